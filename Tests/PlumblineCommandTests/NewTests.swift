import ArgumentParser
import Foundation
import SourceTree
import Testing

@testable import PlumblineCommand

/// What people begin with.
struct NewTests {
  private func newPlan(_ scratch: Scratch, _ name: String = "first") throws -> CommandOutput {
    try NewPlan.parse([name, "--in", scratch.url.path]).perform(Bench.system)
  }

  @Test func aNewPlanAndItsExampleAreSilent() throws {
    let scratch = try Scratch()
    #expect(try newPlan(scratch).exit == .fine)
    let output = try Bench.validate(scratch.path("first"), "--fail-on", "warning")
    #expect(String(decoding: output.standardOutput, as: UTF8.self) == "")
    #expect(output.exit == .fine)
    #expect(output.standardError.hasPrefix("1 plans, 6 cases and 1 profiles checked"))
  }

  @Test func aNewPlanMakesAPlanForItsExample() throws {
    let scratch = try Scratch()
    _ = try newPlan(scratch)
    let output = try Bench.generate(
      scratch.path("first/examples/first.yaml"), "--plan", scratch.path("first"))
    #expect(output.exit == .fine)
    #expect(String(decoding: output.standardOutput, as: UTF8.self).contains("A first activity"))
  }

  @Test func everyFileOfANewPlanHasAComment() {
    for file in StarterPlan(name: "x").files { #expect(file.text.hasPrefix("# ")) }
  }

  @Test func aPlanIsNeverWrittenOverAnother() throws {
    let scratch = try Scratch()
    _ = try newPlan(scratch)
    let second = try newPlan(scratch)
    #expect(second.exit == .findings)
    #expect(second.standardError.contains("is there already"))
  }

  @Test func aNameThatIsNotAnIdIsRefused() throws {
    let scratch = try Scratch()
    #expect(try newPlan(scratch, "My Plan").standardError.contains("'My Plan' is not an id"))
    #expect(scratch.names.isEmpty)
  }

  @Test(arguments: [Bench.tiny, Bench.shipped])
  func aNewProfileHasNoErrors(_ plan: String) throws {
    let scratch = try Scratch()
    let path = scratch.path("me.yaml")
    let output = try NewProfile.parse(["--plan", plan, "-o", path]).perform(Bench.system)
    #expect(output.exit == .fine)
    let checked = try Bench.validate(path, "--plan", plan)
    #expect(String(decoding: checked.standardOutput, as: UTF8.self) == "")
    let again = try NewProfile.parse(["--plan", plan, "-o", path]).perform(Bench.system)
    #expect(again.exit == .findings)
  }

  @Test func aNewProfileSaysWhatEachFactMayBe() throws {
    let output = try NewProfile.parse(["--plan", Bench.tiny]).perform(Bench.system)
    let text = String(decoding: output.standardOutput, as: UTF8.self)
    #expect(text.contains("pain: unknown  # pain: a whole number from 0 to 10, in points"))
    #expect(text.contains("leg_test: unknown  # leg test: positive | negative | not_done"))
    #expect(text.contains("#       done_pct: unknown"))
  }
}
