import PlanCore

/// Reads what a plan file says about one activity besides its envelope.
enum ActivityReader {
  static let kinds = ["exercise", "self-care", "passive", "aid"]
  static let categories = [
    "strengthening", "stretching", "mobility", "aerobic", "nerve", "balance", "education",
    "lifestyle", "symptom-relief",
  ]

  static let shape = Shape(
    "an activity",
    Rule.envelope + [
      .required("kind", .word(kinds), "exercise, self-care, passive or aid"),
      .required("category", .word(categories), "what kind of exercise or care it is"),
      .optional("priority", .integer(1...99), "1 first; order within the programme"),
      .optional("why", .voiced, "what it is for"),
      .optional("how", .voiced, "how to do it"),
      .optional("from_week", .integer(0...520), "first week of the programme, from 0"),
      .optional("dose", .object(doseShape), "how much"),
      .optional("progression", .voiced, "when and how to go on"),
      .optional("stop", .voiced, "when to stop; every exercise has it"),
      .optional("variants", .list(.object(variantShape)), "how it is bent for some people"),
    ])

  private static let doseShape = Shape(
    "a dose",
    [
      .optional("start", .object(DoseReader.shape), "to begin with"),
      .optional("target", .object(DoseReader.shape), "to work up to"),
    ])

  private static let variantShape = Shape(
    "a variant",
    [
      .optional("id", .identifier, "unique within the activity; invariants name it"),
      .required("when", .condition, "when it applies; unknown counts as true"),
      .required("note", .voiced, "what is different"),
      .optional("start", .object(DoseReader.shape), "in place of the start dose"),
      .optional("target", .object(DoseReader.shape), "in place of the target dose"),
    ])

  /// The form of an activity; nil after a finding.
  static func form(
    _ entry: Fields, of rule: Rule, into builder: inout DefinitionBuilder
  ) -> ActivityForm? {
    guard let kind = entry.text("kind"), let category = entry.text("category") else { return nil }
    var activity = Activity(of: rule, kind: kind, category: category)
    activity.why = entry.voiced("why")
    activity.how = entry.voiced("how")
    activity.fromWeek = entry.integer("from_week") ?? 0
    let dose = entry.object("dose")
    activity.start = DoseReader.dose("start", of: dose, &builder)
    activity.target = DoseReader.dose("target", of: dose, &builder)
    if let dose, dose["start"] == nil, dose["target"] == nil, !dose.node.isBroken {
      builder.report(.missingKey, "a dose needs 'start' or 'target'", at: dose.node.range)
    }
    activity.progression = entry.voiced("progression")
    activity.stop = entry.voiced("stop")
    let variants = entry.objects("variants").compactMap { variant($0, &builder) }
    let isExercise = kind == kinds[0]
    if isExercise, activity.stop == nil, entry["stop"] == nil {
      builder.report(
        .missingStopRule, "an exercise needs 'stop': when to stop and reassess",
        at: entry["id"]?.range ?? entry.node.range)
    }
    let priority = entry.integer("priority") ?? 50
    return ActivityForm(
      entry: activity, rank: (kinds.firstIndex(of: kind) ?? 0) * 100 + priority,
      isExercise: isExercise, variants: variants)
  }

  private static func variant(
    _ variant: Fields, _ builder: inout DefinitionBuilder
  ) -> ActivityForm.Variant? {
    variant.voiced("note").map { note in
      ActivityForm.Variant(
        id: variant.text("id"), when: builder.condition("when", of: variant), note: note,
        start: DoseReader.dose("start", of: variant, &builder),
        target: DoseReader.dose("target", of: variant, &builder))
    }
  }
}

extension Diagnostic.Code {
  /// An exercise that does not say when to stop.
  fileprivate static let missingStopRule: Self = "missing-stop-rule"
}
