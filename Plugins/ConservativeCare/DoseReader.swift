import PlanCore

/// Reads a dose and puts it into words.
enum DoseReader {
  static let shape = Shape(
    "a dose",
    [
      .optional("sets", .numberRange, "how many sets"),
      .optional("reps", .numberRange, "how many repetitions a set"),
      .optional("hold_seconds", .numberRange, "how long to hold, in seconds"),
      .optional("minutes", .numberRange, "how long, in minutes"),
      .optional("sides", .word(["each"]), "'each' when both sides are done"),
      .optional("per_day", .numberRange, "how often a day"),
      .optional("days_per_week", .numberRange, "on how many days a week"),
      .optional("note", .text, "what the numbers leave out"),
    ])

  private static let numbers = [
    "sets", "reps", "hold_seconds", "minutes", "per_day", "days_per_week",
  ]

  /// The dose behind a key; nil when there is none, or after a finding about one that says nothing.
  static func dose(
    _ key: String, of fields: Fields?, _ builder: inout DefinitionBuilder
  ) -> Dose? {
    guard let entry = fields?.object(key) else { return nil }
    let dose = dose(entry)
    if dose == nil, entry.node.entries.isEmpty, !entry.node.isBroken {
      builder.report(
        .missingKey, "'\(key)' does not say how much", at: entry.node.range,
        help: "write such as 'minutes: 10' or 'sets: 3, reps: 8'")
    }
    return dose
  }

  /// The dose, in words and numbers; nil when the mapping holds neither.
  private static func dose(_ fields: Fields) -> Dose? {
    var ranges: [String: NumberRange] = [:]
    for name in numbers { ranges[name] = fields.numberRange(name) }
    var words = [work(ranges)]
    if let hold = ranges["hold_seconds"] {
      words.append(ranges["reps"] == nil && ranges["sets"] != nil ? nil : "hold \(hold.words) s")
    }
    words.append(ranges["minutes"].map { "\($0.words) min" })
    if fields.text("sides") == "each" { words.append("each side") }
    words.append(frequency(ranges))
    words.append(fields.text("note"))
    let text = words.compactMap(\.self).joined(separator: ", ")
    guard !text.isEmpty else { return nil }
    let parts = numbers.compactMap { name in
      ranges[name].map { Dose.Part(name: name, range: $0) }
    }
    return Dose(text: text, parts: parts)
  }

  private static func work(_ ranges: [String: NumberRange]) -> String? {
    switch (ranges["sets"], ranges["reps"]) {
    case (let sets?, let reps?): "\(sets.words) × \(reps.words)"
    case (let sets?, nil):
      ranges["hold_seconds"].map { "\(sets.words) × \($0.words) s" } ?? "\(sets.words) sets"
    case (nil, let reps?): "\(reps.words) repetitions"
    case (nil, nil): nil
    }
  }

  private static func frequency(_ ranges: [String: NumberRange]) -> String? {
    let day = ranges["per_day"].map { $0.isOne ? "once a day" : "\($0.words) times a day" }
    let week = ranges["days_per_week"].map { range in
      range.isSeven ? (day == nil ? "daily" : nil) : "\(range.words) days a week"
    }
    let parts = [day, week ?? nil].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension NumberRange {
  /// `8` or `8–10`.
  fileprivate var words: String {
    low == high ? low.description : "\(low)–\(high)"
  }

  fileprivate var isOne: Bool { low == ExactDecimal(1) && high == low }
  fileprivate var isSeven: Bool { low == ExactDecimal(7) && high == low }
}
