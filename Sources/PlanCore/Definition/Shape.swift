/// What a mapping of a plan file may hold: the one table that checks it, describes it and becomes its JSON Schema.
public struct Shape: Sendable {
  /// What the mapping is called in messages, with its article: `an activity`.
  public var name: String
  /// Its keys, in the order in which an author would write them.
  public let fields: [Field]
  /// Groups of keys of which exactly one must be there.
  public let exactlyOne: [[String]]
  /// The fields that must be there, one bit for each position.
  let requiredFields: UInt64
  /// The bytes of all keys, and where those of each begin: files have thousands of keys to compare with these.
  private let keyBytes: [UInt8]
  private let keyStarts: [Int]

  /// Creates a shape of at most 64 fields.
  public init(_ name: String, exactlyOne: [[String]] = [], _ fields: [Field]) {
    precondition(fields.count <= 64, "a shape has at most 64 fields")
    self.name = name
    self.fields = fields
    self.exactlyOne = exactlyOne
    keyBytes = fields.flatMap(\.key.utf8)
    keyStarts = fields.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.key.utf8.count) }
    requiredFields = fields.enumerated().reduce(0) { bits, field in
      field.element.isRequired ? bits | 1 << UInt64(field.offset) : bits
    }
  }

  /// The position of the field with this key, looked for from a position on and then from the start.
  func index(of key: SourceNode, from position: Int) -> Int? {
    let length = key.length
    for offset in 0..<fields.count {
      let next = position + offset
      let index = next < fields.count ? next : next - fields.count
      let range = keyStarts[index]..<keyStarts[index + 1]
      if range.count == length, key.hasBytes(keyBytes.span.extracting(range)) { return index }
    }
    return nil
  }

  /// One key of a mapping.
  public struct Field: Sendable {
    /// The key as it is written.
    public var key: String
    /// What may stand behind it.
    public var value: Value
    /// Whether it must be there.
    public var isRequired: Bool
    /// What it means, in one sentence.
    public var summary: String

    /// A key that must be there.
    public static func required(_ key: String, _ value: Value, _ summary: String) -> Field {
      Field(key: key, value: value, isRequired: true, summary: summary)
    }

    /// A key that may be left out.
    public static func optional(_ key: String, _ value: Value, _ summary: String) -> Field {
      Field(key: key, value: value, isRequired: false, summary: summary)
    }
  }

  /// What may stand behind a key.
  public indirect enum Value: Sendable {
    /// A scalar taken as it stands, not empty.
    case text
    /// Text for people: a scalar, or a mapping of both voices.
    case voiced
    /// One of the words.
    case word([String])
    /// A kebab-case id.
    case identifier
    /// The name of a fact; dotted names are allowed.
    case factName
    /// A whole number in JSON's syntax, within the bounds.
    case integer(ClosedRange<Int>)
    /// A number in JSON's syntax.
    case number
    /// One number, or a list of a low and a high one.
    case numberRange
    /// A list of a lowest and a highest number, each of this kind.
    case bounds(Value)
    /// `yes` or `no`, also `true` or `false`.
    case yesNo
    /// `YYYY-MM-DD`.
    case day
    /// A number and a unit: `6 weeks`.
    case dayCount
    /// A condition of the `when:` language.
    case condition
    /// The id of an evidence source.
    case citation
    /// The id of a hypothesis.
    case hypothesis
    /// A sequence of such values, with so many items at least.
    case list(Value, atLeast: Int = 0)
    /// One such value, or a sequence of them.
    case oneOrMore(Value)
    /// A mapping of a known shape.
    case object(Shape)
    /// A mapping with free keys.
    case map(Value)
    /// Anything: a reader of its own looks at it.
    case anything
    /// A scalar of the first kind or, when it is a mapping, of the shape.
    case either(Value, Shape)
  }
}
