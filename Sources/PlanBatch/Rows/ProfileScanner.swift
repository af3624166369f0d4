import Conditions
import PlanCore

/// Reads profiles in lines of JSON without a tree of what stands in them.
///
/// It reads what is plain, and says so when something is not: an unknown key or word, a value outside its range, a key
/// that stands twice, an escape. `RecordReader` reads such profiles from their beginning, with all findings.
struct ProfileScanner: Sendable {
  private let columns: FactColumns
  private let plan: QuotedWord
  private let planID: String
  private let day: Day?

  /// Nil for a plan whose names are too long to be compared at once.
  ///
  /// - Parameter day: the day to plan for instead of the profiles' own.
  init?(_ definition: PlanDefinition, on day: Day?) {
    guard let columns = FactColumns(definition.vocabulary), let plan = QuotedWord(definition.id)
    else { return nil }
    self.columns = columns
    self.plan = plan
    self.day = day
    planID = definition.id
  }

  /// The profile of a line, and where the line ends; nil for a line that is not plain.
  func scan(_ start: BytePlace) -> (profile: Profile, end: BytePlace)? {
    var place = start
    var parts = Parts(on: day)
    guard place.take(UInt8(ascii: "{")) else { return nil }
    repeat {
      guard member(&place, &parts) else { return nil }
    } while place.take(UInt8(ascii: ","))
    guard place.byte == UInt8(ascii: "}"), let patient = parts.patient, let on = parts.on,
      var readings = parts.facts
    else { return nil }
    let visits = parts.visits ?? []
    readings.join(visits, on: on, isVisitFact: columns.isVisitFact)
    place.advance()
    place.skipBlanks()
    guard place.byte == 10 || place.byte == 0 else { return nil }
    return (
      Profile(
        plan: parts.namesPlan ? planID : nil, patient: patient, on: on, readings: readings,
        visits: visits),
      place
    )
  }

  /// What was read of a profile so far.
  private struct Parts {
    var on: Day?
    var ownDay: Day?
    var namesPlan = false
    var patient: String?
    var facts: Readings?
    var visits: [Visit]?

    init(on day: Day?) {
      on = day
    }
  }

  private static let keys = (
    plan: QuotedWord("plan"), patient: QuotedWord("patient"), on: QuotedWord("on"),
    facts: QuotedWord("facts"), visits: QuotedWord("visits")
  )

  private func member(_ place: inout BytePlace, _ parts: inout Parts) -> Bool {
    if take(Self.keys.facts, &place) {
      // Values are compared with the day, so it must stand before them.
      guard let on = parts.on, parts.facts == nil else { return false }
      parts.facts = readings(&place, isVisit: false, recorded: nil, on: on)
      return parts.facts != nil
    }
    if take(Self.keys.patient, &place) {
      guard parts.patient == nil else { return false }
      parts.patient = PlainValue.text(&place)
      // What else may stand here is for the careful reader to say.
      return parts.patient?.utf8.allSatisfy { (0x21..<0x7F).contains($0) } ?? false
    }
    if take(Self.keys.on, &place) {
      guard parts.ownDay == nil, parts.facts == nil, parts.visits == nil else { return false }
      parts.ownDay = PlainValue.day(&place)
      parts.on = parts.on ?? parts.ownDay
      return parts.ownDay != nil
    }
    if take(Self.keys.visits, &place) {
      guard let on = parts.on, parts.visits == nil else { return false }
      parts.visits = visits(&place, on: on)
      return parts.visits != nil
    }
    guard take(Self.keys.plan, &place), !parts.namesPlan, place.byte == UInt8(ascii: "\"")
    else { return false }
    place.advance()
    guard plan.stands(at: place) else { return false }
    place.advance(plan.count + 1)
    parts.namesPlan = true
    return true
  }

  private func take(_ key: QuotedWord?, _ place: inout BytePlace) -> Bool {
    var behind = place
    guard let key, behind.byte == UInt8(ascii: "\"") else { return false }
    behind.advance()
    guard key.stands(at: behind) else { return false }
    behind.advance(key.count + 1)
    guard behind.take(UInt8(ascii: ":")) else { return false }
    place = behind
    return true
  }

  private func visits(_ place: inout BytePlace, on: Day) -> [Visit]? {
    guard place.take(UInt8(ascii: "[")) else { return nil }
    var visits: [Visit] = []
    if place.take(UInt8(ascii: "]")) { return visits }
    repeat {
      guard place.take(UInt8(ascii: "{")), take(Self.keys.on, &place),
        let day = PlainValue.day(&place), day <= on,
        visits.last.map({ day > $0.on }) ?? true, place.take(UInt8(ascii: ",")),
        take(Self.keys.facts, &place),
        let readings = readings(&place, isVisit: true, recorded: day, on: on),
        place.take(UInt8(ascii: "}"))
      else { return nil }
      visits.append(Visit(on: day, readings: readings))
    } while place.take(UInt8(ascii: ","))
    return place.take(UInt8(ascii: "]")) ? visits : nil
  }

