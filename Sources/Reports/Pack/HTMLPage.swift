import Compliance

/// An HTML page that is written from top to bottom. Whatever is given as text is escaped here.
struct HTMLPage {
  private(set) var out = ""

  /// Everything up to the page's own text.
  mutating func begin(_ title: String, style: String) {
    raw(
      """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>\(escapeHTML(title))</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      <main>
      """)
  }
  mutating func end() { raw("</main>\n</body>\n</html>") }

  mutating func raw(_ html: String) { out += html + "\n" }
  mutating func open(_ tag: String, class name: String = "", id: String = "") {
    raw("<\(tag)\(attribute("class", name))\(attribute("id", id))>")
  }
  mutating func close(_ tag: String) { raw("</\(tag)>") }
  mutating func element(_ tag: String, _ text: String, class name: String = "", id: String = "") {
    raw("<\(tag)\(attribute("class", name))\(attribute("id", id))>\(escapeHTML(text))</\(tag)>")
  }
  mutating func paragraph(_ phrase: Phrase, class name: String = "") {
    guard !phrase.isEmpty else { return }
    raw("<p\(attribute("class", name))>\(phrase.html)</p>")
  }
  mutating func bullets(_ items: [Phrase]) {
    guard !items.isEmpty else { return }
    raw("<ul>" + items.map { "<li>\($0.html)</li>" }.joined() + "</ul>")
  }
  /// The first row of a table; `caption` says what it holds, for those who hear it.
  /// - Parameter firstColumn: its width in percent, where the other columns share the rest equally.
  mutating func tableHead(_ headings: [String], caption: String, class name: String, firstColumn: Int? = nil) {
    open("table", class: name)
    element("caption", caption)
    if let first = firstColumn, headings.count > 1 {
      let rest = (100 - first) * 10 / (headings.count - 1)
      let columns = headings.dropFirst().map { _ in "<col style=\"width: \(rest / 10).\(rest % 10)%\">" }.joined()
      raw("<colgroup><col style=\"width: \(first)%\">\(columns)</colgroup>")
    }
    raw("<thead><tr>" + headings.map { "<th scope=\"col\">\(escapeHTML($0))</th>" }.joined() + "</tr></thead>")
    raw("<tbody>")
  }
  mutating func tableEnd() { raw("</tbody></table>") }
  /// A row whose first cell names it; the cells are HTML already.
  mutating func row(_ head: String, _ cells: [String], class name: String = "") {
    raw("<tr\(attribute("class", name))><th scope=\"row\">\(head)</th>\(cells.joined())</tr>")
  }

  private func attribute(_ name: String, _ value: String) -> String {
    value.isEmpty ? "" : " \(name)=\"\(escapeHTML(value))\""
  }
}

/// A cell, its mark unseen by those who hear the page: the words say the same.
func htmlCell(_ text: String, _ tone: CellTone) -> String {
  let mark = tone.mark.isEmpty ? "" : "<span class=\"mark\" aria-hidden=\"true\">\(escapeHTML(tone.mark))</span>&nbsp;"
  // "OVERDUE" over "9 wd": the count is not torn from its unit.
  let words = escapeHTML(text).replacing(" wd", with: "&nbsp;wd").replacing(" days", with: "&nbsp;days")
  return "<td class=\"\(tone.cssClass)\">\(mark)\(words)</td>"
}

func htmlCell(_ phrase: Phrase) -> String { "<td>\(phrase.html)</td>" }

/// Who over by when: a date is not broken across lines.
func htmlWhoAndWhen(_ f: Finding, _ dates: DateWords) -> String {
  guard let action = f.action else { return "<td class=\"who\">\(escapeHTML(whoAndWhen(f, dates)))</td>" }
  let when = escapeHTML(byWhen(action, dates)).replacing(" ", with: "&nbsp;")
  return "<td class=\"who\"><strong>\(escapeHTML(ownerWords(action))),<br>\(when)</strong></td>"
}

/// "Amira Hassan" over "104233".
func htmlName(_ fullName: String, number: String?) -> String {
  let below = number.map { "<br><span class=\"number\">\(escapeHTML($0))</span>" } ?? ""
  return escapeHTML(fullName) + below
}
