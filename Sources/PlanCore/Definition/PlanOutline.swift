/// What stands where in a plan's files: which entry owns a condition, which facts and sources are named.
public struct PlanOutline: Sendable {
  /// A mapping with an id of its own.
  public struct Entry: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Where the id stands.
    public var range: SourceRange
    /// The whole mapping.
    public var whole: SourceRange

    /// Creates an entry.
    public init(id: String, range: SourceRange, whole: SourceRange) {
      self.id = id
      self.range = range
      self.whole = whole
    }
  }

  /// Whose condition it is and what for.
  public struct ConditionOwner: Sendable, Hashable {
    /// The id of the innermost entry around it; nil when no entry is.
    public var entry: Entry?
    /// The key that it stands behind, such as `when`; nil for the items of a list.
    public var key: String?
  }

  /// The entries in the order in which they were read.
  public var entries: [Entry] = []
  /// The key of each condition that stands behind one.
  public var keys: [ConditionID: String] = [:]
  /// The facts that are named outside of conditions.
  public var named: Set<FactID> = []
  /// The sources that are cited.
  public var cited: Set<String> = []
  /// The first-match choices of which no two rows may be true together.
  public var exclusive: Set<FactID> = []

  /// How many conditions the plan has without its invariants; nil when it has none of those.
  public var conditionsBeforeInvariants: Int?

  /// Creates an empty outline.
  public init() {}

  /// The owner of the condition that stands at a place.
  public func owner(of condition: ConditionID, at range: SourceRange) -> ConditionOwner {
    let around = entries.filter { $0.whole.encloses(range) }
    let innermost = around.min { $0.whole.upper - $0.whole.lower < $1.whole.upper - $1.whole.lower }
    return ConditionOwner(entry: innermost, key: keys[condition])
  }

  /// The entry of this id.
  public func entry(_ id: String) -> Entry? {
    entries.first { $0.id == id }
  }
}

extension SourceRange {
  /// Whether the other range lies in this one.
  public func encloses(_ other: SourceRange) -> Bool {
    file == other.file && lower <= other.lower && other.upper <= upper
  }
}
