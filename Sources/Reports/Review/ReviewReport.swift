import CivilTime
public import Compliance

/// How the rules fare, ready to be told.
public struct ReviewReport: Sendable {
  public var header: AuditHeader
  public var review: Review
  public init(header: AuditHeader, review: Review) {
    self.header = header
    self.review = review
  }
}

/// How the rules fare over the real records, as plain text.
public func reviewText(_ report: ReviewReport, colour: Bool = false) -> String {
  plainText(reviewBlocks(report), colour: colour)
}

/// The same in Markdown.
public func reviewMarkdown(_ report: ReviewReport) -> String { markdown(reviewBlocks(report)) }

/// The same as one HTML page.
public func reviewHTML(_ report: ReviewReport) -> String { htmlPage(reviewBlocks(report), kicker: report.header.workspace) }

private func reviewBlocks(_ report: ReviewReport) -> [Block] {
  let words = HeaderWords(header: report.header)
  var blocks: [Block] = [.title("How the rules fare"), .paragraph(Phrase(words.day)), .under(Phrase(words.rules))]
  blocks.append(
    .paragraph(
      "What stands out here may be the work, the record or the rule. It is a reason to look at the rule again, not a finding about anybody."))
  for sign in RuleSign.allCases { blocks += signBlocks(sign, report.review) }
  if report.review.rules.allSatisfy({ $0.signs.isEmpty }) {
    blocks += [.heading("Rules"), .paragraph("No rule stands out.")]
  }
  blocks += fieldBlocks(report.review)
  if !report.review.endingExceptions.isEmpty {
    blocks += exceptionBlocks(report.review.endingExceptions, DateWords(asOf: report.header.asOf))
  }
  if !report.review.answers.isEmpty {
    blocks += answerBlocks(report.review.answers, DateWords(asOf: report.header.asOf))
  }
  return blocks + allRules(report.review)
}

private func exceptionBlocks(_ ending: [EndingExceptions], _ dates: DateWords) -> [Block] {
  let lines = ending.map { one -> Phrase in
    let when = one.first == one.last ? "on \(dates.day(one.last))" : "from \(dates.day(one.first)) to \(dates.day(one.last))"
    return "\(strong: oneLine(one.title)): \(one.count == 1 ? "one ends" : "\(one.count) end") \(when)"
  }
  return [
    .heading("Agreed exceptions that end soon (\(ending.map(\.count).reduce(0, +)))"),
    .paragraph("Within four weeks. From the day after its last, what is open is judged again by its own due date."), .bullets(lines),
  ]
}

private func answerBlocks(_ answers: [AnsweredRule], _ dates: DateWords) -> [Block] {
  let lines = answers.map { one -> Phrase in
    "\(strong: oneLine(one.title)): \(one.wrong) of \(counted(one.answers, "answer", "answers")), the newest of \(dates.day(one.newest))"
  }
  return [
    .heading("Answers which say that a rule is wrong (\(answers.map(\.wrong).reduce(0, +)))"),
    .paragraph("An answer changes no outcome. What was said beside it stands where the answers are kept."), .bullets(lines),
  ]
}

private func signBlocks(_ sign: RuleSign, _ review: Review) -> [Block] {
  let rules = review.rules.filter { $0.signs.contains(sign) }
  guard !rules.isEmpty else { return [] }
  let (heading, advice) = words(for: sign)
  return [.heading("\(heading) (\(rules.count))"), .paragraph(Phrase(advice)), .bullets(rules.map { line($0, sign, review.name(of: $0)) })]
}

private func words(for sign: RuleSign) -> (heading: String, advice: String) {
  switch sign {
  case .notRun: ("Rules that were not run", "No such data, or not in force on this day.")
  case .appliesToNobody: ("Rules that apply to nobody", "Is the condition written as it is meant, and does the data hold what it asks for?")
  case .mostlyCannotTell: ("Rules that mostly cannot tell", "They ask for what is not recorded. Is it to be recorded, or is the rule to ask for something else?")
  case .everybodyMisses: ("Rules that everybody misses", "Is the standard what people work by, and is the work recorded where the rule looks?")
  case .nobodyMisses: ("Rules that nobody misses", "Good, if so. Could the rule miss anything at all, as it is written?")
  }
}

private func line(_ rule: RuleReview, _ sign: RuleSign, _ name: String) -> Phrase {
  let title = Phrase.strong(name)
  let total = rule.verdicts.values.reduce(0, +)
  switch sign {
  case .notRun: return "\(title): \(oneLine(rule.causes.first?.text ?? ""))"
  case .appliesToNobody: return "\(title): \(total) looked at"
  case .mostlyCannotTell:
    let causes = rule.causes.prefix(3).map { "\(oneLine($0.text)) (\($0.count))" }
    return "\(title): \(rule.verdicts[.cannotTell] ?? 0) of \(total - (rule.verdicts[.notApplicable] ?? 0)); \(causes.joined(separator: "; "))"
  case .everybodyMisses: return "\(title): \(rule.missed) of \(rule.inTime + rule.missed) that fell due were late or are missing"
  case .nobodyMisses: return "\(title): \(rule.inTime) of \(rule.inTime) that fell due were done in time"
  }
}

