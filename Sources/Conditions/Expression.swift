public import SourceTree

/// The number of a test that conditions share.
public struct AtomID: Sendable, Hashable {
  /// The position in the program's atoms, from 0.
  public let index: Int
}

/// One test of one fact against constants.
public struct Atom: Sendable, Hashable {
  /// The fact that is tested.
  public let fact: FactID
  /// What is asked of it.
  public let test: Test

  /// What can be asked of a fact.
  ///
  /// Other comparisons are negations of these.
  public enum Test: Sendable, Hashable {
    /// Whether the fact is known; never unknown itself.
    case has
    /// True when the fact is known, and unknown instead of false when it is not.
    case known
    /// Whether a yes-no fact is true.
    case isTrue
    /// Whether a number or day is less than the constant.
    case less(ExactDecimal)
    /// Whether a number or day is at most the constant.
    case atMost(ExactDecimal)
    /// Whether a number or day is one of the constants, which are in order.
    case numbers([ExactDecimal])
    /// Whether a choice is one of the positions, which are in order.
    case choices([Int])
    /// Whether the position of an ordered choice is below this one.
    case rankBelow(Int)
    /// Whether a set holds the value at this position.
    case contains(Int)
    /// Whether a text is one of these, which are in byte order.
    case texts([ByteText])
  }
}

/// A text that equals another only when their bytes are the same.
public struct ByteText: Sendable, Hashable, Comparable {
  /// The UTF-8 bytes.
  public let bytes: [UInt8]

  /// Creates a text from its characters.
  public init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The characters.
  public var string: String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// Orders by bytes.
  public static func < (left: ByteText, right: ByteText) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

/// A compiled condition as a tree, for explanations and analysis; programs run a flat form of it.
public indirect enum Expression: Sendable, Hashable {
  /// Always the same answer.
  case constant(Bool)
  /// A test of a fact, and where it is written when it comes from a text.
  case test(AtomID, at: SourceRange?)
  /// True when every operand is; true without operands.
  case all([Expression])
  /// True when one operand is; false without operands.
  case any([Expression])
  /// The opposite.
  case not(Expression)
  /// True when the operand is certainly true, and otherwise false.
  case certain(Expression)
  /// True when the value of the fact is decided, and otherwise unknown. A finished program holds none of these.
  case known(FactID)
}
