extension Shape {
  /// Everything in a node that does not fit this shape.
  public func findings(in node: SourceNode) -> [Diagnostic] {
    var check = ShapeCheck()
    check.check(node, self)
    return check.diagnostics
  }
}

/// Compares nodes with shapes and reports everything that does not fit, each thing once.
struct ShapeCheck {
  private(set) var diagnostics: [Diagnostic] = []

  mutating func check(_ node: SourceNode, _ shape: Shape) {
    guard node.kind == .mapping else {
      if node.isBroken { return }
      report(.wrongKind, "expected \(shape.name), a mapping of keys and values", node.range)
      return
    }
    // Each field is searched for once, from where the last one was found: authors keep to the order of the shape.
    var found: UInt64 = 0
    var position = 0
    for (key, value) in node.entries {
      if let index = shape.index(of: key, from: position) {
        found |= 1 << UInt64(index)
        position = index + 1
        check(value, shape.fields[index].value, named: shape.fields[index].key)
      } else {
        unknownKey(key, shape)
      }
    }
    // A mapping that lost a part to a syntax error would be blamed for what it lost.
    guard !node.isBroken else { return }
    let missing = shape.requiredFields & ~found
    if missing != 0 { report(missing, of: shape, in: node) }
    for group in shape.exactlyOne {
      let present = node.entries.filter { key, _ in group.contains { key.hasText($0) } }
      guard present.count != 1 else { continue }
      let names = group.map { "'\($0)'" }.joined(separator: ", ")
      report(
        .missingKey, "\(shape.name) needs exactly one of \(names)",
        present.count > 1 ? present[1].key.range : node.range)
    }
  }

  private mutating func report(_ missing: UInt64, of shape: Shape, in node: SourceNode) {
    for (index, field) in shape.fields.enumerated() where missing >> UInt64(index) & 1 == 1 {
      report(
        .missingKey, "\(shape.name) needs '\(field.key)'", node.range, help: field.summary)
    }
  }

  private mutating func unknownKey(_ key: SourceNode, _ shape: Shape) {
    let names = shape.fields.map(\.key)
    var finding = Diagnostic(
      .error, .unknownKey, "unknown key '\(key.text)' in \(shape.name)", at: key.range,
      help: didYouMean(key.text, among: names))
    if let near = nearest(key.text, in: names) {
      finding = finding.fixing(key.range, near, .ask)
    }
    diagnostics.append(finding)
  }

  mutating func check(_ node: SourceNode, _ value: Shape.Value, named name: String) {
    if node.isBroken, node.kind == .scalar { return }
    switch value {
    case .list(let item, let atLeast):
      guard node.kind == .sequence else {
        return report(.wrongKind, "'\(name)' is a list: write '- …' or '[…]'", node.range)
      }
      if node.items.count < atLeast {
        report(.emptyList, "'\(name)' needs at least \(atLeast) of its items", node.range)
      }
      for element in node.items { check(element, item, named: name) }
    case .oneOrMore(let item):
      guard node.kind == .sequence else { return check(node, item, named: name) }
      for element in node.items { check(element, item, named: name) }
    case .object(let shape):
      check(node, shape)
    case .map(let item):
      guard node.kind == .mapping else {
        return report(.wrongKind, "'\(name)' is a mapping of names to values", node.range)
      }
      for (_, element) in node.entries { check(element, item, named: name) }
    case .either(let scalar, let shape):
      if node.kind == .mapping { check(node, shape) } else { check(node, scalar, named: name) }
    case .anything:
      break
    case .voiced:
      checkVoiced(node, name)
    case .numberRange:
      checkNumberRange(node, name)
    default:
      checkScalar(node, value, name)
    }
  }

  private mutating func checkVoiced(_ node: SourceNode, _ name: String) {
    if node.kind == .mapping {
      check(
        node,
        Shape(
          "a text for people",
          [
            .required("clinician", .text, "the words for a clinician"),
            .required("patient", .text, "the words for the person"),
          ]))
    } else {
      checkScalar(node, .text, name)
    }
  }

  private mutating func checkNumberRange(_ node: SourceNode, _ name: String) {
    guard node.kind == .sequence else { return checkScalar(node, .number, name) }
    let numbers = node.items.compactMap { ExactDecimal($0.text) }
    if node.items.count != 2 || numbers.count != 2 || numbers[0] > numbers[1] {
      report(.wrongValue, "'\(name)' is one number, or a low and a high one: [3, 5]", node.range)
    }
  }

  private mutating func checkScalar(_ node: SourceNode, _ value: Shape.Value, _ name: String) {
    guard node.kind == .scalar else {
      return report(.wrongKind, "'\(name)' is one value, not a list or a mapping", node.range)
    }
    guard !node.isNull else {
      return report(.missingValue, "'\(name)' has no value", node.range)
    }
    if value.takesAnyText, !node.utf8.isEmpty { return }
    guard let problem = value.problem(with: node.text) else { return }
    report(.wrongValue, "'\(name)': \(problem.message)", node.range, help: problem.help)
  }

  private mutating func report(
    _ code: Diagnostic.Code, _ message: String, _ range: SourceRange, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(.error, code, message, at: range, help: help))
  }
}

extension Diagnostic.Code {
  /// A key that the format does not have.
  public static let unknownKey: Self = "unknown-key"
  /// A key that must be there and is not.
  public static let missingKey: Self = "missing-key"
  /// A key without a value.
  public static let missingValue: Self = "missing-value"
  /// A list, mapping or scalar where another kind of node is expected.
  public static let wrongKind: Self = "wrong-kind"
  /// A scalar that is not what its key takes.
  public static let wrongValue: Self = "wrong-value"
  /// A list with too few items.
  public static let emptyList: Self = "too-few-items"
}
