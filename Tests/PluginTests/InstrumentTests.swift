import AssessmentPlugin
import Foundation
import PlanCore
import StageTesting
import TestSupport
import Testing

/// The scores of two instruments against the cases of public calculators.
@Suite(.enabled(if: SharedFixtures.folder != nil, Comment(rawValue: SharedFixtures.absence)))
struct InstrumentTests {
  private let bench: StageBench

  init() throws {
    let facts = """
      sections: { type: answers, each: { integer: [0, 5] }, count: [10, 10] }
      items: { type: answers, positions: [yes-no, yes-no, yes-no, yes-no, yes-no, yes-no, yes-no, yes-no, { choice: [a, b, c, d, e] }] }
      """
    let yaml = """
      facts:
        - { name: disability, score: { items: sections, method: percent, item_max: 5, at_least: 8 } }
        - { name: total, score: { items: items, method: sum, recode: { 9: [0, 0, 0, 1, 1] } } }
        - { name: distress, score: { items: items, method: sum, of: [5, 6, 7, 8, 9], recode: { 9: [0, 0, 0, 1, 1] }, at_least: 5 } }
        - name: risk
          choose: [{ value: low, when: total <= 3 }, { value: medium, when: distress <= 3 }, { value: high, when: distress >= 4 }]
      """
    bench = try StageBench(Assessment.self, yaml: yaml, facts: facts)
  }

  private func value(_ name: String, _ facts: String) throws -> String? {
    let facts = bench.facts(try bench.profile(facts))
    let info = try #require(facts.vocabulary.named(name))
    return facts.value(of: info.id).map { info.text(of: .single($0)) }
  }

  private func cases<Case: Decodable>(_ file: String, of type: Case.Type) throws -> [Case] {
    let folder = try #require(SharedFixtures.folder)
    let bytes = try Data(contentsOf: folder.appending(path: "scores/\(file)"))
    return try JSONDecoder().decode(Cases<Case>.self, from: bytes).cases
  }

  private struct Cases<Case: Decodable>: Decodable {
    var cases: [Case]
  }

  private struct PercentCase: Decodable {
    var answers: [Int?]
    var odi: Int?
  }

  private struct RiskCase: Decodable {
    var answers: [Int]
    var total: Int
    var subscale: Int
    var risk: String

    private enum Keys: String, CodingKey {
      case answers, total, subscale, risk
    }

    /// A case without a total tests how the other calculator refuses input; ours refuses it when it reads a profile.
    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Keys.self)
      total = try values.decodeIfPresent(Int.self, forKey: .total) ?? -1
      answers = total < 0 ? [] : try values.decode([Int].self, forKey: .answers)
      subscale = try values.decodeIfPresent(Int.self, forKey: .subscale) ?? -1
      risk = try values.decodeIfPresent(String.self, forKey: .risk) ?? ""
    }
  }

  private struct SectionCase: Decodable {
    var id: String
    var input: [String: Int]
    var expected: [String: String]
  }

  private func sections(_ answers: [Int?]) -> String {
    "sections: [" + answers.map { $0.map(String.init) ?? "unknown" }.joined(separator: ", ") + "]"
  }

  @Test func theDisabilityScoreAgreesWithTheCalculatorThatProrates() throws {
    let cases = try cases("awell-odi.cases.json", of: PercentCase.self)
    #expect(cases.count >= 6)
    for example in cases where !example.answers.isEmpty {
      #expect(
        try value("disability", sections(example.answers)) == example.odi.map(String.init),
        "\(example.answers)")
    }
    #expect(try value("disability", "{}") == nil)
  }

  @Test func theDisabilityScoreAgreesWithTheCalculatorThatNeedsAllAnswers() throws {
    let cases = try cases("gdl2-ODI.v1.cases.json", of: SectionCase.self)
    let complete = cases.filter { $0.input.count == 10 }
    #expect(complete.count >= 5)
    for example in complete {
      let answers = example.input.sorted { $0.key < $1.key }.map { Int?($0.value) }
      let percent = try #require(
        example.expected["gt0018|ODI score (%)"]?.split(separator: ".").first)
      #expect(try value("disability", sections(answers)) == String(percent), "\(example.id)")
    }
  }

  @Test func oneMissingAnswerIsProratedWhereTheOtherCalculatorSaysNothing() throws {
    let cases = try cases("gdl2-ODI.v1.cases.json", of: SectionCase.self)
    let example = try #require(cases.first { $0.input.count == 9 })
    #expect(example.expected.isEmpty)
    let sum = example.input.values.reduce(0, +)
    let rounded = Int((Double(sum) / 45 * 100).rounded(.toNearestOrEven))
    let answers = [Int?.none] + example.input.sorted { $0.key < $1.key }.map { Int?($0.value) }
    #expect(try value("disability", sections(answers)) == String(rounded))
  }

  @Test func withFewerThanEightAnswersThereIsNoScore() throws {
    let eight: [Int?] = [1, 1, 1, 1, 1, 1, 1, 1, nil, nil]
    #expect(try value("disability", sections(eight)) == "20")
    #expect(try value("disability", sections([1, 1, 1, 1, 1, 1, 1, nil, nil, nil])) == nil)
  }

  @Test func theScreeningToolAgreesWithTheCalculator() throws {
    let cases = try cases("awell-startback.cases.json", of: RiskCase.self).filter { $0.total >= 0 }
    #expect(cases.count >= 4)
    for example in cases {
      let words = example.answers.enumerated().map { position, answer in
        position == 8 ? ["a", "b", "c", "d", "e"][answer] : (answer == 1 ? "yes" : "no")
      }
      let facts = "items: [\(words.joined(separator: ", "))]"
      #expect(try value("total", facts) == String(example.total), "\(example.answers)")
      #expect(try value("distress", facts) == String(example.subscale))
      #expect(try value("risk", facts) == example.risk)
    }
  }

  @Test func theScreeningToolNeedsEveryAnswer() throws {
    let facts = "items: [yes, yes, yes, yes, unknown, yes, yes, yes, a]"
    #expect(try value("total", facts) == nil)
    #expect(try value("distress", facts) == nil)
    #expect(try value("risk", facts) == nil)
  }
}
