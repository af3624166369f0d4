import SourceTree

extension Diagnostic.Code {
  /// A file larger than the limit.
  static let fileTooLarge: Self = "file-too-large"
  /// Collections inside each other beyond the limit.
  static let nestingTooDeep: Self = "nesting-too-deep"
  /// More keys and values than the limit.
  static let tooManyValues: Self = "too-many-values"
  /// A value longer than the limit.
  static let valueTooLong: Self = "value-too-long"
  /// A file without content.
  static let emptyFile: Self = "empty-file"
  /// The machine had no memory left for reading.
  static let outOfMemory: Self = "out-of-memory"
}

extension Diagnostic {
  static func fileTooLarge(_ file: FileID, size: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, .fileTooLarge, "the file has \(size) bytes; at most \(limit) are read",
      at: SourceRange(file: file, lower: 0, upper: 0), help: "split it into several files")
  }

  static func nestingTooDeep(at range: SourceRange, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, .nestingTooDeep, "more than \(limit) mappings and lists are inside each other here",
      at: range, help: "the rest of the file was not read")
  }

  static func tooManyValues(at range: SourceRange, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, .tooManyValues, "the file has more than \(limit) keys and values", at: range,
      help: "split it into several files; the rest of this one was not read")
  }

  static func valueTooLong(at range: SourceRange, size: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, .valueTooLong, "the value has \(size) bytes; at most \(limit) are allowed", at: range,
      help: "the rest of the file was not read")
  }

  static func emptyFile(_ file: FileID) -> Diagnostic {
    Diagnostic(
      .error, .emptyFile, "the file is empty", at: SourceRange(file: file, lower: 0, upper: 0),
      help: "write at least one 'key: value' line; comments alone are not content")
  }

  static func outOfMemory(_ file: FileID) -> Diagnostic {
    Diagnostic(
      .error, .outOfMemory, "there is not enough memory to read the file",
      at: SourceRange(file: file, lower: 0, upper: 0))
  }
}
