package import JSONWriting
import PlanCore

// The plan itself. Each type writes its properties in the order in which it declares them.

extension CarePlan: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("format", format)
    json.member("plan", plan)
    json.member("revision", revision)
    json.member("title", title)
    json.member("patient", patient)
    json.member("on", on)
    json.member("definition", definition)
    json.member("profile", profile)
    json.member("urgency", urgency)
    json.member("message", message)
    json.member("completeness", completeness)
    json.member("redFlags", redFlags)
    json.member("ask", ask)
    json.member("hints", hints)
    json.member("activities", activities)
    json.member("medicationNotes", medicationNotes)
    json.member("referrals", referrals)
    json.member("withheld", withheld)
    json.member("advisedAgainst", advisedAgainst)
    json.member("followUp", followUp)
    json.member("safetyNet", safetyNet)
    json.member("evidence", evidence)
    json.member("notices", notices)
    json.member("verdicts", verdicts)
  }
}

extension CarePlan.Digest: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("sha256", sha256)
  }
}
