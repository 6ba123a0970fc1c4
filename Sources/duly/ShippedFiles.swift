/// The rule packs, record schemas and calendars that ship inside the program. Made by `make shipped`; do not edit.
let shippedFiles: [(path: String, text: String)] = [
  (
    "rules/compliance-audit.yaml",
    ###"""
# The compliance audit that a team manager makes before each supervision: the seven checks of the audit form, and one
# more (is there an assessment at all?), for every group of children that a social worker holds.
#
# Before a council uses this pack it sets its own figures, checks the sources and fills in `agreed:`; until then every
# output says DRAFT. No national interval exists for visits to children in need or with a child protection plan, for
# chronologies or for case supervision: those figures are marked local, and are examples of what councils publish.
# The checks begin on 1 April 2018, visits to looked-after children on 26 September 2020 (see there).
language: 1
rule_set: compliance-audit
title: Compliance audit before supervision
version: 2026-04-01
schema: childrens-social-care
calendars: {working: england-and-wales}
about: child

examples_with:
  child: {unborn: no, disabled: no, religion: Christian, ethnicity: WBRI, category: CIN, opened: 2026-01-05}

figures:
  chronology_age:
    title: Longest time without an update of the chronology
    values:
      - from: 2018-04-01
        source: {document: Local recording policy (no national figure), section: chronologies, kind: local}
        value: 3 months

  assessment_limit:
    title: Longest time for an assessment
    values:
      - from: 2018-04-01
        source:
          document: Working Together to Safeguard Children
          section: "chapter 1, assessments: 45 working days at most, a limit and not a target"
          kind: guidance
        value: 45 working days

  first_plan_looked_after:
    title: First care plan of a looked-after child
    values:
      - from: 2018-04-01
        source:
          document: Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959)
          section: regulation 4(2)
          kind: law
          url: https://www.legislation.gov.uk/uksi/2010/959/regulation/4
        value: 10 working days

  first_plan:
    title: First plan of any other child
    values:
      - from: 2018-04-01
        source: {document: Local practice standards (no national figure), section: plans, kind: local}
        value: 20 working days

  plan_longest_life:
    title: Longest time before a plan is looked at again
    values:
      - from: 2018-04-01
        source: {document: Local practice standards, section: "plans: at least as often as the six-monthly reviews", kind: local}
        value: 6 months

  pathway_plan_life:
    title: Longest time before a pathway plan is looked at again
    values:
      - from: 2018-04-01
        source:
          document: Care Leavers (England) Regulations 2010 (SI 2010/2571)
          section: "six months as leaflets for care leavers give it; check against the regulations before use"
          kind: local
        value: 6 months

  child_protection_visits:
    title: Longest gap between visits, child protection plan
    values:
      - from: 2018-04-01
        source: {document: "Local practice standards (published figures run from 10 days to 4 weeks)", section: visits, kind: local}
        value: 10 working days

  child_in_need_visits:
    title: Longest gap between visits, child in need
    values:
      - from: 2018-04-01
        source: {document: Local practice standards (no national figure), section: visits, kind: local}
        value: 20 working days

  disabled_child_visits:
    title: Longest gap between visits, disabled child in need on the longer cycle
    values:
      - from: 2018-04-01
        source: {document: Local practice standards (no national figure), section: "visits, disabled children", kind: local}
        value: 12 weeks

  care_leaver_visits:
    title: Longest gap between visits, care leaver
    values:
      - from: 2018-04-01
        source:
          document: Care Leavers (England) Regulations 2010 (SI 2010/2571)
          section: "every two months as leaflets for care leavers give it; check against the regulations before use"
          kind: local
        value: 2 months

  first_week_visit:
    title: First visit after the start of a placement
    values:
      - from: 2018-04-01
        source:
          document: Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959)
          section: regulation 28(2)(a)
          kind: law
          url: https://www.legislation.gov.uk/uksi/2010/959/regulation/28
        value: 1 week

  looked_after_visits:
    title: Longest gap between visits, looked-after child
    values:
      - from: 2018-04-01
        source:
          document: Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959)
          section: regulation 28(2)(b) and (c) and 28(3)
          kind: law
          url: https://www.legislation.gov.uk/uksi/2010/959/regulation/28
        value:
          - when: placed_with_parents = true and count(review[type = "Looked after review" and date >= placement_start and date <= asked_on]) = 0
            then: 1 week
            for: a child placed with parents, until the first review
          - when: placed_with_parents = true
            then: 6 weeks
            for: a child placed with parents, after the first review
          - when: long_term_placement = true and asked_on >= placement_start + duration("P1Y")
            then: 3 months
            for: a looked-after child more than a year in a placement meant to last until 18
          - otherwise: 6 weeks
            for: a looked-after child

  supervision_interval:
    title: Longest time between case supervisions
    values:
      - from: 2018-04-01
        source: {document: Local supervision policy (no national figure), section: case supervision, kind: local}
        value: 1 month

