/// Each states what it shows; `blank` fields of examples are those that are left out.
enum HandCases {
  static let all: [HandCase] = within + recorded + chains + doubts

  private static let within: [HandCase] = [
    HandCase(
      title: "the newest record alone does not prove that the first answer came late",
      rule: """
        duty: {within: 21 days, list: person, from: moved, done: {list: meeting, answers: each}}
        examples:
          - name: an earlier meeting may have been in time
            as_of: 2025-10-29
            person: {opened: 2025-02-08, moved: 2025-02-26}
            meeting: [{met_on: 2025-05-12}]
            holds: {meeting: latest_only}
            expect: {verdict: cannot_tell}
          - name: the whole list proves it
            as_of: 2025-10-29
            person: {opened: 2025-02-08, moved: 2025-02-26}
            meeting: [{met_on: 2025-05-12}]
            expect: {verdict: late, due: 2025-03-19, done: 2025-05-12}
        """),
    HandCase(
      title: "the newest trigger may be the one without a date",
      rule: """
        duty: {within: 14 working days, list: enquiry, from: started, done: finished, which: newest}
        examples:
          - name: with its date it is overdue
            as_of: 2025-10-07
            person: {opened: 2025-04-05}
            enquiry: [{started: 2025-05-15, finished: 2025-05-29}, {started: 2025-07-17}]
            expect: {verdict: overdue, opened: 2025-07-17}
          - name: without it nobody knows
            as_of: 2025-10-07
            person: {opened: 2025-04-05}
            enquiry: [{started: 2025-05-15, finished: 2025-05-29}, {}]
            expect: {verdict: cannot_tell}
        """),
    HandCase(
      title: "a closed duty that nobody knows the due date of may be the last one due",
      rule: """
        duty: {within: enquiry_gap, list: enquiry, from: started, done: finished}
        examples:
          - name: late
            as_of: 2025-09-15
            person: {opened: 2025-01-07}
            enquiry: [{started: 2025-01-18, finished: 2025-01-20, enquiry_gap: 1 month}, {started: 2025-03-12, finished: 2025-04-17, enquiry_gap: 1 week}]
            expect: {verdict: late, due: 2025-03-19}
          - name: its span is blank
            as_of: 2025-09-15
            person: {opened: 2025-01-07}
            enquiry: [{started: 2025-01-18, finished: 2025-01-20, enquiry_gap: 1 month}, {started: 2025-03-12, finished: 2025-04-17}]
            expect: {verdict: cannot_tell}
        """),
    HandCase(
      title: "where a person's start is blank nobody knows whether a trigger lies after it",
      rule: """
        duty: {within: 5 working days, list: enquiry, from: started, done: finished}
        examples:
          - name: start blank
            as_of: 2025-11-03
            person: {disabled: yes}
            enquiry: [{started: 2025-07-11}]
            expect: {verdict: cannot_tell}
        """),
  ]

  private static let recorded: [HandCase] = [
    HandCase(
      title: "facts are those of the day from which `by` counts",
      rule: """
        applies_when: 'group = "B"'
        duty: {recorded: faith, by: plan.plan_gap, from: moved}
        examples:
          - name: the plan of May holds in May
            as_of: 2025-10-30
            person: {opened: 2025-03-24, moved: 2025-05-27}
            status: [{status_from: 2025-03-24, status_until: 2025-05-01, status_group: A}, {status_from: 2025-05-01, status_group: B}]
            plan: [{planned_on: 2025-04-10, plan_gap: 2 weeks}]
            expect: {verdict: overdue, opened: 2025-05-27, due: 2025-06-10}
          - name: a move later than the day judged has not happened
            as_of: 2025-05-20
            person: {opened: 2025-03-24, moved: 2025-05-27}
            status: [{status_from: 2025-03-24, status_group: B}]
            plan: [{planned_on: 2025-04-10, plan_gap: 2 weeks}]
            expect: {verdict: cannot_tell, due: none}
        """)
  ]

