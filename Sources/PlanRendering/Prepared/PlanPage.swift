import PlanCore

/// One person's plan while it is written: prepared pieces are copied behind each other.
///
/// A page that has no room for everything takes nothing more; then the plan is written again on a larger one.
struct PlanPage {
  /// Whether something found no room.
  private(set) var isFull = false

  private let memory: UnsafeMutablePointer<PreparedRun>
  /// The person.
  private(set) var facts: Facts
  private(set) var answers: LaneAnswers.Person
  private let reasons: UnsafeBufferPointer<LaneReasons.Entry>
  /// The day that the plan is made for.
  private(set) var today = Day(number: 0)
  private let ink: UnsafePointer<UInt8>
  private let pieces: UnsafePointer<Piece>
  private let guards: UnsafeBufferPointer<ConditionID>
  private var start: UnsafeMutablePointer<UInt8>
  private var next: UnsafeMutablePointer<UInt8>
  private var end: UnsafeMutablePointer<UInt8>
  /// Whether the next item of a list is its first.
  private var isFirst = true

  /// Creates a page without room; it must not outlive what it points to.
  init(
    _ plan: PreparedPlan, _ memory: UnsafeMutablePointer<PreparedRun>, _ prepared: Prepared
  ) {
    self.memory = memory
    facts = Facts(program: plan.definition.program, vocabulary: plan.definition.vocabulary)
    (ink, pieces, guards) = (prepared.ink, prepared.pieces, prepared.guards)
    (answers, reasons) = (prepared.answers, prepared.reasons)
    // There is no room until a plan begins.
    start = UnsafeMutablePointer(mutating: prepared.ink)
    (next, end) = (start, start)
  }

  /// Where the prepared bytes and the conditions of the rules lie.
  struct Prepared {
    var ink: UnsafePointer<UInt8>
    var pieces: UnsafePointer<Piece>
    var guards: UnsafeBufferPointer<ConditionID>
    /// The answers of everybody in the block, and the facts behind them.
    var answers: LaneAnswers.Person
    var reasons: UnsafeBufferPointer<LaneReasons.Entry>
  }

  /// Takes the place of a person, or gives it back; whoever reads a person in other memory makes a copy.
  mutating func exchange(_ person: inout Facts) {
    swap(&facts, &person)
    today = facts.profile.on
  }

  /// Begins the plan of the person at a position of the block.
  mutating func begin(_ position: Int, on room: UnsafeMutableBufferPointer<UInt8>) {
    guard let base = room.baseAddress else { return }
    (start, next, end, isFull) = (base, base, base + room.count, false)
    answers.position = position
    run.begin(position)
  }

  /// Whether a rule is offered to the person.
  @inline(__always)
  func isOffered(_ rule: Int) -> Bool { run.offered.contains(rule, for: answers.position) }

  /// Whether a condition holds for the person.
  @inline(__always)
  func truth(_ condition: ConditionID) -> Truth { answers.truth(condition) }

  /// Whether a condition is known to hold for the person.
  @inline(__always)
  func holds(_ condition: ConditionID) -> Bool { answers.holds(condition) }

  /// Why a fact is or is not known.
  @inline(__always)
  func state(of fact: FactID) -> Reading.State { facts.profile.readings.state(of: fact) }

  /// What was told of a fact, also when it is stale, if it takes no memory of its own.
  @inline(__always)
  func told(_ fact: FactID) -> Readings.Plain? { facts.profile.readings.plain(fact) }

  /// The number of a fact that was told and counts.
  func knownNumber(of fact: FactID) -> ExactDecimal? {
    facts.profile.readings.knownNumber(of: fact)
  }

  /// The value of a fact that was told and counts.
  func knownValue(of fact: FactID) -> RecordedValue? {
    facts.profile.readings.knownValue(of: fact)
  }

  /// The number of a fact: what was told goes before what a stage computed in spite of it.
  func number(of fact: FactID) -> ExactDecimal? {
    knownNumber(of: fact) ?? facts.number(fact)
  }

  /// Whether a fact was told and counts, or follows from others.
  func hasValue(_ fact: FactID) -> Bool {
    state(of: fact) == .known || facts.value(of: fact) != nil
  }

  /// The position of the answer or word of a derived fact; nil when it is not decided.
  @inline(__always)
  func onlyCell(of fact: FactID) -> Int? {
    facts.program.onlyCell(of: fact, in: facts.state)
  }

  /// What was worked out of the person, and what is noted while the plan is written.
  var run: PreparedRun {
    @inline(__always) _read { yield memory.pointee }
    @inline(__always) nonmutating _modify { yield &memory.pointee }
  }

  /// Which of up to 64 entries from one on stand behind something for the person: a bit for each.
  ///
  /// Nothing is decided on the way, for nobody can guess what comes next.
  @inline(__always)
  func reasons(from first: Int, to end: Int) -> UInt64 {
    let person = UInt64(truncatingIfNeeded: answers.position)
    var bits: UInt64 = 0
    var index = first
    while index < min(first &+ 64, end) {
      bits |= (reasons[index].people &>> person & 1) &<< UInt64(truncatingIfNeeded: index &- first)
      index &+= 1
    }
    return bits
  }

  /// The fact of an entry.
  @inline(__always)
  func fact(of entry: Int) -> FactID { reasons[entry].fact }