rules:
  - id: religion-recorded
    title: Religion recorded
    check: religion
    question: Is religion recorded?
    source: {document: Quality Assurance and Learning Framework, section: "3, compliance audits", kind: local}
    priority: 4
    in_force: {from: 2018-04-01}
    # A child counts as born once there is a date of birth, whatever else the record says.
    applies_when: unborn = false
    duty: {recorded: religion}
    remedial_action:
      do: Ask <child.name> or the family about religion or belief, and record what they say; having none, or rather not saying, is an answer.
      owner: social_worker
      within: 10 working days
      done_when: an answer other than "not known" is on record
      tell: [social_worker, team_manager]
      refer_up: [{after: 10 working days, to: service_manager}]
    examples:
      - name: recorded
        as_of: 2026-04-08
        child: {religion: Muslim}
        expect: {verdict: met}
      - name: no religion is an answer
        as_of: 2026-04-08
        child: {religion: None}
        expect: {verdict: met}
      - name: would rather not say is an answer
        as_of: 2026-04-08
        child: {religion: Refused}
        expect: {verdict: met}
      - name: not known is not recorded
        as_of: 2026-04-08
        child: {religion: Not known}
        expect: {verdict: not_met, kind: gap}
      - name: blank is not recorded
        as_of: 2026-04-08
        child: {religion: }
        expect: {verdict: not_met, kind: gap}
      - name: an answer that cannot be read
        as_of: 2026-04-08
        child: {religion: {unreadable: Christain}}
        expect: {verdict: cannot_tell}
      - name: not yet born
        as_of: 2026-04-08
        child: {religion: , unborn: yes, expected_birth: 2026-05-20}
        expect: {verdict: not_applicable}
      - name: marked as not yet born beside a date of birth
        as_of: 2026-04-08
        child: {religion: , unborn: yes, date_of_birth: 2026-03-30}
        expect: {verdict: cannot_tell}
      - name: not said whether born, no date of birth
        as_of: 2026-04-08
        child: {religion: , unborn: }
        expect: {verdict: cannot_tell}
      - name: not said whether born, beside a date of birth
        as_of: 2026-04-08
        child: {religion: , unborn: , date_of_birth: 2019-06-14}
        expect: {verdict: cannot_tell}
      - name: the day before the case closes
        as_of: 2026-04-08
        child: {religion: , closed: 2026-04-09}
        expect: {verdict: not_met}
      - name: the day on which the case closes
        as_of: 2026-04-09
        child: {religion: , closed: 2026-04-09}
        expect: {verdict: not_applicable}
      - name: what is asked for
        as_of: 2026-04-08
        child: {religion: }
        expect:
          verdict: not_met
          priority: 4
          action:
            owner: social_worker
            within: 10 working days
            tell: [social_worker, team_manager]
            copy: []
            refer_up: [{after: 10 working days, to: service_manager}]
      - name: the day before the rule's first
        as_of: 2018-03-31
        child: {religion: , opened: 2018-01-02}
        expect: {verdict: not_applicable}
      - name: the rule's first day
        as_of: 2018-04-01
        child: {religion: , opened: 2018-01-02}
        expect: {verdict: not_met}

  - id: ethnicity-recorded
    title: Ethnicity recorded
    check: ethnicity
    question: Is ethnicity recorded?
    source: {document: Quality Assurance and Learning Framework, section: "3, compliance audits", kind: local}
    priority: 4
    in_force: {from: 2018-04-01}
    applies_when: unborn = false
    duty: {recorded: ethnicity}
    remedial_action:
      do: Ask <child.name> or the family how they describe their ethnicity, and record what they say; rather not saying is an answer.
      owner: social_worker
      within: 10 working days
      done_when: an answer other than "not yet obtained" is on record
      tell: [social_worker, team_manager]
      refer_up: [{after: 10 working days, to: service_manager}]
    examples:
      - name: recorded
        as_of: 2026-04-08
        child: {ethnicity: MWBC}
        expect: {verdict: met}
      - name: would rather not say is an answer
        as_of: 2026-04-08
        child: {ethnicity: REFU}
        expect: {verdict: met}
      - name: not yet obtained is not recorded
        as_of: 2026-04-08
        child: {ethnicity: NOBT}
        expect: {verdict: not_met, kind: gap}
      - name: blank is not recorded
        as_of: 2026-04-08
        child: {ethnicity: }
        expect: {verdict: not_met, kind: gap}
      - name: a code that cannot be read
        as_of: 2026-04-08
        child: {ethnicity: {unreadable: WBRX}}
        expect: {verdict: cannot_tell}
      - name: not yet born
        as_of: 2026-04-08
        child: {ethnicity: , unborn: yes, expected_birth: 2026-05-20}
        expect: {verdict: not_applicable}
      - name: not said whether born, no date of birth
        as_of: 2026-04-08
        child: {ethnicity: NOBT, unborn: }
        expect: {verdict: cannot_tell}
      - name: what is asked for
        as_of: 2026-04-08
        child: {ethnicity: }
        expect:
          verdict: not_met
          priority: 4
          action:
            owner: social_worker
            within: 10 working days
            tell: [social_worker, team_manager]
            copy: []
            refer_up: [{after: 10 working days, to: service_manager}]
      - name: the day before the rule's first
        as_of: 2018-03-31
        child: {ethnicity: , opened: 2018-01-02}
        expect: {verdict: not_applicable}
      - name: the rule's first day
        as_of: 2018-04-01
        child: {ethnicity: , opened: 2018-01-02}
        expect: {verdict: not_met}

  - id: chronology-up-to-date
    title: Chronology up to date
    check: chronology
    question: Is the chronology up to date?
    source: {document: Quality Assurance and Learning Framework, section: "3, compliance audits", kind: local}
    priority: 4
    in_force: {from: 2018-04-01}
    duty:
      up_to_date: chronology
      max_age: chronology_age
      while: {from: opened, until: closed}
      called: chronology brought up to date
    due_soon: 5 working days
    recording_time: 2 working days
    remedial_action:
      do: Bring the chronology of <child.name> up to date.
      owner: social_worker
      within: 10 working days
      done_when: an update of the chronology is on record
      tell: [social_worker, team_manager]
      refer_up: [{after: 10 working days, to: service_manager}]
    examples:
      - name: six working days before it is due
        as_of: 2026-05-19
        chronology: [{updated: 2026-02-28}]
        expect: {verdict: due, due: 2026-05-28}
      - name: from 28 February, three months to the day
        as_of: 2026-05-28
        chronology: [{updated: 2026-02-28}]
        expect: {verdict: due_soon, opened: 2026-02-28, due: 2026-05-28, kind: coming_up}
      - name: the day after
        as_of: 2026-05-29
        chronology: [{updated: 2026-02-28}]
        expect: {verdict: awaiting_record, due: 2026-05-28, kind: coming_up}
      - name: the last day of recording time
        as_of: 2026-06-01
        chronology: [{updated: 2026-02-28}]
        expect: {verdict: awaiting_record, due: 2026-05-28}
      - name: after recording time
        as_of: 2026-06-02
        chronology: [{updated: 2026-02-28}]
        expect: {verdict: overdue, due: 2026-05-28, days_late: 5, kind: gap}
      - name: from 30 November to the last day of February
        as_of: 2026-02-28
        child: {opened: 2025-11-03}
        chronology: [{updated: 2025-11-30}]
        expect: {verdict: due_soon, due: 2026-02-28}
      - name: from 30 November to 29 February
        as_of: 2024-02-29
        child: {opened: 2023-11-01}
        chronology: [{updated: 2023-11-30}]
        expect: {verdict: due_soon, due: 2024-02-29}
      - name: never updated, three months after the case opened, on Easter Sunday
        as_of: 2026-04-05
        expect: {verdict: due_soon, opened: 2026-01-05, due: 2026-04-05}
      - name: never updated, in recording time after Easter
        as_of: 2026-04-08
        expect: {verdict: awaiting_record, due: 2026-04-05}
      - name: never updated, after recording time
        as_of: 2026-04-09
        expect: {verdict: overdue, due: 2026-04-05, days_late: 4}
      - name: an update from before the case opened does not count
        as_of: 2026-04-09
        chronology: [{updated: 2026-01-04}]
        expect: {verdict: overdue, due: 2026-04-05}
      - name: an update on the day the case opened counts
        as_of: 2026-04-09
        chronology: [{updated: 2026-01-05}]
        expect: {verdict: overdue, opened: 2026-01-05, due: 2026-04-05}
      - name: an update dated after the day is not there
        as_of: 2026-04-20
        chronology: [{updated: 2026-04-21}]
        expect: {verdict: overdue, due: 2026-04-05}
      - name: the date of an update cannot be read
        as_of: 2026-04-20
        chronology: [{updated: {unreadable: 31/02/2026}}]
        expect: {verdict: cannot_tell}
      - name: the date of an update is blank
        as_of: 2026-04-20
        chronology: [{updated: }]
        expect: {verdict: cannot_tell}
      - name: none on record, and what came before 1 March is not in the data
        as_of: 2026-04-20
        holds: {chronology: 2026-03-01}
        expect: {verdict: cannot_tell}
      - name: only the latest update is in the data
        as_of: 2026-06-02
        holds: {chronology: latest_only}
        chronology: [{updated: 2026-02-28}]
        expect: {verdict: overdue, due: 2026-05-28}
      - name: the case has closed
        as_of: 2026-04-20
        child: {closed: 2026-04-20}
        expect: {verdict: not_applicable}
      - name: what is asked for
        as_of: 2026-06-10
        chronology: [{updated: 2026-02-28}]
        expect:
          verdict: overdue
          priority: 4
          action:
            owner: social_worker
            within: 10 working days
            tell: [social_worker, team_manager]
            copy: []
            refer_up: [{after: 10 working days, to: service_manager}]
      - name: the day before the rule's first
        as_of: 2018-03-31
        child: {opened: 2018-01-02}
        expect: {verdict: not_applicable}
      - name: the rule's first day
        as_of: 2018-04-01
        child: {opened: 2018-01-02}
        expect: {verdict: due, opened: 2018-04-01, due: 2018-07-01}
      - name: five working days before it is due, over a bank holiday
        as_of: 2026-05-20
        chronology: [{updated: 2026-02-28}]
        expect: {verdict: due_soon, due: 2026-05-28}

  # The guidance counts from the referral. The record of an assessment holds its own start, as the Department for
  # Education's yearly census does, and that is what is counted from here.
  - id: assessment-in-time
    title: Assessment in time
    check: assessment
    question: Is the assessment in time?
    source:
      document: Working Together to Safeguard Children
      section: "chapter 1, assessments; counted from the start of the assessment as in the children in need census, rule 8670Q"
      kind: guidance
    priority: 2
    in_force: {from: 2018-04-01}
    duty:
      within: assessment_limit
      list: assessment
      from: started
      done: completed
      reason: reason_late
      called: assessment completed
    due_soon: 10 working days
    recording_time: 2 working days
    remedial_action:
      do: Complete the assessment begun on <assessment.started>, or record why it ended, and record the reason for the delay.
      owner: social_worker
      within: 5 working days
      done_when: the day on which the assessment was completed is on record
      tell: [social_worker, team_manager]
      copy:
        - when: category in ("CP", "CPCLA")
          to: conference_chair
        - when: category in ("CLA", "CPCLA")
          to: reviewing_officer
      refer_up: [{after: 5 working days, to: service_manager}]
    examples:
      - name: completed on working day 45
        as_of: 2026-04-08
        assessment: [{started: 2026-01-05, completed: 2026-03-09}]
        expect: {verdict: met, opened: 2026-01-05, due: 2026-03-09, done: 2026-03-09}
      - name: completed on working day 46
        as_of: 2026-04-08
        assessment: [{started: 2026-01-05, completed: 2026-03-10}]
        expect: {verdict: late, due: 2026-03-09, done: 2026-03-10, days_late: 1, kind: history, reason: missing}
      - name: completed late, the reason recorded
        as_of: 2026-04-08
        assessment: [{started: 2026-01-05, completed: 2026-03-20, reason_late: Waited for the health report}]
        expect: {verdict: late, due: 2026-03-09, days_late: 11, kind: history, reason: recorded}
      - name: open on working day 45
        as_of: 2026-03-09
        assessment: [{started: 2026-01-05}]
        expect: {verdict: due_soon, due: 2026-03-09}
      - name: open on working day 46
        as_of: 2026-03-10
        assessment: [{started: 2026-01-05}]
        expect: {verdict: awaiting_record, due: 2026-03-09}
      - name: open after recording time
        as_of: 2026-03-12
        assessment: [{started: 2026-01-05}]
        expect: {verdict: overdue, due: 2026-03-09, days_late: 3, kind: gap}
      - name: over Easter, completed on working day 45
        as_of: 2026-04-20
        child: {opened: 2026-02-02}
        assessment: [{started: 2026-02-02, completed: 2026-04-08}]
        expect: {verdict: met, due: 2026-04-08}
      - name: over Easter, completed on working day 46
        as_of: 2026-04-20
        child: {opened: 2026-02-02}
        assessment: [{started: 2026-02-02, completed: 2026-04-09}]
        expect: {verdict: late, due: 2026-04-08, days_late: 1}
      - name: completed after the day is still open on it
        as_of: 2026-03-12
        assessment: [{started: 2026-01-05, completed: 2026-03-13}]
        expect: {verdict: overdue, due: 2026-03-09}
      - name: one late and done, a newer one under way
        as_of: 2026-03-02
        child: {opened: 2025-09-01}
        assessment: [{started: 2025-09-01, completed: 2025-12-01}, {started: 2026-02-02}]
        expect: {verdict: due, due: 2026-04-08, kind: coming_up}
      - name: an older one was never completed
        as_of: 2026-04-08
        child: {opened: 2025-09-01}
        assessment: [{started: 2025-09-01}, {started: 2026-01-05, completed: 2026-02-02}]
        expect: {verdict: overdue, due: 2025-11-03}
      - name: the completion date cannot be read
        as_of: 2026-04-08
        assessment: [{started: 2026-01-05, completed: {unreadable: 32/03/2026}}]
        expect: {verdict: cannot_tell}
      - name: no assessment on record (a check of its own)
        as_of: 2026-04-08
        expect: {verdict: not_applicable}
      - name: the case has closed
        as_of: 2026-04-08
        child: {closed: 2026-04-01}
        assessment: [{started: 2026-01-05}]
        expect: {verdict: not_applicable}
      - name: ten working days before it is due
        as_of: 2026-02-23
        assessment: [{started: 2026-01-05}]
        expect: {verdict: due_soon, due: 2026-03-09}
      - name: eleven working days before it is due
        as_of: 2026-02-20
        assessment: [{started: 2026-01-05}]
        expect: {verdict: due, due: 2026-03-09}
      - name: what is asked for
        as_of: 2026-03-12
        assessment: [{started: 2026-01-05}]
        expect:
          verdict: overdue
          priority: 2
          action:
            owner: social_worker
            within: 5 working days
            tell: [social_worker, team_manager]
            copy: []
            refer_up: [{after: 5 working days, to: service_manager}]
      - name: copied for a child with a child protection plan
        as_of: 2026-03-12
        child: {category: CP}
        assessment: [{started: 2026-01-05}]
        expect: {verdict: overdue, action: {copy: [conference_chair]}}
      - name: copied for a looked-after child
        as_of: 2026-03-12
        child: {category: CLA}
        assessment: [{started: 2026-01-05}]
        expect: {verdict: overdue, action: {copy: [reviewing_officer]}}
      - name: copied for a child who is both
        as_of: 2026-03-12
        child: {category: CPCLA}
        assessment: [{started: 2026-01-05}]
        expect: {verdict: overdue, action: {copy: [conference_chair, reviewing_officer]}}
      - name: copied to nobody for a care leaver
        as_of: 2026-03-12
        child: {category: CL}
        assessment: [{started: 2026-01-05}]
        expect: {verdict: overdue, action: {copy: []}}
      - name: begun on the day before the rule's first
        as_of: 2018-08-01
        child: {opened: 2018-01-02}
        assessment: [{started: 2018-03-31}]
        expect: {verdict: not_applicable}
      - name: begun on the rule's first day
        as_of: 2018-08-01
        child: {opened: 2018-01-02}
        assessment: [{started: 2018-04-01}]
        expect: {verdict: overdue, opened: 2018-04-01}
      - name: due on a Friday, recording time runs to the Tuesday
        as_of: 2026-03-17
        assessment: [{started: 2026-01-09}]
        expect: {verdict: awaiting_record, opened: 2026-01-09, due: 2026-03-13}
      - name: due on a Friday, over on the Wednesday
        as_of: 2026-03-18
        assessment: [{started: 2026-01-09}]
        expect: {verdict: overdue, due: 2026-03-13, days_late: 5}

  - id: assessment-on-record
    title: An assessment on record
    check: no-assessment
    question: Is there an assessment on record?
    source: {document: Local practice standards, section: assessments, kind: local}
    priority: 2
    in_force: {from: 2018-04-01}
    applies_when: category != "CL"
    duty:
      within: assessment_limit
      from: opened
      done: {list: assessment, date: started, answers: each, look_back: 6 months}
      called: an assessment begun
    due_soon: 10 working days
    recording_time: 2 working days
    remedial_action:
      do: Begin an assessment of the needs of <child.name>, or link the one that was made to this case.
      owner: social_worker
      within: 5 working days
      done_when: an assessment is on record
      tell: [social_worker, team_manager]
      refer_up: [{after: 5 working days, to: service_manager}]
    examples:
      - name: begun on working day 45
        as_of: 2026-04-08
        assessment: [{started: 2026-03-09}]
        expect: {verdict: met, opened: 2026-01-05, due: 2026-03-09, done: 2026-03-09}
      - name: begun on working day 46
        as_of: 2026-04-08
        assessment: [{started: 2026-03-10}]
        expect: {verdict: late, due: 2026-03-09, done: 2026-03-10, days_late: 1, kind: history}
      - name: opened a few days ago
        as_of: 2026-01-12
        expect: {verdict: due, due: 2026-03-09}
      - name: none, on working day 45
        as_of: 2026-03-09
        expect: {verdict: due_soon, due: 2026-03-09}
      - name: none, in recording time
        as_of: 2026-03-11
        expect: {verdict: awaiting_record, due: 2026-03-09}
      - name: none, after recording time
        as_of: 2026-03-12
        expect: {verdict: overdue, due: 2026-03-09, days_late: 3, kind: gap}
      - name: begun six months before the case opened
        as_of: 2026-04-08
        assessment: [{started: 2025-07-05}]
        expect: {verdict: met, done: 2025-07-05}
      - name: begun a day more than six months before the case opened
        as_of: 2026-04-08
        assessment: [{started: 2025-07-04}]
        expect: {verdict: overdue, due: 2026-03-09}
      - name: the start of an assessment cannot be read
        as_of: 2026-04-08
        assessment: [{started: {unreadable: 2026-13-01}}]
        expect: {verdict: cannot_tell}
      - name: an unborn child has one too
        as_of: 2026-04-08
        child: {unborn: yes, expected_birth: 2026-05-20}
        expect: {verdict: overdue, due: 2026-03-09}
      - name: care leaver
        as_of: 2026-04-08
        child: {category: CL}
        expect: {verdict: not_applicable}
      - name: category blank
        as_of: 2026-04-08
        child: {category: }
        expect: {verdict: cannot_tell}
      - name: ten working days before it is due
        as_of: 2026-02-23
        expect: {verdict: due_soon, due: 2026-03-09}
      - name: eleven working days before it is due
        as_of: 2026-02-20
        expect: {verdict: due, due: 2026-03-09}
      - name: what is asked for
        as_of: 2026-03-12
        expect:
          verdict: overdue
          priority: 2
          action:
            owner: social_worker
            within: 5 working days
            tell: [social_worker, team_manager]
            copy: []
            refer_up: [{after: 5 working days, to: service_manager}]
      - name: opened on the day before the rule's first
        as_of: 2018-08-01
        child: {opened: 2018-03-31}
        expect: {verdict: not_applicable}
      - name: opened on the rule's first day
        as_of: 2018-08-01
        child: {opened: 2018-04-01}
        expect: {verdict: overdue, opened: 2018-04-01}
      - name: none, due on a Friday, recording time runs to the Tuesday
        as_of: 2026-03-17
        child: {opened: 2026-01-09}
        expect: {verdict: awaiting_record, due: 2026-03-13}

  # A change of category asks for a new plan; a plan made before that day belongs to the category that ended.
  - id: plan-up-to-date
    title: Plan up to date
    check: plan
    question: Is the plan in time?
    source: {document: Quality Assurance and Learning Framework, section: "3, compliance audits", kind: local}
    priority: 3
    in_force: {from: 2018-04-01}
    applies_when: category in ("CIN", "CP", "CLA", "CPCLA")
    duty:
      up_to_date: plan
      review_due: review_due
      max_age: plan_longest_life
      by:
        - when: category in ("CLA", "CPCLA")
          then: first_plan_looked_after
          for: a looked-after child
        - otherwise: first_plan
          for: a child in need or with a child protection plan
      while: {from: opened, until: closed}
      restarts: category
      called: plan reviewed
    due_soon: 10 working days
    recording_time: 2 working days
    remedial_action:
      do: Make or review the plan with <child.name> and the family, and record the plan and when it is next reviewed.
      owner: social_worker
      within: 5 working days
      done_when: a plan with a later review date is on record
      tell: [social_worker, team_manager]
      copy:
        - when: category in ("CP", "CPCLA")
          to: conference_chair
        - when: category in ("CLA", "CPCLA")
          to: reviewing_officer
      refer_up: [{after: 5 working days, to: service_manager}]
    examples:
      - name: child in need, no plan on working day 20
        as_of: 2026-02-02
        expect: {verdict: due_soon, opened: 2026-01-05, due: 2026-02-02}
      - name: child in need, no plan on working day 21
        as_of: 2026-02-03
        expect: {verdict: awaiting_record, due: 2026-02-02}
      - name: child in need, no plan after recording time
        as_of: 2026-02-05
        expect: {verdict: overdue, due: 2026-02-02, days_late: 3, kind: gap}
      - name: child protection plan, no plan on working day 20
        as_of: 2026-02-02
        child: {category: CP}
        expect: {verdict: due_soon, due: 2026-02-02}
      - name: looked after, no plan on working day 10
        as_of: 2026-01-19
        child: {category: CLA}
        expect: {verdict: due_soon, due: 2026-01-19}
      - name: looked after, no plan after recording time
        as_of: 2026-01-22
        child: {category: CLA}
        expect: {verdict: overdue, due: 2026-01-19, days_late: 3}
      - name: looked after with a child protection plan, as looked after
        as_of: 2026-01-19
        child: {category: CPCLA}
        expect: {verdict: due_soon, due: 2026-01-19}
      - name: on the day by which the plan is to be reviewed
        as_of: 2026-04-13
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: due_soon, opened: 2026-01-12, due: 2026-04-13}
      - name: the last day of recording time
        as_of: 2026-04-15
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: awaiting_record, due: 2026-04-13}
      - name: after recording time
        as_of: 2026-04-16
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: overdue, due: 2026-04-13, days_late: 3}
      - name: a plan is looked at after six months, whatever its review date
        as_of: 2026-02-28
        child: {opened: 2025-08-04}
        plan: [{date: 2025-08-31, review_due: 2026-06-30}]
        expect: {verdict: due_soon, due: 2026-02-28}
      - name: six months, after recording time
        as_of: 2026-03-04
        child: {opened: 2025-08-04}
        plan: [{date: 2025-08-31, review_due: 2026-06-30}]
        expect: {verdict: overdue, due: 2026-02-28, days_late: 4}
      - name: six months from 31 August to 29 February
        as_of: 2024-02-29
        child: {opened: 2023-08-01}
        plan: [{date: 2023-08-31, review_due: 2024-06-30}]
        expect: {verdict: due_soon, due: 2024-02-29}
      - name: the newest plan counts
        as_of: 2026-04-16
        plan: [{date: 2026-01-12, review_due: 2026-04-13}, {date: 2026-04-09, review_due: 2026-07-09}]
        expect: {verdict: due, opened: 2026-04-09, due: 2026-07-09}
      - name: two plans of one date, the earlier review date counts
        as_of: 2026-03-02
        plan: [{date: 2026-01-12, review_due: 2026-04-13}, {date: 2026-01-12, review_due: 2026-03-02}]
        expect: {verdict: due_soon, due: 2026-03-02}
      - name: review date blank
        as_of: 2026-03-02
        plan: [{date: 2026-01-12}]
        expect: {verdict: cannot_tell}
      - name: review date before the date of the plan
        as_of: 2026-03-02
        plan: [{date: 2026-01-12, review_due: 2026-01-09}]
        expect: {verdict: cannot_tell}
      - name: a change of category asks for a new plan
        as_of: 2026-03-30
        category_period: [{category: CIN, from: 2026-01-05, until: 2026-03-02}, {category: CP, from: 2026-03-02}]
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: due_soon, opened: 2026-03-02, due: 2026-03-30}
      - name: a change of category, after recording time
        as_of: 2026-04-02
        category_period: [{category: CIN, from: 2026-01-05, until: 2026-03-02}, {category: CP, from: 2026-03-02}]
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: overdue, due: 2026-03-30, days_late: 3}
      - name: a plan made on the day of the change counts
        as_of: 2026-04-02
        category_period: [{category: CIN, from: 2026-01-05, until: 2026-03-02}, {category: CP, from: 2026-03-02}]
        plan: [{date: 2026-01-12, review_due: 2026-04-13}, {date: 2026-03-02, review_due: 2026-06-02}]
        expect: {verdict: due, due: 2026-06-02}
      - name: what was past due stays open over a change of category
        as_of: 2026-03-09
        category_period: [{category: CIN, from: 2026-01-05, until: 2026-03-02}, {category: CP, from: 2026-03-02}]
        plan: [{date: 2026-01-12, review_due: 2026-02-20}]
        expect: {verdict: overdue, opened: 2026-01-12, due: 2026-02-20, days_late: 17}
      - name: an unborn child has a plan too
        as_of: 2026-02-05
        child: {category: CP, unborn: yes, expected_birth: 2026-05-20}
        expect: {verdict: overdue, due: 2026-02-02}
      - name: care leaver, who has a pathway plan
        as_of: 2026-02-05
        child: {category: CL}
        expect: {verdict: not_applicable}
      - name: category blank
        as_of: 2026-02-05
        child: {category: }
        expect: {verdict: cannot_tell}
      - name: ten working days before it is due, over Easter
        as_of: 2026-03-26
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: due_soon, due: 2026-04-13}
      - name: eleven working days before it is due
        as_of: 2026-03-25
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: due, due: 2026-04-13}
      - name: what is asked for
        as_of: 2026-04-16
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect:
          verdict: overdue
          priority: 3
          action:
            owner: social_worker
            within: 5 working days
            tell: [social_worker, team_manager]
            copy: []
            refer_up: [{after: 5 working days, to: service_manager}]
      - name: copied for a child with a child protection plan
        as_of: 2026-04-16
        child: {category: CP}
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: overdue, action: {copy: [conference_chair]}}
      - name: copied for a looked-after child
        as_of: 2026-04-16
        child: {category: CLA}
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: overdue, action: {copy: [reviewing_officer]}}
      - name: copied for a child who is both
        as_of: 2026-04-16
        child: {category: CPCLA}
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: overdue, action: {copy: [conference_chair, reviewing_officer]}}
      - name: the day before the rule's first
        as_of: 2018-03-31
        child: {opened: 2018-01-02}
        expect: {verdict: not_applicable}
      - name: the rule's first day
        as_of: 2018-04-01
        child: {opened: 2018-01-02}
        expect: {verdict: due, opened: 2018-04-01, due: 2018-04-30}
      - name: the case has closed
        as_of: 2026-04-16
        child: {category: CIN, closed: 2026-04-16}
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: not_applicable}
      - name: no plan, due on a Friday, recording time runs to the Tuesday
        as_of: 2026-02-10
        child: {opened: 2026-01-09}
        expect: {verdict: awaiting_record, due: 2026-02-06}

  - id: pathway-plan-up-to-date
    title: Pathway plan up to date
    check: plan
    question: Is the pathway plan in time?
    source:
      document: Care Leavers (England) Regulations 2010 (SI 2010/2571)
      section: "six months as leaflets for care leavers give it; check against the regulations before use"
      kind: local
    priority: 3
    in_force: {from: 2018-04-01}
    applies_when: category = "CL"
    duty:
      up_to_date: plan
      review_due: review_due
      max_age: pathway_plan_life
      while: {from: opened, until: closed}
      restarts: category
      called: pathway plan reviewed
    due_soon: 10 working days
    recording_time: 2 working days
    remedial_action:
      do: Review the pathway plan together with <child.name>, and record the plan and when it is next reviewed.
      owner: personal_adviser
      within: 10 working days
      done_when: a pathway plan with a later review date is on record
      tell: [personal_adviser, social_worker, team_manager]
      refer_up: [{after: 10 working days, to: service_manager}]
    examples:
      - name: on the day by which the pathway plan is to be reviewed
        as_of: 2026-05-29
        child: {category: CL, opened: 2025-11-03}
        plan: [{date: 2025-12-01, review_due: 2026-05-29}]
        expect: {verdict: due_soon, opened: 2025-12-01, due: 2026-05-29}
      - name: after recording time
        as_of: 2026-06-03
        child: {category: CL, opened: 2025-11-03}
        plan: [{date: 2025-12-01, review_due: 2026-05-29}]
        expect: {verdict: overdue, due: 2026-05-29, days_late: 5, kind: gap}
      - name: six months come sooner than its own review date
        as_of: 2026-04-30
        child: {category: CL, opened: 2025-10-01}
        plan: [{date: 2025-10-31, review_due: 2026-10-30}]
        expect: {verdict: due_soon, due: 2026-04-30}
      - name: no pathway plan, six months from 31 August
        as_of: 2026-02-28
        child: {category: CL, opened: 2025-08-31}
        expect: {verdict: due_soon, opened: 2025-08-31, due: 2026-02-28}
      - name: no pathway plan, after recording time
        as_of: 2026-03-04
        child: {category: CL, opened: 2025-08-31}
        expect: {verdict: overdue, due: 2026-02-28, days_late: 4}
      - name: looked after until the 18th birthday
        as_of: 2026-04-08
        child: {opened: 2025-11-03}
        category_period: [{category: CLA, from: 2025-11-03, until: 2026-01-15}, {category: CL, from: 2026-01-15}]
        plan: [{date: 2025-12-01, review_due: 2026-05-29}]
        expect: {verdict: due, opened: 2026-01-15, due: 2026-07-15}
      - name: any other child
        as_of: 2026-04-08
        expect: {verdict: not_applicable}
      - name: category blank
        as_of: 2026-04-08
        child: {category: }
        expect: {verdict: cannot_tell}
      - name: ten working days before it is due, over Easter
        as_of: 2026-03-26
        child: {category: CL}
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: due_soon, due: 2026-04-13}
      - name: eleven working days before it is due
        as_of: 2026-03-25
        child: {category: CL}
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: due, due: 2026-04-13}
      - name: what is asked for
        as_of: 2026-04-16
        child: {category: CL}
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect:
          verdict: overdue
          priority: 3
          action:
            owner: personal_adviser
            within: 10 working days
            tell: [personal_adviser, social_worker, team_manager]
            copy: []
            refer_up: [{after: 10 working days, to: service_manager}]
      - name: the day before the rule's first
        as_of: 2018-03-31
        child: {category: CL, opened: 2018-01-02}
        expect: {verdict: not_applicable}
      - name: the rule's first day
        as_of: 2018-04-01
        child: {category: CL, opened: 2018-01-02}
        expect: {verdict: due, opened: 2018-04-01, due: 2018-10-01}
      - name: the case has closed
        as_of: 2026-04-16
        child: {category: CL, closed: 2026-04-16}
        plan: [{date: 2026-01-12, review_due: 2026-04-13}]
        expect: {verdict: not_applicable}
      - name: due on a Friday, recording time runs to the Tuesday
        as_of: 2026-06-02
        child: {category: CL, opened: 2025-11-03}
        plan: [{date: 2025-12-01, review_due: 2026-05-29}]
        expect: {verdict: awaiting_record, due: 2026-05-29}

  - id: visit-in-time
    title: Visit in time
    check: visit
    question: Was the last visit in time?
    source: {document: Quality Assurance and Learning Framework, section: "3, compliance audits", kind: local}
    priority: 1
    in_force: {from: 2018-04-01}
    applies_when: category in ("CIN", "CP") and unborn = false
    where_supplied: [plan.visit_every]
    duty:
      every:
        sooner_of:
          - - when: category = "CP"
              then: child_protection_visits
              for: a child with a child protection plan
            - when: disabled = true
              then: disabled_child_visits
              for: a child in need on the longer cycle
            - otherwise: child_in_need_visits
              for: a child in need
          - plan.visit_every
      list: visit
      counts_if: seen = true
      while: {from: opened, until: closed}
      restarts: [category, date_of_birth]     # a child who was not yet born: from the birth on
      called: visit with the child seen
    due_soon: 5 working days
    recording_time: 2 working days
    remedial_action:
      do: See <child.name>, on their own if they agree, and record the visit with its true date.
      owner: social_worker
      within: 2 working days
      done_when: a visit with the child seen is on record
      tell: [social_worker, team_manager]
      copy:
        - when: category = "CP"
          to: conference_chair
      refer_up: [{after: 5 working days, to: service_manager}]
    examples:
      - name: child protection plan, six working days before it is due
        as_of: 2026-03-24
        child: {category: CP}
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: due, opened: 2026-03-18, due: 2026-04-01}
      - name: child protection plan, five working days before it is due
        as_of: 2026-03-25
        child: {category: CP}
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: due_soon, due: 2026-04-01}
      - name: child protection plan, due on the very day
        as_of: 2026-04-01
        child: {category: CP}
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: due_soon, due: 2026-04-01, kind: coming_up}
      - name: child protection plan, the day after
        as_of: 2026-04-02
        child: {category: CP}
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: awaiting_record, due: 2026-04-01, kind: coming_up}
      - name: child protection plan, the last day of recording time, over Easter
        as_of: 2026-04-07
        child: {category: CP}
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: awaiting_record, due: 2026-04-01}
      - name: child protection plan, after recording time
        as_of: 2026-04-08
        child: {category: CP}
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-01, days_late: 7, kind: gap}
      - name: child protection plan, ten working days over Easter
        as_of: 2026-04-13
        child: {category: CP}
        visit: [{date: 2026-03-24, seen: yes}]
        expect: {verdict: awaiting_record, due: 2026-04-09}
      - name: the day after recording time, over Easter
        as_of: 2026-04-14
        child: {category: CP}
        visit: [{date: 2026-03-24, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-09, days_late: 5}
      - name: ten working days over Christmas and the New Year
        as_of: 2027-01-05
        child: {category: CP, opened: 2026-12-17}
        visit: [{date: 2026-12-17, seen: yes}]
        expect: {verdict: due_soon, due: 2027-01-05}
      - name: child in need, working day 20
        as_of: 2026-04-09
        visit: [{date: 2026-03-10, seen: yes}]
        expect: {verdict: due_soon, due: 2026-04-09}
      - name: child in need, after recording time
        as_of: 2026-04-14
        visit: [{date: 2026-03-10, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-09, days_late: 5}
      - name: disabled child in need, twelve weeks to the day
        as_of: 2026-03-30
        child: {disabled: yes}
        visit: [{date: 2026-01-05, seen: yes}]
        expect: {verdict: due_soon, due: 2026-03-30}
      - name: disabled child in need, after recording time
        as_of: 2026-04-02
        child: {disabled: yes}
        visit: [{date: 2026-01-05, seen: yes}]
        expect: {verdict: overdue, due: 2026-03-30, days_late: 3}
      - name: disabled child with a child protection plan, ten working days
        as_of: 2026-04-08
        child: {category: CP, disabled: yes}
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-01}
      - name: child in need, disability not recorded
        as_of: 2026-04-20
        child: {disabled: }
        visit: [{date: 2026-03-10, seen: yes}]
        expect: {verdict: cannot_tell}
      - name: child protection plan, disability not recorded and not asked for
        as_of: 2026-04-08
        child: {category: CP, disabled: }
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-01}
      - name: no visit since the case opened
        as_of: 2026-04-08
        child: {category: CP, opened: 2026-03-18}
        expect: {verdict: overdue, opened: 2026-03-18, due: 2026-04-01}
      - name: a visit on the day the case opened counts as day 0
        as_of: 2026-04-01
        child: {category: CP, opened: 2026-03-18}
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: due_soon, due: 2026-04-01}
      - name: a visit from before the case opened does not count
        as_of: 2026-04-08
        child: {category: CP, opened: 2026-03-18}
        visit: [{date: 2026-03-17, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-01}
      - name: a late visit ends the gap
        as_of: 2026-04-08
        child: {category: CP}
        visit: [{date: 2026-03-18, seen: yes}, {date: 2026-04-02, seen: yes}]
        expect: {verdict: due, opened: 2026-04-02, due: 2026-04-20}
      - name: a visit without the child seen does not count
        as_of: 2026-04-08
        child: {category: CP}
        visit: [{date: 2026-03-18, seen: yes}, {date: 2026-03-27, seen: no}]
        expect: {verdict: overdue, due: 2026-04-01}
      - name: two visits on one day, the child seen at one
        as_of: 2026-04-08
        child: {category: CP}
        visit: [{date: 2026-03-27, seen: no}, {date: 2026-03-27, seen: yes}]
        expect: {verdict: due_soon, due: 2026-04-14}
      - name: not recorded whether the child was seen
        as_of: 2026-04-08
        child: {category: CP}
        visit: [{date: 2026-03-18, seen: yes}, {date: 2026-03-27, seen: }]
        expect: {verdict: cannot_tell}
      - name: not recorded whether the child was seen, and overdue either way
        as_of: 2026-04-20
        child: {category: CP}
        visit: [{date: 2026-03-18, seen: yes}, {date: 2026-03-20, seen: }]
        expect: {verdict: overdue}
      - name: the date of a visit cannot be read
        as_of: 2026-04-08
        child: {category: CP}
        visit: [{date: 2026-03-18, seen: yes}, {date: {unreadable: 31/02/2026}, seen: yes}]
        expect: {verdict: cannot_tell}
      - name: a visit dated after the day is not there
        as_of: 2026-04-08
        child: {category: CP}
        visit: [{date: 2026-03-18, seen: yes}, {date: 2026-04-09, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-01}
      - name: the plan asks for more visits than the standard
        as_of: 2026-03-25
        child: {category: CP}
        plan: [{date: 2026-03-02, review_due: 2026-06-02, visit_every: 1 week}]
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: due_soon, due: 2026-03-25}
      - name: the plan asks for more visits, after recording time
        as_of: 2026-03-30
        child: {category: CP}
        plan: [{date: 2026-03-02, review_due: 2026-06-02, visit_every: 1 week}]
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: overdue, due: 2026-03-25, days_late: 5}
      - name: the plan asks for fewer visits than the standard
        as_of: 2026-04-08
        child: {category: CP}
        plan: [{date: 2026-03-02, review_due: 2026-06-02, visit_every: 4 weeks}]
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-01}
      - name: the plan asks for visits as standard
        as_of: 2026-04-08
        child: {category: CP}
        plan: [{date: 2026-03-02, review_due: 2026-06-02, visit_every: as standard}]
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-01}
      - name: the plan does not say how often
        as_of: 2026-03-23
        child: {category: CP}
        plan: [{date: 2026-03-02, review_due: 2026-06-02, visit_every: }]
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: cannot_tell}
      - name: what the plan asks for is not in the data
        as_of: 2026-04-01
        child: {category: CP}
        holds: {plan: not supplied}
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: due_soon, due: 2026-04-01}
      - name: a change of category starts anew
        as_of: 2026-03-30
        category_period: [{category: CIN, from: 2026-01-05, until: 2026-03-16}, {category: CP, from: 2026-03-16}]
        visit: [{date: 2026-03-10, seen: yes}]
        expect: {verdict: due_soon, opened: 2026-03-16, due: 2026-03-30}
      - name: a change of category, after recording time
        as_of: 2026-04-02
        category_period: [{category: CIN, from: 2026-01-05, until: 2026-03-16}, {category: CP, from: 2026-03-16}]
        visit: [{date: 2026-03-10, seen: yes}]
        expect: {verdict: overdue, due: 2026-03-30, days_late: 3}
      - name: a visit on the day of the change counts for both
        as_of: 2026-03-30
        category_period: [{category: CIN, from: 2026-01-05, until: 2026-03-16}, {category: CP, from: 2026-03-16}]
        visit: [{date: 2026-02-02, seen: yes}, {date: 2026-03-16, seen: yes}]
        expect: {verdict: due_soon, due: 2026-03-30}
      - name: what was past due stays open over a change of category
        as_of: 2026-03-18
        category_period: [{category: CIN, from: 2026-01-05, until: 2026-03-16}, {category: CP, from: 2026-03-16}]
        visit: [{date: 2026-02-02, seen: yes}]
        expect: {verdict: overdue, opened: 2026-02-02, due: 2026-03-02, days_late: 16}
      - name: and is answered by the next visit
        as_of: 2026-03-23
        category_period: [{category: CIN, from: 2026-01-05, until: 2026-03-16}, {category: CP, from: 2026-03-16}]
        visit: [{date: 2026-02-02, seen: yes}, {date: 2026-03-20, seen: yes}]
        expect: {verdict: due, opened: 2026-03-20, due: 2026-04-07}
      - name: from a child protection plan to child in need
        as_of: 2026-04-15
        category_period: [{category: CP, from: 2026-01-05, until: 2026-03-16}, {category: CIN, from: 2026-03-16}]
        visit: [{date: 2026-03-10, seen: yes}]
        expect: {verdict: due_soon, opened: 2026-03-16, due: 2026-04-15}
      - name: only the latest visit is in the data
        as_of: 2026-04-08
        child: {category: CP}
        holds: {visit: latest_only}
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-01}
      - name: none on record, and what came before 1 April is not in the data
        as_of: 2026-04-08
        child: {category: CP}
        holds: {visit: 2026-04-01}
        expect: {verdict: cannot_tell}
      - name: not yet born
        as_of: 2026-04-08
        child: {category: CP, unborn: yes, expected_birth: 2026-05-20}
        expect: {verdict: not_applicable}
      - name: born since, counted from the birth
        as_of: 2026-04-08
        child: {category: CP, unborn: no, date_of_birth: 2026-03-18}
        expect: {verdict: overdue, opened: 2026-03-18, due: 2026-04-01}
      - name: born since, and still marked as not yet born
        as_of: 2026-04-08
        child: {category: CP, unborn: yes, date_of_birth: 2026-03-18}
        expect: {verdict: cannot_tell}
      - name: not said whether born, no date of birth
        as_of: 2026-04-08
        child: {category: CP, unborn: }
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: cannot_tell}
      - name: looked after, who has a rule of their own
        as_of: 2026-04-08
        child: {category: CLA}
        expect: {verdict: not_applicable}
      - name: category blank
        as_of: 2026-04-20
        child: {category: }
        visit: [{date: 2026-03-10, seen: yes}]
        expect: {verdict: cannot_tell}
      - name: the case has closed
        as_of: 2026-04-08
        child: {category: CP, closed: 2026-04-07}
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: not_applicable}
      - name: what is asked for
        as_of: 2026-04-08
        child: {category: CP}
        visit: [{date: 2026-03-18, seen: yes}]
        expect:
          verdict: overdue
          priority: 1
          action:
            owner: social_worker
            within: 2 working days
            tell: [social_worker, team_manager]
            copy: [conference_chair]
            refer_up: [{after: 5 working days, to: service_manager}]
      - name: copied to nobody for a child in need
        as_of: 2026-04-30
        child: {category: CIN}
        visit: [{date: 2026-03-18, seen: yes}]
        expect: {verdict: overdue, action: {copy: []}}
      - name: the day before the rule's first
        as_of: 2018-03-31
        child: {opened: 2018-01-02}
        expect: {verdict: not_applicable}
      - name: the rule's first day
        as_of: 2018-04-01
        child: {opened: 2018-01-02}
        expect: {verdict: due, opened: 2018-04-01, due: 2018-04-30}

  # Regulation 28 had a temporary amendment until 25 September 2020; visits before the day after are not judged.
  # Not in here, for want of the facts in most extracts: interim care orders and temporary approval of a connected carer
  # (28(4)), the first week of a full care order at home (28(5)), other arrangements (28(6)), short breaks (48).
  - id: looked-after-visit-in-time
    title: Visit to a looked-after child in time
    check: visit
    question: Was the last visit in time?
    source:
      document: Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959)
      section: regulation 28(2) and (3)
      kind: law
      url: https://www.legislation.gov.uk/uksi/2010/959/regulation/28
    priority: 1
    in_force: {from: 2020-09-26}
    applies_when: category in ("CLA", "CPCLA")
    where_supplied: [plan.visit_every]
    duty:
      every:
        - when: category = "CPCLA"
          then: {sooner_of: [looked_after_visits, child_protection_visits, plan.visit_every]}
          for: a looked-after child who also has a child protection plan
        - otherwise: {sooner_of: [looked_after_visits, plan.visit_every]}
      first:
        - when: placement_start + duration("P7D") > period_start
          then: first_week_visit
          for: a child in the first week of a placement
        - when: category = "CPCLA"
          then: {sooner_of: [looked_after_visits, child_protection_visits]}
          for: a looked-after child who also has a child protection plan
        - otherwise: looked_after_visits
      list: visit
      counts_if: seen = true
      while: {from: opened, until: closed}
      restarts: [category, placement.start]
      interval_at: due
      called: visit with the child seen
    due_soon: 5 working days
    recording_time: 2 working days
    remedial_action:
      do: See <child.name> where they live, on their own if they agree, and record the visit with its true date.
      owner: social_worker
      within: 2 working days
      done_when: a visit with the child seen is on record
      tell: [social_worker, team_manager]
      copy:
        - reviewing_officer
        - when: category = "CPCLA"
          to: conference_chair
      refer_up: [{after: 5 working days, to: service_manager}]
    examples:
      - name: a week after the start of the placement, to the day
        as_of: 2026-01-12
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        expect: {verdict: due_soon, opened: 2026-01-05, due: 2026-01-12}
      - name: the first week, the day after
        as_of: 2026-01-13
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        expect: {verdict: awaiting_record, due: 2026-01-12}
      - name: the first week, after recording time
        as_of: 2026-01-15
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        expect: {verdict: overdue, due: 2026-01-12, days_late: 3, kind: gap}
      - name: six weeks to the day
        as_of: 2026-02-23
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: due_soon, due: 2026-02-23}
      - name: six weeks, after recording time
        as_of: 2026-02-26
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: overdue, due: 2026-02-23, days_late: 3}
      - name: a new placement has a first week of its own
        as_of: 2026-02-16
        child: {category: CLA}
        placement:
          - {start: 2026-01-05, end: 2026-02-09, with_parents: no, long_term: no}
          - {start: 2026-02-09, with_parents: no, long_term: no}
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: due_soon, opened: 2026-02-09, due: 2026-02-16}
      - name: a new placement, after recording time
        as_of: 2026-02-19
        child: {category: CLA}
        placement:
          - {start: 2026-01-05, end: 2026-02-09, with_parents: no, long_term: no}
          - {start: 2026-02-09, with_parents: no, long_term: no}
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: overdue, due: 2026-02-16, days_late: 3}
      - name: more than a year in a placement that is not meant to last, six weeks
        as_of: 2026-04-16
        child: {category: CLA, opened: 2025-01-06}
        placement: [{start: 2025-01-06, with_parents: no, long_term: no}]
        visit: [{date: 2026-03-02, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-13, days_late: 3}
      - name: long-term placement, more than a year, three months to the day
        as_of: 2026-06-02
        child: {category: CLA, opened: 2025-01-06}
        placement: [{start: 2025-01-06, with_parents: no, long_term: yes}]
        visit: [{date: 2026-03-02, seen: yes}]
        expect: {verdict: due_soon, due: 2026-06-02}
      - name: long-term placement, more than a year, after recording time
        as_of: 2026-06-05
        child: {category: CLA, opened: 2025-01-06}
        placement: [{start: 2025-01-06, with_parents: no, long_term: yes}]
        visit: [{date: 2026-03-02, seen: yes}]
        expect: {verdict: overdue, due: 2026-06-02, days_late: 3}
      - name: long-term placement in its first year, six weeks
        as_of: 2026-04-16
        child: {category: CLA, opened: 2025-09-01}
        placement: [{start: 2025-09-01, with_parents: no, long_term: yes}]
        visit: [{date: 2026-03-02, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-13}
      - name: long-term placement, the year is over when the six weeks run out
        as_of: 2026-04-16
        child: {category: CLA, opened: 2025-04-13}
        placement: [{start: 2025-04-13, with_parents: no, long_term: yes}]
        visit: [{date: 2026-03-02, seen: yes}]
        expect: {verdict: due, due: 2026-06-02}
      - name: long-term placement, the year is over the day after the six weeks run out
        as_of: 2026-04-16
        child: {category: CLA, opened: 2025-04-14}
        placement: [{start: 2025-04-14, with_parents: no, long_term: yes}]
        visit: [{date: 2026-03-02, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-13}
      - name: placed with parents, weekly until the first review
        as_of: 2026-01-19
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: yes, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: due_soon, due: 2026-01-19}
      - name: placed with parents, weekly, after recording time
        as_of: 2026-01-22
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: yes, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: overdue, due: 2026-01-19, days_late: 3}
      - name: placed with parents, the first review held, six weeks
        as_of: 2026-02-23
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: yes, long_term: no}]
        review: [{type: Looked after review, date: 2026-01-14}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: due_soon, due: 2026-02-23}
      - name: placed with parents, a review of an earlier placement is not the first of this one
        as_of: 2026-01-22
        child: {category: CLA, opened: 2025-11-03}
        placement:
          - {start: 2025-11-03, end: 2026-01-05, with_parents: no, long_term: no}
          - {start: 2026-01-05, with_parents: yes, long_term: no}
        review: [{type: Looked after review, date: 2025-11-28}]
        visit: [{date: 2025-11-10, seen: yes}, {date: 2025-12-18, seen: yes}, {date: 2026-01-12, seen: yes}]
        expect: {verdict: overdue, due: 2026-01-19}
      - name: placed with parents, a child protection conference is no looked-after review
        as_of: 2026-01-22
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: yes, long_term: no}]
        review: [{type: Review conference, date: 2026-01-14}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: overdue, due: 2026-01-19}
      - name: placed with parents for more than a year, six weeks
        as_of: 2026-04-16
        child: {category: CLA, opened: 2025-01-06}
        placement: [{start: 2025-01-06, with_parents: yes, long_term: yes}]
        review: [{type: Looked after review, date: 2025-02-03}]
        visit: [{date: 2026-03-02, seen: yes}]
        expect: {verdict: overdue, due: 2026-04-13}
      - name: both at once, the tighter of the two
        as_of: 2026-01-26
        child: {category: CPCLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: due_soon, due: 2026-01-26}
      - name: both at once, after recording time
        as_of: 2026-01-29
        child: {category: CPCLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: overdue, due: 2026-01-26, days_late: 3}
      - name: both at once and placed with parents, weekly
        as_of: 2026-01-22
        child: {category: CPCLA}
        placement: [{start: 2026-01-05, with_parents: yes, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: overdue, due: 2026-01-19}
      - name: both at once, the first week of a placement
        as_of: 2026-01-12
        child: {category: CPCLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        expect: {verdict: due_soon, due: 2026-01-12}
      - name: the child protection plan ends, the child stays looked after
        as_of: 2026-03-16
        category_period: [{category: CPCLA, from: 2026-01-05, until: 2026-02-02}, {category: CLA, from: 2026-02-02}]
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}, {date: 2026-01-26, seen: yes}]
        expect: {verdict: due_soon, opened: 2026-02-02, due: 2026-03-16}
      - name: a child in need becomes looked after
        as_of: 2026-01-12
        child: {opened: 2025-11-03}
        category_period: [{category: CIN, from: 2025-11-03, until: 2026-01-05}, {category: CLA, from: 2026-01-05}]
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        visit: [{date: 2025-12-18, seen: yes}]
        expect: {verdict: due_soon, opened: 2026-01-05, due: 2026-01-12}
      - name: a placement that began before the case opened here
        as_of: 2026-02-16
        child: {category: CLA}
        placement: [{start: 2025-09-01, with_parents: no, long_term: no}]
        expect: {verdict: due_soon, opened: 2026-01-05, due: 2026-02-16}
      - name: the plan asks for more visits
        as_of: 2026-01-26
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        plan: [{date: 2026-01-07, review_due: 2026-02-02, visit_every: 2 weeks}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: due_soon, due: 2026-01-26}
      - name: the plan asks for more visits, three days late
        as_of: 2026-01-29
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        plan: [{date: 2026-01-07, review_due: 2026-02-02, visit_every: 2 weeks}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: overdue, due: 2026-01-26, days_late: 3}
      - name: with a child protection plan too, the plan asks for a visit each week
        as_of: 2026-01-19
        child: {category: CPCLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        plan: [{date: 2026-01-07, review_due: 2026-02-02, visit_every: 1 week}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: due_soon, due: 2026-01-19}
      - name: with a child protection plan too, a visit each week, three days late
        as_of: 2026-01-22
        child: {category: CPCLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        plan: [{date: 2026-01-07, review_due: 2026-02-02, visit_every: 1 week}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: overdue, due: 2026-01-19, days_late: 3}
      - name: no placement on record
        as_of: 2026-03-02
        child: {category: CLA}
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: cannot_tell}
      - name: not recorded whether placed with parents
        as_of: 2026-01-22
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: , long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: cannot_tell}
      - name: after a year, not recorded whether the placement is meant to last
        as_of: 2026-05-05
        child: {category: CLA, opened: 2025-01-06}
        placement: [{start: 2025-01-06, with_parents: no, long_term: }]
        visit: [{date: 2026-03-02, seen: yes}]
        expect: {verdict: cannot_tell}
      - name: in the first year it does not matter whether the placement is meant to last
        as_of: 2026-02-26
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: }]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: overdue, due: 2026-02-23}
      - name: child in need
        as_of: 2026-04-08
        expect: {verdict: not_applicable}
      - name: category blank
        as_of: 2026-02-26
        child: {category: }
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: cannot_tell}
      - name: looked after and a child protection plan, an older placement
        as_of: 2026-01-19
        child: {category: CPCLA}
        placement: [{start: 2025-12-01, with_parents: no, long_term: no}]
        expect: {verdict: due_soon, opened: 2026-01-05, due: 2026-01-19}
      - name: what the plan asks for is not in the data
        as_of: 2026-02-23
        child: {category: CLA}
        holds: {plan: not supplied}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: due_soon, due: 2026-02-23}
      - name: what is asked for
        as_of: 2026-01-15
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        expect:
          verdict: overdue
          priority: 1
          action:
            owner: social_worker
            within: 2 working days
            tell: [social_worker, team_manager]
            copy: [reviewing_officer]
            refer_up: [{after: 5 working days, to: service_manager}]
      - name: copied for a child who also has a child protection plan
        as_of: 2026-01-15
        child: {category: CPCLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        expect: {verdict: overdue, action: {copy: [reviewing_officer, conference_chair]}}
      - name: the day before the rule's first
        as_of: 2020-09-25
        child: {category: CLA, opened: 2020-06-01}
        placement: [{start: 2020-06-01, with_parents: no, long_term: no}]
        expect: {verdict: not_applicable}
      - name: the rule's first day
        as_of: 2020-09-26
        child: {category: CLA, opened: 2020-06-01}
        placement: [{start: 2020-06-01, with_parents: no, long_term: no}]
        expect: {verdict: due, opened: 2020-09-26, due: 2020-11-07}
      - name: a visit without the child seen does not count
        as_of: 2026-02-26
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}, {date: 2026-02-09, seen: no}]
        expect: {verdict: overdue, due: 2026-02-23}
      - name: the case has closed
        as_of: 2026-02-26
        child: {category: CLA, closed: 2026-02-26}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: not_applicable}
      - name: five working days before it is due
        as_of: 2026-02-16
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: due_soon, due: 2026-02-23}
      - name: six working days before it is due
        as_of: 2026-02-13
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: no, long_term: no}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: due, due: 2026-02-23}
      - name: taken over on the last day of the first week of a placement
        as_of: 2026-01-12
        child: {category: CLA}
        placement: [{start: 2025-12-30, with_parents: no, long_term: no}]
        expect: {verdict: due_soon, opened: 2026-01-05, due: 2026-01-12}
      - name: taken over a week after the start of a placement
        as_of: 2026-01-12
        child: {category: CLA}
        placement: [{start: 2025-12-29, with_parents: no, long_term: no}]
        expect: {verdict: due, opened: 2026-01-05, due: 2026-02-16}
      - name: due on a Friday, recording time runs to the Tuesday
        as_of: 2026-01-20
        child: {category: CLA, opened: 2026-01-09}
        placement: [{start: 2026-01-09, with_parents: no, long_term: no}]
        expect: {verdict: awaiting_record, opened: 2026-01-09, due: 2026-01-16}
      - name: some days between two placements, the first week runs from the start of the second
        as_of: 2026-02-16
        child: {category: CLA}
        placement:
          - {start: 2026-01-05, end: 2026-02-06, with_parents: no, long_term: no}
          - {start: 2026-02-09, with_parents: no, long_term: no}
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: due_soon, opened: 2026-02-09, due: 2026-02-16}
      - name: placed with parents, the first review on the day of the placement
        as_of: 2026-01-20
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: yes, long_term: no}]
        review: [{date: 2026-01-05, type: Looked after review}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: due, opened: 2026-01-12, due: 2026-02-23}
      - name: placed with parents, the first review on the day on which the week runs out
        as_of: 2026-01-20
        child: {category: CLA}
        placement: [{start: 2026-01-05, with_parents: yes, long_term: no}]
        review: [{date: 2026-01-19, type: Looked after review}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: due, opened: 2026-01-12, due: 2026-02-23}

  - id: care-leaver-visit-in-time
    title: Visit to a care leaver in time
    check: visit
    question: Was the last visit in time?
    source:
      document: Care Leavers (England) Regulations 2010 (SI 2010/2571)
      section: "every two months as leaflets for care leavers give it; check against the regulations before use"
      kind: local
    priority: 1
    in_force: {from: 2018-04-01}
    applies_when: category = "CL"
    where_supplied: [plan.visit_every]
    duty:
      every: {sooner_of: [care_leaver_visits, plan.visit_every]}
      list: visit
      counts_if: seen = true
      while: {from: opened, until: closed}
      restarts: category
      called: visit with the young person seen
    due_soon: 5 working days
    recording_time: 2 working days
    remedial_action:
      do: Meet <child.name> in person and record the visit with its true date.
      owner: personal_adviser
      within: 5 working days
      done_when: a visit with the young person seen is on record
      tell: [personal_adviser, social_worker, team_manager]
      refer_up: [{after: 5 working days, to: service_manager}]
    examples:
      - name: two months from 31 December, to the day
        as_of: 2026-02-28
        child: {category: CL, opened: 2025-11-03}
        visit: [{date: 2025-12-31, seen: yes}]
        expect: {verdict: due_soon, due: 2026-02-28}
      - name: two months, the last day of recording time
        as_of: 2026-03-03
        child: {category: CL, opened: 2025-11-03}
        visit: [{date: 2025-12-31, seen: yes}]
        expect: {verdict: awaiting_record, due: 2026-02-28}
      - name: two months, after recording time
        as_of: 2026-03-04
        child: {category: CL, opened: 2025-11-03}
        visit: [{date: 2025-12-31, seen: yes}]
        expect: {verdict: overdue, due: 2026-02-28, days_late: 4, kind: gap}
      - name: two months from 31 December to 29 February
        as_of: 2024-02-29
        child: {category: CL, opened: 2023-11-01}
        visit: [{date: 2023-12-31, seen: yes}]
        expect: {verdict: due_soon, due: 2024-02-29}
      - name: the pathway plan asks for a visit each month
        as_of: 2026-01-30
        child: {category: CL, opened: 2025-11-03}
        plan: [{date: 2025-11-10, review_due: 2026-05-08, visit_every: 1 month}]
        visit: [{date: 2025-12-31, seen: yes}]
        expect: {verdict: due_soon, due: 2026-01-31}
      - name: the pathway plan asks for a visit each month, past recording time
        as_of: 2026-02-04
        child: {category: CL, opened: 2025-11-03}
        plan: [{date: 2025-11-10, review_due: 2026-05-08, visit_every: 1 month}]
        visit: [{date: 2025-12-31, seen: yes}]
        expect: {verdict: overdue, due: 2026-01-31, days_late: 4}
      - name: turned 18
        as_of: 2026-03-16
        child: {opened: 2025-11-03}
        category_period: [{category: CLA, from: 2025-11-03, until: 2026-01-15}, {category: CL, from: 2026-01-15}]
        visit: [{date: 2026-01-12, seen: yes}]
        expect: {verdict: awaiting_record, opened: 2026-01-15, due: 2026-03-15}
      - name: any other child
        as_of: 2026-04-08
        expect: {verdict: not_applicable}
      - name: category blank
        as_of: 2026-04-08
        child: {category: }
        expect: {verdict: cannot_tell}
      - name: five working days before it is due, over Easter
        as_of: 2026-04-01
        child: {category: CL}
        visit: [{date: 2026-02-10, seen: yes}]
        expect: {verdict: due_soon, due: 2026-04-10}
      - name: six working days before it is due
        as_of: 2026-03-31
        child: {category: CL}
        visit: [{date: 2026-02-10, seen: yes}]
        expect: {verdict: due, due: 2026-04-10}
      - name: what the plan asks for is not in the data
        as_of: 2026-04-01
        child: {category: CL}
        holds: {plan: not supplied}
        visit: [{date: 2026-02-10, seen: yes}]
        expect: {verdict: due_soon, due: 2026-04-10}
      - name: what is asked for
        as_of: 2026-04-15
        child: {category: CL}
        visit: [{date: 2026-02-10, seen: yes}]
        expect:
          verdict: overdue
          priority: 1
          action:
            owner: personal_adviser
            within: 5 working days
            tell: [personal_adviser, social_worker, team_manager]
            copy: []
            refer_up: [{after: 5 working days, to: service_manager}]
      - name: the day before the rule's first
        as_of: 2018-03-31
        child: {category: CL, opened: 2018-01-02}
        expect: {verdict: not_applicable}
      - name: the rule's first day
        as_of: 2018-04-01
        child: {category: CL, opened: 2018-01-02}
        expect: {verdict: due, opened: 2018-04-01, due: 2018-06-01}
      - name: a visit without the young person seen does not count
        as_of: 2026-04-15
        child: {category: CL}
        visit: [{date: 2026-02-10, seen: yes}, {date: 2026-03-10, seen: no}]
        expect: {verdict: overdue, due: 2026-04-10}
      - name: the case has closed
        as_of: 2026-04-15
        child: {category: CL, closed: 2026-04-15}
        visit: [{date: 2026-02-10, seen: yes}]
        expect: {verdict: not_applicable}

  - id: supervision-in-time
    title: Case supervision in time
    check: supervision
    question: Is the last case supervision in time?
    source: {document: Quality Assurance and Learning Framework, section: "3, compliance audits", kind: local}
    priority: 3
    in_force: {from: 2018-04-01}
    duty:
      every: supervision_interval
      list: supervision
      while: {from: opened, until: closed}
      called: case supervision
    due_soon: 5 working days
    recording_time: 2 working days
    remedial_action:
      do: Talk through the work with <child.name> in case supervision, and record what was decided and why.
      owner: team_manager
      within: 5 working days
      done_when: a case supervision is on record
      tell: [team_manager]
      refer_up: [{after: 10 working days, to: service_manager}]
    examples:
      - name: a month to the day
        as_of: 2026-04-10
        supervision: [{date: 2026-03-10}]
        expect: {verdict: due_soon, opened: 2026-03-10, due: 2026-04-10}
      - name: the last day of recording time
        as_of: 2026-04-14
        supervision: [{date: 2026-03-10}]
        expect: {verdict: awaiting_record, due: 2026-04-10}
      - name: after recording time
        as_of: 2026-04-15
        supervision: [{date: 2026-03-10}]
        expect: {verdict: overdue, due: 2026-04-10, days_late: 5, kind: gap}
      - name: from 31 January to the last day of February
        as_of: 2026-02-28
        supervision: [{date: 2026-01-31}]
        expect: {verdict: due_soon, due: 2026-02-28}
      - name: from 31 January to 29 February
        as_of: 2024-02-29
        child: {opened: 2024-01-02}
        supervision: [{date: 2024-01-31}]
        expect: {verdict: due_soon, due: 2024-02-29}
      - name: from 28 February, a month to the day
        as_of: 2026-03-28
        supervision: [{date: 2026-02-28}]
        expect: {verdict: due_soon, due: 2026-03-28}
      - name: none since the case opened
        as_of: 2026-02-10
        expect: {verdict: overdue, opened: 2026-01-05, due: 2026-02-05, days_late: 5}
      - name: two on one day are one
        as_of: 2026-04-10
        supervision: [{date: 2026-03-10}, {date: 2026-03-10}]
        expect: {verdict: due_soon, due: 2026-04-10}
      - name: one dated after the day is not there
        as_of: 2026-02-10
        supervision: [{date: 2026-02-11}]
        expect: {verdict: overdue, due: 2026-02-05}
      - name: the date of one cannot be read
        as_of: 2026-02-10
        supervision: [{date: {unreadable: 2026-02-30}}]
        expect: {verdict: cannot_tell}
      - name: the case has closed
        as_of: 2026-04-15
        child: {closed: 2026-04-15}
        expect: {verdict: not_applicable}
      - name: five working days before it is due, over Easter
        as_of: 2026-04-01
        supervision: [{date: 2026-03-10}]
        expect: {verdict: due_soon, due: 2026-04-10}
      - name: six working days before it is due
        as_of: 2026-03-31
        supervision: [{date: 2026-03-10}]
        expect: {verdict: due, due: 2026-04-10}
      - name: what is asked for
        as_of: 2026-04-15
        supervision: [{date: 2026-03-10}]
        expect:
          verdict: overdue
          priority: 3
          action:
            owner: team_manager
            within: 5 working days
            tell: [team_manager]
            copy: []
            refer_up: [{after: 10 working days, to: service_manager}]
      - name: the day before the rule's first
        as_of: 2018-03-31
        child: {opened: 2018-01-02}
        expect: {verdict: not_applicable}
      - name: the rule's first day
        as_of: 2018-04-01
        child: {opened: 2018-01-02}
        expect: {verdict: due, opened: 2018-04-01, due: 2018-05-01}

