import PlanCore

/// How each fact reads among the reasons of an entry.
struct FactInk: Sendable {
  private var facts: [Entry] = []
  private var pieces: [Piece] = []
  /// The name of each fact in quotes.
  private(set) var names: [Piece] = []

  private struct Entry {
    /// Where its pieces stand: one for each state, then one for each answer or word.
    var first: Int32
    /// How many answers or words have a piece of their own; 0 for numbers, texts and lists.
    var count: Int32
    /// What stands around a number; empty for other facts.
    var around = Around()
  }

  /// The number itself stands there three times: as the value, for the clinician and for the person.
  private struct Around {
    var before = Piece()
    var between = (Piece(), Piece())
    var behind = Piece()
  }

  private static let states: [Reading.State] = [.notAsked, .declined, .stale, .notDone]

  init(_ vocabulary: Vocabulary, _ ink: inout Ink) {
    for info in vocabulary.all {
      names.append(ink.add(string: info.name))
      let values = info.positions
      var entry = Entry(first: Int32(clamping: pieces.count), count: Int32(clamping: values.count))
      if case .number = info.type { entry.around = Self.around(info, &ink) }
      facts.append(entry)
      pieces += Self.states.map { ink.add(info.because($0, nil)) }
      pieces += values.map { ink.add(info.because(.known, .single($0))) }
    }
  }

  /// What stands around a number that decided something, found by one that stands nowhere else.
  private static func around(_ info: FactInfo, _ ink: inout Ink) -> Around {
    let mark = ExactDecimal(-987_654_321_987_654_321)
    let entry = JSONText.compact(info.because(.known, .single(.number(mark))), without: []).bytes
    var parts: [Piece] = []
    var start = 0
    let digits = Array(mark.description.utf8)
    for place in entry.indices where entry[place...].starts(with: digits) {
      parts.append(ink.add(entry[start..<place]))
      start = place + digits.count
    }
    guard parts.count == 3 else { return Around() }
    return Around(
      before: parts[0], between: (parts[1], parts[2]), behind: ink.add(entry[start...]))
  }

  /// Writes a number that decided something; false, with nothing written, for other facts.
  func put(
    _ fact: FactID, _ facts: Facts, _ ink: Ink, to sheet: inout PlanSheet
  ) -> Bool {
    let around = self.facts[fact.index].around
    // What was told goes before what a stage computed in spite of it.
    let told = facts.profile.readings[fact]?.knownValue
    guard !around.before.isEmpty, let number = told?.number ?? facts.number(fact) else {
      return false
    }
    let text = number.description
    sheet.put(around.before, ink)
    sheet.put(text)
    sheet.put(around.between.0, ink)
    sheet.put(text)
    sheet.put(around.between.1, ink)
    sheet.put(text)
    sheet.put(around.behind, ink)
    return true
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
    return switch facts.profile.readings[fact]?.value {
    case .single(.yesNo(let isTrue)): isTrue ? 1 : 0
    case .single(.choice(let position)): position
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
