import JSONWriting
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
          template: ink.item(
            form.entry,
            gaps: [
              "core": .value, "serves": .items, "start": .member, "target": .member,
              "adaptations": .items, "cautions": .items, "clinicianOnly": .items,
              "because": .items,
            ]),
          isExercise: form.isExercise, fromWeek: form.entry.fromWeek,
          start: ink.add(member: "start", form.entry.start),
          target: ink.add(member: "target", form.entry.target), firstVariant: variants.count,
          variantCount: form.variants.count))
      variants += form.variants.map { variant in
        Variant(
          when: variant.when, note: ink.item(variant.note),
          start: ink.add(member: "start", variant.start),
          target: ink.add(member: "target", variant.target))
      }
    }
    self.entries = entries
    self.variants = variants
  }

  /// Writes the activities that are offered, as items of a list.
  func put(from plan: PreparedPlan, on page: inout PlanPage) {
    var exercises = 0
    for position in order {
      let rule = firstRule + position
      guard page.isOffered(rule) else { continue }
      let entry = entries[position]
      if entry.isExercise { exercises += 1 }
      let isCore = entry.isExercise && exercises <= coreExercises
      if isCore {
        page.run.core.append((id: plan.rules.ids[rule], fromWeek: entry.fromWeek))
      }
      put(entry, isCore: isCore, rule, from: plan, on: &page)
    }
  }

  private func put(
    _ entry: Entry, isCore: Bool, _ rule: Int, from plan: PreparedPlan, on page: inout PlanPage
  ) {
    let template = entry.template
    page.item(template)
    if isCore { page.put("true") } else { page.put("false") }
    page.open(template, 1)
    plan.rules.putServed(of: rule, on: &page)
    page.put(template, 2)
    putDoses(entry, on: &page)
    page.open(template, 5)
    plan.putExceptions(of: rule, template, 6, on: &page)
    page.open(template, 7)
    plan.putBecause(of: rule, on: &page)
    page.put(template, 8)
    plan.sources.cite(plan.rules.entries[rule].cited, on: page)
  }

  /// Writes the doses, and how the activity is bent.
  private func putDoses(_ entry: Entry, on page: inout PlanPage) {
    let bent = entry.firstVariant..<entry.firstVariant + entry.variantCount
    if bent.isEmpty {
      page.put(entry.start)
      page.put(entry.target)
      return page.open(entry.template, 4)
    }
    page.put(dose(bent, page.answers) { $0.start } ?? entry.start)
    page.put(dose(bent, page.answers) { $0.target } ?? entry.target)
    page.open(entry.template, 4)
    for index in bent where applies(index, page.answers) { page.item(variants[index].note) }
  }

  /// The dose of the first variant that applies and has one.
  @inline(__always)
  private func dose(
    _ bent: Range<Int>, _ answers: LaneAnswers.Person, _ dose: (Variant) -> Piece
  ) -> Piece? {
    for index in bent where !dose(variants[index]).isEmpty && applies(index, answers) {
      return dose(variants[index])
    }
    return nil
  }

  @inline(__always)
  private func applies(_ variant: Int, _ answers: LaneAnswers.Person) -> Bool {
    answers.truth(variants[variant].when) != .no
  }
}
