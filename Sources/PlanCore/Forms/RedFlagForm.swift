/// A triage stage that says beforehand all that it may raise, so that plans can be written from prepared texts.
public protocol PreparedTriageStage: TriageStage {
  /// The flags without what decided them, in the order of `rules`.
  var forms: [RedFlag] { get }
  /// The first words of a plan, by urgency.
  var messages: [Urgency: VoicedText] { get }
  /// How soon the person must be seen.
  func urgency(_ facts: Facts) -> Urgency
}

extension PreparedTriageStage {
  /// The urgency, its message and the flags that are true.
  public func triage(_ candidates: [Candidate], _ facts: Facts) -> Triage {
    let level = urgency(facts)
    let raised = candidates.filter { $0.judgement.verdict == .offered }.map { candidate in
      var flag = forms[candidate.index]
      flag.because = facts.because(candidate.judgement.deciding)
      return flag
    }
    return Triage(urgency: level, message: messages[level] ?? VoicedText(""), redFlags: raised)
  }
}
