import Foundation
import PlanCore
import StageTesting

/// Makes up people who are mostly well: an example or a healthy person, with a few changes.
///
/// Facts drawn at random alone would nearly always make an emergency, and most properties would have nothing to say.
struct People {
  /// How many people the properties are shown on; `PLUMBLINE_PROFILES` raises it.
  static let count = max(
    3200, ProcessInfo.processInfo.environment["PLUMBLINE_PROFILES"].flatMap { Int($0) } ?? 0)

  private let shipped: Shipped
  private var random: SplitMix64
  private var drawn: ProfileGenerator
  private let bases: [Profile]
  private let everyday: [FactInfo]
  private let warnings: [FactInfo]

  static let medicines = [
    "apixaban", "warfarin", "lithium", "ibuprofen", "ramipril", "furosemide", "pregabalin",
    "diazepam", "codeine", "prednisolone", "sertraline", "paracetamol", "amlodipine", "omeprazole",
    "aspirin", "penicillin", "contrast-medium", "something that nobody knows",
  ]

  init(_ shipped: Shipped, seed: UInt64) {
    self.shipped = shipped
    random = SplitMix64(seed: seed)
    drawn = ProfileGenerator(shipped.definition, seed: seed &+ 1)
    drawn.knownPercent = 100
    drawn.names = Self.medicines
    drawn.on = Day(number: 20_779)
    let names = shipped.examples.keys.sorted().filter {
      !["saddle-numbness", "almost-everything-unknown"].contains($0)
    }
    bases = names.compactMap { shipped.examples[$0] } + Self.candidates(shipped)
    let asked = shipped.definition.vocabulary.all.filter { !$0.group.isEmpty && !$0.isVisitFact }
    everyday = asked.filter { !$0.isRedFlag && $0.name != "age_years" }
    warnings = asked.filter(\.isRedFlag)
  }

  /// People for whom an injection or an operation may be talked about.
  private static func candidates(_ shipped: Shipped) -> [Profile] {
    let changes: [(String, [(String, [String])])] = [
      (
        "two-days-after-pulling-bushes",
        [
          ("wants_intervention", ["yes"]), ("pain_duration_weeks", ["10"]), ("nrs_leg", ["7"]),
          ("conservative_weeks", ["8"]), ("imaging_result", ["disc_concordant"]),
        ]
      ),
      (
        "worse-uphill",
        [("wants_intervention", ["yes"]), ("conservative_weeks", ["14"])]
      ),
      (
        "anticoagulant-at-78",
        [
          ("wants_intervention", ["yes"]), ("conservative_weeks", ["16"]),
          ("current_medications", []), ("egfr", ["80"]), ("ckd_stage", ["none"]),
        ]
      ),
    ]
    return changes.compactMap { name, changes in
      guard var person = shipped.examples[name] else { return nil }
      for (fact, words) in changes { shipped.set(fact, to: words, in: &person) }
      return person
    }
  }

  /// The next person.
  mutating func next() -> Profile {
    if random.happens(5) {
      drawn.knownPercent = 20 + random.below(80)
      defer { drawn.knownPercent = 100 }
      return drawn.next()
    }
    var person = random.pick(bases) ?? drawn.next()
    let other = drawn.next()
    for _ in 0..<random.below(4) { twist(&person) }
    for _ in 0..<random.below(4) { take(everyday, from: other, into: &person) }
    if random.happens(20) { take(warnings, from: other, into: &person) }
    if random.happens(30) {
      for _ in 0...random.below(3) { forget(&person) }
    }
    if random.happens(70) { shipped.set("age_years", "\(18 + random.below(75))", in: &person) }
    if random.happens(20) { addVisits(of: other, to: &person) }
    mend(&person)
    return person
  }

  private mutating func take(_ facts: [FactInfo], from other: Profile, into person: inout Profile) {
    guard let fact = random.pick(facts)?.id else { return }
    person.readings[fact] = other.readings[fact]
  }

  private mutating func addVisits(of other: Profile, to person: inout Profile) {
    person.visits = other.visits
    guard !person.visits.isEmpty else { return }
    shipped.set("adherence_pct", "\(random.below(101))", in: &person)
  }

  private mutating func forget(_ person: inout Profile) {
    let known = person.readings.keys.sorted()
    guard let fact = random.pick(known) else { return }
    person.readings[fact] = random.happens(50) ? nil : Reading(.declined, at: nil)
  }

