/// What is known about one person, packed for `ConditionProgram`; made by `makeState()` and used again by `reset(_:)`.
///
/// Every word holds, for one fact, the cells that its value may lie in. A known fact has one cell; a derived fact
/// under unknowns may have several.
public struct FactState: Sendable, Hashable {
  @usableFromInline var words: [UInt64]

  /// Hands out the words, so that nobody has to ask for each fact whether somebody else holds them.
  @inlinable
  @inline(__always)
  public mutating func withWords<Result>(_ body: (FactWords) -> Result) -> Result {
    words.withUnsafeMutableBufferPointer { body(FactWords(words: $0)) }
  }
}

/// The words of a state, for `FactPacking`; they must not outlive the call that hands them out.
public struct FactWords {
  @usableFromInline let words: UnsafeMutableBufferPointer<UInt64>

  @inlinable
  init(words: UnsafeMutableBufferPointer<UInt64>) {
    self.words = words
  }

  @inlinable
  @inline(__always)
  subscript(index: Int) -> UInt64 {
    get { words[index] }
    nonmutating set { words[index] = newValue }
  }
}
