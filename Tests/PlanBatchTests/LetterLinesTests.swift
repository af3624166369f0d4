import Foundation
import PlanCore
import PlanPipeline
import PlanRendering
import Testing

@testable import PlanBatch

/// Letters as fields of result lines.
struct LetterLinesTests {
  private let definition: PlanDefinition

  init() throws {
    definition = try plan("Plans/low-back-thigh-pain")
  }

  @Test func `each line holds the person's letters as they are written one by one`() throws {
    var profiles = RandomProfiles(definition, seed: 12)
    let input = profiles.lines(30)
    let reader = RecordReader(definition)
    let shape = ResultShape.fields(
      try Selection("letter,urgency,for=clinicianLetter"), id: "patient")
    let part = BatchWriter(definition, reader, shape, counting: false)
      .part(BatchWriter.Lines(input, count: input.count))
    var lines = part.results.split(separator: 10)[...]
    for line in input.split(separator: 10) {
      guard
        case .profile(let profile) = reader.read(Array(line), named: "line", isLine: true),
        case .plan(let plan) = PlanPipeline(definition).run(profile)
      else { continue }
      let result = try #require(
        try JSONSerialization.jsonObject(with: Data(lines.popFirst() ?? [])) as? [String: String])
      #expect(Set(result.keys) == ["patient", "letter", "urgency", "for"])
      #expect(result["letter"] == PlanText.write(plan, for: .patient, explaining: false))
      #expect(result["for"] == PlanText.write(plan, for: .clinician, explaining: false))
    }
    #expect(lines.isEmpty && part.records - part.failures > 5)
  }

  @Test func `letters and counts go together`() throws {
    let line = #"{"patient":"P-1","on":"2026-11-22","facts":{"age_years":"44"}}"#
    let shape = ResultShape.fields(try Selection("letter"), id: "patient")
    let input = Array(line.utf8)
    let part = BatchWriter(definition, RecordReader(definition), shape, counting: true)
      .part(BatchWriter.Lines(input, count: input.count))
    #expect(part.results.count { $0 == 10 } == 1)
    #expect(part.cohort != BatchPart().cohort)
  }
}
