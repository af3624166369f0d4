import Foundation
import PlanAnalysis
import PlanCore
import PlanFiles
import SourceTree
import StageCatalog

/// A plan of one or two rules, written to a folder of its own and read like any other.
struct SmallPlan {
  var facts = """
      fever: { group: g, title: fever, type: yes-no, red_flag: yes }
      numb: { group: g, title: numb, type: yes-no, red_flag: yes }
      age: { group: g, title: age, type: integer, range: [0, 120] }
      weight_kg: { group: g, title: weight, type: decimal }
      height_cm: { group: g, title: height, type: decimal }
    """
  var derived = "[]"
  var contradictions = "[]"
  /// The red flags; there is always one for `numb`.
  var flags = ""
  var notes = ""
  var referrals = ""
  var decisions = ""
  var invariants = ""
  var sources = ""
  var limit = 100_000

  /// What the analysis finds, and what becomes of the invariants.
  func analyse(on day: Day? = nil) throws -> (findings: [Diagnostic], outcomes: [InvariantOutcome])
  {
    let result = PlanAnalysis(try definition(), on: day, limit: limit).run()
    return (result.findings, result.outcomes)
  }

  /// The plan, with its invariants.
  func definition() throws -> PlanDefinition {
    let folder = NSTemporaryDirectory() + "plan-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in texts {
      try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let loader = PlanLoader(try BuiltInStages.registry(), readsInvariants: true)
    guard let plan = loader.load(folder, files: &files, diagnostics: &diagnostics) else {
      throw Broken(messages: diagnostics.map(\.message))
    }
    return plan
  }

  /// The findings of one code.
  func findings(_ code: Diagnostic.Code, on day: Day? = nil) throws -> [Diagnostic] {
    try analyse(on: day).findings.filter { $0.code == code }
  }

  /// Everything that a follow-up file needs besides decisions.
  private static let followUp = """
    measures: [{ id: m, title: M, fact: age, evidence: [one] }]
    goals: {}
    phases: [{ id: ph, title: P, from_week: 0, dose: start, focus: f, evidence: [one] }]
    reviews: [{ id: re, title: R, at: 2 weeks, content: c, evidence: [one] }]
    flare: { id: fl, title: F, text: t, steps: [{ when_in_time: now, text: t }], evidence: [one] }
    prevention: [{ id: pr, title: P, text: t, evidence: [one] }]
    safety_net: { id: sn, title: S, text: t, signs: [{ text: t }], evidence: [one] }

    """

  /// A plan that cannot be read.
  struct Broken: Error {
    let messages: [String]
  }

  private var texts: [(String, String)] {
    var stages = ["{ use: assessment, from: a.yaml }", "{ use: red-flag-triage, from: r.yaml }"]
    if !notes.isEmpty {
      stages.append("{ use: medication-notes, from: m.yaml, when: 'urgency < \"same-day\"' }")
    }
    if !referrals.isEmpty { stages.append("{ use: surgery-referral, from: s.yaml }") }
    if !decisions.isEmpty { stages.append("{ use: follow-up, from: f.yaml }") }
    let key = invariants.isEmpty ? "" : "invariants: i.yaml\n"
    return [
      (
        "plan.yaml",
        "format: 1\nplan: small\nrevision: 1.0.0\ntitle: Small\nprofile: p.yaml\nevidence: e.yaml\n"
          + key + "stages:\n" + stages.map { "  - \($0)\n" }.joined()
      ),
      (
        "p.yaml",
        "format: 1\ngroups: { g: Group }\nfacts:\n\(facts)\ncontradictions: \(contradictions)\n"
      ),
      (
        "e.yaml",
        "sources:\n  - { id: one, title: One, status: read, review: 2030-01-01 }\n" + sources
      ),
      ("a.yaml", "facts: \(derived)\n"),
      (
        "r.yaml",
        "messages: { emergency: a, same-day: b, soon: c, routine: d }\nred_flags:\n"
          + "  - { id: numb-flag, title: T, when: numb, urgency: emergency, suspect: s, action: a, strength: strong, evidence: [one] }\n"
          + flags
      ),
      ("m.yaml", "notes:\n\(notes)"), ("s.yaml", "referrals:\n\(referrals)"),
      ("f.yaml", Self.followUp + "decisions:\n\(decisions)"),
      ("i.yaml", "invariants:\n\(invariants)"),
    ]
  }
}
