/// The format for people: the message, the lines with the places underlined, and what to do.
struct TextFormat {
  let places: SourcePlaces
  let painter: Painter

  func render(_ finding: Diagnostic) -> String {
    let severity = Painter.Role.severity(finding.severity)
    var result = painter.paint("\(finding.severity.rawValue)[\(finding.code.name)]", severity)
    result += painter.paint(": \(finding.message.printable)", .strong) + "\n"
    let groups = groups(of: finding)
    let widest = groups.flatMap(\.marks).map(\.line).max() ?? 1
    let margin = String(repeating: " ", count: String(widest).utf8.count)
    for (index, group) in groups.enumerated() {
      let arrow = index == 0 ? "-->" : ":::"
      result += "\(margin)\(painter.paint(arrow, .frame)) \(places.name(of: group.first))\n"
      let snippet = SourceSnippet(
        places: places, file: group.first.file, marks: group.marks, painter: painter,
        margin: margin)
      result += snippet.render(severity)
    }
    for note in finding.notes { result += remark("note", note, margin) }
    if let witness = finding.witness { result += self.witness(witness, margin) }
    if let help = finding.help { result += remark("help", help, margin) }
    return result
  }

  private func remark(_ kind: String, _ text: String, _ margin: String) -> String {
    "\(margin) \(painter.paint("=", .frame)) \(painter.paint("\(kind):", .strong)) \(text.printable)\n"
  }

  private func witness(_ text: String, _ margin: String) -> String {
    let lines = text.split(separator: "\n").map { "\(margin)       \(String($0).printable)\n" }
    return remark("example", "this profile shows it", margin) + lines.joined()
  }

  /// The places of a finding in one file.
  private struct Group {
    var first: SourceRange
    var marks: [SourceMark]
  }

  /// The primary file first, then the other files in the order of the labels.
  private func groups(of finding: Diagnostic) -> [Group] {
    guard let range = finding.range else { return [] }
    var result = [Group(first: range, marks: [mark(range, finding.label ?? "", isPrimary: true)])]
    for label in finding.labels {
      let mark = mark(label.range, label.text, isPrimary: false)
      if let index = result.firstIndex(where: { $0.first.file == label.range.file }) {
        result[index].marks.append(mark)
      } else {
        result.append(Group(first: label.range, marks: [mark]))
      }
    }
    return result
  }

  private func mark(_ range: SourceRange, _ text: String, isPrimary: Bool) -> SourceMark {
    let line = places.table(of: range.file).line(of: range.lower)
    return SourceMark(
      line: line, bytes: range.lower..<range.upper, text: text.printable, isPrimary: isPrimary)
  }
}

/// A part of a line to underline.
struct SourceMark {
  let line: Int
  let bytes: Range<Int>
  let text: String
  let isPrimary: Bool
}
