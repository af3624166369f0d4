/// Why a document is not a plan.
public struct PlanReadingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where it stands, as in `activities[2].start.parts`; empty for the document as a whole.
  public var path: String
  /// What is wrong and what was expected.
  public var message: String

  /// The place and the message in one line.
  public var description: String {
    path.isEmpty ? message : "\(path): \(message)"
  }

  /// Creates an error at a place.
  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }
}

extension PlanReadingError {
  init(_ error: any Error) {
    guard let error = error as? DecodingError else {
      self.init(path: "", message: "the document cannot be read as JSON")
      return
    }
    switch error {
    case .keyNotFound(let key, let context):
      self.init(context.codingPath, "the key '\(key.stringValue)' is missing")
    case .valueNotFound(let type, let context):
      self.init(context.codingPath, "expected \(Self.name(of: type)), found null")
    case .typeMismatch(let type, let context):
      self.init(context.codingPath, "expected \(Self.name(of: type))")
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      self.init(path: "", message: "the document is not valid JSON")
    case .dataCorrupted(let context):
      self.init(context.codingPath, "not one of the words that are allowed here")
    @unknown default:
      self.init(path: "", message: "the document cannot be read as a plan")
    }
  }

  private init(_ path: [any CodingKey], _ message: String) {
    self.init(path: Self.text(of: path), message: message)
  }

  private static func text(of path: [any CodingKey]) -> String {
    path.reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
  }

  /// What a type is in JSON.
  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a string"
    case is Bool.Type: "true or false"
    case is Int.Type: "a whole number"
    case is any RangeReplaceableCollection.Type: "an array"
    default: "an object"
    }
  }
}