extension Review {
  /// A rule's title; where several rules have the same, with its id.
  fileprivate func name(of rule: RuleReview) -> String {
    let isOnlyOne = rules.count { $0.title == rule.title } == 1
    return isOnlyOne ? oneLine(rule.title) : "\(oneLine(rule.title)) (\(rule.rule))"
  }
}

private func fieldBlocks(_ review: Review) -> [Block] {
  guard !review.neverFilled.isEmpty else { return [] }
  let lines = review.neverFilled.map { field -> Phrase in
    let readers = field.rules.isEmpty ? "no rule asks for it" : "asked for by \(field.rules.joined(separator: ", "))"
    return "\(strong: "\(field.list).\(field.field)") (\(oneLine(field.title))): blank in all \(field.count) \(oneLine(field.records)); \(readers)"
  }
  return [.heading("Fields that are never filled (\(lines.count))"), .bullets(lines)]
}

/// People as they stand now in one table, what fell due in another: neither number is a part of the other.
private func allRules(_ review: Review) -> [Block] {
  let rules = review.rules.filter { !$0.verdicts.isEmpty }
  let now = rules.map { rule -> [String] in
    let untold = rule.verdicts[.cannotTell] ?? 0
    let rest = rule.applies - rule.inTimeNow - rule.notInTimeNow - untold
    return [review.name(of: rule)] + [rule.applies, rule.inTimeNow, rule.notInTimeNow, untold, rest].map(String.init)
  }
  let past = rules.map { [review.name(of: $0), String($0.inTime), String($0.missed)] }
  return [
    .heading("All rules: people now"),
    .paragraph(
      "How many the rule applies to, and how they stand on the day. In time: done in time, or not due yet. Not in time: done late, or missing. Other: awaiting its record, by agreed exception, or ended before it was due."),
    .table(headings: ["Rule", "Applies to", "In time now", "Not in time now", "Cannot tell", "Other"], rows: now),
    .heading("All rules: what fell due so far"),
    .paragraph(
      "Each visit, plan, review and the like that ever fell due or was done, once. What runs and is not due yet is not among them; where a source holds only the newest record, nothing earlier is known either."),
    .table(headings: ["Rule", "Done in time", "Late or missing"], rows: past),
  ]
}

/// The same as one JSON object.
public func reviewJSON(_ report: ReviewReport) -> String {
  var o = JSONObject()
  o.put("as_of", report.header.asOf)
  o.put("people", report.review.people)
  o.put("rules", report.review.rules.map(ruleObject))
  o.put("never_filled", report.review.neverFilled.map(fieldObject))
  o.put("ending_exceptions", report.review.endingExceptions.map(exceptionObject))
  o.put("called_wrong", report.review.answers.map(answerObject))
  return o.text + "\n"
}

private func ruleObject(_ rule: RuleReview) -> JSONObject {
  var o = JSONObject()
  o.put("rule_set", rule.ruleSet)
  o.put("id", rule.rule)
  o.put("title", rule.title)
  o.put("signs", rule.signs.map(\.rawValue))
  var outcomes = JSONObject()
  for outcome in Outcome.allCases { if let count = rule.verdicts[outcome] { outcomes.put(outcome.rawValue, count) } }
  o.put("outcomes", outcomes)
  o.put("applies", rule.applies)
  o.put("in_time_now", rule.inTimeNow)
  o.put("not_in_time_now", rule.notInTimeNow)
  o.put("in_time", rule.inTime)
  o.put("not_in_time", rule.missed)
  o.put(
    "causes",
    rule.causes.map { cause in
      var o = JSONObject()
      o.put("text", cause.text)
      o.put("count", cause.count)
      return o
    })
  return o
}

private func fieldObject(_ field: UnfilledField) -> JSONObject {
  var o = JSONObject()
  o.put("list", field.list)
  o.put("field", field.field)
  o.put("records", field.count)
  o.put("rules", field.rules)
  return o
}

private func exceptionObject(_ ending: EndingExceptions) -> JSONObject {
  var o = JSONObject()
  o.put("rule", ending.rule)
  o.put("count", ending.count)
  o.put("first", ending.first)
  o.put("last", ending.last)
  return o
}

private func answerObject(_ answered: AnsweredRule) -> JSONObject {
  var o = JSONObject()
  o.put("rule_set", answered.ruleSet)
  o.put("rule", answered.rule)
  o.put("answers", answered.answers)
  o.put("rule_wrong", answered.wrong)
  o.put("newest", answered.newest)
  return o
}
