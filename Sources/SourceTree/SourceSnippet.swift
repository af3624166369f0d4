/// The lines of one file that a finding speaks of, with the places underlined.
struct SourceSnippet {
  let places: SourcePlaces
  let file: FileID
  let marks: [SourceMark]
  let painter: Painter
  /// As many blanks as the largest line number has digits.
  let margin: String

  func render(_ severity: Painter.Role) -> String {
    let bar = painter.paint("|", .frame)
    var result = "\(margin) \(bar)\n"
    var last: Int?
    for line in Set(marks.map(\.line)).sorted() {
      if let last, line == last + 2 {
        result += numbered(line - 1, DisplayWindow(displayed(line - 1), around: []).text)
      } else if let last, line > last + 2 {
        result += painter.paint("...", .frame) + "\n"
      }
      let own = marks.filter { $0.line == line }
      let display = displayed(line, around: own.first?.bytes.lowerBound)
      let columns = own.map { self.columns(of: $0, in: display) }
      let window = DisplayWindow(display, around: columns)
      result += numbered(line, window.text)
      let rows = UnderlineRows(
        zip(own, columns).map { (window.shift($1), $0.text, $0.isPrimary ? severity : .secondary) })
      for row in rows.render(painter) { result += "\(margin) \(bar) \(row)\n" }
      last = line
    }
    return result + "\(margin) \(bar)\n"
  }

  /// A line, or the part around an offset of one that is so long that it is cut anyway.
  private func displayed(_ line: Int, around offset: Int? = nil) -> DisplayLine {
    let bytes = places.files[file].bytes
    let extent = places.table(of: file).extent(of: line)
    let center = min(max(offset ?? extent.lowerBound, extent.lowerBound), extent.upperBound)
    var lower = max(extent.lowerBound, center - 400)
    while lower > extent.lowerBound, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
    return DisplayLine(bytes, lower..<min(extent.upperBound, center + 800))
  }

  private func numbered(_ line: Int, _ text: String) -> String {
    let number = String(line)
    let padding = String(repeating: " ", count: max(0, margin.utf8.count - number.utf8.count))
    let gutter = painter.paint("\(padding)\(number) |", .frame)
    return text.isEmpty ? "\(gutter)\n" : "\(gutter) \(text)\n"
  }

  /// What to underline: at least one column, and nothing behind the end of the line.
  private func columns(of mark: SourceMark, in display: DisplayLine) -> Range<Int> {
    let start = display.column(of: mark.bytes.lowerBound)
    let end = display.column(of: mark.bytes.upperBound)
    return start..<max(start + 1, end)
  }
}

/// The part of a long line that is shown.
struct DisplayWindow {
  private static let widest = 110
  private static let before = 40

  let text: String
  private let start: Int
  private let end: Int
  private let isCut: Bool

  init(_ line: DisplayLine, around columns: [Range<Int>]) {
    guard line.width > Self.widest else {
      (text, start, end, isCut) = (line.text(0..<(line.width + 1)), 0, line.width + 1, false)
      return
    }
    let first = columns.first?.lowerBound ?? 0
    start = first > Self.widest - Self.before ? first - Self.before : 0
    end = min(start + Self.widest, line.width + 1)
    isCut = start > 0
    text = (isCut ? "…" : "") + line.text(start..<end) + (end <= line.width ? "…" : "")
  }

  /// Columns of the line as columns of what is shown.
  func shift(_ columns: Range<Int>) -> Range<Int> {
    let offset = isCut ? 1 - start : 0
    let lower = min(max(columns.lowerBound, start), end) + offset
    let upper = min(max(columns.upperBound, start), end) + offset
    return lower..<max(lower + 1, upper)
  }
}
