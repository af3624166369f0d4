import PlanCore
import PlanPipeline
import SourceTree

extension ProfileInput {
  /// What triage alone says of the person, when the plan's other stages cannot be used; nil when it cannot say anything.
  var urgentPart: CarePlan? {
    guard definition == nil, let triage, let profile,
      case .plan(let plan) = PlanPipeline(triage).run(profile)
    else { return nil }
    return plan
  }
}

extension CommandOutput {
  /// Says on standard error what cannot wait, when the plan itself does not reach its reader: a broken file must not hide an emergency.
  mutating func report(urgentPart plan: CarePlan?, colour: Bool) {
    guard let plan, plan.urgency >= .sameDay else { return }
    var notice = Diagnostic(
      .error, .urgent,
      "there is no plan, but the answers show warning signs: \(plan.urgency.rawValue)",
      at: nil
    ).noting(plan.message.patient)
    for flag in plan.redFlags where flag.urgency >= .sameDay {
      notice = notice.noting("\(flag.title.patient): \(flag.action.patient)")
    }
    standardError += "\n"
    report([notice], in: SourceFiles(), colour: colour)
  }
}

extension Diagnostic.Code {
  /// Warning signs of a person for whom no plan was made.
  static let urgent: Self = "urgent"
}
