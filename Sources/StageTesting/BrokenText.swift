import PlanCore

/// A stage's text with one thing broken, so that reading it must end in a finding.
struct BrokenText {
  /// What is broken, with the place.
  var what: String
  /// The text.
  var text: String

  /// Everything that can be broken in a text by changing one place.
  ///
  /// - Parameter facts: names of facts that the text can only refer to, never declare.
  static func all(of text: String, _ sites: [ShapeSite], facts: Set<String>) -> [BrokenText] {
    let source = Array(text.utf8)
    let lines = LineTable(source)
    return sites.flatMap { site -> [BrokenText] in
      breakages(of: site, facts: facts).map { name, range, replacement in
        let position = lines.position(of: range.lower)
        return BrokenText(
          what: "\(name) at \(position.line):\(position.column)",
          text: replacing(range, in: source, with: replacement))
      }
    } + secondUses(in: source, sites)
  }

  private static func breakages(
    of site: ShapeSite, facts: Set<String>
  ) -> [(String, SourceRange, String)] {
    var found: [(String, SourceRange, String)] = []
    if let key = site.key {
      found.append(("key renamed", key.range, "no-such-key"))
    }
    guard site.node.kind == .scalar else { return found }
    let range = site.node.range
    switch site.value {
    case .anything: return found
    case .citation: found.append(("unknown citation", range, "no-such-source"))
    case .hypothesis: found.append(("unknown hypothesis", range, "no-such-hypothesis"))
    case .condition: found.append(("unknown fact", range, "no_such_fact"))
    case .factName where facts.contains(site.node.text):
      found.append(("unknown fact", range, "no_such_fact"))
    case .word: found.append(("unknown word", range, "no-such-word"))
    case .integer, .number, .numberRange: found.append(("text for a number", range, "many"))
    default: break
    }
    if site.key != nil { found.append(("value removed", range, "")) }
    found.append(("mapping for a value", range, "{ no-such-key: 1 }"))
    return found
  }

  /// The second id of a file turned into the first one.
  private static func secondUses(in source: [UInt8], _ sites: [ShapeSite]) -> [BrokenText] {
    let rules = sites.filter { site in
      if case .object(let shape) = site.value {
        return shape.fields.contains { $0.key == "evidence" && $0.isRequired }
          && shape.fields.contains { $0.key == "strength" }
      }
      return false
    }.compactMap { $0.node.kind == .mapping ? $0.node["id"] : nil }
    guard rules.count > 1, rules[0].text != rules[1].text else { return [] }
    let text = replacing(rules[1].range, in: source, with: rules[0].text)
    return [BrokenText(what: "the id '\(rules[0].text)' used twice", text: text)]
  }

  private static func replacing(
    _ range: SourceRange, in source: [UInt8], with text: String
  ) -> String {
    // A block scalar ends with its line end, which the lines behind it need.
    let endsLine = range.upper > range.lower && source[range.upper - 1] == UInt8(ascii: "\n")
    let bytes =
      source[..<range.lower] + Array(text.utf8) + (endsLine ? [UInt8(ascii: "\n")] : [])
      + source[range.upper...]
    return String(decoding: bytes, as: UTF8.self)
  }
}
