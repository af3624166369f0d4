import AssessmentPlugin
import PlanCore
import StageTesting
import Testing

/// Each kind of derivation over a few facts.
struct AssessmentTests {
  static let facts = """
    leg: { type: yes-no }
    back: { type: yes-no }
    weeks: { type: integer, range: [0, 520] }
    pain: { type: integer, range: [0, 10] }
    weight: { type: decimal, range: [20, 300] }
    height: { type: decimal, range: [100, 250] }
    bmi: { type: decimal, range: [5, 200], derived: yes }
    thinner: { type: yes-no, derived: yes }
    medicines: { type: list, items: record, fields: [rxcui, name, route] }
    tasks: { type: answers, each: { integer: [0, 10] }, count: [1, 5] }
    """

  static let yaml = """
    facts:
      - { name: legs, title: leg symptoms, when: leg || back, evidence: [one] }
      - name: phase
        choose: [{ value: acute, when: weeks < 6 }, { value: subacute, when: weeks <= 12 }, { value: chronic }]
        ordered: yes
      - { name: signs, count: [leg, back, pain >= 7] }
      - name: enough
        known: [weeks, { any: [leg, back] }, { fact: pain, if: leg }]
      - { name: thinner, match: { list: medicines, class: blood_thinner, except_routes: [topical] } }
      - { name: bmi, body_mass_index: { weight_kg: weight, height_cm: height } }
      - { name: task_mean, score: { items: tasks, method: mean, at_least: 1 } }
      - { name: drop, change: { of: pain, as: difference } }
      - { name: drop_percent, change: { of: pain, as: percent, from_at_least: 3 } }
      - { name: calm, streak: { of: pain, at_most: 1 } }
      - { name: bad, streak: { of: pain, at_least: 6 } }
      - { name: visit_count, visits: count }
      - { name: since_first, visits: weeks_since_first }
      - { name: between, visits: weeks_between_last_two }
      - { name: best_known, first_known: [drop, pain] }
    medicines:
      - { name: Thinol, rxcui: 11, also: [Brandol], classes: [blood_thinner] }
      - { name: Harmless, rxcui: 12, classes: [] }
    """

  private let bench: StageBench

  init() throws {
    bench = try StageBench(Assessment.self, yaml: Self.yaml, facts: Self.facts)
  }

  private func value(
    _ name: String, _ facts: String, visits: String = ""
  ) throws -> String? {
    let facts = bench.facts(try bench.profile(facts, visits: visits))
    let info = try #require(facts.vocabulary.named(name))
    return facts.value(of: info.id).map { info.text(of: .single($0)) }
  }

  private let visits = """
    - { on: 2026-09-01, facts: { pain: 8 } }
    - { on: 2026-10-01, facts: { pain: 1 } }
    - { on: 2026-11-01, facts: { pain: 0 } }
    """

  @Test func keepsEveryPromise() {
    let stage = StageConformance(Assessment.self, yaml: Self.yaml, facts: Self.facts)
    #expect(stage.check() == [])
  }

  @Test(arguments: [
    ("leg: yes", "yes"), ("leg: no\nback: no", "no"), ("leg: no", nil), ("{}", nil),
  ])
  func aNamedConditionIsUnknownUntilItIsDecided(_ facts: String, _ expected: String?) throws {
    #expect(try value("legs", facts) == expected)
  }

  @Test(arguments: [
    ("weeks: 5", "acute"), ("weeks: 6", "subacute"), ("weeks: 12", "subacute"),
    ("weeks: 13", "chronic"), ("{}", nil),
  ])
  func aChoiceTakesItsFirstTrueValue(_ facts: String, _ expected: String?) throws {
    #expect(try value("phase", facts) == expected)
  }

  @Test func aCountIsKnownOnlyWhenEveryPartIs() throws {
    #expect(try value("signs", "leg: yes\nback: no\npain: 7") == "2")
    #expect(try value("signs", "leg: yes\nback: no") == nil)
  }

