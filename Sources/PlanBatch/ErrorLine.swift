import JSONWriting
import SourceTree

/// Where a record stands in its batch.
public enum RecordPlace: Sendable, Equatable {
  /// A line, counted from the first of those that are worked on together.
  case line(Int)
  /// A file of a folder.
  case file(String)
}

/// What is wrong with a record as a line of JSON: where it stands and the first finding, with the rest behind it.
///
/// A line of a part gets its number later, where it is known how many there are before it.
struct ErrorLine: Sendable {
  private let text: [UInt8]
  /// Where the number of the line is left out.
  private let gap: Int
  /// Counted from the first line of the part; nil for a file.
  private let line: Int?

  init(_ findings: [Diagnostic], _ files: SourceFiles, at place: RecordPlace) {
    let entries = findings.filter { $0.severity == .error }.map {
      Entry(finding: $0, place: $0.range.map(files.position), isInFile: place.isFile)
    }
    let record = Record(place: place, entries: entries)
    let (bytes, places) = JSONText.compact(record, leaving: ["line": .value])
    if case .line(let number) = place {
      (text, gap, line) = (bytes + [10], places.first ?? 0, number)
    } else {
      (text, gap, line) = (JSONText.compact(record).bytes + [10], 0, nil)
    }
  }

  /// The line.
  ///
  /// - Parameter first: the number of the part's first line in the input, from 1.
  func bytes(from first: Int) -> [UInt8] {
    guard let line else { return text }
    return Array(text[..<gap] + (first + line).description.utf8 + text[gap...])
  }

  private struct Record: JSONMembers {
    let place: RecordPlace
    let entries: [Entry]

    func write(to json: inout JSONText) {
      switch place {
      case .line(let number): json.member("line", number)
      case .file(let name): json.member("file", name)
      }
      entries.first?.write(to: &json)
      if entries.count > 1 { json.member("more", Array(entries.dropFirst())) }
    }
  }

  private struct Entry: JSONMembers {
    let finding: Diagnostic
    let place: (line: Int, column: Int)?
    let isInFile: Bool

    func write(to json: inout JSONText) {
      if let place {
        if isInFile { json.member("line", place.line) }
        json.member("column", place.column)
      }
      json.member("code", finding.code.name)
      json.member("message", finding.message)
      json.member("help", finding.help)
    }
  }
}

extension RecordPlace {
  fileprivate var isFile: Bool {
    if case .file = self { true } else { false }
  }
}

extension SourceFiles {
  fileprivate func position(of range: SourceRange) -> (line: Int, column: Int) {
    LineTable(self[range.file].bytes).position(of: range.lower)
  }
}
