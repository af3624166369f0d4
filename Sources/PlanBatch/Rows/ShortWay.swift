import PlanRendering

/// A way from lines to results that takes only what is plain; the bytes are those of the long way.
///
/// People are kept back until enough of them can be judged at once.
protocol ShortWay {
  /// Whether nobody more can be taken before those who are kept back are judged.
  var isFull: Bool { get }

  /// Takes the line that begins here, while it is not full.
  ///
  /// - Returns: where the next line begins; nil, with nothing taken, for a line that takes the long way.
  mutating func take(_ place: BytePlace) -> BytePlace?

  /// Judges everybody who was taken.
  mutating func judge()

  /// Appends the results of the next so many of those who were judged.
  mutating func write(_ count: Int, to results: inout [UInt8])

  /// Forgets those who were judged.
  mutating func clear()

  /// Hands over what was counted since the last time.
  mutating func count(into cohort: inout Cohort)
}

extension ShortWay {
  /// Nothing: most count nobody.
  func count(into cohort: inout Cohort) {}
}

/// Every line takes the long way.
struct NoShortWay: ShortWay {
  let isFull = false
  func take(_ place: BytePlace) -> BytePlace? { nil }
  func judge() {}
  func write(_ count: Int, to results: inout [UInt8]) {}
  func clear() {}
}
