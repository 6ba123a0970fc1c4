import CivilTime
public import Compliance

/// A supervisor's pack as plain text: each worker, each chosen case with its note, and what is coming up.
public func packText(_ p: SupervisorPack) -> String { plainText(packBlocks(p)) }

/// The same in Markdown.
public func packMarkdown(_ p: SupervisorPack) -> String { markdown(packBlocks(p)) }

private func packBlocks(_ p: SupervisorPack) -> [Block] {
  [.title(packTitle(p))] + headBlocks(p.header) + p.workers.flatMap { workerBlocks($0, header: p.header) }
}

/// "Before supervision: Helen Ward"
func packTitle(_ p: SupervisorPack) -> String {
  p.supervisor == nil ? "Before supervision" : "Before supervision: \(holderName(p.supervisor))"
}

private func headBlocks(_ header: AuditHeader) -> [Block] {
  let words = HeaderWords(header: header)
  var blocks: [Block] = [.paragraph(Phrase(words.day))]
  if !words.rules.isEmpty { blocks.append(.under(Phrase(words.rules))) }
  if header.isDraft { blocks.append(.paragraph(.strong(words.draft))) }
  blocks += [.subheading("What was not checked"), .paragraph(Phrase(HeaderWords.limits))]
  if !header.notRun.isEmpty { blocks.append(.bullets(words.notRunInShort.map { Phrase($0) })) }
  return blocks
}

private func workerBlocks(_ audit: WorkerAudit, header: AuditHeader) -> [Block] {
  let content = WorkerContent(audit, header: header)
  var blocks: [Block] = [.title(content.name), .paragraph(Phrase(content.subtitle))]
  if let away = content.awayWords { blocks.append(.under(.strong(away))) }
  if audit.restrictedCount > 0 { blocks.append(.under(Phrase(restrictedWords(audit.restrictedCount)))) }
  blocks.append(.under(Phrase(content.summary)))
  blocks += firstBlocks(content) + caseloadBlocks(content) + actionBlocks(content) + chosenBlocks(audit)
  for chosen in audit.cases { blocks += caseBlocks(chosen, worker: audit, header: header) }
  return blocks + comingUpBlocks(content)
}

private func firstBlocks(_ content: WorkerContent) -> [Block] {
  guard !content.first.isEmpty else { return [] }
  return [
    .heading(content.others.isEmpty ? "What to do" : "Speak of these first"),
    .bullets(
      content.first.map { f in
        "\(strong: nameAndNumber(f.person)). \(FindingSentences(f, in: content.header).headline) \(whatToDo(f)) "
          + "\(whoAndWhen(f, content.dates))."
      }),
  ]
}

private func caseloadBlocks(_ content: WorkerContent) -> [Block] {
  let columns = content.columns
  let rows = content.families.flatMap { family in
    family.map { row in
      let family = family.count > 1 ? " (family of \(family.count))" : ""
      return [nameAndNumber(row.person) + family] + columns.map { content.cell(row, $0).text }
    }
  }
  guard !rows.isEmpty else { return [] }
  return [
    .heading("Every child"), .table(headings: ["Child"] + columns.map(\.heading), rows: rows),
    .paragraph(Phrase(keyWords(content))),
  ]
}

private func keyWords(_ content: WorkerContent) -> String {
  let notChecked = content.notCheckedHeadings
  if notChecked.isEmpty { return "wd: working days. –: not checked, no such data." }
  return "wd: working days. Not checked, no such data: \(listed(notChecked.map(lowerFirst)))."
}

/// What the first list has said is not said again.
private func actionBlocks(_ content: WorkerContent) -> [Block] {
  guard !content.others.isEmpty else { return [] }
  return [
    .heading(content.othersHeading),
    .bullets(
      content.others.map { f in
        "\(strong: nameAndNumber(f.person)), \(heading(of: f.rule).lowercased()): \(whatToDo(f)) "
          + "\(strong: whoAndWhen(f, content.dates))."
      }),
  ]
}

private func chosenBlocks(_ audit: WorkerAudit) -> [Block] {
  guard !audit.cases.isEmpty else { return [] }
  return [
    .heading("Cases gone into, and why"),
    .bullets(
      audit.cases.map { c in
        "\(strong: nameAndNumber(c.person)): \(stopped(oneLine(c.chosenBecause ?? "asked for")))"
      }),
  ]
}

private func caseBlocks(_ audit: CaseAudit, worker: WorkerAudit, header: AuditHeader) -> [Block] {
  let content = CaseContent(audit, header: header)
  var blocks: [Block] = [.title(nameAndNumber(audit.person))]
  if !content.restOfPeriod.isEmpty { blocks.append(.paragraph(Phrase(content.restOfPeriod))) }
  if !audit.keyInformation.isEmpty {
    let facts = audit.keyInformation.map { fact -> Phrase in "\(oneLine(fact.title)): \(strong: oneLine(fact.value))" }
    blocks += [.heading("Key information"), .bullets(facts)]
  }
  blocks.append(.heading("Gaps in essential information"))
  blocks.append(
    audit.essentialGaps.isEmpty
      ? .paragraph("None.") : .bullets(audit.essentialGaps.map { Phrase(essentialGapWords($0)) }))
  let answers = content.answers.map { [$0.question, $0.answer, $0.last, $0.next] }
  blocks += [
    .heading("In time?"), .table(headings: ["Question", "On record", "Last", "Next due"], rows: answers),
  ]
  blocks += toldBlocks(content) + stripBlocks(content)
  return blocks + [.heading("Management direction note"), .verbatim(directionNote(audit, worker: worker, header: header))]
}

private func toldBlocks(_ content: CaseContent) -> [Block] {
  guard !content.told.isEmpty else { return [] }
  var blocks: [Block] = [.heading("What the record shows")]
  for finding in content.told {
    let sentences = FindingSentences(finding, in: content.header)
    blocks.append(.paragraph(sentences.paragraph))
    let more = [sentences.nearly, sentences.beside.asParagraph(), sentences.whatClearsIt]
    blocks += more.filter { !$0.isEmpty }.map { .under($0) }
    blocks.append(.under(Phrase("Standard: \(sentences.source) · \(sentences.footer)")))
    if finding.kind == .gap {
      blocks.append(.under(actionSentence(finding, dates: content.dates)))
      blocks.append(.under("[ ] agree   [ ] disagree, because ____________________"))
    }
  }
  return blocks
}

private func stripBlocks(_ content: CaseContent) -> [Block] {
  let strip = StripContent(content.audit.strip, dates: content.dates)
  guard !strip.lines.isEmpty else { return [] }
  return [
    .heading("The last six months on record"),
    .bullets(strip.lines.map { "\(strong: $0.title): \($0.inWords)." }),
  ]
}

private func comingUpBlocks(_ content: WorkerContent) -> [Block] {
  guard !content.weeks.isEmpty else { return [] }
  var blocks: [Block] = [.heading("Coming up: \(content.name)")]
  for week in content.weeks {
    blocks.append(.subheading(week.title))
    blocks.append(
      .bullets(
        week.due.map { due in
          "\(strong: due.day): \(due.what): \(listed(due.people.map(nameAndNumber)))"
        }))
  }
  return blocks
}
