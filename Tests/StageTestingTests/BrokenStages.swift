import PlanCore
import Synchronization

/// Says something else each time.
struct ForgetfulStage: PlainCare {
  static let name = "forgetful"
  let rules: [Rule]
  private let counter = Counter()

  init(_ rules: [Rule]) { self.rules = rules }

  func activities(_ offered: [Candidate], _ facts: Facts) -> [Activity] {
    offered.map { candidate in
      var activity = Activity(candidate, facts, kind: "self-care", category: "education")
      activity.fromWeek = counter.next()
      return activity
    }
  }
}

final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}

/// A name that no plan file could write.
struct LoudStage: PlainCare {
  static let name = "Loud Stage"
  let rules: [Rule]
  init(_ rules: [Rule]) { self.rules = rules }
}

/// Says that it is a triage and is not.
struct PosingStage: PlainCare {
  static let name = "posing"
  static var role: StageRole { .triage }
  let rules: [Rule]
  init(_ rules: [Rule]) { self.rules = rules }
}

/// Offers whatever is not known to be stopped.
struct EagerStage: PlainCare {
  static let name = "eager"
  let rules: [Rule]
  init(_ rules: [Rule]) { self.rules = rules }

  func contribute(_ candidates: [Candidate], _ facts: Facts, to draft: inout PlanDraft) {
    draft.activities += activities(
      candidates.filter { $0.judgement.verdict != .blocked }, facts)
  }
}

/// Takes the place of what stood in the draft.
struct JealousStage: PlainCare {
  static let name = "jealous"
  let rules: [Rule]
  init(_ rules: [Rule]) { self.rules = rules }

  func contribute(_ candidates: [Candidate], _ facts: Facts, to draft: inout PlanDraft) {
    draft.activities = activities(candidates.filter { $0.judgement.verdict == .offered }, facts)
    draft.urgency = .routine
  }
}

/// Names neither its rule nor its sources.
struct AnonymousStage: PlainCare {
  static let name = "anonymous"
  let rules: [Rule]
  init(_ rules: [Rule]) { self.rules = rules }

  func activities(_ offered: [Candidate], _ facts: Facts) -> [Activity] {
    offered.map { candidate in
      var activity = Activity(candidate, facts, kind: "self-care", category: "education")
      activity.id = "made-up"
      activity.evidence = []
      return activity
    }
  }
}

/// Has a key for a condition that it never compiles.
struct CarelessStage: PlainCare {
  static let name = "careless"
  static let shape = Shape(
    "a file",
    [.required("rules", .list(.object(Shape("a rule", Rule.envelope + [also]))), "rules")])
  private static let also = Shape.Field.optional("also", .condition, "never looked at")
  let rules: [Rule]
  init(_ rules: [Rule]) { self.rules = rules }
}

/// Tells no one where a finding is.
struct VagueStage: PlainCare {
  static let name = "vague"
  let rules: [Rule]
  init(_ rules: [Rule]) { self.rules = rules }

  init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    rules = QuietStage(reading: files, into: &builder).rules
    if builder.diagnostics.hasErrors { builder.report("vague", "something is wrong", at: nil) }
  }
}

/// Writes a fact with a value of another type.
struct MistypingStage: AssessmentStage {
  static let name = "mistyping"
  static let shape = Shape("a file", [.optional("title", .text, "nothing")])
  private(set) var writes: [FactID] = []

  init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    let count = FactType.number(NumberType(isInteger: true))
    if let fact = builder.declare(
      "mistyped", count, title: VoicedText("mistyped"), canBeMissing: true, at: nil)
    {
      builder.conditions.define(fact, .computed(from: []))
      writes = [fact]
    }
  }

  func value(of fact: FactID, from facts: Facts) -> FactValue? { .yesNo(true) }
}
