public import PlanCore

/// Offers changes of the workplace, the easiest first.
///
/// A stage of its own rather than entries of `conservative-care`, because each change says who has to agree to it.
public struct WorkAdjustments: CareStage {
  /// The name that plan files write after `use:`.
  public static let name = "work-adjustments"

  /// One change per entry.
  public static let shape = Shape(
    "a file of work adjustments",
    [.required("adjustments", .list(.object(adjustment), atLeast: 1), "the changes")])

  private static let adjustment = Shape(
    "a work adjustment",
    Rule.envelope + [
      .required("effort", .integer(1...5), "1 is the easiest to bring about"),
      .required("agree_with", .voiced, "who has to agree"),
      .required("how", .voiced, "what to change"),
    ])

  /// The changes' envelopes, in the order of the files.
  public private(set) var rules: [Rule] = []
  /// No facts.
  public var writes: [FactID] { [] }
  private var details: [Detail] = []

  private struct Detail: Sendable {
    var effort: Int
    var agreeWith: VoicedText
    var how: VoicedText
  }

  /// Reads the changes.
  public init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    for file in files.map(Fields.init) {
      let reader = RuleReader(file, into: &builder)
      for entry in file.objects("adjustments") {
        guard let rule = reader.rule(entry, into: &builder), let effort = entry.integer("effort"),
          let agreeWith = entry.voiced("agree_with"), let how = entry.voiced("how")
        else { continue }
        rules.append(rule)
        details.append(Detail(effort: effort, agreeWith: agreeWith, how: how))
      }
    }
  }

  /// The changes that are offered, the easiest first.
  public func activities(_ offered: [Candidate], _ facts: Facts) -> [Activity] {
    let ordered = offered.sorted { left, right in
      (details[left.index].effort, left.index) < (details[right.index].effort, right.index)
    }
    return ordered.map { candidate in
      let detail = details[candidate.index]
      var activity = Activity(candidate, facts, kind: "self-care", category: "lifestyle")
      activity.how = detail.how
      activity.adaptations = [
        VoicedText(
          clinician: "to be agreed with: \(detail.agreeWith.clinician)",
          patient: "Agree this with: \(detail.agreeWith.patient)")
      ]
      return activity
    }
  }
}
