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
      let anew = Set(page.blocks.lines.keys.map(\.text))
      #expect(anew.intersection(Self.standing(plan, audience)) == [])
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

  /// What the entries of a plan say of anyone.
  private static func standing(_ plan: CarePlan, _ audience: Audience) -> Set<String> {
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
    let flags = plan.redFlags.flatMap { [$0.title, $0.suspect, $0.action] }
    let hints = plan.hints.flatMap { hint in
      [hint.about, hint.examine].compactMap(\.self) + (hint.supports + hint.against).map(\.text)
    }
    let withheld = plan.withheld.flatMap { item in
      [item.title, item.instead].compactMap(\.self) + item.reasons.map(\.text)
        + item.criteria.map(\.text)
    }
    let others = plan.advisedAgainst.compactMap(\.text) + plan.ask.map(\.question)
    let doses = plan.activities.flatMap { [$0.start?.text, $0.target?.text].compactMap(\.self) }
    let texts = care + notes + referrals + flags + hints + withheld + others
    return Set(texts.map { $0(audience) } + doses + plan.evidence.map(\.title))
  }
}
