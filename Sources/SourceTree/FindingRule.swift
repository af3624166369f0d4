/// What is always true of findings with one code, for formats that list the rules beside the findings.
public struct FindingRule: Sendable, Hashable {
  /// What it is, in one sentence.
  public var summary: String
  /// Why it matters.
  public var reason: String
  /// The address of its page.
  public var address: String
  /// The page itself, in Markdown.
  public var page: String

  /// Creates a rule.
  public init(summary: String, reason: String, address: String, page: String) {
    self.summary = summary
    self.reason = reason
    self.address = address
    self.page = page
  }
}

/// What the formats for other programs need besides the findings.
public struct ReportContext: Sendable {
  /// The version of the program.
  public var version: String
  /// The rules by code; a code that is not there is listed by its name alone.
  public var rules: [Diagnostic.Code: FindingRule]
  /// The working folder: absolute paths below it are written relative to it.
  public var folder: String?

  /// Creates a context; without rules the formats name codes alone.
  public init(
    version: String = "", rules: [Diagnostic.Code: FindingRule] = [:], folder: String? = nil
  ) {
    self.version = version
    self.rules = rules
    self.folder = folder
  }

  /// A file's name as readers in the working folder know it.
  func path(of name: String) -> String {
    guard let folder, name.hasPrefix("\(folder)/") else { return name }
    return String(name.dropFirst(folder.count + 1))
  }
}
