/// Rule sets: their head, figures and texts.
let messageExamplesOfRules: [MessageExample] = [
  MessageExample("300", in: .ruleFile, wrong: "schema: childrens-socal-care", right: "schema: childrens-social-care"),
  MessageExample("301", in: .ruleFile, wrong: "language: 2", right: "language: 1"),
  MessageExample("302", in: .ruleFile, wrong: "about: category_period", right: "about: child"),
  MessageExample("303", in: .ruleFile, wrong: "calendars: {working: england}", right: "calendars: {working: england-and-wales}"),
  MessageExample(
    "304", in: .ruleFile,
    wrong: """
      rules:
        - id: visit-in-time
          title: Visit in time
          source: {document: Our standards, kind: local}
          priority: 1
          duty: {every: 10 working days, list: visit, while: {from: opened, until: closed}}
      """,
    right: """
      calendars: {working: england-and-wales}
      rules:
        - id: visit-in-time
          title: Visit in time
          source: {document: Our standards, kind: local}
          priority: 1
          duty: {every: 10 working days, list: visit, while: {from: opened, until: closed}}
      """),
  MessageExample(
    "305", in: .ruleFile,
    wrong: """
      rules:
        - id: recorded
          title: Religion recorded
          source: {document: Our standards, kind: local}
          priority: 4
          duty: {recorded: religion}
        - id: recorded
          title: Ethnicity recorded
          source: {document: Our standards, kind: local}
          priority: 4
          duty: {recorded: ethnicity}
      """,
    right: """
      rules:
        - id: religion-recorded
          title: Religion recorded
          source: {document: Our standards, kind: local}
          priority: 4
          duty: {recorded: religion}
        - id: ethnicity-recorded
          title: Ethnicity recorded
          source: {document: Our standards, kind: local}
          priority: 4
          duty: {recorded: ethnicity}
      """),
  MessageExample("306", in: .rule, wrong: "in_force: {from: 01/04/2026}", right: "in_force: {from: 2026-04-01}"),
  MessageExample("307", in: .rule, wrong: "due_soon: 5", right: "due_soon: 5 days"),
  MessageExample("308", in: .rule, wrong: "due_soon: 5 school days", right: "due_soon: 5 days"),
  MessageExample("309", in: .rule, wrong: "id: Visit in time", right: "id: visit-in-time"),
  MessageExample("310", in: .rule, wrong: "source: {document: Our standards, kind: locl}", right: "source: {document: Our standards, kind: local}"),
  MessageExample(
    "311", in: .rule, wrong: "duty: {every: 10 days, list: visits, while: {from: opened, until: closed}}",
    right: "duty: {every: 10 days, list: visit, while: {from: opened, until: closed}}"),
  MessageExample(
    "312", in: .rule, wrong: "duty: {for_each: worker, must_be_true: name != null}", right: "duty: {for_each: visit, must_be_true: seen = true}"),
  MessageExample(
    "313", in: .rule, wrong: "duty: {every: 10 days, list: visit, while: {from: opend, until: closed}}",
    right: "duty: {every: 10 days, list: visit, while: {from: opened, until: closed}}"),
  MessageExample(
    "314", in: .rule, wrong: "duty: {every: 10 days, list: visit, while: {from: opened, until: closed}, restarts: placement.strat}",
    right: "duty: {every: 10 days, list: visit, while: {from: opened, until: closed}, restarts: placement.start}"),
  MessageExample(
    "315", in: .rule, wrong: "duty: {recorded: religion, by: 10 days, from: category}",
    right: "duty: {recorded: religion, by: 10 days, from: opened}"),
  MessageExample(
    "316", in: .rule, wrong: "remedial_action: {do: See <child.nam>., owner: social_worker}",
    right: "remedial_action: {do: See <child.name>., owner: social_worker}"),
  MessageExample(
    "317", in: .rule, wrong: "duty: every 10 days", right: "duty: {every: 10 days, list: visit, while: {from: opened, until: closed}}"),
  MessageExample(
    "318", in: .ruleFile,
    wrong: """
      figures:
        category:
          title: Longest gap between visits
          values: [{from: 2026-04-01, source: {document: Our standards, kind: local}, value: 10 days}]
      """,
    right: """
      figures:
        visit_interval:
          title: Longest gap between visits
          values: [{from: 2026-04-01, source: {document: Our standards, kind: local}, value: 10 days}]
      """),
  MessageExample(
    "319", in: .ruleFile,
    wrong: """
      figures:
        visit_interval:
          title: Longest gap between visits
          values:
            - {from: 2026-04-01, source: {document: Our standards, kind: local}, value: 10 days}
            - {from: 2026-04-01, source: {document: Our standards, kind: local}, value: 5 days}
      """,
    right: """
      figures:
        visit_interval:
          title: Longest gap between visits
          values:
            - {from: 2026-04-01, source: {document: Our standards, kind: local}, value: 10 days}
            - {from: 2027-04-01, source: {document: Our standards, kind: local}, value: 5 days}
      """),
  MessageExample(
    "320", in: .ruleFile,
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
          in_force: {from: 2025-04-01}
          duty: {every: visit_interval, list: visit, while: {from: opened, until: closed}}
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
          in_force: {from: 2026-04-01}
          duty: {every: visit_interval, list: visit, while: {from: opened, until: closed}}
      """),
  MessageExample(
    "321", in: .rule, wrong: "in_force: {from: 2026-04-01, until: 2026-04-01}", right: "in_force: {from: 2026-04-01, until: 2027-04-01}"),
]
