import SourceTree

extension FindingPages {
  static let files = [
    FindingPage(
      "file-missing", "A file that was named is not there.",
      because: "A plan without one of its files is another plan, so nothing is made of the rest.",
      in: "plan.yaml", right: "from: care.yaml,", wrong: "from: cares.yaml,"),
    FindingPage(
      "file-is-folder", "A folder stands where a file is expected.",
      because: "A folder has no text; the path stops too early.",
      in: "plan.yaml", right: "from: care.yaml,", wrong: "from: examples,"),
    FindingPage(
      "outside-folder", "A file of a plan lies outside its folder.",
      because:
        "A plan is its folder: what lies outside is not in its fingerprint and not copied with it.",
      in: "plan.yaml", right: "from: care.yaml,", wrong: "from: ../care.yaml,"),
    FindingPage(
      "file-unreadable", "The system does not let you read a file.",
      because: "Nothing can be said about a file that was not read.",
      failing: .situation("The file belongs to another user and has mode 600."),
      repaired: .situation("`chmod a+r care.yaml`")),
    FindingPage(
      "file-loop", "A symbolic link leads back to itself.",
      because: "There is no file at its end.",
      failing: .situation("`ln -s care.yaml care.yaml`"),
      repaired: .situation("The link leads to a file.")),
    FindingPage(
      "cannot-write", "A file cannot be written where the output was asked for.",
      because: "The old file, if there was one, is as it was.",
      failing: .situation("`plumbline generate profile.yaml -o /no/such/folder/plan.txt`"),
      repaired: .situation("`plumbline generate profile.yaml -o plan.txt`")),
    FindingPage(
      "disk-full", "There is no room for a file.",
      because: "Files are written whole or not at all, so the old one is as it was.",
      failing: .situation("The disk has no free block left."),
      repaired: .situation("There is room again.")),
    FindingPage(
      "already-there", "A new file or folder would replace one that is there.",
      because: "What somebody wrote is never written over by a starter.",
      failing: .situation("`plumbline new plan low-back-thigh-pain`"),
      repaired: .situation("`plumbline new plan shoulder-pain`")),
    FindingPage(
      "not-an-id", "A name is not an id.",
      because: "Ids stand in file names, in facts and in other rules, so they are kept plain.",
      failing: .situation("`plumbline new plan 'My Plan'`"),
      repaired: .situation("`plumbline new plan my-plan`")),
  ]

  static let commands = [
    FindingPage(
      "nothing-matched", "There is nothing to check under a path.",
      because: "A check that looks at nothing must not pass.",
      failing: .situation("`plumbline validate docs`"),
      repaired: .situation("`plumbline validate Plans`")),
    FindingPage(
      "unknown-plan", "No folder has the plan.",
      because: "A profile is read against its plan: without it no answer can be checked.",
      failing: .situation("A profile that begins with `plan: no-such-plan`."),
      repaired: .situation("The name of a folder under `Plans`, or `--plan` with a folder.")),
    FindingPage(
      "other-plan", "The profile is for another plan than the one that it is read against.",
      because: "Two plans may mean different things by one name.",
      failing: .situation("`plan: shoulder` in a profile, and `--plan Plans/knee`."),
      repaired: .situation("`plan: knee` in the profile, or no `--plan`.")),
    FindingPage(
      "out-of-scope", "The person is outside the plan's scope.",
      because: "A plan for other people would mislead; the message says where to turn instead.",
      failing: .situation("`age_years: 12` with a plan for adults."),
      repaired: .situation("A profile of a person whom the plan is for.")),
    FindingPage(
      "unknown-subject", "A name is neither a finding's code nor a rule's id.",
      because: "There is nothing to explain.",
      failing: .situation("`plumbline explain dupliacte-key`"),
      repaired: .situation("`plumbline explain duplicate-key`")),
    FindingPage(
      "urgent", "There is no plan, but the answers show warning signs.",
      because: "A mistake in a file must not hide an emergency.",
      failing: .situation("`numbness: yes` in a profile that also has a mistake."),
      repaired: .situation("The mistake is mended, and the plan begins with the warning.")),
    FindingPage(
      "duplicate-stage", "Two stages of the program have one name.",
      because: "A plan names its stages; a name that means two things means nothing.",
      failing: .situation(
        "An executable that adds a stage called `follow-up` to the built-in ones."),
      repaired: .situation("A name of its own for the added stage.")),
  ]
}
