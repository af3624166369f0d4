/// What a hypothesis says of anyone, with the findings and titles that depend on the person.
public struct HintForm: Sendable {
  /// The entry without what depends on the person.
  public var entry: Hint
  /// Titles for certain pictures; the first that is true counts.
  public var labels: [Label]
  /// What speaks for it and against it.
  public var findings: [Sign]
  /// The facts it takes to judge it.
  public var needs: [FactID]
  /// What it takes to stand first.
  public var topWhen: ConditionID

  /// A title for a certain picture.
  public struct Label: Sendable {
    /// When the title is used.
    public var when: ConditionID
    /// The title.
    public var title: VoicedText

    /// Creates a label.
    public init(when: ConditionID, title: VoicedText) {
      self.when = when
      self.title = title
    }
  }

  /// A finding and when it is present.
  public struct Sign: Sendable {
    /// When it is present.
    public var when: ConditionID
    /// Whether it speaks for the hypothesis.
    public var isFor: Bool
    /// The finding in words.
    public var entry: Hint.Finding

    /// Creates a finding.
    public init(when: ConditionID, isFor: Bool, entry: Hint.Finding) {
      self.when = when
      self.isFor = isFor
      self.entry = entry
    }
  }

  /// Creates a form.
  public init(
    entry: Hint, labels: [Label], findings: [Sign], needs: [FactID], topWhen: ConditionID
  ) {
    self.entry = entry
    self.labels = labels
    self.findings = findings
    self.needs = needs
    self.topWhen = topWhen
  }

  func hint(_ choice: HintChoice, _ facts: Facts) -> Hint {
    let present = findings.filter { facts.holds($0.when) }
    var hint = entry
    hint.title = labels.first { facts.holds($0.when) }?.title ?? entry.title
    hint.standing = choice.standing
    hint.supports = present.filter(\.isFor).map(\.entry)
    hint.against = present.filter { !$0.isFor }.map(\.entry)
    hint.missing = missing(choice, facts).map { facts.vocabulary[$0].name }
    hint.because = facts.because(Array(facts.reasons(behind: present.map(\.when)).deciding))
    return hint
  }

  private func missing(_ choice: HintChoice, _ facts: Facts) -> [FactID] {
    guard choice.isWaiting else {
      return Array(facts.reasons(behind: findings.map(\.when)).missing)
    }
    let needs = needs.filter { facts.profile.readings.state(of: $0) != .known }
    return needs.isEmpty ? Array(facts.reasons(behind: [topWhen]).missing) : needs
  }
}

/// A hypothesis that a plan shows.
public struct HintChoice: Sendable {
  /// The position of its rule in the stage.
  public var index: Int
  /// How it stands.
  public var standing: Hint.Standing
  /// Whether it only waits for facts; then those it waits for are missing, otherwise those that would make it surer.
  public var isWaiting: Bool

  /// Creates a choice.
  public init(index: Int, standing: Hint.Standing, isWaiting: Bool) {
    self.index = index
    self.standing = standing
    self.isWaiting = isWaiting
  }
}

/// A hint stage that says beforehand all that it may show, so that plans can be written from prepared texts.
public protocol PreparedHintStage: HintStage {
  /// The hypotheses, in the order of `rules`.
  var forms: [HintForm] { get }
  /// The hypotheses to show, best first, with what cannot be judged yet behind them.
  func choices(_ facts: Facts) -> [HintChoice]
}

extension PreparedHintStage {
  /// The hypotheses to show, best first, with what cannot be judged yet behind them.
  public func hints(_ candidates: [Candidate], _ facts: Facts) -> [Hint] {
    choices(facts).map { forms[$0.index].hint($0, facts) }
  }
}
