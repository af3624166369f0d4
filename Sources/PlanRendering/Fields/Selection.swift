public import PlanCore

/// The fields of a result line with the keys under which they are written.
public struct Selection: Sendable, Equatable {
  /// Keys and fields, in the order in which they are written.
  public var columns: [(key: String, field: ResultField)]
  /// How rules are named: by their id, or by their `ref` where they have one.
  public var naming = RuleNaming.id

  /// How rules are named in results.
  public enum RuleNaming: String, Sendable, CaseIterable {
    case id
    case ref
  }

  /// Who reads the letters among the fields.
  public var readers: Set<Audience> { Set(columns.compactMap(\.field.reader)) }

  /// Two selections that write the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.naming == right.naming && left.columns.elementsEqual(right.columns) { $0 == $1 }
  }

  /// What results call a rule.
  public func name(of rule: Rule) -> String {
    switch naming {
    case .id: rule.id
    case .ref: rule.ref ?? rule.id
    }
  }

  /// Why a text is not a selection.
  public struct Failure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, and what is allowed.
    public let description: String
  }

  /// Reads `urgency,hints`; `key=field` writes a field under another key.
  public init(_ text: String) throws(Failure) {
    columns = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { String($0).trimmed }
      guard let name = sides.last, let field = ResultField(rawValue: name) else {
        let all = ResultField.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(description: "'\(part)' is not one of \(all)")
      }
      let key = sides.count == 2 ? sides[0] : name
      guard !key.isEmpty, !columns.contains(where: { $0.key == key }) else {
        throw Failure(description: "the key '\(key)' is empty or stands there twice")
      }
      columns.append((key, field))
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
