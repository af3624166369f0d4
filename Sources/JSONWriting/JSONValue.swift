/// Any JSON value, for documents whose members only the data knows.
package enum JSONValue: Sendable {
  /// Nothing.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A number by its digits, which are JSON already.
  case digits(String)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// An object, with its keys in this order.
  case object([(String, JSONValue)])

  /// A whole number.
  package static func number(_ value: Int) -> JSONValue {
    .digits(value.description)
  }

  /// The value as one line without blanks.
  package var text: String {
    String(decoding: JSONText.document(self, .compact), as: UTF8.self)
  }
}
