extension JSONText {
  /// The same JSON on many lines, indented by two blanks, with a line break behind it.
  public var indented: String {
    var result = ""
    var depth = 0
    var isInString = false
    var isEscaped = false
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { last = scalar }
      if isInString {
        result.unicodeScalars.append(scalar)
        if scalar == "\"", !isEscaped { isInString = false }
        isEscaped = scalar == "\\" && !isEscaped
        continue
      }
      let isEmpty = (scalar == "]" && last == "[") || (scalar == "}" && last == "{")
      switch scalar {
      case "]", "}":
        depth -= 1
        if !isEmpty { result += Self.line(depth) }
      case _ where last == "[" || last == "{": result += Self.line(depth)
      default: break
      }
      result.unicodeScalars.append(scalar)
      switch scalar {
      case "\"": isInString = true
      case "[", "{": depth += 1
      case ",": result += Self.line(depth)
      case ":": result += " "
      default: break
      }
    }
    return result + "\n"
  }

  private static func line(_ depth: Int) -> String {
    "\n" + String(repeating: "  ", count: depth)
  }
}
