public import PlanCore
import PlanPipeline
public import SourceTree

/// What the cases of a plan show of its rules.
public struct Coverage: Sendable {
  /// One thing to be shown, and where it stands.
  public struct Item: Sendable {
    /// What it is.
    public var name: String
    /// Where it stands.
    public var range: SourceRange
    /// Whether a case shows it.
    public var isShown: Bool
  }

  /// One row of the table.
  public struct Row: Sendable {
    /// What the row counts.
    public var title: String
    /// Whether the plan is expected to have all of them shown.
    public var isRequired: Bool
    /// The items.
    public var items: [Item]

    /// How many are shown.
    public var shown: Int { items.count(where: \.isShown) }
  }

  /// The rows, in the order of the table.
  public let rows: [Row]

  /// Counts what the runs show.
  public init(_ runs: [CaseRun], _ definition: PlanDefinition) {
    var verdicts: [String: Set<Verdict>] = [:]
    var exceptions: Set<SourceRange> = []
    for candidate in runs.flatMap(\.examination.candidates) {
      verdicts[candidate.rule.id, default: []].insert(candidate.judgement.verdict)
      exceptions.formUnion(Coverage.effective(candidate))
    }
    func items(_ rules: [Rule], _ wanted: Set<Verdict>) -> [Item] {
      rules.map { rule in
        let isShown = !verdicts[rule.id, default: []].isDisjoint(with: wanted)
        return Item(name: rule.id, range: rule.range, isShown: isShown)
      }
    }
    let stages = definition.stages.map(\.stage)
    let flags = stages.filter { type(of: $0).role == .triage }.flatMap(\.rules)
    let rules = stages.filter { type(of: $0).role != .triage }.flatMap(\.rules)
    rows = [
      Row(
        title: "rules offered, blocked or held", isRequired: true,
        items: items(rules, [.offered, .blocked, .held])),
      Row(title: "rules offered", isRequired: false, items: items(rules, [.offered])),
      Row(
        title: "rules not offered", isRequired: false,
        items: items(rules, [.notIndicated, .blocked, .held, .needsFacts])),
      Row(title: "red flags on", isRequired: true, items: items(flags, [.offered])),
      Row(title: "red flags off", isRequired: true, items: items(flags, [.notIndicated])),
      Row(
        title: "exceptions ('unless') that take effect", isRequired: true,
        items: Coverage.exceptions(of: rules + flags, exceptions)),
    ]
  }

  /// The exceptions that have their effect: they stop the candidate, or go with it.
  private static func effective(_ candidate: Candidate) -> [SourceRange] {
    let judgement = candidate.judgement
    let positions =
      switch judgement.verdict {
      case .blocked, .held: judgement.stoppers
      case .offered: judgement.cautions + judgement.clinician
      default: [Int]()
      }
    return positions.map { candidate.rule.exceptions[$0].range }
  }

  /// Each exception once, although those of `for_all` belong to every rule of their file.
  private static func exceptions(of rules: [Rule], _ shown: Set<SourceRange>) -> [Item] {
    var seen: Set<SourceRange> = []
    return rules.flatMap { rule in
      rule.exceptions.filter { seen.insert($0.range).inserted }.map { exception in
        Item(
          name: "\(rule.id), \(exception.effect.rawValue) \(exception.ref ?? "")",
          range: exception.range, isShown: shown.contains(exception.range))
      }
    }
  }

  /// What is not shown and should be, as findings.
  public var findings: [Diagnostic] {
    rows.filter(\.isRequired).flatMap { row in
      row.items.filter { !$0.isShown }.map {
        Diagnostic(
          .warning, .notCovered, "no case shows this (\(row.title)): \($0.name)", at: $0.range)
      }
    }
  }

  /// The table: how many of how many, one line a row.
  public var table: String {
    rows.map { row in
      let count = String(row.items.count)
      let shown = String(repeating: " ", count: max(0, 5 - "\(row.shown)".count)) + "\(row.shown)"
      return "\(shown) of \(count)  \(row.title)\n"
    }.joined()
  }
}

extension Diagnostic.Code {
  /// A part of a plan that no case shows.
  public static let notCovered: Self = "not-covered"
}
