/// The facts behind answers of 64 people at once; used again for the next ones.
///
/// What stands behind an answer is what `ConditionProgram.note` says of each person.
public struct LaneReasons: Sendable {
  /// A fact that stands behind something for some people.
  public struct Entry: Sendable {
    /// The fact.
    public var fact: FactID
    /// A bit for each person.
    public var people: UInt64
  }

  /// Which entries stand behind something.
  public typealias Range = Swift.Range<Int>

  let longest: Int
  private var entries: [Entry] = []
  /// By the place of a derived fact's test: the facts behind it, as entries of `derived`.
  private var behind: [Range]
  private var derived: [Entry] = []
  /// What was noted since the last end; who follows something notes it in `deciding`.
  var deciding: LaneFacts
  private var missing: LaneFacts

  /// Creates memory for answers to a program.
  ///
  /// - Parameter longest: how many told facts may stand for a derived fact that decided something; with more, it stands for itself.
  public init(for program: LaneProgram, longest: Int) {
    self.longest = longest
    deciding = LaneFacts(count: program.program.facts.count)
    missing = deciding
    behind = Array(repeating: 0..<0, count: program.derivedTests.count)
  }

  /// Begins with the people of a block, for whom every part was worked out.
  public mutating func begin(_ block: LaneBlock, of program: LaneProgram) {
    entries.removeAll(keepingCapacity: true)
    derived.removeAll(keepingCapacity: true)
    for place in behind.indices { follow(place, block, program) }
  }

  /// Adds the facts behind the answer of a condition, for some people.
  public mutating func note(
    _ condition: ConditionID, for people: UInt64, _ block: LaneBlock, of program: LaneProgram
  ) {
    let operand = program.answers[condition.index]
    let known = block.yes(operand) | block.no(operand)
    collect(operand, for: people & known, block, program)
    guard people & ~known != 0 else { return }
    swap(&deciding, &missing)
    collect(operand, for: people & ~known, block, program)
    swap(&deciding, &missing)
  }

  /// Adds a fact that can still change something.
  public mutating func addMissing(_ fact: FactID, for people: UInt64) {
    missing.add(fact, people)
  }

  /// Ends with what was noted since the last end.
  ///
  /// - Parameter keeping: the people for whom it matters what is missing.
  public mutating func end(keepingMissing keeping: UInt64 = .max) -> (
    deciding: Range, missing: Range
  ) {
    let first = entries.count
    deciding.drain(.max, into: &entries)
    let second = entries.count
    missing.drain(keeping, into: &entries)
    return (first..<second, second..<entries.count)
  }

  /// Calls a closure that looks at the entries in place.
  public func withEntries(_ body: (UnsafeBufferPointer<Entry>) -> Void) {
    entries.withUnsafeBufferPointer(body)
  }

  /// An entry.
  public subscript(entry: Int) -> Entry { entries[entry] }

  /// Notes the facts behind a test of a derived fact that was followed before.
  mutating func noteFollowed(_ place: Int, for people: UInt64) {
    derived.withUnsafeBufferPointer { derived in
      deciding.add(UnsafeBufferPointer(rebasing: derived[behind[place]]), for: people)
    }
  }

  /// Works out what stands behind a test of a derived fact, for everybody.
  private mutating func follow(
    _ place: Int, _ block: LaneBlock, _ program: LaneProgram
  ) {
    let (index, number) = program.derivedTests[place]
    let derivation = program.derivations[index]
    let test = derivation.tests[number]
    follow(derivation, test, block, program)
    let first = derived.count
    let decided = block.yes(test.operand) | block.no(test.operand)
    let many = deciding.peopleWithMore(than: longest) & decided
    deciding.drain(~many, into: &derived)
    if many != 0 { derived.append(Entry(fact: derivation.fact, people: many)) }
    behind[place] = first..<derived.count
  }
}
