import Testing

/// Something that holds for every plan, with the cases that it speaks of.
struct Property: Sendable, CustomTestStringConvertible {
  /// The invariant of the evidence base, and what it says.
  var name: String
  /// How many of 3200 people it must speak of at least, so that it cannot hold for want of cases.
  var atLeast: Int
  /// Whether it speaks of this case.
  var speaks: @Sendable (Case) -> Bool
  /// Whether it holds.
  var holds: @Sendable (Case) -> Bool

  var testDescription: String { name }

  init(
    _ name: String, atLeast: Int,
    when speaks: @escaping @Sendable (Case) -> Bool = { _ in true },
    _ holds: @escaping @Sendable (Case) -> Bool
  ) {
    self.name = name
    self.atLeast = atLeast
    self.speaks = speaks
    self.holds = holds
  }

  static let all = urgency + questions + medicines + referrals + exercises + structure
}
