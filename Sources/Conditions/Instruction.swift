/// One step of a flat condition: look at a word, then combine the answer with the stack.
struct Instruction: Sendable {
  enum Operation: UInt8, Sendable {
    /// Push the answer of the test.
    case push
    /// The test goes on in a further word of its fact: both must pass.
    case extend
    /// Combine the test with the top answer.
    case andTest, orTest
    /// Combine the two top answers.
    case and, or
    /// Change the top answer.
    case not, certain
  }

  var operation: Operation
  var word = 0
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
