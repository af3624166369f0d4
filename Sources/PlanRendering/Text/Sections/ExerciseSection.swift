import PlanCore

/// The core exercises, one by one, with all that is said of each.
struct ExerciseSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    let exercises = letter.plan.activities.filter(\.core)
    guard !exercises.isEmpty else { return }
    page.heading(letter.phrases.exercises)
    for exercise in exercises { page.activity(exercise, letter) }
  }
}

/// Exercises that do not belong to the core programme.
struct LaterSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    let exercises = letter.plan.activities.filter {
      !$0.core && $0.kind == "exercise"
    }
    guard !exercises.isEmpty else { return }
    page.heading(letter.phrases.later)
    for exercise in exercises { page.activity(exercise, letter) }
  }
}

/// Self-care, passive options and aids.
struct SelfCareSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    let care = letter.plan.activities.filter {
      !$0.core && $0.kind != "exercise"
    }
    guard !care.isEmpty else { return }
    page.heading(letter.phrases.selfCare)
    for item in care { page.activity(item, letter) }
  }
}
