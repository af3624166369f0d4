import Foundation
import PlanCore
import PlanRendering
import TestSupport
import Testing

@Suite struct PlanSchemaTests {
  @Test func `the published schema is the one that is kept`() throws {
    try expectGolden(
      String(decoding: PlanSchema.json(), as: UTF8.self), "Tests/Fixtures/rendering/schema.json")
  }

  @Test func `a plan holds no dictionary but the kind that the writer sorts`() throws {
    let lists: NSDictionary = ["type": "array", "items": ["type": "string"]]
    for values in try SchemaChecker(PlanSchema.json()).dictionaries {
      #expect(values as NSDictionary == lists)
    }
  }

  @Test(arguments: Urgency.allCases)
  func `what is written agrees with the schema`(urgency: Urgency) throws {
    let checker = try SchemaChecker(PlanSchema.json())
    for plan in [SamplePlan.full, SamplePlan.urgent(urgency)] {
      #expect(try checker.findings(in: PlanJSON.write(plan)) == [])
    }
  }

  @Test func `the sample plans use every key of the schema, and no other`() throws {
    var plan = SamplePlan.full
    plan.redFlags = SamplePlan.urgent(.soon).redFlags
    plan.hints[0].codes = [:]
    let document = try JSONSerialization.jsonObject(with: Data(PlanJSON.write(plan)))
    #expect(keys(of: document) == (try SchemaChecker(PlanSchema.json()).keys))
  }

  @Test(arguments: [
    (#""format": 1"#, #""format": 2"#, ".format: wrong number"),
    (
      #""standing": "likely""#, #""standing": "certain""#,
      ".hints[0].standing: not one of the words"
    ),
    (#""fromWeek": 6"#, #""fromWeek": "6""#, ".activities[1].fromWeek: wrong type"),
    (#""core": true"#, #""kern": true"#, ".activities[0]: 'core' is missing"),
    (#""core": true"#, #""core": true, "x": 1"#, ".activities[0]: 'x' is not in the schema"),
    (#""icd10cm": ["#, #""icd10cm": [1,"#, ".hints[0].codes.icd10cm[0]: wrong type"),
  ])
  func `the schema refuses what is not a plan`(old: String, new: String, finding: String) throws {
    let json = String(decoding: PlanJSON.write(SamplePlan.full), as: UTF8.self)
    let broken = json.replacing(old, with: new, maxReplacements: 1)
    let findings = try SchemaChecker(PlanSchema.json()).findings(in: Array(broken.utf8))
    #expect(findings.contains(finding), "\(findings)")
  }

  private func keys(of value: Any) -> Set<String> {
    if let object = value as? [String: Any] {
      return object.values.reduce(into: Set(object.keys)) { $0.formUnion(keys(of: $1)) }
    }
    return (value as? [Any] ?? []).reduce(into: []) { $0.formUnion(keys(of: $1)) }
  }
}
