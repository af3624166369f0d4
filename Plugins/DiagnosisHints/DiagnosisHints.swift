public import PlanCore

/// Ranks hypotheses by the findings for and against them, and says what is still missing.
///
/// The score ranks; it is never shown as a probability. Below its minimum information a hypothesis is only named
/// as one that cannot be judged yet. Other files see its level as `hints.<id>`, and the first one as `top_hint`.
public struct DiagnosisHints: PreparedHintStage {
  /// The name that plan files write after `use:`.
  public static let name = "diagnosis-hints"

  /// The hypotheses, and how many of them are shown.
  public static let shape = Shape(
    "a file of hypotheses",
    [
      .optional("for_all", .object(Rule.sharedShape), "what all hypotheses share"),
      .required("list_at_most", .integer(1...20), "how many are shown"),
      .required("tie_within", .integer(0...20), "points within which they stand side by side"),
      .required("levels", .object(levelShape), "a mapping of scores by level"),
      .required("hypotheses", .list(.object(Hypothesis.shape), atLeast: 1), "the hypotheses"),
    ])

  private static let levelShape = Shape(
    "a mapping of scores by level",
    [
      .required("possible", .integer(1...100), "from this score it is possible"),
      .required("likely", .integer(1...100), "from this score it may be likely"),
    ])

  /// The hypotheses' envelopes, in the order of the files.
  public private(set) var rules: [Rule] = []
  /// Scores and levels, then the first hypothesis.
  public private(set) var writes: [FactID] = []
  private var hypotheses: [Hypothesis] = []
  private var listAtMost = 3
  private var tieWithin = 0
  private var topHint: FactID?

  /// Reads the hypotheses and declares their facts.
  public init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    for file in files.map(Fields.init) {
      listAtMost = file.integer("list_at_most") ?? listAtMost
      tieWithin = file.integer("tie_within") ?? tieWithin
      checkLevels(file, &builder)
      let reader = HypothesisReader(file, into: &builder)
      for entry in file.objects("hypotheses") {
        guard let (rule, hypothesis) = reader.hypothesis(entry, into: &builder) else { continue }
        rules.append(rule)
        hypotheses.append(hypothesis)
        writes += [hypothesis.score, hypothesis.level]
      }
    }
    let type = FactType.choice(values: ["none"] + rules.map(\.id), ordered: false)
    let title = VoicedText("what fits best")
    if let fact = builder.declare("top_hint", type, title: title, at: files.first?.range) {
      builder.conditions.define(fact, .computed(from: hypotheses.map(\.level)))
      topHint = fact
      writes.append(fact)
    }
  }

  private func checkLevels(_ file: Fields, _ builder: inout DefinitionBuilder) {
    guard let levels = file.object("levels"), let possible = levels.integer("possible"),
      let likely = levels.integer("likely"), likely < possible
    else { return }
    builder.report(
      .wrongValue, "'likely' begins at \(likely), below \(possible), where 'possible' begins",
      at: levels["likely"]?.range)
  }

  /// Whatever stands first is listed, not excluded, and may stand first.
  public var entailments: [Entailment] {
    guard let topHint else { return [] }
    return hypotheses.enumerated().map { index, hypothesis in
      Entailment(topHint, index + 1, entails: hypothesis.mayBeFirst)
    }
  }

  /// The first hypothesis of the ranking, counted from 1; 0 when there is none.
  public func value(of fact: FactID, from facts: Facts) -> FactValue? {
    guard fact == topHint else { return nil }
    return .choice(ranking(listed(facts), facts).first.map { $0.index + 1 } ?? 0)
  }

  /// What the hypotheses say, in the order of `rules`.
  public var forms: [HintForm] { hypotheses.map(\.form) }

  /// What fits, best first and ties included; then what cannot be judged yet.
  public func choices(_ facts: Facts) -> [HintChoice] {
    let listed = listed(facts)
    let ranked = ranking(listed, facts)
    var choices: [HintChoice] = []
    func show(_ index: Int) {
      choices.append(
        HintChoice(index: index, standing: standing(index, facts), isWaiting: false))
    }
    for hypothesis in listed where hypotheses[hypothesis.index].isMustNotMiss {
      show(hypothesis.index)
    }
    for hypothesis in ranked.prefix(max(listAtMost, tied(ranked))) { show(hypothesis.index) }
    let shown = choices.count
    for index in hypotheses.indices
    where isOpen(index, facts) || ranked.isEmpty && waitsToStandFirst(index, facts) {
      guard !choices[..<shown].contains(where: { $0.index == index }) else { continue }
      choices.append(HintChoice(index: index, standing: .open, isWaiting: true))
    }
    return choices
  }

  /// A hypothesis that fits, with its score.
  private struct Listed {
    var index: Int
    var score: Int
  }

  /// The hypotheses to rank, best first, without those that must not be missed.
  ///
  /// One that may not stand first gives way to the next that may; when none may, nothing is ranked.
  private func ranking(_ listed: [Listed], _ facts: Facts) -> [Listed] {
    var ranked = listed.filter { !hypotheses[$0.index].isMustNotMiss }
    guard let first = ranked.firstIndex(where: { facts.holds(hypotheses[$0.index].form.topWhen) })
    else { return [] }
    ranked.insert(ranked.remove(at: first), at: 0)
    return ranked
  }

  /// The hypotheses that fit, by their score.
  private func listed(_ facts: Facts) -> [Listed] {
    var listed: [Listed] = []
    for index in hypotheses.indices where isListed(index, facts) {
      listed.append(Listed(index: index, score: score(index, facts)))
    }
    listed.sort { left, right in
      left.score == right.score ? left.index < right.index : left.score > right.score
    }
    return listed
  }

  /// Whether it fits, and only something unknown keeps it from standing first.
  private func waitsToStandFirst(_ index: Int, _ facts: Facts) -> Bool {
    isListed(index, facts) && !hypotheses[index].isMustNotMiss
      && facts.truth(hypotheses[index].form.topWhen) == .unknown
  }

  /// How many of the ranking, from the first on, come so close to it that none may be left out.
  private func tied(_ ranked: [Listed]) -> Int {
    guard let first = ranked.first else { return 0 }
    return ranked.prefix { $0.score >= first.score - tieWithin }.count
  }

  private func isListed(_ index: Int, _ facts: Facts) -> Bool {
    guard !facts.holds(hypotheses[index].excluded) else { return false }
    return (facts.choice(hypotheses[index].level) ?? 0) >= HintLevel.possible.rank
      || facts.holds(hypotheses[index].listedWhen)
  }

  private func isOpen(_ index: Int, _ facts: Facts) -> Bool {
    !facts.holds(hypotheses[index].excluded)
      && facts.truth(hypotheses[index].needsKnown) == .unknown && score(index, facts) >= 0
  }

  private func score(_ index: Int, _ facts: Facts) -> Int {
    facts.integer(hypotheses[index].score) ?? 0
  }

  private func standing(_ index: Int, _ facts: Facts) -> Hint.Standing {
    switch facts.choice(hypotheses[index].level).map({ HintLevel.allCases[$0] }) {
    case .likely: .likely
    case .possible: .possible
    case .some(.none): .listed
    case nil: .open
    }
  }
}
