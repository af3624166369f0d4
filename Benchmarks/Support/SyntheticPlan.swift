import Foundation

/// A plan folder with as many rules as one likes, over as many facts as a large record has; the same for the same number.
public struct SyntheticPlan {
  private let rules: Int
  private static let numbers = 40
  private static let answers = 30
  /// A file with more rules would be longer than a plan's file may be.
  private static let rulesInFile = 2_000

  /// Creates the plan.
  public init(rules: Int) {
    self.rules = rules
  }

  /// Writes the folder and gives its path.
  public func write() throws -> String {
    let folder = Repository.root.appending(path: ".build-bench/rules-\(rules)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return folder.path
  }

  /// A person who has answered two thirds of the questions.
  public var person: String {
    let numbers = (0..<Self.numbers).filter { $0 % 3 != 0 }.map { "  n\($0): \(($0 * 37) % 100)" }
    let answers = (0..<Self.answers).filter { $0 % 3 != 1 }.map {
      "  a\($0): \($0 % 4 == 0 ? "yes" : "no")"
    }
    return "patient: P-1\non: 2026-11-22\nfacts:\n" + (numbers + answers).joined(separator: "\n")
      + "\n"
  }

  private var files: [String: String] {
    var files = ["plan.yaml": plan, "profile.yaml": profile, "evidence.yaml": Self.evidence]
    for (index, start) in starts.enumerated() {
      let end = min(start + Self.rulesInFile, rules)
      files["rules-\(index).yaml"] =
        "activities:\n" + (start..<end).map(rule).joined()
    }
    return files
  }

  private var starts: [Int] { Array(stride(from: 0, to: rules, by: Self.rulesInFile)) }

  private var plan: String {
    let names = starts.indices.map { "rules-\($0).yaml" }.joined(separator: ", ")
    return """
      format: 1
      plan: rules-\(rules)
      revision: 1.0.0
      title: A plan for measuring
      profile: profile.yaml
      evidence: evidence.yaml
      stages: [{ use: conservative-care, from: [\(names)] }]

      """
  }

  private var profile: String {
    let numbers = (0..<Self.numbers).map {
      "  n\($0): { group: record, title: n, type: integer, range: [0, 100] }\n"
    }
    let answers = (0..<Self.answers).map { "  a\($0): { group: record, title: a, type: yes-no }\n" }
    return "format: 1\ngroups: { record: The record }\nfacts:\n" + (numbers + answers).joined()
  }

  private static let evidence =
    "sources: [{ id: design-size, title: A plan for measuring, status: design, review: 2030-01-01 }]\n"

  private func rule(_ index: Int) -> String {
    let (first, second) = (index % Self.numbers, (index * 7 + 3) % Self.numbers)
    let answer = (index * 11 + 5) % Self.answers
    let (low, high) = ((index * 13) % 80 + 10, (index * 29) % 80 + 10)
    return """
        - id: rule-\(index)
          title: Rule \(index)
          when: (n\(first) >= \(low) && has(n\(second)) || a\(answer)) && n\(second) < \(high)
          strength: design
          evidence: [design-size]
          kind: self-care
          category: education
          how: What to do.

      """
  }
}
