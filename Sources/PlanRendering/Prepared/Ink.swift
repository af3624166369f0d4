/// A stretch of prepared bytes.
struct Piece: Sendable {
  var start: Int32 = 0
  var count: Int32 = 0

  var isEmpty: Bool { count == 0 }
}

/// An entry with gaps: the piece before each gap, then the piece behind the last.
struct Template: Sendable {
  /// Where its pieces stand in the ink.
  var first: Int32 = 0
}

/// The bytes that stand in many plans, encoded once.
struct Ink: Sendable {
  private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  /// A piece of a template, counted from 0.
  subscript(template: Template, index: Int) -> Piece {
    pieces[Int(template.first) + index]
  }

  mutating func add(_ bytes: some Sequence<UInt8>) -> Piece {
    let start = self.bytes.count
    self.bytes += bytes
    return Piece(
      start: Int32(clamping: start), count: Int32(clamping: self.bytes.count - start))
  }

  /// A text in quotes.
  mutating func add(string: String) -> Piece {
    var quoted: [UInt8] = []
    JSONString.append(string, to: &quoted)
    return add(quoted)
  }

  /// A whole entry.
  mutating func add(_ entry: some JSONMembers) -> Piece {
    add(JSONText.compact(entry, without: []).bytes)
  }

  /// A member with a comma before it; empty when there is no value.
  mutating func add(member key: String, _ entry: (some JSONMembers)?) -> Piece {
    guard let entry else { return Piece() }
    var bytes = Array(#","\#(key)":"#.utf8)
    bytes += JSONText.compact(entry, without: []).bytes
    return add(bytes)
  }

  /// An entry without some members, which others write in the order in which the entry declares them, each with a comma
  /// before it.
  mutating func template(_ entry: some JSONMembers, gaps: Set<String>) -> Template {
    let (bytes, places) = JSONText.compact(entry, without: gaps)
    let template = Template(first: Int32(clamping: pieces.count))
    var start = 0
    for end in places + [bytes.count] {
      pieces.append(add(bytes[start..<end]))
      start = end
    }
    return template
  }
}
