extension Criterion {
  /// Creates a criterion from the truth of its condition.
  public init(id: String, text: VoicedText, _ truth: Truth) {
    self.id = id
    self.text = text
    status =
      switch truth {
      case .yes: .met
      case .no: .notMet
      case .unknown: .notKnown
      }
  }
}

extension RedFlag {
  /// Creates the entry of a flag that is true.
  public init(
    _ candidate: Candidate, _ facts: Facts, urgency: Urgency, suspect: VoicedText,
    action: VoicedText
  ) {
    id = candidate.rule.id
    ref = candidate.rule.ref
    title = candidate.rule.title
    self.urgency = urgency
    self.suspect = suspect
    self.action = action
    because = facts.because(candidate.judgement.deciding)
    evidence = candidate.rule.evidence
  }
}

extension Hint {
  /// Creates the entry of a hypothesis; findings and the rest are set after.
  public init(_ candidate: Candidate, _ facts: Facts, title: VoicedText, standing: Standing) {
    id = candidate.rule.id
    ref = candidate.rule.ref
    self.title = title
    self.standing = standing
    mustNotMiss = false
    evidence = candidate.rule.evidence
  }
}

extension Activity {
  /// Creates the entry of a rule that is offered; what to do and how much is set after.
  public init(_ candidate: Candidate, _ facts: Facts, kind: String, category: String) {
    let rule = candidate.rule
    id = rule.id
    ref = rule.ref
    title = rule.title
    self.kind = kind
    self.category = category
    direction = rule.direction
    strength = rule.strength
    core = false
    fromWeek = 0
    serves = candidate.serves(facts)
    cautions = candidate.cautions(facts)
    clinicianOnly = candidate.clinicianOnly(facts)
    because = facts.because(candidate.judgement.deciding)
    evidence = rule.evidence
  }
}

extension Dose.Part {
  /// Creates one number of a dose.
  public init(name: String, range: NumberRange) {
    self.name = name
    low = range.low.description
    high = range.high.description
  }
}

extension MedicationNote {
  /// Creates the entry of a rule that is offered, with the outcome of every safety rule.
  public init(_ candidate: Candidate, _ facts: Facts, stance: String, text: VoicedText) {
    let rule = candidate.rule
    id = rule.id
    ref = rule.ref
    title = rule.title
    self.stance = stance
    direction = rule.direction
    strength = rule.strength
    self.text = text
    cautions = candidate.cautions(facts)
    clinicianOnly = candidate.clinicianOnly(facts)
    evaluated = rule.exceptions.map { Check($0, facts) }
    because = facts.because(candidate.judgement.deciding)
    evidence = rule.evidence
  }
}

extension MedicationNote.Check {
  init(_ exception: Rule.Exception, _ facts: Facts) {
    ref = exception.ref
    effect = exception.effect.rawValue
    outcome =
      switch facts.truth(exception.condition) {
      case .yes: "applies"
      case .no: "does not apply"
      case .unknown: "not known"
      }
  }
}

extension Referral {
  /// Creates the entry of a rule that is offered; what it is and its criteria are set after.
  public init(_ candidate: Candidate, _ facts: Facts, kind: String, urgency: Urgency) {
    let rule = candidate.rule
    id = rule.id
    ref = rule.ref
    title = rule.title
    self.kind = kind
    direction = rule.direction
    strength = rule.strength
    self.urgency = urgency
    cautions = candidate.cautions(facts)
    clinicianOnly = candidate.clinicianOnly(facts)
    because = facts.because(candidate.judgement.deciding)
    evidence = rule.evidence
  }
}

extension AdvisedAgainst {
  init(_ candidate: Candidate, stage: String, role: StageRole, _ facts: Facts) {
    let rule = candidate.rule
    self.stage = stage
    id = rule.id
    ref = rule.ref
    title = rule.title
    self.role = role.rawValue
    strength = rule.strength
    cautions = candidate.cautions(facts)
    because = facts.because(candidate.judgement.deciding)
    evidence = rule.evidence
  }
}

extension Withheld {
  init(_ candidate: Candidate, stage: String, role: StageRole, _ facts: Facts) {
    self.stage = stage
    id = candidate.rule.id
    ref = candidate.rule.ref
    title = candidate.rule.title
    self.role = role.rawValue
    verdict = candidate.judgement.verdict
    reasons = candidate.reasons(facts)
    missing = candidate.judgement.missing.map { facts.vocabulary[$0].name }
    because = facts.because(candidate.judgement.deciding)
    evidence = candidate.rule.evidence
  }
}
