/// A small condition that can be written as text and evaluated without any of the product's code.
indirect enum Claim {
  case yes(String)
  case less(String, Int)
  case equal(String, Int)
  case has(String)
  case not(Claim)
  case all([Claim])
  case any([Claim])

  /// One person: what is missing is not there.
  typealias Person = [String: Int]

  /// The facts of every such condition, with the values that each may have.
  static let values: [(name: String, all: [Int])] = [
    ("a", [0, 1]), ("b", [0, 1]), ("n", [0, 1, 2, 3]),
  ]

  /// Everybody, unknown answers included.
  static let everybody: [Person] = values.reduce([[:]]) { people, fact in
    people.flatMap { person in
      [person] + fact.all.map { value in person.merging([fact.name: value]) { $1 } }
    }
  }

  /// The text as an author would write it.
  var text: String {
    switch self {
    case .yes(let name): name
    case .less(let name, let bound): "\(name) < \(bound)"
    case .equal(let name, let value): "\(name) == \(value)"
    case .has(let name): "has(\(name))"
    case .not(let part): "!(\(part.text))"
    case .all(let parts): "(" + parts.map(\.text).joined(separator: " && ") + ")"
    case .any(let parts): "(" + parts.map(\.text).joined(separator: " || ") + ")"
    }
  }

  /// True, false or, for nil, unknown.
  func truth(_ person: Person) -> Bool? {
    switch self {
    case .yes(let name): return person[name].map { $0 == 1 }
    case .less(let name, let bound): return person[name].map { $0 < bound }
    case .equal(let name, let value): return person[name].map { $0 == value }
    case .has(let name): return person[name] != nil
    case .not(let part): return part.truth(person).map { !$0 }
    case .all(let parts): return Self.joined(parts.map { $0.truth(person) }, decisive: false)
    case .any(let parts): return Self.joined(parts.map { $0.truth(person) }, decisive: true)
    }
  }

  private static func joined(_ answers: [Bool?], decisive: Bool) -> Bool? {
    if answers.contains(decisive) { return decisive }
    return answers.contains(nil) ? nil : !decisive
  }

  /// Every condition that is left when one operand is taken out of a conjunction or disjunction.
  var shorter: [Claim] {
    switch self {
    case .yes, .less, .equal, .has: []
    case .not(let part): part.shorter.map { .not($0) }
    case .all(let parts): Self.shorter(parts) { .all($0) }
    case .any(let parts): Self.shorter(parts) { .any($0) }
    }
  }

  private static func shorter(_ parts: [Claim], _ join: ([Claim]) -> Claim) -> [Claim] {
    parts.indices.flatMap { index -> [Claim] in
      var rest = parts
      rest.remove(at: index)
      let within = parts[index].shorter.map { part in
        var changed = parts
        changed[index] = part
        return join(changed)
      }
      return (rest.isEmpty ? [] : [join(rest)]) + within
    }
  }

  /// For whom it is true and for whom false, a bit for each of everybody.
  struct Answers: Equatable {
    var yes: UInt64
    var no: UInt64
  }

  /// A bit for everybody.
  static let everyone = UInt64(1) << UInt64(everybody.count) - 1

  /// The answers of the conditions without parts, tried one by one.
  private static let ofTests: [String: Answers] = {
    var tests: [Claim] = ["a", "b"].map { .yes($0) } + ["a", "b", "n"].map { .has($0) }
    tests += (0...3).flatMap { [.equal("n", $0), .less("n", $0)] }
    return Dictionary(
      uniqueKeysWithValues: tests.map { test in
        var answers = Answers(yes: 0, no: 0)
        for (place, person) in everybody.enumerated() {
          guard let isTrue = test.truth(person) else { continue }
          if isTrue { answers.yes |= 1 << UInt64(place) } else { answers.no |= 1 << UInt64(place) }
        }
        return (test.text, answers)
      })
  }()

  /// The answers of everybody.
  var answers: Answers {
    switch self {
    case .yes, .less, .equal, .has:
      return Self.ofTests[text] ?? Answers(yes: 0, no: 0)
    case .not(let part):
      let inner = part.answers
      return Answers(yes: inner.no, no: inner.yes)
    case .all(let parts):
      return parts.map(\.answers).reduce(Answers(yes: Self.everyone, no: 0)) {
        Answers(yes: $0.yes & $1.yes, no: $0.no | $1.no)
      }
    case .any(let parts):
      return parts.map(\.answers).reduce(Answers(yes: 0, no: Self.everyone)) {
        Answers(yes: $0.yes | $1.yes, no: $0.no & $1.no)
      }
    }
  }

  /// A condition nested up to `depth` levels.
  static func random(_ depth: Int, _ generator: inout some RandomNumberGenerator) -> Claim {
    guard depth > 0, Int.random(in: 0..<4, using: &generator) > 0 else { return test(&generator) }
    let parts = (0..<2).map { _ in random(depth - 1, &generator) }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return .not(parts[0])
    case 1, 2: return .all(parts)
    default: return .any(parts)
    }
  }

  private static func test(_ generator: inout some RandomNumberGenerator) -> Claim {
    switch Int.random(in: 0..<7, using: &generator) {
    case 0, 1: .yes("a")
    case 2: .yes("b")
    case 3: .has(["a", "b", "n"].randomElement(using: &generator) ?? "a")
    case 4: .equal("n", Int.random(in: 0...3, using: &generator))
    default: .less("n", Int.random(in: 1...3, using: &generator))
    }
  }
}
