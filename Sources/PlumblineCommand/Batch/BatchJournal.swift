import ByteStreams
import PlanFiles
import SourceTree

/// How far a run has come, in a file beside its output; a line for each block that is written.
struct BatchJournal: Sendable {
  /// What is done, in bytes of each file and in lines of the input.
  struct Mark: Equatable, Sendable {
    var input = 0
    var lines = 0
    var output = 0
    var errors = 0
    var failures = 0
    var records = 0
  }

  /// Why a run cannot go on.
  struct Refusal: Error {
    var reason: String
  }

  let path: String
  private let fingerprint: String

  init(besides output: String, _ fingerprint: String) {
    path = "\(output).progress"
    self.fingerprint = fingerprint
  }

  /// The last mark of a broken run; nil when there was none.
  func last() throws(Refusal) -> Mark? {
    var findings: [Diagnostic] = []
    guard let file = FileAccess(limit: 1 << 30).read(path, &findings) else { return nil }
    let text = String(decoding: file.bytes, as: UTF8.self)
    // What stands behind the last line feed was cut off.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard lines.first.map(String.init) == "plumbline batch 1 \(fingerprint)" else {
      throw Refusal(reason: "the run that it belongs to had another plan, input or other options")
    }
    guard let last = lines.dropFirst().last else { return nil }
    let numbers = last.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 6 else { throw Refusal(reason: "it is damaged") }
    return Mark(
      input: numbers[0], lines: numbers[1], output: numbers[2], errors: numbers[3],
      failures: numbers[4], records: numbers[5])
  }

  /// Begins the file anew, with the mark that was reached.
  func begin(_ mark: Mark) throws(SystemError) -> Notes {
    let notes = Notes(sink: try ByteSink(path))
    try notes.sink.write(Array("plumbline batch 1 \(fingerprint)\n".utf8))
    try notes.add(mark)
    return notes
  }

  /// A journal that is being written.
  struct Notes {
    fileprivate let sink: ByteSink

    func add(_ mark: Mark) throws(SystemError) {
      let numbers = [
        mark.input, mark.lines, mark.output, mark.errors, mark.failures, mark.records,
      ]
      let line = numbers.map(String.init).joined(separator: " ") + "\n"
      try sink.write(Array(line.utf8))
    }
  }

  /// Takes the file away: everything is done.
  func end() {
    WholeFile.remove(path)
  }
}
