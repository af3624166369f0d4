import SourceTree

extension FindingPages {
  private static func line(_ facts: String) -> FindingExample {
    .line(#"{"plan": "example", "patient": "P-1", "on": "2026-11-22", "facts": {"# + facts + "}}")
  }

  private static let right = line(#""pain": 5"#)

  static let json = [
    FindingPage(
      "json-syntax", "A line or file is not JSON.",
      because:
        "What follows a mistake in JSON has no certain meaning, so nothing of the record is used.",
      failing: line(#""pain": 5,"#), repaired: right),
    FindingPage(
      "json-duplicate-key", "An object has a key twice.",
      because:
        "Programs keep the first or the last as they like, so two readers would see two people.",
      failing: line(#""pain": 5, "pain": 7"#), repaired: right),
    FindingPage(
      "json-too-deep", "Lists and objects are inside each other deeper than 64 levels.",
      because: "No profile needs it, and a text that does is broken or meant to do harm.",
      failing: line(
        #""pain": "# + String(repeating: "[", count: 70) + String(repeating: "]", count: 70)),
      repaired: right),
  ]
}
