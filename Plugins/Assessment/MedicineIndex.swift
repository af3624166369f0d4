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

  private var byName: [String: [String]] = [:]
  private var byCode: [String: [String]] = [:]

  init(_ entries: [Fields]) {
    byName.reserveCapacity(4 * entries.count)
    byCode.reserveCapacity(entries.count)
    for entry in entries {
      guard let name = entry.text("name") else { continue }
      let classes = entry.items("classes").map(\.text)
      self.classes.formUnion(classes)
      for spelling in [name] + entry.items("also").map(\.text) {
        byName[MedicineIndex.folded(spelling), default: []] += classes
      }
      if let code = entry.text("rxcui") { byCode[code, default: []] += classes }
    }
  }

  /// Every class that some medicine belongs to.
  private(set) var classes: Set<String> = []

  /// The classes of a record, by its code or by its name; nil when neither is known.
  ///
  /// A name is also looked up word by word, so that a strength or a form behind it does no harm.
  func classes(of record: [String: String]) -> Set<String>? {
    let coded = record["rxcui"].flatMap { byCode[$0] }
    let named = record["name"].flatMap(classes(ofName:))
    guard coded != nil || named != nil else { return nil }
    return Set(coded ?? []).union(named ?? [])
  }

  private func classes(ofName name: String) -> [String]? {
    let folded = MedicineIndex.folded(name)
    if let whole = byName[folded] { return whole }
    let words = folded.split { !$0.isLetter && $0 != "-" }.compactMap { byName[String($0)] }
    return words.isEmpty ? nil : words.flatMap(\.self)
  }

  private static func folded(_ text: String) -> String { text.lowercased() }
}

/// Whether a list holds something of a class.
struct ListMatch: Sendable {
  var list: FactID
  var searched: String
  var exceptRoutes: [String]
  var medicines: MedicineIndex

  /// Yes when something matches.
  ///
  /// When nothing does: what the profile said itself, or no when every entry is recognised;
  /// an entry that nobody knows could be anything, so it leaves the fact unknown.
  func value(_ profile: Profile, given: FactValue?) -> FactValue? {
    guard case .records(let records)? = profile[list].knownValue else { return given }
    var isRecognised = true
    for record in records {
      guard let classes = medicines.classes(of: record) else {
        isRecognised = false
        continue
      }
      let route = record["route"]?.lowercased() ?? ""
      if classes.contains(searched), !exceptRoutes.contains(route) { return .yesNo(true) }
    }
    return given ?? (isRecognised ? .yesNo(false) : nil)
  }
}
