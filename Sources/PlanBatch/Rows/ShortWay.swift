/// A way from lines to results that takes only what is plain; the bytes are those of the long way.
protocol ShortWay {
  /// Takes the line that begins here; its result may be kept back.
  ///
  /// - Returns: where the next line begins; nil, with nothing taken, for a line that takes the long way.
  mutating func take(_ place: BytePlace, _ results: inout [UInt8]) -> BytePlace?

  /// Appends the results that are kept back.
  mutating func finish(_ results: inout [UInt8])
}

/// Every line takes the long way.
struct NoShortWay: ShortWay {
  func take(_ place: BytePlace, _ results: inout [UInt8]) -> BytePlace? { nil }
  func finish(_ results: inout [UInt8]) {}
}
