extension ConditionProgram {
  /// Works out a derived fact from the facts so far; leaves a fact without a definition, or computed outside, alone.
  public func derive(_ id: FactID, in state: inout FactState) {
    switch definitions[id.index] {
    case .condition(let condition):
      let answer = truth(condition, state)
      empty(id, flags: FactLayout.present, in: &state)
      if answer != .yes { add(0, of: id, to: &state) }
      if answer != .no { add(1, of: id, to: &state) }
    case .firstMatch(let arms, let otherwise):
      deriveFirst(of: arms, otherwise: otherwise, to: id, in: &state)
    case .count(let conditions):
      fill(id, with: interval(of: conditions, in: state), in: &state)
    case .weightedSum(let parts):
      let sum = total(of: parts, in: state)
      fill(id, with: sum...sum, in: &state)
    case .computed, nil: break
    }
  }

  /// Works out every derived fact that conditions define, in an order that respects what depends on what.
  public func deriveAll(in state: inout FactState) {
    for id in derivationOrder { derive(id, in: &state) }
  }

  func interval(of conditions: [ConditionID], in state: FactState) -> ClosedRange<Int> {
    var certain = 0
    var possible = 0
    for condition in conditions {
      switch truth(condition, state) {
      case .yes:
        certain += 1
        possible += 1
      case .unknown: possible += 1
      case .no: break
      }
    }
    return certain...possible
  }

  func total(of parts: [(ConditionID, Int)], in state: FactState) -> Int {
    var sum = 0
    for (condition, weight) in parts where truth(condition, state) == .yes { sum += weight }
    return sum
  }

  private func deriveFirst(
    of arms: [(when: ConditionID, value: Int)], otherwise: Int?, to id: FactID,
    in state: inout FactState
  ) {
    // The arms read other facts, so this fact may be filled while they are asked.
    empty(id, flags: 0, in: &state)
    let first = layouts[id.index].firstWord
    for arm in arms {
      let answer = truth(arm.when, state)
      if answer == .no { continue }
      state.words[first] |= FactLayout.present
      add(arm.value, of: id, to: &state)
      if answer == .yes { return }
    }
    if let otherwise {
      state.words[first] |= FactLayout.present
      add(otherwise, of: id, to: &state)
    } else {
      state.words[first] |= FactLayout.missing
    }
  }

  private func fill(_ id: FactID, with interval: ClosedRange<Int>, in state: inout FactState) {
    empty(id, flags: FactLayout.present, in: &state)
    for cell in layouts[id.index].cells(in: interval) { add(cell, of: id, to: &state) }
  }
}

extension FactLayout {
  /// The cells of a number that hold a value of the interval, in order.
  func cells(in interval: ClosedRange<Int>) -> [Int] {
    let first = place(of: ExactDecimal(interval.lowerBound))
    let last = place(of: ExactDecimal(interval.upperBound))
    return cellAtPlace[first...last].filter { $0 >= 0 }
  }
}
