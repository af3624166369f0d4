import JSONWriting
public import PlanCore

/// Writes what is wanted of a plan as one line of JSON with its line feed.
public enum ResultLine {
  /// A line.
  ///
  /// - Parameter candidates: every rule with its verdict, in the order of the stages.
  public static func write(
    _ shape: ResultShape, of plan: CarePlan, _ candidates: [Candidate]
  ) -> [UInt8] {
    switch shape {
    case .nothing: []
    case .plan: PlanJSON.write(plan, compact: true) + [10]
    case .fields(let selection, let key):
      JSONText.compact(
        Fields(selection: selection, plan: plan, candidates: candidates, key: key)
      ).bytes + [10]
    }
  }

  private struct Fields: JSONMembers {
    let selection: Selection
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
        }
      }
    }

    private func names(_ verdict: Verdict) -> [String] {
      candidates.filter { $0.judgement.verdict == verdict }.map { selection.name(of: $0.rule) }
    }
  }
}
