import FoundationEssentials
public import PlanCore
public enum PlanJSON {
  public static func write(_ plan: CarePlan) -> [UInt8] { let e = JSONEncoder(); e.outputFormatting = [.prettyPrinted, .sortedKeys]; return Array((try? e.encode(plan)) ?? Data()) }
  public static func read(_ b: [UInt8]) throws -> CarePlan { try JSONDecoder().decode(CarePlan.self, from: Data(b)) }
}
public enum PlanText { public static func write(_ p: CarePlan, for a: Audience, explaining: Bool) -> String { p.message(a) + "\n" } }
public enum PlanSchema { public static func json() -> [UInt8] { [] } }
