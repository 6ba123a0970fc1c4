/// Reading text and YAML: the file as a whole, and its keys.
let messageExamplesOfYAML: [MessageExample] = [
  MessageExample("001", in: .workspace, wrong: "rules: [visit.yaml]", right: "rules: [rules.yaml]"),
  MessageExample(
    "006", in: .ruleFile, wrong: "# our rules for visits",
    right: """
      language: 1
      rule_set: chronology
      title: Chronology
      version: 2026-04-01
      schema: childrens-social-care
      rules:
        - id: chronology-up-to-date
          title: Chronology up to date
          source: {document: Our recording policy, kind: local}
          priority: 4
          duty: {up_to_date: chronology, max_age: 3 months, while: {from: opened, until: closed}}
      """),
  MessageExample("007", in: .ruleFile, wrong: "title: Visits\n---\ntitle: Plans", right: "title: Visits"),
  MessageExample("012", in: .rule, wrong: "recordng_time: 2 days", right: "recording_time: 2 days"),
  MessageExample(
    "013", in: .rule, wrong: "remedial_action: {do: See the child.}",
    right: "remedial_action: {do: See the child., owner: social_worker}"),
  MessageExample("014", in: .rule, wrong: "source: Our standards", right: "source: {document: Our standards, kind: local}"),
  MessageExample("015", in: .rule, wrong: "title: [Visit, in time]", right: "title: Visit in time"),
  MessageExample("016", in: .rule, wrong: "title:", right: "title: Visit in time"),
  MessageExample(
    "017", in: .rule,
    wrong: "duty: {every: 10 days, list: visit, each_record: often, while: {from: opened, until: closed}}",
    right: "duty: {every: 10 days, list: visit, each_record: yes, while: {from: opened, until: closed}}"),
  MessageExample(
    "018", in: .example, wrong: "expect: {verdict: overdue, days_late: two}", right: "expect: {verdict: overdue, days_late: 2}"),
  MessageExample("019", in: .rule, wrong: "priority: 1\npriority: 2", right: "priority: 2"),
  MessageExample("020", in: .rule, wrong: "[title, question]: Visit in time", right: "title: Visit in time"),
  MessageExample("021", in: .rule, wrong: ": Is the visit in time?", right: "question: Is the visit in time?"),
  MessageExample("022", in: .rule, wrong: "<<: {question: Is the visit in time?}", right: "question: Is the visit in time?"),
]

/// Reading text and YAML: values that YAML would read in another way than they are meant.
let messageExamplesOfYAMLValues: [MessageExample] = [
  MessageExample("023", in: .rule, wrong: #"applies_when: != "CP""#, right: #"applies_when: category != "CP""#),
  MessageExample("024", in: .rule, wrong: "question: *important", right: "question: Important"),
  MessageExample(
    "025", in: .rule, wrong: "source: &ours {document: *ours, kind: local}", right: "source: {document: Our standards, kind: local}"),
  MessageExample("026", in: .rule, wrong: "\tquestion: Is the visit in time?", right: "question: Is the visit in time?"),
  MessageExample("027", in: .rule, wrong: "question: “Is the visit in time?”", right: "question: \"Is the visit in time?\""),
  MessageExample("028", in: .rule, wrong: "question:\u{A0}Is the visit in time?", right: "question: Is the visit in time?"),
  MessageExample("029", in: .rule, wrong: "formerly:\n  – visits", right: "formerly:\n  - visits"),
  MessageExample("030", in: .rule, wrong: "title: Visit in time #2", right: "title: 'Visit in time #2'"),
  MessageExample("031", in: .rule, wrong: "question: {child.name} is seen", right: "question: '{child.name} is seen'"),
  MessageExample("032", in: .rule, wrong: "question: > Is the visit in time?", right: "question: Is the visit in time?"),
  MessageExample("033", in: .rule, wrong: #"applies_when: "CP" = category"#, right: #"applies_when: category = "CP""#),
  MessageExample("034", in: .rule, wrong: "question: @home, was the child seen?", right: "question: At home, was the child seen?"),
  MessageExample("035", in: .rule, wrong: "question: * was the child seen?", right: "question: Was the child seen?"),
  MessageExample("036", in: .rule, wrong: "question: - was the child seen?", right: "question: Was the child seen?"),
  MessageExample("037", in: .rule, wrong: "title: Visit: in time", right: "title: 'Visit: in time'"),
  MessageExample("038", in: .rule, wrong: "title: \"Visit in time", right: "title: \"Visit in time\""),
  MessageExample("039", in: .rule, wrong: "title: 'The child's visit'", right: "title: \"The child's visit\""),
  MessageExample("040", in: .rule, wrong: #"question: "Is it in C:\documents?""#, right: #"question: 'Is it in C:\documents?'"#),
  MessageExample("041", in: .rule, wrong: "  question: Is the visit in time?", right: "question: Is the visit in time?"),
  MessageExample("042", in: .rule, wrong: "question:Is the visit in time?", right: "question: Is the visit in time?"),
  MessageExample("043", in: .rule, wrong: "question", right: "question: Is the visit in time?"),
  MessageExample(
    "044", in: .rule, wrong: "source: {document: Standards: visits, kind: local}",
    right: "source: {document: \"Standards: visits\", kind: local}"),
  MessageExample("045", in: .rule, wrong: "> question: Is the visit in time?", right: "question: Is the visit in time?"),
]
