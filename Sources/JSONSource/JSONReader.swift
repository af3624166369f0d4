public import SourceTree

/// Reads a JSON text into a tree that knows where everything stands; strict, as RFC 8259 has it.
///
/// One value, UTF-8 with or without a mark in front, no key twice, no lone surrogate, which is not text. Scalars keep their bytes
/// without a type, like those of a YAML file.
public struct JSONReader: Sendable {
  /// How many collections may be inside each other.
  static let depthLimit = 64

  /// Creates a reader.
  public init() {}

  /// Reads one text; nil after the one finding that says what is wrong, for what follows a mistake in JSON means nothing.
  ///
  /// The file must be smaller than 2 GiB.
  public func read(
    _ file: FileID, in files: SourceFiles, diagnostics: inout [Diagnostic]
  ) -> SourceNode? {
    let bytes = files[file].bytes
    do throws(JSONFailure) {
      var parser = try JSONParser(bytes, file: file)
      return try parser.document()
    } catch {
      diagnostics.append(error.finding(in: file, length: bytes.count))
      return nil
    }
  }
}

/// Where a text stops being JSON, and why.
struct JSONFailure: Error {
  var code: Diagnostic.Code = .jsonSyntax
  var message: String
  var range: Range<Int>
  var help: String?
  /// Where the same thing stood before.
  var earlier: Range<Int>?

  func finding(in file: FileID, length: Int) -> Diagnostic {
    func place(_ range: Range<Int>) -> SourceRange {
      let range = range.clamped(to: 0..<length)
      return SourceRange(file: file, lower: range.lowerBound, upper: range.upperBound)
    }
    let finding = Diagnostic(.error, code, message, at: place(range), help: help)
    return earlier.map { finding.labelled(place($0), "first here") } ?? finding
  }
}

extension Diagnostic.Code {
  /// A text that is not JSON.
  public static let jsonSyntax: Self = "json-syntax"
  /// A key that an object has twice.
  public static let jsonDuplicateKey: Self = "json-duplicate-key"
  /// Collections inside each other deeper than anybody writes.
  public static let jsonTooDeep: Self = "json-too-deep"
}
