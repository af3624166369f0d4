/// One question about one told or computed fact.
struct ProfileVariable: Sendable {
  enum Kind: Sendable {
    /// 0 is missing; then groups of cells that no condition tells apart.
    case cells([[Int]])
    /// 0 is missing, 1 is there: of a set or a list.
    case presence
    /// Whether a set that is there holds a value: 0 no, 1 yes. A set that is missing makes this meaningless.
    case element(Int)
  }

  let fact: FactID
  let kind: Kind

  /// How many values it has.
  var arity: Int {
    switch kind {
    case .cells(let groups): groups.count + 1
    case .presence, .element: 2
    }
  }
}

/// The variables of profiles in their order, found by following conditions down to the facts that are told.
struct ProfileVariables: Sendable {
  private(set) var all: [ProfileVariable] = []
  /// The first level of each fact that has variables; a set's presence comes before its elements.
  private(set) var firstLevel: [Int?]
  /// The level of each element that some condition asks for, by fact and position.
  private(set) var elementLevels: [[Int: Int]]
  /// The levels of computed facts, each with the level of what the fact may be after an answer has changed.
  private(set) var changedLevels: [Int: Int] = [:]
  /// How many levels there are without those.
  private(set) var ownCount = 0
  /// The facts that get variables, in the order of their first use.
  private var met: [FactID] = []
  private var isSeen: [Bool]
  private let tests: [[Atom.Test]]
  private let alsoTold: Set<FactID>

  /// - Parameters:
  ///   - conditions: those whose facts come first, named together near each other; none is needed where order is nothing.
  ///   - alsoTold: derived facts that may be told.
  init(
    _ program: ConditionProgram, first conditions: [ConditionID] = [], alsoTold: Set<FactID>
  ) {
    self.alsoTold = alsoTold
    let none = Array(repeating: false, count: program.facts.count)
    isSeen = none
    firstLevel = none.map { _ in nil }
    elementLevels = none.map { _ in [:] }
    var tests = none.map { _ in [Atom.Test]() }
    for atom in program.atoms { tests[atom.fact.index].append(atom.test) }
    self.tests = tests
    if !conditions.isEmpty {
      for condition in conditions { visit(program.expression(condition), program) }
      met = DiagramOrder(program, conditions).improved(met, factCount: program.facts.count)
    }
    for index in 0..<program.conditionCount {
      visit(program.expression(program.condition(at: index)), program)
    }
    for fact in met { append(fact, program) }
    ownCount = all.count
    for level in 0..<ownCount where program.isComputed(all[level].fact) {
      changedLevels[level] = all.count
      all.append(all[level])
    }
  }

  private mutating func visit(_ expression: Expression, _ program: ConditionProgram) {
    switch expression {
    case .constant: break
    case .test(let atom, _): visit(program.atoms[atom.index].fact, program)
    case .known(let fact): visit(fact, program)
    case .all(let operands), .any(let operands):
      for operand in operands { visit(operand, program) }
    case .not(let operand), .certain(let operand): visit(operand, program)
    }
  }

  private mutating func visit(_ fact: FactID, _ program: ConditionProgram) {
    guard !isSeen[fact.index] else { return }
    isSeen[fact.index] = true
    if let definition = program.definition(of: fact), !program.isComputed(fact) {
      if alsoTold.contains(fact) { met.append(fact) }
      for condition in definition.conditions { visit(program.expression(condition), program) }
    } else {
      met.append(fact)
    }
  }

  private mutating func append(_ fact: FactID, _ program: ConditionProgram) {
    firstLevel[fact.index] = all.count
    switch program.facts[fact.index].type {
    case .list:
      all.append(ProfileVariable(fact: fact, kind: .presence))
    case .set:
      all.append(ProfileVariable(fact: fact, kind: .presence))
      let asked = tests[fact.index].compactMap { test -> Int? in
        if case .contains(let value) = test { value } else { nil }
      }
      for value in Set(asked).sorted() {
        elementLevels[fact.index][value] = all.count
        all.append(ProfileVariable(fact: fact, kind: .element(value)))
      }
    default:
      let groups = groups(of: program.layouts[fact.index].cells, tests[fact.index])
      all.append(ProfileVariable(fact: fact, kind: .cells(groups)))
    }
  }

  /// Cells for which every test has the same answer, together; in the order of their first cell.
  private func groups(of cells: [Cell], _ tests: [Atom.Test]) -> [[Int]] {
    var groups: [[Int]] = []
    var places: [[Bool?]: Int] = [:]
    for (index, cell) in cells.enumerated() {
      let answers = tests.map { cell.satisfies($0) }
      if let place = places[answers] {
        groups[place].append(index)
      } else {
        places[answers] = groups.count
        groups.append([index])
      }
    }
    return groups
  }
}
