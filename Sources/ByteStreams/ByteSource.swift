#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes from a file or from standard input, as many at once as there is room for; a name that ends in `.gz` is unpacked on the way.
public final class ByteSource {
  /// The name as the person gave it, or `<stdin>`.
  public let name: String
  /// The size of the file on disk; nil for a pipe.
  public let size: Int?
  /// How many bytes were taken from the file so far, packed ones where it is packed.
  public private(set) var position = 0

  private let descriptor: Int32
  private var unpacker: GzipUnpacker?

  /// Opens a path, or standard input for `-`.
  public init(_ path: String) throws(SystemError) {
    name = path == "-" ? "<stdin>" : path
    descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last(path) }
    if status.st_mode & S_IFMT == S_IFDIR { throw SystemError(path, EISDIR, "is a folder") }
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    if path.hasSuffix(".gz") { unpacker = try GzipUnpacker(path) }
  }

  deinit {
    if descriptor > 0 { close(descriptor) }
  }

  /// Puts what comes next into a part of `bytes`.
  ///
  /// - Returns: how many bytes there were; 0 at the end alone.
  public func read(into bytes: inout [UInt8], _ part: Range<Int>) throws(SystemError) -> Int {
    try bytes.withUnsafeMutableBufferPointer { bytes throws(SystemError) -> Int in
      let room = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: bytes[part]))
      guard let unpacker else { return try fill(room) }
      return try unpacker.read(into: room) { packed throws(SystemError) in try fill(packed) }
    }
  }

  /// Waits until there is something to read, or the end; false when `isStopped` says so meanwhile.
  public func waits(unless isStopped: () -> Bool) -> Bool {
    guard size == nil, unpacker?.isEmpty ?? true else { return !isStopped() }
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while !isStopped() {
      if poll(&ready, 1, 200) != 0 { return true }
    }
    return false
  }

  private func fill(_ room: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    while true {
      let count = systemRead(descriptor, room.baseAddress, room.count)
      if count >= 0 {
        position += count
        return count
      }
      if errno != EINTR { throw .last(name) }
    }
  }
}

private func systemRead(_ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, base, count)
}
