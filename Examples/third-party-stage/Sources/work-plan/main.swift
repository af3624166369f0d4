import PlanCore
import PlanFiles
import PlanPipeline
import SourceTree
import StageCatalog
import WorkAdjustmentStage
import YAMLSource

// One line adds the stage; everything else is what any tool around the library does.
let registry = try BuiltInStages.registry(adding: [WorkAdjustments.self])

guard CommandLine.arguments.count == 3 else {
  print("usage: work-plan PLAN-FOLDER PROFILE")
  throw Stopped()
}
var files = SourceFiles()
var findings: [Diagnostic] = []
if let plan = makePlan(CommandLine.arguments[1], for: CommandLine.arguments[2]) {
  for activity in plan.activities {
    print("- \(activity.title.patient): \(activity.how?.patient ?? "")")
    for adaptation in activity.adaptations { print("  \(adaptation.patient)") }
  }
}
for finding in findings { print("\(finding.severity.rawValue): \(finding.message)") }
if findings.hasErrors { throw Stopped() }

func makePlan(_ folder: String, for path: String) -> CarePlan? {
  guard
    let definition = PlanLoader(registry).load(folder, files: &files, diagnostics: &findings),
    let file = FileAccess().read(path, &findings),
    let node = YAMLReader().read(files.add(file), in: files, diagnostics: &findings),
    let person = ProfileReader(definition).read(node, on: nil, diagnostics: &findings),
    case .plan(let plan) = PlanPipeline(definition).run(person)
  else { return nil }
  return plan
}

struct Stopped: Error {}
