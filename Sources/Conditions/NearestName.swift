/// The name that was probably meant: nil under three letters and when none is close.
func nearest(_ name: String, in names: [String]) -> String? {
  let wanted = Array(name.lowercased().utf8)
  if let same = names.first(where: { Array($0.lowercased().utf8) == wanted }) { return same }
  guard wanted.count >= 3 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in names {
    let distance = editDistance(wanted, Array(candidate.lowercased().utf8))
    if distance <= wanted.count / 3, distance < best?.distance ?? .max {
      best = (candidate, distance)
    }
  }
  return best?.name
}

private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var row = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var next = [i + 1]
    for (j, b) in right.enumerated() {
      next.append(min(row[j + 1] + 1, next[j] + 1, row[j] + (a == b ? 0 : 1)))
    }
    row = next
  }
  return row[right.count]
}
