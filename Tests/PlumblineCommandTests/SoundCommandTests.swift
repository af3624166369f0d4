import Testing

@testable import PlumblineCommand

@Suite struct SoundCommandTests {
  @Test("plain arguments are read by the command that they name")
  func plainArguments() {
    let command = Plumbline.soundCommand(["generate", "a.yaml", "--format", "json"])
    #expect((command as? Generate)?.profile == "a.yaml")
    #expect(Plumbline.soundCommand(["validate", "Plans"]) is Validate)
  }

  @Test(
    "mistakes and questions are left to the whole program",
    arguments: [
      [], ["--help"], ["--version"], ["generat", "a.yaml"], ["help", "generate"], ["generate"],
      ["generate", "--help"], ["generate", "a.yaml", "--version"],
      ["generate", "a.yaml", "--format", "xml"], ["generate", "a.yaml", "b.yaml"],
      ["generate", "--generate-completion-script", "bash"],
      ["validate", "--generate-completion-script"], ["generate", "--experimental-dump-help"],
    ])
  func everythingElse(_ arguments: [String]) {
    #expect(Plumbline.soundCommand(arguments) == nil)
  }
}
