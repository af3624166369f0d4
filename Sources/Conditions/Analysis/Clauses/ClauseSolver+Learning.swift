extension ClauseSolver {
  /// Follows every value to what it entails; a clause that became false, if there is one.
  mutating func follow() -> Int32? {
    while followed < trail.count {
      let literal = !trail[followed]
      followed += 1
      // The list is taken out meanwhile, so that it is changed in place.
      var waiting: [Watch] = []
      swap(&waiting, &watches[literal.index])
      var kept = 0
      var dead: Int32?
      for index in waiting.indices {
        var watch = waiting[index]
        if dead == nil, values[watch.other.index] <= 0 {
          guard let next = look(at: watch, literal, &dead) else { continue }
          watch = next
        }
        waiting[kept] = watch
        kept += 1
      }
      waiting.removeSubrange(kept...)
      swap(&waiting, &watches[literal.index])
      if let dead {
        followed = trail.count
        return dead
      }
    }
    return nil
  }

  /// Looks at a clause of which a watched literal became false; nil when it waits for another one from now on.
  private mutating func look(
    at watch: Watch, _ literal: ClauseLiteral, _ dead: inout Int32?
  ) -> Watch? {
    let place = Int(watch.clause) + 1
    if clauses[place] == literal.code { clauses.swapAt(place, place + 1) }
    let first = ClauseLiteral(code: clauses[place])
    let next = Watch(clause: watch.clause, other: first)
    if values[first.index] > 0 { return next }
    for index in place + 2..<place + Int(clauses[place - 1]) {
      let candidate = ClauseLiteral(code: clauses[index])
      guard values[candidate.index] >= 0 else { continue }
      clauses.swapAt(place + 1, index)
      watches[candidate.index].append(next)
      return nil
    }
    if values[first.index] < 0 {
      dead = watch.clause
    } else {
      set(first, by: watch.clause)
    }
    return next
  }

  /// Keeps a clause that says why a dead end was met, and goes back to where it would have decided otherwise.
  mutating func learn(from clause: Int32) {
    var (learned, marked) = reasons(for: clause)
    let shorter = learned.dropFirst().filter { !isNeedless($0) }
    for variable in marked { isMarked[variable] = false }
    learned = [learned[0]] + shorter
    order.decay()
    guard learned.count > 1 else {
      takeBack(to: 0)
      return set(learned[0], by: Source.choice)
    }
    // The deepest of the others is watched, because it is the first to be open again.
    let deepest = learned.indices.dropFirst().max { depth(learned[$0]) < depth(learned[$1]) } ?? 1
    learned.swapAt(1, deepest)
    takeBack(to: Int(depth(learned[1])))
    set(learned[0], by: store(learned))
  }

  private func depth(_ literal: ClauseLiteral) -> Int32 {
    depths[literal.variable]
  }

  /// The clause of the first point that every way of the last choice to the dead end leads through.
  private mutating func reasons(for clause: Int32) -> (learned: [ClauseLiteral], marked: [Int]) {
    var others: [ClauseLiteral] = []
    var marked: [Int] = []
    var open = 0
    var index = trail.count
    var clause = clause
    var point: ClauseLiteral?
    repeat {
      let place = Int(clause) + 1
      for index in place..<place + Int(clauses[place - 1]) {
        let literal = ClauseLiteral(code: clauses[index])
        let variable = literal.variable
        guard literal != point, !isMarked[variable], depths[variable] > 0 else { continue }
        isMarked[variable] = true
        marked.append(variable)
        order.raise(variable)
        if Int(depths[variable]) == depth { open += 1 } else { others.append(literal) }
      }
      repeat { index -= 1 } while !isMarked[trail[index].variable]
      point = trail[index]
      clause = sources[trail[index].variable]
      isMarked[trail[index].variable] = false
      open -= 1
    } while open > 0
    let first = point.map { [!$0] } ?? []
    return (first + others, marked)
  }

  /// Whether a literal of a learned clause follows from the others.
  private func isNeedless(_ literal: ClauseLiteral) -> Bool {
    let source = sources[literal.variable]
    guard source != Source.choice else { return false }
    let place = Int(source) + 1
    for index in place..<place + Int(clauses[place - 1]) {
      let variable = ClauseLiteral(code: clauses[index]).variable
      if variable != literal.variable, !isMarked[variable], depths[variable] > 0 { return false }
    }
    return true
  }
}
