public import SourceTree

/// The text of one condition and where each of its bytes stands in a file.
///
/// A YAML scalar's value is not always what the file shows (escapes, folded lines); `range` maps between the two.
public struct ConditionText: Sendable {
  /// The bytes of the condition.
  public let bytes: [UInt8]

  private let place: @Sendable (Range<Int>) -> SourceRange
  /// The scalar, for changes of it; few conditions need one.
  private var scalar: SourceNode?

  /// Creates a text from its bytes and the map from ranges of them to ranges of a file.
  public init(bytes: [UInt8], range: @escaping @Sendable (Range<Int>) -> SourceRange) {
    self.bytes = bytes
    place = range
  }

  /// Creates a text that stands in `file` as it is, from `offset` on.
  public init(_ text: String, file: FileID = FileID(rawValue: 0), offset: Int = 0) {
    self.init(bytes: Array(text.utf8)) { part in
      SourceRange(file: file, lower: offset + part.lowerBound, upper: offset + part.upperBound)
    }
  }

  /// Creates the text of a scalar, with exact places also where quotes, escapes or folded lines stand between.
  public init(_ scalar: SourceNode) {
    let places = scalar.valuePlaces()
    self.init(bytes: Array(scalar.utf8)) { places.range($0) }
    self.scalar = scalar
  }

  /// Where a part of the condition stands in its file; the part is cut to the text.
  public func range(_ part: Range<Int>) -> SourceRange {
    place(part.clamped(to: 0..<bytes.count))
  }

  /// Where the whole condition stands.
  public var whole: SourceRange {
    range(0..<bytes.count)
  }

  /// The characters of a part.
  func string(_ part: Range<Int>) -> String {
    String(decoding: bytes[part.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// A finding with the change that replaces a part of the condition; without it when no change of the file is sure.
  func fixing(
    _ finding: Diagnostic, _ part: Range<Int>, with replacement: String,
    _ applicability: Diagnostic.Fix.Applicability
  ) -> Diagnostic {
    guard let scalar else { return finding.fixing(range(part), replacement, applicability) }
    let within = 0..<bytes.count
    guard let edit = ScalarWriter(scalar).edit(part.clamped(to: within), replacement) else {
      return finding
    }
    let fixed = finding.fixing(edit.range, edit.text, applicability)
    return edit.addsQuotes
      ? fixed.noting("here YAML needs quotes around the whole condition: \(edit.text)") : fixed
  }
}
