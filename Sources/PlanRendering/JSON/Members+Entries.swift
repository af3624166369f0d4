package import JSONWriting
import PlanCore

// Red flags, questions, hints and what they are made of. Each type writes its properties in the order in which it declares them.

extension Because: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("fact", fact)
    json.member("state", state)
    json.member("value", value)
    json.member("text", text)
  }
}

extension RedFlag: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("ref", ref)
    json.member("title", title)
    json.member("urgency", urgency)
    json.member("suspect", suspect)
    json.member("action", action)
    json.member("because", because)
    json.member("evidence", evidence)
  }
}

extension Question: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("priority", priority)
    json.member("state", state)
    json.member("question", question)
    json.member("decides", decides)
  }
}

extension Hint: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("ref", ref)
    json.member("title", title)
    json.member("standing", standing)
    json.member("mustNotMiss", mustNotMiss)
    json.member("supports", supports)
    json.member("against", against)
    json.member("missing", missing)
    json.member("about", about)
    json.member("examine", examine)
    json.member("codes", codes)
    json.member("because", because)
    json.member("evidence", evidence)
  }
}

extension Hint.Finding: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("text", text)
    json.member("weight", weight)
    json.member("evidence", evidence)
  }
}

extension Caution: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("ref", ref)
    json.member("text", text)
    json.member("certain", certain)
  }
}

extension VoicedText: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("clinician", clinician)
    json.member("patient", patient)
  }
}
