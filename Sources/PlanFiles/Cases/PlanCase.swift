public import PlanCore
public import SourceTree

/// One person with what the plan must make of them: a plan's own test.
public struct PlanCase: Sendable {
  /// The id, unique among the plan's cases.
  public var id: String
  /// What the case shows.
  public var title: String
  /// The text that the expectations were written from.
  public var because: String
  /// The person.
  public var profile: Profile
  /// What must come out, in the order of the file.
  public var expectations: [Expectation]
  /// Where the case stands.
  public var range: SourceRange
}

/// One thing that a case expects of the plan.
public struct Expectation: Sendable {
  /// What is expected.
  public var subject: Subject
  /// Where the case says so.
  public var range: SourceRange

  /// What can be expected; names are ids or, where a rule is meant, ids of the evidence base.
  public enum Subject: Sendable, Equatable {
    case urgency(Urgency)
    case completeness(CarePlan.Completeness)
    /// The rule of scope that refuses the person.
    case outOfScope(String)
    /// What cannot be true of one person, and is said of this one.
    case contradiction(String)
    case redFlag(String, Bool)
    /// The first hypothesis; nil when none may stand first.
    case top(String?)
    case hint(String, HintState)
    case verdict(String, VerdictTest, reasons: [String])
    /// An exception of a rule, by its id in the evidence base or by words of its reason.
    case exception(rule: String, name: String, ExceptionTest)
    /// Whether an exercise belongs to the core programme.
    case core(String, Bool)
    case asked(String, AskTest)
    /// The decision; nil when there is none.
    case decision(String?)
    case followUp(String, Bool)
    /// A part of the plan that must be empty.
    case none(Part)
    /// The value of a fact after all stages; nil when it must stay unknown.
    case derived(FactID, RecordedValue?)
    /// Whether an entry of the plan holds these words in either voice.
    case says(String, String, Bool)
    /// Nothing yet: an author has still to say what must become of this rule.
    case judge(String)
  }

  /// How a hypothesis is shown.
  public enum HintState: String, Sendable, CaseIterable {
    case has, lacks, likely, possible, listed, open
  }

  /// What became of a rule.
  public enum VerdictTest: String, Sendable, CaseIterable {
    case offered
    case notOffered = "not_offered"
    case blocked
    case held
    case notIndicated = "not_indicated"
    case needsFacts = "needs_facts"
    case suppressed

    /// The verdict that is asked for; nil for anything but `offered`.
    public var verdict: Verdict? {
      switch self {
      case .offered: .offered
      case .notOffered: nil
      case .blocked: .blocked
      case .held: .held
      case .notIndicated: .notIndicated
      case .needsFacts: .needsFacts
      case .suppressed: .suppressed
      }
    }
  }

  /// What an exception does to a rule.
  public enum ExceptionTest: String, Sendable, CaseIterable {
    case cautions, clinician
    /// It does not apply, whatever its effect.
    case freeOf = "free_of"
  }

  /// How something is asked for.
  public enum AskTest: String, Sendable, CaseIterable {
    case has, lacks
    case redFlag = "red_flag"
    case safety
  }

  /// A part of the plan that can be empty.
  public enum Part: String, Sendable, CaseIterable {
    case activities, notes, referrals
    case followUp = "follow_up"
  }
}
