import Dispatch
public import PlanCore
public import PlanFiles
public import SourceTree
import Synchronization

/// Runs the cases of a plan against its mutants: a mutant that no case notices shows what the cases do not say.
public struct MutationRun: Sendable {
  /// What became of a mutant.
  public enum Fate: String, Sendable, CaseIterable {
    /// A case fails.
    case caught
    /// The plan does not validate any more.
    case refused
    /// Nothing notices.
    case survived
  }

  /// The mutants with their fates, in the order of the plan's files.
  public let fates: [(mutant: Mutant, fate: Fate)]

  /// Tries all mutants, each on whatever core is free.
  public init(_ definition: PlanDefinition, _ cases: [PlanCase], registry: StageRegistry) {
    let mutants = Mutant.all(of: definition)
    let trial = Trial(definition: definition, registry: registry)
    let done = Mutex<[Int: Fate]>([:])
    // What caught one mutant often catches the next, which changes the same rule.
    let order = Mutex(cases)
    DispatchQueue.concurrentPerform(iterations: mutants.count) { index in
      let (fate, catcher) = trial.fate(of: mutants[index], order.withLock { $0 })
      done.withLock { $0[index] = fate }
      if let catcher {
        order.withLock { $0.insert($0.remove(at: $0.firstIndex { $0.id == catcher } ?? 0), at: 0) }
      }
    }
    let all = done.withLock { $0 }
    fates = mutants.enumerated().map { ($0.element, all[$0.offset] ?? .survived) }
  }

  /// How many mutants had a fate.
  public func count(_ fate: Fate, _ kind: Mutant.Kind? = nil) -> Int {
    fates.count { $0.fate == fate && (kind == nil || $0.mutant.kind == kind) }
  }

  /// The share that is caught or refused, in tenths of a percent, rounded down.
  public var caughtPerMille: Int {
    fates.isEmpty ? 1000 : (fates.count - count(.survived)) * 1000 / fates.count
  }

  /// The survivors, as findings.
  public var findings: [Diagnostic] {
    fates.filter { $0.fate == .survived }.map { entry in
      Diagnostic(
        .warning, .survivor, "no case notices: \(entry.mutant.kind.rawValue): \(entry.mutant.summary)",
        at: entry.mutant.range)
    }
  }

  /// How many mutants of each kind are caught, one line a kind, and all of them.
  public var table: String {
    var lines = Mutant.Kind.allCases.map { kind in
      let survived = count(.survived, kind)
      let all = fates.count { $0.mutant.kind == kind }
      return "\(all - survived) of \(all)  \(kind.rawValue)"
    }
    lines.append(
      "\(fates.count - count(.survived)) of \(fates.count) mutants caught, "
        + "\(count(.refused)) of them by validation: \(caughtPerMille / 10).\(caughtPerMille % 10) %")
    return lines.map { $0 + "\n" }.joined()
  }
}

/// What it takes to try one mutant.
private struct Trial: Sendable {
  let definition: PlanDefinition
  let registry: StageRegistry

  func fate(of mutant: Mutant, _ cases: [PlanCase]) -> (MutationRun.Fate, catcher: String?) {
    let file = definition.files[mutant.range.file]
    var access = FileAccess()
    access.replacements[file.name] = mutant.bytes(of: file)
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let loader = PlanLoader(registry, access: access)
    guard
      let changed = loader.load(definition.folder, files: &files, diagnostics: &findings)
    else { return (.refused, nil) }
    // Only the file of facts changes how a profile is read; its facts keep their ids in every mutant.
    var people = cases
    if changed.vocabulary.freshness != definition.vocabulary.freshness {
      people = CaseReader(changed).cases(files: &files, diagnostics: &findings)
      if findings.hasErrors { return (.caught, nil) }
    }
    let catcher = people.first { !CaseRun($0, changed, stopping: true).failures.isEmpty }
    return (catcher == nil ? .survived : .caught, catcher?.id)
  }
}

extension Vocabulary {
  /// How long each fact stays fresh: all that reading a profile depends on and a mutant can change.
  fileprivate var freshness: [DayCount?] { all.map(\.freshFor) }
}

extension Diagnostic.Code {
  /// A mutant that no case notices.
  public static let survivor: Self = "survivor"
}
