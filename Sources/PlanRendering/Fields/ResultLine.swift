import JSONWriting
public import PlanCore

/// Writes what is wanted of plans as lines of JSON, each with its line feed; a value that any number of tasks may share.
public struct ResultLine: Sendable {
  private let shape: ResultShape
  private let letters: [Audience: PreparedLetters]

  /// Prepares the letters that are wanted of a definition's plans.
  public init(_ shape: ResultShape, of definition: PlanDefinition) {
    self.shape = shape
    letters = Dictionary(
      uniqueKeysWithValues: shape.readers.map { ($0, PreparedLetters(definition, for: $0)) })
  }

  /// A line.
  ///
  /// - Parameter candidates: every rule with its verdict, in the order of the stages.
  public func write(_ plan: CarePlan, _ candidates: [Candidate]) -> [UInt8] {
    switch shape {
    case .nothing: []
    case .plan: PlanJSON.write(plan, compact: true) + [10]
    case .fields(let selection, let key):
      JSONText.compact(
        Fields(
          selection: selection, letters: letters, plan: plan, candidates: candidates, key: key)
      ).bytes + [10]
    }
  }

  private struct Fields: JSONMembers {
    let selection: Selection
    let letters: [Audience: PreparedLetters]
    let plan: CarePlan
    let candidates: [Candidate]
    let key: String

    func write(to json: inout JSONText) {
      json.member(key, plan.patient)
      for (key, field) in selection.columns {
        switch field {
        case .urgency: json.member(key, plan.urgency)
        case .completeness: json.member(key, plan.completeness)
        case .flags: json.member(key, plan.redFlags.map(\.id))
        case .hints: json.member(key, plan.hints.map(\.id))
        case .offered: json.member(key, names(.offered))
        case .blocked: json.member(key, names(.blocked))
        case .held: json.member(key, names(.held))
        case .undecided: json.member(key, names(.needsFacts))
        case .referrals: json.member(key, plan.referrals.map(\.id))
        case .ask: json.member(key, plan.ask.map(\.id))
        case .decision: json.member(key, plan.followUp?.decision.map { .string($0.id) } ?? .null)
        case .letter, .clinicianLetter:
          json.member(key, field.reader.flatMap { letters[$0] }?.write(plan))
        }
      }
    }

    private func names(_ verdict: Verdict) -> [String] {
      candidates.filter { $0.judgement.verdict == verdict }.map { selection.name(of: $0.rule) }
    }
  }
}
