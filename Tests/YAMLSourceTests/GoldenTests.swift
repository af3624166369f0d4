import Foundation
import SourceTree
import TestSupport
import Testing

@testable import YAMLSource

@Suite struct GoldenTests {
  static let folder = "Tests/Fixtures/yaml"

  static func names(in folder: String) -> [String] {
    let url = PackageFolder.url.appending(path: folder)
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return entries.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }.sorted()
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: PackageFolder.url.appending(path: path)))
  }

  @Test(arguments: GoldenTests.names(in: GoldenTests.folder + "/err"))
  func `a broken file gets the findings beside it`(name: String) throws {
    let path = "\(Self.folder)/err/\(name)"
    let file = ReadFile(try Self.bytes(path), name: name)
    #expect(file.findings.hasErrors)
    try expectGolden(file.written(.text), path + ".out")
  }

  @Test(arguments: GoldenTests.names(in: GoldenTests.folder + "/ok"))
  func `a sound file gets no findings`(name: String) throws {
    let file = ReadFile(try Self.bytes("\(Self.folder)/ok/\(name)"), name: name)
    #expect(file.written(.short) == "")
    #expect(file.root != nil)
  }
}
