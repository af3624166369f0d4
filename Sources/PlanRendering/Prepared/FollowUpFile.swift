import JSONWriting
import PlanCore

/// What a follow-up file says.
final class FollowUpFile: Sendable {
  let form: FollowUpForm
  /// With the gaps baseline, target, due and because.
  let goals: [Template]
  /// With the gaps from, to and activities.
  let phases: [Template]
  /// With the gaps on and because; those that are due first come first.
  let reviews: [(when: ConditionID, after: Int, template: Template)]
  /// With the gaps reviewOn, undecided and because.
  let decisions: [(template: Template, id: Piece)]
  /// With the gap adjust.
  let flare: Template?
  let adjust: [Piece]
  let prevention: [Piece]
  /// With the gap value.
  let measures: [Template]
  /// With the gap signs.
  let safetyNet: Template?
  let signs: [Piece]
  let cited: FollowUpCitations
  /// The conditions of the reviews, then those of the decisions: plans say which facts stand behind them.
  let explained: [ConditionID]
  let firstExplained: Int

  init(_ form: FollowUpForm, _ explained: inout Int, _ sources: inout SourceInk, _ ink: inout Ink) {
    // Days are counted from one day, so the order of the days is that of the entries.
    let due = form.reviews.enumerated().sorted { left, right in
      (left.element.after?.days ?? 0, left.offset)
        < (right.element.after?.days ?? 0, right.offset)
    }.map(\.element)
    self.form = form
    self.explained = due.map(\.when) + form.decisions.map(\.when)
    firstExplained = explained
    explained += self.explained.count
    goals = form.goals.map {
      ink.item(
        $0.entry, gaps: ["baseline": .text, "target": .text, "due": .text, "because": .items])
    }
    phases = form.phases.map {
      ink.item($0.entry, gaps: ["from": .text, "to": .member, "activities": .items])
    }
    reviews = due.map { form in
      (
        form.when, form.after?.days ?? 0,
        ink.item(form.entry, gaps: ["on": .text, "because": .items])
      )
    }
    decisions = form.decisions.map {
      (
        ink.template(
          member: "decision", $0.entry,
          gaps: ["reviewOn": .member, "undecided": .items, "because": .items]),
        ink.item(string: $0.entry.id)
      )
    }
    flare = form.flare.map { ink.template(member: "flare", $0.entry, gaps: ["adjust": .items]) }
    adjust = form.flare?.adjust.map { ink.item($0.entry) } ?? []
    prevention = form.prevention.map { ink.item($0.entry) }
    measures = form.measures.map { ink.item($0.entry, gaps: ["value": .member]) }
    safetyNet = form.safetyNet.map {
      ink.template(member: "safetyNet", $0.entry, gaps: ["signs": .items])
    }
    signs = form.safetyNet?.signs.map { ink.item($0.entry) } ?? []
    cited = FollowUpCitations(form, due: due, &sources)
  }
}

/// The lists of citations of a file's entries, in their order.
struct FollowUpCitations: Sendable {
  var goals: [Int]
  var phases: [Int]
  var reviews: [Int]
  var decisions: [Int]
  var flare: Int
  var prevention: [Int]
  var measures: [Int]
  var safetyNet: Int

  init(
    _ form: FollowUpForm, due: [FollowUpForm.Conditional<Review>], _ sources: inout SourceInk
  ) {
    goals = form.goals.map { sources.add($0.entry.evidence) }
    phases = form.phases.map { sources.add($0.entry.evidence) }
    reviews = due.map { sources.add($0.entry.evidence) }
    decisions = form.decisions.map { sources.add($0.entry.evidence) }
    flare = sources.add(form.flare?.entry.evidence ?? [])
    prevention = form.prevention.map { sources.add($0.entry.evidence) }
    measures = form.measures.map { sources.add($0.entry.evidence) }
    safetyNet = sources.add(form.safetyNet?.entry.evidence ?? [])
  }
}
