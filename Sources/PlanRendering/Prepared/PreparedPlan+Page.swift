import JSONWriting
import PlanCore

extension PreparedPlan {
  /// Appends the plans of some of the people who were judged.
  func write(
    _ positions: Range<Int>, _ people: UnsafeMutableBufferPointer<Facts>,
    _ run: UnsafeMutablePointer<PreparedRun>,
    _ lines: inout [UInt8]
  ) {
    let reasons = run.pointee.reasons
    let answers = LaneAnswers(run.pointee.block, of: lanes, part: lanes.partCount - 1)
    ink.bytes.withUnsafeBufferPointer { bytes in
      ink.pieces.withUnsafeBufferPointer { pieces in
        rules.guards.withUnsafeBufferPointer { guards in
          answers.withPerson { answers in
            guard let bytes = bytes.baseAddress, let pieces = pieces.baseAddress else { return }
            reasons.withEntries { reasons in
              var page = PlanPage(
                self, run,
                PlanPage.Prepared(
                  ink: bytes, pieces: pieces, guards: guards, answers: answers,
                  reasons: reasons))
              for person in positions {
                page.exchange(&people[person])
                write(person, on: &page, &lines)
                if counts { count(on: page) }
                page.exchange(&people[person])
              }
            }
          }
        }
      }
    }
  }

  /// Appends the plan of a person, on as large a page as it takes.
  private func write(_ position: Int, on page: inout PlanPage, _ lines: inout [UInt8]) {
    repeat {
      let room = page.run.room
      if lines.capacity - lines.count < room {
        lines.reserveCapacity(max(2 * lines.capacity, lines.count + 8 * room))
      }
      lines.append(addingCapacity: room) { added in
        added.withUnsafeMutableBufferPointer { memory, count in
          page.begin(position, on: UnsafeMutableBufferPointer(rebasing: memory[count...]))
          put(on: &page)
          if !page.isFull { count += page.count }
        }
      }
      if page.isFull { page.run.room *= 2 }
    } while page.isFull
  }

  private func put(on page: inout PlanPage) {
    switch form {
    case .nothing: break
    case .plan: putPlan(on: &page)
    case .fields(let fields): fields.put(from: self, on: &page)
    }
  }

  private func putPlan(on page: inout PlanPage) {
    putHead(on: &page)
    putTriage(on: &page)
    putLists(on: &page)
    putWithheld(on: &page)
    putAdvisedAgainst(on: &page)
    for (position, section) in sections.enumerated() where page.run.isOpen(position) {
      guard case .followUp(let followUp) = section.ink else { continue }
      followUp.put(from: self, on: &page)
      followUp.putSafetyNet(from: self, on: &page)
    }
    sources.put(on: &page)
    putNotices(on: &page)
    page.put("}\n")
  }

  private func putHead(on page: inout PlanPage) {
    page.put(head)
    page.put(string: page.facts.profile.patient)
    page.put(#","on":""#)
    page.put(page.today)
    page.put(behindDay)
    page.put(text: page.facts.profile.sha256)
    page.put("\"}")
  }

  /// Writes urgency, message, completeness, flags and questions.
  private func putTriage(on page: inout PlanPage) {
    var triage: TriageInk?
    for (position, section) in sections.enumerated() where page.run.isOpen(position) {
      if case .triage(let ink) = section.ink { triage = ink }
    }
    let urgency = triage?.urgency(page.facts) ?? .routine
    let isPartial = questions.collect(urgency: urgency, on: page)
    page.put(triage?.head(urgency) ?? silent)
    page.put(isPartial ? #","completeness":"partial""# : #","completeness":"full""#)
    page.open(#","redFlags":["#)
    triage?.put(from: self, on: &page)
    page.close()
    questions.put(rules, on: &page)
  }

  private func putLists(on page: inout PlanPage) {
    put(#","hints":["#, on: &page) { section, page in
      if case .hints(let hints) = section { hints.put(from: self, on: &page) }
    }
    put(#","activities":["#, on: &page) { section, page in
      if case .care(let care) = section { care.put(from: self, on: &page) }
    }
    put(#","medicationNotes":["#, on: &page) { section, page in
      if case .notes(let notes) = section { notes.put(from: self, on: &page) }
    }
    put(#","referrals":["#, on: &page) { section, page in
      if case .referrals(let referrals) = section { referrals.put(from: self, on: &page) }
    }
  }

  private func put(
    _ key: StaticString, on page: inout PlanPage, _ items: (StageInk, inout PlanPage) -> Void
  ) {
    page.open(key)
    for (position, section) in sections.enumerated() where page.run.isOpen(position) {
      items(section.ink, &page)
    }
    page.close()
  }

  private func putNotices(on page: inout PlanPage) {
    page.open(#","notices":["#)
    for notice in notices { page.item(notice) }
    let closed = sections.indices.reduce(into: UInt64(0)) { closed, section in
      if !page.run.isOpen(section) { closed |= 1 &<< UInt64(section) }
    }
    if closed != 0 {
      page.separate()
      page.put(page.run.leftOut[closed] ?? notice(leavingOut: closed, on: page))
    }
    page.close()
  }

  /// What a plan says of stages that take no part, a bit for each; few combinations are met, so it is kept.
  private func notice(leavingOut closed: UInt64, on page: PlanPage) -> [UInt8] {
    let names = sections.indices.filter { closed &>> UInt64($0) & 1 == 1 }.map {
      type(of: definition.stages[$0].stage).name
    }
    let notice = JSONText.compact(VoicedText.leavingOut(names)).bytes
    page.run.leftOut[closed] = notice
    return notice
  }
}
