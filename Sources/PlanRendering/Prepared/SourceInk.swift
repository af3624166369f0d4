import PlanCore

/// The sources that plans cite, and which entry cites which.
struct SourceInk: Sendable {
  private var pieces: [Piece] = []
  private var positions: [String: Int] = [:]
  /// A bit for each source, some words for each list of citations.
  private var masks: [UInt64] = []
  /// How many words a list of citations takes.
  let width: Int

  init(_ sources: [EvidenceSource], _ ink: inout Ink) {
    width = sources.count / 64 + 1
    for (index, source) in sources.enumerated() {
      positions[source.id] = index
      pieces.append(ink.item(Source(source)))
    }
  }

  /// Adds a list of citations and returns its number.
  mutating func add(_ evidence: [String]) -> Int {
    var mask = Array(repeating: UInt64(0), count: width)
    for id in evidence {
      guard let position = positions[id] else { continue }
      mask[position / 64] |= 1 &<< UInt64(position % 64)
    }
    masks += mask
    return masks.count / width - 1
  }

  /// Notes that a list is cited.
  @inline(__always)
  func cite(_ list: Int, on page: PlanPage) {
    let first = list &* width
    page.run.cited.withUnsafeMutableBufferPointer { cited in
      for word in cited.indices { cited[word] |= masks[first &+ word] }
    }
  }

  /// The sources that are cited, in the definition's order.
  func put(on page: inout PlanPage) {
    page.open(#","evidence":["#)
    for word in 0..<width {
      var rest = page.run.cited[word]
      while rest != 0 {
        page.item(pieces[word * 64 + rest.trailingZeroBitCount])
        rest &= rest &- 1
      }
    }
    page.close()
  }
}
