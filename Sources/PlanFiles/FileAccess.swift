public import SourceTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads whole files from disk; everything that can be wrong with a path is a finding of its own.
public struct FileAccess: Sendable {
  /// The most bytes that are read; a longer file is refused before it is in memory.
  public var limit: Int
  /// Texts that are taken instead of what is on disk, by path.
  public var replacements: [String: [UInt8]] = [:]

  /// Creates an access with a limit of 4 MiB, the limit of plan and profile files.
  public init(limit: Int = 4 << 20) {
    self.limit = limit
  }

  /// The bytes of a file; nil after the finding that says why not.
  ///
  /// - Parameter path: a path, or `-` for standard input.
  public func read(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
    if let bytes = replacements[path] { return SourceFile(name: path, bytes: bytes) }
    let isStandardInput = path == "-"
    let descriptor = isStandardInput ? 0 : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      diagnostics.append(FileAccess.failure(path, errno))
      return nil
    }
    defer { if !isStandardInput { close(descriptor) } }
    var status = stat()
    if !isStandardInput, fstat(descriptor, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR {
        diagnostics.append(FileAccess.failure(path, EISDIR))
        return nil
      }
      if status.st_mode & S_IFMT == S_IFREG, status.st_size > limit {
        diagnostics.append(tooLarge(path))
        return nil
      }
    }
    return bytes(of: descriptor, path, &diagnostics)
  }

  private func bytes(
    of descriptor: Int32, _ path: String, _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = block.withUnsafeMutableBytes { buffer in
        Self.readBlock(descriptor, buffer)
      }
      if count < 0 {
        if errno == EINTR { continue }
        diagnostics.append(FileAccess.failure(path, errno))
        return nil
      }
      if count == 0 { break }
      bytes += block[..<count]
      if bytes.count > limit {
        diagnostics.append(tooLarge(path))
        return nil
      }
    }
    return SourceFile(name: path == "-" ? "<stdin>" : path, bytes: bytes)
  }

  private static func readBlock(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer
  ) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    return systemRead(descriptor, base, buffer.count)
  }

  private func tooLarge(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, .fileTooLarge, "'\(path)' is larger than \(limit >> 20) MiB", at: nil,
      help: "split the file, or check that it is the file you meant")
  }

  static func failure(_ path: String, _ code: Int32) -> Diagnostic {
    let reason: (Diagnostic.Code, String) =
      switch code {
      case ENOENT, ENOTDIR: (.fileMissing, "there is no file '\(path)'")
      case EISDIR: (.fileIsFolder, "'\(path)' is a folder, not a file")
      case EACCES, EPERM: (.fileUnreadable, "'\(path)' may not be read by you")
      case ELOOP: (.fileLoop, "'\(path)' is a symbolic link that leads back to itself")
      default: (.fileUnreadable, "'\(path)' could not be read (system error \(code))")
      }
    return Diagnostic(.error, reason.0, reason.1, at: nil)
  }

  /// Whether there is a folder at a path.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, in order of their bytes; none when it cannot be read.
  public static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether there is a file or anything else at a path.
  public static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }
}

private func systemRead(_ descriptor: Int32, _ base: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, base, count)
}

extension Diagnostic.Code {
  /// A path at which there is nothing.
  public static let fileMissing: Self = "file-missing"
  /// A folder where a file is expected.
  public static let fileIsFolder: Self = "file-is-folder"
  /// A file that the system does not let us read.
  public static let fileUnreadable: Self = "file-unreadable"
  /// A symbolic link that leads back to itself.
  public static let fileLoop: Self = "file-loop"
  /// A file over the limit.
  public static let fileTooLarge: Self = "file-too-large"
}
