import PlanCore

/// All that the plans of a definition may say of anyone, as plans, so that letters of them hold every text at its place.
///
/// What a stage does not say beforehand is not in it, nor is what depends on the person: days, values, and the facts behind
/// something. Sources are not in it either: where their words begin depends on the number that a letter gives them.
struct Repertoire {
  /// One plan with all entries.
  private(set) var everything: CarePlan
  /// A plan for each thing of which a plan says only one.
  private(set) var others: [CarePlan] = []
  private let definition: PlanDefinition

  init(_ definition: PlanDefinition) {
    self.definition = definition
    everything = Self.blank(definition)
    everything.ask = definition.vocabulary.all.filter { $0.ask != nil }.map {
      Question($0, .notAsked, .plan, decides: [])
    }
    everything.notices = definition.notices
    for entry in definition.stages { add(entry.stage) }
  }

  private static func blank(_ definition: PlanDefinition) -> CarePlan {
    CarePlan(
      plan: definition.id, revision: definition.revision, title: definition.title, patient: "",
      on: "")
  }

  private mutating func add(_ stage: any Stage) {
    switch stage {
    case let stage as any PreparedTriageStage: add(stage)
    case let stage as any PreparedHintStage: everything.hints += stage.forms.flatMap(\.everyHint)
    case let stage as any PreparedCareStage:
      everything.activities += zip(stage.forms, stage.rules).flatMap { $0.everyActivity(of: $1) }
    case let stage as any PreparedNoteStage:
      everything.medicationNotes += zip(stage.forms, stage.rules).map { form, rule in
        var note = form.entry
        note.cautions = rule.warnings
        return note
      }
    case let stage as any PreparedReferralStage:
      everything.referrals += zip(stage.forms, stage.rules).map { form, rule in
        var referral = form.entry
        referral.cautions = rule.warnings
        return referral
      }
    case let stage as any PreparedFollowUpStage: stage.forms.forEach { add($0) }
    default: break
    }
    for index in stage.rules.indices { add(stage, notOffering: index) }
  }

  private mutating func add(_ stage: any PreparedTriageStage) {
    everything.redFlags += stage.forms
    for urgency in Urgency.allCases {
      guard let message = stage.messages[urgency] else { continue }
      var plan = Self.blank(definition)
      plan.urgency = urgency
      plan.message = message
      others.append(plan)
    }
  }

  /// Adds a rule as one that is withheld, and as one that guidance advises against if it does.
  private mutating func add(_ stage: any Stage, notOffering index: Int) {
    let additions = PreparedPlan.additions(stage, index)
    guard additions.isOffering else { return }
    let rule = stage.rules[index]
    var withheld = Withheld(of: rule, stage: additions.stage, role: additions.role)
    withheld.reasons = rule.warnings
    withheld.instead = additions.instead
    // Once is enough: questions are the same words beside every entry that waits for them.
    withheld.missing = everything.withheld.isEmpty ? everything.ask.map(\.id) : []
    withheld.criteria = additions.criteria.map { Criterion(id: $0.id, text: $0.text, .yes) }
    everything.withheld.append(withheld)
    guard rule.direction == .avoid else { return }
    var advised = AdvisedAgainst(of: rule, stage: additions.stage, role: additions.role)
    advised.text = additions.advice
    everything.advisedAgainst.append(advised)
  }

  private mutating func add(_ form: FollowUpForm) {
    var followUp = FollowUp()
    followUp.goals = form.goals.map(\.entry)
    followUp.measures = form.measures.map(\.entry)
    followUp.flare = form.flare.map { flare in
      var plan = flare.entry
      plan.adjust = flare.adjust.map(\.entry)
      return plan
    }
    followUp.prevention = form.prevention.map(\.entry)
    var plan = Self.blank(definition)
    plan.followUp = followUp
    plan.safetyNet = form.safetyNet.map { net in
      var safetyNet = net.entry
      safetyNet.signs = net.signs.map(\.entry)
      return safetyNet
    }
    others.append(plan)
    for phase in form.phases { add(phase.entry) }
    for decision in form.decisions {
      var plan = Self.blank(definition)
      plan.followUp = FollowUp()
      plan.followUp?.decision = decision.entry
      others.append(plan)
    }
  }

  /// Adds a stretch of the programme as the one that has begun, with every exercise in the dose that it has there.
  private mutating func add(_ phase: Phase) {
    var plan = Self.blank(definition)
    plan.activities = everything.activities.filter(\.core)
    plan.followUp = FollowUp()
    var phase = phase
    phase.activities = plan.activities.map(\.id)
    plan.followUp?.phases = [phase]
    others.append(plan)
  }
}

extension Rule {
  /// What its exceptions say, when they are known to apply and when it is not known.
  fileprivate var warnings: [Caution] {
    exceptions.flatMap { exception in
      [true, false].map {
        Caution(ref: exception.ref, text: exception.because, certain: $0)
      }
    }
  }
}

extension HintForm {
  /// The hypothesis under each of its titles, however it stands.
  fileprivate var everyHint: [Hint] {
    let titles = [entry.title] + labels.map(\.title)
    return titles.flatMap { title in
      Hint.Standing.allCases.map { standing in
        var hint = entry
        hint.title = title
        hint.standing = standing
        hint.supports = findings.map(\.entry)
        return hint
      }
    }
  }
}

extension ActivityForm {
  /// The activity as it is for most people, then with each other dose.
  fileprivate func everyActivity(of rule: Rule) -> [Activity] {
    var usual = entry
    usual.core = isExercise
    usual.adaptations = variants.map(\.note)
    usual.cautions = rule.warnings
    let bent = variants.filter { $0.start != nil || $0.target != nil }.map { variant in
      var activity = usual
      activity.start = variant.start ?? entry.start
      activity.target = variant.target ?? entry.target
      return activity
    }
    return [usual] + bent
  }
}
