import ByteStreams
import FoundationEssentials
import PlanBatch
import PlanCore
import PlanFiles
import PlanRendering
import SourceTree

/// One run of `batch`: reading, working, writing, in bounded memory.
struct BatchRun {
  private let command: Batch
  private let journal: BatchJournal?
  private let start: BatchJournal.Mark
  private let showsProgress: Bool
  /// The memory of blocks that are done.
  private let blocks = BufferPool(limit: 1 << 20)

  init(_ command: Batch, definition: PlanDefinition, system: System) throws(SystemError) {
    self.command = command
    showsProgress = system.isTerminal
    var mark = BatchJournal.Mark()
    journal = command.output.map {
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
    start = mark
  }

  /// Everything, and how it ended.
  func work(_ writer: BatchWriter) throws(SystemError) -> CommandOutput {
    Interruption.hold()
    let total =
      FileAccess.isFolder(command.input)
      ? try workOnFolder(writer) : try workOnLines(writer)
    if showsProgress { BatchProgress.end() }
    return finished(total)
  }

  private var jobs: Int { command.jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  private func output() throws(SystemError) -> sending BatchOutput {
    try BatchOutput(command, journal, from: start, showsProgress: showsProgress)
  }

  private func workOnLines(_ writer: BatchWriter) throws(SystemError) -> BatchOutput.Total {
    let measure = LineBlocks.Measure(size: writer.blockSize, margin: BatchWriter.margin)
    let input = try LineInput(command.input, from: start.input, measure, blocks)
    let output = try output()
    let packing = output.packing
    // A pool for each core: what one has written lies in its cache, where another would have to wait for it.
    let results = (0..<jobs).map { _ in BufferPool(limit: 1 << 24) }
    let work = OrderedWork(input, output, atOnce: writer.blocksAtOnce) {
      [blocks] pieces, core, turn, done in
      var finished = pieces.makeIterator()
      let lines = pieces.map { piece in
        BatchWriter.Lines(piece.block.bytes, count: piece.block.count, isCut: piece.block.isCut)
      }
      let memory = {
        turn()
        return results[core].take(orFrom: results)
      }
      writer.work(on: lines, memory: memory) { part in
        guard let piece = finished.next() else { return }
        let ready = packing(part)
        done(
          BatchOutput.Result(
            part: part, ready: ready, input: piece.block.end, share: piece.share,
            memory: results[core]))
      }
      for piece in pieces { blocks.giveBack(piece.block.bytes) }
    }
    return try work.run(jobs: jobs)
  }

  private func workOnFolder(_ writer: BatchWriter) throws(SystemError) -> BatchOutput.Total {
    let input = try FolderInput(command.input, from: start.input)
    let output = try output()
    let packing = output.packing
    let work = OrderedWork(input, output) { piece in
      var findings: [Diagnostic] = []
      let file = FileAccess().read(piece.path, &findings)
      let part =
        file.map { writer.part(file: piece.path, $0.bytes) }
        ?? writer.part(file: piece.path, refused: findings)
      return BatchOutput.Result(
        part: part, ready: packing(part), input: piece.number, share: piece.share)
    }
    return try work.run(jobs: jobs)
  }

  private func finished(_ total: BatchOutput.Total) -> CommandOutput {
    let mark = total.mark
    var result = CommandOutput()
    if Interruption.isPending() {
      let way = command.output == nil ? "" : "; go on with --resume"
      result.standardError = "stopped after \(mark.records) records\(way)\n"
      result.exit = .interrupted
      return result
    }
    journal?.end()
    if let format = command.summary {
      result.standardOutput = Array(CohortTable(total.cohort).write(format).utf8)
    }
    if mark.failures > 0 {
      result.exit = .findings
      result.standardError = "\(mark.failures) of \(mark.records) records have errors\n"
    }
    return result
  }
}
