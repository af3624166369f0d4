/// What an activity says of anyone, and what bends it for some people.
public struct ActivityForm: Sendable {
  /// The entry without what depends on the person.
  public var entry: Activity
  /// What comes first is read first; of equal ranks, the order of the files counts.
  public var rank: Int
  /// Whether it counts among the exercises of the core programme.
  public var isExercise: Bool
  /// How it is bent, in the order of the file.
  public var variants: [Variant]

  /// How an activity is bent for some people.
  public struct Variant: Sendable {
    /// A name for those who speak of it elsewhere.
    public var id: String?
    /// When it applies; unknown counts as true.
    public var when: ConditionID
    /// What is different.
    public var note: VoicedText
    /// In place of the dose to begin with.
    public var start: Dose?
    /// In place of the dose to work up to.
    public var target: Dose?

    /// Creates a variant.
    public init(id: String?, when: ConditionID, note: VoicedText, start: Dose?, target: Dose?) {
      self.id = id
      self.when = when
      self.note = note
      self.start = start
      self.target = target
    }
  }

  /// Creates a form.
  public init(entry: Activity, rank: Int, isExercise: Bool, variants: [Variant]) {
    self.entry = entry
    self.rank = rank
    self.isExercise = isExercise
    self.variants = variants
  }

  func activity(_ candidate: Candidate, _ facts: Facts) -> Activity {
    let variants = variants.filter { facts.truth($0.when) != .no }
    var activity = entry
    activity.fill(candidate, facts)
    activity.start = variants.compactMap(\.start).first ?? entry.start
    activity.target = variants.compactMap(\.target).first ?? entry.target
    activity.adaptations = variants.map(\.note)
    return activity
  }
}

/// A care stage that says beforehand all that it may offer, so that plans can be written from prepared texts.
public protocol PreparedCareStage: CareStage {
  /// What is offered, in the order of `rules`.
  var forms: [ActivityForm] { get }
  /// How many of the exercises that are offered make the core programme.
  var coreExercises: Int { get }
}

extension PreparedCareStage {
  /// The activities that are offered, by their rank.
  public func activities(_ offered: [Candidate], _ facts: Facts) -> [Activity] {
    let ordered = offered.sorted { left, right in
      (forms[left.index].rank, left.index) < (forms[right.index].rank, right.index)
    }
    var exercises = 0
    return ordered.map { candidate in
      let form = forms[candidate.index]
      var activity = form.activity(candidate, facts)
      if form.isExercise {
        exercises += 1
        activity.core = exercises <= coreExercises
      }
      return activity
    }
  }

  /// Why, and if it says more, how.
  public func advice(ofRuleAt index: Int) -> VoicedText? {
    forms[index].entry.why ?? forms[index].entry.how
  }
}
