import Foundation
import PlanCases
import PlanCore
import PlanFiles
import SourceTree
import StageCatalog
import TestSupport
import Testing

@Suite struct ShippedCaseTests {
  /// Every plan that ships, by folder.
  static let plans: [String] = {
    let folder = PackageFolder.url.path + "/Plans"
    return FileAccess.names(in: folder).map { "\(folder)/\($0)" }
      .filter { FileAccess.exists("\($0)/plan.yaml") }
  }()

  @Test(arguments: plans) func everyCasePasses(_ folder: String) throws {
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let loader = PlanLoader(try BuiltInStages.registry())
    let definition = try #require(
      loader.load(folder, files: &files, diagnostics: &findings))
    let cases = CaseReader(definition).cases(files: &files, diagnostics: &findings)
    #expect(findings.map(\.message) == [])
    #expect(cases.count >= 100)
    let runs = CaseRun.all(cases, definition)
    #expect(runs.flatMap(\.findings).map(\.message) == [])
    let gaps = Coverage(runs, definition).findings
    #expect(gaps.map(\.message) == [])
  }
}
