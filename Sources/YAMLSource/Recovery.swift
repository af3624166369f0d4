import SourceTree

/// Finds the part of a file to leave out after a syntax error, so that the rest can still be checked.
enum Recovery {
  /// The list item that holds a line with an error, or else the line and all lines that are indented deeper below.
  static func extent(around site: SyntaxSite, line: Int) -> Range<Int> {
    let lines = Lines(bytes: site.source, table: site.lines)
    var broken = line
    while broken > 1, lines.isBlank(broken) { broken -= 1 }
    let first = lines.itemStart(above: broken) ?? broken
    let indent = lines.indent(first)
    var last = first
    while last < site.lines.count, lines.isBlank(last + 1) || lines.indent(last + 1) > indent {
      last += 1
    }
    let end = site.lines.extent(of: max(last, broken)).upperBound
    return site.lines.extent(of: first).lowerBound..<end
  }

  private struct Lines {
    let bytes: [UInt8]
    let table: LineTable

    /// How far a line is indented; one with a tab belongs to what is above it.
    func indent(_ line: Int) -> Int {
      let blanks = bytes[table.extent(of: line)].prefix(while: PlainText.isBlank)
      return blanks.contains(9) ? Int.max : blanks.count
    }

    func isBlank(_ line: Int) -> Bool {
      bytes[table.extent(of: line)].allSatisfy { $0 == 32 || $0 == 9 }
    }

    func isItem(_ line: Int) -> Bool {
      let text = bytes[table.extent(of: line)].drop { $0 == 32 }
      return text.first == UInt8(ascii: "-") && (text.count == 1 || text.dropFirst().first == 32)
    }

    /// The line of the innermost list item that a line belongs to; nil when it belongs to none.
    func itemStart(above line: Int) -> Int? {
      var candidate = line
      while candidate > 1, !isItem(candidate), indent(candidate) > 0 || isBlank(candidate) {
        candidate -= 1
      }
      return isItem(candidate) ? candidate : nil
    }
  }
}
