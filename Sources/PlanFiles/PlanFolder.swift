import Crypto
import Dispatch
import PlanCore
public import SourceTree
import Synchronization
import YAMLSource

/// The files of one plan folder, read and compared with their shapes, each on whatever core is free.
///
/// What comes out does not depend on which file was done first.
struct PlanFolder: Sendable {
  /// A file to read, and what it may hold.
  struct Request: Sendable {
    var name: SourceNode
    var shape: Shape
  }

  /// A file that was read.
  struct Reading: Sendable {
    /// The root; nil when there is nothing to read on with.
    var node: SourceNode?
    var findings: [Diagnostic] = []
    /// The fingerprint of the bytes; empty for a file that could not be opened.
    var digest: [UInt8] = []
  }

  let path: String
  let access: FileAccess

  /// Reads a file that no other file names.
  func read(_ name: String, _ shape: Shape, into files: inout SourceFiles) -> Reading {
    var findings: [Diagnostic] = []
    guard let file = access.read("\(path)/\(name)", &findings) else {
      return Reading(findings: findings)
    }
    let id = files.add(file)
    return reading(id, shape, files)
  }

  /// Reads the files, in the order of the requests; the findings about a file that cannot be opened point to its name.
  func read(_ requests: [Request], into files: inout SourceFiles) -> [Reading] {
    var readings = Array(repeating: Reading(), count: requests.count)
    var opened: [(position: Int, id: FileID)] = []
    for (position, request) in requests.enumerated() {
      var findings: [Diagnostic] = []
      if let file = open(request.name, &findings) {
        opened.append((position, files.add(file)))
      } else {
        readings[position].findings = findings
      }
    }
    let all = files
    let work = opened
    let done = Mutex<[Int: Reading]>([:])
    DispatchQueue.concurrentPerform(iterations: work.count) { index in
      let (position, id) = work[index]
      let reading = reading(id, requests[position].shape, all)
      done.withLock { $0[position] = reading }
    }
    for (position, reading) in done.withLock({ $0 }) { readings[position] = reading }
    return readings
  }

  private func open(_ name: SourceNode, _ findings: inout [Diagnostic]) -> SourceFile? {
    let text = name.text
    guard !text.hasPrefix("/"), !text.split(separator: "/").contains("..") else {
      findings.append(
        Diagnostic(
          .error, .outsideFolder, "'\(text)' is outside the plan's folder", at: name.range,
          help: "a plan's files stay in its folder"))
      return nil
    }
    let file = access.read("\(path)/\(text)", &findings)
    for index in findings.indices { findings[index].range = name.range }
    return file
  }

  private func reading(_ id: FileID, _ shape: Shape, _ files: SourceFiles) -> Reading {
    var reading = Reading()
    reading.digest = Array(SHA256.hash(data: files[id].bytes))
    guard let node = YAMLReader().read(id, in: files, diagnostics: &reading.findings) else {
      return reading
    }
    reading.findings += shape.findings(in: node)
    reading.node = node.kind == .mapping ? node : nil
    return reading
  }
}

extension Diagnostic.Code {
  /// A file of a plan that lies outside its folder.
  public static let outsideFolder: Self = "outside-folder"
}
