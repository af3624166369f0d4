import PlanFiles
import PlanPipeline
import StageCatalog
import WorkAdjustmentStage

guard CommandLine.arguments.count == 3 else {
  print("usage: work-plan PLAN-FOLDER PROFILE")
  throw Stopped()
}
// One line adds the stage; everything else is what any tool around the library does.
let registry = try BuiltInStages.registry(adding: [WorkAdjustments.self])
let definition = try PlanLoader(registry).load(CommandLine.arguments[1])
let person = try ProfileReader(definition).read(contentsOf: CommandLine.arguments[2])
if case .plan(let plan) = PlanPipeline(definition).run(person) {
  for activity in plan.activities {
    print("- \(activity.title.patient): \(activity.how?.patient ?? "")")
    for adaptation in activity.adaptations { print("  \(adaptation.patient)") }
  }
}

struct Stopped: Error {}
