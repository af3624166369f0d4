/// What is known about one person, packed for `ConditionProgram`; made by `makeState()` and used again by `reset(_:)`.
///
/// Every word holds, for one fact, the cells that its value may lie in. A known fact has one cell; a derived fact
/// under unknowns may have several.
public struct FactState: Sendable, Hashable {
  var words: [UInt64]
}
