/// All conditions of a plan, ready to be asked about one person after another.
///
/// Asking allocates nothing and looks nothing up by name. It is a class because everybody who works with a plan holds it, and none
/// changes it.
public final class ConditionProgram: Sendable {
  /// The declared facts, in order.
  public let facts: [Fact]
  /// The distinct tests of all conditions.
  public let atoms: [Atom]
  /// The parts of each fact's values that conditions tell apart, in the order of `facts`.
  public let layouts: [FactLayout]
  /// The derived facts, each behind those it depends on; those that depend on themselves are left out.
  public let derivationOrder: [FactID]

  let conditions: [CompiledCondition]
  let definitions: [Definition?]
  let figures: Figures
  /// Where the masks of each atom stand in `wordMasks`.
  let masks: [Range<Int>]
  let wordMasks: [WordMask]
  let tree: ExplanationTree
  /// The tests of derived facts, and by test its place among them; −1 for tests of told facts.
  let derivedTests: [AtomID]
  let derivedPlaces: [Int32]
  /// The told facts behind each fact; a told fact stands for itself.
  let baseFacts: [[FactID]]
  let initialWords: [UInt64]
  let code: [Instruction]
  /// Where the code of each condition stands.
  let ranges: [Range<Int>]
  private let exactTypes: [FactType]
  /// Where the words of each fact stand: numbers only, so that nothing is counted when they are read.
  let spans: [Span]

  /// Where the words of a fact stand.
  struct Span: Sendable {
    var first: Int
    var count: Int
    var kind: Kind
    /// How many values a choice or set has.
    var valueCount = 0

    enum Kind: Sendable { case yesNo, number, date, choice, set, text, list }

    init(_ fact: Fact, _ layout: FactLayout) {
      (first, count) = (layout.firstWord, layout.wordCount)
      switch fact.type {
      case .yesNo: kind = .yesNo
      case .number: kind = .number
      case .date: kind = .date
      case .choice(let values, _): (kind, valueCount) = (.choice, values.count)
      case .set(let values): (kind, valueCount) = (.set, values.count)
      case .text: kind = .text
      case .list: kind = .list
      }
    }
  }

  init(
    facts: [Fact], atoms: [Atom], conditions: [(expression: Expression, text: ConditionText?)],
    definitions: Definitions
  ) {
    self.facts = facts
    self.atoms = atoms
    self.definitions = definitions.all
    figures = Figures(definitions.all)
    derivationOrder = definitions.order
    baseFacts = definitions.baseFacts
    var tests = Array(repeating: [Atom.Test](), count: facts.count)
    for atom in atoms { tests[atom.fact.index].append(atom.test) }
    var words: [UInt64] = [FactLayout.present]
    var layouts: [FactLayout] = []
    exactTypes = facts.map { definitions.exactType(of: $0) }
    for (fact, type) in zip(facts, exactTypes) {
      let layout = FactLayout(type, tests: tests[fact.id.index], firstWord: words.count)
      layouts.append(layout)
      words.append(FactLayout.missing)
      words += Array(repeating: 0, count: layout.wordCount - 1)
    }
    let masks = atoms.map { WordMask.masks(of: $0.test, in: layouts[$0.fact.index]) }
    var assembly = ProgramAssembly(masks: masks, atoms: atoms) { fact in
      definitions.all[fact.index] == nil
    }
    self.conditions = conditions.map { condition in
      let (code, root) = assembly.append(condition.expression)
      return CompiledCondition(
        expression: condition.expression, text: condition.text, code: code, root: root)
    }
    tree = assembly.tree
    var derivedTests: [AtomID] = []
    derivedPlaces = atoms.enumerated().map { index, atom in
      guard definitions.all[atom.fact.index] != nil else { return -1 }
      derivedTests.append(AtomID(index: index))
      return Int32(clamping: derivedTests.count - 1)
    }
    self.derivedTests = derivedTests
    wordMasks = masks.flatMap(\.self)
    var end = 0
    self.masks = masks.map { masks in
      end += masks.count
      return end - masks.count..<end
    }
    self.layouts = layouts
    spans = zip(facts, layouts).map(Span.init)
    initialWords = words
    code = assembly.code
    ranges = self.conditions.map(\.code)
  }

  /// A state in which every fact is missing.
  public func makeState() -> FactState {
    FactState(words: initialWords)
  }

  /// Forgets every fact, for the next person.
  public func reset(_ state: inout FactState) {
    for index in initialWords.indices { state.words[index] = initialWords[index] }
  }

  /// The answer of a condition.
  ///
  /// Facts that derive must have been derived before.
  public func truth(_ id: ConditionID, _ state: FactState) -> Truth {
    run(ranges[id.index], state.words)
  }

  /// Whether the value of a fact is set from outside, worked out from other facts.
  public func isComputed(_ id: FactID) -> Bool {
    if case .computed? = definitions[id.index] { true } else { false }
  }

  /// How the value of a fact follows from others; nil for a fact that is told.
  public func definition(of id: FactID) -> Definition? {
    definitions[id.index]
  }

  /// How many conditions there are; their ids count up from 0.
  public var conditionCount: Int {
    conditions.count
  }

  /// The condition with this number.
  public func condition(at index: Int) -> ConditionID {
    ConditionID(index: index)
  }

  /// The type of a fact, with the bounds that a count or sum really has.
  public func exactType(of id: FactID) -> FactType {
    exactTypes[id.index]
  }

  /// The condition as a tree.
  public func expression(_ id: ConditionID) -> Expression {
    conditions[id.index].expression
  }

  /// The text that the condition was compiled from; nil for one that a stage built.
  public func text(of id: ConditionID) -> ConditionText? {
    conditions[id.index].text
  }

  private func run(_ range: Range<Int>, _ words: [UInt64]) -> Truth {
    code.withUnsafeBufferPointer { code in
      words.withUnsafeBufferPointer { words in
        var stack = AnswerStack()
        for index in range {
          let step = code[index]
          if step.operation.isTest {
            stack.test(words[Int(step.word)], step)
          } else {
            stack.combine(step.operation)
          }
        }
        return stack.top
      }
    }
  }
}

/// One condition in both of its forms.
struct CompiledCondition: Sendable {
  let expression: Expression
  let text: ConditionText?
  let code: Range<Int>
  /// The first node of the tree that explanations follow.
  let root: Int
}
