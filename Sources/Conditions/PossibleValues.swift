/// The values that a fact can still have.
public enum PossibleValues: Sendable, Hashable {
  /// Of a yes-no fact.
  case yesNo(Truth)
  /// Of a choice: the positions that can come out, in order; one when it is decided.
  case choices([Int], mayBeMissing: Bool)
  /// Of a count or sum: from the least to the most.
  case integers(ClosedRange<Int>)
}

extension ConditionProgram {
  /// The values that a fact can still have; nil when it is missing, and for facts whose value only the caller keeps:
  /// numbers, dates, texts, sets and lists that were told or computed outside.
  public func possibleValues(of id: FactID, in state: FactState) -> PossibleValues? {
    guard !isMissing(id, in: state) else { return nil }
    switch (facts[id.index].type, definitions[id.index]) {
    case (.yesNo, _):
      let cells = possibleCells(of: id, in: state)
      return .yesNo(cells.count == 1 ? Truth(cells == [1]) : .unknown)
    case (.choice, _):
      let mayBeMissing = state.words[layouts[id.index].firstWord] & FactLayout.missing != 0
      return .choices(possibleCells(of: id, in: state), mayBeMissing: mayBeMissing)
    case (.number, .count(let conditions)):
      return .integers(interval(of: conditions, in: state))
    case (.number, .weightedSum(let parts)):
      let sum = total(of: parts, in: state)
      return .integers(sum...sum)
    default:
      return nil
    }
  }

  /// The cell that the value of a fact lies in; nil when it is missing, may be missing or may have several values.
  ///
  /// The cells of a yes-no fact are no and yes, those of a choice its words.
  public func onlyCell(of id: FactID, in state: FactState) -> Int? {
    let span = spans[id.index]
    guard
      state.words[span.first] & (FactLayout.missing | FactLayout.present) == FactLayout.present
    else { return nil }
    var found: Int?
    for word in 0..<span.count {
      var cells = state.words[span.first + word]
      if word == 0 { cells &= FactLayout.present - 1 }
      guard cells != 0 else { continue }
      guard found == nil, cells & (cells - 1) == 0 else { return nil }
      found = word * FactLayout.cellsInWord + cells.trailingZeroBitCount
    }
    return found
  }

  /// The answer or word that the value of a fact must be; nil when it is not decided, and for facts of other types.
  public func onlyValue(of id: FactID, in state: FactState) -> FactValue? {
    switch spans[id.index].kind {
    case .yesNo: onlyCell(of: id, in: state).map { .yesNo($0 == 1) }
    case .choice: onlyCell(of: id, in: state).map(FactValue.choice)
    default: nil
    }
  }

  /// Whether the values of a fact are words of which one is chosen.
  public func isChoice(_ id: FactID) -> Bool { spans[id.index].kind == .choice }

  /// Whether the values of a fact are numbers.
  public func isNumber(_ id: FactID) -> Bool { spans[id.index].kind == .number }

  /// The cells that the value of a fact may lie in; none when it is missing.
  public func possibleCells(of id: FactID, in state: FactState) -> [Int] {
    let layout = layouts[id.index]
    return layout.cells.indices.filter { cell in
      let bit = layout.bit(of: cell)
      return state.words[bit.word] & bit.mask != 0
    }
  }
}
