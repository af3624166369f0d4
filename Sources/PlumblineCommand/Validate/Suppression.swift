import FindingPages
import SourceTree
import YAMLSource

/// A comment that allows one kind of finding: `# plumbline: allow CODE — reason`.
struct Suppression {
  /// The code that it allows.
  let code: String
  /// Why; empty when the author does not say.
  let reason: String
  /// The comment.
  let range: SourceRange
  /// The line whose findings it allows: its own, or when it stands alone, the next that is not a comment.
  let line: Int

  private static let mark = "plumbline: allow"

  /// The suppressions of a file, in order; none when the file cannot be read as YAML.
  static func all(in file: FileID, of files: SourceFiles) -> [Suppression] {
    let bytes = files[file].bytes
    // Hardly any file has one, so most are not read again.
    guard mayHold(bytes) else { return [] }
    var ignored: [Diagnostic] = []
    guard let node = YAMLReader().read(file, in: files, diagnostics: &ignored) else { return [] }
    let lines = LineTable(bytes)
    return node.comments.compactMap { Suppression($0, bytes, lines) }
  }

  private static func mayHold(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { index in
      guard bytes[index] == UInt8(ascii: "#") else { return false }
      return bytes[(index + 1)...].drop { $0 == 32 }.starts(with: mark.utf8)
    }
  }

  private init?(_ comment: SourceRange, _ bytes: [UInt8], _ lines: LineTable) {
    let text = String(decoding: bytes[(comment.lower + 1)..<comment.upper], as: UTF8.self)
    guard let words = Self.rest(of: text) else { return nil }
    let parts = words.split(separator: " ", maxSplits: 1)
    code = parts.first.map(String.init) ?? ""
    var reason = parts.count == 2 ? parts[1][...] : ""
    while let first = reason.first, ["-", "–", "—", " "].contains(first) { reason.removeFirst() }
    self.reason = String(reason)
    range = comment
    let own = lines.line(of: comment.lower)
    line = Self.isAlone(comment.lower, bytes, lines) ? Self.next(own, bytes, lines) : own
  }

  private static func rest(of comment: String) -> Substring? {
    let text = comment.drop { $0 == " " }
    guard text.hasPrefix(mark) else { return nil }
    return text.dropFirst(mark.count)
  }

  private static func isAlone(_ offset: Int, _ bytes: [UInt8], _ lines: LineTable) -> Bool {
    let start = lines.extent(of: lines.line(of: offset)).lowerBound
    return bytes[start..<max(start, offset)].allSatisfy { $0 == 32 || $0 == 9 }
  }

  private static func next(_ line: Int, _ bytes: [UInt8], _ lines: LineTable) -> Int {
    var line = line + 1
    while line <= lines.count {
      let first = bytes[lines.extent(of: line)].first { $0 != 32 && $0 != 9 }
      guard first == UInt8(ascii: "#") else { return line }
      line += 1
    }
    return line
  }
}

extension [Diagnostic] {
  /// What is left when comments in the files allow some findings, with what is wrong with those comments.
  ///
  /// - Parameter reportsUnused: for a file's name, whether a comment that allows nothing is a finding there; only where all
  ///   checks were run.
  func applyingSuppressions(
    of files: SourceFiles, reportsUnused: ((String) -> Bool)? = nil
  ) -> [Diagnostic] {
    guard reportsUnused != nil || !isEmpty else { return self }
    var kept = self
    var names: Set<String> = []
    for index in files.all.indices {
      let id = FileID(rawValue: Int32(index))
      // A file that was read twice has its comments once.
      guard names.insert(files[id].name).inserted else { continue }
      let lines = LineTable(files[id].bytes)
      for suppression in Suppression.all(in: id, of: files) {
        let allowed = kept.filter { finding in
          guard let range = finding.range else { return false }
          return finding.code.name == suppression.code
            && files[range.file].name == files[id].name
            && lines.line(of: range.lower) == suppression.line
        }
        if let problem = suppression.problem(allowing: allowed) {
          if problem.code != .unusedSuppression
            || reportsUnused?(files[id].name) == true && !hasErrors
          {
            kept.append(problem)
          }
        } else {
          kept.removeAll { allowed.contains($0) }
        }
      }
    }
    return kept
  }
}

extension Suppression {
  /// What is wrong with the comment, given the findings that it speaks of.
  fileprivate func problem(allowing findings: [Diagnostic]) -> Diagnostic? {
    guard !code.isEmpty else {
      return Diagnostic(
        .error, .suppressionForm, "the comment does not say what it allows", at: range,
        help: "write '# plumbline: allow CODE — reason'")
    }
    guard FindingPages.page(of: code) != nil else {
      return Diagnostic(
        .error, .suppressionForm, "'\(code)' is not the code of a finding", at: range,
        help: didYouMean(code, among: FindingPages.all.map(\.code.name))
          ?? "write '# plumbline: allow CODE — reason'")
    }
    guard !reason.isEmpty else {
      return Diagnostic(
        .error, .suppressionForm, "the comment does not say why '\(code)' is allowed here",
        at: range, help: "write '# plumbline: allow \(code) — reason'")
    }
    guard !findings.isEmpty else {
      return Diagnostic(
        .warning, .unusedSuppression, "there is no '\(code)' to allow on line \(line)", at: range,
        help: "remove the comment")
    }
    guard !findings.hasErrors else {
      return Diagnostic(
        .error, .suppressedError, "'\(code)' is an error here, and errors cannot be allowed",
        at: range, help: "mend the error and remove the comment")
    }
    return nil
  }
}

extension Diagnostic.Code {
  /// A comment that allows a finding without a reason, or a code that does not exist.
  static let suppressionForm: Self = "suppression-form"
  /// A comment that allows a finding that is not there.
  static let unusedSuppression: Self = "unused-suppression"
  /// A comment that allows an error.
  static let suppressedError: Self = "suppressed-error"
}
