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
      pieces.append(ink.add(Source(source)))
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
  func cite(_ list: Int, in cited: inout [UInt64]) {
    for word in 0..<width { cited[word] |= masks[list * width + word] }
  }

  /// The sources that are cited, in the definition's order.
  func put(_ cited: [UInt64], _ ink: Ink, to sheet: inout PlanSheet) {
    sheet.put(#","evidence":["#)
    var isFirst = true
    for word in 0..<width {
      var rest = cited[word]
      while rest != 0 {
        sheet.separate(&isFirst)
        sheet.put(pieces[word * 64 + rest.trailingZeroBitCount], ink)
        rest &= rest &- 1
      }
    }
    sheet.put(byte: UInt8(ascii: "]"))
  }
}
