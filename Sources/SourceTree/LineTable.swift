/// The lines of a file, for turning byte offsets into what people count in.
///
/// A line ends at LF, CR LF or CR. Built only when a position is shown, never while reading.
public struct LineTable: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]

  /// Finds the lines of a text.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for index in bytes.indices {
      let isLoneReturn =
        bytes[index] == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10)
      if bytes[index] == 10 || isLoneReturn { starts.append(index + 1) }
    }
    self.starts = starts
  }

  /// How many lines there are; at least one.
  public var count: Int { starts.count }

  /// The line, counted from 1, that holds the byte at an offset; an offset behind the end is on the last line.
  public func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The line and column of the byte at an offset, both counted from 1, the column in code points.
  ///
  /// A byte order mark at the start is not counted.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let line = line(of: offset)
    let end = min(offset, bytes.count)
    let start = textStart(of: line)
    guard start < end else { return (line, 1) }
    let column = bytes[start..<end].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return (line, column)
  }

  /// The bytes of a line, counted from 1, without its line break and without a byte order mark.
  public func extent(of line: Int) -> Range<Int> {
    let start = textStart(of: line)
    var end = line < starts.count ? starts[line] : bytes.count
    while end > start, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
    return start..<max(start, end)
  }

  private func textStart(of line: Int) -> Int {
    let start = starts[line - 1]
    return line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : start
  }
}
