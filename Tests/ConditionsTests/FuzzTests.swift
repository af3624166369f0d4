import Foundation
import SourceTree
import TestSupport
import Testing

@testable import Conditions

@Suite struct FuzzTests {
  static let pieces: [String] =
    Spelling.all.map(\.text) + [
      "fever", "age", "stage", "phase", "aggravators", "note", "onset", "medications", "hints",
      ".sciatica", "has(", "null", "true", "and", "not", "or", "is", "in", "12", "0.5", "1e3",
      "007", "65y", "\"I\"", "'walking'", "\"2026-01-01\"", "\"\\", "\\x4", "\\u00e9", "“", "”",
      "//", "\n", " ", "\t", "é", "size", "if", "#", "99999999999999999999", "\u{0}",
    ]

  @Test func `any text ends in findings that lie within it`() {
    let rounds = ProcessInfo.processInfo.environment["PLUMBLINE_FUZZ"].flatMap(Int.init) ?? 20_000
    var generator = SeededGenerator(state: 7)
    var compiler = Clinic().compiler
    var compiled = 0
    for round in 0..<rounds {
      let bytes = Self.bytes(round, &generator)
      var diagnostics: [Diagnostic] = []
      let text = ConditionText(bytes: bytes) { part in
        SourceRange(
          file: FileID(rawValue: 0), lower: part.lowerBound, upper: part.upperBound)
      }
      let id = compiler.compile(text, diagnostics: &diagnostics)
      if id != nil { compiled += 1 }
      #expect((id == nil) == diagnostics.hasErrors, "\(String(decoding: bytes, as: UTF8.self))")
      for diagnostic in diagnostics {
        let ranges =
          [diagnostic.range].compactMap(\.self) + diagnostic.fixes.map(\.range)
          + diagnostic.labels.map(\.range)
        #expect(ranges.allSatisfy { $0.lower >= 0 && $0.upper <= bytes.count })
        #expect(!ranges.isEmpty)
      }
    }
    #expect(compiled > rounds / 200)
    let program = compiler.finish()
    #expect(program.truth(ConditionID(index: 0), program.makeState()) != .yes || compiled > 0)
  }

  private static func bytes(_ round: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    if round % 5 == 0 {
      let count = Int.random(in: 0..<40, using: &generator)
      return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
    let sound = [
      "age >= 65", "&&", "!fever", "||", "stage in [\"I\", 'II']", "(phase < \"chronic\")",
      "has(age)", "\"walking\" in aggravators", "onset > \"2026-01-01\"",
    ]
    let isMostlySound = round % 5 == 1
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1..<14, using: &generator) {
      let list = isMostlySound && Int.random(in: 0..<9, using: &generator) > 0 ? sound : pieces
      bytes += Array(list[Int.random(in: 0..<list.count, using: &generator)].utf8)
      if Bool.random(using: &generator) { bytes.append(0x20) }
    }
    return bytes
  }
}
