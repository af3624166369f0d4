/// 64 words of 64 bits.
public enum BitSquare {
  /// Exchanges rows and columns: bit `i` of word `j` becomes bit `j` of word `i`, counted from the lowest.
  public static func turn(_ words: inout [UInt64], at start: Int) {
    words.withUnsafeMutableBufferPointer { all in
      turn(UnsafeMutableBufferPointer(rebasing: all[start..<start + 64]))
    }
  }

  static func turn(_ words: UnsafeMutableBufferPointer<UInt64>) {
    var width = 32
    var mask: UInt64 = 0x0000_0000_FFFF_FFFF
    while width > 0 {
      let shift = UInt64(width)
      for first in stride(from: 0, to: 64, by: 2 * width) {
        // Neighbours do the same, so that several are done at once.
        for index in first..<first + width {
          let moved = ((words[index] &>> shift) ^ words[index &+ width]) & mask
          words[index] ^= moved &<< shift
          words[index &+ width] ^= moved
        }
      }
      width /= 2
      mask ^= mask &<< UInt64(width)
    }
  }
}
