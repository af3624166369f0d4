/// One thing to say, in the words for a clinician and in the words for the person.
public struct VoicedText: Sendable, Hashable, Codable {
  /// For a clinician: short, with the terms of the field.
  public var clinician: String
  /// For the person: plain and calm.
  public var patient: String

  /// Creates a text in both voices.
  public init(clinician: String, patient: String) {
    self.clinician = clinician
    self.patient = patient
  }

  /// Creates a text that is the same in both voices.
  public init(_ both: String) {
    self.init(clinician: both, patient: both)
  }

  /// The notice of a plan whose gates are closed for some stages.
  public static func leavingOut(_ stages: [String]) -> VoicedText {
    VoicedText(
      clinician:
        "left out, because the plan closes these stages for this person: \(stages.joined(separator: ", "))",
      patient: "The rest of the plan waits until you have been seen.")
  }

  /// The words for one audience.
  public func callAsFunction(_ audience: Audience) -> String {
    switch audience {
    case .clinician: clinician
    case .patient: patient
    }
  }

  /// Whether there is nothing to say in either voice.
  public var isEmpty: Bool { clinician.isEmpty && patient.isEmpty }
}

/// Who a plan is read by.
public enum Audience: String, Sendable, CaseIterable {
  case patient, clinician
}
