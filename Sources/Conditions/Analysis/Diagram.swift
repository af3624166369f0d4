/// A set of profiles, as a node of a `DiagramSpace`; equal sets of one space have equal numbers.
public struct Diagram: Sendable, Hashable {
  let node: Int32

  /// No profile.
  public static let empty = Diagram(node: 0)
  /// Every profile.
  public static let full = Diagram(node: 1)

  /// Whether no profile belongs to the set.
  public var isEmpty: Bool {
    self == .empty
  }

  /// Whether every profile belongs to the set.
  public var isFull: Bool {
    self == .full
  }
}
