import PlanCore

/// Whether a list holds something of a class.
struct ListMatch: Sendable {
  var list: FactID
  /// The position of the class among those of the medicines; nil for one that no medicine has.
  var searched: Int?
  var exceptRoutes: [String]

  /// Yes when something matches.
  ///
  /// When nothing does: what the profile said itself, or no when every entry is recognised;
  /// an entry that nobody knows could be anything, so it leaves the fact unknown.
  func value(_ list: ClassifiedList?, given: FactValue?) -> FactValue? {
    guard let list else { return given }
    if let searched {
      for entry in list.entries where entry.classes.contains(searched) {
        if exceptRoutes.isEmpty || !exceptRoutes.contains(entry.route) { return .yesNo(true) }
      }
    }
    return given ?? (list.isRecognised ? .yesNo(false) : nil)
  }
}

/// A person's list with the classes of its entries, looked up once for all who search it.
struct ClassifiedList: Sendable {
  /// The entries that are recognised.
  private(set) var entries: [(classes: [Int], route: String)] = []
  /// Whether every entry is recognised.
  private(set) var isRecognised = true

  private init() {}

  /// The list of a profile; nil when it says nothing of the list.
  static func of(
    _ list: FactID, _ profile: Profile, _ medicines: MedicineIndex
  ) -> ClassifiedList? {
    guard case .records(let records)? = profile.readings.knownValue(of: list) else { return nil }
    var classified = ClassifiedList()
    for record in records {
      guard let classes = medicines.classes(of: record) else {
        classified.isRecognised = false
        continue
      }
      classified.entries.append((classes, record["route"]?.lowercased() ?? ""))
    }
    return classified
  }
}
