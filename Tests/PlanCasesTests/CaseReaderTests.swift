import PlanCases
import PlanCore
import PlanFiles
import SourceTree
import Testing

@Suite struct CaseReaderTests {
  let plan: Plan

  init() throws { plan = try Plan() }

  @Test(arguments: [
    ("{ offered: [brige] }", "no rule 'brige' in this plan", "did you mean `bridge`?"),
    ("{ red_flags: { has: [RF99] } }", "no red flag 'RF99' in this plan", "did you mean"),
    ("{ top: sciatca }", "no hypothesis 'sciatca' in this plan", "did you mean `sciatica`?"),
    ("{ ask: { has: [egrf] } }", "no fact 'egrf' in this plan", "did you mean `egfr`?"),
    ("{ blocked: { oral-nsaid: [N99] } }", "'oral-nsaid' has no exception 'N99'", "did you mean"),
    ("{ urgncy: soon }", "unknown key 'urgncy' in what is expected", "did you mean `urgency`?"),
    ("{ urgency: now }", "'urgency': 'now' is not one of its words", ""),
    ("{ derives: { phase: old } }", "'phase': 'old' is not one of its words", ""),
  ])
  func aMisspeltNameIsAFinding(_ expect: String, _ message: String, _ help: String) {
    let findings = plan.cases(Plan.text(expect: expect)).findings
    #expect(findings.map(\.message) == [message])
    #expect(help.isEmpty || findings.first?.help?.contains(help) == true)
  }

  @Test func factsThatContradictEachOtherMustBeExpectedTo() {
    let facts = "{ pregnancy_status: yes }"
    let silent = plan.cases(Plan.text(facts: facts, expect: "{ urgency: routine }"))
    #expect(silent.findings.map(\.code) == [.contradiction])
    let said = plan.cases(Plan.text(facts: facts, expect: "{ contradicts: male-and-pregnant }"))
    #expect(said.findings.isEmpty)
    #expect(said.cases.allSatisfy { CaseRun($0, plan.definition).failures.isEmpty })
  }

  @Test func unknownTakesAFactAway() throws {
    let read = plan.cases(
      Plan.text(facts: "{ egfr: unknown }", expect: "{ derives: { egfr: unknown } }"))
    let only = try #require(read.cases.first)
    #expect(CaseRun(only, plan.definition).failures.isEmpty)
  }

  @Test(arguments: [
    ("{ urgency: soon }", "the urgency should be soon, and is routine ()"),
    ("{ offered: [pool-exercise] }", "'pool-exercise' should be offered, and is not indicated"),
    ("{ not_offered: [EX02] }", "'bridge' should not be offered, and is"),
    ("{ derives: { phase: acute } }", "'phase' should be acute, and is subacute"),
    ("{ red_flags: { has: [RF01] } }", "the red flag 'RF01' should be there, and is not"),
    ("{ decision: D5 }", "the decision should be D5, and is none"),
    ("{ top: sciatica }", "'sciatica' should stand first, and 'muscle-strain' does"),
    ("{ out_of_scope: adults }", "'adults' should refuse the person"),
    ("{ activities: none }", "there should be no activities"),
    ("{ cautions: { bridge: [3.3] } }", "'bridge' should carry the warning '3.3', and does not"),
    ("{ says: { bridge: [horse] } }", "'horse' in the entry 'bridge' should be there, and is not"),
  ])
  func whatDiffersIsSaid(_ expect: String, _ message: String) throws {
    let read = plan.cases(Plan.text(expect: expect))
    #expect(read.findings.isEmpty)
    let run = CaseRun(try #require(read.cases.first), plan.definition)
    #expect(run.failures.count == 1)
    #expect(run.failures.first?.message.hasPrefix(message) == true)
    #expect(run.findings.first?.range != nil)
  }
}
