import PlanCore

/// How each fact reads among the reasons of an entry.
struct FactInk: Sendable {
  private var facts: [Entry] = []
  private var pieces: [Piece] = []
  private var members: [Member] = []
  /// The name of each fact in quotes.
  private(set) var names: [Piece] = []

  private struct Entry {
    /// Where its pieces stand: one for each state, then one for each answer or word.
    var first: Int32
    /// How many answers or words have a piece of their own; 0 for numbers, texts and lists.
    var count: Int32
    /// What stands around a number or the words of a set; empty for other facts.
    var around = Around()
    /// Where the words of a set stand.
    var firstMember: Int32 = 0
    var memberCount: Int32 = 0
  }

  /// A word of a set as it stands in a list of them, for a profile and in both voices.
  private struct Member {
    var word: Piece
    var clinician: Piece
    var patient: Piece

    init(_ alone: Because, _ info: FactInfo, _ ink: inout Ink) {
      func part(_ text: String, behind start: Int) -> Piece {
        var quoted: [UInt8] = []
        JSONString.append(String(text.dropFirst(start)), to: &quoted)
        return ink.add(quoted.dropFirst().dropLast())
      }
      word = part(alone.value ?? "", behind: 0)
      clinician = part(alone.text.clinician, behind: info.title.clinician.count + 2)
      patient = part(alone.text.patient, behind: info.title.patient.count + 2)
    }
  }

  /// The value itself stands there three times: as the value, for the clinician and for the person.
  private struct Around {
    var before = Piece()
    var between = (Piece(), Piece())
    var behind = Piece()

    /// Writes the whole; `value` writes the value as a profile has it, then in either voice.
    func put(
      _ ink: Ink, to sheet: inout PlanSheet, _ value: (Audience?, inout PlanSheet) -> Void
    ) {
      sheet.put(before, ink)
      value(nil, &sheet)
      sheet.put(between.0, ink)
      value(.clinician, &sheet)
      sheet.put(between.1, ink)
      value(.patient, &sheet)
      sheet.put(behind, ink)
    }
  }

  private static let states: [Reading.State] = [.notAsked, .declined, .stale, .notDone]

  init(_ vocabulary: Vocabulary, _ ink: inout Ink) {
    for info in vocabulary.all {
      names.append(ink.add(string: info.name))
      let values = info.positions
      var entry = Entry(first: Int32(clamping: pieces.count), count: Int32(clamping: values.count))
      switch info.type {
      case .number: entry.around = Self.around(info, .number(ExactDecimal(Self.mark)), &ink)
      case .set:
        entry.around = Self.around(info, .text(String(Self.mark)), &ink)
        entry.firstMember = Int32(clamping: members.count)
        entry.memberCount = Int32(clamping: info.words.count)
        members += info.words.indices.map {
          Member(info.because(.known, .single(.set([$0]))), info, &ink)
        }
      default: break
      }
      facts.append(entry)
      pieces += Self.states.map { ink.add(info.because($0, nil)) }
      pieces += values.map { ink.add(info.because(.known, .single($0))) }
    }
  }

  /// A number that stands in no text.
  private static let mark = -987_654_321_987_654_321

  /// What stands around a value that decided something, found by one that stands nowhere else.
  private static func around(_ info: FactInfo, _ value: FactValue, _ ink: inout Ink) -> Around {
    let entry = JSONText.compact(info.because(.known, .single(value)), without: []).bytes
    var parts: [Piece] = []
    var start = 0
    let digits = Array(String(mark).utf8)
    for place in entry.indices where entry[place...].starts(with: digits) {
      parts.append(ink.add(entry[start..<place]))
      start = place + digits.count
    }
    guard parts.count == 3 else { return Around() }
    return Around(
      before: parts[0], between: (parts[1], parts[2]), behind: ink.add(entry[start...]))
  }

  /// Writes a number or set that decided something; false, with nothing written, for other facts.
  func put(
    _ fact: FactID, _ facts: Facts, _ ink: Ink, to sheet: inout PlanSheet
  ) -> Bool {
    let entry = self.facts[fact.index]
    // What was told goes before what a stage computed in spite of it.
    guard !entry.around.before.isEmpty else { return false }
    if entry.memberCount > 0,
      case .single(.set(let members))? = facts.profile.readings.knownValue(of: fact)
    {
      put(members, of: entry, ink, to: &sheet)
      return true
    }
    guard let number = facts.profile.readings.knownNumber(of: fact) ?? facts.number(fact) else {
      return false
    }
    let text = number.description
    entry.around.put(ink, to: &sheet) { _, sheet in sheet.put(text) }
    return true
  }

  private func put(
    _ positions: [Int], of entry: Entry, _ ink: Ink, to sheet: inout PlanSheet
  ) {
    entry.around.put(ink, to: &sheet) { voice, sheet in
      if positions.isEmpty { sheet.put("none") }
      for (index, position) in positions.enumerated() {
        if index > 0 { sheet.put(", ") }
        let member = members[Int(entry.firstMember) + position]
        switch voice {
        case nil: sheet.put(member.word, ink)
        case .clinician: sheet.put(member.clinician, ink)
        case .patient: sheet.put(member.patient, ink)
        }
      }
    }
  }

  /// The piece for a fact; nil when its value is not one of few.
  func piece(for fact: FactID, _ facts: Facts) -> Piece? {
    let entry = self.facts[fact.index]
    let state = facts.profile.readings.state(of: fact)
    if let index = Self.states.firstIndex(of: state), state != .notAsked {
      return pieces[Int(entry.first) + index]
    }
    if entry.count > 0, let position = position(of: fact, state, facts) {
      return pieces[Int(entry.first) + Self.states.count + position]
    }
    if state == .notAsked, entry.count > 0 || facts.value(of: fact) == nil {
      return pieces[Int(entry.first)]
    }
    return nil
  }

  /// What was told goes before what a stage computed in spite of it.
  private func position(of fact: FactID, _ state: Reading.State, _ facts: Facts) -> Int? {
    guard state == .known else { return facts.program.onlyCell(of: fact, in: facts.state) }
    return switch facts.profile.readings.plain(fact) {
    case .yesNo(let answer): answer ? 1 : 0
    case .choice(let position): position
    default: nil
    }
  }
}

extension FactInfo {
  /// Every value, for facts that have few; in the order of their cells.
  fileprivate var positions: [FactValue] {
    switch type {
    case .yesNo: [.yesNo(false), .yesNo(true)]
    case .choice(let words, _): words.indices.map(FactValue.choice)
    default: []
    }
  }
}
