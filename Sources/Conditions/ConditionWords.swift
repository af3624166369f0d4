extension ConditionProgram {
  /// The condition in its canonical spelling: one blank around operators, only the parentheses it needs.
  ///
  /// What a stage built and no author can write reads `certainly (…)` and `known(fact)`.
  public func words(for id: ConditionID) -> String {
    spelling(of: conditions[id.index].expression, in: .any)
  }

  /// How tightly the place holds that an expression is written in.
  private enum Place: Int {
    case any, all, not
  }

  private func spelling(of expression: Expression, in place: Place) -> String {
    switch expression {
    case .constant(let value):
      String(value)
    case .known(let fact):
      "known(\(facts[fact.index].name))"
    case .test(let atom, _):
      spelling(of: atoms[atom.index], isNegated: false, in: place)
    case .not(.test(let atom, _)):
      spelling(of: atoms[atom.index], isNegated: true, in: place)
    case .not(let operand):
      "!" + spelling(of: operand, in: .not)
    case .certain(let operand):
      "certainly (\(spelling(of: operand, in: .any)))"
    case .all(let operands):
      join(operands, " && ", .all, empty: "true", in: place)
    case .any(let operands):
      join(operands, " || ", .any, empty: "false", in: place)
    }
  }

  private func join(
    _ operands: [Expression], _ mark: String, _ own: Place, empty: String, in place: Place
  ) -> String {
    guard operands.count > 1 else {
      return operands.first.map { spelling(of: $0, in: place) } ?? empty
    }
    let inner: Place = own == .all ? .all : .any
    let text = operands.map { spelling(of: $0, in: inner) }.joined(separator: mark)
    return place.rawValue > own.rawValue ? "(\(text))" : text
  }

  private func spelling(of atom: Atom, isNegated: Bool, in place: Place) -> String {
    let name = facts[atom.fact.index].name
    let values = facts[atom.fact.index].type.values ?? []
    func value(_ position: Int) -> String {
      values.indices.contains(position) ? Literal.quoted(values[position]) : "\"?\""
    }
    func compare(_ mark: String, _ opposite: String, _ constant: String) -> String {
      let text = "\(name) \(isNegated ? opposite : mark) \(constant)"
      return place == .not ? "(\(text))" : text
    }
    func oneOf(_ constants: [String]) -> String {
      if constants.count == 1 { return compare("==", "!=", constants[0]) }
      let text = "\(name) in [\(constants.joined(separator: ", "))]"
      return isNegated ? "!(\(text))" : place == .not ? "(\(text))" : text
    }
    switch atom.test {
    case .has: return isNegated ? "!has(\(name))" : "has(\(name))"
    case .known: return isNegated ? "!known(\(name))" : "known(\(name))"
    case .isTrue: return isNegated ? "!\(name)" : name
    case .less(let bound): return compare("<", ">=", number(bound, atom.fact))
    case .atMost(let bound): return compare("<=", ">", number(bound, atom.fact))
    case .numbers(let numbers): return oneOf(numbers.map { number($0, atom.fact) })
    case .texts(let texts): return oneOf(texts.map { Literal.quoted($0.string) })
    case .choices(let positions): return oneOf(positions.map(value))
    case .rankBelow(let rank):
      return rank < values.count
        ? compare("<", ">=", value(rank)) : compare("<=", ">", value(rank - 1))
    case .contains(let position):
      let text = "\(value(position)) in \(name)"
      return isNegated ? "!(\(text))" : place == .not ? "(\(text))" : text
    }
  }

  private func number(_ value: ExactDecimal, _ fact: FactID) -> String {
    guard case .date = facts[fact.index].type, let day = value.integer else {
      return value.description
    }
    return Literal.quoted(DayNumber.text(day))
  }
}
