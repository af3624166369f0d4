import PlanCore

extension PreparedPlan {
  /// The facts behind the verdict of a rule, with their values.
  func putBecause(of rule: Int, _ facts: Facts, _ run: inout PreparedRun) {
    putBecause(run.verdicts[rule].deciding, facts, &run)
  }

  /// Some facts that decided for the person among others, with their values.
  func putBecause(_ deciding: LaneReasons.Range, _ facts: Facts, _ run: inout PreparedRun) {
    run.sheet.put(#","because":["#)
    var isFirst = true
    for index in deciding {
      guard let fact = run.reasons[index, of: run.person] else { continue }
      run.sheet.separate(&isFirst)
      putReason(fact, facts, &run)
    }
    run.sheet.put(byte: UInt8(ascii: "]"))
  }

  /// A fact that decided, with its value.
  func putBecause(only fact: FactID, _ facts: Facts, _ run: inout PreparedRun) {
    run.sheet.put(#","because":["#)
    putReason(fact, facts, &run)
    run.sheet.put(byte: UInt8(ascii: "]"))
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

  /// The names of some facts that are missing for the person among others.
  func putMissing(_ missing: LaneReasons.Range, _ run: inout PreparedRun) {
    run.sheet.put(#","missing":["#)
    var isFirst = true
    for index in missing {
      guard let fact = run.reasons[index, of: run.person] else { continue }
      run.sheet.separate(&isFirst)
      run.sheet.put(facts.names[fact.index], ink)
    }
    run.sheet.put(byte: UInt8(ascii: "]"))
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
    putMissing(run.verdicts[rule].missing, &run)
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
