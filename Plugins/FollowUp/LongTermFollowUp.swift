public import PlanCore

/// Says how the plan goes on: goals, phases, reviews, the decision that the visits lead to, flare plan, prevention, safety net.
///
/// Days are counted from the programme's first day: the first visit, or the profile's day when there is none.
public struct LongTermFollowUp: PreparedFollowUpStage {
  /// The name that plan files write after `use:`.
  public static let name = "follow-up"
  /// Measures, goals, phases, reviews, decisions, flare plan, prevention, safety net.
  public static let shape = FollowUpShape.file
  /// No candidates: each entry says itself for whom it is.
  public var rules: [Rule] { [] }
  /// No facts.
  public var writes: [FactID] { [] }

  /// The decisions of each file.
  public var firstTrueTables: [[TableRow]] {
    forms.map { form in form.decisions.map { TableRow(id: $0.entry.id, when: $0.when) } }
  }

  /// What each of the files may say.
  public let forms: [FollowUpForm]

  /// Reads the files.
  public init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    var forms: [FollowUpForm] = []
    for file in files.map(Fields.init) {
      var form = FollowUpForm()
      let goals = GoalReader(file, into: &builder)
      (form.measures, form.goals, form.ownGoals) = (goals.measures, goals.goals, goals.own)
      form.phases = ScheduleReader.phases(file, into: &builder)
      form.reviews = ScheduleReader.reviews(file, into: &builder)
      form.decisions = AdviceReader.decisions(file, into: &builder)
      form.prevention = AdviceReader.prevention(file, into: &builder)
      form.flare = file.object("flare").flatMap { AdviceReader.flare($0, into: &builder) }
      form.safetyNet = file.object("safety_net").flatMap {
        AdviceReader.safetyNet($0, into: &builder)
      }
      forms.append(form)
    }
    self.forms = forms
  }
}
