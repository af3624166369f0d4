public import SourceTree

/// Collects the facts and conditions of a plan; `finish()` turns them into a program.
///
/// The constants of every condition cut the values of its facts into cells, so nothing can be asked before all
/// conditions are known.
public struct ConditionCompiler: Sendable {
  private var table = FactTable()
  private var atoms = AtomTable()
  private var conditions: [(expression: Expression, text: ConditionText?)] = []
  private var definitions: [Definition?] = []

  /// The facts declared so far, in order.
  public var facts: [Fact] {
    table.all
  }

  /// How many conditions were made so far.
  public var conditionCount: Int {
    conditions.count
  }

  /// Creates a compiler that knows no facts.
  public init() {}

  /// Declares a fact; nil when its name is taken or cannot be written in a condition, which is reported.
  ///
  /// - Parameters:
  ///   - range: where the name is declared.
  ///   - isDerived: whether its value will follow from conditions. Such a fact cannot be asked for with `has()`.
  ///     A fact that is computed outside from others (`Definition.computed`) is not derived in this sense.
  public mutating func declare(
    _ name: String, _ type: FactType, at range: SourceRange?, isDerived: Bool = false,
    diagnostics: inout [Diagnostic]
  ) -> FactID? {
    guard ReservedWords.isFactName(name) else {
      let isReserved = name.split(separator: ".").contains {
        ReservedWords.isKept(String($0)) || ReservedWords.symbol(for: String($0)) != nil
      }
      diagnostics.append(
        Diagnostic(
          .error, "fact-name", "\"\(name)\" cannot be the name of a fact", at: range,
          help: isReserved
            ? "it is a word of the language of conditions"
            : "use letters, digits and \"_\", with dots between the parts of a name"))
      return nil
    }
    if let earlier = table[name] {
      var diagnostic = Diagnostic(
        .error, "duplicate-fact", "the fact \"\(name)\" is declared twice", at: range)
      if let place = earlier.range {
        diagnostic = diagnostic.labelled(place, "first declared here")
      }
      diagnostics.append(diagnostic)
      return nil
    }
    let id = FactID(index: facts.count)
    table.add(Fact(id: id, name: name, type: type, range: range, isDerived: isDerived))
    definitions.append(nil)
    return id
  }

  /// The fact of this name.
  public func fact(_ name: String) -> FactID? {
    table[name]?.id
  }

  /// Compiles the text of a condition; nil after an error was reported.
  ///
  /// All errors of the text are reported at once, each with its exact place.
  public mutating func compile(
    _ text: ConditionText, diagnostics: inout [Diagnostic]
  ) -> ConditionID? {
    var report = ConditionReport(text)
    let syntax = Parser.parse(text, &report)
    var checker = Checker(facts: table, atoms: atoms, report: report)
    // The checker owns the tests meanwhile, so that adding one copies nothing.
    atoms = AtomTable()
    let expression = syntax.flatMap { checker.condition($0) }
    atoms = checker.atoms
    checker.report.sort()
    diagnostics += checker.report.diagnostics
    guard let expression, !checker.report.diagnostics.hasErrors else { return nil }
    return add(expression, text)
  }

  /// Says how a derived fact follows from others; the last word counts.
  ///
  /// The definition must suit the type of the fact, and the positions of a first match must exist: the caller has
  /// reported what an author got wrong.
  public mutating func define(_ fact: FactID, _ definition: Definition) {
    precondition(definition.suits(facts[fact.index].type), "a definition of another type")
    definitions[fact.index] = definition
  }

  /// Reports facts whose definitions depend on themselves.
  ///
  /// `finish()` leaves such facts missing for ever.
  public func checkDefinitions(diagnostics: inout [Diagnostic]) {
    for cycle in resolvedDefinitions().cycles {
      let names = (cycle + cycle.prefix(1)).map { "\"\(facts[$0.index].name)\"" }
      var diagnostic = Diagnostic(
        .error, "definition-cycle",
        "the value of \(names[0]) depends on itself: \(names.joined(separator: " needs "))",
        at: facts[cycle[0].index].range)
      for fact in cycle.dropFirst() {
        guard let range = facts[fact.index].range else { continue }
        diagnostic = diagnostic.labelled(range, "part of the circle")
      }
      diagnostics.append(diagnostic)
    }
  }

  /// Lays out the cells and makes the program.
  public func finish() -> ConditionProgram {
    var copy = self
    let definitions = resolvedDefinitions()
    let lowered = conditions.map { condition in
      (expression: copy.lowered(condition.expression, definitions), text: condition.text)
    }
    return ConditionProgram(
      facts: facts, atoms: copy.atoms.all, conditions: lowered, definitions: definitions)
  }

  mutating func add(_ expression: Expression, _ text: ConditionText? = nil) -> ConditionID {
    conditions.append((expression, text))
    return ConditionID(index: conditions.count - 1)
  }

  mutating func test(_ fact: FactID, _ test: Atom.Test) -> Expression {
    atoms.test(fact, test)
  }

  func expression(_ id: ConditionID) -> Expression {
    conditions[id.index].expression
  }

  private func resolvedDefinitions() -> Definitions {
    Definitions(definitions) { condition in
      expression(condition).facts(atoms.all)
    }
  }
}
