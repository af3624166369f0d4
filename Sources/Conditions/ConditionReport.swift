import SourceTree

/// The findings of one condition while it is read.
struct ConditionReport: Sendable {
  let text: ConditionText
  private(set) var diagnostics: [Diagnostic] = []
  private var starts: Set<Int> = []

  init(_ text: ConditionText) {
    self.text = text
  }

  /// A finding at a part of the condition, to be filed with `add`.
  func error(
    _ code: Diagnostic.Code, _ message: String, at part: Range<Int>, help: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, code, message, at: text.range(part), help: help)
  }

  /// Files a finding, unless one already starts at the same byte: the second is an echo of the first.
  mutating func add(_ diagnostic: Diagnostic) {
    guard let range = diagnostic.range, starts.insert(range.lower).inserted else { return }
    diagnostics.append(diagnostic)
  }

  /// Files an error with a fix that replaces the part.
  mutating func add(
    _ code: Diagnostic.Code, _ message: String, at part: Range<Int>, help: String? = nil,
    fix: (replacement: String, Diagnostic.Fix.Applicability)? = nil
  ) {
    var diagnostic = error(code, message, at: part, help: help)
    if let fix { diagnostic = text.fixing(diagnostic, part, with: fix.replacement, fix.1) }
    add(diagnostic)
  }

  /// Puts the findings into the order of the text.
  mutating func sort() {
    guard diagnostics.count > 1 else { return }
    diagnostics = diagnostics.enumerated()
      .sorted { ($0.1.range?.lower ?? 0, $0.0) < ($1.1.range?.lower ?? 0, $1.0) }
      .map(\.1)
  }
}
