/// The stages that a plan file may name.
public struct StageRegistry: Sendable {
  /// Two stages claim one name.
  public struct DuplicateName: Error, Hashable {
    /// The name that both claim.
    public var name: String
  }

  private let types: [String: any Stage.Type]

  /// Creates a registry; the order of the stages does not matter.
  public init(_ stages: [any Stage.Type]) throws(DuplicateName) {
    var types: [String: any Stage.Type] = [:]
    for stage in stages {
      guard types.updateValue(stage, forKey: stage.name) == nil else {
        throw DuplicateName(name: stage.name)
      }
    }
    self.types = types
  }

  /// The names, in alphabetical order.
  public var names: [String] { types.keys.sorted() }

  /// The stage with this name; nil when there is none.
  public subscript(name: String) -> (any Stage.Type)? { types[name] }
}
