import SourceTree

@testable import YAMLSource

/// Writes parser events in the notation of the YAML test suite.
enum EventNotation {
  /// All events of an input, one a line; nil when the parser refuses it.
  static func events(of input: [UInt8]) -> String? {
    var lines = ""
    do throws(ParserFailure) {
      try eachEvent(of: input) { event, parser in lines += line(event, parser) + "\n" }
    } catch {
      return nil
    }
    return lines
  }

  /// Calls `body` with every event and the parser that holds its value.
  static func eachEvent(
    of input: [UInt8], _ body: (YAMLEvent, borrowing EventParser) -> Void
  ) throws(ParserFailure) {
    let result: Result<Void, ParserFailure> = input.withUnsafeBufferPointer { bytes in
      do throws(ParserFailure) {
        var parser = try EventParser(bytes)
        while true {
          let event = try parser.next()
          body(event, parser)
          if event.kind == .streamEnd { return .success(()) }
        }
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  private static func line(_ event: YAMLEvent, _ parser: borrowing EventParser) -> String {
    let properties = parser.properties
    var suffix = properties.anchor.map { " &\($0)" } ?? ""
    suffix += properties.tag.map { " <\($0)>" } ?? ""
    switch event.kind {
    case .streamStart: return "+STR"
    case .streamEnd: return "-STR"
    case .documentStart: return event.isImplicit ? "+DOC" : "+DOC ---"
    case .documentEnd: return event.isImplicit ? "-DOC" : "-DOC ..."
    case .mappingStart: return "+MAP" + (event.isFlow ? " {}" : "") + suffix
    case .mappingEnd: return "-MAP"
    case .sequenceStart: return "+SEQ" + (event.isFlow ? " []" : "") + suffix
    case .sequenceEnd: return "-SEQ"
    case .alias: return "=ALI *\(properties.anchor ?? "")"
    case .scalar: return "=VAL\(suffix) \(sign(event.style))\(value(of: parser))"
    }
  }

  private static func sign(_ style: ScalarStyle) -> String {
    switch style {
    case .plain: ":"
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literal: "|"
    case .folded: ">"
    }
  }

  private static func value(of parser: borrowing EventParser) -> String {
    let escapes: [Unicode.Scalar: String] = [
      "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\u{8}": "\\b", "\0": "\\0",
    ]
    let bytes = parser.withValue { value in (0..<value.count).map { value[$0] } }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars
      .map { escapes[$0] ?? String($0) }.joined()
  }
}
