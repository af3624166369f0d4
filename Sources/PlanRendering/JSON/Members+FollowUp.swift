package import JSONWriting
import PlanCore

// How the plan goes on, and where it comes from. Each type writes its properties in the order in which it declares them.

extension FollowUp: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("goals", goals)
    json.member("phases", phases)
    json.member("reviews", reviews)
    json.member("decision", decision)
    json.member("flare", flare)
    json.member("prevention", prevention)
    json.member("measures", measures)
  }
}

extension Goal: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("title", title)
    json.member("own", own)
    json.member("measure", measure)
    json.member("baseline", baseline)
    json.member("target", target)
    json.member("due", due)
    json.member("because", because)
    json.member("evidence", evidence)
  }
}

extension Phase: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("title", title)
    json.member("from", from)
    json.member("to", to)
    json.member("fromWeek", fromWeek)
    json.member("toWeek", toWeek)
    json.member("dose", dose)
    json.member("focus", focus)
    json.member("activities", activities)
    json.member("evidence", evidence)
  }
}

extension Review: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("ref", ref)
    json.member("title", title)
    json.member("on", on)
    json.member("content", content)
    json.member("because", because)
    json.member("evidence", evidence)
  }
}

extension Decision: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("ref", ref)
    json.member("title", title)
    json.member("then", then)
    json.member("reviewOn", reviewOn)
    json.member("undecided", undecided)
    json.member("because", because)
    json.member("evidence", evidence)
  }
}

extension FlarePlan: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("ref", ref)
    json.member("title", title)
    json.member("text", text)
    json.member("steps", steps)
    json.member("adjust", adjust)
    json.member("seekHelp", seekHelp)
    json.member("evidence", evidence)
  }
}

extension FlarePlan.Step: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("time", time)
    json.member("text", text)
  }
}

extension Advice: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("ref", ref)
    json.member("title", title)
    json.member("text", text)
    json.member("evidence", evidence)
  }
}

extension Measure: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("ref", ref)
    json.member("title", title)
    json.member("value", value)
    json.member("important", important)
    json.member("evidence", evidence)
  }
}

extension SafetyNet: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("ref", ref)
    json.member("title", title)
    json.member("text", text)
    json.member("signs", signs)
    json.member("evidence", evidence)
  }
}

extension SafetyNet.Sign: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("ref", ref)
    json.member("text", text)
  }
}

extension Source: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("id", id)
    json.member("title", title)
    json.member("by", by)
    json.member("year", year)
    json.member("place", place)
    json.member("url", url)
    json.member("status", status)
    json.member("review", review)
  }
}

extension VerdictRecord: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("stage", stage)
    json.member("id", id)
    json.member("ref", ref)
    json.member("verdict", verdict)
    json.member("because", because)
    json.member("missing", missing)
    json.member("place", place)
  }
}