  private static let chains: [HandCase] = [
    HandCase(
      title: "an end later than the day judged has not happened",
      rule: """
        duty:
          every: [{when: 'group = "C"', then: 2 months}, {otherwise: 3 working days}]
          list: visit
          while: {from: opened, until: closed}
          interval_at: due
        examples:
          - name: C still holds
            as_of: 2025-02-14
            person: {opened: 2025-02-13}
            status: [{status_from: 2025-02-13, status_until: 2025-03-29, status_group: C}]
            expect: {verdict: due, due: 2025-04-13}
        """),
    HandCase(
      title: "what was due on an unknown day does not lapse at a restart",
      rule: """
        duty:
          every: [{when: 'group = "A"', then: 3 months}, {otherwise: 2 weeks}]
          list: visit
          while: {from: opened, until: closed}
          restarts: group
        examples:
          - name: carried over while overdue
            as_of: 2026-02-05
            person: {opened: 2025-10-24}
            status: [{status_from: 2025-10-24, status_until: 2025-11-26, status_group: B}, {status_from: 2025-11-26, status_group: A}]
            expect: {verdict: overdue, due: 2025-11-07}
          - name: the old group is blank
            as_of: 2026-02-05
            person: {opened: 2025-10-24}
            status: [{status_from: 2025-10-24, status_until: 2025-11-26}, {status_from: 2025-11-26, status_group: A}]
            expect: {verdict: cannot_tell}
        """),
    HandCase(
      title: "with the newest record alone, what was open before a restart stays open",
      rule: """
        duty:
          every: 13 working days
          list: visit
          while: {from: opened, until: closed}
          restarts: settled
        examples:
          - name: overdue since the visit, settled later
            as_of: 2025-03-24
            person: {opened: 2025-01-06, settled: 2025-03-04}
            visit: [{visited: 2025-02-03}]
            holds: {visit: latest_only}
            # 4 March + 13 working days = 21 March.
            expect:
              verdict: overdue
              due: 2025-02-20
              obligations: [{opened: 2025-03-04, outcome: overdue, due: 2025-03-21}]
        """),
    HandCase(
      title: "a period that runs, though nothing is open, is spoken of by what was due last",
      rule: """
        applies_when: 'group in ("A", "B")'
        duty:
          every: 1 month
          list: visit
          while: {from: opened, until: closed}
          restarts: group
        examples:
          - name: it lapsed when the group changed
            as_of: 2025-09-17
            person: {opened: 2025-09-01}
            status: [{status_from: 2025-09-01, status_until: 2025-09-10, status_group: B}, {status_from: 2025-09-10, status_group: C}]
            expect: {verdict: lapsed, due: 2025-10-01}
        """),
    HandCase(
      title: "a record that held on no day changes nothing",
      rule: """
        duty:
          every: 19 working days
          list: visit
          while: {from: opened, until: closed}
          restarts: group
        examples:
          - name: due from the start
            as_of: 2025-03-03
            person: {opened: 2025-02-14}
            status: [{status_from: 2025-02-14, status_until: 2025-02-14, status_group: B}, {status_from: 2025-02-19, status_group: C}]
            expect: {verdict: due, opened: 2025-02-14, due: 2025-03-13}
        """),
  ]

