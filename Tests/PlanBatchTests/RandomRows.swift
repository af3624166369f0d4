import TestSupport

/// Rows of a table, most of them plain and some of them with something that is not.
struct RandomRows {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(state: seed &+ 1)
  }

  /// Lines with and without an end, blank ones among them.
  mutating func lines(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in 0..<count {
      var line = Array(row(index).utf8)
      if chance(40) { line.remove(at: Int.random(in: line.indices, using: &generator)) }
      if chance(60) { line.insert(pick([0, 0x80, 0xC3, 0x22, 0x5C, 0x2C]), at: line.count / 2) }
      bytes += chance(30) ? [] : line
      if index < count - 1 || chance(2) { bytes.append(10) }
    }
    return bytes
  }

  private mutating func row(_ index: Int) -> String {
    var members = facts.filter { _ in !chance(4) }.map {
      "\"\($0.name)\"\(colon())\(value($0.values))"
    }
    if !chance(30) {
      members.insert("\"id\"\(colon())\"\(id(index))\"", at: chance(4) ? members.count : 0)
    }
    if chance(8) { members.shuffle(using: &generator) }
    if chance(30), let first = members.first { members.append(first) }
    if chance(40) {
      members.append(pick(["\"agee\":4", "\"band\":\"light\"", "\"ag\\u0065\":5", "\"\":1"]))
    }
    return pick(["", "", "", " "]) + "{" + members.joined(separator: pick([",", ",", ", "])) + "}"
      + pick(["", "", "", " ", "\r", " x"])
  }

  private var facts: [(name: String, values: [String])] {
    [
      (
        "age",
        ["17", "18", "30", "59", "60", "90", "120", "121", "-1", "040", "4.0", "4e1", "\"50\""]
      ),
      (
        "weight_kg",
        ["19.5", "70.25", "70.250", "70.24", "100.5", "100", "400.1", "1.", ".5", "7e1"]
      ),
      ("steps_on_an_ordinary_day_of_the_week", ["5000", "5001", "123456789012345678901", "-3"]),
      (
        "sex",
        ["\"F\"", "\"M\"", "\"unknown\"", "\"other\"", "\"male\"", "\"x\"", "\"declined\"", "1"]
      ),
      (
        "stage",
        ["\"one\"", "\"two\"", "\"three\"", "\"not_seen\"", "\"unknown\"", "\"t\\u0077o\""]
      ),
      (
        "numb",
        ["true", "false", "\"yes\"", "\"no\"", "\"true\"", "\"unknown\"", "1", "TRUE", "fals"]
      ),
      (
        "regions",
        [
          "[]", "[\"back\"]", "[\"foot\", \"thigh\"]", "[\"back\",\"back\"]", "\"none\"",
          "[\"none\"]",
          "[\"back\",\"none\"]", "[\"unknown\"]", "\"shin\"", "[\"back\",]", "[[]]",
        ]
      ),
      (
        "words",
        [
          "\"\"", "\"a \\\"b\\\" é\"", "\"unknown\"", "\"declined too\"", "\"\\u0041\"", "4",
          "\"tab\t\"",
        ]
      ),
      ("name", ["\"Ann\"", "\"Bob\"", "\"A\\u006En\""]),
      ("began", ["\"2024-01-02\"", "\"2024-13-02\"", "\"soon\""]),
      ("score", ["0", "9", "12"]),
    ]
  }

  /// One of the first few values most of the time, and one of the others now and then.
  private mutating func value(_ values: [String]) -> String {
    if chance(30) { return pick(["null", "{}", "{\"value\": 4}", "nul", ""]) }
    return chance(12) ? pick(values) : pick(Array(values.prefix(3)))
  }

  private mutating func id(_ index: Int) -> String {
    chance(20) ? pick(["é", "a\\\"b", "", "\\u0041"]) : "P-\(index)"
  }

  private mutating func colon() -> String { pick([":", ":", ": ", " : "]) }

  private mutating func chance(_ one: Int) -> Bool {
    Int.random(in: 0..<one, using: &generator) == 0
  }

  private mutating func pick<T>(_ values: [T]) -> T {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }
}
