import PlanCore

extension Phrases {
  var suspect: String { choose("Rule out", "To rule out") }
  var action: String { choose("Action", "What to do") }
  var facts: String { "Because" }
  var supports: String { choose("For", "Fits with it") }
  var against: String { choose("Against", "Speaks against") }
  var surer: String { choose("Surer with", "Would tell us") }
  var examine: String { choose("Examine", "At a visit") }
  var codes: String { "Codes" }
  var why: String { choose("Why", "What for") }
  var how: String { choose("How", "How") }
  var start: String { choose("Start dose", "Begin with") }
  var target: String { choose("Target dose", "Work up to") }
  var progression: String { choose("Progression", "Going on") }
  var stop: String { choose("Stop rule", "When to stop") }
  var adaptations: String { choose("Adapted", "For you") }
  var cautions: String { choose("Caution", "Take care") }
  var clinicianOnly: String { choose("Supervised", "Only with help") }
  var serves: String { "Serves" }
  var standing: String { "Strength" }
  var monitor: String { choose("Monitor", "Watch") }
  var review: String { choose("Review", "Look again") }
  var checked: String { "Checked" }
  var reason: String { "Why not" }
  var instead: String { "Instead" }
  var missing: String { choose("Missing", "Still needed") }
  var verdict: String { "Verdict" }
  var expect: String { choose("Expect", "What to expect") }
  var imaging: String { choose("Imaging", "Pictures") }
  var before: String { choose("With it", "To bring") }
  var urgency: String { choose("Urgency", "How soon") }
  var from: String { choose("From week", "Not before") }
  var baseline: String { "Today" }
  var goal: String { choose("Target", "To reach") }
  var due: String { choose("Due", "By") }
  var seekHelp: String { choose("Seek help", "Get help") }
  var undecided: String { "Not judged" }
  var decides: String { "Decides" }
  var rule: String { "Rule" }
  var definition: String { "Definition" }
  var profile: String { "Profile" }

  func label(_ status: Criterion.Status) -> String {
    switch status {
    case .met: choose("met", "yes")
    case .notMet: choose("not yet met", "not yet")
    case .notKnown: "not known"
    }
  }

  func label(_ standing: Hint.Standing) -> String {
    switch standing {
    case .likely: choose("likely", "fits well")
    case .possible: choose("possible", "fits in part")
    case .listed: choose("listed", "to be kept in mind")
    case .open: "cannot be judged yet"
    }
  }

  func label(_ urgency: Urgency) -> String {
    switch urgency {
    case .emergency: choose("emergency", "now")
    case .sameDay: choose("same day", "today")
    case .soon: choose("soon", "within one to two weeks")
    case .routine: choose("routine", "at an ordinary appointment")
    }
  }

  func label(_ verdict: Verdict) -> String { verdict.rawValue }

  func label(_ priority: Question.Priority) -> String {
    switch priority {
    case .redFlag: choose("Red flags", "First, about warning signs")
    case .safety: choose("Safety", "To be sure that the plan is safe for you")
    case .plan: choose("Can change the plan", "Your answer can add to the plan")
    }
  }

  func label(_ status: EvidenceSource.Status) -> String? {
    switch status {
    case .read: audience == .clinician ? "read" : nil
    case .recalled: choose("recalled, not read again", "named from memory, not read again")
    case .design: choose("design choice, not evidence", "our own choice, not evidence")
    }
  }
}
