public import PlanCore

/// The rules that are offered, without the plan: for those who count or compare many people.
///
/// It works on packed facts alone, asks each condition of 64 people at once and allocates nothing for a person. What is
/// offered is what `PlanPipeline` offers.
public final class VerdictPipeline: Sendable {
  /// The rules in the order of the stages.
  public let rules: [Rule]

  private let program: ConditionProgram
  private let refusals: [ConditionID]
  private let contradictions: [ConditionID]
  /// Where the rules of each stage stand among all rules.
  private let stages: [Range<Int>]
  private let gates: [ConditionID]
  private let lanes: LaneProgram

  /// Prepares a definition; nil when one of its stages computes facts from more than conditions.
  public init?(_ definition: PlanDefinition) {
    program = definition.program
    let writes = definition.stages.flatMap(\.stage.writes)
    guard !writes.contains(where: program.isComputed) else { return nil }
    refusals = definition.scope.map(\.when)
    contradictions = definition.contradictions.map(\.when)
    rules = definition.stages.flatMap(\.stage.rules)
    var end = 0
    stages = definition.stages.map { entry in
      end += entry.stage.rules.count
      return end - entry.stage.rules.count..<end
    }
    gates = definition.stages.map(\.gate)
    let conditions = rules.map(\.offered) + gates
    let needed = program.facts(behind: conditions)
    guard
      let lanes = LaneProgram(
        program, deriving: writes.filter(needed.contains), asking: conditions)
    else { return nil }
    self.lanes = lanes
  }

  /// Up to 64 people, and what is offered to them.
  public struct Block: Sendable {
    fileprivate var people: LaneBlock
    /// Squares of 64 rules and 64 people; a row is a person, once they were asked.
    fileprivate var offered: [UInt64]

    /// Whether nobody more can be added.
    public var isFull: Bool { people.isFull }
    /// How many people are in it.
    public var count: Int { people.count }
  }

  /// An empty block, to be used again and again.
  public func makeBlock() -> Block {
    Block(
      people: LaneBlock(lanes),
      offered: Array(repeating: 0, count: (rules.count + 63) / 64 * 64))
  }

  /// Removes everybody from a block.
  public func empty(_ block: inout Block) {
    block.people.removeAll()
  }

  /// Adds a person to a block that is not full.
  ///
  /// - Parameter state: what was told.
  /// - Returns: false, with nobody added, when the facts contradict each other or the plan is not for the person.
  public func add(_ state: FactState, to block: inout Block) -> Bool {
    for condition in contradictions where program.truth(condition, state) == .yes { return false }
    for condition in refusals where program.truth(condition, state) == .no { return false }
    lanes.add(state, to: &block.people)
    return true
  }

  /// Works out what is offered to the people of a block.
  public func judge(_ block: inout Block) {
    lanes.ask(part: 0, of: &block.people)
    for (stage, positions) in stages.enumerated() {
      let gate = lanes.answer(of: gates[stage], in: block.people).yes
      for rule in positions {
        block.offered[rule] = gate & lanes.answer(of: rules[rule].offered, in: block.people).yes
      }
    }
    for unused in self.rules.count..<block.offered.count { block.offered[unused] = 0 }
    for square in 0..<block.offered.count / 64 { BitSquare.turn(&block.offered, at: square * 64) }
  }

  /// The rules that are offered to a person of a block that was judged, by their position in `rules`, in order.
  ///
  /// - Parameters:
  ///   - person: the position of the person in the block, from 0.
  ///   - note: what to do with each.
  @inline(__always)
  public func offered(to person: Int, in block: Block, _ note: (Int) -> Void) {
    var first = 0
    while first < block.offered.count {
      var row = block.offered[first + person]
      while row != 0 {
        note(first + row.trailingZeroBitCount)
        row &= row &- 1
      }
      first += 64
    }
  }
}
