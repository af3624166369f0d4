public import PlanCore
public import SourceTree

/// Reads the facts of a plan into the vocabulary.
public struct FactReader: Sendable {
  /// Creates a reader.
  public init() {}

  /// Reads the file's facts and contradictions.
  ///
  /// All facts are declared before any safety condition is compiled, so that these may name facts further down.
  func read(
    _ file: SourceNode, into builder: inout DefinitionBuilder
  ) -> [PlanDefinition.Contradiction] {
    let fields = Fields(file)
    if let groups = fields["groups"], groups.kind == .mapping {
      for (key, value) in groups.entries {
        if let title = VoicedText(value) {
          builder.vocabulary.groups.append((id: key.text, title: title))
        }
      }
    }
    if let facts = fields["facts"] { declare(facts, &builder) }
    _ = builder.citations("evidence", of: fields)
    return fields.objects("contradictions").compactMap { entry in
      guard let id = entry.text("id"), let because = entry.voiced("because") else { return nil }
      if let node = entry["id"] { builder.claim(id, at: node.range, of: entry) }
      return PlanDefinition.Contradiction(
        id: id, when: builder.condition("when", of: entry), because: because)
    }
  }

  /// Reads a mapping of facts without the file around it, as tests of stages write it: `group` and `title` may be left out.
  public func read(facts: SourceNode, into builder: inout DefinitionBuilder) {
    for (_, value) in facts.entries { builder.check(value, FactShape.unplaced) }
    declare(facts, &builder)
  }

  private func declare(_ facts: SourceNode, _ builder: inout DefinitionBuilder) {
    guard facts.kind == .mapping else { return }
    for (key, value) in facts.entries { declare(key, Fields(value), &builder) }
    for (key, value) in facts.entries { setSafety(key.text, Fields(value), &builder) }
  }

  private func declare(_ key: SourceNode, _ fields: Fields, _ builder: inout DefinitionBuilder) {
    guard FactName.isValid(key.text) else {
      builder.diagnostics.append(ScalarProblem.factName(key.text).finding(about: nil, at: key))
      return
    }
    guard let (type, form) = FactTypeReader(fields).type(&builder) else { return }
    let title = fields.voiced("title") ?? VoicedText(String(key.text.map { $0 == "_" ? " " : $0 }))
    let isDerived = fields.yesNo("derived") ?? false
    guard
      let id = builder.conditions.declare(
        key.text, type, at: key.range, isDerived: false, diagnostics: &builder.diagnostics)
    else { return }
    var info = FactInfo(id: id, name: key.text, title: title, type: type, at: key.range)
    info.form = form
    info.isDerived = isDerived
    info.ask = fields.voiced("ask")
    info.isRedFlag = fields.yesNo("red_flag") ?? false
    info.isVisitFact = fields.yesNo("visit") ?? false
    info.unused = fields["unused"]?.range
    info.freshFor = fields.dayCount("fresh_for")
    info.group = fields.text("group") ?? ""
    info.labels = labels(fields, info, &builder)
    info.rowWords = rowWords(fields, info, &builder)
    for (system, codes) in fields.entries("codes") {
      info.codes[system.text] =
        codes.kind == .sequence ? codes.items.map(\.text) : [codes.text]
    }
    if let node = fields["group"],
      !builder.vocabulary.groups.contains(where: { node.hasText($0.id) })
    {
      builder.report(
        .unknownGroup, "no group '\(node.text)'", at: node.range,
        help: didYouMean(node.text, among: builder.vocabulary.groups.map(\.id)))
    }
    builder.vocabulary.add(info)
  }

  private func labels(
    _ fields: Fields, _ info: FactInfo, _ builder: inout DefinitionBuilder
  ) -> [String: VoicedText] {
    guard let labels = fields["labels"], labels.kind == .mapping else { return [:] }
    var found: [String: VoicedText] = [:]
    for (key, value) in labels.entries {
      if !info.words.contains(key.text) {
        builder.report(
          .wrongValue, "'\(key.text)' is not a word of '\(info.name)'", at: key.range,
          help: didYouMean(key.text, among: info.words))
      }
      found[key.text] = VoicedText(value)
    }
    return found
  }

  private func rowWords(
    _ fields: Fields, _ info: FactInfo, _ builder: inout DefinitionBuilder
  ) -> [String: String] {
    var found: [String: String] = [:]
    for (key, value) in fields.entries("in_rows") {
      if !info.words.contains(value.text) {
        builder.report(
          .wrongValue, "'\(value.text)' is not a word of '\(info.name)'", at: value.range,
          help: didYouMean(value.text, among: info.words))
      }
      found[key.text] = value.text
    }
    return found
  }

  private func setSafety(_ name: String, _ fields: Fields, _ builder: inout DefinitionBuilder) {
    guard let node = fields["safety"], let info = builder.vocabulary.named(name) else { return }
    let safety: FactInfo.Safety
    switch node.text {
    case "always": safety = .always
    case "never": safety = .never
    default:
      guard let condition = builder.condition(node) else { return }
      safety = .when(condition)
    }
    builder.vocabulary.update(info.id) { $0.safety = safety }
    if case .never = safety { return }
    if fields["ask"] == nil {
      builder.report(
        .missingKey, "'\(name)' is safety-critical and has no 'ask'", at: node.range,
        help: "say how to ask for it, in both voices")
    }
  }
}

extension Diagnostic.Code {
  /// A group that the file does not list.
  static let unknownGroup: Self = "unknown-group"
}
