import PlanCore

/// For each fact the people of a block who told it.
struct FactPeople: Sendable {
  /// Squares of 64 facts and 64 people; a row is a person until they are turned, and then a fact.
  private var words: [UInt64]

  init(for program: ConditionProgram) {
    words = Array(repeating: 0, count: FactSet(for: program).rowCount * 64)
  }

  /// Notes the facts of everybody.
  mutating func note(_ people: [Facts]) {
    for square in 0..<words.count / 64 {
      for person in 0..<64 {
        words[square * 64 + person] =
          person < people.count ? people[person].told[row: square] : 0
      }
      BitSquare.turn(&words, at: square * 64)
    }
  }

  /// The people who told a fact.
  subscript(fact: FactID) -> UInt64 { words[fact.index] }
}
