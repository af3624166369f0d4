extension ConditionProgram {
  /// Makes a fact known.
  ///
  /// A value that its type does not admit leaves the fact missing.
  ///
  /// A text is only sorted into its cell; the caller keeps what it must show.
  public func set(_ id: FactID, _ value: FactValue, in state: inout FactState) {
    clear(id, in: &state)
    let span = spans[id.index]
    switch (span.kind, value) {
    case (.yesNo, .yesNo(let isTrue)):
      state.words[span.first] = FactLayout.present | (isTrue ? 2 : 1)
    case (.number, .number(let number)):
      guard case .number(let type) = facts[id.index].type, type.admits(number) else { return }
      settle(id, onNumber: number, in: &state)
    case (.date, .date(let day)):
      settle(id, onNumber: ExactDecimal(day), in: &state)
    case (.choice, .choice(let choice)) where 0..<span.valueCount ~= choice:
      settle(id, on: choice, in: &state)
    case (.set, .set(let members)) where members.allSatisfy((0..<span.valueCount).contains):
      settle(id, onMembers: members, of: span.valueCount, in: &state)
    case (.text, .text(let text)):
      settle(id, on: layouts[id.index].cell(ofText: text), in: &state)
    case (.list, .list): state.words[span.first] = FactLayout.present
    default: break
    }
  }

  /// Makes the answer of a fact known; false, with nothing done, for a fact that is no answer.
  public func set(_ id: FactID, _ answer: Bool, in state: inout FactState) -> Bool {
    let span = spans[id.index]
    guard span.kind == .yesNo else { return false }
    state.words[span.first] = FactLayout.present | (answer ? 2 : 1)
    return true
  }

  /// Makes a fact missing.
  public func clear(_ id: FactID, in state: inout FactState) {
    empty(id, flags: FactLayout.missing, in: &state)
  }

  /// Whether nothing at all is known of the fact; false for a derived fact that may have a value.
  public func isMissing(_ id: FactID, in state: FactState) -> Bool {
    state.words[spans[id.index].first] & FactLayout.present == 0
  }

  func empty(_ id: FactID, flags: UInt64, in state: inout FactState) {
    let span = spans[id.index]
    state.words.withUnsafeMutableBufferPointer { words in
      words[span.first] = flags
      for word in span.first + 1..<span.first + span.count { words[word] = 0 }
    }
  }

  func add(_ cell: Int, of id: FactID, to state: inout FactState) {
    let bit = layouts[id.index].bit(of: cell)
    state.words[bit.word] |= bit.mask
  }

  private func settle(_ id: FactID, on cell: Int, in state: inout FactState) {
    state.words[spans[id.index].first] = FactLayout.present
    add(cell, of: id, to: &state)
  }

  private func settle(_ id: FactID, onNumber number: ExactDecimal, in state: inout FactState) {
    let cell = layouts[id.index].cellAtPlace[layouts[id.index].place(of: number)]
    // A derived count keeps its own bounds, so a value told from outside may have no cell.
    guard cell >= 0 else { return }
    settle(id, on: cell, in: &state)
  }

  private func settle(
    _ id: FactID, onMembers members: [Int], of count: Int, in state: inout FactState
  ) {
    state.words[spans[id.index].first] = FactLayout.present
    for value in 0..<count { add(2 * value, of: id, to: &state) }
    for value in members {
      let absent = layouts[id.index].bit(of: 2 * value)
      state.words[absent.word] &= ~absent.mask
      add(2 * value + 1, of: id, to: &state)
    }
  }
}
