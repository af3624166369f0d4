import Crypto
public import PlanCore
public import SourceTree

/// Reads a plan folder into a definition: checked, compiled, ready for any number of people.
public struct PlanLoader: Sendable {
  private let registry: StageRegistry
  private let access: FileAccess
  private let readsInvariants: Bool

  /// Creates a loader that knows these stages.
  ///
  /// - Parameter readsInvariants: whether the file of invariants is read too; making a plan never needs it, so it is
  ///   not part of the definition's fingerprint.
  public init(
    _ registry: StageRegistry, access: FileAccess = FileAccess(), readsInvariants: Bool = false
  ) {
    self.registry = registry
    self.access = access
    self.readsInvariants = readsInvariants
  }

  /// Reads the folder's `plan.yaml` and the files that it names.
  ///
  /// - Returns: nil after an error; the findings say everything that is wrong.
  public func load(
    _ folder: String, files: inout SourceFiles, diagnostics: inout [Diagnostic]
  ) -> PlanDefinition? {
    var reading = PlanReading(folder: folder, registry: registry, access: access, files: files)
    reading.readsInvariants = readsInvariants
    let definition = reading.definition()
    files = reading.files
    diagnostics += reading.builder.diagnostics
    return reading.builder.diagnostics.hasErrors ? nil : definition
  }

  /// Reads the folder no further than its last triage stage, so that warning signs are seen whatever is wrong behind it.
  ///
  /// The findings are those of `load`, and are not given a second time.
  ///
  /// - Returns: nil when there is no triage stage, or after an error in what it needs.
  public func loadTriage(_ folder: String) -> PlanDefinition? {
    var reading = PlanReading(
      folder: folder, registry: registry, access: access, files: SourceFiles())
    reading.stopsAfterTriage = true
    let definition = reading.definition()
    guard let definition, !reading.builder.diagnostics.hasErrors else { return nil }
    return definition.stages.contains { type(of: $0.stage).role == .triage } ? definition : nil
  }
}

/// One reading of one plan folder.
struct PlanReading {
  let folder: PlanFolder
  let registry: StageRegistry
  var files: SourceFiles
  var builder = DefinitionBuilder()
  var stopsAfterTriage = false
  var readsInvariants = false
  private var digest = SHA256()
  /// The files that `plan.yaml` names, by where it names them.
  private var readings: [SourceRange: PlanFolder.Reading] = [:]

  init(folder: String, registry: StageRegistry, access: FileAccess, files: SourceFiles) {
    self.folder = PlanFolder(path: folder, access: access)
    self.registry = registry
    self.files = files
  }

  /// The definition, complete only when no error was reported.
  mutating func definition() -> PlanDefinition? {
    let plan = folder.read("plan.yaml", PlanShape.plan, into: &files)
    builder.diagnostics += plan.findings
    guard let node = plan.node else { return nil }
    let fields = Fields(node)
    let entries = fields.objects("stages")
    let wanted = entries.prefix(stopsAfterTriage ? countThroughTriage(entries) : entries.count)
    for entry in entries.dropFirst(wanted.count) { forgetFindings(in: entry.node.range) }
    readFiles(fields, wanted, plan.digest)
    let outline = builder.diagnostics
    for node in fields.items("evidence") { readSources(node) }
    if stopsAfterTriage { builder.diagnostics = outline }
    let contradictions =
      fields["profile"].flatMap { file($0) }.map { FactReader().read($0, into: &builder) } ?? []
    let declared = builder.diagnostics
    let scope = fields.objects("scope").compactMap { scopeRule($0) }
    let stages = wanted.compactMap { stage($0) }
    forgetConsequences(of: declared)
    // A warning sign counts, whoever is cited for it.
    if stopsAfterTriage { builder.diagnostics.removeAll { $0.code == .unknownSource } }
    let invariants = readsInvariants ? invariants(fields, scope, stages) : []
    guard let id = fields.text("plan"), let revision = fields.text("revision"),
      let title = fields.voiced("title")
    else { return nil }
    var definition = PlanDefinition(id: id, revision: revision, title: title, builder)
    definition.jurisdictions = fields.items("jurisdiction").map(\.text)
    definition.notices = fields.items("notices").compactMap { VoicedText($0) }
    definition.scope = scope
    definition.contradictions = contradictions
    definition.stages = stages
    definition.sources = sources
    definition.invariants = invariants
    definition.sha256 = Fingerprint.hexadecimal(digest.finalize())
    definition.files = files
    definition.folder = folder.path
    definition.places = PlanDefinition.places(of: stages, in: files, folder: folder.path)
    return definition
  }

