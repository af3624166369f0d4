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
      var index = 0
      while index < 64 {
        let other = index + width
        let moved = ((words[index] &>> UInt64(width)) ^ words[other]) & mask
        words[index] ^= moved &<< UInt64(width)
        words[other] ^= moved
        index = (other + 1) & ~width
      }
      width /= 2
      mask ^= mask &<< UInt64(width)
    }
  }
}
