import PlanCore
import SourceTree

/// Reads what a case expects; every name is checked, so that a misspelt one cannot pass.
struct ExpectationReader {
  private let definition: PlanDefinition
  private let names: CaseNames
  private(set) var diagnostics: [Diagnostic] = []
  private var found: [Expectation] = []

  init(_ definition: PlanDefinition, _ names: CaseNames) {
    self.definition = definition
    self.names = names
  }

  /// The expectations in the order in which the shape lists their kinds.
  mutating func expectations(_ fields: Fields) -> [Expectation] {
    if let node = fields["urgency"], let urgency = fields.word("urgency", Urgency.self) {
      add(.urgency(urgency), node)
    }
    if let node = fields["completeness"],
      let completeness = fields.word("completeness", CarePlan.Completeness.self)
    {
      add(.completeness(completeness), node)
    }
    for node in fields.items("out_of_scope") where isKnown(node, names.scope, "rule of scope") {
      add(.outOfScope(node.text), node)
    }
    for node in fields.items("contradicts")
    where isKnown(node, names.contradictions, "contradiction") {
      add(.contradiction(node.text), node)
    }
    for node in fields.items("judge") where isKnown(node, names.rules, "rule") {
      add(.judge(node.text), node)
    }
    readNames(fields)
    readVerdicts(fields)
    readHypotheses(fields)
    readQuestions(fields)
    readTexts(fields)
    readValues(fields)
    return found
  }

  private mutating func add(_ subject: Expectation.Subject, _ node: SourceNode) {
    found.append(Expectation(subject: subject, range: node.range))
  }

  private mutating func isKnown(_ node: SourceNode, _ names: Set<String>, _ kind: String) -> Bool {
    if node.kind == .scalar, names.contains(node.text) { return true }
    let name = node.kind == .scalar ? node.text : "…"
    diagnostics.append(
      Diagnostic(
        .error, .unknownName, "no \(kind) '\(name)' in this plan", at: node.range,
        help: didYouMean(name, among: names.sorted())))
    return false
  }

  private mutating func readNames(_ fields: Fields) {
    for (key, isThere) in [("has", true), ("lacks", false)] {
      for node in fields.object("red_flags")?.items(key) ?? []
      where isKnown(node, names.redFlags, "red flag") {
        add(.redFlag(node.text, isThere), node)
      }
      for node in fields.object("core")?.items(key) ?? []
      where isKnown(node, names.rules, "rule") {
        add(.core(node.text, isThere), node)
      }
      for node in fields.object("follow_up")?.items(key) ?? []
      where isKnown(node, names.entries, "entry") {
        add(.followUp(node.text, isThere), node)
      }
    }
    for part in Expectation.Part.allCases {
      if let node = fields[part.rawValue], node.hasText("none") { add(.none(part), node) }
    }
  }

  private mutating func readVerdicts(_ fields: Fields) {
    for test in Expectation.VerdictTest.allCases {
      guard let node = fields[test.rawValue] else { continue }
      if node.kind == .mapping {
        for (rule, reasons) in node.entries where isKnown(rule, names.rules, "rule") {
          let nodes = reasons.kind == .sequence ? Array(reasons.items) : [reasons]
          let wanted = nodes.filter { isException($0, of: rule.text) }.map(\.text)
          add(.verdict(rule.text, test, reasons: wanted), rule)
        }
      } else {
        for rule in fields.items(test.rawValue) where isKnown(rule, names.rules, "rule") {
          add(.verdict(rule.text, test, reasons: []), rule)
        }
      }
    }
    for test in Expectation.ExceptionTest.allCases {
      for (rule, exceptions) in fields.entries(test.rawValue)
      where isKnown(rule, names.rules, "rule") {
        let nodes = exceptions.kind == .sequence ? Array(exceptions.items) : [exceptions]
        for node in nodes where isException(node, of: rule.text) {
          add(.exception(rule: rule.text, name: node.text, test), node)
        }
      }
    }
  }

  private mutating func isException(_ node: SourceNode, of rule: String) -> Bool {
    if names.hasException(node.text, of: rule) { return true }
    diagnostics.append(
      Diagnostic(
        .error, .unknownName, "'\(rule)' has no exception '\(node.text)'", at: node.range,
        help: didYouMean(node.text, among: names.exceptionNames(of: rule))))
    return false
  }

  private mutating func readHypotheses(_ fields: Fields) {
    if let node = fields["top"], node.hasText("none") {
      add(.top(nil), node)
    } else if let node = fields["top"], isKnown(node, names.hypotheses, "hypothesis") {
      add(.top(node.text), node)
    }
    for state in Expectation.HintState.allCases {
      for node in fields.object("hints")?.items(state.rawValue) ?? []
      where isKnown(node, names.hypotheses, "hypothesis") {
        add(.hint(node.text, state), node)
      }
    }
  }

  private mutating func readQuestions(_ fields: Fields) {
    for test in Expectation.AskTest.allCases {
      for node in fields.object("ask")?.items(test.rawValue) ?? []
      where isKnown(node, names.facts, "fact") {
        add(.asked(node.text, test), node)
      }
    }
    if let node = fields["decision"], node.hasText("none") {
      add(.decision(nil), node)
    } else if let node = fields["decision"], isKnown(node, names.entries, "decision") {
      add(.decision(node.text), node)
    }
  }

  private mutating func readTexts(_ fields: Fields) {
    for (key, isThere) in [("says", true), ("never_says", false)] {
      for (entry, words) in fields.entries(key) where isKnown(entry, names.entries, "entry") {
        for node in words.kind == .sequence ? Array(words.items) : [words] {
          add(.says(entry.text, node.text, isThere), node)
        }
      }
    }
  }

  private mutating func readValues(_ fields: Fields) {
    for (name, value) in fields.entries("derives") where isKnown(name, names.facts, "fact") {
      guard let info = definition.vocabulary.named(name.text) else { continue }
      var reader = ValueReader(info)
      let outcome = reader.read(value)
      diagnostics += reader.diagnostics
      switch outcome {
      case .value(let value): add(.derived(info.id, value), name)
      case .state: add(.derived(info.id, nil), name)
      case nil: break
      }
    }
  }
}

extension Diagnostic.Code {
  /// A name in a case that the plan does not have.
  static let unknownName: Self = "unknown-name"
}
