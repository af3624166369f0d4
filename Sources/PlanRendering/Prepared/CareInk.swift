import PlanCore

/// What a care stage offers.
final class CareInk: Sendable {
  private let entries: [Entry]
  private let variants: [Variant]
  /// The positions of the activities in the order in which they are read.
  private let order: [Int]
  private let coreExercises: Int
  /// Where the stage's rules begin among all rules.
  private let firstRule: Int

  private struct Entry {
    /// With the gaps core, serves, start, target, adaptations, cautions, clinicianOnly and because.
    var template: Template
    var isExercise: Bool
    var fromWeek: Int
    var start: Piece
    var target: Piece
    var firstVariant: Int
    var variantCount: Int
  }

  private struct Variant {
    var when: ConditionID
    var note: Piece
    var start: Piece
    var target: Piece
  }

  init(_ stage: any PreparedCareStage, firstRule: Int, _ ink: inout Ink) {
    var entries: [Entry] = []
    var variants: [Variant] = []
    let forms = stage.forms
    self.firstRule = firstRule
    coreExercises = stage.coreExercises
    order = forms.indices.sorted { (forms[$0].rank, $0) < (forms[$1].rank, $1) }
    for form in forms {
      entries.append(
        Entry(
          template: ink.template(
            form.entry,
            gaps: [
              "core", "serves", "start", "target", "adaptations", "cautions", "clinicianOnly",
              "because",
            ]),
          isExercise: form.isExercise, fromWeek: form.entry.fromWeek,
          start: ink.add(member: "start", form.entry.start),
          target: ink.add(member: "target", form.entry.target), firstVariant: variants.count,
          variantCount: form.variants.count))
      variants += form.variants.map { variant in
        Variant(
          when: variant.when, note: ink.add(variant.note),
          start: ink.add(member: "start", variant.start),
          target: ink.add(member: "target", variant.target))
      }
    }
    self.entries = entries
    self.variants = variants
  }

  /// Writes the activities that are offered, as members of a list.
  func put(
    _ plan: PreparedPlan, _ facts: Facts, _ run: inout PreparedRun, _ isFirst: inout Bool
  ) {
    var exercises = 0
    for position in order {
      let rule = firstRule + position
      guard run.placements[rule] == .offered else { continue }
      let entry = entries[position]
      if entry.isExercise { exercises += 1 }
      let isCore = entry.isExercise && exercises <= coreExercises
      if isCore { run.core.append((id: plan.rules.ids[rule], fromWeek: entry.fromWeek)) }
      run.sheet.separate(&isFirst)
      put(entry, isCore: isCore, rule, plan, facts, &run)
    }
  }

  private func put(
    _ entry: Entry, isCore: Bool, _ rule: Int, _ plan: PreparedPlan, _ facts: Facts,
    _ run: inout PreparedRun
  ) {
    let (ink, template) = (plan.ink, entry.template)
    run.sheet.put(ink[template, 0], ink)
    run.sheet.put(isCore ? #","core":true"# : #","core":false"#)
    run.sheet.put(ink[template, 1], ink)
    plan.rules.putServed(of: rule, facts, ink, to: &run.sheet)
    run.sheet.put(ink[template, 2], ink)
    let bent = entry.firstVariant..<entry.firstVariant + entry.variantCount
    let start = bent.first { !variants[$0].start.isEmpty && applies($0, facts) }
    run.sheet.put(start.map { variants[$0].start } ?? entry.start, ink)
    let target = bent.first { !variants[$0].target.isEmpty && applies($0, facts) }
    run.sheet.put(target.map { variants[$0].target } ?? entry.target, ink)
    run.sheet.put(ink[template, 4], ink)
    run.sheet.put(#","adaptations":["#, bent, ink) { index in
      applies(index, facts) ? variants[index].note : nil
    }
    plan.putExceptions(of: rule, facts, &run)
    plan.putBecause(of: rule, facts, &run)
    run.sheet.put(ink[template, 8], ink)
    plan.sources.cite(plan.rules.entries[rule].cited, in: &run.cited)
  }

  private func applies(_ variant: Int, _ facts: Facts) -> Bool {
    facts.truth(variants[variant].when) != .no
  }
}
