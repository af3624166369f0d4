import PlanFiles
import PlanPipeline
import StageCatalog

let (folder, people) = (CommandLine.arguments[1], CommandLine.arguments[2...])
let definition = try PlanLoader(BuiltInStages.registry()).load(folder)
try await withThrowingTaskGroup { group in
  for person in people {
    group.addTask {
      PlanPipeline(definition).run(try ProfileReader(definition).read(contentsOf: person))
    }
  }
  for try await case .plan(let plan) in group {
    print("\(plan.patient): \(plan.urgency.rawValue), \(plan.activities.count) activities")
  }
}
