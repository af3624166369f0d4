import Foundation
import TestSupport

/// The built program, run as a process of its own.
struct Program {
  var arguments: [String]
  var input: Data?
  var environment: [String: String] = [:]
  var folder = PackageFolder.url
  /// Run through a shell, for limits and other users; `$0` is the program and `$@` its arguments.
  var script: String?

  struct Result {
    var output: Data
    var error: String
    var code: Int32
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  init(_ arguments: String...) {
    self.arguments = arguments
  }

  /// Where the program lies: beside the tests.
  static let url: URL = {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let beside = own.deletingLastPathComponent().appending(path: "plumbline")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return PackageFolder.url.appending(path: ".build/debug/plumbline")
  }()

  func run() throws -> Result {
    let scratch = try Scratch()
    let places = ["in", "out", "err"].map { scratch.url.appending(path: $0) }
    try (input ?? Data()).write(to: places[0])
    for place in places.dropFirst() { try Data().write(to: place) }
    let process = Process()
    process.executableURL = script == nil ? Self.url : URL(fileURLWithPath: "/bin/sh")
    process.arguments = script.map { ["-c", $0, Self.url.path] + arguments } ?? arguments
    process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: places[0])
    process.standardOutput = try FileHandle(forWritingTo: places[1])
    process.standardError = try FileHandle(forWritingTo: places[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      output: try Data(contentsOf: places[1]),
      error: String(decoding: try Data(contentsOf: places[2]), as: UTF8.self),
      code: process.terminationStatus)
  }
}
