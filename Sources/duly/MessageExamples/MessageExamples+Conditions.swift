/// Conditions in FEEL.
let messageExamplesOfConditions: [MessageExample] = [
  MessageExample("200", in: .rule, wrong: "applies_when: '// to be written'", right: "applies_when: 'unborn = false'"),
  MessageExample("201", in: .condition, wrong: "disabled)", right: "disabled"),
  MessageExample("202", in: .condition, wrong: "category = ", right: "category = \"CP\""),
  MessageExample("203", in: .condition, wrong: "(disabled or unborn", right: "(disabled or unborn)"),
  MessageExample("204", in: .condition, wrong: "category = \"CP", right: "category = \"CP\""),
  MessageExample("205", in: .condition, wrong: "category = 'CP'", right: "category = \"CP\""),
  MessageExample("206", in: .condition, wrong: "category == \"CP\" && disabled", right: "category = \"CP\" and disabled"),
  MessageExample("208", in: .condition, wrong: "count(visit) > 1.1234567", right: "count(visit) > 1"),
  MessageExample("209", in: .condition, wrong: "opened > @\"01/04/2026\"", right: "opened > @\"2026-04-01\""),
  MessageExample("210", in: .condition, wrong: "> 5", right: "count(visit) > 5"),
  MessageExample("211", in: .condition, wrong: "categry = \"CP\"", right: "category = \"CP\""),
  MessageExample(
    "212", in: .rule, wrong: "duty: {for_each: plan, must_be_true: 'count(visit[item.date > date]) = 0'}",
    right: "duty: {for_each: plan, must_be_true: 'count(visit[item.date > plan.date]) = 0'}"),
  MessageExample("213", in: .condition, wrong: "child.categry = \"CP\"", right: "child.category = \"CP\""),
  MessageExample("214", in: .condition, wrong: "disabled.year = 2026", right: "opened.year = 2026"),
  MessageExample(
    "216", in: .condition, wrong: "some opened in visit satisfies opened.seen", right: "some one in visit satisfies one.seen"),
  MessageExample("220", in: .condition, wrong: "opened > \"2026-04-01\"", right: "opened > @\"2026-04-01\""),
  MessageExample("221", in: .condition, wrong: "category = \"CPP\"", right: "category = \"CP\""),
  MessageExample("222", in: .condition, wrong: "category < \"CP\"", right: "category = \"CIN\""),
  MessageExample("223", in: .condition, wrong: "category", right: "category = \"CP\""),
  MessageExample(
    "224", in: .rule, wrong: "duty: {within: 45 days, list: assessment, from: count(visit), done: completed}",
    right: "duty: {within: 45 days, list: assessment, from: started, done: completed}"),
  MessageExample("225", in: .condition, wrong: "count(visit) >= 0", right: "count(visit) > 0"),
  MessageExample("226", in: .condition, wrong: "count(visit) > 1 / 0", right: "count(visit) > 1 / 2"),
  MessageExample("227", in: .condition, wrong: "opened + 10 > today()", right: "opened + duration(\"P10D\") > today()"),
  MessageExample("228", in: .condition, wrong: "visit.date > opened", right: "visit[-1].date > opened"),
  MessageExample("229", in: .condition, wrong: "plan[-1].visit_every = \"2 weeks\"", right: "plan[-1].visit_every != null"),
  MessageExample(
    "230", in: .condition, wrong: "count(for v in visit, p in plan return v.date) = 1", right: "count(visit.date) = 1"),
  MessageExample("231", in: .condition, wrong: "cuont(visit) > 1", right: "count(visit) > 1"),
  MessageExample("232", in: .condition, wrong: "today(1) > opened", right: "today() > opened"),
  MessageExample("233", in: .condition, wrong: "count(opened) > 1", right: "count(visit) > 1"),
  MessageExample("234", in: .condition, wrong: "visit[2].seen", right: "visit[-1].seen"),
  MessageExample(
    "235", in: .ruleFile, wrong: "applies_when: working days between(opened, today()) > 10",
    right: "calendars: {working: england-and-wales}\napplies_when: working days between(opened, today()) > 10"),
  MessageExample("240", in: .expression, wrong: "number(\"x\")", right: "number(\"1\")"),
]
