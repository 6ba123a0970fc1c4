import Compliance

/// Blocks as one HTML page that asks for nothing else: no script, no outside request. It prints in grey on A4.
///
/// - Parameter kicker: the small line above the title: where it comes from.
func htmlPage(_ blocks: [Block], kicker: String) -> String {
  var page = HTMLPage()
  let title = blocks.lazy.compactMap { if case .title(let text) = $0 { oneLine(text) } else { nil } }.first ?? ""
  page.begin(title, style: packStyle + "\n" + blockStyle)
  if !kicker.isEmpty { page.element("p", oneLine(kicker), class: "kicker") }
  var writer = BlockHTML()
  for (place, block) in blocks.enumerated() {
    writer.write(block, on: &page, hasTable: place + 1 < blocks.count && sectionHasTable(blocks[(place + 1)...]))
  }
  writer.close(on: &page)
  page.end()
  return page.out
}

/// Whether a table stands before the next heading.
private func sectionHasTable(_ blocks: ArraySlice<Block>) -> Bool {
  for block in blocks {
    if case .heading = block { return false }
    if case .table = block { return true }
  }
  return false
}

/// What pages made of blocks add to the look of a pack.
private let blockStyle = """
  section { margin-top: 6mm; page-break-inside: avoid; }
  section.rows { page-break-inside: auto; }
  section > h2 { font-size: 15pt; border-top: 0.7mm solid #0b0c0c; padding-top: 2mm; margin-bottom: 2mm; }
  div.part { margin-bottom: 4mm; }
  div.part > h3 { margin-top: 4mm; }
  p.under { margin-left: 4mm; }
  ul { page-break-before: avoid; }
  li { page-break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  table.plain { font-size: 9pt; }
  table.plain th, table.plain td { padding: 1mm 2mm 1mm 0; }
  table.plain tbody th { font-weight: normal; }
  table.plain td.n, table.plain th.n { text-align: right; padding-right: 3mm; white-space: nowrap; }
  @media screen and (max-width: 700px) { table.plain { display: block; overflow-x: auto; } }
  table.plain caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  """

/// Writes blocks one after the other: a heading opens a section, a subheading a part of it.
private struct BlockHTML {
  private var isInSection = false
  private var isInPart = false
  private var lastHeading = ""

  /// - Parameter hasTable: of a heading: a table follows, whose rows may go on on the next page.
  mutating func write(_ block: Block, on page: inout HTMLPage, hasTable: Bool) {
    switch block {
    case .title(let text): page.element("h1", oneLine(text))
    case .heading(let text):
      close(on: &page)
      page.open("section", class: hasTable ? "rows" : "")
      isInSection = true
      heading("h2", text, on: &page)
    case .subheading(let text):
      closePart(on: &page)
      page.open("div", class: "part")
      isInPart = true
      heading("h3", text, on: &page)
    case .paragraph(let phrase): page.paragraph(phrase)
    case .under(let phrase): page.paragraph(phrase, class: "under")
    case .notice(let phrase): page.paragraph(phrase, class: "notice")
    case .bullets(let items): page.bullets(items)
    case .table(let headings, let rows): table(headings, rows, on: &page)
    case .verbatim(let text): page.element("pre", text)
    }
  }

  mutating func close(on page: inout HTMLPage) {
    closePart(on: &page)
    if isInSection { page.close("section") }
    isInSection = false
  }

  private mutating func closePart(on page: inout HTMLPage) {
    if isInPart { page.close("div") }
    isInPart = false
  }

  private mutating func heading(_ tag: String, _ text: String, on page: inout HTMLPage) {
    lastHeading = oneLine(text)
    page.element(tag, lastHeading)
  }

  /// Columns that hold nothing but numbers stand to the right.
  private func table(_ headings: [String], _ rows: [[String]], on page: inout HTMLPage) {
    let isNumeric = headings.indices.map { column in
      column > 0 && rows.allSatisfy { column >= $0.count || $0[column].allSatisfy { $0.isNumber || "–+.−".contains($0) } }
    }
    func classed(_ tag: String, _ text: String, _ column: Int, scope: String = "") -> String {
      "<\(tag)\(scope)\(isNumeric[column] ? " class=\"n\"" : "")>\(datesKept(escapeHTML(oneLine(text))))</\(tag)>"
    }
    page.open("table", class: "plain")
    page.element("caption", lastHeading)
    page.raw("<thead><tr>" + headings.enumerated().map { classed("th", $1, $0, scope: " scope=\"col\"") }.joined() + "</tr></thead>")
    page.raw("<tbody>")
    for row in rows {
      let cells = row.indices.dropFirst().map { classed("td", row[$0], $0) }
      page.row(datesKept(escapeHTML(oneLine(row.first ?? ""))), cells)
    }
    page.tableEnd()
  }
}

/// "Wed 8 April" is not broken across lines.
private func datesKept(_ text: String) -> String {
  let words = text.split(separator: " ", omittingEmptySubsequences: false)
  var out = ""
  for (place, word) in words.enumerated() {
    if place > 0 { out += isWithinDate(words, place) ? "&nbsp;" : " " }
    out += word
  }
  return out
}

/// Whether the blank before a word stands within a date: weekday, day, month.
private func isWithinDate(_ words: [Substring], _ place: Int) -> Bool {
  func isWeekday(_ place: Int) -> Bool {
    place >= 0 && ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].contains(words[place])
  }
  func isDay(_ place: Int) -> Bool { words[place].count <= 2 && words[place].allSatisfy(\.isNumber) }
  return (isWeekday(place - 1) && isDay(place)) || (isWeekday(place - 2) && isDay(place - 1))
}
