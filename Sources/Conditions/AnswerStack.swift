/// Answers on two stacks of bits, the lowest bit on top: certainly true, certainly false.
struct AnswerStack {
  private var yes: UInt64 = 0
  private var no: UInt64 = 0

  /// The top answer.
  var top: Truth {
    yes & 1 == 1 ? .yes : no & 1 == 1 ? .no : .unknown
  }

  /// Tests a word and joins the answer to the stack, without a branch: which joins follow each other cannot be
  /// foreseen, and a wrong guess of the processor costs more than the test.
  ///
  /// The bits of the operation mean: 0, one certain truth is enough; 1, one certain falsehood is enough; 2, push.
  @inline(__always)
  mutating func test(_ word: UInt64, _ step: Instruction) {
    let isTrue: UInt64 = word & step.notTrue == 0 ? 1 : 0
    let isFalse: UInt64 = word & step.notFalse == 0 ? 1 : 0
    let effect = UInt64(step.operation.bits)
    let push = effect >> 2
    let eitherTrue = effect & 1
    let eitherFalse = effect >> 1 & 1
    yes = (yes &<< push) & (~1 | eitherTrue | isTrue) | (isTrue & eitherTrue)
    no = (no &<< push) & (~1 | eitherFalse | isFalse) | (isFalse & eitherFalse)
  }

  /// Combines the top answers.
  @inline(__always)
  mutating func combine(_ operation: Instruction.Operation) {
    switch operation {
    case .and:
      yes = yes >> 1 & (~1 | yes & 1)
      no = no >> 1 | no & 1
    case .or:
      yes = yes >> 1 | yes & 1
      no = no >> 1 & (~1 | no & 1)
    case .not:
      let changed = (yes ^ no) & 1
      yes ^= changed
      no ^= changed
    case .certain:
      no = no & ~1 | ~yes & 1
    default: break
    }
  }
}
