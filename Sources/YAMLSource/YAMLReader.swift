public import SourceTree

/// Reads a YAML or JSON file into a tree that knows where everything stands.
///
/// Only what a plan file may use is accepted: one document, no tags, anchors, aliases, merge keys or explicit keys,
/// no key twice. Everything else is a finding with a place, never a silent change of meaning.
public struct YAMLReader: Sendable {
  /// What a file may cost, checked while it is read.
  public struct Limits: Sendable, Hashable {
    /// The size of the file in bytes; never more than 2 GiB.
    public var bytes: Int
    /// How many collections may be inside each other.
    public var depth: Int
    /// How many keys, values and collections there may be.
    public var nodes: Int
    /// The length of one value in bytes.
    public var scalarBytes: Int

    /// Creates limits.
    public init(bytes: Int, depth: Int, nodes: Int, scalarBytes: Int) {
      self.bytes = min(bytes, Int(Int32.max))
      self.depth = depth
      self.nodes = nodes
      self.scalarBytes = scalarBytes
    }

    /// The limits for plan files and profiles: far above what people write.
    public static let plan = Limits(
      bytes: 4 << 20, depth: 64, nodes: 200_000, scalarBytes: 1 << 20)
  }

  private let limits: Limits

  /// Creates a reader.
  public init(limits: Limits = .plan) {
    self.limits = limits
  }

  /// Reads one file and adds what is wrong with it to `diagnostics`.
  ///
  /// - Returns: the root of the tree; nil when nothing of the file could be used. When the file has syntax errors,
  ///   the parts that hold them are missing from the tree, and nodes near them are marked as broken.
  public func read(
    _ file: FileID, in files: SourceFiles, diagnostics: inout [Diagnostic]
  ) -> SourceNode? {
    var findings = FindingCollector()
    defer { diagnostics += findings.all }
    let bytes = files[file].bytes
    guard bytes.count <= limits.bytes else {
      findings.add(.fileTooLarge(file, size: bytes.count, limit: limits.bytes))
      return nil
    }
    let scan = ByteScan(bytes, file: file, findings: &findings)
    guard scan.isText else { return nil }
    let source = ReadableSource(file: file, bytes: scan.bytes, isASCII: scan.isASCII)
    if let tree = EverydayYAML.tree(of: source, limits: limits) { return tree }
    var attempts = ReadingAttempts(source, limits: limits)
    return attempts.run(findings: &findings)
  }
}
