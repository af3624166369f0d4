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
  private(set) var entries: [(classes: ClassPositions, route: String)] = []
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

/// A person's list, but for what is taken in some ways: looked up once for all matches in it.
struct ListSearch: Sendable, Equatable {
  var list: FactID
  var exceptRoutes: [String]
}

/// A match in numbers only, for it is asked of every person.
struct PlainMatch: Sendable {
  /// The position of the search.
  let search: Int
  /// A bit for the class; none for one that no medicine has.
  let searched: UInt64

  /// Nil beyond the first 64 classes.
  init?(_ match: ListMatch, search: Int) {
    guard match.searched ?? 0 < 64 else { return nil }
    self.search = search
    searched = match.searched.map { 1 << UInt64($0) } ?? 0
  }
}

/// The classes of everything that a search finds in a person's list.
struct ClassesOfList: Sendable {
  private var classes: UInt64 = 0
  private var isTold = false
  private var isRecognised = false

  init(
    _ search: borrowing ListSearch, _ readings: borrowing Readings,
    _ medicines: borrowing MedicineIndex
  ) {
    guard case .records(let records)? = readings.knownValue(of: search.list) else { return }
    isTold = true
    isRecognised = true
    for record in records {
      guard let some = medicines.classes(of: record) else {
        isRecognised = false
        continue
      }
      if !search.exceptRoutes.isEmpty,
        search.exceptRoutes.contains(record["route"]?.lowercased() ?? "")
      {
        continue
      }
      classes |= some.first
    }
  }

  /// Whether it holds something of the class; nil when nobody can tell.
  func has(_ match: PlainMatch) -> Bool? {
    if classes & match.searched != 0 { return true }
    return isTold && isRecognised ? false : nil
  }
}
