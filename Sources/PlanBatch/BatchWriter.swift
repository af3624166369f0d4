public import PlanCore
import PlanPipeline
public import PlanRendering
public import SourceTree

/// Makes the result lines of records; a value, shared by any number of tasks.
public struct BatchWriter: Sendable {
  private let definition: PlanDefinition
  private let reader: RecordReader
  private let shape: ResultShape
  private let line: ResultLine
  private let counts: Bool
  /// The short way of rows of which only what is offered is wanted, and that of everything else.
  private let offeredRows: OfferedRows?
  private let preparedLines: PreparedLines?

  /// Creates a writer.
  ///
  /// - Parameter counting: whether the results are counted as well.
  public init(
    _ definition: PlanDefinition, _ reader: RecordReader, _ shape: ResultShape, counting: Bool
  ) {
    self.init(definition, reader, shape, counting: counting, takesShortWay: true)
  }

  /// Creates a writer that may be asked to take the long way for every line.
  init(
    _ definition: PlanDefinition, _ reader: RecordReader, _ shape: ResultShape, counting: Bool,
    takesShortWay: Bool
  ) {
    self.definition = definition
    self.reader = reader
    self.shape = shape
    line = ResultLine(shape, of: definition)
    counts = counting
    offeredRows =
      counting || !takesShortWay
      ? nil : reader.rowKey.flatMap { OfferedRows(definition, shape, rowsBy: $0) }
    preparedLines =
      takesShortWay && offeredRows == nil
      ? PreparedLines(definition, reader, shape, counting: counting) : nil
  }

  /// How many bytes of lines make a good block: its results stay in a core's own cache until they are written, and there are
  /// enough lines for short ones.
  public var blockSize: Int {
    // A whole plan or a letter is some twenty times as long as the profile that it is made from.
    shape == .plan || !shape.readers.isEmpty ? 1 << 14 : 1 << 18
  }

  /// How many blocks a task takes at once: with ten of whole plans, about as many people as can be judged together.
  public var blocksAtOnce: Int { shape == .plan ? 10 : 1 }

  /// How many zeros must stand behind lines.
  public static var margin: Int { BytePlace.margin }

  /// Lines of JSON that stand behind each other.
  public struct Lines: Sendable {
    /// Whole lines, the last with or without its line feed, and a margin of zeros; empty lines are passed over.
    public var bytes: [UInt8]
    /// How many bytes the lines have.
    public var count: Int
    /// Whether they stand for a line that is too long to be a profile.
    public var isCut: Bool

    /// Creates lines; a margin that is too short is made longer.
    public init(_ bytes: [UInt8], count: Int, isCut: Bool = false) {
      self.bytes = bytes
      self.count = count
      self.isCut = isCut
      let missing = count + BatchWriter.margin - bytes.count
      if missing > 0 { self.bytes += Array(repeating: 0, count: missing) }
    }
  }

  /// The results of some lines.
  public func part(_ lines: Lines) -> BatchPart {
    var result = BatchPart()
    work(on: [lines], memory: { [] }, done: { result = $0 })
    return result
  }

  /// Works on blocks of lines, which need not stand behind each other in the input.
  ///
  /// - Parameters:
  ///   - memory: memory for results; what is in it is thrown away.
  ///   - done: takes the results of each block, in their order, each before memory for the next is asked for.
  public func work(on blocks: [Lines], memory: () -> [UInt8], done: (consuming BatchPart) -> Void) {
    if var run = preparedLines?.makeRun() {
      defer { run.end() }
      work(on: blocks, by: &run, memory, done)
    } else if var run = offeredRows?.makeRun() {
      work(on: blocks, by: &run, memory, done)
    } else {
      var none = NoShortWay()
      work(on: blocks, by: &none, memory, done)
    }
  }

  private func work<Way: ShortWay>(
    on blocks: [Lines], by way: inout Way, _ memory: () -> [UInt8],
    _ done: (consuming BatchPart) -> Void
  ) {
    var parts = OpenParts()
    // The names of rows stand in the blocks until their results are written.
    withExtendedLifetime(blocks) {
      for block in blocks {
        parts.begin(block.isCut ? partOfCutLine() : BatchPart())
        take(block, by: &way, &parts, memory, done)
      }
      parts.write(&way, memory, done)
    }
    way.count(into: &parts.last.cohort)
    parts.end(done)
  }

  private func take<Way: ShortWay>(
    _ block: Lines, by way: inout Way, _ parts: inout OpenParts, _ memory: () -> [UInt8],
    _ done: (consuming BatchPart) -> Void
  ) {
    block.bytes.withUnsafeBufferPointer { padded in
      guard let start = padded.baseAddress else { return }
      let end = start + block.count
      var place = BytePlace(start)
      while place.pointer < end {
        if way.isFull { parts.write(&way, memory, done) }
        if let next = way.take(place) {
          place = next
          parts.keepBack()
        } else {
          parts.write(&way, memory, done)
          let line = place.line(before: end)
          add(line: line, parts.last.lines, to: &parts.last)
          place.advance(min(line.count + 1, end - place.pointer))
        }
        parts.last.lines += 1
      }
    }
  }

  private func add(line: UnsafeBufferPointer<UInt8>, _ number: Int, to part: inout BatchPart) {
    guard !line.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) else { return }
    add(Array(line), named: "line", at: .line(number), to: &part)
  }

  /// The result of one file.
  public func part(file name: String, _ bytes: [UInt8]) -> BatchPart {
    var part = BatchPart()
    add(bytes, named: name, at: .file(name), to: &part)
    return part
  }

  /// The error of a line that is too long to be a profile.
  private func partOfCutLine() -> BatchPart {
    var part = BatchPart()
    part.lines = 1
    part.records = 1
    let finding = Diagnostic(
      .error, "file-too-large", "the line is longer than 4 MiB", at: nil,
      help: "a profile is a few kilobytes long")
    part.fail([finding], SourceFiles(), at: .line(0), counting: counts)
    return part
  }

  /// The error of a file that could not be read.
  public func part(file name: String, refused findings: [Diagnostic]) -> BatchPart {
    var part = BatchPart()
    part.records = 1
    part.fail(findings, SourceFiles(), at: .file(name), counting: counts)
    return part
  }

  private func add(
    _ bytes: [UInt8], named name: String, at place: RecordPlace, to part: inout BatchPart
  ) {
    part.records += 1
    let isLine = if case .line = place { true } else { false }
    switch reader.read(bytes, named: name, isLine: isLine) {
    case .wrong(let findings, let files):
      part.fail(findings, files, at: place, counting: counts)
    case .profile(let profile):
      let examination = PlanPipeline(definition).examine(profile)
      switch examination.outcome {
      case .outOfScope(let rule):
        part.fail(
          [Diagnostic(.error, "out-of-scope", "no plan: \(rule.message.clinician)", at: nil)],
          SourceFiles(), at: place, counting: counts)
      case .plan(let plan):
        part.add(plan, examination.candidates, line, counting: counts)
      }
    }
  }
}
