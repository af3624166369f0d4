import Conditions
import Testing

@testable import PlanCore

/// What was said about facts comes back as it was said, however it is kept.
struct ReadingsTests {
  private func fact(_ index: Int) -> FactID { FactID(index: index) }

  private static let values: [RecordedValue] = [
    .single(.yesNo(true)), .single(.number(ExactDecimal(-7))), .single(.choice(3)),
    .single(.date(-400)), .single(.text("some words")), .single(.set([])),
    .single(.set([0, 5, 63])), .single(.set([5, 0])), .single(.set([5, 5])),
    .single(.set([2, 64])), .records([["name": "aspirin", "route": "oral"], ["rxcui": "1191"]]),
    .answers([ExactDecimal(1), nil]),
  ]

  @Test func `every value comes back as it was said`() {
    var readings = Readings()
    for (index, value) in Self.values.enumerated() {
      readings[fact(index * 40)] = Reading(.known, value, on: Day(number: index), at: nil)
    }
    #expect(readings.count == Self.values.count)
    for (index, value) in Self.values.enumerated() {
      #expect(readings.knownValue(of: fact(index * 40)) == value)
      #expect(readings.day(of: fact(index * 40)) == Day(number: index))
      #expect(readings[fact(index * 40)]?.value == value)
    }
    #expect(readings.keys == Self.values.indices.map { fact($0 * 40) })
  }

  @Test func `what does not count has a value and is not known`() {
    let readings: Readings = [
      fact(2): Reading(.stale, .single(.number(ExactDecimal(4))), on: Day(number: 1), at: nil),
      fact(3): Reading(.declined, at: nil),
    ]
    #expect(readings.state(of: fact(2)) == .stale && readings.state(of: fact(3)) == .declined)
    #expect(readings.state(of: fact(1)) == .notAsked && readings.state(of: fact(4000)) == .notAsked)
    #expect(readings.knownValue(of: fact(2)) == nil && readings.knownNumber(of: fact(2)) == nil)
    if case .number(let number)? = readings.plain(fact(2)) {
      #expect(number == ExactDecimal(4))
    } else {
      Issue.record("a stale number is kept")
    }
  }

  @Test func `readings that are filled in are those that are added one by one`() {
    var filled = Readings()
    filled[fact(9)] = Reading(.notDone, at: nil)
    let areNew = filled.fill(facts: 10) { readings in
      let added = [
        readings.add(fact(0), .known, .yesNo(false), on: nil),
        readings.add(fact(7), .known, .set(0b101), on: Day(number: 30)),
        readings.add(fact(3), .known, value: .single(.text("words")), on: nil),
        readings.add(fact(9), .known, .choice(1), on: nil),
        readings.add(fact(0), .known, value: .records([]), on: nil),
        readings.add(fact(4), .known, .number(ExactDecimal(2)), on: nil),
      ]
      readings.date(Day(number: 20), isStale: true)
      return added
    }
    #expect(areNew == [true, true, true, false, false, true])
    let alone: Readings = [
      fact(9): Reading(.notDone, at: nil),
      fact(0): Reading(.known, .single(.yesNo(false)), at: nil),
      fact(7): Reading(.known, .single(.set([0, 2])), on: Day(number: 30), at: nil),
      fact(3): Reading(.known, .single(.text("words")), at: nil),
      fact(4): Reading(.stale, .single(.number(ExactDecimal(2))), on: Day(number: 20), at: nil),
    ]
    #expect(filled == alone)
  }

  @Test func `what is forgotten leaves nothing behind in the memory that is used again`() {
    var readings = Readings()
    for (index, value) in Self.values.enumerated() {
      readings[fact(index)] = Reading(.known, value, at: nil)
    }
    readings.removeAll()
    #expect(readings == [:] && readings.state(of: fact(0)) == .notAsked)
    let isNew = readings.add(fact(4), Reading(.known, Self.values[4], at: nil))
    #expect(isNew && readings == [fact(4): Reading(.known, Self.values[4], at: nil)])
    readings[fact(4)] = nil
    #expect(readings == [:] && readings.knownValue(of: fact(4)) == nil)
  }

  @Test func `an entry of a list is its fields, whichever way they are said`() {
    var record = ListRecord()
    #expect(record.isEmpty)
    record["name"] = "ibuprofen"
    #expect(record == ListRecord(name: "ibuprofen") && !record.isEmpty)
    record["route"] = "topical"
    #expect(record == ["name": "ibuprofen", "route": "topical"])
    #expect(record["route"] == "topical" && record["since"] == nil)
    record["name"] = nil
    #expect(record.name == nil && !record.isEmpty)
  }
}
