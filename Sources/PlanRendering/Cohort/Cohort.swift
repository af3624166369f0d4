public import PlanCore

/// Counts over many people; parts that were counted apart can be joined in any order.
public struct Cohort: Sendable, Equatable {
  /// What is counted.
  public enum Subject: Int, Sendable, CaseIterable {
    case urgency, completeness, firstHint, hint, flag, offered, blocked, held, undecided, referral
    case reason

    /// The name that the table gives it.
    public var name: String {
      switch self {
      case .urgency: "urgency"
      case .completeness: "completeness"
      case .firstHint: "first hypothesis"
      case .hint: "hypothesis"
      case .flag: "red flag"
      case .offered: "offered"
      case .blocked: "blocked"
      case .held: "held"
      case .undecided: "needs facts"
      case .referral: "referral"
      case .reason: "blocked or held because"
      }
    }
  }

  /// One thing that is counted.
  public struct Key: Sendable, Hashable {
    /// What it is.
    public var subject: Subject
    /// Its id, or a word.
    public var id: String
    /// What the rule is blocked or held by; empty for everything else.
    public var reason = ""
  }

  /// Plans that were made.
  public private(set) var plans = 0
  /// Records from which no plan was made, because of errors in them.
  public private(set) var failures = 0
  /// How often each thing was met.
  public private(set) var counts: [Key: Int] = [:]

  /// Creates an empty cohort.
  public init() {}

  /// Counts a record from which no plan was made.
  public mutating func addFailure() {
    failures += 1
  }

  /// Counts a plan.
  ///
  /// - Parameter candidates: every rule with its verdict.
  public mutating func add(_ plan: CarePlan, _ candidates: [Candidate]) {
    add(plans: 1)
    add(1, .urgency, plan.urgency.rawValue)
    add(1, .completeness, plan.completeness.rawValue)
    if let first = plan.hints.first { add(1, .firstHint, first.id) }
    for hint in plan.hints { add(1, .hint, hint.id) }
    for flag in plan.redFlags { add(1, .flag, flag.id) }
    for referral in plan.referrals { add(1, .referral, referral.id) }
    for candidate in candidates {
      let id = candidate.rule.id
      switch candidate.judgement.verdict {
      case .offered: add(1, .offered, id)
      case .blocked: add(1, .blocked, id)
      case .held: add(1, .held, id)
      case .needsFacts: add(1, .undecided, id)
      case .notIndicated, .suppressed: break
      }
      for position in candidate.judgement.stoppers {
        add(1, .reason, id, reason: candidate.rule.exceptions[position].reason)
      }
    }
  }

  /// Adds the counts of another part.
  public mutating func join(_ other: Cohort) {
    plans += other.plans
    failures += other.failures
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  mutating func add(plans count: Int) {
    plans += count
  }

  /// Adds how often something was met; what was never met has no row.
  mutating func add(_ count: Int, _ subject: Subject, _ id: String, reason: String = "") {
    guard count > 0 else { return }
    counts[Key(subject: subject, id: id, reason: reason), default: 0] += count
  }
}

extension Rule.Exception {
  /// What a table calls it: by its ref, or else in words.
  var reason: String { ref ?? because.clinician }
}
