import PlanAnalysis
import PlanCore

/// Each invariant with what became of it and how long that took, as lines of text.
struct ProofList {
  let outcomes: [InvariantOutcome]

  /// One line an invariant, and one for all of them.
  var text: String {
    let lines = outcomes.map { outcome in
      let name = [outcome.invariant.ref, outcome.invariant.id].compactMap(\.self)
        .joined(separator: " ")
      return "\(padded(outcome.result.word, 10))\(milliseconds(outcome.effort))  \(name): "
        + "\(outcome.invariant.title)\n"
    }
    return lines.joined() + summary
  }

  private var summary: String {
    let words = ["proved", "refuted", "undecided", "too large"]
    let counts = words.map { word in "\(outcomes.count { $0.result.word == word }) \(word)" }
    let total = outcomes.reduce(Duration.zero) { $0 + $1.effort }
    return "\(outcomes.count) invariants: \(counts.joined(separator: ", ")); "
      + "\(milliseconds(total).drop { $0 == " " }) of search\n"
  }

  private func padded(_ word: String, _ width: Int) -> String {
    word + String(repeating: " ", count: max(0, width - word.utf8.count))
  }

  private func milliseconds(_ duration: Duration) -> String {
    let (seconds, rest) = duration.components
    let tenths = seconds * 10_000 + rest / 100_000_000_000_000
    let text = "\(tenths / 10).\(tenths % 10) ms"
    return String(repeating: " ", count: max(0, 10 - text.utf8.count)) + text
  }
}

extension InvariantOutcome.Result {
  /// The result in a word.
  fileprivate var word: String {
    switch self {
    case .proved: "proved"
    case .refuted: "refuted"
    case .undecided: "undecided"
    case .tooLarge: "too large"
    }
  }
}
