import Conditions
import PlanCore

// Values of facts, each by the type and form that the plan declares.
extension ProfileScanner {
  /// Adds the value that stands here, or why there is none; false for what is not plain, and for a fact that was told before.
  @inline(__always)
  func value(
    _ index: Int, _ column: FactColumns.Column, _ place: inout BytePlace, on day: Day?,
    _ readings: inout Readings.Filling
  ) -> Bool {
    switch column.kind {
    case .answer:
      if let answer = PlainValue.answer(&place) ?? PlainValue.literal(&place) {
        return readings.add(column.fact, .known, .yesNo(answer), on: day)
      }
    case .word:
      if let position = columns.takeValue(of: column, &place) {
        return readings.add(column.fact, .known, .choice(position), on: day)
      }
    case .number:
      if let number = number(index, column, &place) {
        return readings.add(column.fact, .known, .number(number), on: day)
      }
    case .set, .text, .date, .texts, .records, .answers:
      return other(column, &place, on: day, &readings)
    }
    return state(column, &place, on: day, &readings)
  }

  /// Adds why there is no value.
  private func state(
    _ column: FactColumns.Column, _ place: inout BytePlace, on day: Day?,
    _ readings: inout Readings.Filling
  ) -> Bool {
    let state = columns.takeState(of: column, &place)
    guard let state = state ?? (PlainValue.null(&place) ? .notAsked : nil) else { return false }
    return readings.add(column.fact, state, nil, on: day)
  }

  /// Adds a value whose words may be anything, or one of several members.
  private func other(
    _ column: FactColumns.Column, _ place: inout BytePlace, on day: Day?,
    _ readings: inout Readings.Filling
  ) -> Bool {
    if state(column, &place, on: day, &readings) { return true }
    let value: RecordedValue?
    switch column.kind {
    case .set:
      guard let set = set(column, &place) else { return false }
      return readings.add(column.fact, .known, .set(set), on: day)
    case .date:
      guard let date = PlainValue.day(&place) else { return false }
      return readings.add(column.fact, .known, .date(date.number), on: day)
    case .texts, .records: value = records(column, &place)
    case .answers: value = answers(column, &place)
    default: value = PlainValue.text(&place).map { .single(.text($0)) }
    }
    guard let value else { return false }
    return readings.add(column.fact, .known, value: value, on: day)
  }

  @inline(__always)
  private func number(
    _ index: Int, _ column: FactColumns.Column, _ place: inout BytePlace
  ) -> ExactDecimal? {
    guard let plain = PlainValue.number(&place),
      let number = ExactDecimal(digits: plain.mantissa, scale: plain.scale)
    else { return nil }
    if number.scale == 0, let whole = Int32(exactly: number.mantissa), column.wholes.contains(whole)
    {
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

  /// The members of a set, by a bit for each position.
  private func set(_ column: FactColumns.Column, _ place: inout BytePlace) -> UInt64? {
    guard column.values.count <= 64 else { return nil }
    if takeWord(words.none, &place) { return 0 }
    if let one = columns.takeValue(of: column, &place) { return 1 &<< UInt64(one) }
    guard place.take(UInt8(ascii: "[")) else { return nil }
    if place.take(UInt8(ascii: "]")) { return 0 }
    var members: UInt64 = 0
    repeat {
      guard let member = columns.takeValue(of: column, &place),
        members &>> UInt64(member) & 1 == 0
      else { return nil }
      members |= 1 &<< UInt64(member)
    } while place.take(UInt8(ascii: ","))
    return place.take(UInt8(ascii: "]")) ? members : nil
  }

  private func records(
    _ column: FactColumns.Column, _ place: inout BytePlace
  ) -> RecordedValue? {
    if takeWord(words.none, &place) { return .records([]) }
    guard place.take(UInt8(ascii: "[")) else { return nil }
    if place.take(UInt8(ascii: "]")) { return .records([]) }
    var records: [ListRecord] = []
    records.reserveCapacity(4)
    repeat {
      guard let record = record(column, &place) else { return nil }
      records.append(record)
    } while place.take(UInt8(ascii: ","))
    guard place.take(UInt8(ascii: "]")) else { return nil }
    guard column.count.contains(Int32(clamping: records.count)) else { return nil }
    // One word may say that there is nothing, or that nobody knows; the careful reader tells them apart.
    if records.count == 1, let name = records[0].name, name == "none" || name == "unknown" {
      return nil
    }
    return .records(records)
  }

  private func record(
    _ column: FactColumns.Column, _ place: inout BytePlace
  ) -> ListRecord? {
    if place.byte == UInt8(ascii: "\"") {
      return PlainValue.text(&place).map { ListRecord(name: $0) }
    }
    guard column.kind == .records, place.take(UInt8(ascii: "{")) else { return nil }
    let fields = Int(column.fields.lowerBound)..<Int(column.fields.upperBound)
    var record = ListRecord()
    repeat {
      guard let field = PlainValue.text(&place), columns.fields[fields].contains(field),
        record[field] == nil,
        place.take(UInt8(ascii: ":")), let text = PlainValue.text(&place)
      else { return nil }
      record[field] = text
    } while place.take(UInt8(ascii: ","))
    return place.take(UInt8(ascii: "}")) ? record : nil
  }

  private func answers(
    _ column: FactColumns.Column, _ place: inout BytePlace
  ) -> RecordedValue? {
    guard place.take(UInt8(ascii: "[")) else { return nil }
    var answers: [ExactDecimal?] = []
    answers.reserveCapacity(column.items.count)
    repeat {
      guard answers.count < column.items.count else { return nil }
      let item = columns.items[Int(column.items.lowerBound) + answers.count]
      if let counted = answer(to: item, &place) {
        answers.append(ExactDecimal(counted))
      } else if PlainValue.null(&place) || takeWord(words.unknown, &place)
        || takeWord(words.declined, &place)
      {
        answers.append(nil)
      } else {
        return nil
      }
    } while place.take(UInt8(ascii: ","))
    guard place.take(UInt8(ascii: "]")), column.count.contains(Int32(clamping: answers.count))
    else { return nil }
    return .answers(answers)
  }

  /// What an answer to an item counts; nil for what is no answer to it.
  private func answer(to item: FactColumns.Item, _ place: inout BytePlace) -> Int? {
    guard !item.bounds.isEmpty else { return columns.takeAnswer(to: item, &place) }
    var behind = place
    guard let number = PlainValue.number(&behind), number.scale == 0,
      item.bounds.contains(number.mantissa)
    else { return nil }
    place = behind
    return number.mantissa
  }
}