"""###
  ),
  (
    "rules/looked-after-reviews.yaml",
    ###"""
# Reviews of looked-after children, checked on the yearly return that every council makes (the 903 return).
# A period of care is a run of episodes. Where its first episode is not in the return, nobody can tell from the return
# when the first review was due: the answer is "cannot tell", never an invented date.
# Not in here: reviews brought forward (33(3)), and series of short breaks, which have a rhythm of their own (48).
language: 1
rule_set: looked-after-reviews
title: Reviews of looked-after children
version: 2026-04-01
schema: ssda903
calendars: {working: england-and-wales}
about: child

rules:
  - id: review-in-time
    title: Looked-after review in time
    check: review
    question: Was the last looked-after review in time?
    source:
      document: Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959)
      section: regulation 33(1) and (2)
      kind: law
      url: https://www.legislation.gov.uk/uksi/2010/959/regulation/33
    priority: 2
    in_force: {from: 2011-04-01}
    duty:
      every: [20 working days, 3 months, then 6 months]
      list: review
      while: {each: period_of_care}
      called: looked-after review
    due_soon: 10 working days
    remedial_action:
      do: Hold the looked-after review, and record its date and how the child took part.
      owner: reviewing_officer
      within: 10 working days
      done_when: a review after the one that is due is on record
      tell: [social_worker, team_manager, reviewing_officer]
      refer_up: [{after: 10 working days, to: service_manager}]
    examples:
      - name: first review, working day 20
        as_of: 2026-02-02
        episode: [{decom: 2026-01-05, rne: S}]
        expect: {verdict: due_soon, opened: 2026-01-05, due: 2026-02-02}
      - name: first review, working day 21
        as_of: 2026-02-03
        episode: [{decom: 2026-01-05, rne: S}]
        expect: {verdict: overdue, due: 2026-02-02, days_late: 1, kind: gap}
      - name: first review, eleven working days before it is due
        as_of: 2026-01-16
        episode: [{decom: 2026-01-05, rne: S}]
        expect: {verdict: due, due: 2026-02-02}
      - name: first review, over Easter
        as_of: 2026-04-09
        episode: [{decom: 2026-03-10, rne: S}]
        expect: {verdict: due_soon, due: 2026-04-09}
      - name: first review, over Easter, the day after
        as_of: 2026-04-10
        episode: [{decom: 2026-03-10, rne: S}]
        expect: {verdict: overdue, due: 2026-04-09, days_late: 1}
      - name: second review, three months to the day
        as_of: 2026-04-28
        episode: [{decom: 2026-01-05, rne: S}]
        review: [{date: 2026-01-28}]
        expect: {verdict: due_soon, opened: 2026-01-28, due: 2026-04-28}
      - name: second review, the day after
        as_of: 2026-04-29
        episode: [{decom: 2026-01-05, rne: S}]
        review: [{date: 2026-01-28}]
        expect: {verdict: overdue, due: 2026-04-28, days_late: 1}
      - name: second review, three months from 30 November
        as_of: 2026-03-01
        episode: [{decom: 2025-11-05, rne: S}]
        review: [{date: 2025-11-30}]
        expect: {verdict: overdue, due: 2026-02-28, days_late: 1}
      - name: second review, three months from 30 November to 29 February
        as_of: 2024-02-29
        episode: [{decom: 2023-11-06, rne: S}]
        review: [{date: 2023-11-30}]
        expect: {verdict: due_soon, due: 2024-02-29}
      - name: third review, six months to the day
        as_of: 2026-10-20
        episode: [{decom: 2026-01-05, rne: S}]
        review: [{date: 2026-01-28}, {date: 2026-04-20}]
        expect: {verdict: due_soon, opened: 2026-04-20, due: 2026-10-20}
      - name: third review, the day after
        as_of: 2026-10-21
        episode: [{decom: 2026-01-05, rne: S}]
        review: [{date: 2026-01-28}, {date: 2026-04-20}]
        expect: {verdict: overdue, due: 2026-10-20, days_late: 1}
      - name: fourth review, six months again, from 31 August
        as_of: 2026-03-01
        episode: [{decom: 2025-01-06, rne: S}]
        review: [{date: 2025-02-03}, {date: 2025-05-01}, {date: 2025-08-31}]
        expect: {verdict: overdue, opened: 2025-08-31, due: 2026-02-28, days_late: 1}
      - name: two rows on one day are one review
        as_of: 2026-04-29
        episode: [{decom: 2026-01-05, rne: S}]
        review: [{date: 2026-01-28}, {date: 2026-01-28}]
        expect: {verdict: overdue, due: 2026-04-28}
      - name: a late review sets the next from its own day
        as_of: 2026-05-20
        episode: [{decom: 2026-01-05, rne: S}]
        review: [{date: 2026-02-20}]
        expect: {verdict: due_soon, opened: 2026-02-20, due: 2026-05-20}
      - name: a change of placement does not start a new period of care
        as_of: 2026-02-03
        episode: [{decom: 2026-01-05, rne: S, dec: 2026-01-19}, {decom: 2026-01-19, rne: P}]
        expect: {verdict: overdue, opened: 2026-01-05, due: 2026-02-02}
      - name: a new period of care starts anew
        as_of: 2026-03-30
        episode: [{decom: 2026-01-05, rne: S, dec: 2026-02-09}, {decom: 2026-03-02, rne: S}]
        review: [{date: 2026-01-28}]
        expect: {verdict: due_soon, opened: 2026-03-02, due: 2026-03-30}
      - name: a new period of care, the day after
        as_of: 2026-03-31
        episode: [{decom: 2026-01-05, rne: S, dec: 2026-02-09}, {decom: 2026-03-02, rne: S}]
        review: [{date: 2026-01-28}]
        expect: {verdict: overdue, due: 2026-03-30, days_late: 1}
      - name: a review from before the period of care does not count
        as_of: 2026-02-03
        episode: [{decom: 2026-01-05, rne: S}]
        review: [{date: 2025-12-15}]
        expect: {verdict: overdue, due: 2026-02-02}
      - name: a review dated after the day is not there
        as_of: 2026-02-03
        episode: [{decom: 2026-01-05, rne: S}]
        review: [{date: 2026-02-04}]
        expect: {verdict: overdue, due: 2026-02-02}
      - name: no longer looked after
        as_of: 2026-03-02
        episode: [{decom: 2026-01-05, rne: S, dec: 2026-02-20}]
        expect: {verdict: not_applicable}
      - name: the start of the period of care is not in the return
        as_of: 2026-03-02
        episode: [{decom: 2026-01-05, rne: P}]
        expect: {verdict: cannot_tell}
      - name: why the episode began is blank
        as_of: 2026-03-02
        episode: [{decom: 2026-01-05, rne: }]
        expect: {verdict: cannot_tell}
      - name: the start of the episode cannot be read
        as_of: 2026-03-02
        episode: [{decom: {unreadable: 31/02/2026}, rne: S}]
        expect: {verdict: cannot_tell}
      - name: the date of a review cannot be read
        as_of: 2026-03-02
        episode: [{decom: 2026-01-05, rne: S}]
        review: [{date: {unreadable: 29/02/2026}}]
        expect: {verdict: cannot_tell}
      - name: first review, ten working days before it is due
        as_of: 2026-01-19
        episode: [{decom: 2026-01-05, rne: S}]
        expect: {verdict: due_soon, due: 2026-02-02}
      - name: what is asked for
        as_of: 2026-02-03
        episode: [{decom: 2026-01-05, rne: S}]
        expect:
          verdict: overdue
          priority: 2
          action:
            owner: reviewing_officer
            within: 10 working days
            tell: [social_worker, team_manager, reviewing_officer]
            copy: []
            refer_up: [{after: 10 working days, to: service_manager}]
      - name: the day before the rule's first
        as_of: 2011-03-31
        episode: [{decom: 2011-01-05, rne: S}]
        expect: {verdict: not_applicable}
      - name: the rule's first day (before the calendar begins)
        as_of: 2011-04-01
        episode: [{decom: 2011-01-05, rne: S}]
        expect: {verdict: cannot_tell}

