import PlanCore

// Visits, and the facts of a profile, a row or a visit.
extension ProfileScanner {
  /// Reads a list of visits, oldest first.
  func visits(
    _ place: inout BytePlace, on: Day, _ visits: inout [Visit]
  ) -> Bool {
    guard place.take(UInt8(ascii: "[")) else { return false }
    if place.take(UInt8(ascii: "]")) { return true }
    repeat {
      guard let visit = visit(&place, on: on), visits.last.map({ visit.on > $0.on }) ?? true
      else { return false }
      visits.append(visit)
    } while place.take(UInt8(ascii: ","))
    return place.take(UInt8(ascii: "]"))
  }

  /// Reads a visit, whose day may stand behind its facts.
  private func visit(_ place: inout BytePlace, on: Day) -> Visit? {
    guard place.take(UInt8(ascii: "{")) else { return nil }
    var facts: BytePlace?
    if take(words.facts, &place) {
      facts = place
      guard place.skipCollection(), place.take(UInt8(ascii: ",")) else { return nil }
    }
    guard take(words.on, &place), let day = PlainValue.day(&place), day <= on else { return nil }
    if facts == nil {
      guard place.take(UInt8(ascii: ",")), take(words.facts, &place) else { return nil }
    }
    var visit = Visit(on: day, readings: Readings())
    var (reader, nobody) = (facts ?? place, "")
    guard
      readings(&reader, isVisit: true, (recorded: day, today: on), &visit.readings, &nobody)
    else { return nil }
    if facts == nil { place = reader }
    return place.take(UInt8(ascii: "}")) ? visit : nil
  }

  /// Reads an object of facts.
  ///
  /// - Parameter person: what names the person, when a row says so among its facts.
  func readings(
    _ place: inout BytePlace, isVisit: Bool, _ days: (recorded: Day?, today: Day),
    _ readings: inout Readings, _ person: inout String
  ) -> Bool {
    guard place.take(UInt8(ascii: "{")) else { return false }
    if place.take(UInt8(ascii: "}")) { return true }
    let areRead = readings.fill(facts: columns.factCount) { readings in
      // In a place of its own, which nobody else can see.
      var here = place
      var next = 0
      repeat {
        guard here.byte == UInt8(ascii: "\"") else { return false }
        here.advance()
        guard let index = columns.keys.take(&here, expected: next) else { return false }
        next = index &+ 1
        guard here.take(UInt8(ascii: ":")) else { return false }
        if index == columns.person {
          guard person.isEmpty, let name = patient(&here) else { return false }
          person = name
          continue
        }
        guard isVisit || !columns.columns[index].isVisitFact else { return false }
        // Most facts are a "yes" or "no" without a day of its own.
        if days.recorded == nil, columns.columns[index].kind == .answer,
          let answer = PlainValue.answer(&here)
        {
          guard readings.add(columns.columns[index].fact, .known, .yesNo(answer), on: nil) else {
            return false
          }
        } else {
          guard reading(index, &here, days, &readings) else { return false }
        }
      } while here.take(UInt8(ascii: ","))
      place = here
      return true
    }
    return areRead && place.take(UInt8(ascii: "}"))
  }

  @inline(__always)
  private func reading(
    _ index: Int, _ place: inout BytePlace, _ days: (recorded: Day?, today: Day),
    _ readings: inout Readings.Filling
  ) -> Bool {
    let column = columns.columns[index]
    var day = days.recorded
    if place.byte != UInt8(ascii: "{") {
      guard value(index, column, &place, on: day, &readings) else { return false }
    } else {
      place.advance()
      place.skipBlanks()
      let isDayFirst = take(words.on, &place)
      if isDayFirst {
        guard self.day(&place, &day, days.today), place.take(UInt8(ascii: ",")) else {
          return false
        }
      }
      guard take(words.value, &place), value(index, column, &place, on: day, &readings)
      else { return false }
      if !isDayFirst, place.take(UInt8(ascii: ",")) {
        guard take(words.on, &place), self.day(&place, &day, days.today) else { return false }
      }
      guard place.take(UInt8(ascii: "}")) else { return false }
    }
    if let day {
      let age = days.today.number - day.number
      readings.date(day, isStale: column.freshDays >= 0 && age > Int(column.freshDays))
    }
    return true
  }

  /// Reads the day of a value, which is not after today.
  private func day(_ place: inout BytePlace, _ day: inout Day?, _ today: Day) -> Bool {
    guard let dated = PlainValue.day(&place), dated <= today else { return false }
    day = dated
    return true
  }
}