  private func readings(
    _ place: inout BytePlace, isVisit: Bool, recorded: Day?, on: Day
  ) -> Readings? {
    guard place.take(UInt8(ascii: "{")) else { return nil }
    var readings = Readings()
    if place.take(UInt8(ascii: "}")) { return readings }
    readings.reserveCapacity(64)
    var next = 0
    repeat {
      guard place.byte == UInt8(ascii: "\"") else { return nil }
      place.advance()
      guard let index = columns.column(at: place, expected: next) else { return nil }
      next = index + 1
      let column = columns.columns[index]
      place.advance(column.key.count + 1)
      guard place.take(UInt8(ascii: ":")), isVisit || !column.isVisitFact,
        let reading = reading(index, column, &place, recorded: recorded, on: on),
        readings.add(column.fact, reading)
      else { return nil }
    } while place.take(UInt8(ascii: ","))
    return place.take(UInt8(ascii: "}")) ? readings : nil
  }

  private func reading(
    _ index: Int, _ column: FactColumns.Column, _ place: inout BytePlace, recorded: Day?,
    on: Day
  ) -> Reading? {
    guard place.byte == UInt8(ascii: "{") else {
      return value(index, column, &place).map { fresh($0, column, on: recorded, today: on) }
    }
    guard place.take(UInt8(ascii: "{")), take(Self.value, &place),
      let outcome = value(index, column, &place)
    else { return nil }
    var day = recorded
    if place.take(UInt8(ascii: ",")) {
      guard take(Self.keys.on, &place), let dated = PlainValue.day(&place), dated <= on else {
        return nil
      }
      day = dated
    }
    guard place.take(UInt8(ascii: "}")) else { return nil }
    return fresh(outcome, column, on: day, today: on)
  }

  private static let value = QuotedWord("value")

  private func fresh(
    _ outcome: Outcome, _ column: FactColumns.Column, on day: Day?, today: Day
  ) -> Reading {
    switch outcome {
    case .state(let state): return Reading(state, on: day, at: nil)
    case .value(let value):
      let age = day.map { today.number - $0.number } ?? 0
      let isStale = column.freshDays >= 0 && age > column.freshDays
      return Reading(isStale ? .stale : .known, value, on: day, at: nil)
    }
  }

  /// A value, or why there is none.
  private enum Outcome {
    case value(RecordedValue)
    case state(Reading.State)
  }

  private static let unknown = QuotedWord("unknown")
  private static let declined = QuotedWord("declined")
  private static let none = QuotedWord("none")

  private func value(
    _ index: Int, _ column: FactColumns.Column, _ place: inout BytePlace
  ) -> Outcome? {
    if place.byte == UInt8(ascii: "\"") {
      if let state = state(column, &place) { return .state(state) }
    } else if PlainValue.null(&place) {
      return .state(.notAsked)
    }
    switch column.kind {
    case .answer: return answer(column, &place).map { .value(.single(.yesNo($0))) }
    case .number: return number(index, &place).map { .value(.single(.number($0))) }
    case .word: return word(column, &place).map { .value(.single(.choice($0))) }
    case .text: return PlainValue.text(&place).map { .value(.single(.text($0))) }
    case .date: return PlainValue.day(&place).map { .value(.single(.date($0.number))) }
    case .set: return set(column, &place)
    case .records: return records(columns.forms[index], &place)
    case .answers: return answers(columns.forms[index], &place)
    }
  }

  private func state(
    _ column: FactColumns.Column, _ place: inout BytePlace
  ) -> Reading.State? {
    if takeWord(Self.unknown, &place) { return .notAsked }
    if takeWord(Self.declined, &place) { return .declined }
    var inside = place
    inside.advance()
    guard let found = columns.position(in: column.notDone, at: inside) else { return nil }
    place = inside
    place.advance(found.length + 1)
    return .notDone
  }

  private func answer(_ column: FactColumns.Column, _ place: inout BytePlace) -> Bool? {
    PlainValue.literal(&place) ?? word(column, &place).map { $0 == 1 }
  }

  private func number(_ index: Int, _ place: inout BytePlace) -> ExactDecimal? {
    guard let type = columns.types[index], let number = PlainValue.number(&place),
      type.admits(number)
    else { return nil }
    return number
  }

