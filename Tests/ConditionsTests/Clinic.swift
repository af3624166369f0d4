import SourceTree

@testable import Conditions

/// The facts that most tests ask about.
struct Clinic {
  static let stages = ["I", "II", "III", "IV"]
  static let phases = ["acute", "subacute", "chronic"]
  static let triggers = ["walking", "standing", "sitting"]

  var compiler = ConditionCompiler()

  init() {
    declare("fever", .yesNo)
    declare("wrist_pain", .yesNo)
    declare(
      "age",
      .number(NumberType(isInteger: true, minimum: ExactDecimal(0), maximum: ExactDecimal(120))))
    declare("dose", .number(NumberType(unit: "mg")))
    declare("stage", .choice(values: Self.stages, ordered: false))
    declare("phase", .choice(values: Self.phases, ordered: true))
    declare("aggravators", .set(values: Self.triggers))
    declare("note", .text)
    declare("onset", .date)
    declare("medications", .list)
    declare("hints.sciatica", .yesNo)
  }

  mutating func declare(_ name: String, _ type: FactType, isDerived: Bool = false) {
    var diagnostics: [Diagnostic] = []
    _ = compiler.declare(name, type, at: nil, isDerived: isDerived, diagnostics: &diagnostics)
  }

  /// What is said about a condition.
  func findings(_ text: String) -> [Diagnostic] {
    var copy = compiler
    var diagnostics: [Diagnostic] = []
    let condition = copy.compile(ConditionText(text), diagnostics: &diagnostics)
    return condition == nil || !diagnostics.hasErrors ? diagnostics : []
  }
}

/// A program over one condition, with values set by name.
struct Single {
  let program: ConditionProgram
  let condition: ConditionID
  var state: FactState

  init?(_ text: String, _ compiler: ConditionCompiler = Clinic().compiler) {
    var compiler = compiler
    var diagnostics: [Diagnostic] = []
    guard let condition = compiler.compile(ConditionText(text), diagnostics: &diagnostics) else {
      return nil
    }
    program = compiler.finish()
    self.condition = condition
    state = program.makeState()
  }

  func fact(_ name: String) -> FactID? {
    program.facts.first { $0.name == name }?.id
  }

  mutating func set(_ values: [String: FactValue]) {
    program.reset(&state)
    for (name, value) in values {
      if let id = fact(name) { program.set(id, value, in: &state) }
    }
  }

  mutating func truth(_ values: [String: FactValue]) -> Truth {
    set(values)
    return program.truth(condition, state)
  }
}
