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
  .none("390", "Two files are needed: name the base too, under `rules` in duly.yaml or beside this file, and write its `rule_set` as it stands there."),
  .none("391", "Two files are needed: write the version that stands in the base under `version`, after looking at what has changed in it."),
  .none("392", "Several files are needed: take `based_on` out of the one that is the base of the others."),
  .none("393", "Two files are needed: put the mistakes of the base right first."),
  .none("394", "Two files are needed: `switch_off` takes the id of a rule of the base. A rule of the file itself ends with `in_force: {until: …}`."),
  .none("395", "Two files are needed: take one of the two out of the run, or switch the rule off in one of them."),
  .none("396", "Two files are needed: write the name of a rule set that is run, as its `rule_set` says."),
  .none("397", "Two files are needed: write the name of the figure as it stands under `figures` in the rule set."),
]
