import PlanCore
import SourceTree

/// Tells findings apart from what only follows from other findings.
///
/// Whoever names a fact, a source or a hypothesis that is not there because its declaration is wrong is not to blame.
struct Consequences {
  /// The files as they were read.
  let files: SourceFiles
  /// Every name that a profile or a stage gave to a fact.
  let vocabulary: Vocabulary
  /// The roots of the plan's files.
  let nodes: [SourceNode]

  /// The findings of one reading without consequences.
  ///
  /// - Parameter sourcesEnd: how many of the findings were made before anything but the evidence was read.
  func removed(from findings: [Diagnostic], sourcesEnd: Int) -> [Diagnostic] {
    guard findings.hasErrors else { return findings }
    let lostNames = namesOfBrokenEntries(findings)
    let areSourcesLost = findings.prefix(sourcesEnd).contains(where: \.losesEverything)
    var areNamesLost = false
    var unnamed = UnnamedEntries()
    var kept: [Diagnostic] = []
    for (position, finding) in findings.enumerated() {
      unnamed.note(finding)
      let isConsequence =
        if finding.isAboutUnknownName, let name = name(in: finding), unnamed.explain(name, finding)
        {
          true
        } else if finding.code == .unknownSource {
          areSourcesLost || isLost(finding, lostNames)
        } else {
          finding.isAboutUnknownName && (areNamesLost || isLost(finding, lostNames))
        }
      if !isConsequence { kept.append(finding.isAboutUnknownName ? explained(finding) : finding) }
      if position >= sourcesEnd, finding.losesEverything { areNamesLost = true }
    }
    // Two entries may each be the reason why the other is broken.
    return kept.hasErrors ? kept : findings
  }

  /// Whether a finding is about a name that a broken entry would have declared.
  private func isLost(_ finding: Diagnostic, _ names: [String: Set<String>]) -> Bool {
    guard let name = name(in: finding), vocabulary.named(name) == nil else { return false }
    let key = Self.key(name)
    // `red_flags.numb` is what the red flag `numb` declares.
    let last = key.split(separator: ".").last.map(String.init) ?? key
    return [key, last].contains { names[$0].map { $0 != [key] } ?? false }
  }

  /// A name that is there, but only behind the file that uses it.
  private func explained(_ finding: Diagnostic) -> Diagnostic {
    guard let name = name(in: finding), let info = vocabulary.named(name) else { return finding }
    var finding = finding
    finding.help = "a later stage or entry works it out; only what stands above can be used"
    finding.fixes = []
    return info.range.map { finding.labelled($0, "it is declared here") } ?? finding
  }

  private func name(in finding: Diagnostic) -> String? {
    finding.range.map { range in
      String(decoding: files[range.file].bytes[range.lower..<range.upper], as: UTF8.self)
    }
  }

  /// The ids, names and keys of all entries that hold an error, each with what the errors are about.
  private func namesOfBrokenEntries(_ findings: [Diagnostic]) -> [String: Set<String>] {
    var errors: [FileID: [(offset: Int, about: String)]] = [:]
    for finding in findings where finding.severity == .error {
      guard let range = finding.range else { continue }
      let about = finding.isAboutUnknownName ? name(in: finding).map(Self.key) : nil
      errors[range.file, default: []].append((range.lower, about ?? ""))
    }
    var names: [String: Set<String>] = [:]
    for node in nodes {
      guard let own = errors[node.range.file] else { continue }
      collect(node, own.sorted { $0.offset < $1.offset }, &names)
    }
    return names
  }

  private func collect(
    _ node: SourceNode, _ errors: [(offset: Int, about: String)],
    _ names: inout [String: Set<String>]
  ) {
    for item in node.items { collect(item, errors, &names) }
    for (key, value) in node.entries {
      collect(value, errors, &names)
      if Self.subjects(of: errors, from: key.range.lower, to: key.range.lower).contains("") {
        // The key itself is wrong, so nothing below it was read.
        collectAll(value, &names)
      }
      if value.kind == .mapping {
        let inside = Self.subjects(of: errors, from: key.range.lower, to: value.extent.upper)
        if !inside.isEmpty { names[Self.key(key.text), default: []].formUnion(inside) }
      }
      guard key.hasText("id") || key.hasText("name"), value.kind == .scalar else { continue }
      let inside = Self.subjects(of: errors, from: node.range.lower, to: node.extent.upper)
      if !inside.isEmpty { names[Self.key(value.text), default: []].formUnion(inside) }
    }
  }

  private func collectAll(_ node: SourceNode, _ names: inout [String: Set<String>]) {
    for item in node.items { collectAll(item, &names) }
    for (key, value) in node.entries {
      collectAll(value, &names)
      if key.hasText("id") || key.hasText("name"), value.kind == .scalar {
        names[Self.key(value.text), default: []].insert("")
      }
    }
  }

  /// What the errors in a part of a file are about; nothing when there are none.
  private static func subjects(
    of errors: [(offset: Int, about: String)], from lower: Int, to upper: Int
  ) -> Set<String> {
    // Files may have very many entries and very many findings.
    var (first, last) = (0, errors.count)
    while first < last {
      let middle = (first + last) / 2
      if errors[middle].offset < lower { first = middle + 1 } else { last = middle }
    }
    return Set(errors[first...].prefix { $0.offset <= upper }.prefix(4).map(\.about))
  }

  /// A name in the form in which all its spellings are the same.
  private static func key(_ name: String) -> String {
    name.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
  }
}

/// Entries that took the name of another, most often a copy that was not renamed: the name that each should have had is
/// missing wherever it is used.
private struct UnnamedEntries {
  private var count = 0
  private var missing: Set<String> = []

  mutating func note(_ finding: Diagnostic) {
    if finding.code == "duplicate-fact" || finding.code == .duplicateID { count += 1 }
  }

  /// Whether an unknown name may be that of such an entry; one that is nearly a known name is a mistake of its own.
  mutating func explain(_ name: String, _ finding: Diagnostic) -> Bool {
    guard finding.help == nil, missing.contains(name) || missing.count < count else { return false }
    missing.insert(name)
    return true
  }
}

extension Diagnostic {
  /// Whether the finding says that a name is not there.
  fileprivate var isAboutUnknownName: Bool {
    [
      "condition-unknown-fact", "unknown-fact", "unknown-hypothesis", "unknown-class",
      "unknown-measure", "unknown-partner",
    ].contains(code)
  }

  /// Whether nobody can know any more what the file would have declared.
  fileprivate var losesEverything: Bool {
    guard severity == .error else { return false }
    if ["file-", "yaml-"].contains(where: code.name.hasPrefix) { return true }
    return [
      "empty-file", "not-utf8", "utf16-file", "nul-character", "nesting-too-deep",
      "too-many-values", "value-too-long", "outside-folder", "unknown-stage", "wrong-kind",
    ].contains(code)
  }
}
