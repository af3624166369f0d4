/// One thing that a person should know about a file: what, where, and what to do.
///
/// Messages are lower case, name the value in quotes, say what is allowed and end without a full stop.
public struct Diagnostic: Sendable, Hashable {
  /// A stable kebab-case name, such as `duplicate-key`; never reused for another meaning.
  public struct Code: Sendable, Hashable, Comparable, ExpressibleByStringLiteral {
    /// The name as it is printed.
    public let name: String

    /// Creates a code from its name.
    public init(stringLiteral name: String) {
      self.name = name
    }

    /// Codes are ordered by the bytes of their names.
    public static func < (left: Code, right: Code) -> Bool {
      left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
  }

  /// How bad it is: an error means that the definition or profile cannot be trusted.
  public enum Severity: String, Sendable, Hashable, Comparable {
    case note, warning, error

    /// `note` before `warning` before `error`.
    public static func < (left: Severity, right: Severity) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A further place that explains the finding, such as the first of two equal keys.
  public struct Label: Sendable, Hashable {
    /// The part of the file to underline.
    public var range: SourceRange
    /// A few words beside the underline.
    public var text: String

    /// Creates a label for a range.
    public init(_ range: SourceRange, _ text: String) {
      self.range = range
      self.text = text
    }
  }

  /// A change of the file's bytes that mends the finding.
  public struct Fix: Sendable, Hashable {
    /// Whether the change may be made without asking.
    public enum Applicability: String, Sendable, Hashable {
      /// The change keeps what the author meant.
      case safe
      /// The change is a guess that a person must look at.
      case ask
    }
    /// What is replaced.
    public var range: SourceRange
    /// What takes its place.
    public var replacement: String
    /// Whether the change may be made without asking.
    public var applicability: Applicability

    /// Creates a fix.
    public init(_ range: SourceRange, _ replacement: String, _ applicability: Applicability) {
      self.range = range
      self.replacement = replacement
      self.applicability = applicability
    }
  }

  /// The stable name of this kind of finding.
  public var code: Code
  /// How bad it is.
  public var severity: Severity
  /// One sentence that stands alone.
  public var message: String
  /// The smallest part of the file that is wrong; nil when the finding is about a whole input
  /// that has no text, such as a file that cannot be opened.
  public var range: SourceRange?
  /// A few words beside the primary underline.
  public var label: String?
  /// Further places.
  public var labels: [Label]
  /// Facts that explain the finding.
  public var notes: [String]
  /// A profile that shows what is wrong, as lines of YAML; it can be given to the program as it is.
  public var witness: String?
  /// What to do about it.
  public var help: String?
  /// Changes that mend it, best first.
  public var fixes: [Fix]

  /// Creates a finding; the explaining parts can be added later.
  public init(
    _ severity: Severity, _ code: Code, _ message: String, at range: SourceRange?,
    help: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.range = range
    self.help = help
    label = nil
    labels = []
    notes = []
    fixes = []
  }

  /// This finding with one more labelled place.
  public func labelled(_ range: SourceRange, _ text: String) -> Diagnostic {
    var copy = self
    copy.labels.append(Label(range, text))
    return copy
  }

  /// This finding with one more note.
  public func noting(_ text: String) -> Diagnostic {
    var copy = self
    copy.notes.append(text)
    return copy
  }

  /// This finding with one more fix.
  public func fixing(
    _ range: SourceRange, _ replacement: String, _ applicability: Fix.Applicability
  ) -> Diagnostic {
    var copy = self
    copy.fixes.append(Fix(range, replacement, applicability))
    return copy
  }
}

extension [Diagnostic] {
  /// Whether one of the findings is an error.
  public var hasErrors: Bool {
    contains { $0.severity == .error }
  }
}
