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
      labels += form.labels.map { ($0.when, ink.add(member: "title", $0.title)) }
      for finding in form.findings {
        findings.append(
          Finding(
            when: finding.when, isFor: finding.isFor, entry: ink.add(finding.entry),
            cited: sources.add(finding.entry.evidence)))
      }
      entries.append(
        Entry(
          template: ink.template(
            form.entry,
            gaps: ["title", "standing", "supports", "against", "missing", "because"]),
          title: ink.add(member: "title", form.entry.title), labels: firstLabel..<labels.count,
          findings: firstFinding..<findings.count, needs: form.needs, topWhen: form.topWhen))
    }
    self.entries = entries
    self.labels = labels
    self.findings = findings
  }

  /// Writes the hypotheses that are shown, as members of a list.
  func put(
    _ plan: PreparedPlan, _ facts: Facts, _ run: inout PreparedRun, _ isFirst: inout Bool
  ) {
    for choice in stage.choices(facts) {
      run.sheet.separate(&isFirst)
      put(choice, plan, facts, &run)
      plan.sources.cite(plan.rules.entries[firstRule + choice.index].cited, in: &run.cited)
    }
  }

  private func put(
    _ choice: HintChoice, _ plan: PreparedPlan, _ facts: Facts, _ run: inout PreparedRun
  ) {
    let (entry, ink) = (entries[choice.index], plan.ink)
    run.sheet.put(ink[entry.template, 0], ink)
    let label = entry.labels.first { facts.holds(labels[$0].when) }
    run.sheet.put(label.map { labels[$0].title } ?? entry.title, ink)
    run.sheet.put(ink[entry.template, 1], ink)
    run.sheet.put(#","standing":""#)
    run.sheet.put(choice.standing.rawValue)
    run.sheet.put(byte: UInt8(ascii: "\""))
    run.sheet.put(ink[entry.template, 2], ink)
    putFindings(#","supports":["#, isFor: true, entry, plan, facts, &run)
    putFindings(#","against":["#, isFor: false, entry, plan, facts, &run)
    putMissing(choice, entry, plan, facts, &run)
    run.sheet.put(ink[entry.template, 5], ink)
    plan.putBecause(run.explained[firstExplained + 2 * choice.index].deciding, facts, &run)
    run.sheet.put(ink[entry.template, 6], ink)
  }

  private func putFindings(
    _ key: StaticString, isFor: Bool, _ entry: Entry, _ plan: PreparedPlan, _ facts: Facts,
    _ run: inout PreparedRun
  ) {
    run.sheet.put(key, entry.findings, plan.ink) { index in
      let finding = findings[index]
      guard finding.isFor == isFor, facts.holds(finding.when) else { return nil }
      plan.sources.cite(finding.cited, in: &run.cited)
      return finding.entry
    }
  }

  private func putMissing(
    _ choice: HintChoice, _ entry: Entry, _ plan: PreparedPlan, _ facts: Facts,
    _ run: inout PreparedRun
  ) {
    let needs =
      choice.isWaiting
      ? entry.needs.filter { facts.profile.readings.state(of: $0) != .known } : []
    if needs.isEmpty {
      let explained = firstExplained + 2 * choice.index + (choice.isWaiting ? 1 : 0)
      plan.putMissing(run.explained[explained].missing, &run)
    } else {
      run.sheet.put(#","missing":["#, needs, plan.ink) { plan.facts.names[$0.index] }
    }
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
