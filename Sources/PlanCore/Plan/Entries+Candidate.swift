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
  /// Creates the entry of a rule; what decided it is set for each person.
  public init(of rule: Rule, urgency: Urgency, suspect: VoicedText, action: VoicedText) {
    id = rule.id
    ref = rule.ref
    title = rule.title
    self.urgency = urgency
    self.suspect = suspect
    self.action = action
    evidence = rule.evidence
  }
}

extension RedFlag {
  /// Creates the entry of a flag that is true.
  public init(
    _ candidate: Candidate, _ facts: Facts, urgency: Urgency, suspect: VoicedText,
    action: VoicedText
  ) {
    self.init(of: candidate.rule, urgency: urgency, suspect: suspect, action: action)
    because = facts.because(candidate.judgement.deciding)
  }
}

extension Hint {
  /// Creates the entry of a hypothesis; findings and the rest are set after.
  public init(_ candidate: Candidate, _ facts: Facts, title: VoicedText, standing: Standing) {
    self.init(of: candidate.rule, mustNotMiss: false)
    self.title = title
    self.standing = standing
  }

  /// Creates the entry of a hypothesis; what the person adds is set after.
  public init(of rule: Rule, mustNotMiss: Bool) {
    id = rule.id
    ref = rule.ref
    title = rule.title
    standing = .open
    self.mustNotMiss = mustNotMiss
    evidence = rule.evidence
  }
}

extension Activity {
  /// Creates the entry of a rule; what to do and how much is set after, and what the person adds.
  public init(of rule: Rule, kind: String, category: String) {
    id = rule.id
    ref = rule.ref
    title = rule.title
    self.kind = kind
    self.category = category
    direction = rule.direction
    strength = rule.strength
    core = false
    fromWeek = 0
    evidence = rule.evidence
  }

  /// Creates the entry of a rule that is offered; what to do and how much is set after.
  public init(_ candidate: Candidate, _ facts: Facts, kind: String, category: String) {
    self.init(of: candidate.rule, kind: kind, category: category)
    fill(candidate, facts)
  }

  /// Adds what every activity says of the person.
  mutating func fill(_ candidate: Candidate, _ facts: Facts) {
    serves = candidate.serves(facts)
    cautions = candidate.cautions(facts)
    clinicianOnly = candidate.clinicianOnly(facts)
    because = facts.because(candidate.judgement.deciding)
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
  /// Creates the entry of a rule; what the person adds is set after.
  public init(of rule: Rule, stance: String, text: VoicedText) {
    id = rule.id
    ref = rule.ref
    title = rule.title
    self.stance = stance
    direction = rule.direction
    strength = rule.strength
    self.text = text
    evidence = rule.evidence
  }
}

extension MedicationNote {
  /// Creates the entry of a rule that is offered, with the outcome of every safety rule.
  public init(_ candidate: Candidate, _ facts: Facts, stance: String, text: VoicedText) {
    self.init(of: candidate.rule, stance: stance, text: text)
    fill(candidate, facts)
  }

  /// Adds what every note says of the person.
  mutating func fill(_ candidate: Candidate, _ facts: Facts) {
    cautions = candidate.cautions(facts)
    clinicianOnly = candidate.clinicianOnly(facts)
    evaluated = candidate.rule.exceptions.map { Check($0, facts) }
    because = facts.because(candidate.judgement.deciding)
  }
}

extension MedicationNote.Check {
  init(_ exception: Rule.Exception, _ facts: Facts) {
    self.init(exception, facts.truth(exception.condition))
  }

  /// Creates the check of an exception from the truth of its condition.
  public init(_ exception: Rule.Exception, _ truth: Truth) {
    ref = exception.ref
    effect = exception.effect.rawValue
    outcome =
      switch truth {
      case .yes: "applies"
      case .no: "does not apply"
      case .unknown: "not known"
      }
  }
}

extension Referral {
  /// Creates the entry of a rule; what it is and what the person adds is set after.
  public init(of rule: Rule, kind: String, urgency: Urgency) {
    id = rule.id
    ref = rule.ref
    title = rule.title
    self.kind = kind
    direction = rule.direction
    strength = rule.strength
    self.urgency = urgency
    evidence = rule.evidence
  }
}

extension Referral {
  /// Creates the entry of a rule that is offered; what it is and its criteria are set after.
  public init(_ candidate: Candidate, _ facts: Facts, kind: String, urgency: Urgency) {
    self.init(of: candidate.rule, kind: kind, urgency: urgency)
    fill(candidate, facts)
  }

  /// Adds what every referral says of the person, but for its criteria.
  mutating func fill(_ candidate: Candidate, _ facts: Facts) {
    cautions = candidate.cautions(facts)
    clinicianOnly = candidate.clinicianOnly(facts)
    because = facts.because(candidate.judgement.deciding)
  }
}

extension AdvisedAgainst {
  /// Creates the entry of a rule; what to say, and what the person adds, is set after.
  public init(of rule: Rule, stage: String, role: StageRole) {
    self.stage = stage
    id = rule.id
    ref = rule.ref
    title = rule.title
    self.role = role.rawValue
    strength = rule.strength
    evidence = rule.evidence
  }

  init(_ candidate: Candidate, stage: String, role: StageRole, _ facts: Facts) {
    self.init(of: candidate.rule, stage: stage, role: role)
    cautions = candidate.cautions(facts)
    because = facts.because(candidate.judgement.deciding)
  }
}

extension Withheld {
  /// Creates the entry of a rule; what the person adds is set after.
  public init(of rule: Rule, stage: String, role: StageRole) {
    self.stage = stage
    id = rule.id
    ref = rule.ref
    title = rule.title
    self.role = role.rawValue
    verdict = .held
    evidence = rule.evidence
  }

  init(_ candidate: Candidate, stage: String, role: StageRole, _ facts: Facts) {
    self.init(of: candidate.rule, stage: stage, role: role)
    verdict = candidate.judgement.verdict
    reasons = candidate.reasons(facts)
    missing = candidate.judgement.missing.map { facts.vocabulary[$0].name }
    because = facts.because(candidate.judgement.deciding)
  }
}