  /// Blank is not false: neither the most nor the least favourable day may be taken alone.
  private static let doubts: [HandCase] = [
    HandCase(
      title: "a visit without a date may have been early",
      rule: """
        duty: {every: 16 working days, first: 2 months, list: visit, while: {from: opened, until: closed}}
        examples:
          - name: with its date the next one is overdue
            as_of: 2025-06-05
            person: {opened: 2025-04-23}
            visit: [{visited: 2025-05-10}]
            expect: {verdict: overdue, due: 2025-06-03}
          - name: without it, nobody knows
            as_of: 2025-06-05
            person: {opened: 2025-04-23}
            visit: [{}]
            expect: {verdict: cannot_tell}
        """),
    HandCase(
      title: "an answered duty without its opening day may have been answered late",
      rule: """
        duty: {within: 2 months, list: enquiry, from: started, done: finished}
        examples:
          - name: late
            as_of: 2025-10-19
            person: {opened: 2025-02-16}
            enquiry: [{started: 2025-02-28, finished: 2025-04-18}, {started: 2025-05-20, finished: 2025-07-25}]
            expect: {verdict: late, due: 2025-07-20}
          - name: nobody knows
            as_of: 2025-10-19
            person: {opened: 2025-02-16}
            enquiry: [{started: 2025-02-28, finished: 2025-04-18}, {finished: 2025-07-25}]
            expect: {verdict: cannot_tell}
        """),
    HandCase(
      title: "a trigger without a date may lie in any group",
      rule: """
        duty: {within: 3 months, list: enquiry, from: started, trigger_if: 'group = "B"', done: finished}
        examples:
          - name: in group B it asks for something
            as_of: 2025-11-28
            person: {opened: 2025-02-15}
            status: [{status_from: 2025-02-15, status_until: 2025-03-20, status_group: B}, {status_from: 2025-03-20, status_group: C}]
            enquiry: [{started: 2025-02-19}]
            expect: {verdict: overdue, due: 2025-05-19}
          - name: without its date nobody knows
            as_of: 2025-11-28
            person: {opened: 2025-02-15}
            status: [{status_from: 2025-02-15, status_until: 2025-03-20, status_group: B}, {status_from: 2025-03-20, status_group: C}]
            enquiry: [{}]
            expect: {verdict: cannot_tell}
        """),
    HandCase(
      title: "a blank group may be no change",
      rule: """
        duty: {every: 19 working days, list: visit, while: {from: opened, until: closed}, restarts: group}
        examples:
          - name: no change
            as_of: 2025-08-15
            person: {opened: 2025-07-18}
            status: [{status_from: 2025-07-18, status_until: 2025-08-14, status_group: B}, {status_from: 2025-08-14, status_group: B}]
            expect: {verdict: overdue, due: 2025-08-14}
          - name: perhaps a change
            as_of: 2025-08-15
            person: {opened: 2025-07-18}
            status: [{status_from: 2025-07-18, status_until: 2025-08-14, status_group: B}, {status_from: 2025-08-14}]
            expect: {verdict: cannot_tell}
        """),
    HandCase(
      title: "what an occasion looked back to opens has the facts of the stretch that it counts for",
      rule: """
        applies_when: 'group = "B"'
        duty: {every: 2 weeks, list: visit, while: {from: opened, until: closed}, restarts: group, look_back: 2 months}
        examples:
          - name: it applies from the change on
            as_of: 2025-10-08
            person: {opened: 2025-09-10}
            status: [{status_from: 2025-09-10, status_until: 2025-09-23, status_group: A}, {status_from: 2025-09-23, status_group: B}]
            visit: [{visited: 2025-09-14}]
            expect: {verdict: overdue, due: 2025-09-28}
        """),
    HandCase(
      title: "where the day from which `by` counts is blank, the group may have been any",
      rule: """
        applies_when: 'group = "B"'
        duty: {recorded: faith, by: 9 working days, from: moved}
        examples:
          - name: it applied
            as_of: 2025-07-15
            person: {opened: 2025-02-16, moved: 2025-03-03}
            status: [{status_from: 2025-02-16, status_until: 2025-05-01, status_group: B}, {status_from: 2025-05-01, status_group: A}]
            expect: {verdict: overdue, due: 2025-03-14}
          - name: it may have applied
            as_of: 2025-07-15
            person: {opened: 2025-02-16}
            status: [{status_from: 2025-02-16, status_until: 2025-05-01, status_group: B}, {status_from: 2025-05-01, status_group: A}]
            expect: {verdict: cannot_tell}
        """),
    HandCase(
      title: "a blank start does not lie before the rule",
      rule: """
        in_force: {from: 2025-02-09}
        duty: {recorded: faith, by: 2 months}
        examples:
          - name: start blank
            as_of: 2025-10-31
            person: {disabled: no}
            expect: {verdict: cannot_tell, due: none}
        """),
    HandCase(
      title: "a period without a start may have begun in any group",
      rule: """
        duty: {every: 12 days, list: visit, while: {each: stay, where: 'group = "B"'}}
        examples:
          - name: begun in group B
            as_of: 2026-02-02
            person: {opened: 2024-12-31}
            status: [{status_from: 2025-01-05, status_until: 2025-01-18, status_group: B}, {status_from: 2025-01-18, status_group: A}]
            stay: [{stay_from: 2025-01-13}]
            expect: {verdict: overdue, due: 2025-01-25}
          - name: nobody knows when
            as_of: 2026-02-02
            person: {opened: 2024-12-31}
            status: [{status_from: 2025-01-05, status_until: 2025-01-18, status_group: B}, {status_from: 2025-01-18, status_group: A}]
            stay: [{}]
            expect: {verdict: cannot_tell}
        """),
    HandCase(
      title: "the newest record from before the period shows that nothing came since",
      rule: """
        duty: {every: 2 months, first: 4 weeks, list: visit, counts_if: seen = true, while: {from: opened, until: none}}
        examples:
          - name: nothing came since
            as_of: 2025-04-09
            person: {opened: 2025-02-18}
            visit: [{visited: 2025-02-02, seen: no}]
            holds: {visit: latest_only}
            expect: {verdict: overdue, due: 2025-03-18}
        """),
  ]
}
