extension Cell {
  /// A plain value of this cell that the type admits; nil for a part of a set.
  ///
  /// - Parameter cells: all cells of the fact, so that "another text" is none that is named.
  func representative(of type: FactType, among cells: [Cell]) -> FactValue? {
    switch self {
    case .yesNo(let value): .yesNo(value)
    case .choice(let position): .choice(position)
    case .text(let text): .text(text.string)
    case .otherText: .text(Cell.otherText(than: cells))
    case .point(let number): Cell.value(number, of: type)
    case .between(let lower, let upper):
      Cell.number(between: lower, upper, type).flatMap { Cell.value($0, of: type) }
    case .element: nil
    }
  }

  private static func value(_ number: ExactDecimal, of type: FactType) -> FactValue? {
    if case .date = type { number.integer.map(FactValue.date) } else { .number(number) }
  }

  private static func otherText(than cells: [Cell]) -> String {
    var text = "other"
    while cells.contains(.text(ByteText(text))) { text += "-other" }
    return text
  }

  /// A whole number where there is one, near the end that is given.
  private static func number(
    between lower: ExactDecimal?, _ upper: ExactDecimal?, _ type: FactType
  ) -> ExactDecimal? {
    var number = NumberType(isInteger: true)
    if case .number(let declared) = type { number = declared }
    let one = ExactDecimal(1)
    func isInside(_ value: ExactDecimal) -> Bool {
      number.admits(value) && (lower.map { $0 < value } ?? true)
        && (upper.map { value < $0 } ?? true)
    }
    var candidates: [ExactDecimal?] = []
    if let lower { candidates.append(lower.floor.adding(one)) }
    if let upper {
      candidates.append(upper.isInteger ? upper.subtracting(one) : upper.floor)
    }
    candidates += [number.minimum, number.maximum, ExactDecimal(0)]
    if let low = lower ?? number.minimum, let high = upper ?? number.maximum {
      candidates.append(low.adding(high)?.divided(by: ExactDecimal(2), places: 18))
      candidates.append(middle(low, high))
    }
    return candidates.compactMap(\.self).first(where: isInside)
  }

  /// The middle with one decimal more than the ends have.
  private static func middle(_ low: ExactDecimal, _ high: ExactDecimal) -> ExactDecimal? {
    low.adding(high)?.divided(
      by: ExactDecimal(2), places: min(18, max(low.scale, high.scale) + 1))
  }
}
