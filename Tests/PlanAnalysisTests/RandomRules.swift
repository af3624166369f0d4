import TestSupport
import Testing

/// Random flags, tables, notes and claims of one plan, with what trying everybody says of each.
struct RandomRules {
  private var flags: [Claim] = []
  private var tables: [(rows: [(value: Int, when: Claim)], otherwise: Bool)] = []
  private var notes: [(when: Claim, blocks: [Claim])] = []
  private var claims: [(given: Claim, always: Claim)] = []

  init(seed: UInt64, count: Int) {
    var generator = SeededGenerator(state: seed)
    func claim(_ depth: Int) -> Claim { Claim.random(depth, &generator) }
    for _ in 0..<count {
      flags.append(claim(3))
      let rows = (0..<3).map {
        (value: $0 % 2 + (Bool.random(using: &generator) ? 1 : 0), when: claim(1))
      }
      tables.append((rows: rows, otherwise: Bool.random(using: &generator)))
      notes.append((when: claim(1), blocks: [claim(1), claim(1)]))
      claims.append((given: claim(2), always: claim(2)))
    }
  }

  /// The rules as a plan; behind the claims stands, for each note, that nobody is offered it.
  var plan: SmallPlan {
    var plan = SmallPlan(
      facts: """
            a: { group: g, title: a, type: yes-no }
            b: { group: g, title: b, type: yes-no }
            n: { group: g, title: n, type: integer, range: [0, 3] }
            numb: { group: g, title: numb, type: yes-no, red_flag: yes }
        """)
    let rest = "strength: strong, evidence: [one] }\n"
    for (index, flag) in flags.enumerated() {
      plan.flags +=
        "  - { id: flag-\(index), title: T, when: '\(flag.text)', urgency: soon, suspect: s, action: a, \(rest)"
    }
    plan.derived =
      "\n"
      + tables.enumerated().map { index, table in
        var rows = table.rows.map { "{ value: v\($0.value), when: '\($0.when.text)' }" }
        if table.otherwise { rows.append("{ value: v9 }") }
        return "  - { name: t\(index), exclusive: yes, choose: [\(rows.joined(separator: ", "))] }"
      }.joined(separator: "\n")
    for (index, note) in notes.enumerated() {
      let blocks = note.blocks.map { "{ when: '\($0.text)', effect: block, because: b }" }
      plan.notes +=
        "  - { id: note-\(index), title: N, when: '\(note.when.text)', unless: [\(blocks.joined(separator: ", "))], stance: discuss, text: t, \(rest)"
    }
    for (index, claim) in claims.enumerated() {
      plan.invariants +=
        "  - { id: c-\(index), title: C, given: '\(claim.given.text)', always: '\(claim.always.text)' }\n"
    }
    for index in notes.indices {
      plan.invariants += "  - { id: o-\(index), title: O, always: '!offered.note_\(index)' }\n"
    }
    return plan
  }

  /// What is said of a condition by itself.
  private func expected(_ claim: Claim) -> Set<String> {
    let answers = claim.answers
    if answers.yes == 0 { return ["never-true"] }
    if answers.no == 0 { return ["always-true"] }
    return claim.shorter.contains { $0.answers == answers } ? ["redundant-part"] : []
  }

  func expectedOfFlag(_ index: Int) -> Set<String> {
    let own = expected(flags[index])
    return own == ["never-true"] ? own.union(neverIndicated(flags[index])) : own
  }

  private func neverIndicated(_ claim: Claim) -> Set<String> {
    claim.answers.no == 0 ? ["undetermined-rule"] : ["never-offered"]
  }

  func expectedOfTable(_ index: Int) -> Set<String> {
    let (rows, otherwise) = tables[index]
    var codes = Set(rows.flatMap { expected($0.when) })
    let answers = rows.map(\.when.answers)
    var passed = Claim.everyone
    for position in rows.indices {
      let wanted = answers[position].yes
      if wanted != 0, wanted & passed == 0 { codes.insert("shadowed-row") }
      let overlaps = rows[..<position].indices.contains {
        rows[$0].value != rows[position].value && answers[$0].yes & wanted != 0
      }
      if overlaps { codes.insert("overlap") }
      passed &= answers[position].no
    }
    if !otherwise, passed != 0 { codes.insert("gap") }
    return codes
  }

  /// Whether a person shows what is said of a table: nobody's row, or two rows with different values.
  func shows(_ code: String, _ index: Int, _ person: Claim.Person) -> Bool {
    let answers = tables[index].rows.map { (value: $0.value, truth: $0.when.truth(person)) }
    if code == "gap" { return answers.allSatisfy { $0.truth == false } }
    return Set(answers.filter { $0.truth == true }.map(\.value)).count > 1
  }

  func expectedOfNote(_ index: Int) -> Set<String> {
    let note = notes[index]
    var codes = expected(note.when)
    for block in note.blocks { codes.formUnion(expected(block)) }
    let indicated = note.when.answers.yes
    guard note.blocks.reduce(indicated, { $0 & $1.answers.no }) == 0 else { return codes }
    return codes.union(
      indicated == 0 ? neverIndicated(note.when) : ["contraindication-implies-indication"])
  }

  /// The fewest known facts of those who show that a claim is wrong; nil when nobody does.
  func fewestAgainst(_ index: Int) -> Int? {
    let against = claims[index].given.answers.yes & ~claims[index].always.answers.yes
    return Claim.everybody.enumerated().filter { against >> UInt64($0.offset) & 1 == 1 }
      .map(\.element.count).min()
  }

  /// Whether a person shows that a claim is wrong.
  func isAgainst(_ index: Int, _ person: Claim.Person) -> Bool {
    claims[index].given.truth(person) == true && claims[index].always.truth(person) != true
  }

  /// The person of a profile's text.
  static func person(_ profile: String) -> Claim.Person {
    var person: Claim.Person = [:]
    for line in profile.split(separator: "\n") where line.hasPrefix("  ") {
      let parts = line.split(separator: ":").map { $0.trimmingPrefix(while: { $0 == " " }) }
      guard parts.count == 2, Claim.values.contains(where: { $0.name == parts[0] }) else {
        continue
      }
      person[String(parts[0])] = parts[1] == "yes" ? 1 : parts[1] == "no" ? 0 : Int(parts[1])
    }
    return person
  }
}
