import Foundation
import TestSupport
import Testing

/// One way to change the small plan: a file of hunks without line numbers, named by what is wrong.
///
/// `@@ care.yaml` names the file of the lines below; lines behind `-` are replaced by those behind `+`, and lines behind
/// a blank tell where. Lines behind `+` alone are the whole file, and a name alone removes it. Lines behind `#` say why.
struct PlanChange: Sendable, CustomTestStringConvertible {
  let name: String
  let hunks: [Hunk]
  var testDescription: String { name }

  /// The files that it touches.
  var files: Set<String> { Set(hunks.map(\.file)) }

  /// One place that is changed.
  struct Hunk: Sendable {
    var file: String
    var old: [Data] = []
    var new: [Data] = []
  }

  /// All changes in a folder of the package, in the order of their names.
  static func all(in folder: String) -> [PlanChange] {
    let path = Bench.root + folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".diff") }.sorted().compactMap { name in
      FileManager.default.contents(atPath: "\(path)/\(name)").map {
        PlanChange(name: String(name.dropLast(5)), text: $0)
      }
    }
  }

  private init(name: String, text: Data) {
    self.name = name
    var hunks: [Hunk] = []
    for line in text.split(separator: 10, omittingEmptySubsequences: false) {
      let rest = Data(line.dropFirst())
      switch line.first {
      case UInt8(ascii: "@"):
        hunks.append(Hunk(file: String(decoding: line.dropFirst(3), as: UTF8.self)))
      case UInt8(ascii: "-"): hunks[hunks.count - 1].old.append(rest)
      case UInt8(ascii: "+"): hunks[hunks.count - 1].new.append(rest)
      case UInt8(ascii: " "):
        hunks[hunks.count - 1].old.append(rest)
        hunks[hunks.count - 1].new.append(rest)
      default: continue
      }
    }
    self.hunks = hunks
  }

  /// A copy of the small plan with this change.
  func plan(in scratch: Scratch) throws -> String {
    let folder = try scratch.copy(Bench.tiny, as: "tiny")
    for hunk in hunks { try apply(hunk, to: URL(fileURLWithPath: "\(folder)/\(hunk.file)")) }
    return folder
  }

  private func apply(_ hunk: Hunk, to url: URL) throws {
    if hunk.old.isEmpty {
      if hunk.new.isEmpty { return try FileManager.default.removeItem(at: url) }
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      return try Self.text(hunk.new).write(to: url)
    }
    // A break in front makes sure that whole lines are found.
    var text = Data([10]) + (try Data(contentsOf: url))
    let old = Data([10]) + Self.text(hunk.old)
    let place = try #require(text.range(of: old), "'\(name)' no longer fits \(hunk.file)")
    let rest = text[place.lowerBound + 1..<text.endIndex]
    try #require(rest.range(of: old) == nil, "'\(name)' fits two places of \(hunk.file)")
    text.replaceSubrange(place, with: Data([10]) + Self.text(hunk.new))
    try text.dropFirst().write(to: url)
  }

  private static func text(_ lines: [Data]) -> Data {
    lines.reduce(into: Data()) { $0 += $1 + [10] }
  }
}

/// The changes of the small plan that break it.
enum PlanDefect {
  static let folder = "Tests/Fixtures/err/plans"
  static let all = PlanChange.all(in: folder)

  /// Those that a plan cannot be made with: errors, and neither in the plan's own tests nor in comments.
  static let stopping = all.filter { defect in
    let path = "\(Bench.root)\(folder)/\(defect.name).out"
    let report = FileManager.default.contents(atPath: path) ?? Data()
    // A folder without plan.yaml is not a plan that is wrong, but none.
    let isPlan = defect.name != "shape-no-plan-file" && !defect.name.hasPrefix("allow-")
    return isPlan && report.range(of: Data("error[".utf8)) != nil
      && !defect.files.allSatisfy { $0.hasPrefix("cases/") }
  }

  /// The defect of this name.
  static func named(_ name: String) throws -> PlanChange {
    try #require(all.first { $0.name == name })
  }
}
