import CZlib

/// Unpacks gzip data that comes in pieces; members behind each other count as one text.
final class GzipUnpacker {
  private let stream: UnsafeMutablePointer<z_stream>
  private let path: String
  private var isInside = false
  private var room = [UInt8](repeating: 0, count: 1 << 18)

  init(_ path: String) throws(SystemError) {
    self.path = path
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 16 beyond the largest window means: gzip and nothing else.
    let code = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw SystemError(path, code, "could not be unpacked") }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func unpack(_ packed: ArraySlice<UInt8>, into bytes: inout [UInt8]) throws(SystemError) {
    var input = Array(packed)
    let failure = input.withUnsafeMutableBufferPointer { input -> Bool in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(input.count)
      while stream.pointee.avail_in > 0 {
        guard step(into: &bytes) else { return true }
      }
      return false
    }
    if failure { throw SystemError(path, 0, "is not gzip data, or is damaged") }
  }

  /// To be called behind the last piece: a text that was cut off is damaged.
  func finish() throws(SystemError) {
    if isInside { throw SystemError(path, 0, "ends in the middle of its gzip data") }
  }

  private func step(into bytes: inout [UInt8]) -> Bool {
    isInside = true
    let capacity = room.count
    let code = room.withUnsafeMutableBufferPointer { room -> Int32 in
      stream.pointee.next_out = room.baseAddress
      stream.pointee.avail_out = UInt32(capacity)
      return inflate(stream, Z_NO_FLUSH)
    }
    bytes += room[..<(capacity - Int(stream.pointee.avail_out))]
    if code == Z_STREAM_END {
      isInside = false
      return inflateReset(stream) == Z_OK
    }
    return code == Z_OK
  }
}

/// Packs each piece as a gzip member of its own, so that a file may be cut behind any of them.
enum GzipPacker {
  static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        size) == Z_OK
    else { return [] }
    defer { deflateEnd(&stream) }
    var input = bytes
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        _ = deflate(&stream, Z_FINISH)
      }
      count = Int(stream.total_out)
    }
  }
}
