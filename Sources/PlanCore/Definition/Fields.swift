/// Reads the keys of a mapping whose shape was already checked: what is missing or malformed reads as nil and was reported.
public struct Fields: Sendable {
  /// The mapping.
  public let node: SourceNode

  /// Creates a reader of a mapping; of any other node it reads nothing.
  public init(_ node: SourceNode) {
    self.node = node
  }

  /// What stands behind a key; nil when the key is not there.
  public subscript(key: String) -> SourceNode? {
    node.kind == .mapping ? node[key] : nil
  }

  /// A scalar's text; nil when it is empty or not a scalar.
  public func text(_ key: String) -> String? {
    guard let value = self[key], value.kind == .scalar, !value.isNull else { return nil }
    return value.text
  }

  /// A text for people.
  public func voiced(_ key: String) -> VoicedText? {
    self[key].flatMap(VoicedText.init)
  }

  /// A whole number.
  public func integer(_ key: String) -> Int? {
    number(key)?.integer
  }

  /// A number, exact.
  public func number(_ key: String) -> ExactDecimal? {
    text(key).flatMap { ExactDecimal($0) }
  }

  /// A number, or a low and a high one.
  public func numberRange(_ key: String) -> NumberRange? {
    guard let value = self[key] else { return nil }
    if value.kind == .sequence {
      let numbers = value.items.compactMap { ExactDecimal($0.text) }
      return numbers.count == 2 ? NumberRange(low: numbers[0], high: numbers[1]) : nil
    }
    return ExactDecimal(value.text).map { NumberRange(low: $0, high: $0) }
  }

  /// A yes-no value; nil when the key is not there.
  public func yesNo(_ key: String) -> Bool? {
    text(key).flatMap(YesNo.value)
  }

  /// A day of the calendar.
  public func day(_ key: String) -> Day? {
    text(key).flatMap { Day($0) }
  }

  /// A length of time.
  public func dayCount(_ key: String) -> DayCount? {
    text(key).flatMap { DayCount($0) }
  }

  /// The items of a sequence, or the one value that stands in its place; empty when the key is not there.
  public func items(_ key: String) -> [SourceNode] {
    guard let value = self[key] else { return [] }
    return value.kind == .sequence ? Array(value.items) : [value]
  }

  /// The mappings of a sequence, each with its own reader.
  public func objects(_ key: String) -> [Fields] {
    items(key).filter { $0.kind == .mapping }.map(Fields.init)
  }

  /// The keys and values of the mapping behind a key, in order; empty when it is not there.
  public func entries(_ key: String) -> [(key: SourceNode, value: SourceNode)] {
    self[key].map { Array($0.entries) } ?? []
  }

  /// The mapping behind a key.
  public func object(_ key: String) -> Fields? {
    self[key].flatMap { $0.kind == .mapping ? Fields($0) : nil }
  }

  /// A word, turned into the case that it names.
  public func word<Word: RawRepresentable>(_ key: String, _ type: Word.Type = Word.self) -> Word?
  where Word.RawValue == String {
    text(key).flatMap(Word.init(rawValue:))
  }
}

/// One number, or everything from a low to a high one.
public struct NumberRange: Sendable, Hashable {
  /// The smaller end, included.
  public var low: ExactDecimal
  /// The larger end, included; equal to `low` for one number.
  public var high: ExactDecimal

  /// Creates a range.
  public init(low: ExactDecimal, high: ExactDecimal) {
    self.low = low
    self.high = high
  }
}

extension VoicedText {
  /// Reads a scalar (both voices) or a mapping of both; nil when neither voice has words.
  public init?(_ node: SourceNode) {
    if node.kind == .mapping {
      let fields = Fields(node)
      guard let clinician = fields.text("clinician"), let patient = fields.text("patient") else {
        return nil
      }
      self.init(clinician: clinician.trimmed, patient: patient.trimmed)
    } else {
      guard node.kind == .scalar, !node.isNull, !node.text.isEmpty else { return nil }
      self.init(node.text.trimmed)
    }
  }
}

extension String {
  /// The text without the blanks and line ends around it, as folded blocks leave them.
  var trimmed: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    return first.isBlank || last.isBlank ? trimmedByCharacters : self
  }

  /// A blank may be a part of the character that it stands in front of, so bytes alone would not do.
  private var trimmedByCharacters: String {
    let blank: (Character) -> Bool = { $0 == " " || $0 == "\n" || $0 == "\t" }
    guard let first = firstIndex(where: { !blank($0) }), let last = lastIndex(where: { !blank($0) })
    else { return "" }
    return String(self[first...last])
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\t")
  }
}
