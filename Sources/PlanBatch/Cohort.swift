import PlanCore
import PlanPipeline

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

  mutating func addFailure() {
    failures += 1
  }

  mutating func add(_ plan: CarePlan, _ candidates: [Candidate]) {
    plans += 1
    count(.urgency, plan.urgency.rawValue)
    count(.completeness, plan.completeness.rawValue)
    if let first = plan.hints.first { count(.firstHint, first.id) }
    for hint in plan.hints { count(.hint, hint.id) }
    for flag in plan.redFlags { count(.flag, flag.id) }
    for referral in plan.referrals { count(.referral, referral.id) }
    for candidate in candidates {
      let id = candidate.rule.id
      switch candidate.judgement.verdict {
      case .offered: count(.offered, id)
      case .blocked: count(.blocked, id)
      case .held: count(.held, id)
      case .needsFacts: count(.undecided, id)
      case .notIndicated, .suppressed: break
      }
      for position in candidate.judgement.stoppers {
        let exception = candidate.rule.exceptions[position]
        counts[
          Key(
            subject: .reason, id: id,
            reason: exception.ref ?? exception.because.clinician), default: 0] += 1
      }
    }
  }

  /// Adds the counts of another part.
  public mutating func join(_ other: Cohort) {
    plans += other.plans
    failures += other.failures
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  private mutating func count(_ subject: Subject, _ id: String) {
    counts[Key(subject: subject, id: id), default: 0] += 1
  }
}
