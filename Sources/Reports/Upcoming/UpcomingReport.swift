import CivilTime
public import Compliance

/// What falls due, ready to be told.
public struct UpcomingReport: Sendable {
  public var header: AuditHeader
  public var upcoming: Upcoming
  /// The worker whose cases these are, if they are one worker's.
  public var worker: String?
  public var showsRestricted: Bool

  public init(header: AuditHeader, upcoming: Upcoming, worker: String?, showsRestricted: Bool) {
    self.header = header
    self.upcoming = upcoming
    self.worker = worker
    self.showsRestricted = showsRestricted
  }

  func shown(_ findings: [Finding]) -> [Finding] { findings.filter { showsRestricted || !$0.person.isRestricted } }

  /// Restricted cases that are left out.
  public var restrictedCount: Int {
    let all = upcoming.due + upcoming.awaiting + upcoming.mayChange
    return showsRestricted ? 0 : Set(all.filter(\.person.isRestricted).map(\.person.key)).count
  }
}

/// What falls due, week by week, as plain text.
public func upcomingText(_ report: UpcomingReport, colour: Bool = false) -> String {
  plainText(upcomingBlocks(report, asTables: false), colour: colour)
}

/// The same in Markdown.
public func upcomingMarkdown(_ report: UpcomingReport) -> String { markdown(upcomingBlocks(report, asTables: true)) }

/// The same as one HTML page that prints on A4.
public func upcomingHTML(_ report: UpcomingReport) -> String {
  htmlPage(upcomingBlocks(report, asTables: true), kicker: report.header.workspace)
}

private func upcomingBlocks(_ report: UpcomingReport, asTables: Bool) -> [Block] {
  let dates = DateWords(asOf: report.header.asOf)
  let due = report.shown(report.upcoming.due), awaiting = report.shown(report.upcoming.awaiting)
  let whose = report.worker.map { ": \(oneLine($0))" } ?? ""
  var blocks: [Block] = [
    .title("Coming up until \(report.upcoming.until.inWords(withYear: true))\(whose)"),
    .paragraph(Phrase(HeaderWords(header: report.header).day)),
  ]
  if report.header.isDraft { blocks.append(.under(Phrase(HeaderWords(header: report.header).draft))) }
  if report.restrictedCount > 0 { blocks.append(.paragraph(Phrase(restrictedWords(report.restrictedCount)))) }
  if report.upcoming.missing > 0 {
    let many = counted(report.upcoming.missing, "thing is", "things are")
    blocks.append(.paragraph(Phrase("\(many) open already, missing on record or to be put right there: duly check names them.")))
  }
  if due.isEmpty, awaiting.isEmpty { blocks.append(.paragraph("Nothing falls due until then.")) }
  let withWorker = report.worker == nil
  if !awaiting.isEmpty {
    blocks += [
      .heading("Awaiting record (\(awaiting.count))"), .paragraph("Due already; there is still time to type it in."),
      upcomingTable(awaiting, dates, withWorker, asTables),
    ]
  }
  for (monday, findings) in byWeek(due, dates) {
    blocks += [.heading("\(dates.week(of: monday)) (\(findings.count))"), upcomingTable(findings, dates, withWorker, asTables)]
  }
  blocks += otherDates(report, dates)
  let notRun = HeaderWords(header: report.header).notRunInShort
  if !notRun.isEmpty { blocks += [.heading("Not looked at"), .bullets(notRun.map { Phrase($0) })] }
  return blocks + [
    .paragraph(
      "What is done in the meantime moves what comes next: after each visit, plan or review the next one has its own date."),
    .paragraph(Phrase(HeaderWords.limits)),
  ]
}

private func byWeek(_ findings: [Finding], _ dates: DateWords) -> [(monday: CivilDate, findings: [Finding])] {
  var weeks: [(monday: CivilDate, findings: [Finding])] = []
  for finding in findings {
    guard let due = finding.due else { continue }
    let monday = dates.monday(of: due)
    if weeks.last?.monday == monday {
      weeks[weeks.count - 1].findings.append(finding)
    } else {
      weeks.append((monday, [finding]))
    }
  }
  return weeks
}

