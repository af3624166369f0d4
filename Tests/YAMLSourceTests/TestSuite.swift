import Foundation
import TestSupport

/// The public YAML test suite, when its folder is there.
struct TestSuite {
  struct Case {
    let id: String
    let input: [UInt8]
    /// The expected events, one a line; nil when the input must be refused.
    let events: String?
  }

  static var folder: URL? {
    SharedFixtures.folder.map { $0.appending(path: "yaml-test-suite") }
  }

  static var knownFailures: URL? {
    SharedFixtures.folder.map {
      $0.appending(path: "yaml-test-suite-libyaml-0.2.5-known-failures.tsv")
    }
  }

  /// All cases in the order of their ids; the trees of symbolic links beside them hold the same cases again.
  static func cases() throws -> [Case] {
    guard let folder else { return [] }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0 != "name" && $0 != "tags" && !$0.hasPrefix(".") }.flatMap { name in
      let entries = try? FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: name).path)
      guard let entries else { return [Case]() }
      if entries.contains("in.yaml") { return [try load(name, in: folder)] }
      return try entries.sorted().map { try load("\(name)/\($0)", in: folder) }
    }
  }

  private static func load(_ id: String, in folder: URL) throws -> Case {
    let place = folder.appending(path: id)
    let isRefused = FileManager.default.fileExists(atPath: place.appending(path: "error").path)
    let events = try? String(contentsOf: place.appending(path: "test.event"), encoding: .utf8)
    return Case(
      id: id, input: [UInt8](try Data(contentsOf: place.appending(path: "in.yaml"))),
      events: isRefused ? nil : events)
  }
}
