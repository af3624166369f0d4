import Foundation
import PlanCore
import PlanFiles
import StageCatalog
import StageTesting
import Testing
import WorkAdjustmentStage

struct WorkAdjustmentTests {
  private static let facts = """
    desk: { type: yes-no }
    dizzy: { type: yes-no }
    """

  private static let yaml = """
    adjustments:
      - id: stand-more
        title: Stand more
        when: desk
        unless: [{ when: dizzy, effect: block, because: standing long is not safe }]
        strength: design
        evidence: [one]
        effort: 3
        agree_with: { clinician: the employer, patient: your employer }
        how: A desk that can be raised.
      - id: short-breaks
        title: Short breaks
        when: desk
        strength: design
        evidence: [one]
        effort: 1
        agree_with: nobody
        how: Get up every half hour.
    """

  @Test func theStageKeepsEveryPromise() {
    let kit = StageConformance(WorkAdjustments.self, yaml: Self.yaml, facts: Self.facts)
    #expect(kit.check() == [])
  }

  @Test func theEasiestChangeComesFirst() throws {
    let bench = try StageBench(WorkAdjustments.self, yaml: Self.yaml, facts: Self.facts)
    let plan = try #require(bench.plan(try bench.profile("desk: yes\ndizzy: no")))
    #expect(plan.activities.map(\.id) == ["short-breaks", "stand-more"])
  }

  @Test func theSamplePlanIsSoundAndUsesTheStage() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Plans/desk-work")
    let registry = try BuiltInStages.registry(adding: [WorkAdjustments.self])
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let plan = PlanLoader(registry).load(folder.path, files: &files, diagnostics: &findings)
    #expect(findings.map(\.message) == [])
    #expect(plan?.stages.contains { $0.stage is WorkAdjustments } == true)
  }
}
