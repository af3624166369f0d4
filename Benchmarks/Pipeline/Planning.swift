import Benchmark
import Foundation
import PlanCore
import PlanPipeline
import PlanRendering
import Support

/// The shipped plan, one person: loading, judging, the whole plan, writing it.
func addPlanning() {
  Benchmark("load", configuration: Settings.fast) { benchmark in
    blackHole(try Loading.definition(Repository.plan))
  }
  Benchmark("judge", configuration: Settings.fast) { benchmark, shipped in
    shipped.judge()
  } setup: {
    try Shipped()
  }
  Benchmark("whole-plan", configuration: Settings.fast) { benchmark, shipped in
    blackHole(PlanPipeline(shipped.definition).run(shipped.person))
  } setup: {
    try Shipped()
  }
  Benchmark("prepared-plan", configuration: Settings.fast) { benchmark, prepared in
    prepared.write()
  } setup: {
    try Prepared()
  }
  Benchmark("write-json", configuration: Settings.fast) { benchmark, shipped in
    blackHole(PlanJSON.write(shipped.plan, compact: true))
  } setup: {
    try Shipped()
  }
  Benchmark("write-text", configuration: Settings.fast) { benchmark, shipped in
    blackHole(PlanText.write(shipped.plan, for: .patient, explaining: false))
  } setup: {
    try Shipped()
  }
  Benchmark("prepare-letters", configuration: Settings.fast) { benchmark, shipped in
    blackHole(PreparedLetters(shipped.definition, for: .patient))
  } setup: {
    try Shipped()
  }
  Benchmark("prepared-letter", configuration: Settings.fast) { benchmark, lettered in
    blackHole(lettered.letters.write(lettered.plan))
  } setup: {
    let shipped = try Shipped()
    return (letters: PreparedLetters(shipped.definition, for: .patient), plan: shipped.plan)
  }
}

/// The cost of more rules: the same person, plans of 100, 1 000 and 10 000 rules.
func addSizes() {
  for rules in [100, 1_000, 10_000] {
    Benchmark("load-rules-\(rules)", configuration: Settings.slow) { benchmark, folder in
      blackHole(try Loading.definition(folder))
    } setup: {
      try SyntheticPlan(rules: rules).write()
    }
    Benchmark("judge-rules-\(rules)", configuration: Settings.fast) { benchmark, judged in
      judged.judge()
    } setup: {
      let plan = SyntheticPlan(rules: rules)
      return try Judged(try Loading.definition(try plan.write()), plan.person)
    }
    Benchmark("whole-plan-rules-\(rules)", configuration: Settings.slow) { benchmark, judged in
      blackHole(PlanPipeline(judged.definition).run(judged.person))
    } setup: {
      let plan = SyntheticPlan(rules: rules)
      return try Judged(try Loading.definition(try plan.write()), plan.person)
    }
  }
}

/// A definition with one person's facts.
struct Judged {
  let definition: PlanDefinition
  let person: Profile
  private let facts: Facts
  private let rules: [RuleLogic]

  init(_ definition: PlanDefinition, _ text: String) throws {
    self.definition = definition
    person = try Loading.person(text, definition)
    facts = Facts(person, program: definition.program, vocabulary: definition.vocabulary)
    rules = definition.stages.flatMap(\.stage.rules).map(\.logic)
  }

  /// Every rule's verdict, with the facts that decided it.
  func judge() {
    var memory = ReasonMemory(for: definition.program)
    var reasons = Reasons(for: definition.program)
    for rule in rules {
      reasons.removeAll()
      blackHole(
        rule.judge(facts, explaining: false, noting: &reasons, remembering: &memory))
    }
  }
}

/// The shipped plan with the person of one of its examples.
struct Shipped {
  /// What a benchmark cannot go on without.
  struct Missing: Error {
    var what: String
  }

  let definition: PlanDefinition
  let person: Profile
  let plan: CarePlan
  private let judged: Judged

  init() throws {
    let path = "\(Repository.plan)/examples/worse-uphill.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    judged = try Judged(try Loading.definition(Repository.plan), text)
    definition = judged.definition
    person = judged.person
    guard case .plan(let plan) = PlanPipeline(definition).run(person) else {
      throw Missing(what: "a plan for the example")
    }
    self.plan = plan
  }

  func judge() { judged.judge() }
}

/// The shipped plan with its texts encoded, and memory that is used again; for one task.
final class Prepared {
  private let plan: PreparedPlan
  private let person: Profile
  private var run: PreparedRun
  private var lines: [UInt8] = []

  init() throws {
    let shipped = try Shipped()
    guard let plan = PreparedPlan(shipped.definition) else { throw NotPrepared() }
    self.plan = plan
    person = shipped.person
    run = plan.makeRun()
  }

  /// The person's plan as a line of JSON, once for everybody whom a run holds.
  func write() {
    while !run.isFull {
      var profile = person
      guard plan.add(&profile, to: &run) else { break }
    }
    plan.judge(&run)
    lines.removeAll(keepingCapacity: true)
    plan.write(0..<LaneProgram.width, of: &run, to: &lines)
    plan.clear(&run)
    blackHole(lines.count)
  }

  struct NotPrepared: Error {}
}
