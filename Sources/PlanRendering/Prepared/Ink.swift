import JSONWriting

/// A stretch of prepared bytes.
struct Piece: Sendable {
  var start: Int32 = 0
  var count: Int32 = 0

  var isEmpty: Bool { count == 0 }
}

/// An entry with gaps: the piece before each gap, then the piece behind the last.
struct Template: Sendable {
  /// Where its pieces stand in the ink.
  fileprivate var first: Int32 = 0

  /// The number of a piece among all that templates have.
  @inline(__always)
  func piece(_ index: Int) -> Int { Int(first) + index }
}

/// The bytes that stand in many plans, encoded once.
struct Ink: Sendable {
  private(set) var bytes: [UInt8] = []
  /// The pieces of templates.
  private(set) var pieces: [Piece] = []

  /// So many bytes are copied at once, so as many must stand behind the last piece.
  static let margin = 128

  mutating func add(_ bytes: some Sequence<UInt8>) -> Piece {
    let start = self.bytes.count
    self.bytes += bytes
    return Piece(
      start: Int32(clamping: start), count: Int32(clamping: self.bytes.count - start))
  }

  /// Ends: nothing more is added.
  mutating func finish() {
    bytes += Array(repeating: 0, count: Self.margin)
  }

  /// A text in quotes, with the comma before it that an item of a list has.
  mutating func item(string: String) -> Piece {
    var quoted = [UInt8(ascii: ",")]
    JSONString.append(string, to: &quoted)
    return add(quoted)
  }

  /// A whole entry, with the comma before it that an item of a list has.
  mutating func item(_ entry: some JSONMembers) -> Piece {
    add([UInt8(ascii: ",")] + JSONText.compact(entry).bytes)
  }

  /// An entry as a value.
  mutating func add(_ entry: some JSONMembers) -> Piece {
    add(JSONText.compact(entry).bytes)
  }

  /// A member with a comma before it; empty when there is no value.
  mutating func add(member key: String, _ entry: (some JSONMembers)?) -> Piece {
    guard let entry else { return Piece() }
    var bytes = Array(#","\#(key)":"#.utf8)
    bytes += JSONText.compact(entry).bytes
    return add(bytes)
  }

  /// An item of a list with gaps, which others fill in the order in which the entry declares its members.
  mutating func item(_ entry: some JSONMembers, gaps: [String: JSONText.Gap]) -> Template {
    template([UInt8(ascii: ",")], entry, gaps)
  }

  /// A member that is an entry with gaps.
  mutating func template(
    member key: String, _ entry: some JSONMembers, gaps: [String: JSONText.Gap]
  ) -> Template {
    template(Array(#","\#(key)":"#.utf8), entry, gaps)
  }

  private mutating func template(
    _ before: [UInt8], _ entry: some JSONMembers, _ gaps: [String: JSONText.Gap]
  ) -> Template {
    let (bytes, places) = JSONText.compact(entry, leaving: gaps)
    let template = Template(first: Int32(clamping: pieces.count))
    var start = 0
    for end in places + [bytes.count] {
      pieces.append(add((start == 0 ? before : []) + bytes[start..<end]))
      start = end
    }
    return template
  }
}
