import PlanCore

extension PreparedPlan {
  /// The facts behind the verdict of a rule, with their values.
  func putBecause(of rule: Int, _ facts: Facts, _ run: inout PreparedRun) {
    putBecause(run.reasons[rule].deciding, facts, &run)
  }

  /// Some facts, with their values.
  func putBecause(_ deciding: some Sequence<FactID>, _ facts: Facts, _ run: inout PreparedRun) {
    run.sheet.put(#","because":["#)
    var isFirst = true
    for fact in deciding {
      run.sheet.separate(&isFirst)
      putReason(fact, facts, &run)
    }
    run.sheet.put(byte: UInt8(ascii: "]"))
  }

  /// The facts behind the answer of a condition that holds, with their values.
  func putBecause(behind condition: ConditionID, _ facts: Facts, _ run: inout PreparedRun) {
    run.others.removeAll()
    facts.program.note(condition, facts.state, in: &run.others, remembering: &run.memory)
    putBecause(run.others.deciding, facts, &run)
  }

  private func putReason(_ fact: FactID, _ facts: Facts, _ run: inout PreparedRun) {
    if let piece = self.facts.piece(for: fact, facts) {
      run.sheet.put(piece, ink)
      return
    }
    let said = run.said[fact.index]
    if said.count > 0 {
      run.sayings.withUnsafeBufferPointer {
        run.sheet.put(UnsafeBufferPointer(rebasing: $0[said.start..<said.start + said.count]))
      }
      return
    }
    var saying = PlanSheet()
    swap(&saying.bytes, &run.sayings)
    let start = saying.bytes.count
    if !self.facts.put(fact, facts, ink, to: &saying) {
      saying.bytes += JSONText.compact(facts.because(fact), without: []).bytes
    }
    run.said[fact.index] = PreparedRun.Said(start: start, count: saying.bytes.count - start)
    run.sheet.bytes += saying.bytes[start...]
    swap(&saying.bytes, &run.sayings)
  }

  /// The names of some facts.
  func putMissing(_ missing: some Sequence<FactID>, _ sheet: inout PlanSheet) {
    sheet.put(#","missing":["#, missing, ink) { facts.names[$0.index] }
  }

  /// What goes with a rule that is offered.
  func putExceptions(of rule: Int, _ facts: Facts, _ run: inout PreparedRun) {
    let outcome = run.outcomes[rule]
    rules.put(#","cautions":["#, outcome.cautions, of: rule, facts, ink, to: &run.sheet)
    rules.put(#","clinicianOnly":["#, outcome.clinician, of: rule, facts, ink, to: &run.sheet)
  }

  /// What is relevant and not offered now.
  func putWithheld(_ facts: Facts, _ run: inout PreparedRun) {
    run.sheet.put(#","withheld":["#)
    var isFirst = true
    for section in sections where section.isOffering {
      for rule in section.rules where run.placements[rule] == .withheld {
        run.sheet.separate(&isFirst)
        putWithheld(rule, section, facts, &run)
        sources.cite(rules.entries[rule].cited, in: &run.cited)
      }
    }
    run.sheet.put(byte: UInt8(ascii: "]"))
  }

  private func putWithheld(
    _ rule: Int, _ section: Section, _ facts: Facts, _ run: inout PreparedRun
  ) {
    let template = rules.entries[rule].withheld
    let outcome = run.outcomes[rule]
    run.sheet.put(ink[template, 0], ink)
    run.sheet.put(outcome.verdict.member)
    rules.put(#","reasons":["#, outcome.stoppers, of: rule, facts, ink, to: &run.sheet)
    run.sheet.put(ink[template, 2], ink)
    if case .referrals(let referrals) = section.ink {
      referrals.putCriteria(of: rule, facts, ink, to: &run.sheet)
    } else {
      run.sheet.put(#","criteria":[]"#)
    }
    putMissing(run.reasons[rule].missing, &run.sheet)
    putBecause(of: rule, facts, &run)
    run.sheet.put(ink[template, 5], ink)
  }

  /// What guidance advises against.
  func putAdvisedAgainst(_ facts: Facts, _ run: inout PreparedRun) {
    run.sheet.put(#","advisedAgainst":["#)
    var isFirst = true
    for section in sections where section.isOffering {
      for rule in section.rules where run.placements[rule] == .advisedAgainst {
        let entry = rules.entries[rule]
        run.sheet.separate(&isFirst)
        run.sheet.put(ink[entry.advised, 0], ink)
        rules.put(
          #","cautions":["#, run.outcomes[rule].cautions, of: rule, facts, ink, to: &run.sheet)
        run.sheet.put(ink[entry.advised, 1], ink)
        putBecause(of: rule, facts, &run)
        run.sheet.put(ink[entry.advised, 2], ink)
        sources.cite(entry.cited, in: &run.cited)
      }
    }
    run.sheet.put(byte: UInt8(ascii: "]"))
  }
}

extension Verdict {
  /// The verdict as a member of an entry.
  fileprivate var member: StaticString {
    switch self {
    case .offered: #","verdict":"offered""#
    case .blocked: #","verdict":"blocked""#
    case .notIndicated: #","verdict":"not indicated""#
    case .needsFacts: #","verdict":"needs facts""#
    case .held: #","verdict":"held""#
    case .suppressed: #","verdict":"suppressed""#
    }
  }
}
