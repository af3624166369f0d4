import CZlib

/// Unpacks gzip data as it is asked for; members behind each other count as one text.
final class GzipUnpacker {
  private let stream: UnsafeMutablePointer<z_stream>
  private let path: String
  private var isInside = false
  private var packed = [UInt8](repeating: 0, count: 1 << 18)
  /// What of `packed` was read and not yet unpacked.
  private var rest = 0..<0

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

  /// Whether everything that was read is unpacked.
  var isEmpty: Bool { rest.isEmpty }

  /// Unpacks what there is room for; `fill` reads packed bytes, none at their end.
  ///
  /// - Returns: how many bytes there were; 0 at the end alone.
  func read(
    into room: UnsafeMutableRawBufferPointer,
    _ fill: (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
  ) throws(SystemError) -> Int {
    while true {
      if rest.isEmpty {
        let count = try packed.withUnsafeMutableBufferPointer { packed throws(SystemError) in
          try fill(UnsafeMutableRawBufferPointer(packed))
        }
        guard count > 0 || !isInside else {
          throw SystemError(path, 0, "ends in the middle of its gzip data")
        }
        guard count > 0 else { return 0 }
        rest = 0..<count
      }
      let count = try step(into: room)
      if count > 0 { return count }
    }
  }

  private func step(into room: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    isInside = true
    let code = packed.withUnsafeMutableBufferPointer { packed -> Int32 in
      stream.pointee.next_in = packed.baseAddress.map { $0 + rest.lowerBound }
      stream.pointee.avail_in = UInt32(rest.count)
      stream.pointee.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(room.count)
      return inflate(stream, Z_NO_FLUSH)
    }
    rest = (rest.upperBound - Int(stream.pointee.avail_in))..<rest.upperBound
    if code == Z_STREAM_END { isInside = false }
    guard code == Z_OK || code == Z_STREAM_END && inflateReset(stream) == Z_OK else {
      throw SystemError(path, 0, "is not gzip data, or is damaged")
    }
    return room.count - Int(stream.pointee.avail_out)
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