  @Test(arguments: [
    ("weeks: 3\nleg: yes\npain: 2", "yes"), ("weeks: 3\nback: no\nleg: no", "yes"),
    ("weeks: 3\nleg: yes", nil), ("weeks: 3\nback: yes", nil), ("leg: no", nil),
  ])
  func minimumInformationIsNeverNo(_ facts: String, _ expected: String?) throws {
    #expect(try value("enough", facts) == expected)
  }

  @Test(arguments: [
    ("medicines: [thinol]", "yes"), ("medicines: [BRANDOL]", "yes"),
    ("medicines: [Thinol 5 mg tablets]", "yes"), ("medicines: [{ rxcui: 11 }]", "yes"),
    ("medicines: [harmless]", "no"), ("medicines: none", "no"), ("{}", nil),
    ("medicines: [harmless, something else]", nil), ("medicines: [something else, thinol]", "yes"),
    ("medicines: [{ name: thinol, route: topical }]", "no"),
    ("medicines: [{ name: thinol, route: Topical }]", "no"),
    ("medicines: [{ name: thinol, route: oral }]", "yes"),
  ])
  func aMatchKnowsYesNoAndCannotSay(_ facts: String, _ expected: String?) throws {
    #expect(try value("thinner", facts) == expected)
  }

  @Test(arguments: [
    ("thinner: yes\nmedicines: none", "yes"), ("thinner: no\nmedicines: [thinol]", "yes"),
    ("thinner: no\nmedicines: [something else]", "no"), ("thinner: yes", "yes"),
  ])
  func whatTheProfileSaysGivesWayOnlyToAMatch(_ facts: String, _ expected: String?) throws {
    #expect(try value("thinner", facts) == expected)
  }

  @Test(arguments: [
    ("weight: 80\nheight: 180", "24.7"), ("weight: 80.5\nheight: 172.5", "27.1"),
    ("weight: 80", nil), ("bmi: 31\nweight: 80\nheight: 180", "31"),
  ])
  func bodyMassIndexHasOneDecimal(_ facts: String, _ expected: String?) throws {
    #expect(try value("bmi", facts) == expected)
  }

  @Test(arguments: [
    ("tasks: [3, 4, 4]", "3.7"), ("tasks: [3, unknown, 5]", "4"), ("tasks: [unknown]", nil),
    ("{}", nil),
  ])
  func theMeanOfTasksSkipsWhatIsNotAnswered(_ facts: String, _ expected: String?) throws {
    #expect(try value("task_mean", facts) == expected)
  }

  @Test func aChangeIsFirstMinusLatest() throws {
    #expect(try value("drop", "pain: 2", visits: visits) == "6")
    #expect(try value("drop_percent", "pain: 2", visits: visits) == "75")
    #expect(try value("drop", "{}", visits: visits) == "8")
    #expect(try value("drop", "pain: 2") == nil)
  }

  @Test func aPercentageOfLittleSaysNothing() throws {
    let low = "- { on: 2026-09-01, facts: { pain: 2 } }"
    #expect(try value("drop_percent", "pain: 1", visits: low) == nil)
    #expect(try value("drop", "pain: 1", visits: low) == "1")
  }

  @Test func aStreakCountsTheLatestValuesInARow() throws {
    #expect(try value("calm", "pain: 1", visits: visits) == "3")
    #expect(try value("calm", "pain: 5", visits: visits) == "0")
    #expect(try value("calm", "{}", visits: visits) == "2")
    #expect(try value("calm", "{}") == nil)
    #expect(try value("bad", "pain: 6") == "1")
  }

  @Test func aValueOfTheLastVisitsDayCountsOnce() throws {
    let today = visits + "\n- { on: 2026-11-22, facts: { pain: 1 } }"
    #expect(try value("calm", "pain: 1", visits: today) == "3")
  }

