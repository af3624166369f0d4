/// What the files of a plan are read into: facts, conditions, rules and citations, with every finding on the way.
///
/// Files are read in the order of the stages, so a file sees the facts of the stages before it and no others.
public struct DefinitionBuilder: Sendable {
  /// The facts and conditions so far.
  public var conditions = ConditionCompiler()
  /// What is known of the facts.
  public var vocabulary = Vocabulary()
  /// Everything that is wrong so far.
  public var diagnostics: [Diagnostic] = []
  /// The hypotheses of the plan by id, each with the fact that holds its level.
  public private(set) var hypotheses: [String: FactID] = [:]
  /// The sources that may be cited.
  public private(set) var sources: [String: EvidenceSource] = [:]
  /// What stands where, for those who look at the plan as a whole.
  public internal(set) var outline = PlanOutline()
  private var ids: [String: SourceRange] = [:]

  /// Creates a builder that knows nothing yet.
  public init() {}

  /// Reports an error.
  public mutating func report(
    _ code: Diagnostic.Code, _ message: String, at range: SourceRange?, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(.error, code, message, at: range, help: help))
  }

  /// Compares a file with its shape; everything that does not fit is reported.
  ///
  /// - Returns: whether the file is a mapping, so that reading on makes sense.
  @discardableResult
  public mutating func check(_ node: SourceNode, _ shape: Shape) -> Bool {
    diagnostics += shape.findings(in: node)
    return node.kind == .mapping
  }

  /// Declares a fact that a stage writes; nil after a second declaration of the name was reported.
  ///
  /// - Parameter canBeMissing: whether `has()` may be asked of it: true for facts that the stage computes itself.
  @discardableResult
  public mutating func declare(
    _ name: String, _ type: FactType, title: VoicedText, canBeMissing: Bool = false,
    at range: SourceRange?
  ) -> FactID? {
    guard
      let id = conditions.declare(
        name, type, at: range, isDerived: !canBeMissing, diagnostics: &diagnostics)
    else {
      dropEcho()
      return nil
    }
    vocabulary.add(FactInfo(id: id, name: name, title: title, type: type, at: range))
    return id
  }

  /// Takes back the last finding when its place was complained about before.
  private mutating func dropEcho() {
    guard let last = diagnostics.last, last.code == "fact-name", let place = last.range,
      diagnostics.dropLast().contains(where: { $0.range == place })
    else { return }
    diagnostics.removeLast()
  }

  /// Compiles the condition of a scalar; nil after what is wrong with it was reported.
  public mutating func condition(_ node: SourceNode) -> ConditionID? {
    guard node.kind == .scalar, !node.isNull, !node.isBroken, node.length > 0 else {
      return nil
    }
    return conditions.compile(ConditionText(node), diagnostics: &diagnostics)
  }

  /// Compiles the condition behind a key; true when the key is not there, false after an error was reported.
  public mutating func condition(_ key: String, of fields: Fields) -> ConditionID {
    guard let node = fields[key] else { return conditions.constant(true) }
    guard let condition = condition(node) else { return conditions.constant(false) }
    outline.keys[condition] = key
    return condition
  }

  /// Compiles the condition behind a key; nil when the key is not there.
  public mutating func optionalCondition(_ key: String, of fields: Fields) -> ConditionID? {
    fields[key] == nil ? nil : condition(key, of: fields)
  }

  /// The fact that a scalar names; nil after an unknown name was reported.
  public mutating func fact(_ node: SourceNode) -> FactID? {
    if let id = vocabulary.id(named: node.text) {
      outline.named.insert(id)
      return id
    }
    report(
      .unknownFact, "unknown fact '\(node.text)'", at: node.range,
      help: didYouMean(node.text, among: vocabulary.all.map(\.name)))
    return nil
  }

  /// Keeps an author's promise that no two rows of a choice are true together; the analysis checks it.
  public mutating func promise(exclusive fact: FactID) {
    outline.exclusive.insert(fact)
  }

  /// Takes an id for good; a second use of it is reported with both places.
  ///
  /// - Parameter entry: the mapping that is called so.
  public mutating func claim(_ id: String, at range: SourceRange, of entry: Fields) {
    guard let first = ids[id] else {
      ids[id] = range
      outline.entries.append(PlanOutline.Entry(id: id, range: range, whole: entry.node.extent))
      return
    }
    diagnostics.append(
      Diagnostic(
        .error, .duplicateID, "the id '\(id)' is used twice in this plan", at: range,
        help: "ids are unique in the whole plan, whatever the file"
      ).labelled(first, "first used here"))
  }

  /// Makes a hypothesis known to the rules behind it.
  public mutating func add(hypothesis id: String, level: FactID) {
    hypotheses[id] = level
  }

  /// Makes a source citable; a second one of the same id is reported.
  public mutating func add(_ source: EvidenceSource) {
    if let first = sources.updateValue(source, forKey: source.id) {
      sources[source.id] = first
      diagnostics.append(
        Diagnostic(
          .error, .duplicateID, "the source '\(source.id)' is listed twice", at: source.range
        ).labelled(first.range, "first listed here"))
    }
  }

  /// The ids that a list of citations names; an unknown one is reported.
  public mutating func citations(_ key: String, of fields: Fields) -> [String] {
    var found: [String] = []
    for node in fields.items(key) where node.kind == .scalar && !node.isNull {
      let id = node.text
      guard sources.index(forKey: id) != nil else {
        report(
          .unknownSource, "no source '\(id)' in the plan's evidence files",
          at: node.range, help: didYouMean(id, among: sources.keys.sorted()))
        continue
      }
      outline.cited.insert(id)
      found.append(id)
    }
    return found
  }
}

extension Diagnostic.Code {
  /// A fact that neither the profile nor an earlier stage declares.
  public static let unknownFact: Self = "unknown-fact"
  /// One id for two things.
  public static let duplicateID: Self = "duplicate-id"
  /// A citation of a source that no evidence file lists.
  public static let unknownSource: Self = "unknown-source"
  /// A hypothesis that no stage before lists.
  public static let unknownHypothesis: Self = "unknown-hypothesis"
}
