public import PlanCore
public import SourceTree

/// Reads a profile against a plan's vocabulary; everything that is wrong with it is reported at once.
public struct ProfileReader: Sendable {
  private let definition: PlanDefinition

  /// Creates a reader for the profiles of a plan.
  public init(_ definition: PlanDefinition) {
    self.definition = definition
  }

  /// What may stand in the place of every value, and tells that there is none.
  public static let reservedWords = FactReservedWords.all

  static let shape = Shape(
    "a profile",
    [
      .optional("plan", .identifier, "the plan that the profile asks for"),
      .required("patient", .text, "an identifier, never a name"),
      .optional("on", .day, "the day that the profile speaks of"),
      .required("facts", .anything, "what is known, by the fact's name"),
      .optional("visits", .list(.object(visitShape)), "earlier and present visits, oldest first"),
    ])

  private static let visitShape = Shape(
    "a visit",
    [
      .required("on", .day, "the day of the visit"),
      .required("facts", .anything, "what was recorded"),
    ])

  /// The plan that a profile names; nil when it names none.
  public static func planName(of profile: SourceNode) -> SourceNode? {
    profile.kind == .mapping ? profile["plan"] : nil
  }

  /// The finding about a file that holds a list or a word where a profile is expected.
  public static func notAProfile(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, .wrongKind, "expected a profile, a mapping of keys and values", at: range,
      help: "a profile begins with 'plan:', 'patient:', 'on:' and 'facts:'")
  }

  /// Reads a profile; nil after an error, and for a profile that names another plan.
  ///
  /// - Parameter day: the day to plan for instead of the profile's own.
  public func read(
    _ node: SourceNode, on day: Day?, diagnostics: inout [Diagnostic]
  ) -> Profile? {
    let before = diagnostics.count
    guard let fields = outline(node, &diagnostics) else { return nil }
    if let name = fields["plan"], !name.hasText(definition.id) {
      diagnostics.append(
        Diagnostic(
          .error, .otherPlan,
          "the profile is for the plan '\(name.text)', not '\(definition.id)'", at: name.range))
    }
    guard let on = day ?? fields.day("on") else {
      if fields["on"] == nil {
        diagnostics.append(
          Diagnostic(
            .error, .missingKey, "the profile needs 'on', the day that it speaks of",
            at: node.range, help: "write 'on: 2026-11-22', or give the day with --on"))
      }
      return nil
    }
    var reader = ReadingReader(definition.vocabulary, on: on)
    var readings = fields["facts"].map { reader.readings($0, isVisit: false) } ?? [:]
    let visits = reader.visits(fields.objects("visits"))
    readings.join(visits, on: on) { definition.vocabulary[$0].isVisitFact }
    diagnostics += reader.diagnostics
    var profile = Profile(
      plan: fields.text("plan"), patient: fields.text("patient") ?? "", on: on,
      readings: readings, visits: visits)
    profile.plan = fields.text("plan")
    guard !diagnostics[before...].contains(where: { $0.severity == .error }) else { return nil }
    report(contradictionsOf: profile, &diagnostics)
    return diagnostics[before...].contains { $0.severity == .error } ? nil : profile
  }

  /// Reads a row of a table: a mapping in which every key but one is a fact; nil after an error.
  ///
  /// - Parameters:
  ///   - key: the key whose value identifies the person.
  ///   - day: the day that the rows speak of.
  public func read(
    row node: SourceNode, identifiedBy key: String, on day: Day,
    diagnostics: inout [Diagnostic]
  ) -> Profile? {
    let before = diagnostics.count
    guard node.kind == .mapping else {
      diagnostics.append(
        Diagnostic(
          .error, .wrongKind, "expected a row, a mapping of facts to values", at: node.range))
      return nil
    }
    if node[key] == nil {
      diagnostics.append(
        Diagnostic(
          .error, .missingKey, "the row needs '\(key)', which names the person", at: node.range))
    }
    var reader = ReadingReader(definition.vocabulary, on: day, isRow: true)
    let readings = reader.readings(node, isVisit: false, except: key)
    diagnostics += reader.diagnostics
    let profile = Profile(
      plan: nil, patient: node[key]?.text ?? "", on: day, readings: readings, visits: [])
    guard !diagnostics[before...].contains(where: { $0.severity == .error }) else { return nil }
    report(contradictionsOf: profile, &diagnostics)
    return diagnostics[before...].contains { $0.severity == .error } ? nil : profile
  }

  /// The profile's own keys; the facts are looked at one by one later.
  private func outline(_ node: SourceNode, _ diagnostics: inout [Diagnostic]) -> Fields? {
    guard node.kind == .mapping else {
      diagnostics.append(ProfileReader.notAProfile(at: node.range))
      return nil
    }
    let strays = node.entries.map(\.key).filter { definition.vocabulary.named($0.text) != nil }
    let places = Set(strays.map(\.range))
    diagnostics += ProfileReader.shape.findings(in: node).filter { finding in
      finding.code != .unknownKey || !(finding.range.map(places.contains) ?? false)
    }
    if let first = strays.first {
      let isOnly = strays.count == 1
      diagnostics.append(
        Diagnostic(
          .error, .unknownKey, "'\(first.text)' is a fact, and facts stand below 'facts:'",
          at: first.range,
          help: isOnly ? "indent the line" : "indent the line and the other \(strays.count - 1)"))
    }
    return Fields(node)
  }

  private func report(contradictionsOf profile: Profile, _ diagnostics: inout [Diagnostic]) {
    let facts = Facts(profile, program: definition.program, vocabulary: definition.vocabulary)
    for contradiction in definition.contradictions where facts.holds(contradiction.when) {
      let explanation = definition.program.explain(contradiction.when, facts.state)
      let places = explanation.deciding.compactMap { profile[$0].range }
      let names = explanation.deciding.map { "'\(definition.vocabulary[$0].name)'" }
      var finding = Diagnostic(
        .error, .contradiction, "\(names.joined(separator: " and ")) contradict each other",
        at: places.last
      ).noting(contradiction.because.clinician)
      for place in places.dropLast() { finding = finding.labelled(place, "and this") }
      diagnostics.append(finding)
    }
  }
}

extension Diagnostic.Code {
  /// A profile for another plan.
  public static let otherPlan: Self = "other-plan"
  /// Facts that cannot be true of one person together.
  public static let contradiction: Self = "contradiction"
}
