import PlanCore

/// Checks one stage on made-up profiles.
struct ProfileChecks {
  private(set) var violations: [ConformanceViolation] = []
  private let bench: StageBench
  private let stage: any Stage
  private let ids: Set<String>
  private var random: SplitMix64

  init(_ bench: StageBench, _ stage: any Stage, profiles: Int, seed: UInt64) {
    self.bench = bench
    self.stage = stage
    ids = bench.ids
    random = SplitMix64(seed: seed)
    var generator = ProfileGenerator(bench.definition, seed: seed)
    generator.names += bench.texts
    for profile in generator.next(profiles) { check(profile) }
  }

  private mutating func check(_ profile: Profile) {
    guard let plan = bench.plan(profile) else { return }
    if bench.plan(profile) != plan {
      violations.append(.init(.pure, "the same profile gives another part the second time"))
    }
    if bench.plan(shuffled(profile)) != plan {
      violations.append(.init(.order, "the order of the facts changes the part"))
    }
    let facts = bench.facts(profile)
    checkWrites(facts)
    for item in plan.items { check(item, facts) }
    checkLess(profile, plan)
    violations += DraftCheck(bench, stage, facts).violations
  }

  /// The same readings in a dictionary that was filled in another order and has other room.
  private mutating func shuffled(_ profile: Profile) -> Profile {
    var copy = profile
    copy.readings = [:]
    let sorted = profile.readings.sorted { $0.key < $1.key }
    for (fact, reading) in random.shuffled(sorted) { copy.readings[fact] = reading }
    return copy
  }

  private mutating func checkWrites(_ facts: Facts) {
    for fact in stage.writes where bench.definition.program.isComputed(fact) {
      let info = facts.vocabulary[fact]
      if let value = stage.value(of: fact, from: facts), !info.type.takes(value) {
        violations.append(
          .init(.writes, "'\(info.name)' was given a value that its type does not have"))
      }
    }
  }

  private mutating func check(_ item: PlanItem, _ facts: Facts) {
    let name = "the \(item.kind) '\(item.id)'"
    if item.evidence.isEmpty, !item.isOwn {
      violations.append(.init(.evidence, "\(name) cites no source"))
    }
    if !item.isOwn, !ids.contains(item.id) {
      violations.append(.init(.provenance, "\(name) is no entry of the stage's files"))
    }
    guard item.isOffered, let rule = stage.rules.first(where: { $0.id == item.id }) else { return }
    if !facts.holds(rule.indicated) {
      violations.append(.init(.verdict, "\(name) is offered and not known to be indicated"))
    }
    let stops = rule.exceptions.filter { $0.effect == .block || $0.effect == .hold }
    if stops.contains(where: { facts.truth($0.condition) != .no }) {
      violations.append(.init(.verdict, "\(name) is offered although something may stop it"))
    }
  }

  /// Takes facts away, one at a time, and compares.
  private mutating func checkLess(_ profile: Profile, _ plan: CarePlan) {
    let known = profile.readings.filter { $0.value.state == .known }.keys.sorted()
    for fact in random.shuffled(known).prefix(6) {
      var less = profile
      less.readings[fact] = nil
      guard let poorer = bench.plan(less) else { continue }
      compare(plan, poorer, without: bench.definition.vocabulary[fact].name)
    }
  }

  private mutating func compare(_ plan: CarePlan, _ poorer: CarePlan, without fact: String) {
    for item in poorer.offers {
      guard let before = plan.offers.first(where: { $0.id == item.id }) else {
        violations.append(
          .init(.unknown, "the \(item.kind) '\(item.id)' is offered once '\(fact)' is unknown"))
        continue
      }
      for warning in before.warnings where !item.warnings.contains(warning) {
        violations.append(
          .init(.unknown, "'\(item.id)' loses a warning once '\(fact)' is unknown: \(warning)"))
      }
    }
    if poorer.urgency < plan.urgency, !raises(fact, plan) {
      violations.append(
        .init(.unknown, "urgency falls once '\(fact)' is unknown, which did not raise it"))
    }
  }

  /// Whether a fact is behind every flag that raised the urgency, for it or against what would have stopped it.
  private func raises(_ fact: String, _ plan: CarePlan) -> Bool {
    let program = bench.definition.program
    let raised = plan.redFlags.filter { $0.urgency == plan.urgency }
    return !raised.isEmpty
      && raised.allSatisfy { flag in
        let rule = stage.rules.first { $0.id == flag.id }
        let stoppers = (rule?.exceptions ?? []).flatMap { program.baseFacts(in: $0.condition) }
        return flag.because.contains { $0.fact == fact }
          || stoppers.contains { bench.definition.vocabulary[$0].name == fact }
      }
  }
}

extension StageBench {
  /// The ids that entries of the texts claim.
  var ids: Set<String> { Set(sites.compactMap(\.listedID)) }

  /// Texts of the files, to be used as names: those that a stage looks up are among them.
  var texts: [String] {
    sites.compactMap { site in
      if case .text = site.value, site.node.kind == .scalar { site.node.text } else { nil }
    }
  }
}

extension FactType {
  /// Whether a value is of this type; a number out of range is, and reads as unknown.
  fileprivate func takes(_ value: FactValue) -> Bool {
    switch (self, value) {
    case (.yesNo, .yesNo), (.text, .text), (.date, .date), (.list, .list): true
    case (.number(let type), .number(let number)): !type.isInteger || number.isInteger
    case (.choice(let words, _), .choice(let position)): words.indices.contains(position)
    case (.set(let words), .set(let positions)): positions.allSatisfy(words.indices.contains)
    default: false
    }
  }
}
