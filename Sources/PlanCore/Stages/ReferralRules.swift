/// The rules of a referral stage: what injection and surgery share, so that a stage only says which kind it refers for.
///
/// A referral is indicated when there is a reason for it, every criterion is met, and the conservative trial is done or
/// overridden; an unknown number of weeks counts as a trial that is not known to be done.
public struct ReferralRules: Sendable {
  /// The id of the criterion that stands for the conservative trial.
  public static let trialID = "conservative-trial"

  /// One referral per entry.
  public static let shape = Shape(
    "a file of referrals",
    [
      .optional("for_all", .object(Rule.sharedShape), "what all referrals share"),
      .required("referrals", .list(.object(entryShape), atLeast: 1), "the referrals"),
    ])

  private static let entryShape = Shape(
    "a referral",
    Rule.envelope + [
      .optional("what", .voiced, "what it is, in plain words"),
      .optional("expect", .voiced, "what the evidence says to expect"),
      .optional("criteria", .list(.object(criterionShape)), "all must be true"),
      .optional("trial", .object(trialShape), "the conservative trial before it"),
      .optional("urgency", .word(["soon", "routine"]), "how soon"),
      .optional("imaging", .voiced, "what is to be said of imaging"),
      .optional("before", .voiced, "what goes with the referral"),
    ])

  private static let criterionShape = Shape(
    "a criterion",
    [
      .required("id", .identifier, "unique within the referral"),
      .required("text", .voiced, "the criterion in words"),
      .required("when", .condition, "when it is met"),
    ])

  private static let trialShape = Shape(
    "a conservative trial",
    [
      .required("weeks", .integer(0...520), "how many weeks"),
      .required("counted_by", .factName, "the fact that counts them"),
      .optional("override", .condition, "what makes waiting wrong"),
      .required("text", .voiced, "the trial in words"),
    ])

  /// The envelopes, in the order of the files.
  public private(set) var rules: [Rule] = []
  /// What the referrals say, in the order of `rules`.
  public private(set) var forms: [ReferralForm] = []
  private let kind: String

  /// Reads the referrals of the files.
  ///
  /// - Parameter kind: `injection`, `surgery` or what else the stage refers for.
  public init(_ kind: String, reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    self.kind = kind
    for file in files.map(Fields.init) {
      let reader = RuleReader(file, into: &builder)
      for entry in file.objects("referrals") { add(entry, reader, &builder) }
    }
  }

  private mutating func add(
    _ entry: Fields, _ reader: RuleReader, _ builder: inout DefinitionBuilder
  ) {
    checkCriteria(of: entry, &builder)
    var criteria = entry.objects("criteria").compactMap { criterion in
      criterion.voiced("text").map { text in
        ReferralForm.Requirement(
          id: criterion.text("id") ?? "", text: text,
          when: builder.condition("when", of: criterion))
      }
    }
    if let trial = trial(entry, &builder) { criteria.append(trial) }
    guard let rule = reader.rule(entry, also: criteria.map(\.when), into: &builder) else { return }
    rules.append(rule)
    var referral = Referral(of: rule, kind: kind, urgency: entry.word("urgency") ?? .routine)
    referral.what = entry.voiced("what")
    referral.expect = entry.voiced("expect")
    referral.imaging = entry.voiced("imaging")
    referral.before = entry.voiced("before")
    forms.append(ReferralForm(entry: referral, criteria: criteria))
  }

  private func checkCriteria(of entry: Fields, _ builder: inout DefinitionBuilder) {
    var seen: [String: SourceRange] = [:]
    for node in entry.objects("criteria").compactMap({ $0["id"] }) {
      guard let first = seen.updateValue(node.range, forKey: node.text) else { continue }
      builder.diagnostics.append(
        Diagnostic(
          .error, .duplicateID, "two criteria of one referral have the id '\(node.text)'",
          at: node.range
        ).labelled(first, "first used here"))
    }
  }

  private func trial(
    _ entry: Fields, _ builder: inout DefinitionBuilder
  ) -> ReferralForm.Requirement? {
    guard let trial = entry.object("trial"), let weeks = trial.integer("weeks"),
      let text = trial.voiced("text"), let node = trial["counted_by"],
      let counter = builder.fact(node, holding: .number)
    else { return nil }
    var ways = [builder.conditions.atLeast(counter, ExactDecimal(weeks))]
    if let override = builder.optionalCondition("override", of: trial) { ways.append(override) }
    return ReferralForm.Requirement(
      id: ReferralRules.trialID, text: text, when: builder.conditions.any(ways))
  }
}

/// A referral stage that says nothing of its own beyond what it refers for.
public protocol RuleBasedReferral: PreparedReferralStage {
  /// `injection`, `surgery` or what else the stage refers for; part of its name.
  static var kind: String { get }
  /// The rules of its files.
  var referrals: ReferralRules { get }
}

extension RuleBasedReferral {
  /// The kind, followed by `-referral`.
  public static var name: String { "\(kind)-referral" }
  /// One referral per entry.
  public static var shape: Shape { ReferralRules.shape }
  /// The referrals' envelopes, in the order of the files.
  public var rules: [Rule] { referrals.rules }
  /// No facts.
  public var writes: [FactID] { [] }

  /// What the referrals say, in the order of `rules`.
  public var forms: [ReferralForm] { referrals.forms }
}
