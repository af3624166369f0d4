import PlanCore

/// What every entry of a follow-up file has, compiled.
struct FollowUpEntry: Sendable {
  var id: String
  var ref: String?
  var title: VoicedText
  var when: ConditionID
  var evidence: [String]

  init?(_ fields: Fields, into builder: inout DefinitionBuilder) {
    guard let id = fields.text("id"), let title = fields.voiced("title") else { return nil }
    if let node = fields["id"] { builder.claim(id, at: node.range, of: fields) }
    self.id = id
    self.title = title
    ref = fields.text("ref")
    when = builder.condition("when", of: fields)
    evidence = builder.citations("evidence", of: fields)
  }
}
