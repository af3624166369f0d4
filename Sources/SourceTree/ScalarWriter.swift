/// Writes a part of a scalar's value anew, so that the file then says what is meant.
///
/// Inside quotes the replacement is escaped; a plain value that could no longer be told apart from something else, such
/// as one that begins with `!`, is put into quotes as a whole.
public struct ScalarWriter: Sendable {
  /// A change of the file.
  public struct Edit: Sendable, Hashable {
    /// What is replaced.
    public var range: SourceRange
    /// What takes its place.
    public var text: String
    /// Whether the whole value is put into quotes by it.
    public var addsQuotes: Bool
  }

  private let whole: SourceRange
  private let places: ValuePlaces
  private let style: ScalarStyle?
  private let value: [UInt8]

  /// Creates a writer for a scalar.
  public init(_ scalar: SourceNode) {
    whole = scalar.range
    places = scalar.valuePlaces()
    style = scalar.style
    value = Array(scalar.utf8)
  }

  /// The change of the file that changes a part of the value; nil when there is none that is sure.
  public func edit(_ part: Range<Int>, _ replacement: String) -> Edit? {
    guard !places.isUnknown, part.lowerBound >= 0, part.upperBound <= value.count,
      !replacement.utf8.contains(10), !replacement.utf8.contains(13)
    else { return nil }
    switch style {
    case .plain: return plainEdit(part, replacement)
    case .singleQuoted: return edit(part, written: replacement.replacing("'", with: "''"))
    case .doubleQuoted:
      return edit(
        part, written: replacement.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))
    case .literal, .folded: return edit(part, written: replacement)
    case nil: return nil
    }
  }

  private func edit(_ part: Range<Int>, written text: String) -> Edit {
    Edit(range: places.range(part), text: text, addsQuotes: false)
  }

  private func plainEdit(_ part: Range<Int>, _ replacement: String) -> Edit? {
    let result =
      Array(value[..<part.lowerBound]) + Array(replacement.utf8) + Array(value[part.upperBound...])
    // Outside brackets a comma would be harmless; the writer cannot see where the value stands.
    let isSafeInBrackets = !replacement.utf8.contains { ",[]{}".utf8.contains($0) }
    if isSafeInBrackets, Self.staysPlain(result) { return edit(part, written: replacement) }
    guard !result.contains(10) else { return nil }
    let text = String(decoding: result, as: UTF8.self).replacing("'", with: "''")
    return Edit(range: whole, text: "'\(text)'", addsQuotes: true)
  }

  /// Whether a text without quotes is read as itself.
  private static func staysPlain(_ text: [UInt8]) -> Bool {
    guard let first = text.first, let last = text.last, first != 32, last != 32,
      last != UInt8(ascii: ":"), !"?:,[]{}#&*!|>'\"%@`".utf8.contains(first)
    else { return false }
    if first == UInt8(ascii: "-"), text.count == 1 || text[1] == 32 { return false }
    return !zip(text, text.dropFirst()).contains {
      $0 == UInt8(ascii: ":") && $1 == 32 || $0 == 32 && $1 == UInt8(ascii: "#")
    }
  }
}
