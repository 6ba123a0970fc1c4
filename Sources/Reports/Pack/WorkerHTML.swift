import CivilTime
import Compliance

/// A worker's part of the pack: the page for all their children, the chosen cases, and what is coming up.
struct WorkerHTML {
  let content: WorkerContent
  let number: Int
  let pack: SupervisorPack
  var dates: DateWords { content.dates }

  init(_ worker: WorkerAudit, number: Int, pack: SupervisorPack) {
    content = WorkerContent(worker, header: pack.header)
    self.number = number
    self.pack = pack
  }

  func write(on page: inout HTMLPage) {
    page.open("section", class: "page", id: "w\(number)")
    head(on: &page)
    first(on: &page)
    caseload(on: &page)
    actions(on: &page)
    chosen(on: &page)
    notChecked(pack.header, on: &page)
    page.close("section")
    for (index, chosen) in content.audit.cases.enumerated() {
      CaseHTML(chosen, id: "w\(number)c\(index + 1)", worker: content.audit, header: pack.header).write(on: &page)
    }
    comingUp(on: &page)
  }

  private func head(on page: inout HTMLPage) {
    let words = HeaderWords(header: pack.header)
    page.element("p", packTitle(pack), class: "kicker")
    page.element("h2", content.name)
    page.element("p", content.subtitle, class: "lede")
    if let away = content.awayWords { page.element("p", away, class: "notice") }
    let restricted = content.audit.restrictedCount > 0 ? " \(restrictedWords(content.audit.restrictedCount))" : ""
    page.paragraph("\(strong: content.summary)\(restricted)")
    let draft = pack.header.isDraft ? " · DRAFT rules" : ""
    page.raw("<p class=\"meta\">\(escapeHTML(words.day + draft))<br>\(escapeHTML(words.rules))</p>")
  }

  /// Which child, what is missing, what to do: the first thing that is seen.
  private func first(on page: inout HTMLPage) {
    guard !content.first.isEmpty else { return }
    page.element("h3", content.others.isEmpty ? "What to do" : "Speak of these first")
    gapTable(content.first, class: "first", caption: "The children to speak of first, and what to do", on: &page)
  }

  /// What the first table has said is not said again.
  private func actions(on page: inout HTMLPage) {
    guard !content.others.isEmpty else { return }
    page.element("h3", content.othersHeading)
    gapTable(
      content.others, class: "grid gaps", caption: "The other open actions, what matters most first: \(content.gaps.count) in all",
      on: &page)
  }

  private func gapTable(_ gaps: [Finding], class name: String, caption: String, on page: inout HTMLPage) {
    page.tableHead(["Child", "On record", "What to do", "Who, by when"], caption: caption, class: name)
    for f in gaps {
      let (what, _) = words(for: f, dates: dates)
      let inherited = f.attributes.isInherited ? ", inherited" : ""
      let since = f.due.map { "<br><span class=\"number\">due by \(escapeHTML(dates.day($0)))\(inherited)</span>" } ?? ""
      page.row(
        htmlName(fullName(f.person), number: f.person.name == nil ? nil : f.person.number),
        [
          "<td class=\"what\"><strong>\(escapeHTML(heading(of: f.rule))):</strong> \(escapeHTML(lowerFirst(what)))\(since)</td>",
          htmlCell(Phrase(whatToDo(f))), htmlWhoAndWhen(f, dates),
        ])
    }
    page.tableEnd()
  }

  private func caseload(on page: inout HTMLPage) {
    guard !content.audit.rows.isEmpty else { return }
    let columns = content.columns
    page.element("h3", "Every child")
    let notChecked = content.notCheckedHeadings
    let beside = notChecked.isEmpty ? "" : " Not checked: \(listed(notChecked.map(lowerFirst)))."
    page.tableHead(
      ["Child"] + columns.map(\.heading), caption: "Each child with the checks in words (wd: working days).\(beside)",
      class: "grid children", firstColumn: 22)
    for family in content.families {
      if let words = content.familyWords(family) {
        page.raw(
          "<tr class=\"family\"><th scope=\"rowgroup\" colspan=\"\(columns.count + 1)\">\(escapeHTML(words))</th></tr>")
      }
      for row in family { caseloadRow(row, isMember: family.count > 1, columns: columns, on: &page) }
    }
    page.tableEnd()
  }

  private func caseloadRow(_ row: WorkerRow, isMember: Bool, columns: [WorkerContent.Column], on page: inout HTMLPage) {
    let cells = columns.map { column in
      let (text, tone) = content.cell(row, column)
      return htmlCell(text, tone)
    }
    var below = row.person.name == nil ? [] : [oneLine(row.person.number)]
    if let category = row.person.category { below.append(oneLine(category)) }
    if row.person.isRestricted { below.append("restricted") }
    page.row(
      htmlName(fullName(row.person), number: below.isEmpty ? nil : below.joined(separator: " · ")), cells,
      class: isMember ? "member" : "")
  }

  private func chosen(on page: inout HTMLPage) {
    guard !content.audit.cases.isEmpty else { return }
    page.element("h3", "Cases gone into, and why")
    page.bullets(
      content.audit.cases.map { c in
        "\(strong: nameAndNumber(c.person)): \(stopped(oneLine(c.chosenBecause ?? "asked for")))"
      })
  }

  private func comingUp(on page: inout HTMLPage) {
    guard !content.weeks.isEmpty else { return }
    page.open("section", class: "page")
    page.element("p", content.name, class: "kicker")
    page.element("h2", "Coming up")
    for week in content.weeks {
      page.tableHead(["By", "Child", "What"], caption: week.title, class: "weeks")
      for due in week.due {
        let names = due.people.map { escapeHTML(nameAndNumber($0)) }.joined(separator: "<br>")
        page.row(escapeHTML(due.day), ["<td>\(names)</td>", "<td class=\"what\">\(escapeHTML(due.what))</td>"])
      }
      page.tableEnd()
    }
    page.close("section")
  }
}
