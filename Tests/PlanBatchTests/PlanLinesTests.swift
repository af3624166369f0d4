import FoundationEssentials
import PlanCore
import PlanFiles
import SourceTree
import StageCatalog
import TestSupport
import Testing

@testable import PlanBatch

/// The short way of whole plans, compared with the long one.
struct PlanLinesTests {
  private let definition: PlanDefinition

  init() throws {
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let folder = PackageFolder.url.appending(path: "Plans/low-back-thigh-pain").path
    definition = try #require(
      PlanLoader(try BuiltInStages.registry()).load(
        folder, files: &files, diagnostics: &findings))
  }

  @Test("profiles get the same plans on the short way and on the long one", arguments: 0..<8)
  func samePlans(seed: UInt64) throws {
    var profiles = RandomProfiles(definition, seed: seed)
    let input = profiles.lines(25)
    let (short, long) = (part(input), part(input, counting: true))
    let (shortLines, longLines) = (short.merged.split(separator: 10), long.merged.split(separator: 10))
    #expect(shortLines.count == longLines.count)
    for (index, (short, long)) in zip(shortLines, longLines).enumerated() where short != long {
      let common = zip(short, long).prefix { $0 == $1 }.count
      Issue.record(
        """
        line \(index + 1) differs at byte \(common):
        \(String(decoding: short.dropFirst(max(0, common - 80)).prefix(200), as: UTF8.self))
        \(String(decoding: long.dropFirst(max(0, common - 80)).prefix(200), as: UTF8.self))
        \(String(decoding: input.split(separator: 10)[index], as: UTF8.self))
        """)
    }
    #expect(short.records == long.records && short.errors.count == long.errors.count)
  }

  @Test("plain profiles take the short way")
  func plainProfiles() throws {
    let lines = try #require(PlanLines(definition, on: nil, room: 1 << 16))
    var run = lines.makeRun()
    var results: [UInt8] = []
    var profiles = RandomProfiles(definition, seed: 99)
    let input = profiles.lines(60)
    let (long, count) = (part(input, counting: true), 60)
    var refused = 0
    for line in input.split(separator: 10) {
      let bytes = Array(line) + [10] + Array(repeating: 0, count: BytePlace.margin)
      bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return }
        if run.take(BytePlace(start), &results) == nil { refused += 1 }
      }
    }
    run.finish(&results)
    #expect(results.count { $0 == 10 } == count - refused)
    // Escapes and lists of one word that says nothing are read with care, as are errors.
    #expect(refused >= long.errors.count && refused < count / 2, "\(refused) \(long.errors.count)")
  }

  /// What becomes of an input; counting takes the long way.
  private func part(_ input: [UInt8], counting: Bool = false) -> BatchPart {
    BatchWriter(definition, RecordReader(definition), .plan, counting: counting)
      .part(lines: input, from: 1)
  }
}
