/// Rules whose due date is read off something planned, that ask for a number, or that say what is wrong.

func beforeStart(_ id: String) -> String {
  """
  \(ruleHead(id, priority: "2                           # 1 child seen, 2 statutory step, 3 plan, 4 record keeping"))
      duty:
        before: 4 weeks                     # counted back from the day of what is planned
        event: expected_birth               # that day; with `list: …` a date of each of its records
        booked: opened                      # from this day on it can be done
        done: {list: plan, answers: each}   # or a date field beside the event
        called: plan before the birth
  \(ruleDeadlines)
  \(ruleAction("Make the plan for the birth with the family of <child.name>, and record it.", "a plan is on record"))
      examples:
        - name: made on the last day
          as_of: 2026-07-01
          child: {opened: 2026-04-01, unborn: yes, expected_birth: 2026-07-27}
          plan: [{date: 2026-06-29}]
          expect: {verdict: met, due: 2026-06-29}
        - name: made the day after
          as_of: 2026-07-01
          child: {opened: 2026-04-01, unborn: yes, expected_birth: 2026-07-27}
          plan: [{date: 2026-06-30}]
          expect: {verdict: late, due: 2026-06-29, days_late: 1}
        - name: on the due date
          as_of: 2026-06-29
          child: {opened: 2026-04-01, unborn: yes, expected_birth: 2026-07-27}
          expect: {verdict: due_soon, due: 2026-06-29}
        - name: the last day of recording time
          as_of: 2026-07-01
          child: {opened: 2026-04-01, unborn: yes, expected_birth: 2026-07-27}
          expect: {verdict: awaiting_record, due: 2026-06-29}
        - name: after recording time
          as_of: 2026-07-02
          child: {opened: 2026-04-01, unborn: yes, expected_birth: 2026-07-27}
          expect: {verdict: overdue, due: 2026-06-29, days_late: 3, kind: gap}
        - name: the day has come and gone without it
          as_of: 2026-07-28
          child: {opened: 2026-04-01, unborn: yes, expected_birth: 2026-07-27}
          expect: {verdict: missed, due: 2026-06-29}

  """
}

func atLeastStart(_ id: String) -> String {
  """
  \(ruleHead(id, priority: "1                           # 1 child seen, 2 statutory step, 3 plan, 4 record keeping"))
      duty:
        at_least: 2                         # how many
        list: visit                         # the records that count …
        counts_if: seen = true              # … if this is so
        per: month                          # or week, quarter, year, school term; or `in_the_last: 3 months`
        while: {from: opened, until: closed}
        called: visits with the child seen
  \(ruleDeadlines)
  \(ruleAction("See <child.name>, on their own if they agree, and record the visit with its true date.", "two visits of the month are on record"))
      examples:
        - name: two in the month
          as_of: 2026-04-30
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-10, seen: yes}, {date: 2026-04-30, seen: yes}]
          expect: {verdict: met, due: 2026-04-30}
        - name: one, on the last day of the month
          as_of: 2026-04-30
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-10, seen: yes}]
          expect: {verdict: due_soon, due: 2026-04-30}
        - name: a visit on which the child was not seen does not count
          as_of: 2026-04-30
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-10, seen: yes}, {date: 2026-04-24, seen: no}]
          expect: {verdict: due_soon, due: 2026-04-30}
        - name: the last day of recording time (Mon 4 May is a bank holiday)
          as_of: 2026-05-05
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-10, seen: yes}]
          expect: {verdict: awaiting_record, due: 2026-04-30, obligations: [{opened: 2026-05-01, outcome: due}]}
        - name: what a month lacked cannot be done later, and the next one runs
          as_of: 2026-05-06
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-10, seen: yes}]
          expect: {verdict: due, due: 2026-05-31, obligations: [{opened: 2026-04-01, outcome: missed}]}

  """
}

func mustNotBeTrueStart(_ id: String) -> String {
  """
  \(ruleHead(id, priority: "4                           # 1 child seen, 2 statutory step, 3 plan, 4 record keeping"))
      duty:
        must_not_be_true: review_due < date # says what is wrong …
        for_each: plan                      # … with one of these records; without this key, with the child's own
        called: a plan to be looked at again before it was made
  \(ruleAction("Correct the dates of the plan of <child.name>.", "the dates of the plan are in order"))
      examples:
        - name: as it should be
          as_of: 2026-05-06
          child: {opened: 2026-04-01}
          plan: [{date: 2026-04-10, review_due: 2026-04-10}]
          expect: {verdict: met}
        - name: a day too early
          as_of: 2026-05-06
          child: {opened: 2026-04-01}
          plan: [{date: 2026-04-10, review_due: 2026-04-09}]
          expect: {verdict: not_met, kind: gap}

  """
}