/// Brothers and sisters for whom the same is due on one day stand in one row: it may be one visit.
private func upcomingTable(_ findings: [Finding], _ dates: DateWords, _ withWorker: Bool, _ asTable: Bool) -> Block {
  var rows: [(key: String, first: Finding, people: [PersonSummary])] = []
  for finding in findings {
    let family = finding.person.family ?? "child \(finding.person.key)"
    let key = "\(finding.due?.description ?? "")/\(finding.identity.rule)/\(finding.heldNow?.key ?? "")/\(family)"
    if let index = rows.firstIndex(where: { $0.key == key }) {
      rows[index].people.append(finding.person)
    } else {
      rows.append((key, finding, [finding.person]))
    }
  }
  let cells = rows.map { row -> [String] in
    let names = row.people.map(nameAndNumber).joined(separator: ", ")
    let together = row.people.count > 1 ? " (one family, \(row.people.count) children)" : ""
    return [row.first.due.map { dates.day($0) } ?? "–", oneLine(heading(of: row.first.rule)), names + together]
      + (withWorker ? [holderName(row.first.heldNow)] : [])
  }
  if !asTable {
    return .bullets(cells.map { cell in "\(strong: cell[0]): \(cell[1]), \(cell[2])\(withWorker ? "; \(cell[3])" : "")" })
  }
  return .table(headings: ["Due by", "What", "For"] + (withWorker ? ["Held by"] : []), rows: cells)
}

private func otherDates(_ report: UpcomingReport, _ dates: DateWords) -> [Block] {
  var lines = report.upcoming.ruleDates.map { Phrase("\(strong: dates.day($0.day)): \(oneLine($0.text))") }
  lines += report.shown(report.upcoming.mayChange).map { finding -> Phrase in
    let day = finding.changesOn.map { dates.day($0) } ?? ""
    return "\(strong: day): \(nameAndNumber(finding.person)), \(lowerFirst(heading(of: finding.rule))): look again, the answer may change"
  }
  return lines.isEmpty ? [] : [.heading("Other dates"), .bullets(lines)]
}

// MARK: - For programs

/// One row for each thing that falls due.
public func upcomingCSV(_ report: UpcomingReport) -> String {
  let rows = (report.shown(report.upcoming.awaiting) + report.shown(report.upcoming.due)).map { finding -> [String] in
    [
      finding.due?.description ?? "", finding.identity.rule, finding.person.key, finding.outcome.rawValue,
      finding.heldNow?.key ?? "", finding.heldNow?.team ?? "", finding.last?.date?.description ?? "",
      finding.changesOn?.description ?? "",
    ]
  }
  return csv([["due", "rule", "subject", "outcome", "worker", "team", "last", "changes_on"]] + rows)
}

/// The same as one JSON object; each thing in the shape of `schemas/finding.schema.json`.
public func upcomingJSON(_ report: UpcomingReport) -> String {
  var o = JSONObject()
  o.put("as_of", report.upcoming.asOf)
  o.put("until", report.upcoming.until)
  o.put("restricted_left_out", report.restrictedCount)
  o.put("missing_already", report.upcoming.missing)
  func list(_ findings: [Finding]) -> String {
    "[" + report.shown(findings).map { finding in unlined(ndjson(finding, withRows: false)) }.joined(separator: ",") + "]"
  }
  o.raw("awaiting_record", list(report.upcoming.awaiting))
  o.raw("due", list(report.upcoming.due))
  o.raw("may_change", list(report.upcoming.mayChange))
  o.put(
    "rules_and_figures",
    report.upcoming.ruleDates.map { date in
      var o = JSONObject()
      o.put("day", date.day)
      o.put("text", date.text)
      return o
    })
  return o.text + "\n"
}

private func unlined(_ json: String) -> String { json.hasSuffix("\n") ? String(json.dropLast()) : json }
