import SourceTree

/// Escapes such as `\ud83d\ude00`, which JSON uses for characters outside the first plane and libyaml refuses.
///
/// libyaml reads a copy in which each pair is another escape of the same length, so that all places stay true. The
/// value of every scalar that was touched is then taken from the file itself.
struct SurrogatePairs {
  /// What libyaml reads.
  private(set) var parsed: [UInt8]
  /// Where the pairs are, in order.
  private(set) var places: [Int] = []

  /// Replaces all pairs of a text.
  init(in source: [UInt8]) {
    parsed = source
    let text = LineBreaks(bytes: source)
    let placeholder = Array(#"\u003f\u003f"#.utf8)
    var index = 0
    while index < source.count {
      guard source[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      guard YAMLEscape.surrogatePair(text, at: index) != nil else {
        index += 2
        continue
      }
      parsed.replaceSubrange(index..<(index + placeholder.count), with: placeholder)
      places.append(index)
      index += placeholder.count
    }
  }

  /// The true value of a scalar; nil when it holds no pair.
  func value(of scalar: WrittenScalar, in source: [UInt8]) -> [UInt8]? {
    let next = places.partitioningIndex { $0 >= scalar.extent.lowerBound }
    guard next < places.count, places[next] < scalar.extent.upperBound else { return nil }
    if scalar.style == .doubleQuoted {
      var decoder = FlowScalarDecoder(source, scalar.extent, .doubleQuoted)
      return decoder.decode()?.value
    }
    // Without double quotes a backslash is only a letter: what was replaced is put back.
    guard let map = YAMLValueMapping().map(scalar, in: parsed) else { return nil }
    return zip(scalar.value, map.starts).map { parsed[$1] == $0 ? source[$1] : $0 }
  }
}

extension [Int] {
  /// The first index whose element passes a test that all later elements pass as well.
  fileprivate func partitioningIndex(where isInSecond: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isInSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
