/// Something that writes its own members.
package protocol JSONMembers {
  /// Writes the members of an object that is open already.
  func write(to json: inout JSONText)
}

/// A JSON document while it is written: nothing is looked up, boxed or copied on the way.
///
/// Members stand in the order in which they are written, so the same value is always the same bytes.
package struct JSONText: Sendable {
  /// How a document is laid out.
  package enum Layout: Sendable {
    /// One line, no blanks.
    case compact
    /// One member a line, two blanks a level, a line feed at the end.
    case indented
  }

  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  private let isIndented: Bool
  private var depth = 0
  private var isEmpty = true
  /// What is left out of the members of the document's object.
  private var gaps: [String: Gap] = [:]
  /// Where it would stand, in the order of the members.
  private var places: [Int] = []

  /// What of a member is left out for somebody else to write.
  package enum Gap: Sendable {
    /// All of it, with the comma before it.
    case member
    /// What stands behind the colon.
    case value
    /// What stands between the quotes of a text.
    case text
    /// What stands between the brackets of a list.
    case items
  }

  private init(_ layout: Layout, capacity: Int) {
    isIndented = layout == .indented
    bytes.reserveCapacity(capacity)
  }

  /// The document that is one object.
  package static func document(_ value: some JSONMembers, _ layout: Layout) -> [UInt8] {
    // Room for any ordinary plan: growing copies, and memory that is never touched costs nothing.
    var json = JSONText(layout, capacity: 1 << 20)
    json.object(value)
    if json.isIndented { json.bytes.append(UInt8(ascii: "\n")) }
    return json.bytes
  }

  /// The document that is one value of any kind.
  package static func document(_ value: JSONValue, _ layout: Layout) -> [UInt8] {
    var json = JSONText(layout, capacity: 1 << 12)
    json.value(value)
    if json.isIndented { json.bytes.append(UInt8(ascii: "\n")) }
    return json.bytes
  }

  /// An object in one line with gaps, and where these are; its first member is written whole.
  ///
  /// - Parameter gaps: what is left out, by the key of a member of the object itself.
  package static func compact(
    _ value: some JSONMembers, leaving gaps: [String: Gap] = [:]
  ) -> (bytes: [UInt8], places: [Int]) {
    var json = JSONText(.compact, capacity: 1 << 12)
    json.gaps = gaps
    json.object(value)
    return (json.bytes, json.places)
  }

  /// A text as a member.
  package mutating func member(_ key: String, _ value: String) {
    member(key) { json in json.string(value) }
  }

  /// A whole number as a member.
  package mutating func member(_ key: String, _ value: Int) {
    member(key) { json in json.bytes += value.description.utf8 }
  }

  /// `true` or `false` as a member.
  package mutating func member(_ key: String, _ value: Bool) {
    member(key) { json in json.bytes += (value ? "true" : "false").utf8 }
  }

  /// A word as a member.
  package mutating func member(_ key: String, _ value: some RawRepresentable<String>) {
    member(key, value.rawValue)
  }

  /// An object as a member.
  package mutating func member(_ key: String, _ value: some JSONMembers) {
    member(key) { json in json.object(value) }
  }

  /// A list of objects as a member.
  package mutating func member(_ key: String, _ values: [some JSONMembers]) {
    member(key) { json in json.array(values) { json, value in json.object(value) } }
  }

  /// A list of texts as a member.
  package mutating func member(_ key: String, _ values: [String]) {
    member(key) { json in json.array(values) { json, value in json.string(value) } }
  }

  /// An object as a member whose keys only the data knows, in this order.
  package mutating func member(_ key: String, _ members: [(String, some JSONMembers)]) {
    member(key) { json in
      json.open(UInt8(ascii: "{"))
      for (key, value) in members { json.member(key, value) }
      json.close(UInt8(ascii: "}"))
    }
  }

  /// Lists of texts by key as a member; a dictionary's own order differs from run to run, so its keys are sorted.
  package mutating func member(_ key: String, _ values: [String: [String]]) {
    member(key) { json in
      json.open(UInt8(ascii: "{"))
      for (key, value) in values.sorted(by: { $0.key < $1.key }) { json.member(key, value) }
      json.close(UInt8(ascii: "}"))
    }
  }

  /// A text as a member; without a text there is no member.
  package mutating func member(_ key: String, _ value: String?) {
    if let value { member(key, value) } else { _ = isGap(key) }
  }

  /// A whole number as a member; without one there is no member.
  package mutating func member(_ key: String, _ value: Int?) {
    if let value { member(key, value) } else { _ = isGap(key) }
  }

  /// An object as a member; without one there is no member.
  package mutating func member(_ key: String, _ value: (some JSONMembers)?) {
    if let value { member(key, value) } else { _ = isGap(key) }
  }

  /// A list of objects as a member; without one there is no member.
  package mutating func member(_ key: String, _ values: [some JSONMembers]?) {
    if let values { member(key, values) } else { _ = isGap(key) }
  }

  /// Any value as a member.
  package mutating func member(_ key: String, _ value: JSONValue) {
    member(key) { json in json.value(value) }
  }

  private mutating func member(_ key: String, _ write: (inout JSONText) -> Void) {
    guard !isGap(key) else { return }
    begin(key)
    write(&self)
  }

  /// Whether a member has a gap; then it is written but for that, and the place of the gap is noted.
  private mutating func isGap(_ key: String) -> Bool {
    guard !gaps.isEmpty, depth == 1, let gap = gaps[key] else { return false }
    if gap != .member { begin(key) }
    switch gap {
    case .member, .value: places.append(bytes.count)
    case .text: leaveGap(between: UInt8(ascii: "\""), UInt8(ascii: "\""))
    case .items: leaveGap(between: UInt8(ascii: "["), UInt8(ascii: "]"))
    }
    return true
  }

  private mutating func leaveGap(between opening: UInt8, _ closing: UInt8) {
    bytes.append(opening)
    places.append(bytes.count)
    bytes.append(closing)
  }

  private mutating func value(_ value: JSONValue) {
    switch value {
    case .null: bytes += "null".utf8
    case .boolean(let isTrue): bytes += (isTrue ? "true" : "false").utf8
    case .digits(let digits): bytes += digits.utf8
    case .string(let text): string(text)
    case .array(let values): array(values) { json, value in json.value(value) }
    case .object(let members):
      open(UInt8(ascii: "{"))
      for (key, value) in members { member(key, value) }
      close(UInt8(ascii: "}"))
    }
  }

  private mutating func object(_ value: some JSONMembers) {
    open(UInt8(ascii: "{"))
    value.write(to: &self)
    close(UInt8(ascii: "}"))
  }

  private mutating func array<Value>(
    _ values: [Value], _ write: (inout JSONText, Value) -> Void
  ) {
    open(UInt8(ascii: "["))
    for value in values {
      next()
      write(&self, value)
    }
    close(UInt8(ascii: "]"))
  }

  private mutating func begin(_ key: String) {
    next()
    string(key)
    bytes.append(UInt8(ascii: ":"))
    if isIndented { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func open(_ bracket: UInt8) {
    bytes.append(bracket)
    depth += 1
    isEmpty = true
  }

  private mutating func next() {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
    breakLine()
  }

  private mutating func close(_ bracket: UInt8) {
    depth -= 1
    if !isEmpty { breakLine() }
    isEmpty = false
    bytes.append(bracket)
  }

  private mutating func breakLine() {
    guard isIndented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func string(_ value: String) {
    JSONString.append(value, to: &bytes)
  }
}
