/// Something that a rule may cite.
public struct EvidenceSource: Sendable, Hashable {
  /// How the source came into the plan.
  public enum Status: String, Sendable, Hashable, CaseIterable, Codable {
    /// The text was read.
    case read
    /// Recalled from a named guideline or trial, not read again.
    case recalled
    /// A choice of the authors; not evidence.
    case design
  }

  /// The id that rules cite.
  public var id: String
  /// What it is.
  public var title: String
  /// Who made it.
  public var by: String?
  /// When it appeared.
  public var year: Int?
  /// Where in it.
  public var place: String?
  /// Its address.
  public var url: String?
  /// How it came into the plan.
  public var status: Status
  /// The day by which it is to be looked at again.
  public var review: Day?
  /// Where it is listed.
  public var range: SourceRange

  /// The keys of a source.
  public static let shape = Shape(
    "a source",
    [
      .required("id", .text, "the id that rules cite"),
      .required("title", .text, "what it is"),
      .optional("by", .text, "who made it"),
      .optional("year", .integer(1800...2200), "when it appeared"),
      .optional("where", .text, "where in it"),
      .optional("url", .text, "its address"),
      .required("status", .word(Status.allCases.map(\.rawValue)), "read, recalled or design"),
      .required("review", .day, "the day by which it is to be looked at again"),
    ])

  /// Reads a source whose shape was checked; nil when what it needs is not there.
  public init?(_ fields: Fields) {
    guard let id = fields.text("id"), let title = fields.text("title"),
      let status = fields.word("status", Status.self)
    else { return nil }
    self.id = id
    self.title = title
    by = fields.text("by")
    year = fields.integer("year")
    place = fields.text("where")
    url = fields.text("url")
    self.status = status
    review = fields.day("review")
    range = fields["id"]?.range ?? fields.node.range
  }
}