  /// A change that a property waits for.
  private mutating func twist(_ person: inout Profile) {
    guard let (name, values) = random.pick(Self.twists), let words = random.pick(values) else {
      return
    }
    shipped.set(name, to: words, in: &person)
  }

  /// Takes away what a reader of profiles would refuse.
  private func mend(_ person: inout Profile) {
    func word(_ name: String, is words: [String]) -> Bool {
      guard case .choice(let values, _) = shipped.fact(name).type,
        case .single(.choice(let position)) = person[shipped.fact(name).id].knownValue
      else { return false }
      return words.contains(values[position])
    }
    if word("sex_at_birth", is: ["male"]) {
      for name in ["pregnancy_status", "gestation_weeks", "breastfeeding"] {
        shipped.clear(name, in: &person)
      }
    }
    if word("pregnancy_status", is: ["no", "not_applicable"]) {
      shipped.clear("gestation_weeks", in: &person)
    }
  }

  private static let twists: [(String, [[String]])] = [
    ("pain_duration_weeks", [["0.5"], ["3"], ["8"], ["11"], ["20"], ["60"]]),
    ("nrs_leg", [["0"], ["3"], ["5"], ["7"], ["9"]]),
    ("nrs_back", [["1"], ["4"], ["5"], ["7"], ["9"]]),
    ("conservative_weeks", [["0"], ["2"], ["5"], ["6"], ["8"], ["12"], ["30"]]),
    ("wants_intervention", [["yes"], ["yes"], ["yes"], ["no"]]),
    ("imaging_result", [["none"], ["disc_concordant"], ["stenosis"], ["normal"]]),
    ("walking_tolerance_min", [["5"], ["15"], ["60"]]),
    ("claudication_pattern", [["yes"], ["no"]]),
    ("leg_dominant", [["yes"], ["no"]]),
    ("slr", [["positive"], ["negative"]]),
    ("slr_angle_deg", [["30"], ["45"], ["70"]]),
    ("laterality", [["left"], ["right"]]),
    ("fair_test", [["positive"]]),
    ("extension_provokes", [["yes"], ["no"]]),
    (
      "pain_regions",
      [
        ["midline_low_back"], ["buttock", "posterior_thigh"], ["anterior_thigh"],
        ["posterior_thigh", "below_knee"],
      ]
    ),
    ("current_medications", medicines.map { [$0] } + [["lithium"], ["pregabalin"]]),
    ("current_medications", [[], ["ramipril", "furosemide"], ["ibuprofen"]]),
    ("current_medications", [["something that nobody knows"], ["pregabalin"], ["codeine"]]),
    ("cancer_history", [["past"], ["current"]]),
    ("allergies", [[], ["penicillin"], ["ibuprofen"], ["aspirin"], ["contrast-medium"]]),
    ("egfr", [["20"], ["45"], ["90"]]),
    ("ckd_stage", [["none"], ["3a"], ["4"]]),
    ("gi_ulcer_bleed_history", [["none"], ["past_ulcer"], ["active"]]),
    ("heart_failure", [["none"], ["nyha1"], ["nyha3"], ["nyha4"]]),
    ("nsaid_hypersensitivity", [["yes"], ["no"]]),
    ("cancer_history", [["past"], ["current"], ["none"]]),
    ("osteoporosis", [["yes"], ["no"]]),
    ("fragility_fracture", [["yes"], ["no"]]),
    ("implants", [[], ["hip_replacement"], ["knee_replacement"], ["pacemaker"]]),
    ("pregnancy_status", [["yes"], ["possible"], ["no"]]),
    ("gestation_weeks", [["8"], ["20"], ["30"]]),
    ("falls_12m", [["0"], ["2"]]),
    ("sleep_poor", [["yes"]]),
    ("saddle_sensory_change", [["yes"]]),
    ("bladder_change", [["retention"], ["new_hesitancy_or_poor_stream"]]),
    ("fever_or_rigors", [["yes"]]),
    ("motor_grade_worst", [["3"], ["4"], ["5"]]),
    ("minor_trauma_or_lift", [["yes"], ["no"]]),
    ("midline_bony_tenderness", [["yes"], ["no"]]),
  ]
}
