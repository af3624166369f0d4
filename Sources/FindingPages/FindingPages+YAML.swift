import SourceTree

extension FindingPages {
  private static let right = FindingExample.facts("pain: 5")

  static let yamlFeatures = [
    FindingPage(
      "yaml-tag", "A word that begins with '!' is a YAML tag.",
      because: "YAML takes it away before anybody sees it: `!fever` is read as an empty text.",
      failing: .file(
        "assessment.yaml", "facts:\n  - { name: calm, when: !numbness, evidence: [design-start] }\n"
      ),
      repaired: .file(
        "assessment.yaml",
        "facts:\n  - { name: strong_pain, when: '!numbness', evidence: [design-start] }\n")),
    FindingPage(
      "yaml-anchor", "A word that begins with '&' is a YAML anchor.",
      because: "Plans have no copies by reference: every value stands where it is read.",
      failing: .facts("pain: &now 5"), repaired: right),
    FindingPage(
      "yaml-alias", "A word that begins with '*' is a YAML alias.",
      because:
        "A small file could stand for an endless one, and a reader could not see what it says.",
      failing: .facts("pain: *now"), repaired: right),
    FindingPage(
      "yaml-merge-key", "The key '<<' would take in another mapping.",
      because: "Readers differ in which of two equal keys wins.",
      failing: .facts("<<: { pain: 5 }"), repaired: right),
    FindingPage(
      "yaml-explicit-key", "A '?' at the start of a line makes an explicit key.",
      because: "A key is a short word with a colon; anything else hides what the file says.",
      failing: .facts("? pain\n: 5"), repaired: right),
    FindingPage(
      "yaml-complex-key", "A list or a mapping is used as a key.",
      because: "Keys are words.",
      failing: .facts("[pain, age]: 5"), repaired: right),
    FindingPage(
      "yaml-directive", "A line that begins with '%' is a directive.",
      because: "Directives change how the rest is read; only `%YAML 1.2` may stand there.",
      failing: .profile("%TAG ! tag:example.com,2000:\n---\nplan: example\n"),
      repaired: .profile("plan: example\npatient: P-1\non: 2026-11-22\nfacts: {}\n")),
    FindingPage(
      "yaml-second-document", "A file holds more than one document.",
      because: "Everything behind the second '---' would be left out without a word.",
      failing: .facts("pain: 5\n---\nage_years: 50").onItsOwn,
      repaired: .facts("pain: 5\nage_years: 50")),
    FindingPage(
      "duplicate-key", "A key stands twice in one mapping.",
      because: "Readers differ in which of the two counts, and one of them is a mistake.",
      failing: .facts("pain: 5\npain: 6"), repaired: .facts("pain: 6")),
  ]

  static let yamlValues = [
    FindingPage(
      "yaml-unclosed-quote", "A quote is opened and never closed.",
      because: "Everything behind it would become one text.",
      failing: .facts("goals: [\"walk]"), repaired: .facts("goals: [\"walk\"]")),
    FindingPage(
      "yaml-escape", "A backslash in double quotes does not begin an escape.",
      because: "In double quotes a backslash changes the letter behind it.",
      failing: .facts("goals: [\"up\\down\"]"), repaired: .facts("goals: ['up\\down']")),
    FindingPage(
      "yaml-block-header", "Text stands behind '|' or '>'.",
      because: "These signs open a block of lines, so a condition cannot begin with them.",
      failing: .facts("pain: > 5"), repaired: right),
    FindingPage(
      "yaml-tab", "A tab is used for indentation.",
      because: "YAML does not say how wide a tab is, so the structure would be a guess.",
      failing: .profile("plan: example\npatient: P-1\non: 2026-11-22\nfacts:\n\tpain: 5\n"),
      repaired: right),
    FindingPage(
      "yaml-reserved-character", "A value begins with a character that YAML keeps for itself.",
      because: "YAML gives it a meaning or forbids it.",
      failing: .facts("goals: [@home]"), repaired: .facts("goals: ['@home']")),
    FindingPage(
      "yaml-bracket-in-text",
      "A bracket stands inside a value without quotes, in braces or brackets.",
      because: "There a bracket opens a list, in the middle of the text too.",
      failing: .file("assessment.yaml", "facts:\n  - { name: calm, when: course in [\"same\"] }\n"),
      repaired: .file(
        "assessment.yaml", "facts:\n  - { name: strong_pain, when: 'course in [\"same\"]' }\n")),
    FindingPage(
      "yaml-text-after-quote", "Text follows the closing quote of a value.",
      because: "A value that begins with a quote ends at the next one.",
      failing: .file("assessment.yaml", "facts:\n  - name: calm\n    when: \"thigh\" in regions\n"),
      repaired: .file(
        "assessment.yaml", "facts:\n  - name: strong_pain\n    when: '\"thigh\" in regions'\n")),
    FindingPage(
      "yaml-text-after-bracket", "Text follows the closing bracket of a value.",
      because: "A value that begins with a bracket ends at the closing one.",
      failing: .file("assessment.yaml", "facts:\n  - name: calm\n    when: [a] in b\n"),
      repaired: .file(
        "assessment.yaml", "facts:\n  - name: strong_pain\n    when: course in [\"same\"]\n")),
  ]

