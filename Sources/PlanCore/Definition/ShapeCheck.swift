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

  private static let voiced = Shape(
    "a text for people",
    [
      .required("clinician", .text, "the words for a clinician"),
      .required("patient", .text, "the words for the person"),
    ])

  mutating func check(_ node: SourceNode, _ shape: Shape) {
    guard node.kind == .mapping else {
      if node.isBroken { return }
      let required = shape.fields.filter(\.isRequired)
      let keys = (required.isEmpty ? shape.fields : required).prefix(4).map { "'\($0.key):'" }
      return report(
        .wrongKind, "expected \(shape.name), a mapping of keys and values", node.range,
        help: "it has keys such as \(keys.joined(separator: ", "))")
    }
    // Each field is searched for once, from where the last one was found: authors keep to the order of the shape.
    var found: UInt64 = 0
    var position = 0
    for (key, value) in node.entries {
      if let index = shape.keys.index(of: key, from: position) {
        found |= 1 << UInt64(index)
        position = index + 1
        check(value, shape.fields[index].value, named: shape.fields[index].key)
      } else if !key.isBroken, key.kind == .scalar {
        found |= unknownKey(key, shape)
      }
    }
    // A mapping that lost a part to a syntax error would be blamed for what it lost.
    // And where nothing is what was expected, that is said already.
    guard !node.isBroken, found != 0 || node.entries.isEmpty else { return }
    let missing = shape.keys.required & ~found
    if missing != 0 { report(missing, of: shape, in: node) }
    for group in shape.exactlyOne { check(exactlyOne: group, of: shape, in: node) }
  }

  private mutating func report(_ missing: UInt64, of shape: Shape, in node: SourceNode) {
    for (index, field) in shape.fields.enumerated() where missing >> UInt64(index) & 1 == 1 {
      report(
        .missingKey, "\(shape.name) needs '\(field.key)'", node.range, help: field.summary)
    }
  }

  private mutating func check(exactlyOne group: [String], of shape: Shape, in node: SourceNode) {
    let present = node.entries.map(\.key).filter { key in group.contains { key.hasText($0) } }
    guard present.count != 1 else { return }
    guard present.count > 1 else {
      let names = group.map { "'\($0)'" }.joined(separator: ", ")
      return report(.missingKey, "\(shape.name) needs one of \(names)", node.range)
    }
    diagnostics.append(
      Diagnostic(
        .error, .unknownKey,
        "\(shape.name) has '\(present[0].text)' already, and '\(present[1].text)' beside it",
        at: present[1].range, help: "keep one of the two"
      ).labelled(present[0].range, "this is the other"))
  }

  /// Reports a key that the shape does not have, and gives the field that it most likely means, as a bit.
  private mutating func unknownKey(_ key: SourceNode, _ shape: Shape) -> UInt64 {
    let names = shape.fields.map(\.key)
    let finding = Diagnostic(
      .error, .unknownKey, "unknown key '\(key.text)' in \(shape.name)", at: key.range,
      help: didYouMean(key.text, among: names, kind: "its keys"))
    guard let near = nearest(key.text, in: names), let index = names.firstIndex(of: near) else {
      diagnostics.append(finding)
      return 0
    }
    diagnostics.append(finding.fixing(key.range, near, .ask))
    return 1 << UInt64(index)
  }

  mutating func check(_ node: SourceNode, _ value: Shape.Value, named name: String) {
    if node.isBroken, node.kind == .scalar { return }
    switch value {
    case .list(let item, let atLeast): checkList(node, of: item, atLeast: atLeast, name)
    case .oneOrMore(let item):
      guard node.kind == .sequence else { return check(node, item, named: name) }
      for element in node.items { check(element, item, named: name) }
    case .object(let shape):
      check(node, shape)
    case .map(let item):
      guard node.kind == .mapping else {
        return reportKind("'\(name)' is a mapping of names to values", node)
      }
      for (_, element) in node.entries { check(element, item, named: name) }
    case .either(let scalar, let shape):
      if node.kind == .mapping { check(node, shape) } else { check(node, scalar, named: name) }
    case .anything:
      break
    case .voiced where node.kind == .mapping: check(node, Self.voiced)
    case .voiced where node.kind == .sequence:
      reportKind(
        "'\(name)' is one text, or a mapping of 'clinician' and 'patient'", node)
    case .voiced: checkScalar(node, .text, name)
    case .numberRange where node.kind == .sequence: checkBounds(node, of: .number, name)
    case .numberRange: checkScalar(node, .number, name)
    case .bounds(let item): checkBounds(node, of: item, name)
    case .condition where node.kind != .scalar:
      reportKind("'\(name)' is one condition: join its parts by '&&' or '||'", node)
    default:
      checkScalar(node, value, name)
    }
  }

  private mutating func checkList(
    _ node: SourceNode, of item: Shape.Value, atLeast: Int, _ name: String
  ) {
    guard node.kind == .sequence else {
      return reportKind("'\(name)' is a list: write '- …' or '[…]'", node)
    }
    if node.items.count < atLeast, !node.isBroken {
      let count = atLeast == 1 ? "one item" : "\(atLeast) items"
      report(.emptyList, "'\(name)' needs at least \(count)", node.range)
    }
    for element in node.items { check(element, item, named: name) }
  }

  private mutating func checkBounds(_ node: SourceNode, of item: Shape.Value, _ name: String) {
    guard node.kind == .sequence, node.items.count == 2 else {
      if node.isBroken { return }
      return report(
        .wrongValue, "'\(name)' is a lowest and a highest number: [0, 10]", node.range)
    }
    let before = diagnostics.count
    for element in node.items { check(element, item, named: name) }
    let numbers = node.items.compactMap { ExactDecimal($0.text) }
    guard diagnostics.count == before, numbers.count == 2, numbers[0] > numbers[1] else { return }
    report(
      .wrongValue, "'\(name)' begins with \(numbers[0]), which is more than \(numbers[1])",
      node.range, help: "write [\(numbers[1]), \(numbers[0])]")
  }

  private mutating func checkScalar(_ node: SourceNode, _ value: Shape.Value, _ name: String) {
    guard node.kind == .scalar else {
      return reportKind("'\(name)' is one value, not a list or a mapping", node)
    }
    guard !node.isNull else {
      return report(.missingValue, "'\(name)' has no value", node.range)
    }
    if value.takesAnyText, node.length > 0 { return }
    if case .word(let words) = value, words.contains(where: { node.hasText($0) }) { return }
    if case .condition = value {
      return report(
        "condition-empty", "the condition is empty", node.range,
        help: "leave the key out, or write what must be true")
    }
    guard let problem = value.problem(with: node.text) else { return }
    diagnostics.append(problem.finding(about: name, at: node))
  }

  /// Reports a node of another kind, unless it is what a syntax error left over.
  private mutating func reportKind(_ message: String, _ node: SourceNode) {
    if !node.isBroken { report(.wrongKind, message, node.range) }
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
