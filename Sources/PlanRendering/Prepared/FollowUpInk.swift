import PlanCore

/// What a follow-up stage says.
final class FollowUpInk: Sendable {
  private let files: [FollowUpFile]

  init(
    _ stage: any PreparedFollowUpStage, _ explained: inout Int, _ sources: inout SourceInk,
    _ ink: inout Ink
  ) {
    files = stage.forms.map { FollowUpFile($0, &explained, &sources, &ink) }
  }

  /// Works out what stands behind reviews and decisions.
  func explain(_ plan: PreparedPlan, _ run: inout PreparedRun) {
    for file in files {
      for (index, when) in file.explained.enumerated() {
        plan.note(when, for: plan.lanes.answer(of: when, in: run.block).yes & run.block.everybody, &run)
        run.explained[file.firstExplained + index] = run.reasons.end()
      }
    }
  }

  /// Writes the follow-up.
  func put(_ plan: PreparedPlan, _ facts: Facts, _ run: inout PreparedRun) {
    let start = facts.profile.visits.first?.on ?? facts.profile.on
    run.sheet.put(#","followUp":{"goals":["#)
    var isFirst = true
    for file in files { putGoals(file, plan, facts, &run, &isFirst) }
    run.sheet.put(#"],"phases":["#)
    isFirst = true
    for file in files { putPhases(file, start, plan, facts, &run, &isFirst) }
    run.sheet.put(#"],"reviews":["#)
    isFirst = true
    for file in files { putReviews(file, start, plan, facts, &run, &isFirst) }
    run.sheet.put(byte: UInt8(ascii: "]"))
    _ = files.contains { putDecision($0, plan, facts, &run) }
    _ = files.contains { putFlare($0, plan, facts, &run) }
    run.sheet.put(#","prevention":["#)
    isFirst = true
    for file in files { putPrevention(file, plan, facts, &run, &isFirst) }
    run.sheet.put(#"],"measures":["#)
    isFirst = true
    for file in files { putMeasures(file, plan, facts, &run, &isFirst) }
    run.sheet.put("]}")
  }

  /// Writes when to get help at once.
  func putSafetyNet(_ plan: PreparedPlan, _ facts: Facts, _ run: inout PreparedRun) {
    guard let file = files.first(where: { $0.safetyNet != nil }), let net = file.safetyNet,
      let form = file.form.safetyNet
    else { return }
    run.sheet.put(#","safetyNet":"#)
    run.sheet.put(plan.ink[net, 0], plan.ink)
    run.sheet.put(#","signs":["#, form.signs.indices, plan.ink) { index in
      facts.truth(form.signs[index].when) != .no ? file.signs[index] : nil
    }
    run.sheet.put(plan.ink[net, 1], plan.ink)
    plan.sources.cite(file.cited.safetyNet, in: &run.cited)
  }

  private func putGoals(
    _ file: FollowUpFile, _ plan: PreparedPlan, _ facts: Facts, _ run: inout PreparedRun,
    _ isFirst: inout Bool
  ) {
    if let own = file.form.ownGoals { putOwnGoals(own, plan, facts, &run, &isFirst) }
    for index in file.form.goals.indices where facts.holds(file.form.goals[index].when) {
      let form = file.form.goals[index]
      guard let value = facts.number(form.fact), let target = form.target(from: value) else {
        continue
      }
      run.sheet.separate(&isFirst)
      let (template, ink) = (file.goals[index], plan.ink)
      run.sheet.put(ink[template, 0], ink)
      run.sheet.put(member: #","baseline":""#, value.description)
      run.sheet.put(member: #","target":""#, target.description)
      run.sheet.put(
        member: #","due":""#, facts.profile.on.adding(days: form.dueWeeks * 7).description)
      plan.putBecause(only: form.fact, facts, &run)
      run.sheet.put(ink[template, 4], ink)
      plan.sources.cite(file.cited.goals[index], in: &run.cited)
    }
  }

  private func putOwnGoals(
    _ own: FactID, _ plan: PreparedPlan, _ facts: Facts, _ run: inout PreparedRun,
    _ isFirst: inout Bool
  ) {
    guard case .records(let records)? = facts.profile.readings.knownValue(of: own) else { return }
    for (position, record) in records.enumerated() {
      run.sheet.separate(&isFirst)
      run.sheet.put(#"{"id":"own-goal-"#)
      run.sheet.put(String(position + 1))
      run.sheet.put(#"","title":{"clinician":"#)
      run.sheet.put(string: record["name"] ?? "")
      run.sheet.put(#","patient":"#)
      run.sheet.put(string: record["name"] ?? "")
      run.sheet.put(#"},"own":true"#)
      plan.putBecause(only: own, facts, &run)
      run.sheet.put(#","evidence":[]}"#)
    }
  }

  private func putPhases(
    _ file: FollowUpFile, _ start: Day, _ plan: PreparedPlan, _ facts: Facts,
    _ run: inout PreparedRun, _ isFirst: inout Bool
  ) {
    for index in file.form.phases.indices {
      let toWeek = file.form.phases[index].entry.toWeek
      let isOver = toWeek.map { start.adding(days: $0 * 7) <= facts.profile.on } ?? false
      guard !isOver, facts.truth(file.form.phases[index].when) != .no else { continue }
      let fromWeek = file.form.phases[index].entry.fromWeek
      run.sheet.separate(&isFirst)
      let (template, ink) = (file.phases[index], plan.ink)
      run.sheet.put(ink[template, 0], ink)
      run.sheet.put(
        member: #","from":""#, start.adding(days: fromWeek * 7).description)
      if let toWeek {
        run.sheet.put(member: #","to":""#, start.adding(days: toWeek * 7 - 1).description)
      }
      run.sheet.put(ink[template, 2], ink)
      run.sheet.put(#","activities":["#, run.core, ink) { activity in
        activity.fromWeek < toWeek ?? Int.max ? activity.id : nil
      }
      run.sheet.put(ink[template, 3], ink)
      plan.sources.cite(file.cited.phases[index], in: &run.cited)
    }
  }

  private func putReviews(
    _ file: FollowUpFile, _ start: Day, _ plan: PreparedPlan, _ facts: Facts,
    _ run: inout PreparedRun, _ isFirst: inout Bool
  ) {
    for index in file.reviews.indices {
      let day = start.adding(days: file.reviews[index].after)
      let (when, template) = (file.reviews[index].when, file.reviews[index].template)
      guard day > facts.profile.on, facts.holds(when) else { continue }
      run.sheet.separate(&isFirst)
      run.sheet.put(plan.ink[template, 0], plan.ink)
      run.sheet.put(member: #","on":""#, day.description)
      run.sheet.put(plan.ink[template, 1], plan.ink)
      plan.putBecause(run.explained[file.firstExplained + index].deciding, facts, &run)
      run.sheet.put(plan.ink[template, 2], plan.ink)
      plan.sources.cite(file.cited.reviews[index], in: &run.cited)
    }
  }

  private func putDecision(
    _ file: FollowUpFile, _ plan: PreparedPlan, _ facts: Facts, _ run: inout PreparedRun
  ) -> Bool {
    guard !facts.profile.visits.isEmpty,
      let position = file.form.decisions.firstIndex(where: { facts.holds($0.when) })
    else { return false }
    let (form, ink) = (file.form.decisions[position], plan.ink)
    let template = file.decisions[position].template
    run.sheet.put(#","decision":"#)
    run.sheet.put(ink[template, 0], ink)
    if let after = form.after {
      run.sheet.put(
        member: #","reviewOn":""#, facts.profile.on.adding(days: after.days).description)
    }
    run.sheet.put(#","undecided":["#, 0..<position, ink) { above in
      facts.truth(file.form.decisions[above].when) == .unknown ? file.decisions[above].id : nil
    }
    plan.putBecause(
      run.explained[file.firstExplained + file.reviews.count + position].deciding, facts, &run)
    run.sheet.put(ink[template, 3], ink)
    plan.sources.cite(file.cited.decisions[position], in: &run.cited)
    return true
  }

  private func putFlare(
    _ file: FollowUpFile, _ plan: PreparedPlan, _ facts: Facts, _ run: inout PreparedRun
  ) -> Bool {
    guard let template = file.flare, let form = file.form.flare else { return false }
    run.sheet.put(#","flare":"#)
    run.sheet.put(plan.ink[template, 0], plan.ink)
    run.sheet.put(#","adjust":["#, form.adjust.indices, plan.ink) { index in
      facts.holds(form.adjust[index].when) ? file.adjust[index] : nil
    }
    run.sheet.put(plan.ink[template, 1], plan.ink)
    plan.sources.cite(file.cited.flare, in: &run.cited)
    return true
  }

  private func putPrevention(
    _ file: FollowUpFile, _ plan: PreparedPlan, _ facts: Facts, _ run: inout PreparedRun,
    _ isFirst: inout Bool
  ) {
    for index in file.form.prevention.indices
    where facts.holds(file.form.prevention[index].when) {
      run.sheet.separate(&isFirst)
      run.sheet.put(file.prevention[index], plan.ink)
      plan.sources.cite(file.cited.prevention[index], in: &run.cited)
    }
  }

  private func putMeasures(
    _ file: FollowUpFile, _ plan: PreparedPlan, _ facts: Facts, _ run: inout PreparedRun,
    _ isFirst: inout Bool
  ) {
    for index in file.form.measures.indices
    where facts.truth(file.form.measures[index].when) != .no {
      let fact = file.form.measures[index].fact
      run.sheet.separate(&isFirst)
      run.sheet.put(plan.ink[file.measures[index], 0], plan.ink)
      if let number = facts.profile.readings.knownNumber(of: fact) ?? facts.number(fact) {
        run.sheet.put(member: #","value":""#, number.description)
      } else if let value = facts.because(fact).value {
        run.sheet.put(#","value":"#)
        run.sheet.put(string: value)
      }
      run.sheet.put(plan.ink[file.measures[index], 1], plan.ink)
      plan.sources.cite(file.cited.measures[index], in: &run.cited)
    }
  }
}
