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

  /// Reads the folder's `plan.yaml` and the files that it names.
  ///
  /// - Throws: everything that is wrong with them.
  public func load(_ folder: String) throws(Refusal) -> PlanDefinition {
    var (files, findings) = (SourceFiles(), [Diagnostic]())
    guard let definition = load(folder, files: &files, diagnostics: &findings) else {
      throw Refusal(findings: findings, files: files)
    }
    return definition
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
  /// The files that `plan.yaml` names, in the order in which it names them.
  private var requests: [PlanFolder.Request] = []
  private var readings: ReadAhead<PlanFolder.Reading>?
  /// Where each of them stands there, by the offset of its name.
  private var places: [Int: Int] = [:]
  /// The files whose findings have been reported.
  private var reported: Set<Int> = []
  /// Where each file of the stages is named.
  private var stageFiles: [String: SourceRange] = [:]
  var readsInvariants = false

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
    for entry in entries.dropFirst(wanted.count) { forgetFindings(in: entry.node) }
    readFiles(fields, wanted)
    let outline = builder.diagnostics
    for node in fields.items("evidence") { readSources(node) }
    if stopsAfterTriage { builder.diagnostics = outline }
    let sourcesEnd = builder.diagnostics.count
    let contradictions =
      fields["profile"].flatMap { file($0) }.map { FactReader().read($0, into: &builder) } ?? []
    let scope = fields.objects("scope").compactMap { scopeRule($0) }
    let stages = wanted.compactMap { stage($0) }
    builder.diagnostics = consequences(node).removed(
      from: builder.diagnostics, sourcesEnd: sourcesEnd)
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
    definition.sha256 = fingerprint(plan.digest)
    definition.invariants = invariants
    definition.files = files
    definition.folder = folder.path
    return definition
  }

  /// Begins to read every file that the plan names.
  private mutating func readFiles(_ plan: Fields, _ stages: some Sequence<Fields>) {
    requests = plan.items("evidence").map {
      PlanFolder.Request(name: $0, shape: PlanShape.evidence)
    }
    if let node = plan["profile"] {
      requests.append(PlanFolder.Request(name: node, shape: FactShape.file))
    }
    for entry in stages {
      guard let type = entry.text("use").flatMap({ registry[$0] }) else { continue }
      requests += entry.items("from").map { PlanFolder.Request(name: $0, shape: type.shape) }
    }
    readings = folder.read(requests, into: &files)
    for (position, request) in requests.enumerated() { places[request.name.range.lower] = position }
  }

  /// The fingerprint of all files of the plan.
  private func fingerprint(_ plan: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(data: plan)
    for (position, request) in requests.enumerated() {
      // The name goes in front, so that moving text between files changes the fingerprint.
      digest.update(data: Array(request.name.utf8))
      digest.update(data: readings?[position].digest ?? [])
    }
    return Fingerprint.hexadecimal(digest.finalize())
  }

  /// What must hold for every profile; the file is no part of the fingerprint, as it changes no plan.
  private mutating func invariants(
    _ plan: Fields, _ scope: [PlanDefinition.ScopeRule], _ stages: [PlanDefinition.StageEntry]
  ) -> [Invariant] {
    guard let name = plan["invariants"] else { return [] }
    let request = PlanFolder.Request(name: name, shape: InvariantReader.shape)
    let reading = folder.read([request], into: &files)[0]
    builder.diagnostics += reading.findings
    return reading.node.map { InvariantReader(scope, stages).read($0, into: &builder) } ?? []
  }

  /// The file that a scalar names; its findings are reported when it is first asked for.
  private mutating func file(_ name: SourceNode) -> SourceNode? {
    guard let position = places[name.range.lower], let reading = readings?[position] else {
      return nil
    }
    if reported.insert(position).inserted { builder.diagnostics += reading.findings }
    return reading.node
  }

  private func consequences(_ plan: SourceNode) -> Consequences {
    Consequences(
      files: files, vocabulary: builder.vocabulary,
      nodes: [plan] + requests.indices.compactMap { readings?[$0].node })
  }

  /// How many of the stages it takes to have the last triage stage among them.
  private func countThroughTriage(_ entries: [Fields]) -> Int {
    let last = entries.lastIndex { entry in
      entry.text("use").flatMap { registry[$0] }?.role == .triage
    }
    return last.map { $0 + 1 } ?? 0
  }

  private mutating func forgetFindings(in node: SourceNode) {
    builder.diagnostics.removeAll { finding in
      guard let range = finding.range, range.file == node.range.file else { return false }
      return node.range.lower <= range.lower && range.upper <= node.extent.upper
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
    if let node = entry["id"] { builder.claim(id, at: node.range, of: entry) }
    _ = builder.citations("evidence", of: entry)
    return PlanDefinition.ScopeRule(
      id: id, ref: entry.text("ref"), when: builder.condition("when", of: entry),
      message: message)
  }

  /// Whether no stage has named this file before; a second time would declare everything twice.
  private mutating func isFirst(_ name: SourceNode) -> Bool {
    guard let first = stageFiles.updateValue(name.range, forKey: name.text) else { return true }
    builder.diagnostics.append(
      Diagnostic(
        .error, .duplicateFile, "the file '\(name.text)' belongs to a stage already",
        at: name.range, help: "leave it out, or give this stage a file of its own"
      ).labelled(first, "named here"))
    return false
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
    let names = entry.items("from").filter { isFirst($0) }
    guard !names.isEmpty else { return nil }
    let nodes = names.compactMap { file($0) }
    return PlanDefinition.StageEntry(
      stage: type.init(reading: nodes, into: &builder), gate: gate)
  }
}

extension Diagnostic.Code {
  /// A stage that the catalogue does not have.
  public static let unknownStage: Self = "unknown-stage"
  /// A file that two stages name.
  static let duplicateFile: Self = "duplicate-file"
}
