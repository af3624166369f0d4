/// The words that cannot be names, and the words that people write for operators.
enum ReservedWords {
  /// CEL's own words and those that it keeps for later.
  private static let all: Set<String> = [
    "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function",
    "has", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
  ]

  /// Operators in words of other languages.
  private static let operators: [String: Symbol] = [
    "and": .and, "or": .or, "not": .not, "is": .equal,
  ]

  /// The length of the longest of them.
  static let longestOperator = 3

  private static let longest = 9

  /// The operator that a word of another language stands for, in capitals or not.
  static func symbol(for word: String) -> Symbol? {
    // Names are asked for at every place where an operator could be, and few are as short as these.
    word.utf8.count <= longestOperator ? operators[word.lowercased()] : nil
  }

  /// Whether the language keeps a word for itself.
  static func isKept(_ word: String) -> Bool {
    word.utf8.count <= longest && all.contains(word)
  }

  /// Whether a condition can write this name: letters, digits and `_`, in parts joined by dots.
  static func isFactName(_ name: String) -> Bool {
    name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      part in
      guard part.first?.startsName == true, part.allSatisfy(\.continuesName) else { return false }
      guard part.count <= longest else { return true }
      let word = String(Substring(part))
      return !isKept(word) && symbol(for: word) == nil
    }
  }
}

extension UInt8 {
  /// Whether a name can begin with this letter.
  var startsName: Bool {
    self == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  /// Whether this is a digit.
  var isDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }

  /// Whether a name can go on with this letter or digit.
  var continuesName: Bool {
    startsName || isDigit
  }
}
