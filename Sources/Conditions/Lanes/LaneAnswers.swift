/// What the conditions of a program came to for the people of a block.
///
/// A class, for each of 64 people holds it.
public final class LaneAnswers: Sendable {
  @usableFromInline let words: [UInt64]
  @usableFromInline let operands: [LaneOperand]

  /// The answers that are known once a part was asked; conditions of later parts are unknown.
  public init(_ block: LaneBlock, of program: LaneProgram, part: Int) {
    words = block.answers
    operands = program.parts[part].answers
  }

  /// Whether a condition holds for a person: yes, no or unknown.
  @inlinable
  @inline(__always)
  public func truth(_ condition: ConditionID, of person: Int) -> Truth {
    let place = Int(operands[condition.index].place)
    if words[place] &>> UInt64(person) & 1 == 1 { return .yes }
    return words[place ^ 1] &>> UInt64(person) & 1 == 1 ? .no : .unknown
  }

  /// Calls a closure that looks at the answers in place, one person after the other.
  public func withPerson(_ body: (Person) -> Void) {
    words.withUnsafeBufferPointer { words in
      operands.withUnsafeBufferPointer { body(Person(words: words, operands: $0)) }
    }
  }

  /// One person's answers; they must not outlive the closure that was given them.
  public struct Person {
    @usableFromInline let words: UnsafeBufferPointer<UInt64>
    @usableFromInline let operands: UnsafeBufferPointer<LaneOperand>
    /// The position of the person in the block.
    public var position = 0

    fileprivate init(
      words: UnsafeBufferPointer<UInt64>, operands: UnsafeBufferPointer<LaneOperand>
    ) {
      self.words = words
      self.operands = operands
    }

    /// Whether a condition holds: yes, no or unknown.
    @inlinable
    @inline(__always)
    public func truth(_ condition: ConditionID) -> Truth {
      let place = Int(operands[condition.index].place)
      if words[place] &>> UInt64(position) & 1 == 1 { return .yes }
      return words[place ^ 1] &>> UInt64(position) & 1 == 1 ? .no : .unknown
    }

    /// 1 when a condition is known to hold, and 1 when it is known not to.
    @inlinable
    @inline(__always)
    public func bits(_ condition: ConditionID) -> (yes: UInt64, no: UInt64) {
      let place = Int(operands[condition.index].place)
      let person = UInt64(truncatingIfNeeded: position)
      return (words[place] &>> person & 1, words[place ^ 1] &>> person & 1)
    }

    /// Whether a condition is known to hold.
    @inlinable
    @inline(__always)
    public func holds(_ condition: ConditionID) -> Bool {
      words[Int(operands[condition.index].place)] &>> UInt64(position) & 1 == 1
    }
  }
}