  private func word(_ column: FactColumns.Column, _ place: inout BytePlace) -> Int? {
    guard place.byte == UInt8(ascii: "\"") else { return nil }
    var inside = place
    inside.advance()
    guard let found = columns.position(in: column.words, at: inside) else { return nil }
    place = inside
    place.advance(found.length + 1)
    return found.position
  }

  private func takeWord(_ word: QuotedWord?, _ place: inout BytePlace) -> Bool {
    var inside = place
    guard inside.byte == UInt8(ascii: "\""), let word else { return false }
    inside.advance()
    guard word.stands(at: inside) else { return false }
    inside.advance(word.count + 1)
    place = inside
    return true
  }

  private func set(_ column: FactColumns.Column, _ place: inout BytePlace) -> Outcome? {
    if takeWord(Self.none, &place) { return .value(.single(.set([]))) }
    if let one = word(column, &place) { return .value(.single(.set([one]))) }
    guard place.take(UInt8(ascii: "[")) else { return nil }
    if place.take(UInt8(ascii: "]")) { return .value(.single(.set([]))) }
    var members: [Int] = []
    repeat {
      guard let member = word(column, &place), !members.contains(member) else { return nil }
      members.append(member)
    } while place.take(UInt8(ascii: ","))
    guard place.take(UInt8(ascii: "]")) else { return nil }
    members.sort()
    return .value(.single(.set(members)))
  }

  private func records(_ form: FactForm, _ place: inout BytePlace) -> Outcome? {
    if takeWord(Self.none, &place) { return .value(.records([])) }
    guard place.take(UInt8(ascii: "[")) else { return nil }
    if place.take(UInt8(ascii: "]")) { return .value(.records([])) }
    var records: [[String: String]] = []
    repeat {
      guard let record = record(form, &place) else { return nil }
      records.append(record)
    } while place.take(UInt8(ascii: ","))
    guard place.take(UInt8(ascii: "]")) else { return nil }
    if case .texts(let count) = form, !count.contains(records.count) { return nil }
    // One word may say that there is nothing, or that nobody knows; the careful reader tells them apart.
    if records.count == 1, let name = records[0]["name"], ["none", "unknown"].contains(name) {
      return nil
    }
    return .value(.records(records))
  }

  private func record(_ form: FactForm, _ place: inout BytePlace) -> [String: String]? {
    if place.byte == UInt8(ascii: "\"") { return PlainValue.text(&place).map { ["name": $0] } }
    guard case .records(let fields) = form, place.take(UInt8(ascii: "{")) else { return nil }
    var record: [String: String] = [:]
    repeat {
      guard let field = PlainValue.text(&place), fields.contains(field), record[field] == nil,
        place.take(UInt8(ascii: ":")), let text = PlainValue.text(&place)
      else { return nil }
      record[field] = text
    } while place.take(UInt8(ascii: ","))
    return place.take(UInt8(ascii: "}")) ? record : nil
  }

  private func answers(_ form: FactForm, _ place: inout BytePlace) -> Outcome? {
    guard case .answers(let forms, let count) = form, place.take(UInt8(ascii: "[")) else {
      return nil
    }
    var answers: [ExactDecimal?] = []
    answers.reserveCapacity(forms.count)
    repeat {
      guard answers.count < forms.count, let answer = answer(forms[answers.count], &place) else {
        return nil
      }
      answers.append(answer.value)
    } while place.take(UInt8(ascii: ","))
    guard place.take(UInt8(ascii: "]")), count.contains(answers.count) else { return nil }
    return .value(.answers(answers))
  }

  /// An answer to an item; its value is nil when it is not known.
  private func answer(
    _ form: AnswerForm, _ place: inout BytePlace
  ) -> (value: ExactDecimal?, isTold: Bool)? {
    if PlainValue.null(&place) || takeWord(Self.unknown, &place) || takeWord(Self.declined, &place)
    {
      return (nil, false)
    }
    switch form {
    case .integer(let bounds):
      guard let number = PlainValue.number(&place), let value = number.integer,
        bounds.contains(value)
      else { return nil }
      return (number, true)
    case .yesNo:
      if let value = PlainValue.literal(&place) { return (ExactDecimal(value ? 1 : 0), true) }
      guard let text = PlainValue.text(&place), ["yes", "no"].contains(text) else { return nil }
      return (ExactDecimal(text == "yes" ? 1 : 0), true)
    case .choice(let words):
      guard let text = PlainValue.text(&place), let position = words.firstIndex(of: text) else {
        return nil
      }
      return (ExactDecimal(position), true)
    }
  }
}
