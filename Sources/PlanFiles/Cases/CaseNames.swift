public import PlanCore
import SourceTree

/// The names that a plan's cases may use, by kind.
struct CaseNames: Sendable {
  /// Rules, by id and by their id in the evidence base.
  let rules: Set<String>
  let redFlags: Set<String>
  let hypotheses: Set<String>
  /// Everything with an id or a reference, decisions and reviews included.
  let entries: Set<String>
  let scope: Set<String>
  let contradictions: Set<String>
  let facts: Set<String>
  private let exceptions: [String: [Rule.Exception]]

  init(_ definition: PlanDefinition) {
    func names(_ role: StageRole?) -> Set<String> {
      let stages = definition.stages.map(\.stage).filter {
        role == nil || type(of: $0).role == role
      }
      return Set(stages.flatMap(\.rules).flatMap { [$0.id, $0.ref].compactMap(\.self) })
    }
    rules = names(nil)
    redFlags = names(.triage)
    hypotheses = names(.diagnosisHint)
    scope = Set(definition.scope.map(\.id))
    contradictions = Set(definition.contradictions.map(\.id))
    facts = Set(definition.vocabulary.all.map(\.name))
    var entries = rules
    for site in PlanText.all(of: definition).flatMap(\.sites) {
      if let id = site.listedID { entries.insert(id) }
      if site.key?.hasText("ref") == true { entries.insert(site.node.text) }
    }
    self.entries = entries
    var exceptions: [String: [Rule.Exception]] = [:]
    for rule in definition.stages.flatMap(\.stage.rules) {
      for name in [rule.id, rule.ref].compactMap(\.self) {
        exceptions[name, default: []] += rule.exceptions
      }
    }
    self.exceptions = exceptions
  }

  /// Whether one of the rule's exceptions has this id in the evidence base, or these words in its reason.
  func hasException(_ name: String, of rule: String) -> Bool {
    exceptions[rule, default: []].contains { $0.isNamed(name) }
  }

  /// What the rule's exceptions are called, for a message.
  func exceptionNames(of rule: String) -> [String] {
    var seen: Set<String> = []
    return exceptions[rule, default: []].compactMap(\.ref).filter { seen.insert($0).inserted }
  }
}

extension Rule.Exception {
  /// Whether a case means this exception: by its id in the evidence base, or by words of its reason.
  public func isNamed(_ name: String) -> Bool {
    ref == name || because.clinician.contains(name) || because.patient.contains(name)
  }
}
