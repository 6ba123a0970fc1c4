/// Examples, and what is probably not meant.
let messageExamplesOfTests: [MessageExample] = [
  MessageExample(
    "400", in: .tests, wrong: "tests_for: visit", right: "tests_for: visits"),
  MessageExample(
    "401", in: .tests,
    wrong: "examples:\n  - rule: visits-in-time\n    name: on the due day\n    as_of: 2026-04-01\n    child: {opened: 2026-03-22}\n    expect: {verdict: due}",
    right: "examples:\n  - rule: visit-in-time\n    name: on the due day\n    as_of: 2026-04-01\n    child: {opened: 2026-03-22}\n    expect: {verdict: due}"),
  MessageExample(
    "402", in: .example, wrong: "expect: {verdict: due, obligations: [{outcome: due}]}",
    right: "expect: {verdict: due, obligations: [{opened: 2026-03-18, outcome: due}]}"),
  MessageExample(
    "403", in: .tests,
    wrong: "examples:\n  - name: on the due day\n    as_of: 2026-04-01\n    child: {opened: 2026-03-22}\n    expect: {verdict: due}",
    right: "examples:\n  - name: on the due day\n    as_of: 2026-04-01\n    child: {opened: 2026-03-22}\n    expect: {visit-in-time: {verdict: due}}"),
  MessageExample(
    "410", in: .rule, wrong: "applies_when: category != \"CP\" or category != \"CLA\"",
    right: "applies_when: category != \"CP\" and category != \"CLA\""),
  MessageExample(
    "411", in: .rule,
    wrong: """
      duty: {recorded: religion}
      applies_when: unborn = false
      examples:
        - name: recorded
          as_of: 2026-04-01
          child: {opened: 2026-01-05, unborn: no, religion: Christian}
          expect: {verdict: met}
      """,
    right: """
      duty: {recorded: religion}
      applies_when: unborn = false
      examples:
        - name: recorded
          as_of: 2026-04-01
          child: {opened: 2026-01-05, unborn: no, religion: Christian}
          expect: {verdict: met}
        - name: not for an unborn child
          as_of: 2026-04-01
          child: {opened: 2026-01-05, unborn: yes}
          expect: {verdict: not_applicable}
      """),
  MessageExample(
    "412", in: .rule,
    wrong: """
      examples:
        - name: on the due day
          as_of: 2026-04-01
          child: {opened: 2026-03-22}
          expect: {verdict: due, due: 2026-04-01}
      """,
    right: """
      examples:
        - name: on the due day
          as_of: 2026-04-01
          child: {opened: 2026-03-22}
          expect: {verdict: due, due: 2026-04-01}
        - name: the day after
          as_of: 2026-04-02
          child: {opened: 2026-03-22}
          expect: {verdict: overdue, due: 2026-04-01}
      """),
  MessageExample(
    "413", in: .rule, wrong: "examples: []",
    right: """
      examples:
        - name: on the due day
          as_of: 2026-04-01
          child: {opened: 2026-03-22}
          expect: {verdict: due, due: 2026-04-01}
        - name: the day after
          as_of: 2026-04-02
          child: {opened: 2026-03-22}
          expect: {verdict: overdue, due: 2026-04-01}
      """),
  MessageExample(
    "414", in: .ruleFile,
    wrong: """
      figures:
        visit_interval:
          title: Longest gap between visits
          values: [{from: 2026-04-01, source: {document: Our standards, kind: local}, value: 10 days}]
      rules:
        - id: visit-in-time
          title: Visit in time
          source: {document: Our standards, kind: local}
          priority: 1
          duty: {every: 10 days, list: visit, while: {from: opened, until: closed}}
      """,
    right: """
      figures:
        visit_interval:
          title: Longest gap between visits
          values: [{from: 2026-04-01, source: {document: Our standards, kind: local}, value: 10 days}]
      rules:
        - id: visit-in-time
          title: Visit in time
          source: {document: Our standards, kind: local}
          priority: 1
          duty: {every: visit_interval, list: visit, while: {from: opened, until: closed}}
      """),
  MessageExample(
    "415", in: .ruleFile,
    wrong: """
      figures:
        visit_interval:
          title: Longest gap between visits
          values: [{from: 2026-04-01, source: {document: Our standards, kind: local}, value: 10 days}]
        first_visit:
          title: First visit
          values: [{from: 2027-04-01, source: {document: Our standards, kind: local}, value: 5 days}]
      rules:
        - id: visit-in-time
          title: Visit in time
          source: {document: Our standards, kind: local}
          priority: 1
          duty: {every: visit_interval, first: first_visit, list: visit, while: {from: opened, until: closed}}
      """,
    right: """
      figures:
        visit_interval:
          title: Longest gap between visits
          values: [{from: 2026-04-01, source: {document: Our standards, kind: local}, value: 10 days}]
        first_visit:
          title: First visit
          values: [{from: 2026-04-01, source: {document: Our standards, kind: local}, value: 5 days}]
      rules:
        - id: visit-in-time
          title: Visit in time
          source: {document: Our standards, kind: local}
          priority: 1
          duty: {every: visit_interval, first: first_visit, list: visit, while: {from: opened, until: closed}}
      """),
  MessageExample(
    "416", in: .ruleFile,
    wrong: """
      version: 2028-04-01
      calendars: {working: england-and-wales}
      rules:
        - id: visit-in-time
          title: Visit in time
          source: {document: Our standards, kind: local}
          priority: 1
          duty: {every: 10 working days, list: visit, while: {from: opened, until: closed}}
      """,
    right: """
      version: 2028-04-01
      calendars: {working: england-and-wales}
      rules:
        - id: visit-in-time
          title: Visit in time
          source: {document: Our standards, kind: local}
          priority: 1
          in_force: {from: 2026-04-01, until: 2028-12-01}
          duty: {every: 10 working days, list: visit, while: {from: opened, until: closed}}
      """),
  MessageExample("417", in: .rule, wrong: "question: Is the visit in breach?", right: "question: Was the child visited in time?"),
  MessageExample("418", in: .rule, wrong: "question: Did the SW see the child?", right: "question: Did the social worker see the child?"),
  MessageExample(
    "419", in: .example, wrong: "child: {child_id: \"1042331\", opened: 2026-01-05}", right: "child: {child_id: A1, opened: 2026-01-05}"),
  MessageExample(
    "420", in: .rule,
    wrong: """
      examples:
        - name: a visit
          as_of: 2026-04-01
          child: {opened: 2026-03-22}
          expect: {verdict: due, due: 2026-04-01}
        - name: a visit
          as_of: 2026-04-02
          child: {opened: 2026-03-22}
          expect: {verdict: overdue, due: 2026-04-01}
      """,
    right: """
      examples:
        - name: on the due day
          as_of: 2026-04-01
          child: {opened: 2026-03-22}
          expect: {verdict: due, due: 2026-04-01}
        - name: the day after
          as_of: 2026-04-02
          child: {opened: 2026-03-22}
          expect: {verdict: overdue, due: 2026-04-01}
      """),
  MessageExample(
    "421", in: .rule,
    wrong: """
      duty:
        every:
          - {when: disabled, then: 10 days}
          - {when: disabled = false, then: 20 days}
          - otherwise: 30 days
        list: visit
        while: {from: opened, until: closed}
      """,
    right: """
      duty:
        every:
          - {when: disabled, then: 10 days}
          - otherwise: 20 days
        list: visit
        while: {from: opened, until: closed}
      """),
  MessageExample(
    "422", in: .rule, wrong: "remedial_action: {do: See the child., owner: socail_worker}",
    right: "remedial_action: {do: See the child., owner: social_worker}"),
  MessageExample("424", in: .example, wrong: "child: {name: Amira Belkhadra, opened: 2026-03-18}", right: "child: {name: Example, opened: 2026-03-18}"),
  MessageExample(
    "423", in: .rule,
    wrong: """
      applies_when: category = "CP"
      duty:
        every:
          - {when: category = "CIN", then: 20 days}
          - otherwise: 10 days
        list: visit
        while: {from: opened, until: closed}
        restarts: category
      """,
    right: """
      applies_when: category in ("CP", "CIN")
      duty:
        every:
          - {when: category = "CIN", then: 20 days}
          - otherwise: 10 days
        list: visit
        while: {from: opened, until: closed}
        restarts: category
      """),
  MessageExample(
    "430", in: .answers, wrong: "rule,subject,answer\nvisit-in-time,C1,rule_wrong",
    right: "rule,subject,answer,answered_on\nvisit-in-time,C1,rule_wrong,2026-03-30"),
  MessageExample(
    "431", in: .answers, wrong: "rule,subject,answer,answered_on\nvisit-in-time,C1,rule_wron,2026-03-30",
    right: "rule,subject,answer,answered_on\nvisit-in-time,C1,rule_wrong,2026-03-30"),
]
