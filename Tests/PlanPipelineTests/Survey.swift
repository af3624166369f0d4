import PlanCore

/// Every property on every person, in one go, because making the plans takes the time.
struct Survey: Sendable {
  /// How many cases each property spoke of, by name.
  private(set) var cases: [String: Int] = [:]
  /// The first cases in which it did not hold.
  private(set) var failures: [String: [String]] = [:]
  /// How many plans were made.
  private(set) var plans = 0
  /// How many people were outside the scope.
  private(set) var outOfScope = 0

  static let shared = Task { () throws -> Survey in
    let shipped = try Shipped.plan.get()
    return await withTaskGroup(of: Survey.self) { group in
      let parts = 8
      for part in 0..<parts {
        group.addTask {
          Survey(shipped, seed: 2026 + UInt64(part), count: People.count / parts)
        }
      }
      return await group.reduce(into: Survey()) { $0.add($1) }
    }
  }

  private init() {}

  private init(_ shipped: Shipped, seed: UInt64, count: Int) {
    var people = People(shipped, seed: seed)
    for _ in 0..<count {
      let person = people.next()
      guard let made = Case(person, shipped) else {
        outOfScope += 1
        continue
      }
      plans += 1
      for property in Property.all where property.speaks(made) {
        cases[property.name, default: 0] += 1
        if !property.holds(made) { note(property, made) }
      }
    }
  }

  private mutating func note(_ property: Property, _ made: Case) {
    let text = "\(made.plan.urgency.rawValue): \(made.summary)"
    failures[property.name, default: []].append(text)
  }

  private mutating func add(_ other: Survey) {
    cases.merge(other.cases, uniquingKeysWith: +)
    failures.merge(other.failures, uniquingKeysWith: +)
    plans += other.plans
    outOfScope += other.outOfScope
  }
}
