public import PlanCore

/// A plan as text.
public enum PlanText {
  /// Writes a plan.
  public static func write(_ plan: CarePlan, for audience: Audience, explaining: Bool) -> String {
    ""
  }
}
/// A schema.
public enum PlanSchema {
  /// JSON.
  public static func json() -> [UInt8] { [] }
}
