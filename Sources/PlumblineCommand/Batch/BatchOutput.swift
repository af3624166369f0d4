import ByteStreams
import PlanBatch
import PlanRendering

/// Where results go, in the order of the input: two files, the journal behind them, the counts, and the line on the terminal.
struct BatchOutput: ResultSink {
  /// What became of a piece of the input.
  struct Result: Sendable {
    var part: BatchPart
    /// The results as they stand in the file; nil when error lines must be put between them.
    var ready: ByteSink.Ready?
    /// How far the input is done with it, in bytes of text or in files.
    var input: Int
    /// How much of the input is read, from 0 to 1; nil when its size is not known.
    var share: Double?
    /// Where the memory of the results goes when they are written.
    var memory: BufferPool?
  }

  /// What was written in all.
  struct Total: Sendable {
    var mark: BatchJournal.Mark
    var cohort = Cohort()
  }

  private let results: ByteSink?
  private let errors: ByteSink?
  private let journal: BatchJournal.Notes?
  private var progress: BatchProgress
  private(set) var total: Total

  /// Opens the files, and cuts off what stands behind the mark.
  init(
    _ command: Batch, _ journal: BatchJournal?, from mark: BatchJournal.Mark, showsProgress: Bool
  ) throws(SystemError) {
    results = command.writesLines ? try ByteSink(command.output, keeping: mark.output) : nil
    errors = try command.errors.map { path throws(SystemError) in
      try ByteSink(path, keeping: mark.errors)
    }
    self.journal = try journal?.begin(mark)
    total = Total(mark: mark)
    progress = BatchProgress(isOn: showsProgress)
  }

  /// Makes results ready to be written; any number of tasks may do it at once.
  var packing: @Sendable (BatchPart) -> ByteSink.Ready? {
    let packing = results?.packing
    let keepsErrorsApart = errors != nil
    return { part in
      keepsErrorsApart || part.failures == 0 ? packing?(part.results) : nil
    }
  }

  mutating func take(_ result: consuming Result) throws(SystemError) {
    let first = total.mark.lines + 1
    if let results {
      try results.write(result.ready ?? results.packing(result.part.merged(from: first)))
    }
    try errors?.write(result.part.errorLines(from: first))
    // It may be the same memory.
    result.ready = nil
    result.memory?.giveBack(result.part.takeMemory())
    total.cohort.join(result.part.cohort)
    total.mark.input = result.input
    total.mark.lines += result.part.lines
    total.mark.records += result.part.records
    total.mark.failures += result.part.failures
    total.mark.output = results?.position ?? 0
    total.mark.errors = errors?.position ?? 0
    try journal?.add(total.mark)
    progress.show(
      BatchProgress.State(
        records: total.mark.records, failures: total.mark.failures, part: result.share))
  }
}
