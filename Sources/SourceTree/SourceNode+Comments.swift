extension SourceNode {
  /// All comments of the file that the node stands in, each from its `#` to the end of its line.
  ///
  /// A comment behind the header of a block scalar is not found.
  public var comments: [SourceRange] {
    var result: [SourceRange] = []
    var gapStart = 0
    for record in tree.records where record.kind == .scalar {
      findComments(in: gapStart..<max(gapStart, Int(record.lower)), &result)
      gapStart = max(gapStart, Int(record.upper))
    }
    findComments(in: gapStart..<tree.source.count, &result)
    return result
  }

  /// Whether a comment follows a scalar on its last line.
  ///
  /// A ` #` that was meant as a part of a plain text ends it there, so a text that is cut short should mention it.
  public var isFollowedByComment: Bool {
    guard kind == .scalar else { return false }
    let rest = tree.source[Int(record.upper)...]
    guard let next = rest.firstIndex(where: { $0 != 32 && $0 != 9 }) else { return false }
    return tree.source[next] == UInt8(ascii: "#") && isFree(next)
  }

  private func findComments(in gap: Range<Int>, _ result: inout [SourceRange]) {
    var index = gap.lowerBound
    while index < gap.upperBound {
      defer { index += 1 }
      guard tree.source[index] == UInt8(ascii: "#"), isFree(index) else { continue }
      let start = index
      while index < gap.upperBound, tree.source[index] != 10, tree.source[index] != 13 {
        index += 1
      }
      result.append(SourceRange(file: tree.file, lower: start, upper: index))
    }
  }

  /// Whether a `#` begins its line or has a blank in front of it, as a comment must.
  private func isFree(_ index: Int) -> Bool {
    index == 0 || [9, 10, 13, 32].contains(tree.source[index - 1])
  }
}
