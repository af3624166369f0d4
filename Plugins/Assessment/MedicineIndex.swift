import PlanCore

/// The medicines and substances that a plan knows by name and code, with the classes each belongs to.
struct MedicineIndex: Sendable {
  static let shape = Shape(
    "a medicine",
    [
      .required("name", .text, "the ingredient, or what people write"),
      .optional("rxcui", .integer(1...99_999_999), "the RxNorm ingredient code"),
      .optional("also", .list(.text), "other spellings and brand names"),
      .required("classes", .list(.factName), "the classes that matches look for"),
    ])

  /// Classes by their position in `classes`.
  private var byName: [String: ClassPositions] = [:]
  private var byCode: [String: ClassPositions] = [:]

  init(_ entries: [Fields]) {
    byName.reserveCapacity(4 * entries.count)
    byCode.reserveCapacity(entries.count)
    for entry in entries {
      guard let name = entry.text("name") else { continue }
      var classes = ClassPositions()
      for item in entry.items("classes") { classes.insert(position(of: item.text)) }
      for spelling in [name] + entry.items("also").map(\.text) {
        byName[MedicineIndex.folded(spelling), default: ClassPositions()].formUnion(classes)
      }
      if let code = entry.text("rxcui") {
        byCode[code, default: ClassPositions()].formUnion(classes)
      }
    }
  }

  /// Every class that some medicine belongs to.
  private(set) var classes: [String] = []

  private mutating func position(of name: String) -> Int {
    if let known = classes.firstIndex(of: name) { return known }
    classes.append(name)
    return classes.count - 1
  }

  /// The classes of a record, by its code and by its name; nil when neither is known.
  ///
  /// A name is also looked up word by word, so that a strength or a form behind it does no harm.
  func classes(of record: borrowing ListRecord) -> ClassPositions? {
    var found: ClassPositions?
    if let code = record["rxcui"] { found = byCode[code] }
    guard let name = record.name, let named = classes(ofName: name) else { return found }
    found?.formUnion(named)
    return found ?? named
  }

  private func classes(ofName name: String) -> ClassPositions? {
    let folded = MedicineIndex.folded(name)
    if let whole = byName[folded] { return whole }
    var found: ClassPositions?
    for word in folded.split(whereSeparator: { !$0.isLetter && $0 != "-" }) {
      guard let classes = byName[String(word)] else { continue }
      found = found ?? ClassPositions()
      found?.formUnion(classes)
    }
    return found
  }

  private static func folded(_ text: String) -> String {
    // Most names are folded already, and looking is cheaper than making them anew.
    let isFolded = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    }
    return isFolded == true ? text : text.lowercased()
  }
}
