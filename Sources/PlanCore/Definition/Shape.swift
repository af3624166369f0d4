/// What a mapping of a plan file may hold: the one table that checks it, describes it and becomes its JSON Schema.
public struct Shape: Sendable {
  /// What the mapping is called in messages, with its article: `an activity`.
  public var name: String
  let keys: ShapeKeys

  /// Its keys, in the order in which an author would write them.
  public var fields: [Field] { keys.fields }
  /// Groups of keys of which exactly one must be there.
  public var exactlyOne: [[String]] { keys.exactlyOne }

  /// Creates a shape of at most 64 fields.
  public init(_ name: String, exactlyOne: [[String]] = [], _ fields: [Field]) {
    precondition(fields.count <= 64, "a shape has at most 64 fields")
    self.name = name
    keys = ShapeKeys(fields, exactlyOne: exactlyOne)
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
