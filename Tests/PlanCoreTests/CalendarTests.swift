import Foundation
import PlanCore
import Testing

/// Days and lengths of time.
struct CalendarTests {
  @Test func everyDayOfEightCenturiesComesBackFromItsTextAndItsParts() throws {
    let first = try #require(Day("1600-01-01"))
    let last = try #require(Day("2400-12-31"))
    #expect(last.number - first.number + 1 == 292_560)
    var broken = 0
    for number in first.number...last.number {
      let day = Day(number: number)
      let (year, month, inMonth) = day.parts
      if Day(day.description) != day || Day(year: year, month: month, day: inMonth) != day {
        broken += 1
      }
    }
    #expect(broken == 0)
  }

  @Test func daysFollowEachOtherAsTheSystemsCalendarSays() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for number in stride(from: -135_000, through: 157_000, by: 997) {
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let day = Day(number: number).parts
      #expect(day.year == parts.year && day.month == parts.month && day.day == parts.day)
    }
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-00-10", "2026-13-01",
    "2026-01-00", "2026-01-32", "0000-01-01", "2026-1-01", "26-01-01", "2026/01/01", "2026-01-01 ",
    "2026-01-0a", "-026-01-01", "", "2026-06-1٣",
  ])
  func whatNoCalendarHasIsNotADay(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test(arguments: ["2024-02-29", "2000-02-29", "1600-02-29", "9999-12-31", "0001-01-01"])
  func leapDaysAndTheEndsOfTheCalendarAreDays(_ text: String) {
    #expect(Day(text)?.description == text)
  }

  @Test func addingDaysCrossesMonthsAndYears() throws {
    let day = try #require(Day("2027-12-31"))
    #expect(day.adding(days: 1).description == "2028-01-01")
    #expect(day.adding(days: 60).description == "2028-02-29")
    #expect(day.adding(days: -365).description == "2026-12-31")
    #expect(day < day.adding(days: 1))
  }

  @Test(arguments: [
    ("1 day", 1), ("3 days", 3), ("6 weeks", 42), ("1 month", 30), ("6 months", 180),
    ("1 year", 365), ("0 days", 0), ("100000 years", 36_500_000),
  ])
  func aLengthOfTimeIsANumberAndAUnit(_ text: String, _ days: Int) throws {
    let length = try #require(DayCount(text))
    #expect(length.days == days)
    #expect(length.description == text)
  }

  @Test(arguments: [
    "6", "weeks", "6weeks", "-1 days", "1.5 weeks", "6 fortnights", "1000000 days", "",
  ])
  func anythingElseIsNotALengthOfTime(_ text: String) {
    #expect(DayCount(text) == nil)
  }

  @Test func lengthsAreComparedByTheirDays() throws {
    let weeks = try #require(DayCount("4 weeks"))
    let month = try #require(DayCount("1 month"))
    #expect(weeks < month)
  }
}
