import PlanCore
import PlanRendering
import TestSupport
import Testing

@testable import PlanBatch

/// Both ways of a batch, for every shape of its results: lines, errors and counts are the same.
struct ShortWayTests {
  private static let plans = [
    "Plans/low-back-thigh-pain", "Tests/Fixtures/plans/tiny", "Tests/Fixtures/rows",
  ]

  @Test("fields and counts of profiles are the same on both ways", arguments: plans)
  func profiles(folder: String) throws {
    let definition = try plan(folder)
    for shape in try shapes(id: "patient", isLarge: folder == Self.plans[0]) {
      let ways = BothWays(definition, shape)
      for seed in 0..<(folder == Self.plans[0] ? 1 : 4) {
        var profiles = RandomProfiles(definition, seed: UInt64(seed))
        ways.expectSame(profiles.lines(35))
      }
    }
  }

  @Test("fields, counts and plans of rows are the same on both ways", arguments: plans)
  func rows(folder: String) throws {
    let definition = try plan(folder)
    for shape in try shapes(id: "id", isLarge: folder == Self.plans[0]) + [.plan] {
      let ways = BothWays(definition, shape, rowsBy: "id")
      for seed in 0..<(folder == Self.plans[0] ? 1 : 4) {
        var profiles = RandomProfiles(definition, seed: UInt64(seed))
        ways.expectSame(profiles.rows(35))
        guard folder == Self.plans[2] else { continue }
        var rows = RandomRows(seed: UInt64(seed))
        ways.expectSame(rows.lines(200))
      }
    }
  }

  @Test("a red flag is listed whatever its rule's direction says")
  func avoidedFlag() throws {
    let definition = try plan(
      "Tests/Fixtures/plans/tiny", changing: "red-flags.yaml", "    when: fever\n",
      "    when: fever\n    direction: avoid\n")
    let line = #"{"patient":"P-1","on":"2026-11-22","facts":{"fever":"yes"}}"#
    let input = Array(line.utf8) + [10]
    for shape in [ResultShape.plan, .fields(try Selection("flags"), id: "patient")] {
      let part = BothWays(definition, shape).expectSame(input)
      #expect(String(decoding: part.results, as: UTF8.self).contains("feverish"))
    }
  }

  @Test(
    "each text of the corpus, as a line and in the place of an answer, is the same on both ways")
  func corpus() throws {
    let definition = try plan("Tests/Fixtures/plans/tiny")
    let ways = BothWays(
      definition, .fields(try Selection("urgency,offered"), id: "patient"))
    let texts = try JSONCorpusText.all().filter { !$0.bytes.contains(10) }
    let input = texts.flatMap { text in
      let before = Array(#"{"patient":"P-1","on":"2026-11-22","facts":{"numbness":"#.utf8)
      return text.bytes + [10] + before + text.bytes + Array("}}\n".utf8)
    }
    let refused = texts.filter { $0.expect == .refuse }
    let empty = refused.count { $0.bytes.allSatisfy { $0 == 32 } }
    let part = ways.expectSame(input)
    #expect(part.failures >= 2 * refused.count - empty)
    #expect(part.records == 2 * texts.count - empty)
  }

  /// All fields that have a short way in another order, none, and a few or every one alone.
  private func shapes(id: String, isLarge: Bool) throws -> [ResultShape] {
    let names = ResultField.allCases.filter { $0.reader == nil }.map(\.rawValue)
    var all = try Selection(names.reversed().joined(separator: ",") + ",again=offered")
    all.naming = .ref
    let alone = isLarge ? ["ask", "completeness"] : names
    return try alone.map { .fields(try Selection($0), id: id) } + [.fields(all, id: id), .nothing]
  }
}

/// A writer for each way.
private struct BothWays {
  private let writers: [BatchWriter]

  init(_ definition: PlanDefinition, _ shape: ResultShape, rowsBy key: String? = nil) {
    let reader = RecordReader(
      definition, shape: key.map { .row(id: $0) } ?? .profile,
      on: key.flatMap { _ in Day("2026-11-22") })
    writers = [true, false].map {
      BatchWriter(definition, reader, shape, counting: true, takesShortWay: $0)
    }
  }

  @discardableResult
  func expectSame(
    _ input: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) -> BatchPart {
    let parts = writers.map { $0.part(BatchWriter.Lines(input, count: input.count)) }
    let lines = parts.map { String(decoding: $0.merged(from: 1), as: UTF8.self) }
    for (short, long) in zip(lines[0].split(separator: "\n"), lines[1].split(separator: "\n")) {
      #expect(short == long, sourceLocation: sourceLocation)
    }
    #expect(lines[0].utf8.count == lines[1].utf8.count, sourceLocation: sourceLocation)
    #expect(parts[0].cohort == parts[1].cohort, sourceLocation: sourceLocation)
    #expect(
      parts[0].records == parts[1].records && parts[0].failures == parts[1].failures
        && parts[0].lines == parts[1].lines, sourceLocation: sourceLocation)
    return parts[0]
  }
}
