import Conditions
import PlanCore
import PlanFiles

/// Reads rows of one table straight into packed facts, without a tree of what stands in them.
///
/// It reads what is plain, and says so when something is not: an unknown key or word, a value outside its range, a key
/// that stands twice, an escape where one matters. `RecordReader` reads such rows from their beginning, with all findings.
final class RowScanner: Sendable {
  private let packing: FactPacking
  /// By the order of the vocabulary: first the facts that a row may hold, then the key of the person.
  private let columns: [Column]
  private let keys: KeyIndex
  private let words: [WordList]

  /// A key, and what stands behind it.
  private struct Column: Sendable {
    enum Kind { case person, answer, number, word, set, text }

    var kind: Kind
    var fact: FactID?
    var words: Int
  }

  /// What a row says besides its facts.
  struct Row {
    /// The person's identifier as it stands in the row.
    var person: UnsafeBufferPointer<UInt8>
    /// Where the next row begins, or the input ends.
    var end: BytePlace
  }

  /// Nil for a plan with facts that rows cannot tell in this way.
  init?(_ definition: PlanDefinition, id: String) {
    packing = FactPacking(definition.program)
    var columns: [Column] = []
    var keys: [QuotedWord] = []
    var words: [WordList] = []
    for info in definition.vocabulary.all {
      guard info.group != "", !info.isVisitFact, !info.isDerived, let key = QuotedWord(info.name),
        info.name != id, let (kind, known) = Self.values(of: info)
      else { continue }
      keys.append(key)
      columns.append(Column(kind: kind, fact: info.id, words: words.count))
      words.append(WordList(known))
    }
    guard let key = QuotedWord(id), let index = KeyIndex(keys + [key]) else { return nil }
    columns.append(Column(kind: .person, fact: nil, words: 0))
    self.columns = columns
    self.keys = index
    self.words = words
  }

  /// How the values of a fact are read, and their words; nil for those that only the careful reader knows.
  private static func values(
    of info: FactInfo
  ) -> (Column.Kind, [(word: QuotedWord, position: Int)])? {
    guard case .single(let notDone) = info.form else { return nil }
    func known(_ words: [String]) -> [(word: QuotedWord, position: Int)] {
      let others = info.rowWords.sorted { $0.key < $1.key }.compactMap { other, word in
        words.firstIndex(of: word).map { (other, $0) }
      }
      let own = words.enumerated().filter { info.rowWords[$0.element] == nil }
        .map { ($0.element, $0.offset) }
      return (own + others).compactMap { word, position in
        QuotedWord(word).map { ($0, position) }
      }
    }
    switch info.type {
    case .yesNo: return (.answer, known(["no", "yes"]))
    case .number: return (.number, [])
    case .choice(let values, _): return (.word, known(values))
    case .set(let values): return (.set, known(values))
    case .text: return notDone.isEmpty ? (.text, known(ProfileReader.reservedWords)) : nil
    case .date, .list: return nil
    }
  }

  /// How many words `seen` needs.
  var columnWords: Int { columns.count / 64 + 1 }

  /// Reads one row into the words of a state in which nothing is told; nil for a row that is not plain.
  ///
  /// - Parameter seen: a bit for each column, all clear before and after a row that is read.
  func scan(
    _ start: BytePlace, into facts: FactWords, seen: inout [UInt64]
  ) -> Row? {
    for index in seen.indices { seen[index] = 0 }
    var place = start
    var person: UnsafeBufferPointer<UInt8>?
    guard place.take(UInt8(ascii: "{")), place.byte == UInt8(ascii: "\"") else { return nil }
    var next = 0
    repeat {
      guard place.byte == UInt8(ascii: "\"") else { return nil }
      place.advance()
      guard let index = keys.take(&place, expected: next) else { return nil }
      next = index + 1
      let bit: UInt64 = 1 &<< UInt64(index % 64)
      guard seen[index / 64] & bit == 0 else { return nil }
      seen[index / 64] |= bit
      guard place.take(UInt8(ascii: ":")) else { return nil }
      if columns[index].kind == .person {
        guard let name = name(&place) else { return nil }
        person = name
      } else {
        guard value(of: columns[index], &place, facts) else { return nil }
      }
    } while place.take(UInt8(ascii: ","))
    guard place.byte == UInt8(ascii: "}"), let person else { return nil }
    place.advance()
    place.skipBlanks()
    if place.byte == 10 { place.advance() } else if place.byte != 0 { return nil }
    return Row(person: person, end: place)
  }

  @inline(__always)
  private func value(
    of column: Column, _ place: inout BytePlace, _ facts: FactWords
  ) -> Bool {
    guard let fact = column.fact else { return false }
    switch column.kind {
    case .answer: return answer(fact, column, &place, facts)
    case .number: return number(fact, &place, facts)
    case .word:
      guard let position = words[column.words].take(&place) else { return PlainValue.null(&place) }
      return packing.set(fact, word: position, in: facts)
    case .set: return set(fact, column, &place, facts)
    case .text: return text(fact, column, &place, facts)
    case .person: return false
    }
  }

  @inline(__always)
  private func answer(
    _ fact: FactID, _ column: Column, _ place: inout BytePlace, _ facts: FactWords
  ) -> Bool {
    if let isTrue = PlainValue.literal(&place) {
      return packing.set(fact, word: isTrue ? 1 : 0, in: facts)
    }
    guard let position = words[column.words].take(&place) else { return PlainValue.null(&place) }
    return packing.set(fact, word: position, in: facts)
  }

  @inline(__always)
  private func number(_ fact: FactID, _ place: inout BytePlace, _ facts: FactWords) -> Bool {
    guard let number = PlainNumber(&place) else { return PlainValue.null(&place) }
    return packing.set(fact, number: number.mantissa, scale: number.scale, in: facts)
  }

  private func set(
    _ fact: FactID, _ column: Column, _ place: inout BytePlace, _ facts: FactWords
  ) -> Bool {
    guard place.take(UInt8(ascii: "[")) else { return PlainValue.null(&place) }
    guard packing.setEmpty(fact, in: facts) else { return false }
    if place.byte != UInt8(ascii: "]") {
      repeat {
        guard let position = words[column.words].take(&place),
          packing.insert(position, into: fact, in: facts)
        else { return false }
      } while place.take(UInt8(ascii: ","))
    }
    guard place.byte == UInt8(ascii: "]") else { return false }
    place.advance()
    return true
  }

  private func text(
    _ fact: FactID, _ column: Column, _ place: inout BytePlace, _ facts: FactWords
  ) -> Bool {
    guard place.byte == UInt8(ascii: "\""), words[column.words].take(&place) == nil else {
      return PlainValue.null(&place)
    }
    place.advance()
    return place.skipString() && packing.setSomething(fact, in: facts)
  }

  /// What names the person, when it is written as it is.
  private func name(_ place: inout BytePlace) -> UnsafeBufferPointer<UInt8>? {
    guard place.byte == UInt8(ascii: "\"") else { return nil }
    place.advance()
    let start = place.pointer
    while (0x20..<0x7F).contains(place.byte), place.byte != UInt8(ascii: "\""),
      place.byte != UInt8(ascii: "\\")
    {
      place.advance()
    }
    guard place.byte == UInt8(ascii: "\"") else { return nil }
    let name = UnsafeBufferPointer(start: start, count: place.pointer - start)
    place.advance()
    return name
  }
}
