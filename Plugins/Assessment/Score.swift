import PlanCore

/// The score of an instrument from its items.
///
/// With fewer answers than `atLeast` there is no score, because a guess would look like a measurement. `percent` divides by what
/// the answered items could have given, so one unanswered item of ten leaves a denominator of 45: the instrument's own rule.
final class Score: Sendable {
  enum Method: String, Sendable, CaseIterable {
    /// The sum over the highest possible sum of the answered items, in percent, to a whole number.
    case percent
    case sum
    /// The mean of the answered items, to one decimal.
    case mean
  }

  let items: FactID
  let method: Method
  let itemMaximum: Int
  let atLeast: Int
  /// The items that count, from 0; nil means all.
  let positions: [Int]?
  /// What an answer counts instead of its number, by item from 0; empty for an item whose answers count as they are.
  let recode: [[Int]]

  init(
    _ items: FactID, _ method: Method, itemMaximum: Int, atLeast: Int,
    _ counted: (positions: [Int]?, recode: [[Int]])
  ) {
    self.items = items
    self.method = method
    self.itemMaximum = itemMaximum
    self.atLeast = atLeast
    (positions, recode) = counted
  }

  func value(_ profile: Profile) -> ExactDecimal? {
    guard case .answers(let answers)? = profile.readings.knownValue(of: items) else { return nil }
    var sum = ExactDecimal(0)
    var count = 0
    for index in 0..<(positions?.count ?? answers.count) {
      let position = positions?[index] ?? index
      guard answers.indices.contains(position),
        let number = answers[position].flatMap({ recoded($0, at: position) })
      else { continue }
      guard let next = sum.adding(number) else { return nil }
      sum = next
      count += 1
    }
    guard count >= atLeast, count > 0 else { return nil }
    switch method {
    case .sum: return sum
    case .mean: return sum.divided(by: ExactDecimal(count), places: 1)
    case .percent:
      return sum.multiplied(by: ExactDecimal(100))?.divided(
        by: ExactDecimal(itemMaximum * count), places: 0)
    }
  }

  private func recoded(_ answer: ExactDecimal, at position: Int) -> ExactDecimal? {
    guard position < recode.count, !recode[position].isEmpty else { return answer }
    let table = recode[position]
    guard let index = answer.integer, table.indices.contains(index) else { return nil }
    return ExactDecimal(table[index])
  }
}
