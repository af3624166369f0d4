/// A variable that is to be true, or one that is to be false.
struct ClauseLiteral: Sendable, Hashable, Comparable {
  /// Twice the variable, and one more when it is to be false.
  let code: Int32

  init(code: Int32) {
    self.code = code
  }

  init(_ variable: Int, isTrue: Bool = true) {
    code = Int32(2 * variable) | (isTrue ? 0 : 1)
  }

  var variable: Int {
    Int(code >> 1)
  }

  var isTrue: Bool {
    code & 1 == 0
  }

  /// The place of the literal in a list with two entries for each variable.
  var index: Int {
    Int(code)
  }

  static prefix func ! (literal: ClauseLiteral) -> ClauseLiteral {
    ClauseLiteral(code: literal.code ^ 1)
  }

  static func < (left: ClauseLiteral, right: ClauseLiteral) -> Bool {
    left.code < right.code
  }
}
