import ArgumentParser
import Testing

@testable import PlumblineCommand

/// When findings are coloured.
struct ColourTests {
  private func isColoured(
    _ environment: [String: String] = [:], terminal: Bool = false, _ arguments: String...
  ) throws -> Bool {
    let system = System(environment: environment, isTerminal: terminal, programFolder: nil)
    let path = Bench.root + "Tests/Fixtures/err/unknown-fact.yaml"
    let output = try Generate.parse([path, "--plan", Bench.tiny] + arguments).perform(system)
    #expect(output.exit == .findings)
    return output.standardError.contains("\u{1B}[")
  }

  @Test func aTerminalGetsColoursAndAPipeDoesNot() throws {
    #expect(try isColoured(terminal: true))
    #expect(try !isColoured())
    #expect(try !isColoured(["TERM": "dumb"], terminal: true))
  }

  @Test func theOptionWinsOverEverything() throws {
    #expect(try isColoured(["NO_COLOR": "1"], "--color", "always"))
    #expect(try !isColoured(["FORCE_COLOR": "1"], terminal: true, "--color", "never"))
  }

  @Test func theEnvironmentTurnsColoursOffAndOn() throws {
    #expect(try !isColoured(["NO_COLOR": "1"], terminal: true))
    #expect(try !isColoured(["NO_COLOR": "1", "FORCE_COLOR": "1"], terminal: true))
    #expect(try isColoured(["NO_COLOR": ""], terminal: true))
    #expect(try isColoured(["FORCE_COLOR": "1"]))
    #expect(try isColoured(["CLICOLOR_FORCE": "1"]))
    #expect(try !isColoured(["CLICOLOR_FORCE": "0"]))
  }

  @Test func coloursChangeNothingButTheColours() throws {
    let path = Bench.root + "Tests/Fixtures/err/unknown-fact.yaml"
    let plain = try Bench.generate(path).standardError
    let coloured = try Bench.generate(path, "--color", "always").standardError
    #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
  }
}
