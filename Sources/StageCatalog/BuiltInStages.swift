import AssessmentPlugin
import ConservativeCarePlugin
import DiagnosisHintsPlugin
import FollowUpPlugin
import InjectionReferralPlugin
import MedicationNotesPlugin
public import PlanCore
import RedFlagTriagePlugin
import SurgeryReferralPlugin

/// The stages that ship with Plumbline: one line for each folder under `Plugins/`.
public enum BuiltInStages {
  /// All of them; their order does not matter.
  public static let all: [any Stage.Type] = [
    Assessment.self,
    RedFlagTriage.self,
    DiagnosisHints.self,
    ConservativeCare.self,
    MedicationNotes.self,
    InjectionReferral.self,
    SurgeryReferral.self,
    LongTermFollowUp.self,
  ]

  /// A registry of the built-in stages and others.
  public static func registry(
    adding more: [any Stage.Type] = []
  ) throws(StageRegistry.DuplicateName) -> StageRegistry {
    try StageRegistry(all + more)
  }
}
