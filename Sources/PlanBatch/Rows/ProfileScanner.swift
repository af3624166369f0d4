import Conditions
import PlanCore

/// Reads profiles, or rows of a table, in lines of JSON without a tree of what stands in them.
///
/// It reads what is plain, and says so when something is not: an unknown key or word, a value outside its range, a key
/// that stands twice, an escape. `RecordReader` reads such profiles from their beginning, with all findings.
final class ProfileScanner: Sendable {
  let columns: FactColumns
  private let plan: QuotedWord
  private let planID: String
  private let day: Day?

  /// Nil for a plan whose id is too long to be compared at once.
  ///
  /// - Parameters:
  ///   - day: the day to plan for instead of the profiles' own; rows need it.
  ///   - key: the key of rows that names the person; nil for profiles.
  init?(_ definition: PlanDefinition, on day: Day?, rowsBy key: String? = nil) {
    guard let plan = QuotedWord(definition.id),
      let columns = FactColumns(definition.vocabulary, rowsBy: key)
    else { return nil }
    self.columns = columns
    self.plan = plan
    self.day = day
    planID = definition.id
  }

  /// Reads the profile of a line into the memory of another; nil for a line that is not plain.
  ///
  /// - Returns: where the line ends.
  func scan(_ start: BytePlace, into profile: inout Profile) -> BytePlace? {
    var place = start
    profile.plan = nil
    profile.readings.removeAll()
    profile.visits.removeAll(keepingCapacity: true)
    let isRead = columns.person == nil ? self.profile(&place, &profile) : row(&place, &profile)
    guard isRead else { return nil }
    place.skipBlanks()
    return place.byte == 10 || place.byte == 0 ? place : nil
  }

  private func profile(_ place: inout BytePlace, _ profile: inout Profile) -> Bool {
    var seen = Seen(on: day)
    guard place.take(UInt8(ascii: "{")) else { return false }
    repeat {
      guard member(&place, &seen, &profile) else { return false }
    } while place.take(UInt8(ascii: ","))
    guard place.byte == UInt8(ascii: "}"), seen.hasPatient, let on = seen.on, seen.hasFacts,
      readDelayed(seen, on, &profile)
    else { return false }
    place.advance()
    profile.on = on
    if !profile.visits.isEmpty {
      profile.readings.join(profile.visits, on: on, isVisitFact: columns.isVisitFact)
    }
    return true
  }

  /// Reads what stood before the day with which its values are compared, as it does where keys are sorted.
  private func readDelayed(_ seen: Seen, _ on: Day, _ profile: inout Profile) -> Bool {
    if var facts = seen.delayedFacts {
      guard readings(&facts, on, &profile) else { return false }
    }
    if var visits = seen.delayedVisits {
      return self.visits(&visits, on: on, &profile.visits)
    }
    return true
  }

  private func readings(_ place: inout BytePlace, _ on: Day, _ profile: inout Profile) -> Bool {
    readings(
      &place, isVisit: false, (recorded: nil, today: on), &profile.readings, &profile.patient)
  }

  private func row(_ place: inout BytePlace, _ profile: inout Profile) -> Bool {
    guard let day else { return false }
    profile.on = day
    profile.patient = ""
    return readings(&place, day, &profile) && !profile.patient.isEmpty
  }

  /// What names the person, a text or a whole number; what else may stand here is for the careful reader to say.
  func patient(_ place: inout BytePlace) -> String? {
    guard let patient = PlainValue.text(&place) ?? PlainValue.digits(&place) else { return nil }
    let isPlain = patient.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { (0x21..<0x7F).contains($0) }
    }
    return isPlain ?? false ? patient : nil
  }

  /// What was read of a profile so far.
  private struct Seen {
    var on: Day?
    var hasDay = false
    var hasPatient = false
    var hasFacts = false
    var hasVisits = false
    var delayedFacts: BytePlace?
    var delayedVisits: BytePlace?

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

  private func member(
    _ place: inout BytePlace, _ seen: inout Seen, _ profile: inout Profile
  ) -> Bool {
    if take(words.facts, &place) {
      guard !seen.hasFacts else { return false }
      seen.hasFacts = true
      if let on = seen.on { return readings(&place, on, &profile) }
      seen.delayedFacts = place
      return place.skipCollection()
    }
    if take(words.patient, &place) {
      guard !seen.hasPatient, let patient = patient(&place) else { return false }
      (seen.hasPatient, profile.patient) = (true, patient)
      return true
    }
    if take(words.on, &place) {
      guard !seen.hasDay, let day = PlainValue.day(&place) else { return false }
      (seen.hasDay, seen.on) = (true, seen.on ?? day)
      return true
    }
    if take(words.visits, &place) {
      guard !seen.hasVisits else { return false }
      seen.hasVisits = true
      if let on = seen.on { return visits(&place, on: on, &profile.visits) }
      seen.delayedVisits = place
      return place.skipCollection()
    }
    guard take(words.plan, &place), profile.plan == nil, place.byte == UInt8(ascii: "\"")
    else { return false }
    place.advance()
    guard plan.stands(at: place) else { return false }
    place.advance(plan.count + 1)
    profile.plan = planID
    return true
  }

  func take(_ key: QuotedWord?, _ place: inout BytePlace) -> Bool {
    var behind = place
    guard let key, behind.byte == UInt8(ascii: "\"") else { return false }
    behind.advance()
    guard key.stands(at: behind) else { return false }
    behind.advance(key.count + 1)
    guard behind.take(UInt8(ascii: ":")) else { return false }
    place = behind
    return true
  }
}
