import Conditions
import PlanCore

// Values of facts, each by the type and form that the plan declares.
extension ProfileScanner {
  /// A value, or why there is none.
  enum Outcome {
    case plain(Readings.Plain)
    case value(RecordedValue)
    case state(Reading.State)
  }

  func value(
    _ index: Int, _ column: FactColumns.Column, _ place: inout BytePlace
  ) -> Outcome? {
    if place.byte == UInt8(ascii: "\"") {
      if let state = state(column, &place) { return .state(state) }
    } else if PlainValue.null(&place) {
      return .state(.notAsked)
    }
    switch column.kind {
    case .answer: return answer(column, &place).map { .plain(.yesNo($0)) }
    case .number: return number(index, &place).map { .plain(.number($0)) }
    case .word: return columns.words[column.words].take(&place).map { .plain(.choice($0)) }
    case .text: return PlainValue.text(&place).map { .value(.single(.text($0))) }
    case .date: return PlainValue.day(&place).map { .plain(.date($0.number)) }
    case .set: return set(column, &place)
    case .records: return records(columns.forms[index], &place)
    case .answers: return answers(columns.forms[index], &place)
    }
  }

  private func state(
    _ column: FactColumns.Column, _ place: inout BytePlace
  ) -> Reading.State? {
    switch place[1] {
    case UInt8(ascii: "u"): if takeWord(words.unknown, &place) { return .notAsked }
    case UInt8(ascii: "d"): if takeWord(words.declined, &place) { return .declined }
    default: break
    }
    return columns.words[column.notDone].take(&place).map { _ in .notDone }
  }

  private func answer(_ column: FactColumns.Column, _ place: inout BytePlace) -> Bool? {
    PlainValue.literal(&place) ?? columns.words[column.words].take(&place).map { $0 == 1 }
  }

  private func number(_ index: Int, _ place: inout BytePlace) -> ExactDecimal? {
    guard let number = PlainValue.number(&place) else { return nil }
    if number.scale == 0, columns.columns[index].wholes.contains(Int(number.mantissa)) {
      return number
    }
    guard let type = columns.types[index], type.admits(number) else { return nil }
    return number
  }

  private func takeWord(_ word: QuotedWord?, _ place: inout BytePlace) -> Bool {
    var inside = place
    guard inside.byte == UInt8(ascii: "\""), let word else { return false }
    inside.advance()
    guard word.stands(at: inside) else { return false }
    inside.advance(word.count + 1)
    place = inside
    return true
  }

  private func set(_ column: FactColumns.Column, _ place: inout BytePlace) -> Outcome? {
    if takeWord(words.none, &place) { return .value(.single(.set([]))) }
    if let one = columns.words[column.words].take(&place) { return .value(.single(.set([one]))) }
    guard place.take(UInt8(ascii: "[")) else { return nil }
    if place.take(UInt8(ascii: "]")) { return .value(.single(.set([]))) }
    var members: [Int] = []
    repeat {
      guard let member = columns.words[column.words].take(&place), !members.contains(member) else {
        return nil
      }
      members.append(member)
    } while place.take(UInt8(ascii: ","))
    guard place.take(UInt8(ascii: "]")) else { return nil }
    members.sort()
    return .value(.single(.set(members)))
  }

  private func records(_ form: FactForm, _ place: inout BytePlace) -> Outcome? {
    if takeWord(words.none, &place) { return .value(.records([])) }
    guard place.take(UInt8(ascii: "[")) else { return nil }
    if place.take(UInt8(ascii: "]")) { return .value(.records([])) }
    var records: [[String: String]] = []
    repeat {
      guard let record = record(form, &place) else { return nil }
      records.append(record)
    } while place.take(UInt8(ascii: ","))
    guard place.take(UInt8(ascii: "]")) else { return nil }
    if case .texts(let count) = form, !count.contains(records.count) { return nil }
    // One word may say that there is nothing, or that nobody knows; the careful reader tells them apart.
    if records.count == 1, let name = records[0]["name"], ["none", "unknown"].contains(name) {
      return nil
    }
    return .value(.records(records))
  }

  private func record(_ form: FactForm, _ place: inout BytePlace) -> [String: String]? {
    if place.byte == UInt8(ascii: "\"") { return PlainValue.text(&place).map { ["name": $0] } }
    guard case .records(let fields) = form, place.take(UInt8(ascii: "{")) else { return nil }
    var record: [String: String] = [:]
    repeat {
      guard let field = PlainValue.text(&place), fields.contains(field), record[field] == nil,
        place.take(UInt8(ascii: ":")), let text = PlainValue.text(&place)
      else { return nil }
      record[field] = text
    } while place.take(UInt8(ascii: ","))
    return place.take(UInt8(ascii: "}")) ? record : nil
  }

  private func answers(_ form: FactForm, _ place: inout BytePlace) -> Outcome? {
    guard case .answers(let forms, let count) = form, place.take(UInt8(ascii: "[")) else {
      return nil
    }
    var answers: [ExactDecimal?] = []
    answers.reserveCapacity(forms.count)
    repeat {
      guard answers.count < forms.count, let answer = answer(forms[answers.count], &place) else {
        return nil
      }
      answers.append(answer.value)
    } while place.take(UInt8(ascii: ","))
    guard place.take(UInt8(ascii: "]")), count.contains(answers.count) else { return nil }
    return .value(.answers(answers))
  }

  /// An answer to an item; its value is nil when it is not known.
  private func answer(
    _ form: AnswerForm, _ place: inout BytePlace
  ) -> (value: ExactDecimal?, isTold: Bool)? {
    if PlainValue.null(&place) || takeWord(words.unknown, &place)
      || takeWord(words.declined, &place)
    {
      return (nil, false)
    }
    switch form {
    case .integer(let bounds):
      guard let number = PlainValue.number(&place), let value = number.integer,
        bounds.contains(value)
      else { return nil }
      return (number, true)
    case .yesNo:
      if let value = PlainValue.literal(&place) { return (ExactDecimal(value ? 1 : 0), true) }
      guard let text = PlainValue.text(&place), ["yes", "no"].contains(text) else { return nil }
      return (ExactDecimal(text == "yes" ? 1 : 0), true)
    case .choice(let words):
      guard let text = PlainValue.text(&place), let position = words.firstIndex(of: text) else {
        return nil
      }
      return (ExactDecimal(position), true)
    }
  }
}
