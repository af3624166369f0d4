import Foundation
import SourceTree
import Testing

@testable import PlumblineCommand

/// Comments that allow a warning.
struct SuppressionTests {
  /// What validate says, in short, of the starter whose activity has this condition and these lines around it.
  private func report(_ lines: String) throws -> (text: String, exit: CommandOutput.Exit) {
    let scratch = try Scratch()
    let folder = try starter(scratch, lines)
    let output = try Bench.validate(folder, "--format", "short", "--fail-on", "warning")
    return (
      String(decoding: output.standardOutput, as: UTF8.self).replacing(folder + "/", with: ""),
      output.exit
    )
  }

  private func starter(_ scratch: Scratch, _ lines: String) throws -> String {
    for file in StarterPlan(name: "p").files {
      let text =
        file.name == "care.yaml"
        ? file.text.replacing("    when: pain >= 1\n", with: lines) : file.text
      let url = scratch.url.appending(path: "p/\(file.name)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    return scratch.path("p")
  }

  @Test func withoutACommentThereIsAWarning() throws {
    let report = try report("    when: told_to_rest == true\n")
    #expect(report.text.contains("warning: \"told_to_rest\" is a yes-no fact already"))
    #expect(report.exit == .findings)
  }

  @Test(arguments: [
    "    when: told_to_rest == true # plumbline: allow condition-yes-no-compared — on purpose\n",
    "    # plumbline: allow condition-yes-no-compared - on purpose\n    when: told_to_rest == true\n",
    "    # plumbline: allow condition-yes-no-compared -- on purpose\n    # more\n    when: told_to_rest == true\n",
  ])
  func aCommentOnTheLineOrAboveAllowsIt(_ lines: String) throws {
    let report = try report(lines)
    #expect(report.text == "")
    #expect(report.exit == .fine)
  }

  @Test func aReasonIsRequired() throws {
    let report = try report(
      "    when: told_to_rest == true # plumbline: allow condition-yes-no-compared\n")
    #expect(report.text.contains("[suppression-form]"))
    #expect(report.text.contains("[condition-yes-no-compared]"))
  }

  @Test func anUnknownCodeGetsTheNearestName() throws {
    let scratch = try Scratch()
    let folder = try starter(
      scratch, "    when: told_to_rest # plumbline: allow condition-yes-no-compare — why\n")
    let text = String(decoding: try Bench.validate(folder).standardOutput, as: UTF8.self)
    #expect(text.contains("did you mean `condition-yes-no-compared`?"))
  }

  @Test func aCommentThatAllowsNothingIsAFinding() throws {
    let report = try report(
      "    when: told_to_rest # plumbline: allow condition-yes-no-compared — why\n")
    #expect(report.text.contains("[unused-suppression]"))
  }

  @Test func anErrorCannotBeAllowed() throws {
    let report = try report("    wen: told_to_rest # plumbline: allow unknown-key — why\n")
    #expect(report.text.contains("[suppressed-error]"))
    #expect(report.text.contains("[unknown-key]"))
    #expect(!report.text.contains("[unused-suppression]"))
  }

  @Test func aTextThatLooksLikeACommentIsNone() throws {
    let report = try report("    progression: '# plumbline: allow x'\n    when: told_to_rest\n")
    #expect(report.text == "")
  }

  @Test func generateKeepsQuietToo() throws {
    let scratch = try Scratch()
    let folder = try starter(
      scratch,
      "    when: told_to_rest == true # plumbline: allow condition-yes-no-compared — on purpose\n")
    let output = try Bench.generate("\(folder)/examples/first.yaml", "--plan", folder)
    #expect(output.standardError == "")
  }

  @Test func aPlanThatIsOnlyReadForAProfileIsNotBlamedForItsComments() throws {
    let profile = "\(Bench.shipped)/examples/pregnant.yaml"
    let output = try Bench.validate(profile, "--plan", Bench.shipped, "--fail-on", "warning")
    #expect(String(decoding: output.standardOutput, as: UTF8.self) == "")
    #expect(output.exit == .fine)
  }
}
