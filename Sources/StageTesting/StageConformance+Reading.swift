import PlanCore

extension StageConformance {
  /// Name and role.
  func checkType(_ stage: any Stage) -> [ConformanceViolation] {
    let type = type(of: stage)
    var found: [ConformanceViolation] = []
    if !Identifier.isValid(type.name) {
      found.append(.init(.name, "'\(type.name)' is not kebab-case"))
    }
    let roles = StageConformance.roles(of: stage)
    if roles != [type.role] {
      let names = roles.map(\.rawValue).joined(separator: ", ")
      found.append(
        .init(.role, "the role is '\(type.role.rawValue)', the protocols are of '\(names)'"))
    }
    return found
  }

  private static func roles(of stage: any Stage) -> [StageRole] {
    var roles: [StageRole] = []
    if stage is any AssessmentStage { roles.append(.assessment) }
    if stage is any TriageStage { roles.append(.triage) }
    if stage is any HintStage { roles.append(.diagnosisHint) }
    if stage is any CareStage { roles.append(.conservativeCare) }
    if stage is any MedicationNoteStage { roles.append(.medicationNote) }
    if stage is any ReferralStage { roles.append(.referral) }
    if stage is any FollowUpStage { roles.append(.followUp) }
    return roles
  }

  /// Evidence on each rule, declared facts, and the same rules from the same text.
  func checkReading(_ bench: StageBench, _ stage: any Stage) -> [ConformanceViolation] {
    var found: [ConformanceViolation] = []
    for rule in stage.rules where rule.evidence.isEmpty {
      found.append(.init(.evidence, "the rule '\(rule.id)' cites no source"))
    }
    let facts = bench.definition.vocabulary.all
    for fact in stage.writes where !facts.indices.contains(fact.index) {
      found.append(.init(.writes, "fact \(fact.index) is written and not declared"))
    }
    if Set(stage.writes).count != stage.writes.count {
      found.append(.init(.writes, "a fact is written twice"))
    }
    if let again = try? StageBench([part], facts: self.facts),
      let second = again.definition.stages.first?.stage,
      String(describing: second.rules) != String(describing: stage.rules)
        || second.writes != stage.writes
    {
      found.append(.init(.pure, "reading the same text twice gives other rules"))
    }
    return found
  }

  /// Every broken text has an error, and every finding a place in the file.
  func checkBrokenTexts() -> [ConformanceViolation] {
    var reading = BenchReading(facts: facts)
    let names = Set(reading.builder.vocabulary.all.filter { !$0.isDerived }.map(\.name))
    // What the sound texts cite is there; what a broken one cites beyond that is not.
    let sites = part.texts.map { text -> [ShapeSite] in
      var sound = reading
      let found = sound.node(text, named: "sample").map { ShapeSite.all(in: $0, part.stage.shape) }
      return found ?? []
    }
    for found in sites { reading.supply(found) }
    return part.texts.indices.flatMap { position in
      BrokenText.all(of: part.texts[position], sites[position], facts: names).flatMap {
        violations(of: $0, at: position, reading)
      }
    }
  }

  private func violations(
    of broken: BrokenText, at position: Int, _ sound: BenchReading
  ) -> [ConformanceViolation] {
    var reading = sound
    let firstFile = reading.files.all.count
    var texts = part.texts
    texts[position] = broken.text
    let nodes = texts.enumerated().compactMap { reading.node($1, named: "file-\($0 + 1)") }
    _ = reading.read(part.stage, nodes)
    let findings = reading.builder.diagnostics
    var found: [ConformanceViolation] = []
    if !findings.hasErrors {
      found.append(.init(.positions, "\(broken.what): read without an error"))
    }
    for finding in findings where !reading.holds(finding.range, from: firstFile) {
      found.append(
        .init(.positions, "\(broken.what): '\(finding.message)' has no place in the file"))
    }
    return found
  }
}

extension BenchReading {
  /// Whether a range lies in one of the files from a position on.
  func holds(_ range: SourceRange?, from first: Int) -> Bool {
    guard let range else { return false }
    let number = Int(range.file.rawValue)
    guard (first..<files.all.count).contains(number) else { return false }
    return range.lower >= 0 && range.upper <= files.all[number].bytes.count
  }
}
