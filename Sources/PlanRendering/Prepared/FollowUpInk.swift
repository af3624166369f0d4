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
        plan.note(
          when, for: plan.lanes.answer(of: when, in: run.block).yes & run.block.everybody, &run)
        run.explained[file.firstExplained + index] = run.reasons.end()
      }
    }
  }

  /// Writes the follow-up.
  func put(from plan: PreparedPlan, on page: inout PlanPage) {
    let start = page.facts.profile.visits.first?.on ?? page.today
    page.open(#","followUp":{"goals":["#)
    for file in files { putGoals(file, from: plan, on: &page) }
    page.close()
    page.open(#","phases":["#)
    for file in files { putPhases(file, start, from: plan, on: &page) }
    page.close()
    page.open(#","reviews":["#)
    for file in files { putReviews(file, start, from: plan, on: &page) }
    page.close()
    _ = files.contains { putDecision($0, from: plan, on: &page) }
    _ = files.contains { putFlare($0, from: plan, on: &page) }
    page.open(#","prevention":["#)
    for file in files { putPrevention(file, from: plan, on: &page) }
    page.close()
    page.open(#","measures":["#)
    for file in files { putMeasures(file, from: plan, on: &page) }
    page.close()
    page.put(byte: UInt8(ascii: "}"))
  }

  /// Writes when to get help at once.
  func putSafetyNet(from plan: PreparedPlan, on page: inout PlanPage) {
    guard let file = files.first(where: { $0.safetyNet != nil }), let net = file.safetyNet,
      let form = file.form.safetyNet
    else { return }
    page.open(net, 0)
    for index in form.signs.indices where page.truth(form.signs[index].when) != .no {
      page.item(file.signs[index])
    }
    page.put(net, 1)
    plan.sources.cite(file.cited.safetyNet, on: page)
  }

  private func putGoals(_ file: FollowUpFile, from plan: PreparedPlan, on page: inout PlanPage) {
    if let own = file.form.ownGoals { putOwnGoals(own, from: plan, on: &page) }
    for index in file.form.goals.indices where page.holds(file.form.goals[index].when) {
      let aim = file.form.goals[index].aim
      guard let value = page.facts.number(aim.fact),
        let target = aim.target(from: value)
      else { continue }
      let template = file.goals[index]
      page.item(template)
      page.put(value)
      page.put(template, 1)
      page.put(target)
      page.put(template, 2)
      page.put(page.today.adding(days: aim.dueWeeks * 7))
      page.open(template, 3)
      plan.putReason(aim.fact, on: &page)
      page.put(template, 4)
      plan.sources.cite(file.cited.goals[index], on: page)
    }
  }

  private func putOwnGoals(_ own: FactID, from plan: PreparedPlan, on page: inout PlanPage) {
    guard case .records(let records)? = page.knownValue(of: own) else {
      return
    }
    for (position, record) in records.enumerated() {
      page.separate()
      page.put(#"{"id":"own-goal-"#)
      page.put(digits: position + 1)
      page.put(#"","title":{"clinician":"#)
      page.put(string: record.name ?? "")
      page.put(#","patient":"#)
      page.put(string: record.name ?? "")
      page.open(#"},"own":true,"because":["#)
      plan.putReason(own, on: &page)
      page.close()
      page.put(#","evidence":[]}"#)
    }
  }

  private func putPhases(
    _ file: FollowUpFile, _ start: Day, from plan: PreparedPlan, on page: inout PlanPage
  ) {
    for index in file.form.phases.indices {
      let toWeek = file.form.phases[index].entry.toWeek
      let isOver = toWeek.map { start.adding(days: $0 * 7) <= page.today } ?? false
      guard !isOver, page.truth(file.form.phases[index].when) != .no else { continue }
      let fromWeek = file.form.phases[index].entry.fromWeek
      let template = file.phases[index]
      page.item(template)
      page.put(start.adding(days: fromWeek * 7))
      page.put(template, 1)
      if let toWeek { page.put(member: #","to":""#, start.adding(days: toWeek * 7 - 1)) }
      page.open(template, 2)
      for position in page.run.core.indices
      where page.run.core[position].fromWeek < toWeek ?? Int.max {
        page.item(word: page.run.core[position].id)
      }
      page.put(template, 3)
      plan.sources.cite(file.cited.phases[index], on: page)
    }
  }

  private func putReviews(
    _ file: FollowUpFile, _ start: Day, from plan: PreparedPlan, on page: inout PlanPage
  ) {
    for index in file.reviews.indices {
      let day = start.adding(days: file.reviews[index].after)
      guard day > page.today, page.holds(file.reviews[index].when) else {
        continue
      }
      let template = file.reviews[index].template
      page.item(template)
      page.put(day)
      page.open(template, 1)
      plan.putBecause(page.run.explained[file.firstExplained + index].deciding, on: &page)
      page.put(template, 2)
      plan.sources.cite(file.cited.reviews[index], on: page)
    }
  }

  /// The id of the decision about going on; nil where there is none.
  func decision(on page: PlanPage) -> Piece? {
    for file in files {
      if let position = decision(file, on: page) { return file.decisions[position].id }
    }
    return nil
  }

  /// The position of the decision of a file; nil before the first visit, and when none holds.
  private func decision(_ file: FollowUpFile, on page: PlanPage) -> Int? {
    guard !page.facts.profile.visits.isEmpty else { return nil }
    return file.form.decisions.firstIndex { page.holds($0.when) }
  }

  private func putDecision(_ file: FollowUpFile, from plan: PreparedPlan, on page: inout PlanPage)
    -> Bool
  {
    guard let position = decision(file, on: page) else { return false }
    let form = file.form.decisions[position]
    let template = file.decisions[position].template
    page.put(template, 0)
    if let after = form.after {
      page.put(member: #","reviewOn":""#, page.today.adding(days: after.days))
    }
    page.open(template, 1)
    for above in 0..<position
    where page.truth(file.form.decisions[above].when) == .unknown {
      page.item(file.decisions[above].id)
    }
    page.open(template, 2)
    let explained = file.firstExplained + file.reviews.count + position
    plan.putBecause(page.run.explained[explained].deciding, on: &page)
    page.put(template, 3)
    plan.sources.cite(file.cited.decisions[position], on: page)
    return true
  }

  private func putFlare(_ file: FollowUpFile, from plan: PreparedPlan, on page: inout PlanPage)
    -> Bool
  {
    guard let template = file.flare, let form = file.form.flare else { return false }
    page.open(template, 0)
    for index in form.adjust.indices where page.holds(form.adjust[index].when) {
      page.item(file.adjust[index])
    }
    page.put(template, 1)
    plan.sources.cite(file.cited.flare, on: page)
    return true
  }

  private func putPrevention(_ file: FollowUpFile, from plan: PreparedPlan, on page: inout PlanPage)
  {
    for index in file.form.prevention.indices
    where page.holds(file.form.prevention[index].when) {
      page.item(file.prevention[index])
      plan.sources.cite(file.cited.prevention[index], on: page)
    }
  }

  private func putMeasures(_ file: FollowUpFile, from plan: PreparedPlan, on page: inout PlanPage) {
    for index in file.form.measures.indices
    where page.truth(file.form.measures[index].when) != .no {
      let fact = file.form.measures[index].fact
      page.item(file.measures[index])
      if let number = page.number(of: fact) {
        page.put(member: #","value":""#, number)
      } else if page.hasValue(fact), let value = page.facts.because(fact).value {
        page.put(#","value":"#)
        page.put(string: value)
      }
      page.put(file.measures[index], 1)
      plan.sources.cite(file.cited.measures[index], on: page)
    }
  }
}
