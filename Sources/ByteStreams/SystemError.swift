#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why the system could not read or write.
public struct SystemError: Error, Sendable, Equatable {
  /// The path as the person gave it.
  public var path: String
  /// The system's number for what went wrong; 0 for data that is not what it claims to be.
  public var code: Int32
  /// What was wrong, in words that go behind the path.
  public var reason: String

  /// Creates an error.
  public init(_ path: String, _ code: Int32, _ reason: String) {
    self.path = path
    self.code = code
    self.reason = reason
  }

  /// The error of the system call that has just failed.
  static func last(_ path: String) -> SystemError {
    let code = errno
    let reason =
      switch code {
      case ENOENT, ENOTDIR: "is not there"
      case EISDIR: "is a folder"
      case EACCES, EPERM: "may not be opened by you"
      case ENOSPC, EDQUOT: "could not be written: the disk is full"
      case EPIPE: "could not be written: nobody reads on"
      default: "could not be read or written (system error \(code))"
      }
    return SystemError(path, code, reason)
  }
}
