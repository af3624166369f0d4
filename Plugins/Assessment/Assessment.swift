public import PlanCore

/// Derives facts from facts: named conditions, first-match choices, counts, instrument scores, matches in lists,
/// and changes over visits.
///
/// A fact that the profile may give itself (`derived: yes`) keeps the profile's value; a match that finds something wins over
/// a "no", because a list of medicines is the better witness.
public struct Assessment: AssessmentStage {
  /// The name that plan files write after `use:`.
  public static let name = "assessment"

  /// Derived facts, and the medicines that matches look names up in.
  public static let shape = Shape(
    "a file of derived facts",
    [
      .optional("facts", .list(.object(DerivationReader.shape)), "the facts, in order"),
      .optional("medicines", .list(.object(MedicineIndex.shape)), "names, codes and classes"),
    ])

  /// The facts, in the order of the files.
  public private(set) var writes: [FactID] = []
  private var computations: [Computation] = []
  /// By the position of the fact in the vocabulary.
  private var entries: [Entry] = []
  private var matches: [PlainMatch?] = []
  private var sources: [FactID] = []
  private var searches: [ListSearch] = []
  private let medicines: MedicineIndex

  /// How a fact is computed, in numbers only, for it is asked of every person.
  private struct Entry: Sendable {
    /// The position of the computation; nil for a fact of another stage.
    var computation: Int?
    /// Whether what the profile says itself always counts.
    var keepsGiven = false
    /// What it is computed from, in `sources`, when nothing comes out while nothing of it is told and there are no visits.
    var needs: Range<Int>?
  }

  /// Reads the medicines of all files first, then the facts in order.
  public init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    let mappings = files.map(Fields.init)
    medicines = MedicineIndex(mappings.flatMap { $0.objects("medicines") })
    let reader = DerivationReader(medicines: medicines)
    for entry in mappings.flatMap({ $0.objects("facts") }) {
      guard let derived = reader.derive(entry, into: &builder) else { continue }
      if writes.contains(derived.fact) {
        builder.report(
          .duplicateID, "'\(builder.vocabulary[derived.fact].name)' is derived twice",
          at: entry["name"]?.range)
        continue
      }
      writes.append(derived.fact)
      keep(derived.computation, of: derived.fact)
    }
  }

  /// The value of a score, match or change; nil when what it needs is not known.
  public func value(of fact: FactID, from facts: Facts) -> FactValue? {
    guard fact.index < entries.count, let position = entries[fact.index].computation else {
      return nil
    }
    // Looked at in place: a copy would count references that all cores share.
    return computations.withUnsafeBufferPointer {
      $0[position].value(of: fact, from: facts, medicines)
    }
  }

  /// Looks every list up only once.
  public func set(_ computed: [FactID], in facts: inout Facts) {
    withUnsafeTemporaryAllocation(of: ClassesOfList?.self, capacity: searches.count) { found in
      found.initialize(repeating: nil)
      for fact in computed where fact.index < entries.count {
        if let match = matches[fact.index] {
          let classes =
            found[match.search]
            ?? ClassesOfList(searches[match.search], facts.profile.readings, medicines)
          found[match.search] = classes
          set(fact, classes.has(match), in: &facts)
        } else {
          set(fact, in: &facts)
        }
      }
    }
  }

  /// Sets the outcome of a match: what the profile says itself stands already, and only a match is the better witness.
  private func set(_ fact: FactID, _ isMatch: Bool?, in facts: inout Facts) {
    guard isMatch == true || !facts.told.contains(fact) else { return }
    if let isMatch { facts.set(fact, answer: isMatch) } else { facts.set(fact, nil) }
  }

  private func set(_ fact: FactID, in facts: inout Facts) {
    // What is told of a fact of another stage stays.
    guard entries[fact.index].computation != nil else { return }
    guard facts.told.contains(fact) else {
      return facts.set(fact, isEmpty(fact, facts) ? nil : value(of: fact, from: facts))
    }
    if !entries[fact.index].keepsGiven { facts.set(fact, value(of: fact, from: facts)) }
  }

  /// Whether nothing is told that the fact could be computed from.
  private func isEmpty(_ fact: FactID, _ facts: borrowing Facts) -> Bool {
    guard let needs = entries[fact.index].needs, facts.profile.visits.isEmpty else { return false }
    for index in needs where facts.profile.readings.state(of: sources[index]) == .known {
      return false
    }
    return true
  }

  private mutating func keep(_ computation: Computation?, of fact: FactID) {
    while entries.count <= fact.index {
      entries.append(Entry())
      matches.append(nil)
    }
    guard let computation else { return }
    entries[fact.index] = Entry(
      computation: computations.count, keepsGiven: computation.keepsGiven,
      needs: computation.isFromTold
        ? sources.count..<sources.count + computation.sources.count : nil)
    computations.append(computation)
    if computation.isFromTold { sources += computation.sources }
    guard case .match(let match) = computation else { return }
    let search = ListSearch(list: match.list, exceptRoutes: match.exceptRoutes)
    if !searches.contains(search) { searches.append(search) }
    matches[fact.index] = searches.firstIndex(of: search).flatMap {
      PlainMatch(match, search: $0)
    }
  }
}
