/// Duties, spans and tables.
let messageExamplesOfDuties: [MessageExample] = [
  MessageExample("346", in: .rule, wrong: "duty: {recorded: []}", right: "duty: {recorded: [religion]}"),
  .none("347", "Duly says this where it cannot read a rule or figure and knows no other mistake of it, so that nothing is left out without a word. It is a mistake of Duly itself: please report it with the lines that it points at, without anything about a child."),
  MessageExample(
    "322", in: .rule, wrong: "duty: {every: 10 days, first: [5 days, 10 days], list: visit, while: {from: opened, until: closed}}",
    right: "duty: {every: 10 days, first: 5 days, list: visit, while: {from: opened, until: closed}}"),
  MessageExample(
    "323", in: .rule,
    wrong: """
      duty:
        every:
          - otherwise: 20 days
          - {when: disabled, then: 10 days}
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
    "324", in: .rule,
    wrong: """
      duty:
        every:
          - {when: disabled, then: 10 days, otherwise: 20 days}
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
    "325", in: .rule,
    wrong: """
      duty:
        every:
          - {when: disabled}
          - otherwise: 20 days
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
    "326", in: .rule,
    wrong: "duty: {every: {sooner_of: [10 days], later_of: [20 days]}, list: visit, while: {from: opened, until: closed}}",
    right: "duty: {every: {sooner_of: [10 days, 1 month]}, list: visit, while: {from: opened, until: closed}}"),
  MessageExample(
    "327", in: .rule, wrong: "duty: {every: [20 days, 3 months, 6 months], list: visit, while: {from: opened, until: closed}}",
    right: "duty: {every: [20 days, 3 months, then 6 months], list: visit, while: {from: opened, until: closed}}"),
  MessageExample("328", in: .rule, wrong: "priority: high", right: "priority: 1"),
  MessageExample(
    "329", in: .rule, wrong: "duty: {evry: 10 days, list: visit, while: {from: opened, until: closed}}",
    right: "duty: {every: 10 days, list: visit, while: {from: opened, until: closed}}"),
  MessageExample(
    "330", in: .rule, wrong: "duty: {every: 10 days, recorded: religion, list: visit, while: {from: opened, until: closed}}",
    right: "duty: {every: 10 days, list: visit, while: {from: opened, until: closed}}"),
  MessageExample(
    "331", in: .rule, wrong: "duty: {every: 10 days, list: visit}",
    right: "duty: {every: 10 days, list: visit, while: {from: opened, until: closed}}"),
  MessageExample("332", in: .rule, wrong: "duty: {recorded: religion, from: opened}", right: "duty: {recorded: religion, by: 10 days, from: opened}"),
  MessageExample(
    "334", in: .rule, wrong: "duty: {within: 15 days, list: assessment, from: started, done: {list: review}}",
    right: "duty: {within: 15 days, list: assessment, from: started, done: {list: review, answers: one}}"),
  MessageExample(
    "335", in: .rule, wrong: "duty: {every: [20 days, then 6 months], first: 5 days, list: visit, while: {from: opened, until: closed}}",
    right: "duty: {every: [5 days, 20 days, then 6 months], list: visit, while: {from: opened, until: closed}}"),
  MessageExample(
    "336", in: .rule, wrong: "duty: {up_to_date: plan, by: 10 days, while: {from: opened, until: closed}}",
    right: "duty: {up_to_date: plan, by: 10 days, max_age: 6 months, while: {from: opened, until: closed}}"),
  MessageExample(
    "338", in: .rule, wrong: "duty: {every: 10 days, list: visit, while: {each: review}}", right: "duty: {every: 10 days, list: visit, while: {each: placement}}"),
  MessageExample(
    "339", in: .rule, wrong: "duty: {every: 10 days, list: visit, while: {from: opened, until: closed}, restarts: religion}",
    right: "duty: {every: 10 days, list: visit, while: {from: opened, until: closed}, restarts: category}"),
  MessageExample(
    "340", in: .rule,
    wrong: """
      duty:
        every:
          - {when: category = "CP", then: 10 days}
          - otherwise: 20 days
        list: visit
        while: {from: opened, until: closed}
      """,
    right: """
      duty:
        every:
          - {when: category = "CP", then: 10 days}
          - otherwise: 20 days
        list: visit
        while: {from: opened, until: closed}
        restarts: category
      """),
  MessageExample("341", in: .example, wrong: "child: []", right: "child: {opened: 2026-01-05}"),
  MessageExample(
    "342", in: .rule,
    wrong: """
      duty:
        every:
          - {when: category != "CIN", then: 10 days}
          - {when: category = "CP", then: 5 days}
          - otherwise: 20 days
        list: visit
        while: {from: opened, until: closed}
        restarts: category
      """,
    right: """
      duty:
        every:
          - {when: category = "CP", then: 5 days}
          - {when: category != "CIN", then: 10 days}
          - otherwise: 20 days
        list: visit
        while: {from: opened, until: closed}
        restarts: category
      """),
  MessageExample(
    "343", in: .rule,
    wrong: """
      duty:
        every:
          - {when: count(visit) = 0, then: 5 days}
          - {when: count(visit) > 1, then: 20 days}
        list: visit
        while: {from: opened, until: closed}
      """,
    right: """
      duty:
        every:
          - {when: count(visit) = 0, then: 5 days}
          - {when: count(visit) >= 1, then: 20 days}
        list: visit
        while: {from: opened, until: closed}
      """),
  MessageExample(
    "344", in: .condition, wrong: "count(visit[type = \"Home\u{A0}visit\"]) > 0", right: "count(visit[type = \"Home visit\"]) > 0"),
  MessageExample(
    "345", in: .rule, wrong: "duty: {must_be_true: disabled, counts_if: unborn = false}",
    right: "duty: {for_each: visit, must_be_true: seen = true, counts_if: type = \"Home visit\"}"),
  MessageExample(
    "348", in: .rule,
    wrong: "duty: {within: {sooner_of: [5 days, 1 month], count_from: same_day}, list: assessment, from: started, done: completed}",
    right: "duty: {within: {span: {sooner_of: [5 days, 1 month]}, count_from: same_day}, list: assessment, from: started, done: completed}"),
  MessageExample(
    "349", in: .rule, wrong: "due_soon: {span: 5 days, count_from: same_day}", right: "due_soon: 5 days"),
  MessageExample("370", in: .rule, wrong: "duty: {recorded: religion, by: 48 hours}", right: "duty: {recorded: religion, by: 2 days}"),
  MessageExample(
    "371", in: .rule, wrong: "duty: {within: {sooner_of: [72 hours, 5 days]}, list: assessment, from: started, done: completed}",
    right: "duty: {within: 72 hours, list: assessment, from: started, done: completed}"),
  MessageExample(
    "425", in: .rule, wrong: "duty: {before: {span: 28 days, count_from: same_day}, event: expected_birth, done: opened}",
    right: "duty: {before: 28 days, event: expected_birth, done: opened}"),
  MessageExample("426", in: .rule, wrong: "due_soon: 5\u{A0}days", right: "due_soon: 5 days"),
]
