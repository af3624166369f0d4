public import SourceTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a file whole or not at all: beside its place first, then moved there.
public enum WholeFile {
  /// Writes the bytes; the old file stays as it was until the new one is complete on disk.
  ///
  /// A path that is not a regular file, such as a device or a pipe, is written directly.
  ///
  /// - Returns: the finding that says why nothing was written; nil when all is well.
  public static func write(_ bytes: [UInt8], to path: String) -> Diagnostic? {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      if status.st_mode & S_IFMT == S_IFDIR { return failure(path, EISDIR) }
      return fill(path, bytes, flags: O_WRONLY)
    }
    let beside = "\(path).\(getpid()).part"
    if let failure = fill(beside, bytes, flags: O_WRONLY | O_CREAT | O_EXCL, for: path) {
      unlink(beside)
      return failure
    }
    guard rename(beside, path) == 0 else {
      let code = errno
      unlink(beside)
      return failure(path, code)
    }
    return nil
  }

  private static func fill(
    _ place: String, _ bytes: [UInt8], flags: Int32, for path: String? = nil
  ) -> Diagnostic? {
    let descriptor = open(place, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return failure(path ?? place, errno) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
      if count < 0 {
        if errno == EINTR { continue }
        let code = errno
        close(descriptor)
        return failure(path ?? place, code)
      }
      rest = rest.dropFirst(count)
    }
    // A delayed write can still fail here, and only here.
    let isRegular = flags & O_CREAT != 0
    if isRegular, fsync(descriptor) != 0 {
      let code = errno
      close(descriptor)
      return failure(path ?? place, code)
    }
    return close(descriptor) == 0 ? nil : failure(path ?? place, errno)
  }

  private static func failure(_ path: String, _ code: Int32) -> Diagnostic {
    switch code {
    case ENOSPC, EDQUOT:
      Diagnostic(
        .error, .diskFull, "the disk is full: '\(path)' was not written", at: nil,
        help: "the old file, if there was one, is as it was")
    case EISDIR:
      Diagnostic(.error, .cannotWrite, "'\(path)' is a folder, not a file", at: nil)
    case ENOENT, ENOTDIR:
      Diagnostic(.error, .cannotWrite, "there is no folder for '\(path)'", at: nil)
    case EACCES, EPERM, EROFS:
      Diagnostic(.error, .cannotWrite, "'\(path)' may not be written by you", at: nil)
    default:
      Diagnostic(
        .error, .cannotWrite, "'\(path)' could not be written (system error \(code))", at: nil)
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

extension Diagnostic.Code {
  /// A file that the system does not let us write.
  public static let cannotWrite: Self = "cannot-write"
  /// No room for the file.
  public static let diskFull: Self = "disk-full"
}
