import PlanCore
import PlanFiles
import PlanPipeline

/// What a plan made of one person, in the words in which cases speak of it.
struct CaseResult {
  /// What was expected and what came, with the facts that decided.
  struct Difference {
    var message: String
    var because: [Because] = []
  }

  let definition: PlanDefinition
  let facts: Facts
  let plan: CarePlan?
  let refusal: PlanDefinition.ScopeRule?
  private let candidates: [String: [Candidate]]

  init(_ examination: PlanPipeline.Examination, _ definition: PlanDefinition) {
    self.definition = definition
    facts = examination.facts
    switch examination.outcome {
    case .plan(let made): (plan, refusal) = (made, nil)
    case .outOfScope(let rule): (plan, refusal) = (nil, rule)
    }
    var candidates: [String: [Candidate]] = [:]
    for candidate in examination.candidates {
      candidates[candidate.rule.id, default: []].append(candidate)
      if let ref = candidate.rule.ref { candidates[ref, default: []].append(candidate) }
    }
    self.candidates = candidates
  }

  /// How the plan differs from what is expected; nil when it does not.
  func difference(from subject: Expectation.Subject) -> Difference? {
    switch subject {
    case .outOfScope(let id):
      return refusal?.id == id ? nil : Difference(message: "'\(id)' should refuse the person")
    case .contradiction(let id): return contradiction(id)
    case .judge: return nil
    case .derived(let fact, let value): return derived(fact, value)
    case .verdict(let name, let test, let reasons): return verdict(name, test, reasons)
    case .exception(let rule, let name, let test): return exception(name, of: rule, test)
    default: break
    }
    guard let plan else {
      return Difference(message: "there is no plan: '\(refusal?.id ?? "")' refuses the person")
    }
    return PlanResult(plan: plan, facts: facts).difference(from: subject)
  }

  private func contradiction(_ id: String) -> Difference? {
    let isThere = definition.contradictions.contains { $0.id == id && facts.holds($0.when) }
    return isThere ? nil : Difference(message: "the facts should contradict each other: '\(id)'")
  }

  private func derived(_ fact: FactID, _ expected: RecordedValue?) -> Difference? {
    let info = facts.vocabulary[fact]
    let value = facts.value(of: fact).map(RecordedValue.single)
    guard value != expected else { return nil }
    let wanted = expected.map { info.text(of: $0) } ?? "unknown"
    let came = value.map { info.text(of: $0) } ?? "unknown"
    return Difference(message: "'\(info.name)' should be \(wanted), and is \(came)")
  }

  private func verdict(
    _ name: String, _ test: Expectation.VerdictTest, _ reasons: [String]
  ) -> Difference? {
    let found = candidates[name, default: []]
    if test == .notOffered {
      return found.first { $0.judgement.verdict == .offered }.map {
        difference("'\($0.rule.id)' should not be offered, and is", $0)
      }
    }
    // A reference may stand for several rules: one of them is enough.
    guard let match = found.first(where: { $0.judgement.verdict == test.verdict }) else {
      return found.first.map {
        let came = $0.judgement.verdict.rawValue
        return difference(
          "'\(name)' should be \(test.verdict?.rawValue ?? ""), and is \(came)", $0)
      } ?? Difference(message: "'\(name)' was not judged")
    }
    let stoppers = match.judgement.stoppers.map { match.rule.exceptions[$0] }
    guard let missing = reasons.first(where: { name in !stoppers.contains { $0.isNamed(name) } })
    else { return nil }
    let came = stoppers.map { $0.ref ?? $0.because.clinician }.joined(separator: ", ")
    return difference("'\(name)' should be stopped by \(missing), and is by \(came)", match)
  }

  private func exception(
    _ name: String, of rule: String, _ test: Expectation.ExceptionTest
  ) -> Difference? {
    let found = candidates[rule, default: []]
    switch test {
    case .freeOf:
      let bent = found.first { candidate in
        candidate.rule.exceptions.contains {
          $0.isNamed(name) && facts.truth($0.condition) != .no
        }
      }
      return bent.map { difference("'\(name)' should not apply to '\(rule)', and does", $0) }
    case .cautions, .clinician:
      let isThere = found.contains { candidate in
        let judgement = candidate.judgement
        let positions = test == .cautions ? judgement.cautions : judgement.clinician
        return positions.contains { candidate.rule.exceptions[$0].isNamed(name) }
      }
      if isThere { return nil }
      let what = test == .cautions ? "carry the warning" : "need a clinician for"
      let message = "'\(rule)' should \(what) '\(name)', and does not"
      return found.first.map { difference(message, $0) } ?? Difference(message: message)
    }
  }

  private func difference(_ message: String, _ candidate: Candidate) -> Difference {
    let judgement = candidate.rule.judge(facts)
    return Difference(message: message, because: facts.because(judgement.deciding))
  }
}
