import PlanCore
import StageTesting
import Testing

/// Random numbers and the profiles made from them.
struct ProfileGeneratorTests {
  private static let facts = """
    flag: { type: yes-no }
    age: { type: integer, range: [18, 99] }
    dose: { type: decimal, range: [0.5, 2.5] }
    side: { type: choice, values: [left, right] }
    parts: { type: set, values: [a, b, c] }
    born: { type: date }
    note: { type: text }
    wishes: { type: list, items: text, count: [1, 3] }
    items: { type: answers, each: { integer: [2, 5] }, count: [4, 6] }
    seen: { type: integer, range: [0, 10], visit: yes }
    sum: { type: integer, range: [0, 10], derived: yes }
    """

  private let vocabulary: Vocabulary

  init() throws {
    vocabulary = try StageBench([], facts: Self.facts).definition.vocabulary
  }

  private func profiles(_ seed: UInt64, _ count: Int = 300) -> [Profile] {
    var generator = ProfileGenerator(vocabulary, seed: seed)
    return generator.next(count)
  }

  private func readings(_ name: String, _ profiles: [Profile]) throws -> [Reading] {
    let fact = try #require(vocabulary.named(name))
    return profiles.map { $0[fact.id] }
  }

  private func decimal(_ text: String) throws -> ExactDecimal {
    try #require(ExactDecimal(text))
  }

  @Test func theNumbersAreThoseOfThePublishedGenerator() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
    #expect(random.next() == 9_817_491_932_198_370_423)
  }

  @Test func oneSeedGivesTheSameProfilesAndAnotherSeedOthers() {
    let first = profiles(7).map(\.readings)
    #expect(profiles(7).map(\.readings) == first)
    #expect(profiles(8).map(\.readings) != first)
  }

  @Test func everyKnownValueIsOneThatItsFactAdmits() throws {
    for reading in try readings("age", profiles(1)) {
      guard let number = reading.knownValue?.number else { continue }
      #expect(number >= ExactDecimal(18) && number <= ExactDecimal(99) && number.isInteger)
    }
    let dose = try #require(vocabulary.named("dose"))
    guard case .number(let type) = dose.type else { return #expect(Bool(false)) }
    #expect(
      try readings("dose", profiles(1)).compactMap { $0.knownValue?.number }.allSatisfy(type.admits)
    )
    for reading in try readings("items", profiles(1)) {
      guard case .answers(let answers)? = reading.knownValue else { continue }
      #expect((4...6).contains(answers.count))
      let numbers = answers.compactMap { $0?.integer }
      #expect(numbers.allSatisfy { (2...5).contains($0) })
    }
  }

  @Test func factsAreKnownUnknownAndDeclined() throws {
    let states = Set(try readings("flag", profiles(1)).map(\.state))
    #expect(states == [.known, .notAsked, .declined])
    let answers = Set(try readings("flag", profiles(1)).compactMap(\.knownValue))
    #expect(answers == [.single(.yesNo(true)), .single(.yesNo(false))])
  }

  @Test func visitFactsAreOnlyAtVisitsWhichComeInOrder() throws {
    let all = profiles(3)
    let seen = try #require(vocabulary.named("seen"))
    #expect(all.allSatisfy { $0.readings[seen.id] == nil })
    #expect(all.contains { $0.visits.contains { $0.readings[seen.id] != nil } })
    for profile in all {
      let days = profile.visits.map(\.on) + [profile.on]
      #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func numbersAreDrawnAroundTheConstantsOfConditions() throws {
    let yaml =
      "rules: [{ id: one, title: One, when: age >= 65, strength: design, evidence: [one] }]"
    let bench = try StageBench(QuietStage.self, yaml: yaml, facts: Self.facts)
    var generator = ProfileGenerator(bench.definition, seed: 1)
    let age = try #require(bench.definition.vocabulary.named("age"))
    let drawn = Set(generator.next(300).compactMap { $0[age.id].knownValue?.number?.integer })
    #expect(drawn.isSuperset(of: [64, 65, 66]))
  }
}