  @Test func figuresOfVisitsAreWholeWeeksRoundedDown() throws {
    #expect(try value("visit_count", "{}", visits: visits) == "3")
    #expect(try value("since_first", "{}", visits: visits) == "11")
    #expect(try value("between", "{}", visits: visits) == "3")
    #expect(try value("visit_count", "{}") == "0")
    #expect(try value("since_first", "{}") == nil)
    #expect(try value("between", "{}") == nil)
  }

  @Test func theFirstKnownValueStands() throws {
    #expect(try value("best_known", "pain: 2", visits: visits) == "6")
    #expect(try value("best_known", "pain: 2") == "2")
    #expect(try value("best_known", "{}") == nil)
  }

  @Test(arguments: [
    ("class: blood_thinner", "class: no_class"), ("list: medicines", "list: no_list"),
    ("items: tasks", "items: pain"), ("count: [leg, back, pain >= 7]", "when: leg, count: [leg]"),
    ("name: legs", "name: pain"),
  ])
  func whatCannotBeDerivedIsAFinding(_ sound: String, _ broken: String) throws {
    let yaml = Self.yaml.replacing(sound, with: broken)
    #expect(yaml != Self.yaml)
    #expect(throws: StageBench.Unreadable.self) {
      try StageBench(Assessment.self, yaml: yaml, facts: Self.facts)
    }
  }

  @Test func aGivenFactKeepsItsValueAgainstItsDefinition() throws {
    let bench = try StageBench(
      Assessment.self, yaml: "facts: [{ name: legs, when: leg }]",
      facts: "leg: { type: yes-no }\nlegs: { type: yes-no, derived: yes }")
    let facts = bench.facts(try bench.profile("leg: no\nlegs: yes"))
    let legs = try #require(facts.vocabulary.named("legs"))
    #expect(facts.value(of: legs.id) == .yesNo(true))
    #expect(facts.program.possibleValues(of: legs.id, in: facts.state) == .yesNo(.yes))
  }

  @Test func theWordsOfADeclaredChoiceKeepTheirOrder() throws {
    let bench = try StageBench(
      Assessment.self,
      yaml: "facts: [{ name: side, choose: [{ value: right, when: leg }, { value: left }] }]",
      facts: "leg: { type: yes-no }\nside: { type: choice, values: [left, right], derived: yes }")
    let facts = bench.facts(try bench.profile("leg: yes"))
    let side = try #require(facts.vocabulary.named("side"))
    #expect(facts.choice(side.id) == 1)
  }

  @Test(arguments: [
    ("derived: yes, type: integer", "when: leg"), ("derived: yes, type: yes-no", "visits: count"),
    ("derived: yes, type: choice, values: [a, b]", "choose: [{ value: c }]"),
    ("derived: yes, type: integer", "change: { of: pain, as: percent }"),
    ("type: yes-no", "when: leg"),
  ])
  func aFactIsDerivedAsWhatItIsDeclaredAs(_ declared: String, _ derived: String) {
    #expect(throws: StageBench.Unreadable.self) {
      try StageBench(
        Assessment.self, yaml: "facts: [{ name: fact, \(derived) }]",
        facts: "leg: { type: yes-no }\npain: { type: integer }\nfact: { \(declared) }")
    }
  }

  @Test func aFactThatIsDerivedTwiceIsAFinding() {
    #expect(throws: StageBench.Unreadable.self) {
      try StageBench(
        Assessment.self, yaml: "facts: [{ name: fact, when: leg }, { name: fact, when: leg }]",
        facts: "leg: { type: yes-no }\nfact: { type: yes-no, derived: yes }")
    }
  }

  @Test func aComputedValueOutOfRangeIsUnknownEverywhere() throws {
    let facts = bench.facts(try bench.profile("weight: 300\nheight: 100"))
    let mass = try #require(facts.vocabulary.named("bmi"))
    #expect(facts.value(of: mass.id) == nil)
    #expect(facts.program.isMissing(mass.id, in: facts.state))
  }
}
