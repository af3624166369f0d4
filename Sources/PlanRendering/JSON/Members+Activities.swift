package import JSONWriting
import PlanCore

// What is offered, withheld and advised against. Each type writes its properties in the order in which it declares them.

extension Activity: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("ref", ref)
    json.member("title", title)
    json.member("kind", kind)
    json.member("category", category)
    json.member("direction", direction)
    json.member("strength", strength)
    json.member("core", core)
    json.member("fromWeek", fromWeek)
    json.member("serves", serves)
    json.member("why", why)
    json.member("how", how)
    json.member("start", start)
    json.member("target", target)
    json.member("progression", progression)
    json.member("stop", stop)
    json.member("adaptations", adaptations)
    json.member("cautions", cautions)
    json.member("clinicianOnly", clinicianOnly)
    json.member("because", because)
    json.member("evidence", evidence)
  }
}

extension Dose: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("text", text)
    json.member("parts", parts)
  }
}

extension Dose.Part: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("name", name)
    json.member("low", low)
    json.member("high", high)
  }
}

extension MedicationNote: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("ref", ref)
    json.member("title", title)
    json.member("stance", stance)
    json.member("direction", direction)
    json.member("strength", strength)
    json.member("text", text)
    json.member("monitor", monitor)
    json.member("reviewOn", reviewOn)
    json.member("cautions", cautions)
    json.member("clinicianOnly", clinicianOnly)
    json.member("evaluated", evaluated)
    json.member("because", because)
    json.member("evidence", evidence)
  }
}

extension MedicationNote.Check: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("ref", ref)
    json.member("effect", effect)
    json.member("outcome", outcome)
  }
}

extension Referral: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("ref", ref)
    json.member("title", title)
    json.member("kind", kind)
    json.member("direction", direction)
    json.member("strength", strength)
    json.member("urgency", urgency)
    json.member("what", what)
    json.member("expect", expect)
    json.member("imaging", imaging)
    json.member("before", before)
    json.member("criteria", criteria)
    json.member("cautions", cautions)
    json.member("clinicianOnly", clinicianOnly)
    json.member("because", because)
    json.member("evidence", evidence)
  }
}

extension Criterion: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("text", text)
    json.member("status", status)
  }
}

extension AdvisedAgainst: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("stage", stage)
    json.member("id", id)
    json.member("ref", ref)
    json.member("title", title)
    json.member("role", role)
    json.member("strength", strength)
    json.member("text", text)
    json.member("cautions", cautions)
    json.member("because", because)
    json.member("evidence", evidence)
  }
}

extension Withheld: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("stage", stage)
    json.member("id", id)
    json.member("ref", ref)
    json.member("title", title)
    json.member("role", role)
    json.member("verdict", verdict)
    json.member("reasons", reasons)
    json.member("instead", instead)
    json.member("criteria", criteria)
    json.member("missing", missing)
    json.member("because", because)
    json.member("evidence", evidence)
  }
}
