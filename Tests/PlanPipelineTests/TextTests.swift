import Testing

/// What no text of the plan that ships may say, whoever it is shown to.
struct TextTests {
  private let texts: [String]

  init() throws {
    texts = try Shipped.plan.get().texts
  }

  @Test func thereAreTextsToLookAt() {
    #expect(texts.count > 1000)
  }

  @Test(arguments: [
    #"\byou (?:definitely|certainly|surely|clearly) have\b"#, #"\byour diagnosis is\b"#,
    #"\bis (?:definitely|certainly) (?:a|an|the) "#, #"\bthe diagnosis is (?:certain|clear)\b"#,
    #"\byou are suffering from\b"#, #"\bwithout (?:any )?doubt\b"#, #"\bproves that\b"#,
    #"\bguaranteed\b"#, #"\bwill cure\b"#, #"\byou need an (?:operation|injection)\b"#,
    #"\b100 ?% (?:safe|sure|certain)\b"#,
  ])
  func noTextClaimsCertainty(_ pattern: String) throws {
    let expression = try Regex(pattern).ignoresCase()
    #expect(texts.filter { $0.contains(expression) } == [])
  }

  @Test func noTextTellsAnybodyToStopABloodThinner() throws {
    let order = try Regex(
      #"(?:^|[.!] )(?:please )?(?:stop|pause|skip) [^.]*(?:blood thinner|anticoagulant|apixaban|warfarin)"#
    )
    .ignoresCase()
    #expect(texts.filter { $0.contains(order) } == [])
    let warnings = texts.filter {
      $0.lowercased().contains("anticoagulant") && $0.contains("does not stop it themselves")
    }
    #expect(!warnings.isEmpty)
  }

  @Test(arguments: [
    #"\b\d+(?:\.\d+)? ?(?:mg|mcg|micrograms?|grams?)\b"#,
    #"\b(?:one|two|three|\d) (?:tablets?|capsules?|pills?)\b"#,
    #"(?:^|[.!] )(?:please )?(?:start|begin|increase|double) (?:taking|your (?:tablets|medicine|dose))"#,
    #"\bevery (?:four|six|eight|\d) hours\b"#,
  ])
  func noTextGivesADoseOfAMedicineOrAnOrderToBegin(_ pattern: String) throws {
    let expression = try Regex(pattern).ignoresCase()
    #expect(texts.filter { $0.contains(expression) } == [])
  }
}