  static let yamlStructure = [
    FindingPage(
      "yaml-syntax", "The text cannot be read as YAML.",
      because: "What a reader cannot place it must not guess at.",
      failing: .facts("\"age\" \"years\": 50"), repaired: .facts("age_years: 50")),
    FindingPage(
      "yaml-missing-colon", "A line has no colon where a key is expected.",
      because: "Without it the line is a part of the value above, or nothing.",
      failing: .facts("age_years: 50\npain 5\nnumbness: no"),
      repaired: .facts("age_years: 50\npain: 5\nnumbness: no")),
    FindingPage(
      "yaml-colon-in-text", "A colon with a blank stands inside a value without quotes.",
      because: "YAML takes it for the end of a key.",
      failing: .profile("plan: example\npatient: ward: 5\n"),
      repaired: .profile("plan: example\npatient: 'ward: 5'\non: 2026-11-22\nfacts: {}\n")),
    FindingPage(
      "yaml-missing-comma", "Two items in brackets or braces have no comma between them.",
      because: "Without it the two are one, or nothing.",
      failing: .facts("goals: [\"walk\" \"sleep\"]"),
      repaired: .facts("goals: [\"walk\", \"sleep\"]")),
    FindingPage(
      "yaml-unclosed-bracket", "A bracket or brace is opened and never closed.",
      because: "Everything behind it would belong to the list.",
      failing: .facts("goals: [walk, sleep"), repaired: .facts("goals: [walk, sleep]")),
    FindingPage(
      "yaml-key-too-long", "A key is longer than YAML allows.",
      because: "A key of more than 1024 characters is a text in the wrong place.",
      failing: .bytes(
        Array("facts:\n  ".utf8) + Array(repeating: 120, count: 1100) + Array(": 5\n".utf8),
        shown: "xxxx… 1100 times: 5"), repaired: right),
    FindingPage(
      "yaml-missing-key", "A colon has no key in front of it.",
      because: "A value without a name belongs to nothing.",
      failing: .facts(": 5"), repaired: right),
    FindingPage(
      "yaml-indentation", "A line's indentation fits none of the lines above.",
      because: "Indentation says what belongs to what.",
      failing: .facts("  pain: 5\nage_years: 50"), repaired: .facts("pain: 5\nage_years: 50")),
    FindingPage(
      "yaml-list-on-key-line", "A list item begins on the line of its key.",
      because: "A list in lines begins below its key.",
      failing: .facts("goals: - walk"), repaired: .facts("goals:\n  - walk")),
    FindingPage(
      "yaml-text-after-end", "Text follows behind the end of the file's only value.",
      because: "It would be left out without a word.",
      failing: .profile("{ plan: example }\n{ patient: P-1 }\n"),
      repaired: .profile("{ plan: example, patient: P-1, on: 2026-11-22, facts: {} }\n")),
  ]
}

extension FindingExample {
  /// Facts whose lines are not indented below `facts:`, so that a line may end the document.
  fileprivate var onItsOwn: FindingExample {
    guard case .facts(let text) = self else { return self }
    return .profile("plan: example\npatient: P-1\non: 2026-11-22\nfacts:\n  \(text)\n")
  }
}
