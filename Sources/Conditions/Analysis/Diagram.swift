/// A set of profiles, as a node of a `DiagramSpace`; equal sets of one space have equal numbers.
public struct Diagram: Sendable, Hashable {
  let node: Int32

  /// No profile.
  public static let empty = Diagram(node: 0)
  /// Every profile.
  public static let full = Diagram(node: 1)

  /// Whether no profile belongs to the set.
  public var isEmpty: Bool {
    self == .empty
  }

  /// Whether every profile belongs to the set.
  public var isFull: Bool {
    self == .full
  }
}

/// The profiles for which a condition is certainly true and those for which it is certainly false; for the rest it is
/// unknown.
public struct TruthSets: Sendable, Hashable {
  /// Certainly true.
  public var yes: Diagram
  /// Certainly false.
  public var no: Diagram

  /// Creates the pair.
  public init(yes: Diagram, no: Diagram) {
    self.yes = yes
    self.no = no
  }

  /// The sets of a condition that always has the same answer.
  public static func constant(_ value: Bool) -> TruthSets {
    value ? TruthSets(yes: .full, no: .empty) : TruthSets(yes: .empty, no: .full)
  }

  /// The sets of the opposite condition.
  public var negated: TruthSets {
    TruthSets(yes: no, no: yes)
  }
}

/// An analysis needed more nodes than it was given; nothing it would have said is known.
public struct NodeLimitReached: Error, Hashable {
  /// The number of nodes that were not enough.
  public let limit: Int
}
