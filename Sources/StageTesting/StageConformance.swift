public import PlanCore

/// Checks that a stage keeps what every stage promises, on a sample text and made-up profiles.
///
/// ```swift
/// #expect(StageConformance(MyStage.self, yaml: sample, facts: "age_years: { type: integer }").check().isEmpty)
/// ```
///
/// The sample should use every key of the stage's files at least once: what it does not use is not checked.
/// Findings are values, so that the kit works with any test framework.
public struct StageConformance: Sendable {
  /// How many profiles are made up.
  public var profiles = 100
  /// The seed that they are made up from.
  public var seed: UInt64 = 1

  let part: StageBench.Part
  let facts: String

  /// Creates the checks of a stage.
  ///
  /// - Parameters:
  ///   - yaml: a sample of the stage's files, without errors. Sources that it cites need not be listed anywhere, and
  ///     hypotheses that it serves need no stage in front.
  ///   - facts: the facts that the sample reads, as `profile.yaml` declares them under `facts:`; `group` and `title`
  ///     may be left out.
  public init(_ stage: any Stage.Type, yaml: String..., facts: String) {
    part = StageBench.Part(stage, yaml)
    self.facts = facts
  }

  /// Everything that the stage does and may not do; each kind of thing once for each place.
  public func check() -> [ConformanceViolation] {
    let bench: StageBench
    do {
      bench = try StageBench([part], facts: facts)
    } catch {
      return [ConformanceViolation(.readable, error.description)]
    }
    guard let stage = bench.definition.stages.first?.stage else { return [] }
    let before = dumped(stage)
    var found = checkType(stage) + checkReading(bench, stage) + checkBrokenTexts()
    found += ProfileChecks(bench, stage, profiles: profiles, seed: seed).violations
    if dumped(stage) != before {
      found.append(ConformanceViolation(.pure, "making plans changed the stage"))
    }
    return unique(found)
  }

  private func unique(_ violations: [ConformanceViolation]) -> [ConformanceViolation] {
    var seen: Set<ConformanceViolation> = []
    return violations.filter { seen.insert($0).inserted }
  }

  /// The whole value, what classes inside it hold included.
  private func dumped(_ stage: any Stage) -> String {
    var text = ""
    dump(stage, to: &text, maxItems: 50_000)
    return text
  }
}
