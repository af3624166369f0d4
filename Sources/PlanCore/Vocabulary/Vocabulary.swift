/// Every fact of a plan by id and by name: those a profile may hold and those that stages write.
public struct Vocabulary: Sendable {
  /// The groups in the order in which they are asked, with their titles.
  public var groups: [(id: String, title: VoicedText)] = []
  private var infos: [FactInfo] = []
  private var positions: [String: Int] = [:]

  /// Creates an empty vocabulary.
  public init() {}

  /// All facts in the order in which they were declared.
  public var all: [FactInfo] { infos }

  /// Adds a fact whose id the condition compiler has just given; ids count up from 0.
  public mutating func add(_ info: FactInfo) {
    positions[info.name] = infos.count
    infos.append(info)
  }

  /// The fact with this id.
  public subscript(id: FactID) -> FactInfo {
    infos[id.index]
  }

  /// The fact with this name; nil when there is none.
  public func named(_ name: String) -> FactInfo? {
    positions[name].map { infos[$0] }
  }

  /// The id of the fact with this name; nil when there is none.
  public func id(named name: String) -> FactID? {
    positions[name].map { infos[$0].id }
  }

  /// Changes what is known of a fact.
  public mutating func update(_ id: FactID, _ change: (inout FactInfo) -> Void) {
    change(&infos[id.index])
  }
}
