import SourceTree
import StageCatalog
import WorkAdjustmentStage

guard CommandLine.arguments.count == 3 else {
  print("usage: work-plan PLAN-FOLDER PROFILE")
  throw Stopped()
}
// One line adds the stage; everything else is what any tool around the library does.
let registry = try BuiltInStages.registry(adding: [WorkAdjustments.self])
var reading = PlanReading(registry)
if let plan = reading.plan(CommandLine.arguments[1], for: CommandLine.arguments[2]) {
  for activity in plan.activities {
    print("- \(activity.title.patient): \(activity.how?.patient ?? "")")
    for adaptation in activity.adaptations { print("  \(adaptation.patient)") }
  }
}
for finding in reading.findings { print("\(finding.severity.rawValue): \(finding.message)") }
if reading.findings.hasErrors { throw Stopped() }

struct Stopped: Error {}
