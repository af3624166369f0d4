/// A place in a file where something of a known kind stands.
public struct ShapeSite: Sendable {
  /// The key in front of it; nil for the items of a list and the values of a mapping with free keys.
  public var key: SourceNode?
  /// What stands there.
  public var node: SourceNode
  /// What may stand there.
  public var value: Shape.Value

  /// The id that an entry claims here.
  public var listedID: String? {
    if case .identifier = value, key?.hasText("id") == true { node.text } else { nil }
  }

  /// Every such place in a mapping, in the order of the file.
  public static func all(in node: SourceNode, _ shape: Shape) -> [ShapeSite] {
    guard node.kind == .mapping else { return [] }
    return node.entries.flatMap { key, value in
      guard let field = shape.fields.first(where: { key.hasText($0.key) }) else {
        return [ShapeSite]()
      }
      return [ShapeSite(key: key, node: value, value: kind(of: value, field.value))]
        + inside(value, field.value)
    }
  }

  /// What a scalar may be where a list or a mapping could stand in its place.
  private static func kind(of node: SourceNode, _ value: Shape.Value) -> Shape.Value {
    switch value {
    case .oneOrMore(let item) where node.kind != .sequence: item
    case .either(let scalar, _) where node.kind == .scalar: scalar
    default: value
    }
  }

  private static func inside(_ node: SourceNode, _ value: Shape.Value) -> [ShapeSite] {
    switch value {
    case .list(let item, _), .oneOrMore(let item):
      node.items.flatMap { element in
        [ShapeSite(key: nil, node: element, value: kind(of: element, item))]
          + inside(element, item)
      }
    case .object(let shape): all(in: node, shape)
    case .map(let item):
      node.entries.flatMap { _, element in
        [ShapeSite(key: nil, node: element, value: item)] + inside(element, item)
      }
    case .either(_, let shape): all(in: node, shape)
    default: []
    }
  }
}
