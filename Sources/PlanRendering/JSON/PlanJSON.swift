import FoundationEssentials
import JSONWriting
public import PlanCore

/// A plan as JSON: the form that programs read, and from which every other form can be made again.
///
/// Keys stand in the order in which `CarePlan` and its parts declare them, so the same plan is always the same bytes.
public enum PlanJSON {
  /// Writes a plan with one member a line, indented by two blanks, with a newline at the end.
  public static func write(_ plan: CarePlan) -> [UInt8] {
    write(plan, compact: false)
  }

  /// Writes a plan.
  ///
  /// - Parameter compact: whether the plan is one line without blanks.
  public static func write(_ plan: CarePlan, compact: Bool) -> [UInt8] {
    JSONText.document(plan, compact ? .compact : .indented)
  }

  /// Reads a plan; what comes back equals what was written.
  ///
  /// - Throws: what stands in the way, with its place in the document.
  public static func read(_ bytes: [UInt8]) throws(PlanReadingError) -> CarePlan {
    let data = Data(bytes)
    let plan: CarePlan
    do {
      plan = try JSONDecoder().decode(CarePlan.self, from: data)
    } catch {
      // A plan of another format fails anywhere; its number says more than the first missing key.
      try checkFormat((try? JSONDecoder().decode(Header.self, from: data))?.format)
      throw PlanReadingError(error)
    }
    try checkFormat(plan.format)
    return plan
  }

  private struct Header: Decodable {
    var format: Int
  }

  private static func checkFormat(_ format: Int?) throws(PlanReadingError) {
    guard let format, format != CarePlan.currentFormat else { return }
    throw PlanReadingError(
      path: "format",
      message: "format \(format) is not known; this version reads format \(CarePlan.currentFormat)")
  }
}
