import Foundation
import PlanFiles
import PlanPipeline
import SourceTree
import StageCatalog

guard CommandLine.arguments.count > 2 else {
  print("usage: embed PLAN-FOLDER PROFILE…")
  exit(64)
}
let (folder, profiles) = (CommandLine.arguments[1], CommandLine.arguments[2...])
var (files, findings) = (SourceFiles(), [Diagnostic]())
let loader = PlanLoader(try BuiltInStages.registry())
guard let definition = loader.load(folder, files: &files, diagnostics: &findings) else {
  throw Refused(findings)
}
try await withThrowingTaskGroup { group in
  for profile in profiles {
    group.addTask { PlanPipeline(definition).run(try person(profile, definition)) }
  }
  for try await case .plan(let plan) in group {
    print("\(plan.patient): \(plan.urgency.rawValue), \(plan.activities.count) activities")
  }
}
