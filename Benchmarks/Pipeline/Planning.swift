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

  init(_ definition: PlanDefinition, _ text: String) throws {
    self.definition = definition
    person = try Loading.person(text, definition)
    facts = Facts(person, program: definition.program, vocabulary: definition.vocabulary)
  }

  /// Every rule's verdict.
  func judge() {
    for entry in definition.stages {
      for rule in entry.stage.rules { blackHole(rule.verdict(for: facts)) }
    }
  }
}

/// The shipped plan with the person of one of its examples.
struct Shipped {
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
