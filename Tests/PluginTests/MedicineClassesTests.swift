import AssessmentPlugin
import PlanCore
import StageTesting
import Testing

/// Matches in a list, when the plan knows more classes of medicines than fit into one word.
struct MedicineClassesTests {
  /// One medicine for each of eighty classes, and two whose names are words.
  private static let yaml = """
    facts:
      - { name: first, match: { list: medicines, class: class_0 } }
      - { name: within, match: { list: medicines, class: class_63 } }
      - { name: beyond, match: { list: medicines, class: class_64 } }
      - { name: last, match: { list: medicines, class: class_79, except_routes: [topical] } }
    medicines:
    """
    + (0..<80).map { "\n  - { name: medicine\($0), rxcui: \($0 + 1), classes: [class_\($0)] }" }
    .joined()
    + "\n  - { name: Both, classes: [class_0, class_79] }\n  - { name: Other, classes: [class_64] }\n"

  private static let facts = """
    medicines: { type: list, items: record, fields: [rxcui, name, route] }
    first: { type: yes-no, derived: yes }
    within: { type: yes-no, derived: yes }
    beyond: { type: yes-no, derived: yes }
    last: { type: yes-no, derived: yes }
    """

  @Test(
    "a class is found wherever it stands among the classes",
    arguments: [
      ("[medicine0]", "yes no no no"), ("[medicine63]", "no yes no no"),
      ("[medicine64]", "no no yes no"), ("[medicine79]", "no no no yes"),
      ("[medicine1, { rxcui: 65 }]", "no no yes no"), ("[both]", "yes no no yes"),
      ("[both and other 5 mg]", "yes no yes yes"),
      ("[{ rxcui: 64, name: medicine79 }]", "no yes no yes"),
      ("[{ rxcui: 999, name: medicine79 }]", "no no no yes"),
      ("[{ rxcui: 80, route: topical }, medicine64]", "no no yes no"),
      ("[medicine64, unheard-of]", "? ? yes ?"), ("none", "no no no no"),
    ])
  func finds(_ list: String, _ expected: String) throws {
    let bench = try StageBench(Assessment.self, yaml: Self.yaml, facts: Self.facts)
    let facts = bench.facts(try bench.profile("medicines: \(list)", visits: ""))
    let found = try ["first", "within", "beyond", "last"].map { name in
      let info = try #require(facts.vocabulary.named(name))
      return facts.value(of: info.id).map { info.text(of: .single($0)) } ?? "?"
    }
    #expect(found.joined(separator: " ") == expected)
  }
}
