import Foundation
import JSONWriting
import TestSupport
import Testing

/// What the one writer of JSON writes, held against what Foundation reads in it.
struct JSONTextTests {
  @Test("random values come back from JSONSerialization as they were", arguments: 0..<100)
  func values(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let value = JSONValue.random(&random, depth: 4)
    for layout in [JSONText.Layout.compact, .indented] {
      let bytes = JSONText.document(value, layout)
      let read = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      #expect(
        try foundation(read) == foundation(value.object),
        "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  private func foundation(_ value: Any) throws -> Data {
    try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
  }

  @Test("both layouts hold the same but for the blanks between tokens")
  func layouts() {
    let value = JSONValue.object([
      ("a", .array([.number(1), .string("x y"), .null])), ("b", .object([])), ("c", .array([])),
    ])
    #expect(value.text == #"{"a":[1,"x y",null],"b":{},"c":[]}"#)
    #expect(
      String(decoding: JSONText.document(value, .indented), as: UTF8.self) == """
        {
          "a": [
            1,
            "x y",
            null
          ],
          "b": {},
          "c": []
        }

        """)
  }

  @Test(
    "what steers a terminal or ends a line of JavaScript is escaped, letters of all languages are not",
    arguments: [
      ("\"\\/", #""\"\\/""#), ("\n\r\t\u{0}\u{1F}\u{7F}", #""\n\r\t\u0000\u001f\u007f""#),
      ("\u{80}\u{9F}\u{A0}", "\"\\u0080\\u009f\u{A0}\""),
      ("\u{2027}\u{2028}\u{2029}\u{202A}", "\"\u{2027}\\u2028\\u2029\u{202A}\""),
      ("é\u{C2}–😀", "\"é\u{C2}–😀\""),
    ])
  func escapes(text: String, json: String) {
    #expect(JSONValue.string(text).text == json)
    var text = text
    let isPlain = text.withUTF8 { JSONString.isPlain($0) }
    #expect(isPlain == !json.contains("\\"))
  }

  @Test(
    "the members of an object stand in the order in which they are written, what is nil is left out"
  )
  func members() {
    struct Entry: JSONMembers {
      func write(to json: inout JSONText) {
        json.member("z", "text")
        json.member("y", 1)
        json.member("x", true)
        json.member("w", nil as String?)
        json.member("v", ["b": ["2"], "a": ["1"]])
        json.member("u", [] as [Entry])
      }
    }
    let json = String(decoding: JSONText.compact(Entry()).bytes, as: UTF8.self)
    #expect(json == #"{"z":"text","y":1,"x":true,"v":{"a":["1"],"b":["2"]},"u":[]}"#)
  }
}

extension JSONValue {
  static func random(_ random: inout SeededGenerator, depth: Int) -> JSONValue {
    let size = Int(random.next() % 4)
    switch random.next() % (depth > 0 ? 7 : 5) {
    case 0: return .null
    case 1: return .boolean(random.next() % 2 == 0)
    case 2: return .number(Int(truncatingIfNeeded: random.next() >> 12) - (1 << 40))
    case 3: return .digits("\(random.next() % 1000).5")
    case 4: return .string(text(&random))
    case 5: return .array((0..<size).map { _ in .random(&random, depth: depth - 1) })
    default:
      return .object(
        (0..<size).map { ("\($0)" + text(&random), .random(&random, depth: depth - 1)) })
    }
  }

  /// Letters of every width, and those that need an escape more often than others.
  private static func text(_ random: inout SeededGenerator) -> String {
    let scalars = (0..<random.next() % 12).compactMap { _ -> Unicode.Scalar? in
      let range: UInt32 =
        switch random.next() % 3 {
        case 0: 0xA1
        case 1: 0x2100
        default: 0x11_0000
        }
      return Unicode.Scalar(UInt32(truncatingIfNeeded: random.next()) % range)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The value as Foundation takes it.
  var object: Any {
    switch self {
    case .null: NSNull()
    case .boolean(let value): value
    case .digits(let digits): Int(digits) ?? Double(digits) ?? .nan
    case .string(let text): text
    case .array(let values): values.map(\.object)
    case .object(let members):
      Dictionary(members.map { ($0.0, $0.1.object) }) { first, _ in first }
    }
  }
}
