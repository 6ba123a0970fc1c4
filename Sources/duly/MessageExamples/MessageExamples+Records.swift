/// Record schemas, workspaces, calendars, and files with records.
let messageExamplesOfRecords: [MessageExample] = [
  MessageExample(
    "100", in: .schema,
    wrong: "lists:\n  child:\n    key: child_id\n    fields:\n      child_id: {type: text}\n      review_due: {type: date, clock: plannd}",
    right: "lists:\n  child:\n    key: child_id\n    fields:\n      child_id: {type: text}\n      review_due: {type: date, clock: planned}"),
  MessageExample(
    "101", in: .schema,
    wrong: "lists:\n  child:\n    key: child_id\n    fields:\n      child_id: {type: text}\n      seen: {type: bool}",
    right: "lists:\n  child:\n    key: child_id\n    fields:\n      child_id: {type: text}\n      seen: {type: boolean}"),
  MessageExample(
    "102", in: .schema,
    wrong: "lists:\n  child:\n    key: child_id\n    fields:\n      child_id: {type: text}\n      Seen Alone: {type: boolean}",
    right: "lists:\n  child:\n    key: child_id\n    fields:\n      child_id: {type: text}\n      seen_alone: {type: boolean, title: seen alone}"),
  MessageExample(
    "103", in: .schema,
    wrong: "lists:\n  child:\n    key: seen\n    fields:\n      child_id: {type: text}\n      seen: {type: boolean}",
    right: "lists:\n  child:\n    key: child_id\n    fields:\n      child_id: {type: text}\n      seen: {type: boolean}"),
  MessageExample(
    "104", in: .schema, wrong: "lists:\n  child:\n    fields:\n      child_id: {type: text}",
    right: "lists:\n  child:\n    key: child_id\n    fields:\n      child_id: {type: text}"),
  MessageExample(
    "105", in: .schema,
    wrong:
      "lists:\n  child:\n    key: child_id\n    fields:\n      child_id: {type: text}\n      opened: {type: date, aliases: [Start]}\n      seen_on: {type: date, aliases: [Start]}",
    right:
      "lists:\n  child:\n    key: child_id\n    fields:\n      child_id: {type: text}\n      opened: {type: date, aliases: [Start]}\n      seen_on: {type: date, aliases: [Seen]}"),
  MessageExample(
    "106", in: .schema,
    wrong:
      "lists:\n  child:\n    of: family\n    key: child_id\n    fields:\n      child_id: {type: text}\n  family:\n    key: family_id\n    fields:\n      family_id: {type: text}",
    right:
      "lists:\n  child:\n    key: child_id\n    fields:\n      child_id: {type: text}\n      family_id: {type: reference, to: family}\n  family:\n    key: family_id\n    fields:\n      family_id: {type: text}"),
  MessageExample(
    "107", in: .workspace, wrong: "rules: [rules.yaml]\nsources:\n  system: {folder: data, extracted_at: 08/04/2026}",
    right: "rules: [rules.yaml]\nsources:\n  system: {folder: data, extracted_at: 2026-04-08}"),
  MessageExample(
    "108", in: .calendar,
    wrong: "holidays:\n  - {date: 2026-12-25, title: Christmas Day}\n  - {date: 2026-12-25, title: Christmas}",
    right: "holidays:\n  - {date: 2026-12-25, title: Christmas Day}\n  - {date: 2026-12-28, title: Boxing Day (substitute day)}"),
  MessageExample(
    "110", in: .example, wrong: "visit: [{date: 2026-03-18, seen: perhaps}]", right: "visit: [{date: 2026-03-18, seen: yes}]"),
  MessageExample(
    "111", in: .example, wrong: "child: {category: CPX, opened: 2026-01-05}", right: "child: {category: CP, opened: 2026-01-05}"),
  MessageExample(
    "120", in: .workspace,
    wrong: "rules: [rules.yaml]\nsources:\n  system:\n    folder: data\n    lists:\n      visits: {file: visit.csv}",
    right: "rules: [rules.yaml]\nsources:\n  system:\n    folder: data\n    lists:\n      visit: {file: visit.csv}"),
  MessageExample(
    "121", in: .workspace,
    wrong:
      "rules: [rules.yaml]\nsources:\n  one: {folder: data, lists: {child: {file: child.csv}}}\n  two: {folder: data, lists: {child: {file: child.csv}}}",
    right: "rules: [rules.yaml]\nsources:\n  one: {folder: data, lists: {child: {file: child.csv}}}"),
  MessageExample(
    "130", in: .workspace,
    wrong: "rules: [rules.yaml]\nsources:\n  system: {folder: data, lists: {child: {file: childern.csv}}}",
    right: "rules: [rules.yaml]\nsources:\n  system: {folder: data, lists: {child: {file: child.csv}}}"),
  MessageExample("131", in: .records, wrong: "", right: "child_id,category,opened,closed\nC1,CP,2026-01-05,"),
  MessageExample(
    "133", in: .records, wrong: "C1,CP,2026-01-05,\nC2,CIN,2026-01-05,",
    right: "child_id,category,opened,closed\nC1,CP,2026-01-05,\nC2,CIN,2026-01-05,"),
  MessageExample(
    "134", in: .records, wrong: "child_id;category;opened;closed\nC1;CP;2026-01-05;",
    right: "child_id,category,opened,closed\nC1,CP,2026-01-05,"),
  MessageExample(
    "135", in: .records, wrong: "child_id,opened,Opened,closed\nC1,2026-01-05,2026-01-06,", right: "child_id,opened,closed\nC1,2026-01-05,"),
  MessageExample("136", in: .records, wrong: "category,opened,closed\nCP,2026-01-05,", right: "child_id,category,opened,closed\nC1,CP,2026-01-05,"),
  MessageExample(
    "137", in: .records, wrong: "child_id,name,opened,closed\nC1,\"Amira,2026-01-05,\nC2,Ben,2026-01-05,",
    right: "child_id,name,opened,closed\nC1,\"Amira\",2026-01-05,\nC2,Ben,2026-01-05,"),
]
