/// A rule set in which every key of the language stands somewhere.
extension SchemaSamples {
  static let ruleSet = """
    language: 1
    rule_set: sample
    title: Sample
    version: 2026-04-01
    schema: childrens-social-care
    calendars: {working: england-and-wales, school: terms}
    about: child
    agreed: {by: A. Person, role: Head, date: 2026-04-01}
    count_from: next_day
    applies_when: disabled = false
    based_on: {rule_set: base, version: 2026-01-01}
    switch_off: [{rule: old, from: 2026-04-01}]
    examples_with: {child: {disabled: no}}
    figures:
      interval:
        title: Interval
        values:
          - from: 2018-04-01
            source: {document: Standard, section: "1", council: Ours, kind: local, url: x}
            value: {later_of: [{sooner_of: [1 week, plan.visit_every]}, 2 weeks]}
    rules:
      - id: visit
        formerly: [visit-before]
        title: Visit
        check: visit
        question: Was it?
        standard: Often.
        source: {document: Standard, kind: local}
        priority: 1
        in_force: {from: 2018-04-01, until: 2030-04-01}
        count_from: same_day
        applies_when: disabled = false
        where_supplied: [plan.visit_every]
        exception_by: head
        due_soon: 2 days
        recording_time: 2 days
        duty:
          every: interval
          first: {span: 1 week, count_from: next_day}
          list: visit
          counts_if: seen = true
          while: {each: placement, where: with_parents = true}
          restarts: category
          interval_at: opened
          look_back: 1 week
          each_record: yes
          called: visit
        remedial_action:
          do: See <child.name>.
          owner: social_worker
          within: 2 days
          done_when: it is on record
          tell: [social_worker]
          copy: [{when: disabled = true, to: a}]
          refer_up: [{after: 2 days, to: b}]
        examples:
          - name: one
            as_of: 2026-04-01
            todo: later
            known_at: 2026-04-01
            exceptions: [{rule: visit, from: 2026-04-01, until: 2026-04-30, reason: Abroad, approved_by: A. Person, role: head, approved_on: 2026-03-30}]
            child: {opened: 2026-01-01}
            holds: {visit: always}
            expect:
              verdict: not_applicable
              opened: none
              due: none
              done: none
              days_late: 1
              kind: history
              priority: 1
              reason: missing
              action: {owner: a, within: 2 days, tell: [a], copy: [b], refer_up: [{after: 2 days, to: c}]}
              obligations: [{key: "-", opened: 2026-01-01, outcome: met, due: none, done: none}]
              near_miss: [{list: visit, date: 2026-01-01, clause: counts_if}]
      - id: plan-age
        title: Plan
        source: {document: Standard, kind: local}
        priority: 3
        in_force: {from: 2018-04-01}
        duty:
          up_to_date: plan
          max_age: [{when: disabled = true, then: 1 week, for: a child}, {otherwise: 2 weeks, for: another}]
          review_due: review_due
          by: 1 week
          counts_if: not(is missing(type))
          while: {from: opened, until: closed}
          restarts: [category]
          interval_at: due
          look_back: 1 week
          each_record: no
          called: plan
        extensions: {list: plan, by: visit_every}
      - id: assessed
        title: Assessed
        source: {document: Standard, kind: local}
        priority: 2
        in_force: {from: 2018-04-01}
        duty:
          within: 45 days
          list: assessment
          trigger_if: not(is missing(type))
          from: started
          done: {list: visit, counts_if: seen = true, date: date, answers: each, look_back: 1 week}
          which: newest
          reason: reason_late
          called: assessment
        clock_stops: {list: missing_episode, counts_if: not(is missing(start)), from: start, until: returned}
        extensions: {list: plan, counts_if: not(is missing(type)), granted: date, to: review_due, limit: 10 days}
      - id: told
        title: Told
        source: {document: Standard, kind: local}
        priority: 2
        in_force: {from: 2018-04-01}
        duty:
          before: 2 days
          list: plan
          trigger_if: not(is missing(type))
          event: review_due
          cancelled_if: is missing(type)
          booked: date
          done: {list: visit, counts_if: seen = true, answers: each}
          reason: type
          called: report
      - id: recorded
        title: Recorded
        source: {document: Standard, kind: local}
        priority: 4
        in_force: {from: 2018-04-01}
        duty: {recorded: [religion], by: 1 week, from: opened, called: religion}
      - id: true-of-each
        title: True
        source: {document: Standard, kind: local}
        priority: 4
        in_force: {from: 2018-04-01}
        duty: {must_be_true: seen = true, for_each: visit, counts_if: not(is missing(date)), called: seen}
      - id: not-true-of-each
        title: Not true
        source: {document: Standard, kind: local}
        priority: 4
        in_force: {from: 2018-04-01}
        duty: {must_not_be_true: seen = false, for_each: visit, counts_if: not(is missing(date)), called: seen}
      - id: often
        title: Often
        source: {document: Standard, kind: local}
        priority: 1
        in_force: {from: 2018-04-01}
        duty:
          at_least: 2
          list: visit
          counts_if: seen = true
          each_record: yes
          per: year
          year_from: 1 April
          partial: count
          while: {from: opened, until: closed}
          called: visits
      - id: of-late
        title: Of late
        source: {document: Standard, kind: local}
        priority: 1
        in_force: {from: 2018-04-01}
        duty: {at_least: 2, list: visit, in_the_last: 3 months}
      - id: between
        title: Between
        source: {document: Standard, kind: local}
        priority: 1
        in_force: {from: 2018-04-01}
        duty:
          at_least: 1
          list: visit
          between: {list: supervision, counts_if: not(is missing(date))}
          while: {from: opened, until: closed}
          look_back: 1 week
    """
}
