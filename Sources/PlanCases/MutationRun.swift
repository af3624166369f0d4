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
    /// No case fails, and an invariant does not hold any more.
    case disproved
    /// Nothing notices.
    case survived
  }

  /// The mutants with their fates, in the order of the plan's files.
  public let fates: [(mutant: Mutant, fate: Fate)]

  /// Tries all mutants, each on whatever core is free.
  ///
  /// - Parameter disproves: whether an invariant of a changed plan fails; asked only where no case does, as proofs take
  ///   longer than cases.
  public init(
    _ definition: PlanDefinition, _ cases: [PlanCase], registry: StageRegistry,
    disproves: @escaping @Sendable (PlanDefinition) -> Bool = { _ in false }
  ) {
    let mutants = Mutant.all(of: definition)
    let trial = Trial(definition, cases, registry, disproves)
    let done = Mutex<[Int: Fate]>([:])
    DispatchQueue.concurrentPerform(iterations: mutants.count) { index in
      let fate = trial.fate(of: mutants[index])
      done.withLock { $0[index] = fate }
    }
    let all = done.withLock { $0 }
    fates = mutants.enumerated().map { ($0.element, all[$0.offset] ?? .survived) }
  }

  /// How many mutants had a fate.
  public func count(_ fate: Fate, _ kind: Mutant.Kind? = nil) -> Int {
    fates.count { $0.fate == fate && (kind == nil || $0.mutant.kind == kind) }
  }

  /// The share that is caught, refused or disproved, in tenths of a percent, rounded down.
  public var caughtPerMille: Int {
    fates.isEmpty ? 1000 : (fates.count - count(.survived)) * 1000 / fates.count
  }

  /// The survivors, as findings.
  public var findings: [Diagnostic] {
    fates.filter { $0.fate == .survived }.map { entry in
      Diagnostic(
        .warning, .survivor,
        "no case and no invariant notices: \(entry.mutant.kind.rawValue): \(entry.mutant.summary)",
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
      "\(fates.count - count(.survived)) of \(fates.count) mutants caught: \(count(.caught)) by cases, "
        + "\(count(.refused)) by validation, \(count(.disproved)) by invariants alone: "
        + "\(caughtPerMille / 10).\(caughtPerMille % 10) %"
    )
    return lines.map { $0 + "\n" }.joined()
  }
}

/// What it takes to try one mutant.
private struct Trial: Sendable {
  private let definition: PlanDefinition
  private let registry: StageRegistry
  private let cases: [PlanCase]
  private let disproves: @Sendable (PlanDefinition) -> Bool
  /// The positions of the cases that name an entry.
  private let naming: [String: [Int]]

  init(
    _ definition: PlanDefinition, _ cases: [PlanCase], _ registry: StageRegistry,
    _ disproves: @escaping @Sendable (PlanDefinition) -> Bool
  ) {
    self.disproves = disproves
    self.definition = definition
    self.registry = registry
    self.cases = cases
    let rules = definition.stages.flatMap(\.stage.rules)
    var naming: [String: [Int]] = [:]
    for (position, planCase) in cases.enumerated() {
      var names = Set(planCase.expectations.flatMap { $0.subject.names(definition.vocabulary) })
      names.formUnion(rules.filter { names.contains($0.ref ?? "") }.map(\.id))
      for name in names { naming[name, default: []].append(position) }
    }
    self.naming = naming
  }

  func fate(of mutant: Mutant) -> MutationRun.Fate {
    let file = definition.files[mutant.range.file]
    var access = FileAccess()
    access.replacements[file.name] = mutant.bytes(of: file)
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let loader = PlanLoader(registry, access: access)
    guard
      let changed = loader.load(definition.folder, files: &files, diagnostics: &findings)
    else { return .refused }
    // Only the file of facts changes how a profile is read; its facts keep their ids in every mutant.
    var people = cases
    if changed.vocabulary.freshness != definition.vocabulary.freshness {
      people = CaseReader(changed).cases(files: &files, diagnostics: &findings)
      guard !findings.hasErrors, people.count == cases.count else { return .caught }
    }
    let likely = naming[mutant.entry, default: []]
    let rest = Set(people.indices).subtracting(likely).sorted()
    let isCaught = (likely + rest).contains {
      !CaseRun(people[$0], changed, stopping: true).failures.isEmpty
    }
    return isCaught ? .caught : proof(access)
  }

  /// What the invariants say of a mutant that no case notices.
  private func proof(_ access: FileAccess) -> MutationRun.Fate {
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let loader = PlanLoader(registry, access: access, readsInvariants: true)
    guard let changed = loader.load(definition.folder, files: &files, diagnostics: &findings)
    else { return .refused }
    return disproves(changed) ? .disproved : .survived
  }
}

extension Expectation.Subject {
  /// The names that the expectation speaks of.
  fileprivate func names(_ vocabulary: Vocabulary) -> [String] {
    switch self {
    case .outOfScope(let name), .contradiction(let name), .redFlag(let name, _),
      .hint(let name, _), .verdict(let name, _, _), .exception(let name, _, _),
      .core(let name, _), .asked(let name, _), .followUp(let name, _), .says(let name, _, _),
      .judge(let name):
      [name]
    case .top(let name), .decision(let name): [name].compactMap(\.self)
    case .derived(let fact, _): [vocabulary[fact].name]
    case .urgency, .completeness, .none: []
    }
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
