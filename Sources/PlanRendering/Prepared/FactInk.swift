import JSONWriting
import PlanCore

/// How each fact reads among the reasons of an entry.
struct FactInk: Sendable {
  private var facts: [Entry] = []
  private var pieces: [Piece] = []
  private var members: [Member] = []
  /// The name of each fact as an item of a list.
  private(set) var names: [Piece] = []

  private struct Entry {
    /// Where its pieces stand: one for each state, then one for each answer or word.
    var first: Int32
    /// How many answers or words have a piece of their own; 0 for numbers, texts and lists.
    var count: Int32
    /// What stands around a number, a text or the words of a set or list; empty for other facts.
    var around = Around()
    /// Where the words of a set stand.
    var firstMember: Int32 = 0
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
    @inline(__always)
    func put(on page: inout PlanPage, _ value: (Audience?, inout PlanPage) -> Void) {
      page.put(before)
      value(nil, &page)
      page.put(between.0)
      value(.clinician, &page)
      page.put(between.1)
      value(.patient, &page)
      page.put(behind)
    }
  }

  init(_ vocabulary: Vocabulary, _ ink: inout Ink) {
    // Behind each other, so that they stay in the cache.
    names = vocabulary.all.map { ink.item(string: $0.name) }
    for info in vocabulary.all {
      let values = info.positions
      var entry = Entry(first: Int32(clamping: pieces.count), count: Int32(clamping: values.count))
      switch info.type {
      case .number: entry.around = Self.around(info, .number(ExactDecimal(Self.mark)), &ink)
      case .set:
        entry.around = Self.around(info, .text(String(Self.mark)), &ink)
        entry.firstMember = Int32(clamping: members.count)
        members += info.words.indices.map {
          Member(info.because(.known, .single(.set([$0]))), info, &ink)
        }
      case .list, .text: entry.around = Self.around(info, .text(String(Self.mark)), &ink)
      default: break
      }
      facts.append(entry)
      pieces += Reading.State.untold.map { ink.item(info.because($0, nil)) }
      pieces += values.map { ink.item(info.because(.known, .single($0))) }
    }
  }

  /// A number that stands in no text.
  private static let mark = -987_654_321_987_654_321

  /// What stands around a value that decided something, found by one that stands nowhere else.
  private static func around(_ info: FactInfo, _ value: FactValue, _ ink: inout Ink) -> Around {
    let entry = JSONText.compact(info.because(.known, .single(value))).bytes
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

  /// Writes a number, text, set or list that decided something; false, with nothing written, for other facts.
  func put(_ fact: FactID, on page: inout PlanPage) -> Bool {
    let entry = self.facts[fact.index]
    // What was told goes before what a stage computed in spite of it.
    guard !entry.around.before.isEmpty else { return false }
    if page.state(of: fact) == .known, case .set(let members)? = page.told(fact) {
      put(members, of: entry, on: &page)
    } else if let number = page.knownNumber(of: fact) {
      entry.around.put(on: &page) { _, page in page.put(number) }
    } else {
      switch page.knownValue(of: fact) {
      case .single(.text(let text))?:
        entry.around.put(on: &page) { _, page in page.put(inString: text) }
      case .records(let records)?:
        put(records, orElse: "none", of: entry, on: &page) { $1.put(inString: $0.name ?? "?") }
      case .answers(let answers)?:
        put(answers, orElse: "", of: entry, on: &page) { answer, page in
          if let answer { page.put(answer) } else { page.put("unknown") }
        }
      default:
        guard let number = page.facts.number(fact) else { return false }
        entry.around.put(on: &page) { _, page in page.put(number) }
      }
    }
    return true
  }

  private func put<Item>(
    _ items: [Item], orElse nothing: StaticString, of entry: Entry, on page: inout PlanPage,
    _ put: (Item, inout PlanPage) -> Void
  ) {
    entry.around.put(on: &page) { _, page in
      if items.isEmpty { page.put(nothing) }
      for index in items.indices {
        if index > 0 { page.put(", ") }
        put(items[index], &page)
      }
    }
  }

  /// Writes a set, which has a bit for the position of each member.
  private func put(_ set: UInt64, of entry: Entry, on page: inout PlanPage) {
    entry.around.put(on: &page) { voice, page in
      if set == 0 { page.put("none") }
      var rest = set
      while rest != 0 {
        if rest != set { page.put(", ") }
        let member = members[Int(entry.firstMember) + rest.trailingZeroBitCount]
        switch voice {
        case nil: page.put(member.word)
        case .clinician: page.put(member.clinician)
        case .patient: page.put(member.patient)
        }
        rest &= rest &- 1
      }
    }
  }

  /// The piece for a fact; nil when its value is not one of few.
  ///
  /// - Parameter page: not changed; what is not `inout` would be copied whole.
  func piece(for fact: FactID, on page: inout PlanPage) -> Piece? {
    let entry = self.facts[fact.index]
    let state = page.state(of: fact)
    if let index = state.untoldIndex, state != .notAsked {
      return pieces[Int(entry.first) + index]
    }
    if entry.count > 0, let position = position(of: fact, state, on: &page) {
      return pieces[Int(entry.first) + Reading.State.untoldCount + position]
    }
    if state == .notAsked, entry.count > 0 || page.facts.value(of: fact) == nil {
      return pieces[Int(entry.first)]
    }
    return nil
  }

  /// What was told goes before what a stage computed in spite of it.
  private func position(
    of fact: FactID, _ state: Reading.State, on page: inout PlanPage
  ) -> Int? {
    guard state == .known else { return page.onlyCell(of: fact) }
    return switch page.told(fact) {
    case .yesNo(let answer): answer ? 1 : 0
    case .choice(let position): position
    default: nil
    }
  }
}

extension Reading.State {
  /// Why a fact may be unknown, in the order of `untoldIndex`.
  static var untold: [Reading.State] { [.notAsked, .declined, .stale, .notDone] }
  static var untoldCount: Int { 4 }

  /// Where it stands among those for which a fact is unknown; asked so often that nothing is looked for.
  var untoldIndex: Int? {
    switch self {
    case .notAsked: 0
    case .declined: 1
    case .stale: 2
    case .notDone: 3
    case .known: nil
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
