extension StarterPlan {
  static let hints = """
    # What the picture fits with. The score ranks; it is never shown as a probability.
    list_at_most: 3
    tie_within: 1
    levels: { possible: 2, likely: 5 }
    hypotheses:
      - id: first-hypothesis
        title: A first hypothesis
        about: What it is, and its usual course.
        examine: What would make it surer.
        strength: design
        evidence: [design-start]
        findings:
          - id: pain-in-the-thigh
            when: '"thigh" in regions'
            points_to: for            # for | against
            weight: moderate          # strong 3, moderate 2, weak 1
            text: the pain reaches the thigh
            evidence: [design-start]
          - id: getting-better
            when: course == "better"
            points_to: against
            weight: weak
            text: it is getting better
            evidence: [design-start]

    """

  static let care = """
    # What a person can do. Exercises need a dose and a stop rule.
    activities:
      - id: first-activity
        title: A first activity
        kind: self-care               # exercise | self-care | passive | aid
        category: education
        priority: 1
        why: What it is for.
        how: How to do it.
        for: [first-hypothesis]       # what it helps against
        when: pain >= 1
        unless:
          - { when: strong_pain, effect: caution, because: begin with less }
        strength: design
        evidence: [design-start]

    """

  static let notes = """
    # What to talk over with a doctor or pharmacist. Never a dose, never an order.
    notes:
      - id: first-note
        title: A first note
        when: pain >= 4
        unless:
          - { when: told_to_rest, effect: block, because: you were told to rest }
        stance: discuss               # discuss | advise-against | review | co-note
        text: What to discuss.
        strength: design
        evidence: [design-start]

    """

  static let invariants = """
    # What must hold for every possible person; 'plumbline validate' proves it or shows somebody for whom it fails.
    invariants:
      - id: inv-numbness
        title: somebody with new numbness is seen today
        given: numbness
        always: urgency >= "same-day"
      - id: inv-rest
        title: nobody who was told to rest is offered the note
        given: told_to_rest
        always: '!offered.first_note'

    """

  static let followUp = """
    # How it goes on.
    measures:
      - { id: pain-now, title: pain, fact: pain, better: lower, important: 2, evidence: [design-start] }
    goals:
      from: goals                     # the fact that holds the person's own goals
      measured:
        - { id: less-pain, title: Less pain, measure: pain-now, to: 3, due_weeks: 12, evidence: [design-start] }
    phases:
      - { id: begin, title: The first weeks, from_week: 0, to_week: 6, dose: start, focus: Begin., evidence: [design-start] }
      - { id: go-on, title: After that, from_week: 6, dose: target, focus: Go on., evidence: [design-start] }
    reviews:
      - { id: six-weeks, title: First review, at: 6 weeks, content: Look at the pain., evidence: [design-start] }
    decisions:                        # the first that is true; only for profiles with visits
      - { id: stay, title: Stay on course, then: Go on as before., evidence: [design-start] }
    flare:
      id: flare-plan
      title: When it gets worse
      text: A flare is not a new injury.
      steps: [{ when_in_time: Day 0 to 2, text: Do less. }]
      evidence: [design-start]
    prevention:
      - { id: keep-going, title: Keep going, text: Do a little each day., evidence: [design-start] }
    safety_net:
      id: safety-net
      title: When to get help at once
      text: Please get help at once with one of these.
      signs: [{ text: New numbness }]
      evidence: [design-start]

    """

  static let cases = """
    # The plan's own tests: a person, and what must come out. 'plumbline test' runs them.
    format: 1
    about: what the starter says
    base: examples/first.yaml         # a profile that every case starts from
    cases:
      - id: new-numbness-is-urgent
        title: new numbness must be seen today, and nothing else is planned
        because: the warning signs of this plan     # the text that the expectations were written from
        facts: { numbness: yes }      # laid over the profile; 'unknown' removes an answer
        expect:
          urgency: same-day
          red_flags: { has: new-numbness }
          suppressed: [first-activity, first-note]
      - id: pain-in-the-thigh-fits
        title: pain in the thigh fits with the first hypothesis
        because: the findings of the hypothesis
        facts: { regions: [back, thigh] }
        expect:
          red_flags: { lacks: new-numbness }
          hints: { possible: first-hypothesis }
          derives: { hint_scores.first_hypothesis: 2 }
      - id: strong-pain-begins-with-less
        title: strong pain lets the activity begin with less
        because: the activity's own words
        facts: { pain: 7, told_to_rest: no }
        expect:
          offered: [first-activity, first-note]
          cautions: { first-activity: begin with less }
      - id: moderate-pain
        title: moderate pain needs no caution
        because: the activity's own words
        facts: { pain: 6, told_to_rest: no }
        expect: { free_of: { first-activity: begin with less } }
      - id: told-to-rest
        title: who was told to rest need not talk it over
        because: the note's own words
        facts: { told_to_rest: yes }
        expect: { blocked: { first-note: you were told to rest } }
      - id: hardly-any-pain
        title: with hardly any pain there is nothing to discuss
        because: the note's own words
        facts: { pain: 3, told_to_rest: no }
        expect: { offered: first-activity, not_indicated: first-note }

    """
}
