/// Clock stops, extensions and agreed exceptions.
let messageExamplesOfAdjustments: [MessageExample] = [
  MessageExample(
    "360", in: .rule,
    wrong: """
      duty: {recorded: religion}
      clock_stops: {list: missing_episode, from: start, until: returned}
      """,
    right: """
      duty: {recorded: religion, by: 10 days, from: opened}
      clock_stops: {list: missing_episode, from: start, until: returned}
      """),
  MessageExample(
    "361", in: .rule, wrong: "extensions: {list: plan, to: date}", right: "extensions: {list: plan, to: review_due}"),
  MessageExample(
    "362", in: .rule, wrong: "extensions: {list: plan, to: review_due, by: visit_every}",
    right: "extensions: {list: plan, to: review_due}"),
  MessageExample(
    "363", in: .rule,
    wrong: """
      source: {document: Working Together, kind: guidance}
      exception_by: service_manager
      """,
    right: """
      source: {document: Our standards, kind: local}
      exception_by: service_manager
      """),
  ofExceptions("364", wrong: "visit-on-time,C1,2026-04-01,2026-04-30,Abroad,A. Person,service_manager,2026-03-30"),
  ofExceptions("365", wrong: "visit-in-time,C11,2026-04-01,2026-04-30,Abroad,A. Person,service_manager,2026-03-30"),
  ofExceptions("366", wrong: "visit-in-time,C1,2026-04-01,,Abroad,A. Person,service_manager,2026-03-30"),
  ofExceptions("367", wrong: "religion-recorded,C1,2026-04-01,2026-04-30,Abroad,A. Person,service_manager,2026-03-30"),
  ofExceptions("368", wrong: "visit-in-time,C1,2026-04-01,2026-04-30,Abroad,A. Person,team_manager,2026-03-30"),
  MessageExample(
    "369", in: .exceptions,
    wrong: """
      rule,subject,from,until,reason,approved_by,role
      visit-in-time,C1,2026-04-01,2026-04-30,Abroad,A. Person,service_manager
      """,
    right: "\(columns)\n\(agreed)"),
]

private let columns = "rule,subject,from,until,reason,approved_by,role,approved_on"
private let agreed = "visit-in-time,C1,2026-04-01,2026-04-30,Abroad,A. Person,service_manager,2026-03-30"

/// The rule `visit-in-time` says `exception_by: service_manager`, and C1 is in the records.
private func ofExceptions(_ id: String, wrong: String) -> MessageExample {
  MessageExample(id, in: .exceptions, wrong: "\(columns)\n\(wrong)", right: "\(columns)\n\(agreed)")
}
