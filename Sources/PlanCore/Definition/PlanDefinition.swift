/// A pathway, checked and compiled once, for any number of people.
public struct PlanDefinition: Sendable {
  /// The id.
  public var id: String
  /// The revision of the content.
  public var revision: String
  /// What the pathway is called.
  public var title: VoicedText
  /// The jurisdictions it speaks for.
  public var jurisdictions: [String]
  /// What stands on every plan.
  public var notices: [VoicedText]
  /// Whom it is for.
  public var scope: [ScopeRule]
  /// What cannot be true of one person.
  public var contradictions: [Contradiction]
  /// The stages in the order of the plan.
  public var stages: [StageEntry]
  /// Every fact.
  public var vocabulary: Vocabulary
  /// The compiled conditions.
  public var program: ConditionProgram
  /// The sources that may be cited, in the order of the evidence files.
  public var sources: [EvidenceSource]
  /// SHA-256 of the definition's files, in hexadecimal.
  public var sha256: String
  /// The files that were read.
  public var files: SourceFiles
  /// The path of the plan's folder, which places leave out.
  public var folder: String

  /// What must hold for every profile; read only by those who prove it.
  public var invariants: [Invariant]
  /// What stands where in the files.
  public var outline: PlanOutline

  /// One stage with its gate.
  public struct StageEntry: Sendable {
    /// The stage.
    public var stage: any Stage
    /// When it takes part; a gate that is not known to be open is closed.
    public var gate: ConditionID

    /// Creates an entry.
    public init(stage: any Stage, gate: ConditionID) {
      self.stage = stage
      self.gate = gate
    }
  }

  /// Whom the plan is for: when it is false there is a message and no plan.
  public struct ScopeRule: Sendable {
    /// The id.
    public var id: String
    /// The id in the evidence base, where there is one.
    public var ref: String?
    /// What must not be false.
    public var when: ConditionID
    /// What to say when it is.
    public var message: VoicedText

    /// Creates a rule.
    public init(id: String, ref: String?, when: ConditionID, message: VoicedText) {
      self.id = id
      self.ref = ref
      self.when = when
      self.message = message
    }
  }

  /// Something that cannot be true of one person.
  public struct Contradiction: Sendable {
    /// The id.
    public var id: String
    /// What cannot be.
    public var when: ConditionID
    /// Why not.
    public var because: VoicedText

    /// Creates a contradiction.
    public init(id: String, when: ConditionID, because: VoicedText) {
      self.id = id
      self.when = when
      self.because = because
    }
  }

  /// Creates a definition from what its files were read into; scope and the rest are set after.
  public init(id: String, revision: String, title: VoicedText, _ builder: DefinitionBuilder) {
    self.id = id
    self.revision = revision
    self.title = title
    jurisdictions = []
    notices = []
    scope = []
    contradictions = []
    stages = []
    vocabulary = builder.vocabulary
    program = builder.conditions.finish()
    sources = []
    sha256 = ""
    files = SourceFiles()
    folder = ""
    invariants = []
    outline = builder.outline
  }

  /// Where each rule stands, by its id: `file:line:column`, the file without the plan's folder; worked out at each call.
  public var places: [String: String] {
    var places: [String: String] = [:]
    var tables: [FileID: LineTable] = [:]
    for rule in stages.flatMap(\.stage.rules) {
      let file = files[rule.range.file]
      let table = tables[rule.range.file] ?? LineTable(file.bytes)
      tables[rule.range.file] = table
      let position = table.position(of: rule.range.lower)
      let name =
        file.name.hasPrefix("\(folder)/") ? file.name.dropFirst(folder.count + 1) : file.name[...]
      places[rule.id] = "\(name):\(position.line):\(position.column)"
    }
    return places
  }
}
