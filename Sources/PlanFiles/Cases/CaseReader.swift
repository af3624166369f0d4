public import PlanCore
public import SourceTree
import YAMLSource

/// Reads the cases of a plan: `cases/*.yaml` in its folder.
public struct CaseReader: Sendable {
  private let definition: PlanDefinition
  private let names: CaseNames

  /// Creates a reader for the cases of a plan.
  public init(_ definition: PlanDefinition) {
    self.definition = definition
    names = CaseNames(definition)
  }

  /// All cases of the plan, file by file; after an error the findings say everything that is wrong.
  public func cases(files: inout SourceFiles, diagnostics: inout [Diagnostic]) -> [PlanCase] {
    let folder = "\(definition.folder)/cases"
    var cases: [PlanCase] = []
    var ids: [String: SourceRange] = [:]
    for name in FileAccess.names(in: folder) where name.hasSuffix(".yaml") {
      guard let node = root("\(folder)/\(name)", &files, &diagnostics) else { continue }
      for found in self.cases(in: node, files: &files, diagnostics: &diagnostics) {
        if let first = ids[found.id] {
          diagnostics.append(
            Diagnostic(.error, .duplicateID, "two cases have the id '\(found.id)'", at: found.range)
              .labelled(first, "first used here"))
        }
        ids[found.id] = found.range
        cases.append(found)
      }
    }
    return cases
  }

  private func root(
    _ path: String, _ files: inout SourceFiles, _ diagnostics: inout [Diagnostic]
  ) -> SourceNode? {
    guard let file = FileAccess().read(path, &diagnostics) else { return nil }
    let id = files.add(file)
    return YAMLReader().read(id, in: files, diagnostics: &diagnostics)
  }

  /// The cases of one file that was read into nodes.
  public func cases(
    in node: SourceNode, files: inout SourceFiles, diagnostics: inout [Diagnostic]
  ) -> [PlanCase] {
    diagnostics += CaseShape.file.findings(in: node)
    let file = Fields(node)
    var layers: [Fields] = []
    if let name = file["base"] {
      let before = diagnostics.count
      guard let base = root("\(definition.folder)/\(name.text)", &files, &diagnostics) else {
        for index in diagnostics.indices.dropFirst(before) where diagnostics[index].range == nil {
          diagnostics[index].range = name.range
        }
        return []
      }
      layers.append(Fields(base))
    }
    layers.append(file)
    let entries = file.objects("cases")
    if let first = entries.first(where: { (layers + [$0]).allSatisfy { $0["on"] == nil } }) {
      diagnostics.append(
        Diagnostic(
          .error, .missingKey, "the case '\(first.text("id") ?? "")' has no day",
          at: first["id"]?.range ?? first.node.range,
          help: "write 'on:' in the case, or once for all cases of the file"))
    }
    return entries.compactMap { planCase(layers + [$0], &diagnostics) }
  }

  private func day(_ layers: [Fields]) -> Day? {
    layers.compactMap { $0.day("on") }.last
  }

  /// A case from its layers: the base, the file, the case itself.
  private func planCase(_ layers: [Fields], _ diagnostics: inout [Diagnostic]) -> PlanCase? {
    guard let own = layers.last, let id = own.text("id"), let title = own.text("title"),
      let because = own.text("because"), let expect = own.object("expect"), let on = day(layers)
    else { return nil }
    let range = own["id"]?.range ?? own.node.range
    var reader = ExpectationReader(definition, names)
    let expectations = reader.expectations(expect)
    if expect.node.entries.isEmpty, !expect.node.isBroken {
      diagnostics.append(
        Diagnostic(
          .error, .wrongValue, "the case '\(id)' expects nothing, so it always passes",
          at: expect.node.range, help: "write what must come out"))
    }
    diagnostics += reader.diagnostics
    let profile = profile(layers, on: on, &diagnostics)
    check(contradictionsOf: profile, expectations, id, range, &diagnostics)
    return PlanCase(
      id: id, title: title, because: because, profile: profile, expectations: expectations,
      range: range)
  }

  private func profile(
    _ layers: [Fields], on: Day, _ diagnostics: inout [Diagnostic]
  ) -> Profile {
    var reader = ReadingReader(definition.vocabulary, on: on)
    var readings = Readings()
    for facts in layers.compactMap({ $0["facts"] }) {
      for (fact, reading) in reader.readings(facts, isVisit: false) {
        readings[fact] = reading.state == .notAsked ? nil : reading
      }
    }
    let visits = reader.visits(
      layers.last { $0["visits"] != nil }?.objects("visits") ?? [])
    diagnostics += reader.diagnostics
    readings.join(visits, on: on) { definition.vocabulary[$0].isVisitFact }
    return Profile(
      plan: definition.id, patient: "case", on: on, readings: readings, visits: visits)
  }

  /// A contradiction that the case does not ask for is a mistake in the case.
  private func check(
    contradictionsOf profile: Profile, _ expectations: [Expectation], _ id: String,
    _ range: SourceRange, _ diagnostics: inout [Diagnostic]
  ) {
    let facts = Facts(profile, program: definition.program, vocabulary: definition.vocabulary)
    for contradiction in definition.contradictions where facts.holds(contradiction.when) {
      let isExpected = expectations.contains { $0.subject == .contradiction(contradiction.id) }
      guard !isExpected else { continue }
      diagnostics.append(
        Diagnostic(
          .error, .contradiction, "the facts of the case '\(id)' contradict each other", at: range
        ).noting(contradiction.because.clinician))
    }
  }
}
