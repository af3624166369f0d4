/// An entry of a list: what it names, and what else is said about it, by field.
///
/// Most entries only have a name, so that takes no dictionary.
public struct ListRecord: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// The text of the field `name`.
  public var name: String?
  private var others: [String: String] = [:]

  /// An entry that says nothing yet.
  public init() {}

  /// An entry with a name and nothing else.
  public init(name: String) {
    self.name = name
  }

  /// An entry by its fields; of a field that stands twice, the last text counts.
  public init(dictionaryLiteral fields: (String, String)...) {
    for (field, text) in fields { self[field] = text }
  }

  /// Whether nothing is said in any field.
  public var isEmpty: Bool { name == nil && others.isEmpty }

  /// The text of a field; nil when nothing is said about it.
  public subscript(field: String) -> String? {
    get { field == "name" ? name : others[field] }
    set { if field == "name" { name = newValue } else { others[field] = newValue } }
  }
}
