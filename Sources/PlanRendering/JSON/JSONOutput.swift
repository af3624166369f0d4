/// The bytes of a JSON document while it is written.
///
/// A class, because `Encoder` hands out containers that all append to one document.
final class JSONOutput {
  /// How the document is laid out.
  enum Layout {
    /// One line, no blanks.
    case compact
    /// One member a line, two blanks a level, a newline at the end.
    case indented
  }

  private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var open: [Level] = []

  private struct Level {
    var closing: UInt8
    var isEmpty = true
  }

  init(_ layout: Layout) {
    self.layout = layout
  }

  /// Opens an object or an array and returns its depth, by which its members are added.
  func begin(_ opening: UInt8, closing: UInt8) -> Int {
    bytes.append(opening)
    open.append(Level(closing: closing))
    return open.count
  }

  /// Begins a member of the object or array at a depth; what is open inside it is complete then.
  func member(at depth: Int) {
    close(to: depth)
    if !open[depth - 1].isEmpty { bytes.append(UInt8(ascii: ",")) }
    open[depth - 1].isEmpty = false
    breakLine()
  }

  /// Begins a member of the object at a depth.
  func member(_ key: String, at depth: Int) {
    member(at: depth)
    append(string: key)
    bytes.append(UInt8(ascii: ":"))
    if layout == .indented { bytes.append(UInt8(ascii: " ")) }
  }

  func append(literal: String) {
    bytes.append(contentsOf: literal.utf8)
  }

  func append(string: String) {
    JSONString.append(string, to: &bytes)
  }

  /// Closes everything, and ends the last line.
  func finish() {
    close(to: 0)
    if layout == .indented { bytes.append(UInt8(ascii: "\n")) }
  }

  private func close(to depth: Int) {
    while open.count > depth {
      let level = open.removeLast()
      if !level.isEmpty { breakLine() }
      bytes.append(level.closing)
    }
  }

  private func breakLine() {
    guard layout == .indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * open.count))
  }
}
