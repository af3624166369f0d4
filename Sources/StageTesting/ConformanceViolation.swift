/// Something that a stage does and no stage may do.
public struct ConformanceViolation: Sendable, Hashable, CustomStringConvertible {
  /// The promise that is broken.
  public var promise: Promise
  /// What happened, in one sentence.
  public var message: String

  /// Creates a violation.
  public init(_ promise: Promise, _ message: String) {
    self.promise = promise
    self.message = message
  }

  /// The promise and what happened.
  public var description: String { "\(promise.rawValue): \(message)" }

  /// What every stage promises.
  public enum Promise: String, Sendable, Hashable, CaseIterable {
    /// The sample text is read without findings.
    case readable
    /// The name is kebab-case.
    case name
    /// The stage conforms to the protocol of its role and to no other role's.
    case role
    /// The same text gives the same rules, and the same facts the same part; the stage never changes.
    case pure
    /// The order in which facts were recorded changes nothing.
    case order
    /// Facts that the stage writes are declared, and have values of their types.
    case writes
    /// Every rule and every item cites a source.
    case evidence
    /// Every item names an entry of the stage's own files.
    case provenance
    /// Only rules that are known to be indicated and not stopped become items.
    case verdict
    /// Knowing less never offers more, never drops a warning, and lowers urgency only when what raised it is gone.
    case unknown
    /// What other stages added to a draft stays there.
    case draft
    /// A broken text ends in findings, each with a place inside the file.
    case positions
  }
}