  /// Reads every file that the plan names, and joins their fingerprints in the order in which it names them.
  private mutating func readFiles(
    _ plan: Fields, _ stages: some Sequence<Fields>, _ planDigest: [UInt8]
  ) {
    var requests = plan.items("evidence").map {
      PlanFolder.Request(name: $0, shape: PlanShape.evidence)
    }
    if let node = plan["profile"] {
      requests.append(PlanFolder.Request(name: node, shape: FactShape.file))
    }
    for entry in stages {
      guard let type = entry.text("use").flatMap({ registry[$0] }) else { continue }
      requests += entry.items("from").map { PlanFolder.Request(name: $0, shape: type.shape) }
    }
    digest.update(data: planDigest)
    for (request, reading) in zip(requests, folder.read(requests, into: &files)) {
      // The name goes in front, so that moving text between files changes the fingerprint.
      digest.update(data: Array(request.name.utf8))
      digest.update(data: reading.digest)
      readings[request.name.range] = reading
    }
  }

  /// What must hold for every profile; the file is no part of the fingerprint, as it changes no plan.
  private mutating func invariants(
    _ plan: Fields, _ scope: [PlanDefinition.ScopeRule], _ stages: [PlanDefinition.StageEntry]
  ) -> [Invariant] {
    guard let name = plan["invariants"] else { return [] }
    let request = PlanFolder.Request(name: name, shape: InvariantReader.shape)
    guard let reading = folder.read([request], into: &files).first else { return [] }
    builder.diagnostics += reading.findings
    return reading.node.map { InvariantReader(scope, stages).read($0, into: &builder) } ?? []
  }

  /// The file that a scalar names; its findings are reported when it is first asked for.
  private mutating func file(_ name: SourceNode) -> SourceNode? {
    guard let reading = readings[name.range] else { return nil }
    builder.diagnostics += reading.findings
    readings[name.range]?.findings = []
    return reading.node
  }

  /// What a file that could not be read did not declare is not to be blamed on everybody who names it.
  private mutating func forgetConsequences(of declared: [Diagnostic]) {
    let isLost = declared.contains { finding in
      finding.severity == .error
        && (finding.code.name.hasPrefix("file-") || finding.code.name.hasPrefix("yaml-"))
    }
    guard isLost else { return }
    let consequences: [Diagnostic.Code] = [
      .unknownSource, .unknownFact, "condition-unknown-fact",
    ]
    builder.diagnostics =
      declared
      + builder.diagnostics.dropFirst(declared.count).filter { !consequences.contains($0.code) }
  }

  /// How many of the stages it takes to have the last triage stage among them.
  private func countThroughTriage(_ entries: [Fields]) -> Int {
    let last = entries.lastIndex { entry in
      entry.text("use").flatMap { registry[$0] }?.role == .triage
    }
    return last.map { $0 + 1 } ?? 0
  }

  private mutating func forgetFindings(in place: SourceRange) {
    builder.diagnostics.removeAll { finding in
      guard let range = finding.range, range.file == place.file else { return false }
      return place.lower <= range.lower && range.upper <= place.upper
    }
  }

  private var sources: [EvidenceSource] {
    builder.sources.values.sorted { left, right in
      (left.range.file, left.range.lower) < (right.range.file, right.range.lower)
    }
  }

  private mutating func readSources(_ name: SourceNode) {
    guard let file = file(name) else { return }
    for entry in Fields(file).objects("sources") {
      if let source = EvidenceSource(entry) { builder.add(source) }
    }
  }

  private mutating func scopeRule(_ entry: Fields) -> PlanDefinition.ScopeRule? {
    guard let id = entry.text("id"), let message = entry.voiced("message") else { return nil }
    _ = builder.citations("evidence", of: entry)
    return PlanDefinition.ScopeRule(
      id: id, ref: entry.text("ref"), when: builder.condition("when", of: entry),
      message: message)
  }

  private mutating func stage(_ entry: Fields) -> PlanDefinition.StageEntry? {
    let gate = builder.condition("when", of: entry)
    guard let name = entry["use"] else { return nil }
    guard let type = registry[name.text] else {
      builder.report(
        .unknownStage, "no stage '\(name.text)'", at: name.range,
        help: didYouMean(name.text, among: registry.names))
      return nil
    }
    let nodes = entry.items("from").compactMap { file($0) }
    return PlanDefinition.StageEntry(
      stage: type.init(reading: nodes, into: &builder), gate: gate)
  }
}

extension Diagnostic.Code {
  /// A stage that the catalogue does not have.
  public static let unknownStage: Self = "unknown-stage"
}
