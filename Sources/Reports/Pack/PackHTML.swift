import CivilTime
public import Compliance

/// A supervisor's pack as one HTML file that asks for nothing else: no script, no outside request. It prints on A4 and
/// reads well in grey; each worker, each chosen case and each note starts a page.
public func packHTML(_ p: SupervisorPack) -> String {
  var page = HTMLPage()
  let title = packTitle(p)
  page.begin(title, style: packStyle)
  cover(p, title: title, on: &page)
  for (index, worker) in p.workers.enumerated() {
    WorkerHTML(worker, number: index + 1, pack: p).write(on: &page)
  }
  page.end()
  return page.out
}

/// Who is in it, what the words mean, and what was not checked.
private func cover(_ p: SupervisorPack, title: String, on page: inout HTMLPage) {
  let words = HeaderWords(header: p.header)
  page.element("p", p.header.workspace, class: "kicker")
  page.element("h1", title)
  page.element("p", words.day, class: "lede")
  page.element("p", words.rules, class: "meta")
  if p.header.isDraft { page.element("p", words.draft, class: "notice") }
  page.element("p", "Confidential: about children and their workers. Keep it as you keep the children's files.", class: "small")
  contents(p, on: &page)
  page.element("h3", "What the short words mean")
  page.open("table", class: "answers")
  page.element("caption", "The words that stand in the tables")
  page.raw("<tbody>")
  for (cell, meaning) in keyToCells { page.row(escapeHTML(cell), ["<td>\(escapeHTML(meaning))</td>"]) }
  page.tableEnd()
  notChecked(p.header, on: &page)
}

/// Workers in the pack's order, which is by name: they are never ranked.
private func contents(_ p: SupervisorPack, on page: inout HTMLPage) {
  page.element("h3", "In this pack")
  page.tableHead(
    ["Worker", "Children held", "Cases gone into"], caption: "Workers, and the cases gone into for each", class: "answers")
  for (index, worker) in p.workers.enumerated() {
    let content = WorkerContent(worker, header: p.header)
    let cases = worker.cases.enumerated().map { place, c in
      "<a href=\"#w\(index + 1)c\(place + 1)\">\(escapeHTML(nameAndNumber(c.person)))</a>"
    }
    page.row(
      "<a href=\"#w\(index + 1)\">\(escapeHTML(content.name))</a>",
      ["<td>\(worker.rows.count)</td>", "<td>\(cases.joined(separator: "<br>"))</td>"])
  }
  page.tableEnd()
}

/// What was not checked, said on every worker's page.
func notChecked(_ header: AuditHeader, on page: inout HTMLPage) {
  let words = HeaderWords(header: header)
  page.open("div", class: "limits")
  let notRun = words.notRunInShort.isEmpty ? "" : " \(words.notRunInShort.joined(separator: "; "))."
  page.paragraph("\(strong: "What was not checked.")\(notRun) \(HeaderWords.limits)")
  page.close("div")
}
