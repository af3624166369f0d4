public import SourceTree

/// All pages.
public enum FindingPages {
  /// Where the pages are published; the code follows.
  public static let address = "urn:plumbline:finding:"

  /// All pages in the order of their codes.
  public static let all: [FindingPage] =
    [
      files, commands, bytes, limits, yamlFeatures, yamlValues, yamlStructure, conditionText,
      conditionFacts, conditionComparisons, conditionLists, shapes, facts, references,
      suppressions, cases, json, conditionProofs,
      ruleProofs, uses, invariants,
    ].flatMap(\.self).sorted { $0.code < $1.code }

  /// The page of a code; nil when there is none.
  public static func page(of code: String) -> FindingPage? {
    all.first { $0.code.name == code }
  }

  /// The rules for reports that list them.
  public static var rules: [Diagnostic.Code: FindingRule] {
    var rules: [Diagnostic.Code: FindingRule] = [:]
    for page in all {
      rules[page.code] = FindingRule(
        summary: page.summary, reason: page.reason, address: address + page.code.name,
        page: page.markdown)
    }
    return rules
  }

  /// All pages as one document, `docs/findings.md`.
  public static var document: String {
    var text = """
      # Findings

      Every finding has a code that never changes its meaning. `plumbline explain CODE` prints its page.
      This file is written by `make findings` from the same source; the examples are run as tests.
      Facts and files of the examples belong to the plan that `plumbline new plan` writes.

      | code | what it is |
      |---|---|

      """
    for page in all { text += "| [`\(page.code.name)`](#\(page.code.name)) | \(page.summary) |\n" }
    for page in all { text += "\n## \(page.code.name)\n\n\(page.body)" }
    return text
  }
}

extension FindingPage {
  /// The page in Markdown, with its code as the title.
  public var markdown: String { "# \(code.name)\n\n\(body)" }

  /// The page without its title.
  var body: String {
    """
    \(summary)

    \(reason)

    \(part("Wrong", failing))
    \(part("Right", repaired))
    """
  }

  private func part(_ title: String, _ example: FindingExample) -> String {
    guard let file = example.fileName else {
      return "\(title):\n\n> \(example.text)"
    }
    return
      "\(title), in \(file == "a profile" ? file : "`\(file)`"):\n\n```yaml\n\(example.text)```\n"
  }
}
