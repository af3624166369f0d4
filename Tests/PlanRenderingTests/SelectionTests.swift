import Testing

@testable import PlanRendering

/// What a person may choose from a plan.
struct SelectionTests {
  @Test("fields are written in the order in which they are named, under their own keys")
  func order() throws {
    let selection = try Selection("hints, level=urgency,offered")
    #expect(selection.columns.map(\.key) == ["hints", "level", "offered"])
    #expect(selection.columns.map(\.field) == [.hints, .urgency, .offered])
  }

  @Test("one field may be written twice under two keys, one key not for two fields")
  func keys() throws {
    #expect(try Selection("a=urgency,b=urgency").columns.count == 2)
    #expect(throws: Selection.Failure(description: "the key 'a' is empty or stands there twice")) {
      try Selection("a=urgency,a=flags")
    }
  }

  @Test("a word that is no field is named, with all that are", arguments: ["", "urgncy", "ask,"])
  func unknown(text: String) {
    let failure = #expect(throws: Selection.Failure.self) { try Selection(text) }
    let allowed = "undecided, referrals, ask, decision, letter, clinicianLetter"
    #expect(failure?.description.hasSuffix(allowed) == true)
  }
}
