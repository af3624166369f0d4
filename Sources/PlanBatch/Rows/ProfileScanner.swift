import Conditions
import PlanCore

/// Reads profiles in lines of JSON without a tree of what stands in them.
///
/// It reads what is plain, and says so when something is not: an unknown key or word, a value outside its range, a key
/// that stands twice, an escape. `RecordReader` reads such profiles from their beginning, with all findings.
struct ProfileScanner: Sendable {
  let columns: FactColumns
  private let plan: QuotedWord
  private let planID: String
  private let day: Day?

  /// Nil for a plan whose id is too long to be compared at once.
  ///
  /// - Parameter day: the day to plan for instead of the profiles' own.
  init?(_ definition: PlanDefinition, on day: Day?) {
    guard let plan = QuotedWord(definition.id), let columns = FactColumns(definition.vocabulary)
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

  /// Words of all plans; kept here, for globals are asked each time whether they are there.
  let words = Words()

  struct Words: Sendable {
    let plan = QuotedWord("plan")
    let patient = QuotedWord("patient")
    let on = QuotedWord("on")
    let facts = QuotedWord("facts")
    let visits = QuotedWord("visits")
    let value = QuotedWord("value")
    let unknown = QuotedWord("unknown")
    let declined = QuotedWord("declined")
    let none = QuotedWord("none")
  }

  private func member(_ place: inout BytePlace, _ parts: inout Parts) -> Bool {
    if take(words.facts, &place) {
      // Values are compared with the day, so it must stand before them.
      guard let on = parts.on, parts.facts == nil else { return false }
      parts.facts = readings(&place, isVisit: false, recorded: nil, on: on)
      return parts.facts != nil
    }
    if take(words.patient, &place) {
      guard parts.patient == nil else { return false }
      parts.patient = PlainValue.text(&place)
      // What else may stand here is for the careful reader to say.
      return parts.patient?.utf8.allSatisfy { (0x21..<0x7F).contains($0) } ?? false
    }
    if take(words.on, &place) {
      guard parts.ownDay == nil, parts.facts == nil, parts.visits == nil else { return false }
      parts.ownDay = PlainValue.day(&place)
      parts.on = parts.on ?? parts.ownDay
      return parts.ownDay != nil
    }
    if take(words.visits, &place) {
      guard let on = parts.on, parts.visits == nil else { return false }
      parts.visits = visits(&place, on: on)
      return parts.visits != nil
    }
    guard take(words.plan, &place), !parts.namesPlan, place.byte == UInt8(ascii: "\"")
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
      guard place.take(UInt8(ascii: "{")), take(words.on, &place),
        let day = PlainValue.day(&place), day <= on,
        visits.last.map({ day > $0.on }) ?? true, place.take(UInt8(ascii: ",")),
        take(words.facts, &place),
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
      guard let index = columns.keys.take(&place, expected: next) else { return nil }
      next = index + 1
      let column = columns.columns[index]
      guard place.take(UInt8(ascii: ":")), isVisit || !column.isVisitFact,
        reading(index, column, &place, (recorded: recorded, today: on), into: &readings)
      else { return nil }
    } while place.take(UInt8(ascii: ","))
    return place.take(UInt8(ascii: "}")) ? readings : nil
  }

  private func reading(
    _ index: Int, _ column: FactColumns.Column, _ place: inout BytePlace,
    _ days: (recorded: Day?, today: Day), into readings: inout Readings
  ) -> Bool {
    guard place.byte == UInt8(ascii: "{") else {
      guard let outcome = value(index, column, &place) else { return false }
      return add(outcome, column, on: days.recorded, today: days.today, to: &readings)
    }
    guard place.take(UInt8(ascii: "{")), take(words.value, &place),
      let outcome = value(index, column, &place)
    else { return false }
    var day = days.recorded
    if place.take(UInt8(ascii: ",")) {
      guard take(words.on, &place), let dated = PlainValue.day(&place), dated <= days.today
      else { return false }
      day = dated
    }
    guard place.take(UInt8(ascii: "}")) else { return false }
    return add(outcome, column, on: day, today: days.today, to: &readings)
  }

  private func add(
    _ outcome: Outcome, _ column: FactColumns.Column, on day: Day?, today: Day,
    to readings: inout Readings
  ) -> Bool {
    let age = day.map { today.number - $0.number } ?? 0
    let isStale = column.freshDays >= 0 && age > column.freshDays
    let state = isStale ? Reading.State.stale : .known
    return switch outcome {
    case .state(let state): readings.add(column.fact, state, nil, on: day)
    case .plain(let value): readings.add(column.fact, state, value, on: day)
    case .value(let value):
      readings.add(column.fact, Reading(state, value, on: day, at: nil))
    }
  }
}
