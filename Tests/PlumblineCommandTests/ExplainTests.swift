import ArgumentParser
import FindingPages
import Testing

@testable import PlumblineCommand

/// What `explain` prints.
struct ExplainTests {
  private func explain(_ arguments: String...) throws -> CommandOutput {
    try Explain.parse(arguments).perform(Bench.system)
  }

  @Test func aCodeGetsItsPage() throws {
    let output = try explain("duplicate-key")
    #expect(output.exit == .fine)
    #expect(
      String(decoding: output.standardOutput, as: UTF8.self) == """
        # duplicate-key

        A key stands twice in one mapping.

        Readers differ in which of the two counts, and one of them is a mistake.

        Wrong, in a profile:

        ```yaml
        facts:
          pain: 5
          pain: 6
        ```

        Right, in a profile:

        ```yaml
        facts:
          pain: 6
        ```

        """)
  }

  @Test func aRuleIsToldInWords() throws {
    let output = try explain("leg-stretch", "--plan", Bench.tiny)
    #expect(
      String(decoding: output.standardOutput, as: UTF8.self) == """
        leg-stretch: Leg stretch
          place: care.yaml:16:9
          stage: conservative-care, open when urgency < "same-day"
          direction: consider, strength: design
          when: leg_test == "negative"
          blocked when: bad
            because the pain is too strong
          evidence:
            design-1: A choice (design)

        """)
  }

  @Test func aRuleIsFoundByItsReference() throws {
    let output = try explain("T01", "--plan", Bench.tiny)
    #expect(String(decoding: output.standardOutput, as: UTF8.self).hasPrefix("numb: Numbness\n"))
  }

  @Test func whatNobodyKnowsGetsTheNearestName() throws {
    let output = try explain("leg-strech", "--plan", Bench.tiny)
    #expect(output.exit == .findings)
    #expect(output.standardError.contains("did you mean `leg-stretch`?"))
    #expect(try explain("dupliacte-key").standardError.contains("did you mean `duplicate-key`?"))
  }
}
