import JSONWriting
import PlanCore

/// What a hint stage says.
final class HintInk: Sendable {
  private let stage: any PreparedHintStage
  private let entries: [Entry]
  private let labels: [(when: ConditionID, title: Piece)]
  private let findings: [Finding]
  private let firstRule: Int
  /// Where what its hypotheses explain stands: of each the findings, then what keeps it from standing first.
  private let firstExplained: Int

  private struct Entry {
    /// With the gaps title, standing, supports, against, missing and because.
    var template: Template
    var title: Piece
    var labels: Range<Int>
    var findings: Range<Int>
    var needs: [FactID]
    var topWhen: ConditionID
  }

  private struct Finding {
    var when: ConditionID
    var isFor: Bool
    var entry: Piece
    var cited: Int
  }

  init(
    _ stage: any PreparedHintStage, firstRule: Int, _ explained: inout Int,
    _ sources: inout SourceInk, _ ink: inout Ink
  ) {
    var entries: [Entry] = []
    var labels: [(when: ConditionID, title: Piece)] = []
    var findings: [Finding] = []
    self.stage = stage
    self.firstRule = firstRule
    firstExplained = explained
    explained += 2 * stage.forms.count
    for form in stage.forms {
      let (firstLabel, firstFinding) = (labels.count, findings.count)
      labels += form.labels.map { ($0.when, ink.add($0.title)) }
      for finding in form.findings {
        findings.append(
          Finding(
            when: finding.when, isFor: finding.isFor, entry: ink.item(finding.entry),
            cited: sources.add(finding.entry.evidence)))
      }
      entries.append(
        Entry(
          template: ink.item(
            form.entry,
            gaps: [
              "title": .value, "standing": .text, "supports": .items, "against": .items,
              "missing": .items, "because": .items,
            ]),
          title: ink.add(form.entry.title), labels: firstLabel..<labels.count,
          findings: firstFinding..<findings.count, needs: form.needs, topWhen: form.topWhen))
    }
    self.entries = entries
    self.labels = labels
    self.findings = findings
  }

  /// The rules of the hypotheses that are shown, best first, by their position among all rules.
  func shown(_ facts: Facts) -> [Int] {
    stage.choices(facts).map { firstRule + $0.index }
  }

  /// Writes the ids of the hypotheses that are shown.
  func putIDs(_ rules: RuleInk, on page: inout PlanPage) {
    for rule in shown(page.facts) { page.item(word: rules.ids[rule]) }
  }

  /// Writes the hypotheses that are shown, as items of a list.
  func put(from plan: PreparedPlan, on page: inout PlanPage) {
    for choice in stage.choices(page.facts) {
      put(choice, from: plan, on: &page)
      plan.sources.cite(plan.rules.entries[firstRule + choice.index].cited, on: page)
    }
  }

  private func put(_ choice: HintChoice, from plan: PreparedPlan, on page: inout PlanPage) {
    let entry = entries[choice.index]
    page.item(entry.template)
    let label = entry.labels.first { page.holds(labels[$0].when) }
    page.put(label.map { labels[$0].title } ?? entry.title)
    page.put(entry.template, 1)
    page.put(text: choice.standing.rawValue)
    page.open(entry.template, 2)
    putFindings(isFor: true, entry, from: plan, on: &page)
    page.open(entry.template, 3)
    putFindings(isFor: false, entry, from: plan, on: &page)
    page.open(entry.template, 4)
    putMissing(choice, entry, from: plan, on: &page)
    page.open(entry.template, 5)
    let explained = page.run.explained[firstExplained + 2 * choice.index]
    plan.putBecause(explained.deciding, on: &page)
    page.put(entry.template, 6)
  }

  private func putFindings(
    isFor: Bool, _ entry: Entry, from plan: PreparedPlan, on page: inout PlanPage
  ) {
    for index in entry.findings where findings[index].isFor == isFor {
      guard page.holds(findings[index].when) else { continue }
      plan.sources.cite(findings[index].cited, on: page)
      page.item(findings[index].entry)
    }
  }

  private func putMissing(
    _ choice: HintChoice, _ entry: Entry, from plan: PreparedPlan, on page: inout PlanPage
  ) {
    var isNeedOpen = false
    if choice.isWaiting {
      for fact in entry.needs where page.state(of: fact) != .known {
        isNeedOpen = true
        page.item(word: plan.facts.names[fact.index])
      }
    }
    guard !isNeedOpen else { return }
    let explained = firstExplained + 2 * choice.index + (choice.isWaiting ? 1 : 0)
    plan.putMissing(page.run.explained[explained].missing, on: &page)
  }

  /// Works out what stands behind the findings of each hypothesis, and what keeps it from standing first.
  func explain(_ plan: PreparedPlan, _ run: inout PreparedRun) {
    for (index, entry) in entries.enumerated() {
      let explained = firstExplained + 2 * index
      for finding in findings[entry.findings] {
        let absent = plan.lanes.answer(of: finding.when, in: run.block).no
        plan.note(finding.when, for: run.block.everybody & ~absent, &run)
      }
      run.explained[explained] = run.reasons.end()
      let (yes, no) = plan.lanes.answer(of: entry.topWhen, in: run.block)
      plan.note(entry.topWhen, for: run.block.everybody & ~yes & ~no, &run)
      run.explained[explained + 1] = run.reasons.end()
    }
  }
}
