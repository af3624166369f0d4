/// A piece of JSON without blanks.
public struct JSONText: Sendable {
  /// The JSON.
  public let text: String

  /// `null`.
  public static let null = JSONText(text: "null")

  /// `true` or `false`.
  public static func boolean(_ value: Bool) -> JSONText {
    JSONText(text: value ? "true" : "false")
  }

  /// A whole number.
  public static func number(_ value: Int) -> JSONText {
    JSONText(text: String(value))
  }

  /// A number whose digits are JSON already.
  public static func number(_ digits: String) -> JSONText {
    JSONText(text: digits)
  }

  /// A list.
  public static func array(_ elements: [JSONText]) -> JSONText {
    JSONText(text: "[" + elements.map(\.text).joined(separator: ",") + "]")
  }

  /// An object, with its keys in this order.
  public static func object(_ members: [(String, JSONText)]) -> JSONText {
    let texts = members.map { "\(string($0.0).text):\($0.1.text)" }
    return JSONText(text: "{" + texts.joined(separator: ",") + "}")
  }

  /// A text in quotes.
  public static func string(_ value: String) -> JSONText {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return JSONText(text: result + "\"")
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
  }
}
