import SourceTree

/// Gathers the findings of one file, and stops at a number that nobody reads on from.
struct FindingCollector {
  static let capacity = 100

  private(set) var all: [Diagnostic] = []

  var count: Int { all.count }

  mutating func add(_ finding: Diagnostic) {
    if all.count < Self.capacity {
      all.append(finding)
    } else if all.count == Self.capacity {
      all.append(.tooManyFindings(at: finding.range))
    }
  }

  mutating func add(_ findings: [Diagnostic]) {
    for finding in findings { add(finding) }
  }
}

extension Diagnostic.Code {
  /// More is wrong with a file than is listed.
  static let tooManyFindings: Self = "too-many-findings"
}

extension Diagnostic {
  fileprivate static func tooManyFindings(at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .error, .tooManyFindings,
      "more than \(FindingCollector.capacity) findings in this file; the rest are not listed",
      at: range, help: "mend the first ones and validate again")
  }
}
