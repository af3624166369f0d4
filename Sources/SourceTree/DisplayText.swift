/// One character as a terminal shows it.
struct DisplayCell {
  /// What is printed: the character itself, or a visible stand-in for one that would disturb the terminal.
  let text: String
  /// How many columns it takes.
  let width: Int

  /// A character at a column counted from 0; a tab fills up to the next multiple of four.
  init(_ scalar: Unicode.Scalar, column: Int) {
    switch scalar.value {
    case 9:
      width = 4 - column % 4
      text = String(repeating: " ", count: width)
    case 0..<0x20:
      text = Unicode.Scalar(0x2400 + scalar.value).map { String($0) } ?? "?"
      width = 1
    case 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      text = "<U+" + String(scalar.value, radix: 16, uppercase: true) + ">"
      width = text.utf8.count
    default:
      text = String(scalar)
      width = scalar.displayWidth
    }
  }
}

/// One line of a file as it is shown, with the column of every byte.
struct DisplayLine {
  private(set) var cells: [(cell: DisplayCell, offset: Int, column: Int)] = []
  private(set) var width = 0
  private let extent: Range<Int>

  init(_ bytes: [UInt8], _ extent: Range<Int>) {
    self.extent = extent
    var offset = extent.lowerBound
    while offset < extent.upperBound {
      let (scalar, length) = Self.scalar(bytes, at: offset, before: extent.upperBound)
      let cell = DisplayCell(scalar, column: width)
      cells.append((cell, offset, width))
      width += cell.width
      offset += length
    }
  }

  /// The column, from 0, at which the character of a byte begins; the end of the line for a byte behind it.
  func column(of offset: Int) -> Int {
    guard offset < extent.upperBound else { return width }
    return cells.last { $0.offset <= offset }?.column ?? 0
  }

  /// The text from one column to another.
  func text(_ columns: Range<Int>) -> String {
    cells.filter { columns.contains($0.column) }.map(\.cell.text).joined()
  }

  private static func scalar(
    _ bytes: [UInt8], at offset: Int, before end: Int
  ) -> (Unicode.Scalar, length: Int) {
    var length = 1
    while length < 4, offset + length < end, bytes[offset + length] & 0xC0 == 0x80 { length += 1 }
    let text = String(validating: bytes[offset..<(offset + length)], as: UTF8.self)
    if let scalar = text?.unicodeScalars.first, text?.unicodeScalars.count == 1 {
      return (scalar, length)
    }
    return ("\u{FFFD}", 1)
  }
}

extension String {
  /// This text with everything that would disturb a terminal or a one-line format made visible.
  var printable: String {
    let isHarmless = unicodeScalars.allSatisfy {
      $0.isASCII && $0.value >= 0x20 && $0.value != 0x7F
    }
    guard !isHarmless else { return self }
    return unicodeScalars.map { DisplayCell($0, column: 0).text }.joined()
  }
}
