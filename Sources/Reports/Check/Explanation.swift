import CivilTime
public import Compliance

/// The report of `duly explain`: how things stand for one child (what matters most first), what came before
/// (newest first), and what does not apply.
/// - Parameters:
///   - past: closed duties of the child, in any order.
///   - withRows: also say file, row and clause, for the analyst.
public func explanationText(
  _ audit: CaseAudit, past: [Finding], header: AuditHeader, withRows: Bool = false, colour: Bool = false
) -> String {
  plainText(explanationBlocks(audit, past: past, header: header, withRows: withRows), colour: colour)
}

/// The same in Markdown.
public func explanationMarkdown(
  _ audit: CaseAudit, past: [Finding], header: AuditHeader, withRows: Bool = false
) -> String {
  markdown(explanationBlocks(audit, past: past, header: header, withRows: withRows))
}

private func explanationBlocks(
  _ audit: CaseAudit, past: [Finding], header: AuditHeader, withRows: Bool
) -> [Block] {
  let words = HeaderWords(header: header)
  var blocks: [Block] = [
    .title(personLine(audit.person, holder: audit.holder)), .paragraph(Phrase(words.day)),
  ]
  if header.isDraft { blocks.append(.under(.strong(words.draft))) }
  blocks.append(.heading("How things stand"))
  if audit.findings.isEmpty { blocks.append(.paragraph("No rule that was run applies.")) }
  for finding in audit.findings.sorted(by: mattersMore) {
    blocks += standing(finding, header: header, withRows: withRows)
  }
  blocks += before(past, header: header)
  blocks += notApplying(audit)
  return blocks + [.heading("What was not checked"), .paragraph(Phrase(HeaderWords.limits))]
    + (header.notRun.isEmpty ? [] : [.bullets(words.notRunInFull)])
}

private func standing(_ f: Finding, header: AuditHeader, withRows: Bool) -> [Block] {
  let sentences = FindingSentences(f, in: header)
  var blocks: [Block] = [.subheading(question(of: f.rule)), .under(sentences.paragraph)]
  let more = [sentences.nearly, sentences.beside.asParagraph(), sentences.whatClearsIt]
    + [actionSentence(f, dates: sentences.dates)]
  blocks += more.filter { !$0.isEmpty }.map { .under($0) }
  blocks.append(.under(Phrase("Standard: \(sentences.source) · \(sentences.footer)")))
  if let changes = f.changesOn {
    blocks.append(.under(Phrase("With the records as they are, this does not change before \(sentences.dates.day(changes)).")))
  }
  if withRows { blocks += rows(f) }
  return blocks
}

/// For the analyst: which part of the rule decided, and the rows that were read.
private func rows(_ f: Finding) -> [Block] {
  let text = oneLine(f.decidedBy.text)
  var lines = ["Decided by \(oneLine(f.decidedBy.path))" + (text.isEmpty ? "" : ": \(text)")]
  let records = (f.last.map { [$0] } ?? []) + f.evidence + f.nearMisses.map(\.record)
  for record in records where record.line > 0 {
    let line = "Row \(record.line) of \(oneLine(record.file))"
    if !lines.contains(line) { lines.append(line) }
  }
  return lines.map { .under(Phrase($0)) }
}

private func before(_ past: [Finding], header: AuditHeader) -> [Block] {
  guard !past.isEmpty else { return [] }
  let dates = DateWords(asOf: header.asOf)
  let told = newestFirst(past).map { f -> Phrase in
    let day = day(of: f).map { dates.day($0) } ?? "No date"
    let due = f.due.map { ", due by \(dates.day($0))" } ?? ""
    let held = f.attributes.isInherited ? "; held by \(holderName(f.heldOnDueDate)) then" : ""
    return "\(strong: day): \(heading(of: f.rule).lowercased()), \(lowerFirst(words(for: f, dates: dates).long))\(due)\(held)."
  }
  return [.heading("Before that, newest first"), .bullets(told)]
}

private func notApplying(_ audit: CaseAudit) -> [Block] {
  guard !audit.doesNotApply.isEmpty else { return [] }
  let told = audit.doesNotApply.map { Phrase("\(oneLine($0.rule.title)): \(oneLine($0.why))") }
  return [.heading("Does not apply"), .bullets(told)]
}

/// By the day on which something happened or fell due; what has no day comes last.
private func newestFirst(_ findings: [Finding]) -> [Finding] {
  findings.sorted { a, b in
    switch (day(of: a), day(of: b)) {
    case (let x?, let y?) where x != y: x > y
    case (nil, _?): false
    case (_?, nil): true
    default: mattersMore(a, b)
    }
  }
}

private func day(of f: Finding) -> CivilDate? { f.done ?? f.due ?? f.last?.date ?? f.opened }
