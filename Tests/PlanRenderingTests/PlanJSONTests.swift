import Foundation
import JSONSource
import JSONWriting
import PlanCore
import SourceTree
import TestSupport
import Testing

@testable import PlanRendering

@Suite struct PlanJSONTests {
  @Test(arguments: [false, true])
  func `a plan that is written and read again is the same plan`(compact: Bool) throws {
    for plan in plans {
      #expect(try PlanJSON.read(PlanJSON.write(plan, compact: compact)) == plan)
    }
  }

  @Test func `a plan is written as it always was`() throws {
    try expectGolden(text(SamplePlan.full), "Tests/Fixtures/rendering/full.json")
  }

  @Test(arguments: [JSONText.Layout.compact, .indented])
  func `JSONSerialization reads the same bytes out of it as out of what Foundation encodes`(
    layout: JSONText.Layout
  ) throws {
    for plan in plans {
      let ours = try rewritten(JSONText.document(plan, layout))
      #expect(try ours == rewritten([UInt8](JSONEncoder().encode(plan))))
    }
  }

  @Test func `keys stand in the order in which the types declare them`() throws {
    for plan in plans {
      var (files, findings) = (SourceFiles(), [Diagnostic]())
      let id = files.add(SourceFile(name: "plan.json", bytes: PlanJSON.write(plan)))
      let node = try #require(JSONReader().read(id, in: files, diagnostics: &findings))
      expectOrder(of: plan, in: node)
    }
  }

  @Test(arguments: [
    (JSONText.Gap.member, #","evidence":["S01"]"#), (.value, #"["S01"]"#),
    (.items, #""S01""#),
  ]) func `an entry with a gap is whole again once the gap is filled`(
    gap: JSONText.Gap, filling: String
  ) throws {
    let finding = Hint.Finding(
      id: "one", text: VoicedText("it fits"), weight: "weak", evidence: ["S01"])
    let (bytes, places) = JSONText.compact(
      finding, leaving: ["evidence": gap, "weight": .text, "clinician": .text])
    let weight = try #require(places.first)
    let evidence = try #require(places.last)
    #expect(places.count == 2)
    let filled =
      bytes[..<weight] + "weak".utf8 + bytes[weight..<evidence] + filling.utf8 + bytes[evidence...]
    #expect(Array(filled) == JSONText.compact(finding).bytes)
  }

  @Test(arguments: 0..<200)
  func `any text comes back as it was`(seed: UInt64) throws {
    var texts = OddTexts(seed: seed)
    var plan = SamplePlan.full
    plan.title = VoicedText(clinician: texts.next(), patient: texts.next())
    plan.patient = texts.next()
    plan.ask[0].decides = (0..<3).map { _ in texts.next() }
    plan.hints[0].codes = ["a" + texts.next(): [texts.next()], "b" + texts.next(): []]
    let bytes = PlanJSON.write(plan)
    let back = try PlanJSON.read(bytes)
    #expect(PlanJSON.write(back) == bytes)
    #expect(Array(back.patient.unicodeScalars) == Array(plan.patient.unicodeScalars))
    #expect(back == plan)
  }

  @Test func `what is not known is left out, what is empty stays`() {
    let json = text(SamplePlan.urgent(.emergency))
    #expect(!json.contains("null"))
    #expect(!json.contains("\"followUp\""))
    #expect(json.contains("\"activities\": [],"))
  }

  @Test func `slashes and letters outside ASCII are written as they are`() {
    var plan = SamplePlan.full
    plan.patient = "a/b é 😀"
    #expect(text(plan).contains("\"patient\": \"a/b é 😀\""))
  }

  @Test func `compact is one line`() {
    let bytes = PlanJSON.write(SamplePlan.full, compact: true)
    #expect(!bytes.contains(UInt8(ascii: "\n")))
    #expect(bytes.count < PlanJSON.write(SamplePlan.full).count)
  }

  @Test(arguments: [
    ("{", "", "the document is not valid JSON"),
    ("[]", "", "expected an object"),
    (String(repeating: "[", count: 100_000), "", "the document is not valid JSON"),
    ("{}", "", "the key 'format' is missing"),
    (
      #"{"format": 7, "more": true}"#, "format",
      "format 7 is not known; this version reads format 1"
    ),
  ])
  func `what is not a plan is refused with the reason`(json: String, path: String, message: String)
  {
    #expect(throws: PlanReadingError(path: path, message: message)) {
      try PlanJSON.read(Array(json.utf8))
    }
  }

  @Test(arguments: [
    (#""fromWeek": 6"#, #""fromWeek": "six""#, "activities[1].fromWeek", "expected a whole number"),
    (
      #""urgency": "routine""#, #""urgency": "later""#, "urgency",
      "not one of the words that are allowed here"
    ),
    (
      #""standing": "likely","#, "", "hints[0]", "the key 'standing' is missing"
    ),
    (#""ask": ["#, #""ask": null, "x": ["#, "ask", "expected an array, found null"),
  ])
  func `a broken plan is refused with the place`(
    old: String, new: String, path: String, message: String
  ) {
    let json = text(SamplePlan.full).replacing(old, with: new, maxReplacements: 1)
    #expect(throws: PlanReadingError(path: path, message: message)) {
      try PlanJSON.read(Array(json.utf8))
    }
  }

  private let plans = [
    SamplePlan.full, SamplePlan.urgent(.emergency), SamplePlan.urgent(.sameDay),
  ]

  /// What Foundation reads, as it writes it itself.
  private func rewritten(_ bytes: [UInt8]) throws -> Data {
    try JSONSerialization.data(
      withJSONObject: JSONSerialization.jsonObject(with: Data(bytes)), options: .sortedKeys)
  }

  /// Compares the keys of an object with the properties of a value, and so on with all inside.
  private func expectOrder(of value: Any, in node: SourceNode) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .struct where node.kind == .mapping:
      let keys = node.entries.map(\.key.text)
      let declared = mirror.children.compactMap(\.label)
      #expect(keys == declared.filter(keys.contains), "\(type(of: value))")
      for (label, child) in mirror.children {
        if let label, let inner = node[label] { expectOrder(of: child, in: inner) }
      }
    case .collection:
      for (child, item) in zip(mirror.children, node.items) {
        expectOrder(of: child.value, in: item)
      }
    case .optional:
      if let child = mirror.children.first { expectOrder(of: child.value, in: node) }
    default: break
    }
  }

  private func text(_ plan: CarePlan) -> String {
    String(decoding: PlanJSON.write(plan), as: UTF8.self)
  }
}
