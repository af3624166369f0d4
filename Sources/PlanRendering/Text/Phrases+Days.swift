import PlanCore

extension Phrases {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// A day as the reader writes it; a text that is no day as it is.
  func day(_ text: String) -> String {
    guard audience == .patient, let (year, month, day) = Day(text)?.parts else { return text }
    return "\(day) \(Self.months[month - 1]) \(year)"
  }

  /// From one day to another, or for good.
  func days(_ phase: Phase) -> String {
    guard let to = phase.to else {
      return choose("from \(day(phase.from))", "from \(day(phase.from)) on")
    }
    return "\(day(phase.from)) \(choose("–", "to")) \(day(to))"
  }
}
