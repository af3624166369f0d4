import Foundation
public import Testing

/// A text of the public corpus of JSON texts, with what a reader must do with it.
public struct JSONCorpusText: Sendable, Decodable, CustomTestStringConvertible {
  /// What a reader must do.
  public enum Expectation: String, Sendable, Decodable {
    case accept, refuse, either
  }

  /// The name under which the corpus has it.
  public let name: String
  /// What a reader must do with it.
  public let expect: Expectation
  private let base64: Data
  private let `repeat`: Int?
  private let then: Data?

  /// The text.
  public var bytes: [UInt8] {
    Array(repeatElement(Array(base64), count: `repeat` ?? 1).joined()) + Array(then ?? Data())
  }

  /// The name, under which a test reports it.
  public var testDescription: String { name }

  /// The whole corpus, in the order of the file.
  public static func all() throws -> [JSONCorpusText] {
    let file = PackageFolder.url.appending(path: "Tests/Fixtures/json/test-suite.ndjson")
    return try Data(contentsOf: file).split(separator: 10).map {
      try JSONDecoder().decode(JSONCorpusText.self, from: $0)
    }
  }
}
