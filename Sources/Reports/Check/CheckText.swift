import CivilTime
import Compliance

/// The report of `duly check` for people: gaps by child, what is coming up, the past as figures, data quality, and what
/// was not checked.
/// - Parameter colour: bold and colour by terminal codes; without it the text holds none.
public func checkText(_ report: CheckReport, colour: Bool = false) -> String {
  plainText(checkBlocks(report), colour: colour)
}

/// The same in Markdown.
public func checkMarkdown(_ report: CheckReport) -> String { markdown(checkBlocks(report)) }

private func checkBlocks(_ report: CheckReport) -> [Block] {
  headBlocks(report) + gapBlocks(report) + comingUpBlocks(report) + historyBlocks(report) + exceptionBlocks(report) + qualityBlocks(report.header)
}

private func headBlocks(_ report: CheckReport) -> [Block] {
  let words = HeaderWords(header: report.header)
  let place = report.header.workspace.isEmpty ? "" : ": \(report.header.workspace)"
  var blocks: [Block] = [.title("Records checked\(place)"), .paragraph(Phrase(words.day))]
  if !words.rules.isEmpty { blocks.append(.under(Phrase(words.rules))) }
  blocks.append(
    .under(
      Phrase(
        "\(lookedAt(report)) looked at, \(counted(report.rulesRun, "rule", "rules")) run."
      )))
  if report.header.isDraft { blocks.append(.paragraph(.strong(words.draft))) }
  if report.restrictedCount > 0 { blocks.append(.paragraph(Phrase(restrictedWords(report.restrictedCount)))) }
  if !report.header.notRun.isEmpty {
    let why = report.header.notRun.allSatisfy(\.isForWantOfData) ? ": no such data" : ""
    blocks += [.heading("Not run (\(report.header.notRun.count))\(why)"), .bullets(words.notRunInFull)]
  }
  if !report.untold.isEmpty {
    let lines = report.untold.map { line in
      Phrase("\(strong: oneLine(line.title)): \(line.count) not checked (cannot tell: \(oneLine(line.cause)))")
    }
    blocks += [.heading("Cannot tell from these records"), .bullets(lines)]
  }
  return blocks
}

/// "120 people and 12 workers"
private func lookedAt(_ report: CheckReport) -> String {
  let others = report.recordsChecked.map { counted($0.count, $0.one, $0.several) }
  return listed([counted(report.peopleChecked, "person", "people")] + others)
}

/// "1 restricted case is not shown here."
func restrictedWords(_ count: Int) -> String {
  count == 1 ? "1 restricted case is not shown here." : "\(count) restricted cases are not shown here."
}

private func gapBlocks(_ report: CheckReport) -> [Block] {
  let groups = groupedByPerson(report.gaps)
  guard !groups.isEmpty else {
    if report.rulesRun == 0 { return [.heading("Nothing was checked"), .paragraph("No rule could be run on these records.")] }
    return [.heading("Gaps: none"), .paragraph("Nothing is missing on record that these rules ask for.")]
  }
  let people = groups.filter { $0.person.list == nil }
  var blocks = gapBlocks(people, "Gaps: missing on record now", ("person", "people"), report)
  // What is about a worker or an enquiry stands apart: it is in nobody's pack.
  for list in groups.compactMap(\.person.list).reduce(into: [String](), { if !$0.contains($1) { $0.append($1) } }) {
    let others = groups.filter { $0.person.list == list }
    let words = report.recordsChecked.first { $0.one == list }
    blocks += gapBlocks(others, "Gaps by \(list)", (list, words?.several ?? list + "s"), report)
  }
  return blocks
}

private func gapBlocks(
  _ groups: [(person: PersonSummary, findings: [Finding])], _ heading: String, _ who: (one: String, several: String),
  _ report: CheckReport
) -> [Block] {
  guard !groups.isEmpty else { return [] }
  let count = groups.reduce(0) { $0 + $1.findings.count }
  var blocks: [Block] = [.heading("\(heading) (\(count) for \(counted(groups.count, who.one, who.several)))")]
  for group in groups {
    blocks.append(.subheading(personLine(group.person, holder: group.findings[0].heldNow)))
    for finding in group.findings {
      let sentences = FindingSentences(finding, in: report.header)
      blocks.append(.under("\(tone(of: finding).mark) \(sentences.paragraph)"))
      blocks.append(.under(actionSentence(finding, dates: sentences.dates)))
      blocks.append(.under(Phrase(sentences.footer)))
    }
  }
  return blocks
}

/// "Amira Hassan · 104233 · child protection plan · Sam Okafor"
func personLine(_ person: PersonSummary, holder: Holder?) -> String {
  var parts = [nameAndNumber(person)]
  if let category = person.category { parts.append(oneLine(category)) }
  if let holder { parts.append(holderName(holder)) }
  if person.isRestricted { parts.append("restricted") }
  return parts.joined(separator: " · ")
}

private func comingUpBlocks(_ report: CheckReport) -> [Block] {
  guard !report.comingUp.isEmpty else { return [] }
  let dates = DateWords(asOf: report.header.asOf)
  let lines = byDay(report.comingUp).map { f -> Phrase in
    let day = (f.next ?? f.due).map { dates.day($0, f.dueMinute) } ?? "No date"
    let now = f.outcome == .dueSoon ? "due soon" : lowerFirst(words(for: f, dates: dates).long)
    return "\(strong: day): \(nameAndNumber(f.person)), \(lowerFirst(heading(of: f.rule))), \(now) (\(holderName(f.heldNow)))"
  }
  return [.heading("Coming up (\(lines.count))"), .bullets(lines)]
}

/// Figures only: nobody can do again what is done.
private func historyBlocks(_ report: CheckReport) -> [Block] {
  let order: [Outcome] = [.met, .due, .late, .missed, .lapsed, .exempt, .notApplicable]
  let lines = report.history.compactMap { line -> Phrase? in
    var counts = order.compactMap { outcome -> String? in
      guard let count = line.counts[outcome], count > 0 else { return nil }
      return "\(count) \(outcome == .notApplicable ? "where it does not apply" : lowerFirst(words(for: outcome)))"
    }
    if line.leftOut > 0 { counts.append("\(line.leftOut) left out, as only today's facts are held (--by-todays-facts counts them)") }
    return counts.isEmpty ? nil : "\(strong: oneLine(line.title)): \(counts.joined(separator: ", "))"
  }
  return lines.isEmpty ? [] : [.heading("In time, and past: figures only"), .bullets(lines)]
}

private func qualityBlocks(_ header: AuditHeader) -> [Block] {
  var blocks: [Block] = []
  if !header.dataQuality.isEmpty {
    blocks += [.heading("Data quality"), .bullets(header.dataQuality.map { Phrase(oneLine($0)) })]
  }
  blocks += [.heading("What was not checked"), .paragraph(Phrase(HeaderWords.limits))]
  let wanting = header.notRun.filter(\.isForWantOfData), others = header.notRun.filter { !$0.isForWantOfData }
  if !wanting.isEmpty {
    blocks.append(.under(Phrase("Not run for want of data: \(listed(wanting.map { oneLine($0.title) })).")))
  }
  if !others.isEmpty {
    blocks.append(.under(Phrase("Not run: \(listed(others.map { "\(oneLine($0.title)) (\(oneLine($0.reason)))" })).")))
  }
  return blocks
}
