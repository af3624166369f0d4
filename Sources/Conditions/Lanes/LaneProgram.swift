/// Conditions that are asked of 64 people at once: every answer is a word with a bit for each person.
///
/// The answers are those that `ConditionProgram` gives one by one.
public struct LaneProgram: Sendable {
  /// How many people are asked at once.
  public static let width = 64

  let layout: LaneLayout
  /// How many conditions there are.
  public let count: Int
  private var code: [Step] = []
  private var depth = 1

  /// One step of a condition on the two stacks of answers, certainly true and certainly false.
  private struct Step: Sendable {
    enum Operation: UInt8 {
      case push, pushNot, and, andNot, or, orNot, constant
      case joinAnd, joinOr, not, certain, store
    }

    var operation: Operation
    /// A test by its place in the layout, the value of a constant, or the number of the condition.
    var operand: Int32 = 0
  }

  /// Prepares some conditions of a program.
  public init(_ program: ConditionProgram, _ conditions: [ConditionID]) {
    let expressions = conditions.map(program.expression)
    layout = LaneLayout(program, Set(expressions.flatMap { $0.atoms }))
    count = conditions.count
    for (index, expression) in expressions.enumerated() {
      emit(expression, depth: 1)
      code.append(Step(operation: .store, operand: Int32(clamping: index)))
    }
  }

  private mutating func emit(_ expression: Expression, depth level: Int) {
    depth = max(depth, level)
    switch expression {
    case .constant(let value): code.append(Step(operation: .constant, operand: value ? 1 : 0))
    // Finished programs hold none; unknown is the careful answer.
    case .known: code.append(Step(operation: .constant, operand: -1))
    case .test(let atom, _): code.append(Step(operation: .push, operand: layout.place(of: atom)))
    case .not(.test(let atom, _)):
      code.append(Step(operation: .pushNot, operand: layout.place(of: atom)))
    case .not(let operand):
      emit(operand, depth: level)
      code.append(Step(operation: .not))
    case .certain(let operand):
      emit(operand, depth: level)
      code.append(Step(operation: .certain))
    case .all(let operands): emit(operands, isAll: true, depth: level)
    case .any(let operands): emit(operands, isAll: false, depth: level)
    }
  }

  private mutating func emit(_ operands: [Expression], isAll: Bool, depth level: Int) {
    if operands.isEmpty { code.append(Step(operation: .constant, operand: isAll ? 1 : 0)) }
    for (index, operand) in operands.enumerated() {
      switch operand {
      case .test(let atom, _) where index > 0:
        code.append(Step(operation: isAll ? .and : .or, operand: layout.place(of: atom)))
      case .not(.test(let atom, _)) where index > 0:
        code.append(Step(operation: isAll ? .andNot : .orNot, operand: layout.place(of: atom)))
      default:
        emit(operand, depth: index > 0 ? level + 1 : level)
        if index > 0 { code.append(Step(operation: isAll ? .joinAnd : .joinOr)) }
      }
    }
  }

  /// Asks every condition of the people in a block.
  ///
  /// - Parameter holding: the bits of those for whom it is known to hold, by condition; as many as `count`.
  public func ask(_ block: inout LaneBlock, holding: inout [UInt64]) {
    block.turn()
    let steps = code
    withUnsafeTemporaryAllocation(of: Answers.self, capacity: depth + 1) { stack in
      block.yes.withUnsafeBufferPointer { yes in
        block.no.withUnsafeBufferPointer { no in
          var top = -1
          for step in steps {
            let operand = Int(step.operand)
            switch step.operation {
            case .push:
              top += 1
              stack[top] = Answers(yes: yes[operand], no: no[operand])
            case .pushNot:
              top += 1
              stack[top] = Answers(yes: no[operand], no: yes[operand])
            case .constant:
              top += 1
              stack[top] = Answers(yes: operand == 1 ? .max : 0, no: operand == 0 ? .max : 0)
            case .and: stack[top].and(yes[operand], no[operand])
            case .andNot: stack[top].and(no[operand], yes[operand])
            case .or: stack[top].or(yes[operand], no[operand])
            case .orNot: stack[top].or(no[operand], yes[operand])
            case .joinAnd:
              top -= 1
              stack[top].and(stack[top + 1].yes, stack[top + 1].no)
            case .joinOr:
              top -= 1
              stack[top].or(stack[top + 1].yes, stack[top + 1].no)
            case .not: stack[top] = Answers(yes: stack[top].no, no: stack[top].yes)
            case .certain: stack[top].no = ~stack[top].yes
            case .store:
              holding[operand] = stack[top].yes
              top -= 1
            }
          }
        }
      }
    }
  }
}

/// The answers of all people to one question.
private struct Answers {
  var yes: UInt64
  var no: UInt64

  mutating func and(_ otherYes: UInt64, _ otherNo: UInt64) {
    yes &= otherYes
    no |= otherNo
  }

  mutating func or(_ otherYes: UInt64, _ otherNo: UInt64) {
    yes |= otherYes
    no &= otherNo
  }
}

extension Expression {
  /// The tests in it.
  fileprivate var atoms: [AtomID] {
    switch self {
    case .constant, .known: []
    case .test(let atom, _): [atom]
    case .not(let operand), .certain(let operand): operand.atoms
    case .all(let operands), .any(let operands): operands.flatMap(\.atoms)
    }
  }
}
