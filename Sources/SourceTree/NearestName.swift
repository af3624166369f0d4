/// The candidate that a misspelt name most likely means; nil when none is near, or when the name is too short to tell.
///
/// Tries, in this order: the same letters in other case; the fewest edits (insert, remove, replace, swap two
/// neighbours), at most a third of the name's length; the same words in another order; the only candidate that has all
/// of its words, as `age_years` has `age`. Among equally near candidates the first wins. Names under three letters get no
/// suggestion: any answer would be a guess.
public func nearest(_ name: String, in candidates: some Sequence<String>) -> String? {
  let letters = Array(name.unicodeScalars)
  guard letters.count >= 3 else { return nil }
  let all = Array(candidates)
  let folded = Array(name.lowercased().utf8)
  if let same = all.first(where: { $0.lowercased().utf8.elementsEqual(folded) }) { return same }
  let limit = letters.count / 3
  var best: (name: String, distance: Int)?
  for candidate in all {
    let bound = best.map { $0.distance - 1 } ?? limit
    let distance = editDistance(letters, Array(candidate.unicodeScalars), atMost: bound)
    if let distance { best = (candidate, distance) }
  }
  if let best { return best.name }
  let words = sortedWords(name)
  if words.count > 1, let same = all.first(where: { sortedWords($0) == words }) { return same }
  let longer = all.filter { candidate in
    let parts = sortedWords(candidate)
    return words.allSatisfy(parts.contains)
  }
  return longer.count == 1 ? longer[0] : nil
}

/// What to write instead of an unknown name: the nearest candidate, or all of them when they are eight or fewer.
///
/// - Parameter kind: what the candidates are, for the list, such as `allowed values`.
/// - Returns: a sentence for a finding's help; nil when there is nothing useful to say.
public func didYouMean(
  _ name: String, among candidates: some Collection<String>, kind: String = "allowed values"
) -> String? {
  if let nearest = nearest(name, in: candidates) { return "did you mean `\(nearest)`?" }
  guard 1...8 ~= candidates.count else { return nil }
  return "\(kind): " + candidates.map { "`\($0)`" }.joined(separator: ", ")
}

/// The number of edits between two names, each place edited once; nil when there are more than `limit`.
private func editDistance(
  _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int
) -> Int? {
  guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i]
    for j in 1...b.count {
      let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      var cost = min(replaced, last[j] + 1, row[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        cost = min(cost, beforeLast[j - 2] + 1)
      }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count] <= limit ? last[b.count] : nil
}

private func sortedWords(_ name: String) -> [[UInt8]] {
  name.utf8.split { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }.map(Array.init)
    .sorted { $0.lexicographicallyPrecedes($1) }
}
