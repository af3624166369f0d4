import PlanCore
import PlanFiles
import SourceTree
import YAMLSource

/// One reading of the texts of a bench.
struct BenchReading {
  var builder = DefinitionBuilder()
  private(set) var files = SourceFiles()
  /// Every place of the sound texts where something of a known kind stands.
  private(set) var sites: [ShapeSite] = []

  /// Creates a reading that knows these facts.
  init(facts: String = "") {
    guard facts.contains(where: { !$0.isWhitespace }), let node = node(facts, named: "facts")
    else { return }
    FactReader().read(facts: node, into: &builder)
    for info in builder.vocabulary.all { makeAskable(info.id) }
  }

  /// Reads a text; nil after a finding that leaves nothing to read.
  mutating func node(_ text: String, named name: String) -> SourceNode? {
    let id = files.add(SourceFile(name: name, bytes: Array(text.utf8)))
    return YAMLReader().read(id, in: files, diagnostics: &builder.diagnostics)
  }

  /// Reads stages as a plan folder's loader does: shape first, and only mappings reach the stage.
  mutating func read(_ parts: [StageBench.Part]) -> [any Stage] {
    parts.map { part in
      let nodes = part.texts.enumerated().compactMap { position, text in
        node(text, named: "\(part.stage.name)-\(position + 1).yaml")
      }
      for node in nodes { supply(ShapeSite.all(in: node, part.stage.shape)) }
      return read(part.stage, nodes)
    }
  }

  /// Reads one stage from nodes that may still have errors in them.
  mutating func read(_ stage: any Stage.Type, _ nodes: [SourceNode]) -> any Stage {
    let sound = nodes.filter { builder.check($0, stage.shape) }
    return stage.init(reading: sound, into: &builder)
  }

  /// Adds what the sites cite and nobody has listed.
  mutating func supply(_ sites: [ShapeSite]) {
    self.sites += sites
    let listed = Set(sites.compactMap(\.listedID))
    for site in sites {
      switch site.value {
      case .citation where builder.sources[site.node.text] == nil: addSource(site.node.text)
      case .hypothesis
      where builder.hypotheses[site.node.text] == nil && !listed.contains(site.node.text):
        addHypothesis(site.node.text)
      default: break
      }
    }
  }

  private mutating func addSource(_ id: String) {
    let text = "{ id: '\(id)', title: '\(id)', status: design, review: 2030-01-01 }"
    if let node = node(text, named: "source"), let source = EvidenceSource(Fields(node)) {
      builder.add(source)
    }
  }

  private mutating func addHypothesis(_ id: String) {
    let name = "hints.\(FactName.part(of: id))"
    let fact = builder.declare(
      name, HintLevel.factType, title: VoicedText(id), canBeMissing: true, at: nil)
    guard let fact else { return }
    makeAskable(fact)
    builder.add(hypothesis: id, level: fact)
  }

  /// Facts without a group are not a profile's to give.
  private mutating func makeAskable(_ fact: FactID) {
    builder.vocabulary.update(fact) { info in
      if info.group.isEmpty { info.group = "facts" }
    }
  }

  /// The plan of the stages, every gate open.
  func definition(_ stages: [any Stage]) -> PlanDefinition {
    var builder = builder
    let open = builder.conditions.constant(true)
    var definition = PlanDefinition(
      id: "bench", revision: "1.0.0", title: VoicedText("bench"), builder)
    definition.stages = stages.map { PlanDefinition.StageEntry(stage: $0, gate: open) }
    definition.places = PlanDefinition.places(
      of: definition.stages, in: files, folder: "bench")
    definition.sources = builder.sources.values.sorted { $0.id < $1.id }
    return definition
  }

  /// `file:line:column: message` of a finding.
  func line(for finding: Diagnostic) -> String {
    guard let range = finding.range else { return "no place: \(finding.message)" }
    let file = files[range.file]
    let position = LineTable(file.bytes).position(of: range.lower)
    return "\(file.name):\(position.line):\(position.column): \(finding.message)"
  }
}
