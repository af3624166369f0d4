import PlanCore

/// What a result line can say about a plan, besides the whole of it.
public enum ResultField: String, Sendable, CaseIterable {
  /// How soon the person must be seen.
  case urgency
  /// Whether questions that matter for safety are open: `full` or `partial`.
  case completeness
  /// Red flags that are true, by id.
  case flags
  /// What the picture fits with, best first, by id.
  case hints
  /// Every rule that is offered, by id, in the order of the plan's files.
  case offered
  /// Rules that an exception stops, by id.
  case blocked
  /// Rules that wait because something unknown could stop them, by id.
  case held
  /// Rules of which it is not known whether there is a reason for them, by id.
  case undecided
  /// Referrals that are indicated, by id.
  case referrals
  /// Facts to ask for, most important first.
  case ask
  /// What the plan says about going on; null where it says nothing.
  case decision
}

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

  /// Two selections that write the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.naming == right.naming && left.columns.elementsEqual(right.columns) { $0 == $1 }
  }

  /// What results call a rule.
  func name(of rule: Rule) -> String {
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
