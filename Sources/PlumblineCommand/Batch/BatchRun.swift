import ByteStreams
import FoundationEssentials
import PlanBatch
import PlanCore
import PlanFiles
import SourceTree

/// One run of `batch`: reading, working, writing, in bounded memory.
struct BatchRun {
  private let command: Batch
  private let journal: BatchJournal?
  private let results: ByteSink?
  private let errors: ByteSink?
  private var mark = BatchJournal.Mark()
  private var cohort = Cohort()
  private var progress: BatchProgress

  init(_ command: Batch, definition: PlanDefinition, system: System) throws(SystemError) {
    self.command = command
    var mark = BatchJournal.Mark()
    var journal = command.output.map {
      BatchJournal(besides: $0, command.fingerprint(definition))
    }
    if command.resume, let kept = journal {
      do throws(BatchJournal.Refusal) {
        mark = try kept.last() ?? mark
      } catch {
        throw SystemError(kept.path, 0, "cannot be gone on with: \(error.reason)")
      }
      if mark.records == 0, mark.lines == 0, let output = command.output,
        FileAccess.exists(output), !FileAccess.exists(kept.path)
      {
        throw SystemError(output, 0, "has no '\(kept.path)' beside it: its run came to its end")
      }
    }
    let writesLines = command.summary == nil || command.output != nil
    results = writesLines ? try ByteSink(command.output, keeping: mark.output) : nil
    errors = try command.errors.map { path throws(SystemError) in
      try ByteSink(path, keeping: mark.errors)
    }
    try journal?.begin(mark)
    self.journal = journal
    self.mark = mark
    progress = BatchProgress(isOn: system.isTerminal)
  }

  /// Everything, and how it ended.
  mutating func work(_ writer: BatchWriter) throws(SystemError) -> CommandOutput {
    Interruption.hold()
    let jobs = command.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    if FileAccess.isFolder(command.input) {
      try workOnFolder(writer, jobs)
    } else {
      try workOnLines(writer, jobs)
    }
    progress.end()
    return finished()
  }

  private mutating func workOnLines(_ writer: BatchWriter, _ jobs: Int) throws(SystemError) {
    let source = try ByteSource(command.input)
    var blocks = try LineBlocks(source, from: mark.input, size: writer.blockSize)
    var number = mark.lines + 1
    let work = OrderedWork<NumberedBlock, FinishedBlock>(jobs: jobs) { piece in
      var part =
        piece.block.isCut
        ? writer.part(cutLineAt: piece.number)
        : writer.part(lines: piece.block.bytes, from: piece.number)
      part.lines = max(part.lines, 1)
      return FinishedBlock(part: part, input: piece.block.offset + piece.length)
    }
    try work.run { () throws(SystemError) -> NumberedBlock? in
      guard !Interruption.isPending(), let block = try blocks.next(unless: Interruption.isPending)
      else { return nil }
      let piece = NumberedBlock(
        block: block, number: number, length: blocks.position - block.offset)
      number += block.isCut ? 1 : block.lineCount
      return piece
    } _: { finished throws(SystemError) in
      try write(finished.part, input: finished.input)
      progress.show(mark, part: source.size.map { Double(source.position) / Double(max($0, 1)) })
    }
  }

  private mutating func workOnFolder(_ writer: BatchWriter, _ jobs: Int) throws(SystemError) {
    let names = FileAccess.names(in: command.input).filter { name in
      [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    }
    guard !names.isEmpty else {
      throw SystemError(command.input, 0, "holds no .yaml, .yml or .json file")
    }
    var next = mark.input
    let folder = command.input
    let work = OrderedWork<Int, FinishedBlock>(jobs: jobs) { index in
      var findings: [Diagnostic] = []
      let path = "\(folder)/\(names[index])"
      let file = FileAccess().read(path, &findings)
      let part =
        file.map { writer.part(file: path, $0.bytes) } ?? writer.part(file: path, refused: findings)
      return FinishedBlock(part: part, input: index + 1)
    }
    try work.run { () throws(SystemError) -> Int? in
      guard next < names.count, !Interruption.isPending() else { return nil }
      defer { next += 1 }
      return next
    } _: { finished throws(SystemError) in
      try write(finished.part, input: finished.input)
      progress.show(mark, part: Double(finished.input) / Double(names.count))
    }
  }

  private mutating func write(_ part: BatchPart, input: Int) throws(SystemError) {
    if let errors {
      try results?.write(part.results)
      try errors.write(part.errors.flatMap(\.line))
    } else {
      try results?.write(part.merged)
    }
    cohort.join(part.cohort)
    mark.input = input
    mark.lines += part.lines
    mark.records += part.records
    mark.failures += part.errors.count
    mark.output = results?.position ?? 0
    mark.errors = errors?.position ?? 0
    try journal?.note(mark)
  }

  private func finished() -> CommandOutput {
    var result = CommandOutput()
    if Interruption.isPending() {
      let way = command.output == nil ? "" : "; go on with --resume"
      result.standardError = "stopped after \(mark.records) records\(way)\n"
      result.exit = .interrupted
      return result
    }
    journal?.end()
    if let format = command.summary {
      result.standardOutput = Array(CohortTable(cohort).write(format).utf8)
    }
    if mark.failures > 0 {
      result.exit = .findings
      result.standardError = "\(mark.failures) of \(mark.records) records have errors\n"
    }
    return result
  }
}

/// A block with the number of its first line.
private struct NumberedBlock: Sendable {
  var block: LineBlocks.Block
  var number: Int
  var length: Int
}

/// What became of a block, and where the input goes on behind it.
private struct FinishedBlock: Sendable {
  var part: BatchPart
  var input: Int
}
