/// What sets of profiles are made of: decision diagrams, or literals of a clause solver.
///
/// Conditions and definitions are followed in one place for both, `ConditionSets`.
protocol ProfileAlgebra {
  associatedtype Part: Hashable, Sendable

  /// No profile.
  var empty: Part { get }
  /// Every profile.
  var full: Part { get }

  /// The profiles of all parts.
  mutating func all(_ parts: [Part]) throws(AnalysisLimitReached) -> Part
  /// The profiles of some part.
  mutating func any(_ parts: [Part]) throws(AnalysisLimitReached) -> Part
  /// The profiles that are not in the part.
  mutating func opposite(_ part: Part) throws(AnalysisLimitReached) -> Part
  /// The profiles for which the variable of a level has one of the values that are marked.
  mutating func profiles(
    _ level: Int, _ isIn: [Bool]
  ) throws(AnalysisLimitReached) -> Part
}

/// An analysis needed more than it was given; nothing it would have said is known.
public struct AnalysisLimitReached: Error, Hashable {
  /// What was not enough.
  public enum Resource: Sendable, Hashable {
    /// Nodes of decision diagrams.
    case diagramNodes
    /// Dead ends of a search.
    case deadEnds
    /// Steps of all searches together.
    case steps
  }

  /// What was not enough.
  public let resource: Resource
  /// How much there was of it.
  public let limit: Int
}
