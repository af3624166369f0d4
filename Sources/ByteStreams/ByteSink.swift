#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes that go to a file or to standard output; a name that ends in `.gz` is packed on the way.
public final class ByteSink {
  /// How many bytes are in the file, packed ones where it is packed.
  public private(set) var position: Int
  private let path: String
  private let descriptor: Int32
  private let isPacked: Bool

  /// Opens a path, or standard output for nil.
  ///
  /// - Parameter length: how much of what the file holds is kept; nothing unless said.
  public init(_ path: String?, keeping length: Int = 0) throws(SystemError) {
    self.path = path ?? "standard output"
    isPacked = path?.hasSuffix(".gz") ?? false
    position = length
    guard let path else {
      descriptor = 1
      return
    }
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .last(path) }
    var status = stat()
    let isRegular = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    guard isRegular else { return }
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      throw .last(path)
    }
  }

  deinit {
    if descriptor > 1 { close(descriptor) }
  }

  /// Writes everything or throws.
  public func write(_ bytes: [UInt8]) throws(SystemError) {
    try write(packing(bytes))
  }

  /// Makes bytes ready to be written; where the file is packed this is most of the work, and any number of tasks may do it.
  public var packing: Packing { Packing(isPacked: isPacked) }

  /// Writes everything or throws.
  public func write(_ ready: Ready) throws(SystemError) {
    var start = 0
    while start < ready.bytes.count {
      let count = ready.bytes.withUnsafeBytes { buffer in
        systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: buffer[start...]))
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .last(path)
      }
      start += count
    }
    position += ready.bytes.count
  }
}

extension ByteSink {
  /// Bytes as they stand in the file.
  public struct Ready: Sendable {
    /// Packed ones where the file is packed.
    public let bytes: [UInt8]
  }

  /// How bytes are made ready for a file.
  public struct Packing: Sendable {
    let isPacked: Bool

    /// Packs bytes where the file is packed.
    public func callAsFunction(_ bytes: [UInt8]) -> Ready {
      Ready(bytes: isPacked && !bytes.isEmpty ? GzipPacker.pack(bytes) : bytes)
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
