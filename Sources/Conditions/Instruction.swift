/// One step of a flat condition: look at a word, then combine the answer with the stack.
struct Instruction: Sendable {
  /// What happens to the stack.
  ///
  /// A number instead of an enum, so that `AnswerStack` can use the bits of the tests without a jump.
  struct Operation: Sendable, Equatable {
    let bits: UInt32

    /// The test goes on in a further word of its fact: both must pass.
    static let extend = Operation(bits: 0b000)
    /// Combine the test with the top answer.
    static let orTest = Operation(bits: 0b001)
    static let andTest = Operation(bits: 0b010)
    /// Push the answer of the test.
    static let push = Operation(bits: 0b111)
    /// Combine the two top answers.
    static let and = Operation(bits: 0b1000)
    static let or = Operation(bits: 0b1001)
    /// Change the top answer.
    static let not = Operation(bits: 0b1010)
    static let certain = Operation(bits: 0b1011)

    /// Whether a word is tested.
    var isTest: Bool {
      bits < 0b1000
    }
  }

  var operation: Operation
  var word: Int32 = 0
  /// Bits that must all be clear for the test to be true.
  var notTrue: UInt64 = 0
  /// Bits that must all be clear for the test to be false.
  var notFalse: UInt64 = 0
}

/// What one atom asks of one word.
struct WordMask: Sendable, Hashable {
  var word: Int
  var notTrue: UInt64
  var notFalse: UInt64

  /// The mask of the opposite question.
  var negated: WordMask {
    WordMask(word: word, notTrue: notFalse, notFalse: notTrue)
  }

  /// A word in which some bit is always set, for answers that depend on nothing.
  static let constantWord = 0

  /// A test that always gives the same answer.
  static func constant(_ value: Bool) -> WordMask {
    WordMask(word: constantWord, notTrue: value ? 0 : .max, notFalse: value ? .max : 0)
  }

  /// The masks of a test; at least one, and none for words that cannot matter.
  static func masks(of test: Atom.Test, in layout: FactLayout) -> [WordMask] {
    let first = layout.firstWord
    switch test {
    case .has:
      return [WordMask(word: first, notTrue: FactLayout.missing, notFalse: FactLayout.present)]
    case .known:
      return [WordMask(word: first, notTrue: FactLayout.missing, notFalse: .max)]
    default: break
    }
    var masks = (0..<layout.wordCount).map { word in
      WordMask(word: first + word, notTrue: 0, notFalse: 0)
    }
    masks[0].notTrue = FactLayout.missing
    masks[0].notFalse = FactLayout.missing
    for (index, cell) in layout.cells.enumerated() {
      guard let isTrue = cell.satisfies(test) else { continue }
      let bit = layout.bit(of: index)
      if isTrue {
        masks[bit.word - first].notFalse |= bit.mask
      } else {
        masks[bit.word - first].notTrue |= bit.mask
      }
    }
    return masks.filter { $0.notTrue | $0.notFalse != 0 }
  }
}
