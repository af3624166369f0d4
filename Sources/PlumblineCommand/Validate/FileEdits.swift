import SourceTree
import YAMLSource

/// The safe changes of one file.
struct FileEdits {
  /// One change.
  struct Edit {
    var range: Range<Int>
    var replacement: [UInt8]
  }

  /// The file as it was read.
  let file: SourceFile
  /// The changes, in order, none touching another.
  private(set) var edits: [Edit] = []

  /// The files that safe fixes would change, in the order in which they were read.
  static func all(for findings: [Diagnostic], in files: SourceFiles) -> [FileEdits] {
    var result: [FileEdits] = []
    for finding in findings {
      guard let fix = finding.fixes.first, fix.applicability == .safe else { continue }
      let file = files[fix.range.file]
      guard !file.name.hasPrefix("<") else { continue }
      let edit = Edit(
        range: fix.range.lower..<fix.range.upper, replacement: Array(fix.replacement.utf8))
      if let index = result.firstIndex(where: { $0.file.name == file.name }) {
        result[index].add(edit)
      } else {
        var edits = FileEdits(file: file)
        edits.add(edit)
        result.append(edits)
      }
    }
    return result.filter { !$0.edits.isEmpty }
  }

  private init(file: SourceFile) {
    self.file = file
  }

  /// Takes a change on, unless it touches another or the file could no longer be read with it.
  ///
  /// Each change is made for the file as it is; two that are right alone may break it together.
  private mutating func add(_ edit: Edit) {
    let touches = edits.contains {
      $0.range.lowerBound <= edit.range.upperBound && edit.range.lowerBound <= $0.range.upperBound
    }
    guard !touches else { return }
    let before = edits
    let damage = Self.damage(text(file.bytes.indices))
    edits.append(edit)
    edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    if Self.damage(text(file.bytes.indices)) > damage { edits = before }
  }

  private static func damage(_ bytes: [UInt8]) -> Int {
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let id = files.add(SourceFile(name: "", bytes: bytes))
    _ = YAMLReader().read(id, in: files, diagnostics: &findings)
    return findings.count
  }

  /// The changed file.
  var result: [UInt8] { text(file.bytes.indices) }

  /// A part of the file with the changes that lie in it.
  private func text(_ part: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var position = part.lowerBound
    for edit in edits
    where part.lowerBound <= edit.range.lowerBound && edit.range.upperBound <= part.upperBound {
      result += file.bytes[position..<edit.range.lowerBound] + edit.replacement
      position = edit.range.upperBound
    }
    return result + file.bytes[position..<part.upperBound]
  }
}

extension FileEdits {
  private static let context = 3

  /// The changes as a unified diff.
  var diff: String {
    let lines = LineTable(file.bytes)
    var text = "--- \(file.name)\n+++ \(file.name)\n"
    var shift = 0
    for hunk in hunks(lines) {
      let changed = start(hunk.lowerBound, lines)..<start(hunk.upperBound, lines)
      let old = Self.lines(of: Array(file.bytes[changed]))
      let new = Self.lines(of: self.text(changed))
      let first = max(1, hunk.lowerBound - Self.context)
      let end = min(lastLine(lines) + 1, hunk.upperBound + Self.context)
      let before = Self.lines(of: Array(file.bytes[start(first, lines)..<changed.lowerBound]))
      let after = Self.lines(of: Array(file.bytes[changed.upperBound..<start(end, lines)]))
      let count = before.count + after.count
      text += "@@ -\(first),\(count + old.count) +\(first + shift),\(count + new.count) @@\n"
      text += Self.marked(before, " ") + Self.compared(old, new) + Self.marked(after, " ")
      shift += new.count - old.count
    }
    return text
  }

  /// The changed lines; those whose context would overlap are one.
  private func hunks(_ lines: LineTable) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for edit in edits {
      let own = lines.line(of: edit.range.lowerBound)..<(lines.line(of: edit.range.upperBound) + 1)
      if let last = result.last, own.lowerBound <= last.upperBound + 2 * Self.context {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, own.upperBound)
      } else {
        result.append(own)
      }
    }
    return result
  }

  private func lastLine(_ lines: LineTable) -> Int {
    lines.extent(of: lines.count).isEmpty ? lines.count - 1 : lines.count
  }

  /// The first byte of a line; the end of the file behind the last line.
  private func start(_ line: Int, _ lines: LineTable) -> Int {
    guard line > 1 else { return 0 }
    guard line <= lines.count else { return file.bytes.count }
    return lines.extent(of: line).lowerBound
  }

  /// The lines of a text, each with its line break.
  private static func lines(of bytes: [UInt8]) -> [String] {
    var result: [String] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 10) {
      result.append(String(decoding: rest[...end], as: UTF8.self))
      rest = rest[(end + 1)...]
    }
    if !rest.isEmpty { result.append(String(decoding: rest, as: UTF8.self)) }
    return result
  }

  /// The lines of one hunk: those that stayed as they were are context, when lines can be told apart at all.
  private static func compared(_ old: [String], _ new: [String]) -> String {
    guard old.count == new.count else { return marked(old, "-") + marked(new, "+") }
    var text = ""
    var start = 0
    for index in 0...old.count where index == old.count || old[index] == new[index] {
      text += marked(Array(old[start..<index]), "-") + marked(Array(new[start..<index]), "+")
      if index < old.count { text += marked([old[index]], " ") }
      start = index + 1
    }
    return text
  }

  private static func marked(_ lines: [String], _ mark: String) -> String {
    lines.map { line in
      line.utf8.last == 10 ? mark + line : "\(mark)\(line)\n\\ No newline at end of file\n"
    }.joined()
  }
}
