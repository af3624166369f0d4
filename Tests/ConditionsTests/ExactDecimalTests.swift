import Conditions
import TestSupport
import Testing

@Suite struct ExactDecimalTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("0.0", "0"), ("1.50", "1.5"), ("-0.05", "-0.05"), ("1e3", "1000"),
    ("12E-2", "0.12"), ("2.5e+1", "25"), ("1000000000000000000000e-4", "100000000000000000"),
    ("999999999999999999", "999999999999999999"), ("0.000000000000000001", "0.000000000000000001"),
    ("0e999999999999", "0"),
  ]) func `numbers in JSON's syntax are read exactly`(_ pair: (String, String)) {
    #expect(ExactDecimal(pair.0)?.description == pair.1)
  }

  @Test(arguments: [
    "", "-", "+1", "01", ".5", "5.", "1.e3", "1e", "1e+", "0x1", "1 ", " 1", "1,5", "١", "NaN",
    "1234567890123456789", "0.1e-31", "1e-19", "1e18", "1e999999999999999999999", "1.1.1",
  ]) func `other texts and longer numbers are refused`(_ text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func `numbers are ordered by value and equal in one form`() throws {
    let texts = ["-10", "-0.5", "0", "0.05", "0.5", "1", "1.00000000000000001", "9.9", "10"]
    let numbers = try texts.map { try #require(ExactDecimal($0)) }
    #expect(numbers == numbers.shuffled().sorted())
    #expect(ExactDecimal("2.0") == ExactDecimal(2))
    #expect(try #require(ExactDecimal("999999999999999999")) < ExactDecimal(.max))
  }

  @Test func `numbers of any length and any decimals are ordered as their digits are`() throws {
    var generator = SeededGenerator(state: 11)
    func wide(_ number: ExactDecimal) -> Int128 {
      (number.scale..<18).reduce(Int128(number.mantissa)) { digits, _ in digits * 10 }
    }
    func random() throws -> ExactDecimal {
      let most = 1 << Int.random(in: 1...59, using: &generator)
      let digits = Int.random(in: -most...most, using: &generator)
      return try #require(
        ExactDecimal(digits: digits, scale: .random(in: 0...18, using: &generator)))
    }
    for _ in 0..<20_000 {
      let (left, right) = (try random(), try random())
      #expect((left < right) == (wide(left) < wide(right)), "\(left), \(right)")
    }
  }

  @Test func `sums, differences and products are exact or nil`() throws {
    let tenth = try #require(ExactDecimal("0.1"))
    let fifth = try #require(ExactDecimal("0.2"))
    #expect(tenth.adding(fifth)?.description == "0.3")
    #expect(tenth.subtracting(fifth)?.description == "-0.1")
    #expect(tenth.multiplied(by: fifth)?.description == "0.02")
    #expect(ExactDecimal(.max).adding(ExactDecimal(1)) == nil)
    #expect(ExactDecimal(.max).multiplied(by: ExactDecimal(.max)) == nil)
    #expect(ExactDecimal(.min).multiplied(by: ExactDecimal(-1)) == nil)
    let tiny = try #require(ExactDecimal("0.000000000000000003"))
    #expect(tiny.multiplied(by: tenth) == ExactDecimal(0))
  }

  @Test(arguments: [
    ("0.125", 2, "0.12"), ("0.375", 2, "0.38"), ("-0.125", 2, "-0.12"), ("-0.375", 2, "-0.38"),
    ("2.5", 0, "2"), ("3.5", 0, "4"), ("-2.5", 0, "-2"), ("2.51", 0, "3"), ("7", 3, "7"),
  ]) func `rounding goes half to even`(_ row: (String, Int, String)) throws {
    #expect(try #require(ExactDecimal(row.0)).rounded(places: row.1).description == row.2)
  }

  @Test(arguments: [
    ("1", "3", 4, "0.3333"), ("2", "3", 4, "0.6667"), ("1", "8", 2, "0.12"),
    ("-1", "8", 2, "-0.12"),
    ("1", "-8", 2, "-0.12"), ("3", "8", 2, "0.38"), ("90", "2.89", 1, "31.1"),
    ("0.3", "0.1", 0, "3"),
    ("1", "0.000000000000000004", 0, "250000000000000000"),
  ]) func `division rounds half to even to the wanted places`(
    _ row: (String, String, Int, String)
  ) throws {
    let dividend = try #require(ExactDecimal(row.0))
    let divisor = try #require(ExactDecimal(row.1))
    #expect(dividend.divided(by: divisor, places: row.2)?.description == row.3)
    #expect(dividend.divided(by: ExactDecimal(0), places: row.2) == nil)
  }
}

@Suite struct DayNumberTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-22", 20_779),
    ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
  ]) func `days are counted from 1970`(_ pair: (String, Int)) {
    #expect(DayNumber.parse(pair.0) == pair.1)
    #expect(DayNumber.text(pair.1) == pair.0)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "26-01-01",
    "2026-1-01", "2026/01/01", "2026-01-01T00", "0000-01-01", "٢٠٢٦-01-01", "",
  ]) func `days that do not exist are refused`(_ text: String) {
    #expect(DayNumber.parse(text) == nil)
  }

  @Test func `every day of the calendar comes back`() {
    for day in stride(from: -719_162, through: 2_932_896, by: 61) {
      let text = DayNumber.text(day)
      if DayNumber.parse(text) != day { Issue.record("\(day) is written \(text)") }
    }
    #expect(DayNumber.text(.max) == "9999-12-31")
    #expect(DayNumber.text(.min / 2) == "0001-01-01")
  }
}
