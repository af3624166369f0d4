/// The rows below a line of a file: the underlines, and the labels that did not fit beside them.
struct UnderlineRows {
  private struct Mark {
    var columns: Range<Int>
    var text: String
    var role: Painter.Role
  }

  private let marks: [Mark]

  /// Takes the columns to underline with their labels, in any order.
  init(_ marks: [(columns: Range<Int>, text: String, role: Painter.Role)]) {
    self.marks = marks.map { Mark(columns: $0.columns, text: $0.text, role: $0.role) }
      .sorted { $0.columns.lowerBound < $1.columns.lowerBound }
  }

  func render(_ painter: Painter) -> [String] {
    guard let last = marks.last else { return [] }
    var first = Row()
    for mark in marks { first.put(sign(mark), at: mark.columns, mark.role) }
    let isLastAlone = marks.dropLast().allSatisfy {
      $0.columns.upperBound <= last.columns.lowerBound
    }
    var waiting = marks.filter { !$0.text.isEmpty }
    if isLastAlone, !last.text.isEmpty {
      first.append(" " + last.text, last.role)
      waiting.removeLast()
    }
    var rows = [first]
    if !waiting.isEmpty { rows.append(connectors(waiting[...])) }
    while let mark = waiting.popLast() {
      var row = connectors(waiting.filter { $0.columns.lowerBound < mark.columns.lowerBound }[...])
      row.put(mark.text, at: mark.columns.lowerBound..<mark.columns.lowerBound, mark.role)
      rows.append(row)
    }
    return rows.map { $0.render(painter) }
  }

  private func sign(_ mark: Mark) -> String {
    let isPrimary = mark.role != .secondary
    return String(repeating: isPrimary ? "^" : "-", count: mark.columns.count)
  }

  private func connectors(_ marks: ArraySlice<Mark>) -> Row {
    var row = Row()
    for mark in marks {
      row.put("|", at: mark.columns.lowerBound..<(mark.columns.lowerBound + 1), mark.role)
    }
    return row
  }

  /// Pieces of text at columns, from left to right; a piece that would begin left of the end is cut.
  private struct Row {
    private var pieces: [(text: String, role: Painter.Role?)] = []
    private var width = 0

    mutating func put(_ text: String, at columns: Range<Int>, _ role: Painter.Role) {
      if columns.lowerBound > width {
        pieces.append((String(repeating: " ", count: columns.lowerBound - width), nil))
        width = columns.lowerBound
      }
      let cut = text.dropFirst(width - columns.lowerBound)
      pieces.append((String(cut), role))
      width += cut.count
    }

    mutating func append(_ text: String, _ role: Painter.Role) {
      pieces.append((text, role))
    }

    func render(_ painter: Painter) -> String {
      pieces.map { piece in piece.role.map { painter.paint(piece.text, $0) } ?? piece.text }
        .joined()
    }
  }
}
