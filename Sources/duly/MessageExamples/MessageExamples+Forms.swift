/// The forms `before` and `at_least`, and rule sets that are based on others.
let messageExamplesOfForms: [MessageExample] = [
  MessageExample(
    "350", in: .rule, wrong: "duty: {before: 28 days, event: closed, done: opened}",
    right: "duty: {before: 28 days, event: expected_birth, done: opened}"),
  MessageExample(
    "351", in: .rule, wrong: "duty: {at_least: two, list: visit, per: month, while: {from: opened, until: closed}}",
    right: "duty: {at_least: 2, list: visit, per: month, while: {from: opened, until: closed}}"),
  MessageExample(
    "352", in: .rule, wrong: "duty: {at_least: 2, list: visit, while: {from: opened, until: closed}}",
    right: "duty: {at_least: 2, list: visit, per: month, while: {from: opened, until: closed}}"),
  MessageExample(
    "353", in: .rule, wrong: "duty: {at_least: 2, list: visit, per: month, year_from: 1 April, while: {from: opened, until: closed}}",
    right: "duty: {at_least: 2, list: visit, per: year, year_from: 1 April, while: {from: opened, until: closed}}"),
  MessageExample(
    "354", in: .rule, wrong: "duty: {at_least: 2, list: visit, per: year, year_from: 31 April, while: {from: opened, until: closed}}",
    right: "duty: {at_least: 2, list: visit, per: year, year_from: 1 April, while: {from: opened, until: closed}}"),
  MessageExample(
    "355", in: .rule, wrong: "duty: {at_least: 1, list: visit, per: school term, while: {from: opened, until: closed}}",
    right: "duty: {at_least: 1, list: visit, per: quarter, while: {from: opened, until: closed}}"),
  MessageExample(
    "390", in: .ruleFile, wrong: "based_on: {rule_set: complianc-audit, version: 2026-04-01}",
    right: "based_on: {rule_set: compliance-audit, version: 2026-04-01}"),
  MessageExample(
    "391", in: .ruleFile, wrong: "based_on: {rule_set: compliance-audit, version: 2025-04-01}",
    right: "based_on: {rule_set: compliance-audit, version: 2026-04-01}"),
  MessageExample(
    "392", in: .ruleFile, wrong: "based_on: {rule_set: visits, version: 2026-04-01}",
    right: "based_on: {rule_set: compliance-audit, version: 2026-04-01}"),
  MessageExample(
    "394", in: .ruleFile,
    wrong: "based_on: {rule_set: compliance-audit, version: 2026-04-01}\nswitch_off: [chronology-up-to-dat]",
    right: "based_on: {rule_set: compliance-audit, version: 2026-04-01}\nswitch_off: [chronology-up-to-date]"),
  MessageExample(
    "396", in: .figures, wrong: localFigure.replacing("rule_set: visits", with: "rule_set: visit"), right: localFigure),
  MessageExample(
    "397", in: .figures, wrong: localFigure.replacing("figure: gap", with: "figure: gapp"), right: localFigure),
]

private let localFigure = """
  figures:
    - figure: gap
      rule_set: visits
      from: 2026-07-01
      value: 15 days
      source: {document: Our standards, kind: local}
      agreed: {by: A. Person, role: Head of service, date: 2026-06-10}
  """
