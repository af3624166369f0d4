import ByteStreams
import PlanBatch
import PlanFiles

/// Blocks of lines from a file or a pipe, until the person interrupts.
struct LineInput: PieceSource {
  /// Some lines to be worked on.
  struct Piece: Sendable {
    var block: LineBlocks.Block
    /// How much of the input is read, from 0 to 1; nil when its size is not known.
    var share: Double?
  }

  private let source: ByteSource
  private var blocks: LineBlocks

  /// Opens the input.
  ///
  /// - Parameter offset: how many bytes of text are done already.
  init(
    _ path: String, from offset: Int, _ measure: LineBlocks.Measure, _ pool: BufferPool
  ) throws(SystemError) {
    source = try ByteSource(path)
    blocks = try LineBlocks(source, from: offset, measure, pool)
  }

  mutating func next(unless isStopped: () -> Bool) throws(SystemError) -> Piece? {
    func isEnded() -> Bool { Interruption.isPending() || isStopped() }
    guard !isEnded(), let block = try blocks.next(unless: isEnded) else { return nil }
    return Piece(
      block: block, share: source.size.map { Double(source.position) / Double(max($0, 1)) })
  }
}

/// The files of a folder, each a record, until the person interrupts.
struct FolderInput: PieceSource {
  /// A file to be worked on.
  struct Piece: Sendable {
    var path: String
    /// How many files there are up to it, and with it.
    var number: Int
    /// How much of the folder is read, from 0 to 1.
    var share: Double
  }

  private let folder: String
  private let names: [String]
  private var next: Int

  /// Lists the folder.
  ///
  /// - Parameter start: how many files are done already.
  init(_ folder: String, from start: Int) throws(SystemError) {
    self.folder = folder
    next = start
    names = FileAccess.names(in: folder).filter { name in
      [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    }
    guard !names.isEmpty else {
      throw SystemError(folder, 0, "holds no .yaml, .yml or .json file")
    }
  }

  mutating func next(unless isStopped: () -> Bool) -> Piece? {
    guard next < names.count, !Interruption.isPending(), !isStopped() else { return nil }
    next += 1
    return Piece(
      path: "\(folder)/\(names[next - 1])", number: next,
      share: Double(next) / Double(names.count))
  }
}
