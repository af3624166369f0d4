import Crypto
public import PlanCore
public import SourceTree
import YAMLSource

/// Reads a plan folder into a definition: checked, compiled, ready for any number of people.
public struct PlanLoader: Sendable {
  private let registry: StageRegistry
  private let access = FileAccess()

  /// Creates a loader that knows these stages.
  public init(_ registry: StageRegistry) {
    self.registry = registry
  }

  /// Reads the folder's `plan.yaml` and the files that it names.
  ///
  /// - Returns: nil after an error; the findings say everything that is wrong.
  public func load(
    _ folder: String, files: inout SourceFiles, diagnostics: inout [Diagnostic]
  ) -> PlanDefinition? {
    var reading = PlanReading(folder: folder, registry: registry, access: access, files: files)
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
  let folder: String
  let registry: StageRegistry
  let access: FileAccess
  var files: SourceFiles
  var builder = DefinitionBuilder()
  var stopsAfterTriage = false
  private var digest = SHA256()

  init(folder: String, registry: StageRegistry, access: FileAccess, files: SourceFiles) {
    self.folder = folder
    self.registry = registry
    self.access = access
    self.files = files
  }

  /// The definition, complete only when no error was reported.
  mutating func definition() -> PlanDefinition? {
    guard let plan = file("plan.yaml", namedAt: nil) else { return nil }
    guard builder.check(plan, PlanShape.plan) else { return nil }
    let fields = Fields(plan)
    let outline = builder.diagnostics
    for node in fields.items("evidence") { readSources(node) }
    if stopsAfterTriage { builder.diagnostics = outline }
    var contradictions: [PlanDefinition.Contradiction] = []
    if let node = fields["profile"], let facts = file(node.text, namedAt: node.range) {
      contradictions = FactReader().read(facts, into: &builder)
    }
    let declared = builder.diagnostics
    let scope = fields.objects("scope").compactMap { scopeRule($0) }
    let entries = fields.objects("stages")
    let wanted = stopsAfterTriage ? countThroughTriage(entries) : entries.count
    let stages = entries.prefix(wanted).compactMap { stage($0) }
    for entry in entries.dropFirst(wanted) { forgetFindings(in: entry.node.range) }
    forgetConsequences(of: declared)
    // A warning sign counts, whoever is cited for it.
    if stopsAfterTriage { builder.diagnostics.removeAll { $0.code == .unknownSource } }
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
    definition.sha256 = Fingerprint.hexadecimal(digest.finalize())
    definition.places = places(stages)
    return definition
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

  /// Reads a file of the folder; nil after a finding.
  private mutating func file(_ name: String, namedAt range: SourceRange?) -> SourceNode? {
    guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
      builder.report(
        .outsideFolder, "'\(name)' is outside the plan's folder", at: range,
        help: "a plan's files stay in its folder")
      return nil
    }
    var findings: [Diagnostic] = []
    guard let file = access.read("\(folder)/\(name)", &findings) else {
      builder.diagnostics += findings.map { finding in
        var placed = finding
        placed.range = range
        return placed
      }
      return nil
    }
    update(name, file.bytes)
    let id = files.add(file)
    return YAMLReader().read(id, in: files, diagnostics: &builder.diagnostics)
  }

  /// Name and length go in front of the bytes, so that moving text between files changes the fingerprint.
  private mutating func update(_ name: String, _ bytes: [UInt8]) {
    digest.update(data: Array("\(name) \(bytes.count)\n".utf8))
    digest.update(data: bytes)
  }

  private mutating func readSources(_ name: SourceNode) {
    guard let file = file(name.text, namedAt: name.range),
      builder.check(file, PlanShape.evidence)
    else { return }
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
    var nodes: [SourceNode] = []
    for node in entry.items("from") {
      guard let file = file(node.text, namedAt: node.range), builder.check(file, type.shape)
      else { continue }
      nodes.append(file)
    }
    return PlanDefinition.StageEntry(
      stage: type.init(reading: nodes, into: &builder), gate: gate)
  }

  private func places(_ stages: [PlanDefinition.StageEntry]) -> [String: String] {
    var places: [String: String] = [:]
    var tables: [FileID: LineTable] = [:]
    for rule in stages.flatMap(\.stage.rules) {
      let file = files[rule.range.file]
      let table = tables[rule.range.file] ?? LineTable(file.bytes)
      tables[rule.range.file] = table
      let position = table.position(of: rule.range.lower)
      let name = file.name.dropFirst(folder.count + 1)
      places[rule.id] = "\(name):\(position.line):\(position.column)"
    }
    return places
  }
}

extension Diagnostic.Code {
  /// A stage that the catalogue does not have.
  public static let unknownStage: Self = "unknown-stage"
  /// A file of a plan that lies outside its folder.
  public static let outsideFolder: Self = "outside-folder"
}
