import Crypto
import FoundationEssentials

/// Fingerprints of what was read, so that a plan can be made again and compared.
public enum Fingerprint {
  /// SHA-256 in lower-case hexadecimal digits.
  public static func sha256(_ bytes: [UInt8]) -> String {
    hexadecimal(SHA256.hash(data: bytes))
  }

  /// SHA-256 in lower-case hexadecimal digits.
  public static func sha256(_ bytes: UnsafeRawBufferPointer) -> String {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    return hexadecimal(hash.finalize())
  }

  /// A digest as lower-case hexadecimal digits.
  static func hexadecimal(_ digest: some Digest) -> String {
    func digit(_ value: UInt8) -> UInt8 { value &+ (value < 10 ? 48 : 87) }
    return digest.withUnsafeBytes { bytes in
      String(unsafeUninitializedCapacity: 2 * bytes.count) { digits in
        for (index, byte) in bytes.enumerated() {
          digits[2 * index] = digit(byte >> 4)
          digits[2 * index + 1] = digit(byte & 15)
        }
        return 2 * bytes.count
      }
    }
  }
}