  /// The verdict of a rule, and the exceptions that have a part in it.
  @inline(__always)
  func outcome(_ rule: RuleInk.Entry) -> RuleLogic.Outcome {
    var (applying, notApplying): (UInt64, UInt64) = (0, 0)
    var position: UInt64 = 0
    for index in rule.guards {
      let (yes, no) = answers.bits(guards[index])
      applying |= yes &<< position
      notApplying |= no &<< position
      position &+= 1
    }
    return rule.effects.outcome(
      answers.truth(rule.indicated), applying: applying, notApplying: notApplying)
  }

  /// How many bytes were written.
  var count: Int { next - start }

  /// Whether there is room for so many bytes, and for those that are copied with them.
  @inline(__always)
  private mutating func hasRoom(_ count: Int) -> Bool {
    if end - next >= count + Ink.margin { return true }
    isFull = true
    return false
  }

  @inline(__always)
  mutating func put(_ piece: Piece) {
    copy(ink + Int(piece.start), Int(piece.count))
  }

  /// A piece of a template, counted from 0; whatever list the template stands in goes on behind it.
  @inline(__always)
  mutating func put(_ template: Template, _ index: Int) {
    put(pieces[template.piece(index)])
    isFirst = false
  }

  /// A piece of a template, counted from 0, that ends with the opening bracket of a list.
  @inline(__always)
  mutating func open(_ template: Template, _ index: Int) {
    put(pieces[template.piece(index)])
    isFirst = true
  }

  @inline(__always)
  private mutating func copy(_ source: UnsafePointer<UInt8>, _ count: Int) {
    guard hasRoom(count) else { return }
    // Most pieces are short, and copying too much is quicker than asking how much.
    copyStep(source, 0)
    copyStep(source, Self.step)
    copyRest(source, count, from: 2 * Self.step)
  }

  /// Copies what is shorter still.
  @inline(__always)
  private mutating func copyWord(_ source: UnsafePointer<UInt8>, _ count: Int) {
    guard hasRoom(count) else { return }
    copyStep(source, 0)
    copyRest(source, count, from: Self.step)
  }

  @inline(__always)
  private mutating func copyRest(
    _ source: UnsafePointer<UInt8>, _ count: Int, from start: Int
  ) {
    var done = start
    while done < count {
      copyStep(source, done)
      done &+= Self.step
    }
    next += count
  }

  private static var step: Int { 64 }

  @inline(__always)
  private func copyStep(_ source: UnsafePointer<UInt8>, _ offset: Int) {
    UnsafeMutableRawPointer(next + offset).storeBytes(
      of: UnsafeRawPointer(source + offset).loadUnaligned(as: SIMD64<UInt8>.self),
      as: SIMD64<UInt8>.self)
  }

  @inline(__always)
  mutating func put(_ literal: StaticString) {
    guard hasRoom(literal.utf8CodeUnitCount) else { return }
    next.update(from: literal.utf8Start, count: literal.utf8CodeUnitCount)
    next += literal.utf8CodeUnitCount
  }

  @inline(__always)
  mutating func put(byte: UInt8) {
    guard hasRoom(1) else { return }
    next.pointee = byte
    next += 1
  }

  mutating func put(_ source: UnsafeBufferPointer<UInt8>) {
    guard hasRoom(source.count), let base = source.baseAddress else { return }
    next.update(from: base, count: source.count)
    next += source.count
  }

  mutating func put(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { put($0) }
  }

  /// A text without anything that needs an escape.
  mutating func put(text: String) {
    // Changing it to one in a stretch, or holding it, would cost more than copying it.
    if text.utf8.withContiguousStorageIfAvailable({ put($0) }) == nil { put(Array(text.utf8)) }
  }

  /// A word in quotes that needs no escape.
  mutating func put(word: String) {
    put(byte: UInt8(ascii: "\""))
    put(text: word)
    put(byte: UInt8(ascii: "\""))
  }

  /// Begins a list, or a value that is prepared as an item of one.
  @inline(__always)
  mutating func open(_ key: Piece) {
    put(key)
    isFirst = true
  }

  /// Begins a list; `key` ends with the opening bracket.
  @inline(__always)
  mutating func open(_ key: StaticString) {
    put(key)
    isFirst = true
  }

  /// Ends a list, and whatever entry it stands in goes on.
  @inline(__always)
  mutating func close() {
    put(byte: UInt8(ascii: "]"))
    isFirst = false
  }

  /// An item of a list, prepared with a comma before it.
  @inline(__always)
  mutating func item(_ piece: Piece) {
    let skipped = isFirst ? 1 : 0
    isFirst = false
    copy(ink + Int(piece.start) + skipped, Int(piece.count) - skipped)
  }

  /// An item of a list that is one word, such as an id.
  @inline(__always)
  mutating func item(word piece: Piece) {
    let skipped = isFirst ? 1 : 0
    isFirst = false
    copyWord(ink + Int(piece.start) + skipped, Int(piece.count) - skipped)
  }

  /// The beginning of an item that is a template.
  @inline(__always)
  mutating func item(_ template: Template) {
    item(pieces[template.piece(0)])
  }

  /// The beginning of an item that is a template, up to the opening bracket of a list.
  @inline(__always)
  mutating func item(opening template: Template) {
    item(template)
    isFirst = true
  }

  /// A stretch of this page again, as an item of a list.
  mutating func item(again stretch: Range<Int>) {
    separate()
    copy(start + stretch.lowerBound, stretch.count)
  }

  /// A comma, but for the first item of a list.
  @inline(__always)
  mutating func separate() {
    if isFirst { isFirst = false } else { put(byte: UInt8(ascii: ",")) }
  }
}
