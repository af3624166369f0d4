import Crypto
public import PlanCore
public import SourceTree
import YAMLSource

/// Reads a plan folder into a definition: checked, compiled, ready for any number of people.
public struct PlanLoader: Sendable {
  private let registry: StageRegistry
  private let readsInvariants: Bool
  private let access = FileAccess()

  /// Creates a loader that knows these stages.
  ///
  /// - Parameter readsInvariants: whether the file of invariants is read too; making a plan never needs it, so it is
  ///   not part of the definition's fingerprint.
  public init(_ registry: StageRegistry, readsInvariants: Bool = false) {
    self.registry = registry
    self.readsInvariants = readsInvariants
  }

  /// Reads the folder's `plan.yaml` and the files that it names.
  ///
  /// - Returns: nil after an error; the findings say everything that is wrong.
  public func load(
    _ folder: String, files: inout SourceFiles, diagnostics: inout [Diagnostic]
  ) -> PlanDefinition? {
    var reading = PlanReading(folder: folder, registry: registry, access: access, files: files)
    let definition = reading.definition(withInvariants: readsInvariants)
    files = reading.files
    diagnostics += reading.builder.diagnostics
    return reading.builder.diagnostics.hasErrors ? nil : definition
  }
}

/// One reading of one plan folder.
struct PlanReading {
  let folder: String
  let registry: StageRegistry
  let access: FileAccess
  var files: SourceFiles
  var builder = DefinitionBuilder()
  private var digest = SHA256()

  init(folder: String, registry: StageRegistry, access: FileAccess, files: SourceFiles) {
    self.folder = folder
    self.registry = registry
    self.access = access
    self.files = files
  }

  /// The definition, complete only when no error was reported.
  mutating func definition(withInvariants: Bool) -> PlanDefinition? {
    guard let plan = file("plan.yaml", namedAt: nil) else { return nil }
    guard builder.check(plan, PlanShape.plan) else { return nil }
    let fields = Fields(plan)
    for node in fields.items("evidence") { readSources(node) }
    var contradictions: [PlanDefinition.Contradiction] = []
    if let node = fields["profile"], let facts = file(node.text, namedAt: node.range) {
      contradictions = FactReader().read(facts, into: &builder)
    }
    let scope = fields.objects("scope").compactMap { scopeRule($0) }
    let stages = fields.objects("stages").compactMap { stage($0) }
    let fingerprint = Fingerprint.hexadecimal(digest.finalize())
    var invariants: [Invariant] = []
    if withInvariants, let node = fields["invariants"],
      let file = file(node.text, namedAt: node.range)
    {
      invariants = InvariantReader(scope, stages).read(file, into: &builder)
    }
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
    definition.sha256 = fingerprint
    definition.places = places(stages)
    return definition
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