"""###
  ),
  (
    "rules/ssda903/ssda903-12-months.yaml",
    ###"""
# Rules of the return that are about children looked after for the whole of the year: in care on its first day, no
# coming or leaving in it, and no short breaks.
language: 1
rule_set: ssda903-12-months
title: Checks of the return, children looked after for the whole year
version: 2026-11-01
schema: ssda903-return
applies_when: |
  (some e in episode satisfies e.decom != null and e.decom <= collection.start)
  and not(some e in episode satisfies e.ls in ("V3", "V4")
    or (e.rne = "S" and e.decom > collection.start)
    or (e.dec != null and e.dec >= collection.start and e.dec <= collection.end and e.rec != "X1"))

rules:
  - id: 157
    title: Age given as the reason for no score, of a child of the age for one
    source: {document: SSDA903 validation rules, section: "157", kind: national}
    priority: 4
    duty:
      for_each: oc2
      must_not_be_true: |
        sdq_reason = "SDQ1" and age at(dob, collection.start) >= 4 and age at(dob, collection.end) <= 16

  - id: 186
    title: No strengths and difficulties score, and no reason
    source: {document: SSDA903 validation rules, section: "186", kind: national}
    priority: 4
    duty:
      for_each: oc2
      must_not_be_true: |
        age at(dob, collection.start) >= 4 and age at(dob, collection.end) < 17 and sdq_score = null and sdq_reason = null

  - id: 187
    title: Looked after for the whole year and recorded as a care leaver or adopted
    source: {document: SSDA903 validation rules, section: "187", kind: national}
    priority: 4
    duty:
      for_each: oc3
      must_not_be_true: |
        in_touch != null or activ != null or accom != null

  - id: 187-adopted
    title: Looked after for the whole year and recorded as a care leaver or adopted
    source: {document: SSDA903 validation rules, section: "187", kind: national}
    priority: 4
    duty:
      for_each: ad1
      must_not_be_true: |
        date_int != null or date_match != null or foster_care != null or nb_adoptr != null or sex_adoptr != null or ls_adoptr != null

  - id: 191
    title: Something that is asked after 12 months in care is blank
    source: {document: SSDA903 validation rules, section: "191", kind: national}
    priority: 4
    duty:
      for_each: oc2
      must_not_be_true: |
        immunisations = null or teeth_check = null or health_assessment = null or substance_misuse = null

  - id: 191-episode
    title: Something that is asked after 12 months in care is blank
    source: {document: SSDA903 validation rules, section: "191", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        count(child.oc2) = 0 and decom = max(child.episode[item.decom != null].decom)

  - id: 546
    title: Development check recorded of a child of five or over
    source: {document: SSDA903 validation rules, section: "546", kind: national}
    priority: 4
    duty:
      for_each: oc2
      must_not_be_true: |
        age at(dob, collection.end) >= 5 and health_check != null

"""###
  ),
  (
    "rules/ssda903/ssda903-under-12-months.yaml",
    ###"""
# Rules of the return that are about all other children than those of ssda903-12-months.
language: 1
rule_set: ssda903-under-12-months
title: Checks of the return, children not looked after for the whole year
version: 2026-11-01
schema: ssda903-return
applies_when: |
  not((some e in episode satisfies e.decom != null and e.decom <= collection.start)
  and not(some e in episode satisfies e.ls in ("V3", "V4")
    or (e.rne = "S" and e.decom > collection.start)
    or (e.dec != null and e.dec >= collection.start and e.dec <= collection.end and e.rec != "X1")))

rules:
  - id: 190
    title: Something recorded that is asked only after 12 months in care
    source: {document: SSDA903 validation rules, section: "190", kind: national}
    priority: 4
    duty:
      for_each: oc2
      must_not_be_true: |
        convicted != null or health_check != null or immunisations != null or teeth_check != null or health_assessment != null
        or substance_misuse != null or intervention_received != null or intervention_offered != null

  - id: 198
    title: Reason for no strengths and difficulties score of a child not in care for 12 months
    source: {document: SSDA903 validation rules, section: "198", kind: national}
    priority: 4
    duty:
      for_each: oc2
      must_not_be_true: |
        sdq_reason != null

"""###
  ),
  (
    "rules/ssda903/ssda903.yaml",
    ###"""
# The national rules for the yearly return on looked-after children, by code: each says what is wrong, and names each
# row of the return of which it is true. Where a fault lies in rows of several tables, a code has a rule for each table:
# 1003 and 1003-placed. Which rule is in force in which year is said by in_force: judge a return on its last day.
language: 1
rule_set: ssda903
title: Checks of the return on looked-after children
version: 2026-11-01
schema: ssda903-return

rules:
  # Only this return and the last one are looked at.
  - id: 1002
    title: Care leaver record of a child with no earlier time in care
    source: {document: SSDA903 validation rules, section: "1002", kind: national}
    priority: 4
    duty:
      for_each: oc3
      must_not_be_true: |
        count(child.episode[dec != null]) = 0 and count(child.episode_last[dec != null]) = 0

  - id: 1003
    title: Decision to place for adoption before the child came into care
    source: {document: SSDA903 validation rules, section: "1003", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        rne = "S" and decom = min(child.episode[item.rne = "S" and item.decom != null].decom)
        and (some p in child.placed_adoption satisfies p.date_placed < decom)

  - id: 1003-placed
    title: Decision to place for adoption before the child came into care
    source: {document: SSDA903 validation rules, section: "1003", kind: national}
    priority: 4
    duty:
      for_each: placed_adoption
      must_not_be_true: |
        date_placed < min(child.episode[rne = "S" and decom != null].decom)

  - id: 1010
    title: Care leaver record, and no episode although one was open at the end of last year
    source: {document: SSDA903 validation rules, section: "1010", kind: national}
    priority: 4
    duty:
      for_each: oc3
      must_not_be_true: |
        count(child.episode) = 0 and count(child.episode_last) > 0 and child.episode_last[-1].dec = null

  # A child without any episode this year is not named: most care leavers have none.
  - id: 1011
    title: Care leaver record of a child whose care passed to another authority
    source: {document: SSDA903 validation rules, section: "1011", kind: national}
    priority: 4
    duty:
      for_each: oc3
      must_not_be_true: |
        (in_touch != null or activ != null or accom != null) and child.episode[-1].rec = "E3"

  - id: 117
    title: Decision on placing for adoption after the year or after the child left care
    source: {document: SSDA903 validation rules, section: "117", kind: national}
    priority: 4
    duty:
      for_each: placed_adoption
      must_not_be_true: |
        date_placed > collection.end or date_placed_ceased > collection.end
        or date_placed > max(child.episode[rec != null and rec != "X1" and dec != null].dec)
        or date_placed_ceased > max(child.episode[rec != null and rec != "X1" and dec != null].dec)

  - id: 117-episode
    title: Decision on placing for adoption after the year or after the child left care
    source: {document: SSDA903 validation rules, section: "117", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        rec != null and rec != "X1" and dec != null
        and dec = max(child.episode[item.rec != null and item.rec != "X1" and item.dec != null].dec)
        and (some p in child.placed_adoption satisfies p.date_placed > collection.end or p.date_placed_ceased > collection.end
          or p.date_placed > dec or p.date_placed_ceased > dec)

  - id: 142
    title: An episode has not ended although the next has begun
    source: {document: SSDA903 validation rules, section: "142", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        (dec = null or rec = null) and (some e in child.episode satisfies e.decom > decom)

  - id: 165
    title: Mother status is missing or wrong
    source: {document: SSDA903 validation rules, section: "165", kind: national}
    priority: 4
    duty:
      for_each: header
      must_not_be_true: |
        (sex in ("1", "M") and mother != null)
        or (sex in ("2", "F") and (mother = null or not(mother in ("0", "1")))
          and (some e in child.episode satisfies e.decom <= collection.end
            and (e.dec = null or e.dec >= collection.start) and not(e.ls in ("V3", "V4"))))

  - id: 165-leaver
    title: Mother status is missing or wrong
    source: {document: SSDA903 validation rules, section: "165", kind: national}
    priority: 4
    duty:
      for_each: oc3
      must_not_be_true: |
        some h in child.header satisfies (h.sex in ("1", "M") and h.mother != null)
          or (h.sex in ("2", "F") and (h.mother = null or not(h.mother in ("0", "1")))
            and (some e in child.episode satisfies e.decom <= collection.end
            and (e.dec = null or e.dec >= collection.start) and not(e.ls in ("V3", "V4"))))

  - id: 202
    title: Sex differs from last year
    source: {document: SSDA903 validation rules, section: "202", kind: national}
    priority: 4
    duty:
      for_each: header
      must_not_be_true: |
        some h in child.header_last satisfies get or else(h.sex, "") != get or else(header.sex, "")

  - id: 204
    title: Ethnic group differs from last year
    source: {document: SSDA903 validation rules, section: "204", kind: national}
    priority: 4
    duty:
      for_each: header
      must_not_be_true: |
        some h in child.header_last
          satisfies upper case(get or else(h.ethnic, "")) != upper case(get or else(header.ethnic, ""))

  # A status that ended before this year is no contradiction. Where last year has no header, a date of ceasing
  # says that the child had the status.
  - id: 205a
    title: Unaccompanied asylum-seeking child last year and not this year
    source: {document: SSDA903 validation rules, section: "205A", kind: national}
    priority: 4
    duty:
      for_each: header
      must_not_be_true: |
        is_uasc = "0" and ((some h in child.header_last satisfies h.is_uasc = "1")
          or (count(child.header_last) = 0 and (some u in child.uasc_last satisfies u.duc != null)))
        and not(some u in child.uasc_last satisfies u.duc != null and u.duc < collection.start)

  - id: 205a-uasc
    title: Unaccompanied asylum-seeking child last year and not this year
    source: {document: SSDA903 validation rules, section: "205A", kind: national}
    priority: 4
    duty:
      for_each: uasc
      must_not_be_true: |
        (some h in child.header satisfies h.is_uasc = "0") and ((some h in child.header_last satisfies h.is_uasc = "1")
          or (count(child.header_last) = 0 and (some u in child.uasc_last satisfies u.duc != null)))
        and not(some u in child.uasc_last satisfies u.duc != null and u.duc < collection.start)

  - id: 205d
    title: Unaccompanied asylum-seeking child this year and not last year
    source: {document: SSDA903 validation rules, section: "205D", kind: national}
    priority: 4
    duty:
      for_each: header
      must_not_be_true: |
        is_uasc = "1" and (some h in child.header_last satisfies h.is_uasc = "0")

  # Returns without a header: a date of ceasing says that the child had the status.
  - id: 205d-uasc
    title: Unaccompanied asylum-seeking child this year and not last year
    source: {document: SSDA903 validation rules, section: "205D", kind: national}
    priority: 4
    duty:
      for_each: uasc
      must_not_be_true: |
        count(child.header) = 0 and duc != null and count(child.uasc_last) > 0
        and (every u in child.uasc_last satisfies u.duc = null)

  # What may follow: a number after any reason for having none; another reason after UN1 (under school age); UN4
  # (newly looked after) where there was no record.
  - id: 208
    title: Unique pupil number differs from last year
    source: {document: SSDA903 validation rules, section: "208", kind: national}
    priority: 4
    duty:
      for_each: header
      must_not_be_true: |
        some h in child.header_last
          satisfies upper case(get or else(h.upn, "")) != upper case(get or else(header.upn, ""))
          and not(starts with(get or else(h.upn, ""), "UN") and header.upn != null
            and not(starts with(get or else(header.upn, ""), "UN")))
          and not(get or else(h.upn, "") = "UN1" and starts with(get or else(header.upn, ""), "UN"))
          and not(h.upn = null and get or else(header.upn, "") = "UN4")

  - id: 226
    title: Reason for change of placement around a temporary placement
    source: {document: SSDA903 validation rules, section: "226", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        place in ("T0", "T1", "T2", "T3", "T4") and (reason_place_change != null or previous.reason_place_change != null)

  - id: 302
    title: First episode began before the child was born
    source: {document: SSDA903 validation rules, section: "302", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and (some h in child.header satisfies h.dob > decom)

  - id: 302-header
    title: First episode began before the child was born
    source: {document: SSDA903 validation rules, section: "302", kind: national}
    priority: 4
    duty:
      for_each: header
      must_not_be_true: |
        min(child.episode[decom != null].decom) < dob

  - id: 348
    title: Care leaver was reported last year as having died
    source: {document: SSDA903 validation rules, section: "348", kind: national}
    priority: 4
    in_force: {from: 2025-04-01}
    duty:
      for_each: oc3
      must_not_be_true: |
        get or else(in_touch, "") != "DIED" and (some o in child.oc3_last satisfies o.in_touch = "DIED")

  # Episodes that follow one another without a day between are one time. One that has not ended is counted to
  # the end of the year.
  - id: 361
    title: Police protection for more than 72 hours
    source: {document: SSDA903 validation rules, section: "361", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        ls = "L1" and decom != null and (dec = null or dec >= decom)
        and (some t in child.police_protection satisfies t.from <= decom and decom <= get or else(t.until, collection.end)
          and get or else(t.until, collection.end) - t.from > duration("P3D"))

  - id: 362
    title: Emergency protection order for more than 21 days
    source: {document: SSDA903 validation rules, section: "362", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        ls = "L2" and decom != null and (dec = null or dec >= decom)
        and (some t in child.emergency_protection satisfies t.from <= decom and decom <= get or else(t.until, collection.end)
          and get or else(t.until, collection.end) - t.from > duration("P21D"))

  - id: 364
    title: Detained in the care of the authority for more than 21 days
    source: {document: SSDA903 validation rules, section: "364", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        ls = "J2" and decom != null and (dec = null or dec >= decom)
        and (some t in child.police_custody satisfies t.from <= decom and decom <= get or else(t.until, collection.end)
          and get or else(t.until, collection.end) - t.from > duration("P21D"))

  - id: 367
    title: More than 75 days of short breaks in the year
    source: {document: SSDA903 validation rules, section: "367", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        ls = "V3" and decom <= collection.end and (dec = null or (dec >= decom and dec >= collection.start))
        and sum(for e in child.episode[item.ls = "V3" and item.decom != null and item.decom <= collection.end
            and (item.dec = null or (item.dec >= item.decom and item.dec >= collection.start))]
          return (min(get or else(e.dec, collection.end), collection.end) - max(e.decom, collection.start)).days) > 75

  - id: 377
    title: More than two placements for the holidays of the usual carers within 12 months
    source: {document: SSDA903 validation rules, section: "377", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        place = "T3" and (some e in child.episode[item.place = "T3"]
          satisfies e.decom <= decom and decom < e.decom + duration("P1Y")
          and count(child.episode[item.place = "T3" and item.decom >= e.decom and item.decom < e.decom + duration("P1Y")]) > 2)

  # Not asked of a child who was an unaccompanied asylum-seeking child in this year or the last; a date of
  # ceasing says so too.
  - id: 392b
    title: No postcode of home or placement
    source: {document: SSDA903 validation rules, section: "392b", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        not(ls in ("V3", "V4")) and (home_post = null or pl_post = null)
        and not(some h in child.header satisfies h.is_uasc = "1")
        and not(some h in child.header_last satisfies h.is_uasc = "1")
        and not(some u in child.uasc satisfies u.duc != null)
        and not(some u in child.uasc_last satisfies u.duc != null)

  - id: 399
    title: Mother status or review although the child has had short breaks only
    source: {document: SSDA903 validation rules, section: "399", kind: national}
    priority: 4
    duty:
      for_each: header
      must_not_be_true: |
        mother != null and count(child.episode) > 0 and (every e in child.episode satisfies e.ls in ("V3", "V4"))

  - id: 399-review
    title: Mother status or review although the child has had short breaks only
    source: {document: SSDA903 validation rules, section: "399", kind: national}
    priority: 4
    duty:
      for_each: review
      must_not_be_true: |
        (review_date != null or review_code != null) and count(child.episode) > 0 and (every e in child.episode satisfies e.ls in ("V3", "V4"))

  - id: 399-episode
    title: Mother status or review although the child has had short breaks only
    source: {document: SSDA903 validation rules, section: "399", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        (every e in child.episode satisfies e.ls in ("V3", "V4"))
        and ((some h in child.header satisfies h.mother != null) or (some v in child.review satisfies v.review_code != null))

  - id: 431
    title: Came into care anew on the day on which the last episode ended
    source: {document: SSDA903 validation rules, section: "431", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        rne = "S" and previous.dec = decom

  - id: 432
    title: Episode goes on although the child had left care
    source: {document: SSDA903 validation rules, section: "432", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        rne in ("P", "L", "T", "U", "B") and previous.rec != null and previous.rec != "X1"

  - id: 433
    title: Episode goes on, but not from the day on which the last one ended
    source: {document: SSDA903 validation rules, section: "433", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        rne in ("P", "L", "T", "U", "B") and previous != null and get or else(previous.dec, collection.end) != decom

  - id: 435
    title: Change of placement and carer only, and the records say otherwise
    source: {document: SSDA903 validation rules, section: "435", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        rne = "P" and previous != null and (get or else(ls, "") != get or else(previous.ls, "")
          or (get or else(pl_post, "") = get or else(previous.pl_post, "") and get or else(urn, "") = get or else(previous.urn, "")
            and get or else(place, "") = get or else(previous.place, "")
            and get or else(place_provider, "") = get or else(previous.place_provider, "")))

  - id: 437
    title: Further episodes after the child died or turned 18
    source: {document: SSDA903 validation rules, section: "437", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        rec in ("E2", "E15") and (some e in child.episode satisfies e.decom > decom)

  - id: 453
    title: Distance of the placement differs from the episode open at the end of last year
    source: {document: SSDA903 validation rules, section: "453", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and count(child.episode_last[item.dec = null]) > 0
        and abs(get or else(pl_distance, -1) - get or else(child.episode_last[item.dec = null][-1].pl_distance, -1)) > 0.2

  - id: 502
    title: First episode does not begin when the one open at the end of last year began
    source: {document: SSDA903 validation rules, section: "502", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and count(child.episode_last[item.dec = null]) > 0
        and child.episode_last[item.dec = null][-1].decom != decom

  - id: 503a
    title: Reason for new episode differs from the episode open at the end of last year
    source: {document: SSDA903 validation rules, section: "503A", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and count(child.episode_last[item.dec = null]) > 0
        and get or else(rne, "") != get or else(child.episode_last[item.dec = null][-1].rne, "")

  - id: 503c
    title: Category of need differs from the episode open at the end of last year
    source: {document: SSDA903 validation rules, section: "503C", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and count(child.episode_last[item.dec = null]) > 0
        and get or else(cin, "") != get or else(child.episode_last[item.dec = null][-1].cin, "")

  - id: 503d
    title: Placement type differs from the episode open at the end of last year
    source: {document: SSDA903 validation rules, section: "503D", kind: national}
    priority: 4
    in_force: {until: 2024-04-01}
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and count(child.episode_last[item.dec = null]) > 0
        and get or else(place, "") != get or else(child.episode_last[item.dec = null][-1].place, "")

  # H5 became K3 in this year.
  - id: 503d-2024
    title: Placement type differs from the episode open at the end of last year
    source: {document: SSDA903 validation rules, section: "503D", kind: national}
    priority: 4
    in_force: {from: 2024-04-01, until: 2025-04-01}
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and count(child.episode_last[item.dec = null]) > 0
        and get or else(place, "") != get or else(child.episode_last[item.dec = null][-1].place, "")
        and not(place = "K3" and child.episode_last[item.dec = null][-1].place = "H5")

  # Z1 was divided into Z11 to Z14.
  - id: 503d-2025
    title: Placement type differs from the episode open at the end of last year
    source: {document: SSDA903 validation rules, section: "503D", kind: national}
    priority: 4
    in_force: {from: 2025-04-01}
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and count(child.episode_last[item.dec = null]) > 0
        and get or else(place, "") != get or else(child.episode_last[item.dec = null][-1].place, "")
        and not(place in ("Z11", "Z12", "Z13", "Z14") and child.episode_last[item.dec = null][-1].place = "Z1")

  - id: 503e
    title: Placement provider differs from the episode open at the end of last year
    source: {document: SSDA903 validation rules, section: "503E", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and count(child.episode_last[item.dec = null]) > 0
        and get or else(place_provider, "") != get or else(child.episode_last[item.dec = null][-1].place_provider, "")

  - id: 503f
    title: Ofsted's number of the home differs from the episode open at the end of last year
    source: {document: SSDA903 validation rules, section: "503F", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and count(child.episode_last[item.dec = null]) > 0
        and get or else(urn, "") != get or else(child.episode_last[item.dec = null][-1].urn, "")

  - id: 503g
    title: Distance of the placement differs from the episode open at the end of last year
    source: {document: SSDA903 validation rules, section: "503G", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and count(child.episode_last[item.dec = null]) > 0
        and abs(get or else(pl_distance, -1) - get or else(child.episode_last[item.dec = null][-1].pl_distance, -1)) > 0.2

  - id: 503h
    title: Authority of the placement differs from the episode open at the end of last year
    source: {document: SSDA903 validation rules, section: "503H", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and count(child.episode_last[item.dec = null]) > 0
        and get or else(pl_la, "") != get or else(child.episode_last[item.dec = null][-1].pl_la, "")

  - id: 503j
    title: Location of the placement differs from the episode open at the end of last year
    source: {document: SSDA903 validation rules, section: "503J", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and count(child.episode_last[item.dec = null]) > 0
        and get or else(pl_location, "") != get or else(child.episode_last[item.dec = null][-1].pl_location, "")

  - id: 504
    title: Category of need changed within a period of care
    source: {document: SSDA903 validation rules, section: "504", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        some e in child.episode satisfies e.dec = decom and e.rec = "X1" and e.cin != cin

  - id: 552
    title: Decision to place for adoption after the child was placed
    source: {document: SSDA903 validation rules, section: "552", kind: national}
    priority: 4
    duty:
      for_each: placed_adoption
      must_not_be_true: |
        date_placed > min(child.episode[place in ("A3", "A4", "A5", "A6") and decom != null].decom)

  - id: 552-episode
    title: Decision to place for adoption after the child was placed
    source: {document: SSDA903 validation rules, section: "552", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        place in ("A3", "A4", "A5", "A6") and decom = min(child.episode[item.place in ("A3", "A4", "A5", "A6") and item.decom != null].decom)
        and (some p in child.placed_adoption satisfies p.date_placed > decom)

  - id: 559
    title: Decision to place for adoption before this year and not in the last return
    source: {document: SSDA903 validation rules, section: "559", kind: national}
    priority: 4
    duty:
      for_each: placed_adoption
      must_not_be_true: |
        date_placed < collection.start and (every p in child.placed_adoption_last satisfies p.date_placed = null)

  - id: 562
    title: First episode began before this year and is not in the last return
    source: {document: SSDA903 validation rules, section: "562", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        decom = min(child.episode[item.decom != null].decom) and decom < collection.start and not(some e in child.episode_last satisfies e.decom = decom)

  # Of two that overlap the one that ends later is named; beside one that has not ended, the one that has.
  - id: 574
    title: Missing episodes overlap
    source: {document: SSDA903 validation rules, section: "574", kind: national}
    priority: 4
    duty:
      for_each: missing
      must_not_be_true: |
        mis_end != null and (some m in child.missing satisfies m.mis_start < mis_end
          and (m.mis_end = null or (m.mis_end < mis_end and m.mis_end > mis_start)
            or (m.mis_end = mis_end and m.mis_start < mis_start)))

  - id: 624
    title: Date of birth of a mother's first child differs from last year
    source: {document: SSDA903 validation rules, section: "624", kind: national}
    priority: 4
    duty:
      for_each: header
      must_not_be_true: |
        some h in child.header_last satisfies h.mc_dob != null and (header.mc_dob = null or header.mc_dob != h.mc_dob)

  - id: 625
    title: Mother's first child born after the year or after she left care
    source: {document: SSDA903 validation rules, section: "625", kind: national}
    priority: 4
    duty:
      for_each: header
      must_not_be_true: |
        mc_dob > collection.end
        or (count(child.episode[dec = null]) = 0 and mc_dob > max(child.episode[dec != null].dec))

  - id: 625-episode
    title: Mother's first child born after the year or after she left care
    source: {document: SSDA903 validation rules, section: "625", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        dec != null and dec = max(child.episode[item.dec != null].dec) and (some h in child.header satisfies
          h.mc_dob > collection.end or (count(child.episode[item.dec = null]) = 0 and h.mc_dob > dec))

  - id: 634
    title: Earlier permanence recorded of a child who came into care before April 2016
    source: {document: SSDA903 validation rules, section: "634", kind: national}
    priority: 4
    duty:
      for_each: permanence
      must_not_be_true: |
        (prev_perm != null or la_perm != null or date_perm != null)
        and count(child.episode) > 0 and (every e in child.episode satisfies e.decom < @"2016-04-01")

  - id: 634-episode
    title: Earlier permanence recorded of a child who came into care before April 2016
    source: {document: SSDA903 validation rules, section: "634", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        (some p in child.permanence satisfies p.prev_perm != null or p.la_perm != null or p.date_perm != null)
        and (every e in child.episode satisfies e.decom < @"2016-04-01")

  - id: 705
    title: Deprivation of liberty orders overlap
    source: {document: SSDA903 validation rules, section: "705", kind: national}
    priority: 4
    in_force: {from: 2026-04-01}
    duty:
      for_each: dolo
      must_not_be_true: |
        some d in child.dolo satisfies (d.dolo_end = null and d.dolo_start < dolo_start)
          or (dolo_end != null and d.dolo_end != null and d.dolo_start < dolo_end and d.dolo_end < dolo_end
            and d.dolo_end > dolo_start)

  # An order that has ended must have ended in care; one that has not must have begun in the period of care that
  # still runs.
  - id: 707
    title: Deprivation of liberty order after the child left care
    source: {document: SSDA903 validation rules, section: "707", kind: national}
    priority: 4
    in_force: {from: 2026-04-01}
    duty:
      for_each: dolo
      must_not_be_true: |
        dolo_start != null
        and ((dolo_end = null and not(some p in child.period_of_care satisfies p.from <= dolo_start and p.until = null))
          or (dolo_end != null and not(some p in child.period_of_care
            satisfies p.from <= dolo_end and (p.until = null or dolo_end <= p.until))))

  # Asked of orders that have ended. The list of placements that are expected is to be set by the guide of the
  # year.
  - id: 709
    title: Deprivation of liberty order in an unexpected placement
    source: {document: SSDA903 validation rules, section: "709", kind: national}
    priority: 4
    in_force: {from: 2026-04-01}
    duty:
      for_each: dolo
      must_not_be_true: |
        dolo_start != null and dolo_end != null and (some e in child.episode
          satisfies not(e.place in ("K1", "K2", "R1", "R2", "R3", "R5", "S1", "U1", "U2", "U3", "U4", "U5", "U6")) and e.decom <= dolo_end and (e.dec = null or e.dec >= dolo_start))

  - id: 709-episode
    title: Deprivation of liberty order in an unexpected placement
    source: {document: SSDA903 validation rules, section: "709", kind: national}
    priority: 4
    in_force: {from: 2026-04-01}
    duty:
      for_each: episode
      must_not_be_true: |
        not(place in ("K1", "K2", "R1", "R2", "R3", "R5", "S1", "U1", "U2", "U3", "U4", "U5", "U6")) and (some d in child.dolo
          satisfies d.dolo_end != null and d.dolo_start <= get or else(dec, d.dolo_end) and d.dolo_end >= decom)

  - id: 710
    title: Deprivation of liberty order in a placement where there can be none
    source: {document: SSDA903 validation rules, section: "710", kind: national}
    priority: 4
    in_force: {from: 2026-04-01}
    duty:
      for_each: dolo
      must_not_be_true: |
        dolo_start != null and dolo_end != null and (some e in child.episode
          satisfies e.place in ("K1", "P1", "R5", "H5", "K3") and e.decom <= dolo_end and (e.dec = null or e.dec >= dolo_start))

  - id: 710-episode
    title: Deprivation of liberty order in a placement where there can be none
    source: {document: SSDA903 validation rules, section: "710", kind: national}
    priority: 4
    in_force: {from: 2026-04-01}
    duty:
      for_each: episode
      must_not_be_true: |
        place in ("K1", "P1", "R5", "H5", "K3") and (some d in child.dolo
          satisfies d.dolo_end != null and d.dolo_start <= get or else(dec, d.dolo_end) and d.dolo_end >= decom)

  - id: int32
    title: More than one header record for a child
    source: {document: SSDA903 validation rules, section: "INT32", kind: national}
    priority: 4
    duty:
      for_each: header
      must_not_be_true: |
        count(child.header) > 1

  - id: int33
    title: More than one record for 12 months in care for a child
    source: {document: SSDA903 validation rules, section: "INT33", kind: national}
    priority: 4
    duty:
      for_each: oc2
      must_not_be_true: |
        count(child.oc2) > 1

  - id: int34
    title: More than one care leaver record for a child
    source: {document: SSDA903 validation rules, section: "INT34", kind: national}
    priority: 4
    duty:
      for_each: oc3
      must_not_be_true: |
        count(child.oc3) > 1

  - id: int35
    title: More than one earlier permanence record for a child
    source: {document: SSDA903 validation rules, section: "INT35", kind: national}
    priority: 4
    duty:
      for_each: permanence
      must_not_be_true: |
        count(child.permanence) > 1

  - id: noe
    title: Came into care before this year and has no episode in the last return
    source: {document: SSDA903 validation rules, section: "NoE", kind: national}
    priority: 4
    duty:
      for_each: episode
      must_not_be_true: |
        decom < collection.start and count(child.episode_last) = 0

  - id: sw08stg2
    title: A social worker episode has not ended although the next has begun
    source: {document: SSDA903 validation rules, section: "SW08STG2", kind: national}
    priority: 4
    in_force: {from: 2023-04-01}
    duty:
      for_each: sw_episode
      must_not_be_true: |
        sw_dec = null and (some s in child.sw_episode satisfies s.sw_decom > sw_decom)

  # A handover of a week is allowed, before or after.
  - id: sw10stg2
    title: Social worker episode begins long before or after the end of the last
    source: {document: SSDA903 validation rules, section: "SW10STG2", kind: national}
    priority: 4
    in_force: {from: 2023-04-01, until: 2024-04-01}
    duty:
      for_each: sw_episode
      must_not_be_true: |
        previous != null and previous.sw_dec != null
        and (previous.sw_dec > sw_decom + duration("P7D") or sw_decom > previous.sw_dec + duration("P7D"))

  # A handover of a week is allowed, before or after. The first contact has no handover.
  - id: sw10stg2-2024
    title: Social worker episode begins long before or after the end of the last
    source: {document: SSDA903 validation rules, section: "SW10STG2", kind: national}
    priority: 4
    in_force: {from: 2024-04-01}
    duty:
      for_each: sw_episode
      must_not_be_true: |
        previous != null and previous.sw_dec != null
        and (previous.sw_dec > sw_decom + duration("P7D") or sw_decom > previous.sw_dec + duration("P7D"))
        and get or else(sw_reason, "") != "FCONTA"

  # Where a row without dates stands for the one that follows, that row is named; else the one that ended last.
  - id: sw11bstg2
    title: Social worker episode ended days before 31 March and none follows
    source: {document: SSDA903 validation rules, section: "SW11bSTG2", kind: national}
    priority: 4
    in_force: {from: 2023-04-01}
    duty:
      for_each: sw_episode
      must_not_be_true: |
        max(child.sw_episode[item.sw_dec != null].sw_dec) < collection.end and max(child.sw_episode[item.sw_dec != null].sw_dec) >= collection.end - duration("P5D")
        and not(some s in child.sw_episode satisfies s.sw_dec = null and s.sw_decom != null)
        and ((sw_decom = null and sw_dec = null)
          or (sw_dec = max(child.sw_episode[item.sw_dec != null].sw_dec) and count(child.sw_episode[item.sw_decom = null and item.sw_dec = null]) = 0))

  - id: sw16astg2
    title: Social worker differs from the episode open at the end of last year
    source: {document: SSDA903 validation rules, section: "SW16aSTG2", kind: national}
    priority: 4
    in_force: {from: 2024-04-01, until: 2025-04-01}
    duty:
      for_each: sw_episode
      must_not_be_true: |
        sw_decom != null and not(some s in child.sw_episode satisfies s.sw_decom < sw_decom
          or (s.sw_decom = sw_decom and s.sw_dec != null and (sw_dec = null or s.sw_dec < sw_dec)))
        and count(child.sw_episode_last[item.sw_decom != null]) > 0 and child.sw_episode_last[item.sw_decom != null][-1].sw_dec = null
        and (get or else(sw_id, "") != get or else(child.sw_episode_last[item.sw_decom != null][-1].sw_id, "")
          or get or else(sw_reason, "") != get or else(child.sw_episode_last[item.sw_decom != null][-1].sw_reason, ""))

  - id: sw16bstg2
    title: Social worker episode does not begin when the one open at the end of last year began
    source: {document: SSDA903 validation rules, section: "SW16bSTG2", kind: national}
    priority: 4
    in_force: {from: 2024-04-01, until: 2025-04-01}
    duty:
      for_each: sw_episode
      must_not_be_true: |
        sw_decom != null and not(some s in child.sw_episode satisfies s.sw_decom < sw_decom
          or (s.sw_decom = sw_decom and s.sw_dec != null and (sw_dec = null or s.sw_dec < sw_dec)))
        and count(child.sw_episode_last[item.sw_decom != null]) > 0 and child.sw_episode_last[item.sw_decom != null][-1].sw_dec = null
        and child.sw_episode_last[item.sw_decom != null][-1].sw_decom != sw_decom

  - id: sw17stg2
    title: No social worker episode is open at the end of the year
    source: {document: SSDA903 validation rules, section: "SW17STG2", kind: national}
    priority: 4
    in_force: {from: 2025-04-01}
    duty:
      for_each: sw_episode
      must_not_be_true: |
        sw_decom = max(child.sw_episode[item.sw_decom != null].sw_decom)
        and not(some s in child.sw_episode satisfies s.sw_dec = null or s.sw_dec > collection.end)

"""###
  ),
  (
    "schemas/calendars/england-and-wales.yaml",
    ###"""
# Bank holidays of England and Wales, the one-off ones included, as GOV.UK publishes them.
# A calendar speaks only of the days that it covers: before extending `covers`, add the new years' holidays.
language: 1
calendar: england-and-wales
title: Working days in England and Wales
version: 2026-11-01
source: {document: GOV.UK bank holidays, url: https://www.gov.uk/bank-holidays.json}
covers: {from: 2012-01-01, until: 2028-12-31}   # both days included
weekend: [saturday, sunday]
holidays:
  - {date: 2012-01-02, title: New Year's Day (substitute day)}
  - {date: 2012-04-06, title: Good Friday}
  - {date: 2012-04-09, title: Easter Monday}
  - {date: 2012-05-07, title: Early May bank holiday}
  - {date: 2012-06-04, title: Spring bank holiday (substitute day)}
  - {date: 2012-06-05, title: Queen's Diamond Jubilee (extra bank holiday)}
  - {date: 2012-08-27, title: Summer bank holiday}
  - {date: 2012-12-25, title: Christmas Day}
  - {date: 2012-12-26, title: Boxing Day}
  - {date: 2013-01-01, title: New Year's Day}
  - {date: 2013-03-29, title: Good Friday}
  - {date: 2013-04-01, title: Easter Monday}
  - {date: 2013-05-06, title: Early May bank holiday}
  - {date: 2013-05-27, title: Spring bank holiday}
  - {date: 2013-08-26, title: Summer bank holiday}
  - {date: 2013-12-25, title: Christmas Day}
  - {date: 2013-12-26, title: Boxing Day}
  - {date: 2014-01-01, title: New Year's Day}
  - {date: 2014-04-18, title: Good Friday}
  - {date: 2014-04-21, title: Easter Monday}
  - {date: 2014-05-05, title: Early May bank holiday}
  - {date: 2014-05-26, title: Spring bank holiday}
  - {date: 2014-08-25, title: Summer bank holiday}
  - {date: 2014-12-25, title: Christmas Day}
  - {date: 2014-12-26, title: Boxing Day}
  - {date: 2015-01-01, title: New Year's Day}
  - {date: 2015-04-03, title: Good Friday}
  - {date: 2015-04-06, title: Easter Monday}
  - {date: 2015-05-04, title: Early May bank holiday}
  - {date: 2015-05-25, title: Spring bank holiday}
  - {date: 2015-08-31, title: Summer bank holiday}
  - {date: 2015-12-25, title: Christmas Day}
  - {date: 2015-12-28, title: Boxing Day (substitute day)}
  - {date: 2016-01-01, title: New Year's Day}
  - {date: 2016-03-25, title: Good Friday}
  - {date: 2016-03-28, title: Easter Monday}
  - {date: 2016-05-02, title: Early May bank holiday}
  - {date: 2016-05-30, title: Spring bank holiday}
  - {date: 2016-08-29, title: Summer bank holiday}
  - {date: 2016-12-26, title: Boxing Day}
  - {date: 2016-12-27, title: Christmas Day (substitute day)}
  - {date: 2017-01-02, title: New Year's Day (substitute day)}
  - {date: 2017-04-14, title: Good Friday}
  - {date: 2017-04-17, title: Easter Monday}
  - {date: 2017-05-01, title: Early May bank holiday}
  - {date: 2017-05-29, title: Spring bank holiday}
  - {date: 2017-08-28, title: Summer bank holiday}
  - {date: 2017-12-25, title: Christmas Day}
  - {date: 2017-12-26, title: Boxing Day}
  - {date: 2018-01-01, title: New Year's Day}
  - {date: 2018-03-30, title: Good Friday}
  - {date: 2018-04-02, title: Easter Monday}
  - {date: 2018-05-07, title: Early May bank holiday}
  - {date: 2018-05-28, title: Spring bank holiday}
  - {date: 2018-08-27, title: Summer bank holiday}
  - {date: 2018-12-25, title: Christmas Day}
  - {date: 2018-12-26, title: Boxing Day}
  - {date: 2019-01-01, title: New Year's Day}
  - {date: 2019-04-19, title: Good Friday}
  - {date: 2019-04-22, title: Easter Monday}
  - {date: 2019-05-06, title: Early May bank holiday}
  - {date: 2019-05-27, title: Spring bank holiday}
  - {date: 2019-08-26, title: Summer bank holiday}
  - {date: 2019-12-25, title: Christmas Day}
  - {date: 2019-12-26, title: Boxing Day}
  - {date: 2020-01-01, title: New Year's Day}
  - {date: 2020-04-10, title: Good Friday}
  - {date: 2020-04-13, title: Easter Monday}
  - {date: 2020-05-08, title: Early May bank holiday (VE day)}
  - {date: 2020-05-25, title: Spring bank holiday}
  - {date: 2020-08-31, title: Summer bank holiday}
  - {date: 2020-12-25, title: Christmas Day}
  - {date: 2020-12-28, title: Boxing Day (substitute day)}
  - {date: 2021-01-01, title: New Year's Day}
  - {date: 2021-04-02, title: Good Friday}
  - {date: 2021-04-05, title: Easter Monday}
  - {date: 2021-05-03, title: Early May bank holiday}
  - {date: 2021-05-31, title: Spring bank holiday}
  - {date: 2021-08-30, title: Summer bank holiday}
  - {date: 2021-12-27, title: Christmas Day (substitute day)}
  - {date: 2021-12-28, title: Boxing Day (substitute day)}
  - {date: 2022-01-03, title: New Year's Day (substitute day)}
  - {date: 2022-04-15, title: Good Friday}
  - {date: 2022-04-18, title: Easter Monday}
  - {date: 2022-05-02, title: Early May bank holiday}
  - {date: 2022-06-02, title: Spring bank holiday}
  - {date: 2022-06-03, title: Platinum Jubilee bank holiday}
  - {date: 2022-08-29, title: Summer bank holiday}
  - {date: 2022-09-19, title: Bank Holiday for the State Funeral of Queen Elizabeth II}
  - {date: 2022-12-26, title: Boxing Day}
  - {date: 2022-12-27, title: Christmas Day (substitute day)}
  - {date: 2023-01-02, title: New Year's Day (substitute day)}
  - {date: 2023-04-07, title: Good Friday}
  - {date: 2023-04-10, title: Easter Monday}
  - {date: 2023-05-01, title: Early May bank holiday}
  - {date: 2023-05-08, title: Bank holiday for the coronation of King Charles III}
  - {date: 2023-05-29, title: Spring bank holiday}
  - {date: 2023-08-28, title: Summer bank holiday}
  - {date: 2023-12-25, title: Christmas Day}
  - {date: 2023-12-26, title: Boxing Day}
  - {date: 2024-01-01, title: New Year's Day}
  - {date: 2024-03-29, title: Good Friday}
  - {date: 2024-04-01, title: Easter Monday}
  - {date: 2024-05-06, title: Early May bank holiday}
  - {date: 2024-05-27, title: Spring bank holiday}
  - {date: 2024-08-26, title: Summer bank holiday}
  - {date: 2024-12-25, title: Christmas Day}
  - {date: 2024-12-26, title: Boxing Day}
  - {date: 2025-01-01, title: New Year's Day}
  - {date: 2025-04-18, title: Good Friday}
  - {date: 2025-04-21, title: Easter Monday}
  - {date: 2025-05-05, title: Early May bank holiday}
  - {date: 2025-05-26, title: Spring bank holiday}
  - {date: 2025-08-25, title: Summer bank holiday}
  - {date: 2025-12-25, title: Christmas Day}
  - {date: 2025-12-26, title: Boxing Day}
  - {date: 2026-01-01, title: New Year's Day}
  - {date: 2026-04-03, title: Good Friday}
  - {date: 2026-04-06, title: Easter Monday}
  - {date: 2026-05-04, title: Early May bank holiday}
  - {date: 2026-05-25, title: Spring bank holiday}
  - {date: 2026-08-31, title: Summer bank holiday}
  - {date: 2026-12-25, title: Christmas Day}
  - {date: 2026-12-28, title: Boxing Day (substitute day)}
  - {date: 2027-01-01, title: New Year's Day}
  - {date: 2027-03-26, title: Good Friday}
  - {date: 2027-03-29, title: Easter Monday}
  - {date: 2027-05-03, title: Early May bank holiday}
  - {date: 2027-05-31, title: Spring bank holiday}
  - {date: 2027-08-30, title: Summer bank holiday}
  - {date: 2027-12-27, title: Christmas Day (substitute day)}
  - {date: 2027-12-28, title: Boxing Day (substitute day)}
  - {date: 2028-01-03, title: New Year's Day (substitute day)}
  - {date: 2028-04-14, title: Good Friday}
  - {date: 2028-04-17, title: Easter Monday}
  - {date: 2028-05-01, title: Early May bank holiday}
  - {date: 2028-05-29, title: Spring bank holiday}
  - {date: 2028-08-28, title: Summer bank holiday}
  - {date: 2028-12-25, title: Christmas Day}
  - {date: 2028-12-26, title: Boxing Day}

"""###
  ),
  (
    "schemas/childrens-social-care.yaml",
    ###"""
# Case records of children's social care, as a council's case system can give them: one list for each kind of record.
# Only `child_id` and the fields that a rule reads need to be in an extract; every other column is optional.
# A column is found by its field's name or one of its aliases, without regard to case, blanks, `_` or `-`.
language: 1
schema: childrens-social-care
title: Children's social care case records
version: 2026-04-01
zone: Europe/London
about: child
empty_values: ["NULL", "null", N/A, n/a, 1900-01-01, 01/01/1900, 9999-12-31, 31/12/9999]
plausible: {from: 1900-01-02, until: 2100-12-31}

code_lists:
  category:
    codes:
      CIN:
        title: child in need
        aliases: [CiN, Child in need, Child in need plan, CIN plan, CIN Plan, c) Child in need plan, CWD, CwD, Child with disability]
      CP:
        title: child with a child protection plan
        aliases: [CPP, Child protection, Child protection plan, CP plan, b) Child Protection plan]
      CLA:
        title: looked-after child
        aliases: [LAC, CIC, Looked after, Looked after child, Looked-after child, Child looked after, Child in care, a) Looked after child]
      CPCLA:
        title: looked-after child who also has a child protection plan
        aliases: [CLA&CP, CLA & CP, CP&CLA, CP/CLA, CLA/CP, CLA&CPP, CLA and CP, LAC and CP, LAC/CP]
      CL:
        title: care leaver
        aliases: [Care leaver, Care Leavers, Leaving care, Former relevant]

  ethnicity:                       # the twenty codes of the Department for Education
    codes:
      WBRI: {title: White British, aliases: [White British, White - British, a) WBRI]}
      WIRI: {title: White Irish, aliases: [White Irish, White - Irish, b) WIRI]}
      WIRT: {title: Traveller of Irish heritage, aliases: [Traveller of Irish heritage, c) WIRT]}
      WOTH: {title: Any other White background, aliases: [Any other White background, White - Other, d) WOTH]}
      WROM: {title: Gypsy or Roma, aliases: [Gypsy/Roma, Gypsy or Roma, e) WROM]}
      MWBC: {title: White and Black Caribbean, aliases: [White and Black Caribbean, f) MWBC]}
      MWBA: {title: White and Black African, aliases: [White and Black African, g) MWBA]}
      MWAS: {title: White and Asian, aliases: [White and Asian, h) MWAS]}
      MOTH: {title: Any other Mixed background, aliases: [Any other Mixed background, i) MOTH]}
      AIND: {title: Indian, aliases: [Indian, j) AIND]}
      APKN: {title: Pakistani, aliases: [Pakistani, k) APKN]}
      ABAN: {title: Bangladeshi, aliases: [Bangladeshi, l) ABAN]}
      AOTH: {title: Any other Asian background, aliases: [Any other Asian background, m) AOTH]}
      BCRB: {title: Caribbean, aliases: [Caribbean, Black Caribbean, n) BCRB]}
      BAFR: {title: African, aliases: [African, Black African, o) BAFR]}
      BOTH: {title: Any other Black background, aliases: [Any other Black background, p) BOTH]}
      CHNE: {title: Chinese, aliases: [Chinese, CNHE, q) CHNE]}
      OOTH: {title: Any other ethnic group, aliases: [Any other ethnic group, r) OOTH]}
      REFU: {title: Would rather not say, standing: refused, aliases: [Refused, s) REFU]}
      NOBT: {title: Not yet obtained, standing: not_recorded, aliases: [Information not yet obtained, Not obtained, Not known, Unknown, s) NOBT]}

  religion:                        # "None" is an answer: the family has no religion
    codes:
      Agnostic: Agnostic
      Atheist: Atheist
      Baha'i: {title: "Baha'i", aliases: [Bahai, Baha i]}
      Buddhist: {title: Buddhist, aliases: [Buddhism]}
      Christian:
        title: Christian
        aliases: [Christianity, Christian - other, Christian (other), Baptist, Catholic, Roman Catholic, Church of England, C of E, Anglican,
          Methodist, Pentecostal, Orthodox, Greek Orthodox, Russian Orthodox, Coptic, Evangelical, Presbyterian, Protestant, Quaker,
          Salvation Army, Seventh Day Adventist, United Reformed, Born Again Christian]
      Hindu: {title: Hindu, aliases: [Hinduism]}
      Humanist: Humanist
      Jain: {title: Jain, aliases: [Jainism]}
      Jehovah's Witness: {title: "Jehovah's Witness", aliases: [Jehovahs Witness, Jehovah Witness, "Jehovah's Witnesses"]}
      Jewish: {title: Jewish, aliases: [Judaism, Jewish - Orthodox, Jewish - Reform]}
      Mormon: {title: Church of Jesus Christ of Latter-day Saints, aliases: [Latter Day Saints, Latter-day Saints]}
      Muslim: {title: Muslim, aliases: [Islam, Moslem, Sunni, Shia, "Muslim - Sunni", "Muslim - Shia"]}
      Pagan: {title: Pagan, aliases: [Paganism, Wiccan]}
      Rastafarian: {title: Rastafarian, aliases: [Rastafari, Rasta]}
      Shinto: Shinto
      Sikh: {title: Sikh, aliases: [Sikhism]}
      Spiritualist: Spiritualist
      Taoist: {title: Taoist, aliases: [Taoism]}
      Zoroastrian: {title: Zoroastrian, aliases: [Zoroastrianism, Parsi]}
      Other: {title: Another religion or belief, aliases: [Other religion, Any other religion, Other faith]}
      None: {title: No religion, aliases: [No religion, No Religion, No faith]}
      Not known: {title: Not known, standing: not_recorded, aliases: [Unknown, Not recorded, Not Recorded, Not stated, Not obtained, Information not yet obtained, To be confirmed, TBC]}
      Refused: {title: Would rather not say, standing: refused, aliases: [Declined, Prefer not to say, Not disclosed, Declined to say]}

  gender:
    codes:
      M: {title: boy or man, aliases: [Male, "1", a) Male, Boy]}
      F: {title: girl or woman, aliases: [Female, "2", b) Female, Girl]}
      N: {title: neither, aliases: [Neither, Non-binary, Non Binary, d) Neither, Other]}
      U: {title: not known, standing: not_recorded, aliases: ["0", "9", Unknown, Not known, Not stated, Not recorded, Indeterminate, Unborn, c) Not stated/recorded, c) Not stated/recorded (or unborn)]}

  review_type:
    codes:
      Looked after review: {title: looked-after review, aliases: [LAC Review, CLA Review, LAR, CIC Review, Looked-after review, Child looked after review, Children looked after review]}
      Initial conference: {title: initial child protection conference, aliases: [ICPC, Initial child protection conference, Initial CPC]}
      Review conference: {title: review child protection conference, aliases: [RCPC, Review child protection conference, CP Review, CPR]}
      Child in need review: {title: child in need review, aliases: [CIN Review, CiN Review, CIN meeting]}
      Pathway plan review: {title: pathway plan review, aliases: [Pathway Review, Pathway Plan Review]}
      Other: another review

lists:
  child:
    title: child
    plural: children
    files: [children, person, persons, cases, caseload]
    key: child_id
    number: case_number
    period: {from: opened, until: closed}
    fields:
      child_id: {type: text, title: "child's record key", aliases: [Child Unique ID, Child ID, CHILD, Person ID, LAchildID]}
      case_number: {type: text, title: number in the case system, aliases: [Case ID, Azeus Number, Mosaic ID, LCS ID, Record Number]}
      name: {type: text, title: name, aliases: [Child Name, Full Name]}
      date_of_birth: {type: date, title: date of birth, aliases: [DOB, Birth Date, PersonBirthDate]}
      expected_birth: {type: date, title: expected date of birth, clock: planned, aliases: [EDD, Expected Date of Birth, Expected Delivery Date, ExpectedPersonBirthDate]}
      unborn: {type: boolean, ends_with: date_of_birth, title: not yet born, aliases: [Is Unborn, Unborn Child]}
      gender: {type: code, codes: gender, title: gender, aliases: [Sex]}
      religion: {type: code, codes: religion, title: religion, special: yes, aliases: [Faith, Religion or Belief, Religious Persuasion]}
      ethnicity: {type: code, codes: ethnicity, title: ethnicity, special: yes, aliases: [Ethnic Origin, Ethnic, Ethnicity Code]}
      language: {type: text, title: first language, aliases: [First Language, Preferred Language]}
      disabled:
        type: boolean
        title: disability
        special: yes
        aliases: [Disability, Does the Child have a Disability, Has Disability]
        true: ["true", "yes", y, "1", a) Yes, 1 - Yes]
        false: ["false", "no", n, "0", b) No, 0 - No, NONE]
        empty_values: [Not known, Unknown, Not recorded, c) Unknown]
      category:
        type: code
        codes: category
        title: category
        aliases: [Case Category, Case Status, Category of Case, Plan Category]
        dated: {list: category_period, value: category, from: from, until: until}
      worker_id: {type: reference, to: worker, title: social worker, aliases: [Social Worker ID, Allocated Worker ID, Allocated Worker, Key Worker ID]}
      personal_adviser_id: {type: reference, to: worker, title: personal adviser, aliases: [Personal Adviser, Allocated Personal Adviser, Allocated Personal Advisor, Personal Advisor ID]}
      opened: {type: date, title: case opened, aliases: [Case Opened, Open Date, CIN Start Date, Start Date]}
      closed: {type: date, title: case closed, blank: not_yet, aliases: [Case Closed, Close Date, CIN Closure Date, End Date]}
      referral_date: {type: date, title: date of referral, aliases: [Date of referral, Referral Date, CINreferralDate]}
      referral_source: {type: text, title: who referred, aliases: [Referral Source]}
      referral_reason: {type: text, title: reason for referral, aliases: [Reason for Referral, Primary Need, Primary Need Code]}
      previous_referrals: {type: text, title: previous referrals and contacts, aliases: [Previous Referrals and Contacts]}
      restricted: {type: boolean, title: restricted case, blank: no, aliases: [Restricted Record, Is Restricted, Sensitive]}
      family_id: {type: text, title: family, aliases: [Family Number, Sibling Group, Household ID]}
      placement_type: {type: text, title: placement type, aliases: [Type of Placement], dated: {list: placement, value: type, from: start, until: end}}
      placement_start: {type: date, title: start of the placement, aliases: [Start Date of Most Recent Placement], dated: {list: placement, value: start, from: start, until: end}}
      placed_with_parents: {type: boolean, title: placed with parents, dated: {list: placement, value: with_parents, from: start, until: end}}
      long_term_placement: {type: boolean, title: placement meant to last until 18, dated: {list: placement, value: long_term, from: start, until: end}}
      out_of_area: {type: boolean, title: living out of the area, aliases: [Out of Borough, Out of Authority], dated: {list: placement, value: out_of_area, from: start, until: end}}

  worker:
    title: worker
    plural: workers
    files: [workers, staff]
    key: worker_id
    fields:
      worker_id: {type: text, title: "worker's key", aliases: [Staff ID, Employee Number]}
      name: {type: text, title: name, aliases: [Worker Name, Full Name]}
      role: {type: text, title: role, aliases: [Job Title, Designation]}
      team: {type: text, title: team, aliases: [Team Name, Allocated Team]}
      manager_id: {type: text, title: "supervisor's key", aliases: [Team Manager ID, Supervisor ID, Line Manager ID]}
      manager_name: {type: text, title: supervisor, aliases: [Team Manager, Supervisor, Line Manager]}
      email: {type: text, title: e-mail address, aliases: [Email Address]}
      away_from: {type: date, title: away from, clock: planned, aliases: [Absent From, Leave Start]}
      away_until: {type: date, title: back on, clock: planned, aliases: [Absent Until, Leave End]}

  visit:
    title: visit
    plural: visits
    files: [visits, contacts]
    of: child
    by: child_id
    key: visit_number
    number: visit_number
    kind: type
    date: date
    recorded: recorded_on
    fields:
      visit_number: {type: text, title: visit number, aliases: [Visit ID, Visit Record Number]}
      type: {type: text, title: type of visit, aliases: [Visit Type, Contact Type]}
      date: {type: date, title: date of the visit, aliases: [Visit Date, Date of Visit, Date of Last Social Work Visit, Date of the Last Statutory Visit]}
      seen:
        type: boolean
        title: child seen
        aliases: [Child Seen, Was the Child Seen]
        true: ["true", "yes", y, "1", a) Yes, 1 - Yes, Seen, Child seen, Seen alone, Child seen alone]
        false: ["false", "no", n, "0", b) No, 0 - No, Not seen, Child not seen]
        empty_values: [Unknown, Not known, c) Unknown]
      seen_alone:
        type: boolean
        title: child seen alone
        aliases: [Child Seen Alone, "Was the Child Seen Alone?"]
        true: ["true", "yes", y, "1", a) Yes, 1 - Yes, Seen alone, Child seen alone]
        false: ["false", "no", n, "0", b) No, 0 - No, Not seen alone, Child not seen alone]
        empty_values: [Unknown, Not known, c) Unknown]
      attempted: {type: boolean, title: attempted only, blank: no, aliases: [Attempted Visit, No Access]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded, Created On]}

  supervision:
    title: case supervision
    plural: case supervisions
    files: [supervisions, case_supervision, management_oversight]
    of: child
    by: child_id
    key: supervision_number
    number: supervision_number
    kind: type
    date: date
    recorded: recorded_on
    fields:
      supervision_number: {type: text, title: supervision number, aliases: [Supervision ID, Supervision Record Number]}
      type: {type: text, title: type of supervision, aliases: [Supervision Type]}
      date: {type: date, title: date of the supervision, aliases: [Supervision Date, Date of Supervision]}
      supervisor_id: {type: text, title: "supervisor's key", aliases: [Supervisor, Manager ID]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded, Created On]}

  assessment:
    title: assessment
    plural: assessments
    files: [assessments]
    of: child
    by: child_id
    key: assessment_number
    number: assessment_number
    kind: type
    date: started
    recorded: recorded_on
    fields:
      assessment_number: {type: text, title: assessment number, aliases: [Assessment ID, Assessment Record Number]}
      type: {type: text, title: type of assessment, aliases: [Assessment Type]}
      started: {type: date, title: assessment started, aliases: [Assessment start date, Continuous Assessment Start Date, AssessmentActualStartDate]}
      completed: {type: date, title: assessment completed, blank: not_yet, aliases: [Assessment completion date, Continuous Assessment Date of Authorisation, AssessmentAuthorisationDate, Authorised On]}
      child_seen:
        type: boolean
        title: child seen during the assessment
        aliases: [Child Seen During Continuous Assessment]
        true: ["true", "yes", y, "1", a) Yes, 1 - Yes]
        false: ["false", "no", n, "0", b) No, 0 - No]
        empty_values: [Unknown, Not known, c) Unknown]
      reason_late: {type: text, title: reason for being late, arrives_with: completed, aliases: [Reason for Delay, Reason Late]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded, Created On]}

  plan:
    title: plan
    plural: plans
    files: [plans]
    of: child
    by: child_id
    key: plan_number
    number: plan_number
    kind: type
    date: date
    recorded: recorded_on
    fields:
      plan_number: {type: text, title: plan number, aliases: [Plan ID, Plan Record Number]}
      type: {type: text, title: type of plan, aliases: [Plan Type]}
      date: {type: date, title: date of the plan, aliases: [Plan Date, Plan Start Date, CINPlanStartDate]}
      review_due: {type: date, title: plan to be reviewed by, clock: planned, aliases: [Review Due, Review Due Date, Next Review]}
      visit_every: {type: span, title: visits asked for in the plan, none: [as standard, As standard, Standard], aliases: [Visit Frequency, Visit Interval, Visits Every]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded, Created On]}

  chronology:
    title: chronology entry
    plural: chronology entries
    files: [chronologies]
    of: child
    by: child_id
    date: updated
    recorded: recorded_on
    fields:
      updated: {type: date, title: chronology updated, aliases: [Chronology Updated, Last Updated, Date Updated]}
      entries: {type: number, title: number of entries, aliases: [Entry Count]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded, Created On]}

  review:
    title: review or conference
    plural: reviews and conferences
    files: [reviews, conferences]
    of: child
    by: child_id
    key: review_number
    number: review_number
    kind: type
    date: date
    recorded: recorded_on
    fields:
      review_number: {type: text, title: review number, aliases: [Review ID, Conference ID, Review Record Number]}
      type: {type: code, codes: review_type, title: type of review, aliases: [Review Type, Conference Type]}
      date: {type: date, title: date of the review, aliases: [Review Date, Conference Date, Date of Latest Statutory Review]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded, Created On]}

  placement:
    title: placement
    plural: placements
    files: [placements]
    of: child
    by: child_id
    key: placement_number
    number: placement_number
    kind: type
    date: start
    period: {from: start, until: end}
    fields:
      placement_number: {type: text, title: placement number, aliases: [Placement ID]}
      type: {type: text, title: type of placement, aliases: [Placement Type]}
      start: {type: date, title: placement started, aliases: [Placement Start, Placement Start Date, Start Date]}
      end: {type: date, title: placement ended, blank: not_yet, aliases: [Placement End, Placement End Date, End Date]}
      with_parents: {type: boolean, title: placed with parents, aliases: [Placed With Parents]}
      long_term: {type: boolean, title: meant to last until 18, aliases: [Long Term, Long Term Placement, Permanent]}
      out_of_area: {type: boolean, title: out of the area, aliases: [Out of Borough, Out of Authority]}

  missing_episode:
    title: missing episode
    plural: missing episodes
    files: [missing_episodes, missing]
    of: child
    by: child_id
    key: missing_number
    number: missing_number
    date: start
    recorded: recorded_on
    fields:
      missing_number: {type: text, title: missing episode number, aliases: [Missing Episode ID]}
      start: {type: date, title: missing from, aliases: [Missing From, Missing Start Date, MIS_START]}
      returned: {type: date, title: returned, blank: not_yet, aliases: [Missing Until, Date Found, Missing End Date, MIS_END]}
      interview: {type: date, title: return interview held, blank: not_yet, aliases: [Return Interview Date]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded]}

  category_period:
    title: period in a category
    plural: periods in a category
    files: [category_periods, categories, plan_periods]
    of: child
    by: child_id
    kind: category
    date: from
    period: {from: from, until: until}
    fields:
      category: {type: code, codes: category, title: category, aliases: [Case Category, Case Status]}
      from: {type: date, title: in this category from, aliases: [Start Date, From Date, Category Start]}
      until: {type: date, title: in this category until, blank: not_yet, aliases: [End Date, To Date, Category End]}

  allocation:
    title: allocation
    plural: allocations
    files: [allocations, involvements]
    of: child
    by: child_id
    date: from
    period: {from: from, until: until}
    fields:
      worker_id: {type: reference, to: worker, title: worker, aliases: [Allocated Worker ID, Allocated Worker, Staff ID]}
      from: {type: date, title: held the case from, aliases: [Start Date, From Date, Allocated From]}
      until: {type: date, title: held the case until, blank: not_yet, aliases: [End Date, To Date, Allocated Until]}

# How people hang together: who holds a case now, who held it on a day, and who supervises whom.
holding:
  worker:
    list: worker
    name: name
    team: team
    supervisor: manager_id
    supervisor_name: manager_name
    away_from: away_from
    away_until: away_until
  now: child.worker_id
  over_time: {list: allocation, worker: worker_id, from: from, until: until}

people: {name: name, number: case_number, born: date_of_birth, restricted: restricted, family: family_id}

# The lines of the audit form's "key information" (Appendix A, 1b), in its order.
key_information:
  - {title: Number in the case system, field: child.case_number}
  - {title: Team name, field: worker.team}
  - {title: Team manager, field: worker.manager_name}
  - {title: Social worker, field: child.worker_id}
  - {title: Category of case, field: child.category}
  - {title: Age of child, field: child.date_of_birth}
  - {title: Ethnicity, field: child.ethnicity}
  - {title: Gender, field: child.gender}
  - {title: Referral date, field: child.referral_date}
  - {title: Disability, field: child.disabled}
  - {title: Previous referrals and contacts, field: child.previous_referrals}
  - {title: Referral source, field: child.referral_source}
  - {title: Reason for referral, field: child.referral_reason}
  - {title: Start and end of each period in a category, list: category_period, show: [category, from, until]}
  - {title: Placement type, field: child.placement_type}
  - {title: Living out of the area, field: child.out_of_area}

"""###
  ),
  (
    "schemas/ssda903-return.yaml",
    ###"""
language: 1
schema: ssda903-return
title: Children looked after return (SSDA903), for checking the return itself
version: 2026-11-01
zone: Europe/London
about: child
source: {document: Children looked after return, guides to the collection, publisher: Department for Education}

# For rules about the children use the schema ssda903. This one is for rules about the return: it takes every row as it
# stands. Fields have the names of the return's columns. Codes are texts, since a wrong code is what a rule looks for;
# dates are always seen, whatever the day, since one that lies too late is what a rule looks for. Every rule says which
# blank it means.

plausible: {from: 1900-01-01, until: 2100-12-31}

lists:
  # One for each number that any table of the return names: a child may be missing from any of them.
  child:
    title: child
    plural: children
    key: child_id
    from_keys: yes
    fields:
      child_id: {type: text, title: child's number, aliases: [CHILD]}

  # One row: the year of the return.
  collection:
    title: collection year
    single: yes
    fields:
      start: {type: date, clock: planned, title: first day of the year}
      end: {type: date, clock: planned, title: last day of the year}

  header:
    title: header record
    of: child
    fields:
      sex: {type: text, title: sex}
      dob: {type: date, clock: planned, title: date of birth}
      ethnic: {type: text, title: ethnic group, special: yes}
      upn: {type: text, title: unique pupil number}
      mother: {type: text, title: mother status}
      mc_dob: {type: date, clock: planned, blank: not_yet, title: mother's first child born}
      is_uasc: {type: text, title: unaccompanied asylum-seeking child, aliases: [UASC]}

  episode:
    title: episode
    files: [episodes]
    of: child
    date: decom
    period: {from: decom, until: dec}
    fields:
      decom: {type: date, clock: planned, title: episode began}
      rne: {type: text, title: reason for new episode}
      ls: {type: text, title: legal status}
      cin: {type: text, title: category of need}
      place: {type: text, title: placement type}
      place_provider: {type: text, title: placement provider}
      dec: {type: date, clock: planned, blank: not_yet, title: episode ended}
      rec: {type: text, title: reason the episode ended}
      reason_place_change: {type: text, title: reason for change of placement}
      home_post: {type: text, title: home postcode}
      pl_post: {type: text, title: placement postcode}
      urn: {type: text, title: Ofsted's number of the home}
      # Worked out on loading the return.
      pl_la: {type: text, title: authority of the placement}
      pl_location: {type: text, title: inside or outside the authority}
      pl_distance: {type: number, title: distance of the placement}

  review:
    title: review
    files: [reviews]
    of: child
    date: review_date
    fields:
      dob: {type: date, clock: planned, title: date of birth}
      review_date: {type: date, clock: planned, title: date of the review, aliases: [REVIEW]}
      review_code: {type: text, title: how the child took part}

  uasc:
    title: unaccompanied asylum-seeking child record
    of: child
    fields:
      sex: {type: text, title: sex}
      dob: {type: date, clock: planned, title: date of birth}
      duc: {type: date, clock: planned, blank: not_yet, title: status ended}

  oc2:
    title: record of a child looked after for 12 months
    of: child
    fields:
      dob: {type: date, clock: planned, title: date of birth}
      sdq_score: {type: text, title: strengths and difficulties score, special: yes}
      sdq_reason: {type: text, title: why there is no score, special: yes}
      convicted: {type: text, title: convicted in the year, special: yes}
      health_check: {type: text, title: development check up to date, special: yes}
      immunisations: {type: text, title: immunisations up to date, special: yes}
      teeth_check: {type: text, title: teeth checked in the year, special: yes}
      health_assessment: {type: text, title: health assessment done, special: yes}
      substance_misuse: {type: text, title: substance misuse found, special: yes}
      intervention_received: {type: text, title: help received, special: yes}
      intervention_offered: {type: text, title: help offered, special: yes}

  oc3:
    title: care leaver record
    of: child
    fields:
      dob: {type: date, clock: planned, title: date of birth}
      in_touch: {type: text, title: in touch}
      activ: {type: text, title: main activity}
      accom: {type: text, title: accommodation}

  ad1:
    title: adoption record
    of: child
    fields:
      dob: {type: date, clock: planned, title: date of birth}
      # Texts: whether something stands there must be known even where it is no date.
      date_int: {type: text, title: decision for adoption}
      date_match: {type: text, title: matching decision}
      foster_care: {type: text, title: adopted by foster carers}
      nb_adoptr: {type: text, title: number of adopters}
      sex_adoptr: {type: text, title: sex of adopters}
      ls_adoptr: {type: text, title: legal status of adopters}

  placed_adoption:
    title: placing for adoption record
    of: child
    fields:
      dob: {type: date, clock: planned, title: date of birth}
      date_placed: {type: date, clock: planned, blank: not_yet, title: decision to place for adoption}
      date_placed_ceased: {type: date, clock: planned, blank: not_yet, title: decision no longer to place}
      reason_placed_ceased: {type: text, title: why no longer}

  permanence:
    title: earlier permanence record
    files: [prev_perm]
    of: child
    fields:
      dob: {type: date, clock: planned, title: date of birth}
      prev_perm: {type: text, title: earlier permanent arrangement}
      la_perm: {type: text, title: authority that arranged it}
      # The return allows zz/mm/yyyy and the like.
      date_perm: {type: text, title: date of the order}

  missing:
    title: missing episode
    of: child
    date: mis_start
    fields:
      dob: {type: date, clock: planned, title: date of birth}
      what: {type: text, title: missing or away, aliases: [MISSING]}
      mis_start: {type: date, clock: planned, title: missing from}
      mis_end: {type: date, clock: planned, blank: not_yet, title: missing until}

  sw_episode:
    title: social worker episode
    files: [sw_episodes]
    of: child
    date: sw_decom
    fields:
      dob: {type: date, clock: planned, title: date of birth}
      sw_id: {type: text, title: social worker's number}
      sw_decom: {type: date, clock: planned, title: social worker from}
      sw_dec: {type: date, clock: planned, blank: not_yet, title: social worker until}
      sw_reason: {type: text, title: reason for change of social worker}

  dolo:
    title: deprivation of liberty order
    of: child
    date: dolo_start
    fields:
      dob: {type: date, clock: planned, title: date of birth}
      dolo_start: {type: date, clock: planned, title: order from}
      dolo_end: {type: date, clock: planned, blank: not_yet, title: order until}

  # Last year's return, in files named …_last.
  header_last: {like: header, title: last year's header record}
  episode_last: {like: episode, title: last year's episode, files: [episodes_last]}
  uasc_last: {like: uasc, title: last year's unaccompanied asylum-seeking child record}
  oc3_last: {like: oc3, title: last year's care leaver record}
  placed_adoption_last: {like: placed_adoption, title: last year's placing for adoption record}
  sw_episode_last: {like: sw_episode, title: last year's social worker episode, files: [sw_episodes_last]}

derived:
  period_of_care:
    title: period of care
    plural: periods of care
    runs_of: episode
    joined_when: dec = null or next.decom <= dec
    from: decom
    until: dec
  police_protection:
    title: time under police protection
    plural: times under police protection
    runs_of: episode
    where: ls = "L1" and decom != null and (dec = null or dec >= decom)
    joined_when: next.decom = dec
    from: decom
    until: dec
  emergency_protection:
    title: time under an emergency protection order
    plural: times under emergency protection orders
    runs_of: episode
    where: ls = "L2" and decom != null and (dec = null or dec >= decom)
    joined_when: next.decom = dec
    from: decom
    until: dec
  police_custody:
    title: time in the authority's care from police custody
    plural: times in the authority's care from police custody
    runs_of: episode
    where: ls = "J2" and decom != null and (dec = null or dec >= decom)
    joined_when: next.decom = dec
    from: decom
    until: dec

people: {number: child_id}

"""###
  ),
  (
    "schemas/ssda903.yaml",
    ###"""
language: 1
schema: ssda903
title: Children looked after return (SSDA903)
version: 2026-11-01
zone: Europe/London
about: child
source: {document: Children looked after return, guides to the collection, publisher: Department for Education}

# Texts that case systems write where there is nothing.
empty_values: ["NULL", "N/A", "1900-01-01", "9999-12-31"]
plausible: {from: 1970-01-01, until: 2100-12-31}

code_lists:
  sex:
    codes:
      "1": {title: Male, aliases: [M]}
      "2": {title: Female, aliases: [F]}
      U: Unknown
  ethnic:
    title: Ethnic group
    codes:
      WBRI: White British
      WIRI: White Irish
      WIRT: Traveller of Irish heritage
      WOTH: Any other White background
      WROM: Gypsy or Roma
      MWBC: White and Black Caribbean
      MWBA: White and Black African
      MWAS: White and Asian
      MOTH: Any other Mixed background
      AIND: Indian
      APKN: Pakistani
      ABAN: Bangladeshi
      AOTH: Any other Asian background
      BCRB: Caribbean
      BAFR: African
      BOTH: Any other Black background
      CHNE: Chinese
      OOTH: Any other ethnic group
      REFU: {title: Would rather not say, standing: refused}
      NOBT: {title: Not obtained, standing: not_recorded}
  reason_new_episode:
    title: Reason for new episode
    codes:
      S: Started to be looked after
      L: Change of legal status only
      P: Change of placement and carer only
      T: Change of placement, same carer
      B: Change of legal status, placement and carer
      U: Change of legal status and placement, same carer
  legal_status:
    title: Legal status
    codes:
      C1: Interim care order
      C2: Full care order
      D1: Freeing order
      E1: Placement order
      J1: Remanded to local authority accommodation or youth detention
      J2: Accommodated under the Police and Criminal Evidence Act
      J3: Sentenced, with a residence requirement
      L1: Under police protection
      L2: Emergency protection order
      L3: Child assessment order
      V2: Accommodated by agreement (section 20)
      V3: Accommodated in agreed short breaks
      V4: Accommodated in agreed short breaks, single period
  need:
    title: Category of need
    codes:
      N1: Abuse or neglect
      N2: Child's disability
      N3: Parental illness or disability
      N4: Family in acute stress
      N5: Family dysfunction
      N6: Socially unacceptable behaviour
      N7: Low income
      N8: Absent parenting
  review_code:
    title: How the child took part in the review
    codes:
      PN0: Under four years old
      PN1: Attended and spoke
      PN2: Attended, another spoke for the child
      PN3: Attended and gave views without words
      PN4: Attended and gave no views
      PN5: Did not attend, another spoke for the child
      PN6: Did not attend, sent views
      PN7: Did not attend and gave no views
  missing_kind:
    title: Missing or away
    codes:
      M: Missing
      A: Away without authorisation
  in_touch:
    title: In touch with the care leaver
    codes:
      "YES": In touch
      "NO": Not in touch
      DIED: Died
      REFU: Refuses contact
      NREQ: No longer needs contact
      RHOM: Returned home
  strengths_reason:
    title: Why there is no score
    codes:
      SDQ1: No form returned, child under four or over seventeen
      SDQ2: Carer refused
      SDQ3: Not possible because of the child's disability
      SDQ4: Other reason
      SDQ5: Child or young person refused

lists:
  child:
    title: child
    plural: children
    files: [header, children, headers]
    key: child_id
    number: child_id
    fields:
      child_id: {type: text, title: child's number, aliases: [CHILD]}
      sex: {type: code, codes: sex, title: sex}
      date_of_birth: {type: date, title: date of birth, aliases: [DOB]}
      ethnicity: {type: code, codes: ethnic, title: ethnic group, aliases: [ETHNIC], special: yes}
      pupil_number: {type: text, title: unique pupil number, aliases: [UPN]}
      mother: {type: boolean, title: is a mother, aliases: [MOTHER]}
      child_born: {type: date, title: mother's child born, aliases: [MC_DOB]}

  episode:
    title: episode
    plural: episodes
    files: [episodes]
    of: child
    by: child_id
    date: decom
    period: {from: decom, until: dec}
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      decom: {type: date, title: episode began}
      rne: {type: code, codes: reason_new_episode, title: reason for new episode}
      legal_status: {type: code, codes: legal_status, title: legal status, aliases: [LS]}
      need: {type: code, codes: need, title: category of need, aliases: [CIN]}
      placement: {type: text, title: placement type, aliases: [PLACE]}
      placement_provider: {type: text, title: placement provider, aliases: [PLACE_PROVIDER]}
      dec: {type: date, title: episode ended, blank: not_yet}
      reason_ended: {type: text, title: reason the episode ended, aliases: [REC], arrives_with: dec}
      reason_moved: {type: text, title: reason for change of placement, aliases: [REASON_PLACE_CHANGE], arrives_with: dec}
      home_postcode: {type: text, title: home postcode, aliases: [HOME_POST]}
      placement_postcode: {type: text, title: placement postcode, aliases: [PL_POST]}
      urn: {type: text, title: Ofsted's number of the home, aliases: [URN]}

  review:
    title: review
    plural: reviews
    files: [reviews]
    of: child
    by: child_id
    date: date
    kind: took_part
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      born: {type: date, title: date of birth, aliases: [DOB]}
      date: {type: date, title: date of the review, aliases: [REVIEW]}
      took_part: {type: code, codes: review_code, title: how the child took part, aliases: [REVIEW_CODE]}

  missing:
    title: missing episode
    plural: missing episodes
    of: child
    by: child_id
    date: from
    kind: what
    period: {from: from, until: until}
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      born: {type: date, title: date of birth, aliases: [DOB]}
      what: {type: code, codes: missing_kind, title: missing or away, aliases: [MISSING]}
      from: {type: date, title: missing from, aliases: [MIS_START]}
      until: {type: date, title: found or returned, aliases: [MIS_END], blank: not_yet}

  uasc:
    title: unaccompanied asylum-seeking child record
    files: [unaccompanied]
    of: child
    by: child_id
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      sex: {type: code, codes: sex, title: sex}
      born: {type: date, title: date of birth, aliases: [DOB]}
      ceased: {type: date, clock: planned, title: status ends, aliases: [DUC]}

  oc2:
    title: health and offending record (12 months in care)
    of: child
    by: child_id
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      born: {type: date, title: date of birth, aliases: [DOB]}
      strengths_score: {type: number, title: strengths and difficulties score, aliases: [SDQ_SCORE], special: yes}
      strengths_reason: {type: code, codes: strengths_reason, title: why there is no score, aliases: [SDQ_REASON], special: yes}
      convicted: {type: boolean, title: convicted in the year, aliases: [CONVICTED], special: yes}
      health_check: {type: boolean, title: development check up to date, aliases: [HEALTH_CHECK], special: yes}
      immunisations: {type: boolean, title: immunisations up to date, aliases: [IMMUNISATIONS], special: yes}
      teeth_check: {type: boolean, title: teeth checked in the year, aliases: [TEETH_CHECK], special: yes}
      health_assessment: {type: boolean, title: annual health assessment done, aliases: [HEALTH_ASSESSMENT], special: yes}
      substance_misuse: {type: boolean, title: substance misuse found, aliases: [SUBSTANCE_MISUSE], special: yes}
      help_received: {type: boolean, title: help received, aliases: [INTERVENTION_RECEIVED], special: yes}
      help_offered: {type: boolean, title: help offered, aliases: [INTERVENTION_OFFERED], special: yes}

  oc3:
    title: care leaver record
    of: child
    by: child_id
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      born: {type: date, title: date of birth, aliases: [DOB]}
      in_touch: {type: code, codes: in_touch, title: in touch, aliases: [IN_TOUCH]}
      activity: {type: text, title: main activity, aliases: [ACTIV]}
      accommodation: {type: text, title: accommodation, aliases: [ACCOM]}

  previous_permanence:
    title: previous permanence record
    files: [prev_perm]
    of: child
    by: child_id
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      born: {type: date, title: date of birth, aliases: [DOB]}
      arrangement: {type: text, title: earlier permanent arrangement, aliases: [PREV_PERM]}
      authority: {type: text, title: authority that arranged it, aliases: [LA_PERM]}
      # The return allows zz/mm/yyyy and the like where a day or month is not known.
      date: {type: text, title: date of the order, aliases: [DATE_PERM]}

derived:
  period_of_care:
    title: period of care
    plural: periods of care
    runs_of: episode
    # An episode that has not ended still runs when the next begins.
    joined_when: next.decom <= dec or (dec = null and next.rne != "S")
    from: decom
    until: dec
    starts_if: rne = "S"
    unknown_start: start of the period of care not in this return

people: {number: child_id, born: date_of_birth}

"""###
  ),
]
