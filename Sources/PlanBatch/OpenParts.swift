/// The parts of blocks whose results are not all written yet, in the order of the blocks.
struct OpenParts {
  /// Each with how many of its people are kept back.
  private var parts: [(part: BatchPart, kept: Int)] = []

  /// Begins the part of a further block.
  mutating func begin(_ part: BatchPart) {
    parts.append((part, 0))
  }

  /// The part of the block that is being read.
  var last: BatchPart {
    get { parts[parts.count - 1].part }
    _modify { yield &parts[parts.count - 1].part }
  }

  /// Notes that the result of a person is kept back.
  mutating func keepBack() {
    parts[parts.count - 1].kept += 1
    parts[parts.count - 1].part.records += 1
  }

  /// Writes the results of everybody who is kept back, and hands over every part but the last.
  mutating func write<Way: ShortWay>(
    _ way: inout Way, _ memory: () -> [UInt8], _ done: (consuming BatchPart) -> Void
  ) {
    way.judge()
    for index in parts.indices {
      if parts[index].part.results.capacity == 0 {
        parts[index].part.results = memory()
        parts[index].part.results.removeAll(keepingCapacity: true)
      }
      way.write(parts[index].kept, to: &parts[index].part.results)
      parts[index].kept = 0
      guard index < parts.count - 1 else { break }
      // Moved out, so that nobody else holds its memory.
      var part = BatchPart()
      swap(&part, &parts[index].part)
      done(consume part)
    }
    parts.removeFirst(max(0, parts.count - 1))
    way.clear()
  }

  /// Hands over the last part; nobody is kept back any more.
  mutating func end(_ done: (consuming BatchPart) -> Void) {
    if let last = parts.popLast() { done(last.part) }
  }
}
