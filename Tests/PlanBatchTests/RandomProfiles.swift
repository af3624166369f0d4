import PlanCore
import TestSupport

/// Profiles in lines of JSON for any plan, most of them plain and some of them with something that is not.
struct RandomProfiles {
  private let vocabulary: Vocabulary
  private let plan: String
  private var generator: SeededGenerator
  /// One value in so many is odd; some profiles have none, so that they stay plain.
  private var oddity = 0

  init(_ definition: PlanDefinition, seed: UInt64) {
    vocabulary = definition.vocabulary
    plan = definition.id
    generator = SeededGenerator(state: seed &+ 1)
  }

  mutating func lines(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in 0..<count {
      oddity = pick([0, 0, 0, 60, 300])
      var line = Array(profile(index).utf8)
      if oddity == 60, chance(6) {
        line.remove(at: Int.random(in: line.indices, using: &generator))
      }
      bytes += line
      bytes.append(10)
    }
    return bytes
  }

  /// Rows of a table, with the person under `id`.
  mutating func rows(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in 0..<count {
      oddity = pick([0, 0, 0, 60, 300])
      let id = pick(["\"P-\(index)\"", "\(index)", isOdd() ? "\"P \\\"1\"" : "\"P-\(index)\""])
      var members = facts(atVisit: false).dropFirst().dropLast()
      if !members.isEmpty { members = "," + members }
      bytes += (isOdd() ? "{\"age\":1\(members)}" : "{\"id\":\(id)\(members)}").utf8
      bytes.append(10)
    }
    return bytes
  }

  private mutating func profile(_ index: Int) -> String {
    var members = [
      "\"plan\":\"\(isOdd() ? "another" : plan)\"", "\"patient\":\"P-\(index)\"",
      "\"on\":\"2026-11-22\"", "\"facts\":\(facts(atVisit: false))",
    ]
    if chance(4) { members.append("\"visits\":[\(visits())]") }
    if chance(3) { members.sort() }
    if isOdd() { members.shuffle(using: &generator) }
    if isOdd() { members.removeFirst() }
    return "{" + members.joined(separator: isOdd() ? " , " : ",") + "}"
  }

  private mutating func visits() -> String {
    let days = ["2026-08-30", "2026-10-11", isOdd() ? "2027-01-01" : "2026-11-22"]
    return days.dropLast(Int.random(in: 0...2, using: &generator)).map { day in
      var members = ["\"on\":\"\(day)\"", "\"facts\":\(facts(atVisit: true))"]
      if chance(2) { members.reverse() }
      return "{" + members.joined(separator: ",") + "}"
    }.joined(separator: ",")
  }

  private mutating func facts(atVisit: Bool) -> String {
    var members: [String] = []
    for info in vocabulary.all where !info.group.isEmpty {
      guard atVisit ? chance(12) || info.isVisitFact : chance(2) else { continue }
      if info.isVisitFact, !atVisit, !isOdd() { continue }
      members.append("\"\(info.name)\":\(dated(info))")
    }
    if isOdd() { members.shuffle(using: &generator) }
    if isOdd(), let first = members.first { members.append(first) }
    return "{" + members.joined(separator: ",") + "}"
  }

  private mutating func dated(_ info: FactInfo) -> String {
    let value = value(info)
    guard chance(12) else { return value }
    let day = pick([
      "2026-11-20", "2026-01-02", "2019-05-06", isOdd() ? "2030-01-01" : "2026-11-22",
    ])
    if chance(8) { return "{\"value\":\(value)}" }
    let members = ["\"value\":\(value)", "\"on\":\"\(day)\""]
    return "{" + (chance(2) ? members : members.reversed()).joined(separator: ",") + "}"
  }

  private mutating func value(_ info: FactInfo) -> String {
    if chance(14) { return pick(["null", "\"unknown\"", "\"declined\""]) }
    if isOdd() {
      return pick([
        "\"?\"", "[]", "{}", "1e3", "-1", "\"no\\u006E\"", "\"\"", "[\"unknown\"]", "true",
      ])
    }
    switch info.form {
    case .texts(let count):
      let number = Int.random(in: count, using: &generator)
      return list(number) { $0.pick(["\"walk\"", "\"sit é 漢\"", "\"none\""]) }
    case .records:
      return pick([
        "\"none\"", "[]", "[\"ibuprofen\"]", "[\"warfarin 3 mg\",\"an herb\"]",
        "[{\"name\":\"diclofenac gel\",\"route\":\"topical\"},\"folic acid\"]",
        "[{\"name\":\"paracetamol\",\"dose\":null}]", "[\"none\"]",
      ])
    case .answers(let forms, let count):
      let number = Int.random(in: count, using: &generator)
      return "[" + forms.prefix(number).map { answer($0) }.joined(separator: ",") + "]"
    case .single(let notDone):
      if let word = notDone.first, chance(10) { return "\"\(word)\"" }
      return single(info)
    }
  }

  private mutating func single(_ info: FactInfo) -> String {
    switch info.type {
    case .yesNo: return pick(["\"no\"", "\"no\"", "\"no\"", "\"yes\"", "false", "true"])
    case .number(let type):
      let low = type.minimum?.integer ?? 0
      let high = type.maximum?.integer ?? 100
      let number = "\(Int.random(in: low...high, using: &generator))"
      if type.isInteger || chance(3) { return chance(2) ? number : "\"\(number)\"" }
      return number == "\(high)" ? number : "\(number).\(Int.random(in: 0...9, using: &generator))"
    case .choice(let words, _): return "\"\(pick(words))\""
    case .set(let words):
      if chance(6) { return pick(["[]", "\"none\"", "\"\(words[0])\"", "[\"none\"]"]) }
      let some = words.shuffled(using: &generator).prefix(pick([1, 2, 3]))
      return "[" + some.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    case .date: return pick(["\"2026-10-01\"", "\"2027-03-04\""])
    case .text, .list: return pick(["\"some words\"", "\"DE\"", "\"a \\\"b\\\"\""])
    }
  }

  private mutating func answer(_ form: AnswerForm) -> String {
    if chance(20) { return "null" }
    switch form {
    case .yesNo: return pick(["\"yes\"", "\"no\"", "true", "false"])
    case .integer(let bounds):
      let number = Int.random(in: bounds, using: &generator)
      return chance(2) ? "\(number)" : "\"\(number)\""
    case .choice(let words): return "\"\(pick(words))\""
    }
  }

  private mutating func list(_ count: Int, _ item: (inout Self) -> String) -> String {
    var items: [String] = []
    for _ in 0..<count { items.append(item(&self)) }
    return "[" + items.joined(separator: ",") + "]"
  }

  private mutating func isOdd() -> Bool {
    oddity > 0 && chance(oddity)
  }

  private mutating func chance(_ oneIn: Int) -> Bool {
    Int.random(in: 0..<oneIn, using: &generator) == 0
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &generator)]
  }
}
