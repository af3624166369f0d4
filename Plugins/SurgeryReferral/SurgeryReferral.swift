public import PlanCore

/// Refers for an assessment of an operation, never for the procedure itself, with the criteria met and not yet met.
public struct SurgeryReferral: RuleBasedReferral {
  /// What the stage refers for.
  public static let kind = "surgery"
  /// The rules of its files.
  public let referrals: ReferralRules

  /// Reads the referrals.
  public init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    referrals = ReferralRules(Self.kind, reading: files, into: &builder)
  }
}
