/// One text that was read: its name as people know it, and its bytes as they were on disk.
public struct SourceFile: Sendable, Hashable {
  /// The path or the name as the person gave it; `<stdin>` for standard input.
  public let name: String

  /// The bytes as they were read.
  ///
  /// UTF-8 once the reader has accepted them.
  public let bytes: [UInt8]

  /// Creates a file from its name and bytes; neither is looked at.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// Which file of a `SourceFiles` a range lies in.
public struct FileID: Sendable, Hashable, Comparable {
  /// The position of the file in the order in which files were added, from 0.
  public let rawValue: Int32

  /// Creates an id from a position; `SourceFiles.add` is the usual way to get one.
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// Files that were added earlier come first.
  public static func < (left: FileID, right: FileID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The files of one run, so that a range alone is enough to find its text again.
public struct SourceFiles: Sendable {
  /// The files in the order in which they were added.
  public private(set) var all: [SourceFile] = []

  /// Creates a set without files.
  public init() {}

  /// Adds a file and returns the id that its ranges carry.
  public mutating func add(_ file: SourceFile) -> FileID {
    all.append(file)
    return FileID(rawValue: Int32(all.count - 1))
  }

  /// The file with this id.
  ///
  /// The id must come from this set.
  public subscript(id: FileID) -> SourceFile {
    all[Int(id.rawValue)]
  }
}
