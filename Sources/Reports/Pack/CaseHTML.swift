import CivilTime
import Compliance

/// A chosen child's pages, in the order of the case audit form, and then the note.
struct CaseHTML {
  let content: CaseContent
  let id: String
  let worker: WorkerAudit
  var audit: CaseAudit { content.audit }
  var dates: DateWords { content.dates }

  init(_ audit: CaseAudit, id: String, worker: WorkerAudit, header: AuditHeader) {
    content = CaseContent(audit, header: header)
    self.id = id
    self.worker = worker
  }

  func write(on page: inout HTMLPage) {
    page.open("section", class: "page", id: id)
    head(on: &page)
    keyInformation(on: &page)
    essentialGaps(on: &page)
    answers(on: &page)
    notChecked(content.header, on: &page)
    told(on: &page)
    strip(on: &page)
    actions(on: &page)
    page.close("section")
    note(on: &page)
  }

  private func head(on page: inout HTMLPage) {
    page.element("p", "Case gone into · \(holderName(worker.worker))", class: "kicker")
    page.raw("<h2>\(escapeHTML(fullName(audit.person)))\(numberBeside)</h2>")
    let parts = [audit.person.category.map(oneLine) ?? "", lowerFirst(content.restOfPeriod)].filter { !$0.isEmpty }
    page.element("p", capitalised(parts.joined(separator: " · ")), class: "lede")
    let recorded = content.asRecorded.map { " · \($0.plain)" } ?? ""
    page.element("p", "Chosen: \(oneLine(audit.chosenBecause ?? "asked for"))\(recorded)", class: "meta")
    if audit.person.isRestricted { page.element("p", "Restricted: for named people only", class: "notice") }
    let chips = content.gaps.map { f in
      "<span class=\"chip\">\(escapeHTML(heading(of: f.rule))): \(escapeHTML(words(for: f, dates: dates).short))</span>"
    }
    if !chips.isEmpty { page.raw("<p class=\"chips\">\(chips.joined(separator: " "))</p>") }
  }

  private var numberBeside: String {
    audit.person.name == nil ? "" : " <span class=\"number\">\(escapeHTML(audit.person.number))</span>"
  }

  /// Two facts to a line, read across.
  private func keyInformation(on page: inout HTMLPage) {
    guard !audit.keyInformation.isEmpty else { return }
    page.element("h3", "Key information")
    page.open("table", class: "facts")
    page.element("caption", "As recorded; special fields say only whether they are recorded")
    page.raw("<tbody>")
    let facts = audit.keyInformation.map { fact -> String in
      let isMissing = fact.value == "NOT RECORDED"
      let value = isMissing ? htmlCell(fact.value, .gap) : "<td>\(escapeHTML(fact.value))</td>"
      return "<th scope=\"row\">\(escapeHTML(fact.title))</th>\(value)"
    }
    for start in stride(from: 0, to: facts.count, by: 2) {
      let second = start + 1 < facts.count ? facts[start + 1] : "<td></td><td></td>"
      page.raw("<tr>\(facts[start])\(second)</tr>")
    }
    page.tableEnd()
  }

  private func essentialGaps(on page: inout HTMLPage) {
    page.element("h3", "Gaps in essential information")
    if audit.essentialGaps.isEmpty { page.element("p", "None.") }
    page.bullets(audit.essentialGaps.map { Phrase(essentialGapWords($0)) })
  }

  private func answers(on page: inout HTMLPage) {
    page.element("h3", "In time?")
    page.tableHead(
      ["Question", "On record", "Last", "Next due"], caption: "Each check, with the last and the next date",
      class: "answers times")
    for answer in content.answers {
      page.row(
        escapeHTML(answer.question),
        [
          htmlCell(answer.answer, answer.tone), "<td>\(escapeHTML(answer.last))</td>",
          "<td>\(escapeHTML(answer.next))</td>",
        ])
    }
    page.tableEnd()
  }

  /// How the dates were worked out, and what nearly counted.
  private func told(on page: inout HTMLPage) {
    guard !content.told.isEmpty else { return }
    page.element("h3", "What the record shows")
    for f in content.told {
      let sentences = FindingSentences(f, in: content.header)
      page.open("div", class: "told \(tone(of: f).cssClass)")
      let rest = sentences.beside + [sentences.whatClearsIt]
      if sentences.nearly.isEmpty {
        page.paragraph(([sentences.paragraph] + rest).asParagraph())
      } else {
        page.paragraph(sentences.paragraph)
        page.paragraph(([sentences.nearly] + rest).asParagraph())
      }
      page.paragraph(Phrase("Standard: \(sentences.source) · \(sentences.footer)"), class: "meta")
      page.close("div")
    }
  }

  private func strip(on page: inout HTMLPage) {
    let strip = StripContent(audit.strip, dates: dates)
    guard !strip.lines.isEmpty else { return }
    page.element("h3", "The last six months on record")
    page.raw("<table class=\"strip\" aria-hidden=\"true\"><tbody>")
    let months = strip.months.map { "<th colspan=\"\($0.weeks)\">\($0.weeks > 1 ? $0.name : "")</th>" }
    page.raw("<tr><th class=\"what\">By week</th>\(months.joined())</tr>")
    for line in strip.lines {
      let weeks = line.weeks.map { "<td>\(escapeHTML($0))</td>" }.joined()
      page.raw("<tr><th class=\"what\">\(escapeHTML(line.title))</th>\(weeks)</tr>")
    }
    page.tableEnd()
    page.element("p", StripContent.key, class: "meta")
    for line in strip.lines { page.paragraph("\(strong: line.title): \(line.inWords).", class: "meta") }
  }

  private func actions(on page: inout HTMLPage) {
    guard !content.gaps.isEmpty else { return }
    page.element("h3", "Open actions")
    page.tableHead(
      ["For", "What to do", "Who, by when", "Worker and manager"], caption: "Each open action, with room to answer",
      class: "grid actions")
    for f in content.gaps {
      let boxes = "<td><span class=\"boxes\">☐ agree &nbsp; ☐ disagree</span><br>because&nbsp;……………………</td>"
      let done = f.action.map(doneWhen) ?? ""
      page.row(
        escapeHTML(heading(of: f.rule)),
        [
          "<td>\(escapeHTML(whatToDo(f)))\(done)</td>", htmlWhoAndWhen(f, dates), boxes,
        ])
    }
    page.tableEnd()
  }

  private func doneWhen(_ action: RemedialAction) -> String {
    guard !action.doneWhen.isEmpty else { return "" }
    return "<br><span class=\"number\">Done when \(escapeHTML(oneLine(action.doneWhen)))</span>"
  }

  private func note(on page: inout HTMLPage) {
    page.open("section", class: "page")
    let use = content.header.isDraft ? "To try out; not for the file yet" : "To be finished by the manager and put on the file"
    page.element("p", use, class: "kicker")
    page.element("h2", "Note for \(fullName(audit.person))")
    // One block for each part that is not to be torn by the end of a page.
    let note = directionNote(audit, worker: worker, header: content.header)
    page.raw("<div class=\"note\">")
    for part in note.split(separator: "\n\n") { page.raw("<pre>\(escapeHTML(String(part)))</pre>") }
    page.raw("</div>")
    page.close("section")
  }
}
