import PlanCore
import Testing

@testable import PlanRendering

/// Letters whose texts were set once for the plan that ships, compared with letters that are set anew.
struct LetterTests {
  private let plans: [CarePlan]
  private let definition: PlanDefinition

  init() throws {
    let shipped = try Shipped.plan.get()
    var people = People(shipped, seed: 20_261_201)
    let random = (0..<80).map { _ in people.next() }
    let examples = shipped.examples.sorted { $0.key < $1.key }.map(\.value)
    plans = (examples + random).compactMap { shipped.carePlan($0) }
    definition = shipped.definition
  }

  @Test(arguments: Audience.allCases)
  func `a letter of prepared texts is the letter byte for byte`(audience: Audience) {
    let letters = PreparedLetters(definition, for: audience)
    for plan in plans {
      for explaining in [false, true] {
        #expect(
          letters.write(plan, explaining: explaining)
            == PlanText.write(plan, for: audience, explaining: explaining))
      }
    }
    #expect(Set(plans.map(\.urgency)).count > 2)
  }

  @Test(arguments: Audience.allCases)
  func `what an entry always says is copied, never set again`(audience: Audience) {
    let letters = PreparedLetters(definition, for: audience)
    for plan in plans {
      var page = TextPage(copying: letters.set, keeping: true)
      PlanText.write(plan, for: audience, explaining: false, on: &page)
      let facts = (plan.verdicts ?? []).flatMap(\.because).map { $0.text(audience) }
      // What was answered may be in the words of an entry; it is the person's all the same.
      let anew = Set(page.blocks.lines.keys.map(\.text)).filter { text in
        !facts.contains { text.hasPrefix($0) }
      }
      let texts = Self.texts(plan, audience)
      // Within another text too: warnings stand behind ids, sources before their makers.
      #expect(anew.filter { text in texts.contains { text.contains($0) } } == [])
      #expect(anew.intersection(Self.names(Letter(plan, for: audience))) == [])
      guard plan.urgency < .sameDay else { continue }
      let bytes = page.blocks.lines.values.reduce(0) { $0 + $1.range.count }
      #expect(bytes < letters.write(plan).utf8.count / 5)
    }
  }

  @Test(arguments: Audience.allCases)
  func `a plan of another definition gets its own texts`(audience: Audience) throws {
    let letters = PreparedLetters(definition, for: audience)
    var plan = try #require(plans.first { !$0.activities.isEmpty })
    plan.activities[0].how = VoicedText("Other words under the same id.")
    #expect(
      letters.write(plan) == PlanText.write(plan, for: audience, explaining: false))
    #expect(letters.write(plan).contains("Other words under the same id."))
  }

  /// What entries of a plan say of anyone below their names.
  private static func texts(_ plan: CarePlan, _ audience: Audience) -> Set<String> {
    let care = plan.activities.flatMap { activity in
      let warnings = (activity.cautions + activity.clinicianOnly).map(\.text)
      return [activity.why, activity.how, activity.progression, activity.stop].compactMap(\.self)
        + activity.adaptations + warnings
    }
    let notes = plan.medicationNotes.flatMap { [$0.text, $0.monitor].compactMap(\.self) }
    let referrals = plan.referrals.flatMap { referral in
      [referral.what, referral.expect, referral.imaging, referral.before].compactMap(\.self)
        + referral.criteria.map(\.text)
    }
    let flags = plan.redFlags.map(\.action)
    let hints = plan.hints.filter { $0.standing != .open }.flatMap { hint in
      [hint.about, hint.examine].compactMap(\.self) + (hint.supports + hint.against).map(\.text)
    }
    let withheld = plan.withheld.flatMap { item in
      [item.instead].compactMap(\.self) + (item.reasons.map(\.text) + item.criteria.map(\.text))
    }
    let texts = care + notes + referrals + flags + hints + withheld
    return Set(
      (texts + plan.advisedAgainst.compactMap(\.text)).map { $0(audience) }
        + plan.evidence.map(\.title)
    ).subtracting([""])
  }

  /// What entries of a plan are called, what is asked, and what exercises are done how often.
  private static func names(_ letter: Letter) -> Set<String> {
    let plan = letter.plan
    let names =
      plan.redFlags.map { letter.name($0.title, ref: $0.ref, id: $0.id) }
      + plan.activities.map { letter.name($0.title, ref: $0.ref, id: $0.id) }
      + plan.medicationNotes.map { letter.name($0.title, ref: $0.ref, id: $0.id) }
      + plan.referrals.map { letter.name($0.title, ref: $0.ref, id: $0.id) }
      + plan.withheld.map { letter.name($0.title, ref: $0.ref, id: $0.id) }
      + plan.advisedAgainst.map { letter.name($0.title, ref: $0.ref, id: $0.id) }
    let doses = plan.activities.flatMap { [$0.start?.text, $0.target?.text].compactMap(\.self) }
    let questions = plan.ask.compactMap { letter.say($0.question) }
    var unbent = plan
    unbent.activities.removeAll { !$0.adaptations.isEmpty }
    let programme = (plan.followUp?.phases ?? []).flatMap {
      ProgrammeSection.lines($0, Letter(unbent, for: letter.audience))
    }
    return Set(names + doses + questions + programme)
  }
}
