/// The words that cannot be names, and the words that people write for operators.
enum ReservedWords {
  /// CEL's own words and those that it keeps for later.
  static let all: Set<String> = [
    "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function",
    "has", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
  ]

  /// Operators in words of other languages.
  static let operators: [String: Symbol] = [
    "and": .and, "or": .or, "not": .not, "is": .equal,
  ]

  /// Whether a condition can write this name: letters, digits and `_`, in parts joined by dots.
  static func isFactName(_ name: String) -> Bool {
    name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      part.utf8.first?.startsName == true && part.utf8.allSatisfy(\.continuesName)
        && !all.contains(String(part)) && operators[part.lowercased()] == nil
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
