import Conditions
public import PlanCore
import PlanFiles
public import SourceTree

/// One small change of a plan's text that its cases should notice.
public struct Mutant: Sendable {
  /// The kinds of changes.
  public enum Kind: String, Sendable, CaseIterable {
    case negation = "condition negated"
    case number = "number moved by one"
    case exception = "'unless' removed"
    case word = "word changed"
  }

  /// What kind of change it is.
  public var kind: Kind
  /// What is changed into what.
  public var summary: String
  /// The text that is replaced.
  public var range: SourceRange
  /// What takes its place.
  public var replacement: String
  /// The id of the entry that is changed: cases that name it are tried first.
  public var entry = ""

  /// The bytes of the changed file.
  public func bytes(of file: SourceFile) -> [UInt8] {
    let old = file.bytes[range.lower..<range.upper]
    // A block scalar ends with its line; what follows must stay on a line of its own.
    let end = old.last == 10 ? "\n" : ""
    return file.bytes[..<range.lower] + Array((replacement + end).utf8)
      + file.bytes[range.upper...]
  }

  /// All mutants of a plan, in the order of its files.
  public static func all(of definition: PlanDefinition) -> [Mutant] {
    let given = definition.vocabulary.all.first { !$0.group.isEmpty }?.name ?? ""
    return PlanText.all(of: definition).flatMap { text in
      var entry = ""
      return text.sites.flatMap { site -> [Mutant] in
        if let name = site.entryName { entry = name }
        return MutantFinder(site: site, given: given).mutants.map { mutant in
          var named = mutant
          named.entry = entry
          return named
        }
      }
    }
  }
}

extension ShapeSite {
  /// The name of an entry that begins here, as cases use it.
  fileprivate var entryName: String? {
    if let id = listedID { return id }
    if case .factName = value, key?.hasText("name") == true { return node.text }
    return nil
  }
}

/// Finds the mutants of one place of a plan's text.
struct MutantFinder {
  let site: ShapeSite
  /// A fact of which `has()` may be asked, for a condition that is never true.
  let given: String

  /// Words that decide something: their neighbours in the shape's list are plausible mistakes.
  private static let decisiveWords: Set<String> = ["effect", "urgency", "weight", "points_to"]
  /// Numbers outside conditions that decide something; doses and dates are content that nothing reads.
  private static let decisiveNumbers: Set<String> = [
    "weeks", "possible", "likely", "tie_within", "at_least", "at_most", "from_at_least", "by", "to",
    "important", "fresh_for",
  ]

  var mutants: [Mutant] {
    switch site.value {
    case .condition: conditionMutants
    case .word(let words) where isKey(in: Self.decisiveWords): wordMutant(words)
    case .integer where isKey(in: Self.decisiveNumbers),
      .number where isKey(in: Self.decisiveNumbers),
      .dayCount where isKey(in: Self.decisiveNumbers):
      numberMutants(in: site.node.text) { $0 }
    case .list(.object(let shape), _) where shape.name == Rule.exceptionShape.name:
      site.node.items.compactMap(removal)
    default: []
    }
  }

  private func isKey(in keys: Set<String>) -> Bool {
    site.key.map { keys.contains($0.text) } ?? false
  }

  private var conditionMutants: [Mutant] {
    let text = site.node.text
    // The two words that stand in place of a condition.
    guard site.node.kind == .scalar, text != "always", text != "never" else { return [] }
    let negation = Mutant(
      kind: .negation, summary: "!(\(text.oneLine))", range: site.node.range,
      replacement: "!(\(text))".quoted)
    return [negation] + numberMutants(in: text) { $0.quoted }
  }

  private func wordMutant(_ words: [String]) -> [Mutant] {
    guard let position = words.firstIndex(of: site.node.text), words.count > 1 else { return [] }
    let next = words[(position + 1) % words.count]
    return [
      Mutant(
        kind: .word, summary: "\(site.node.text) becomes \(next)", range: site.node.range,
        replacement: next)
    ]
  }

  /// The exception stays in its place and is never true: `has()` is known for every fact of a profile.
  private func removal(_ node: SourceNode) -> Mutant? {
    let fields = Fields(node)
    guard let condition = fields["when"] else { return nil }
    return Mutant(
      kind: .exception, summary: "no '\(fields.text("effect") ?? "")' \(fields.text("ref") ?? "")",
      range: condition.range, replacement: "has(\(given)) && !has(\(given))".quoted)
  }

  private func numberMutants(in text: String, _ write: (String) -> String) -> [Mutant] {
    text.numberRanges.flatMap { range in
      [-1, 1].compactMap { step in
        guard let moved = String(text[range]).moved(by: step) else { return nil }
        let changed = text[..<range.lowerBound] + moved + text[range.upperBound...]
        return Mutant(
          kind: .number, summary: "\(text[range]) becomes \(moved) in \(text.oneLine)",
          range: site.node.range, replacement: write(String(changed)))
      }
    }
  }
}

extension String {
  /// The text on one line, at most so long that it fits beside a place.
  fileprivate var oneLine: String {
    let line = String(map { $0 == "\n" ? " " : $0 })
    return line.count > 100 ? String(line.prefix(97)) + "…" : line
  }

  /// The text as a double-quoted YAML scalar.
  fileprivate var quoted: String {
    let inner = flatMap { character -> String in
      switch character {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": " "
      default: String(character)
      }
    }
    return "\"\(String(inner))\""
  }

  /// The number, one unit of its last digit further.
  fileprivate func moved(by step: Int) -> String? {
    let parts = split(separator: ".")
    guard parts.count == 2, let scaled = Int(parts[0] + parts[1]) else {
      return Int(self).map { String($0 + step) }
    }
    let digits = String(scaled + step)
    let places = parts[1].count
    let padded = String(repeating: "0", count: Swift.max(0, places + 1 - digits.count)) + digits
    return "\(padded.dropLast(places)).\(padded.suffix(places))"
  }

  /// Where numbers stand: outside of quotes and not within a name.
  fileprivate var numberRanges: [Range<String.Index>] {
    var ranges: [Range<String.Index>] = []
    var position = startIndex
    var quote: Character?
    var isInName = false
    while position < endIndex {
      let character = self[position]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character.isNumber, !isInName {
        let end = self[position...].firstIndex { !$0.isNumber && $0 != "." } ?? endIndex
        ranges.append(position..<end)
        position = end
        continue
      }
      isInName = character.isLetter || character == "_" || isInName && character.isNumber
      position = index(after: position)
    }
    return ranges
  }
}
