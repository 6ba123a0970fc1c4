/// A part of a report, written once and laid out as plain text or as Markdown.
enum Block: Sendable {
  case title(String)
  case heading(String)
  case subheading(String)
  case paragraph(Phrase)
  /// A paragraph that stands under the line before it: indented, without a blank line between.
  case under(Phrase)
  /// A paragraph that must not be overlooked.
  case notice(Phrase)
  case bullets([Phrase])
  case table(headings: [String], rows: [[String]])
  /// Text with its own line breaks: a note that is copied as it is.
  case verbatim(String)
}

// MARK: - Plain text

/// Blocks as plain text, 100 characters wide.
func plainText(_ blocks: [Block], colour: Bool = false) -> String {
  var lines: [String] = []
  for block in blocks {
    if !lines.isEmpty, !block.isUnder { lines.append("") }
    lines += block.textLines(colour: colour)
  }
  return lines.joined(separator: "\n") + "\n"
}

extension Block {
  fileprivate var isUnder: Bool {
    if case .under = self { true } else { false }
  }

  fileprivate func textLines(colour: Bool) -> [String] {
    switch self {
    case .title(let text):
      let line = oneLine(text)
      return [bold(line, colour), String(repeating: "=", count: min(100, line.count))]
    case .heading(let text):
      let line = oneLine(text)
      return [bold(line, colour), String(repeating: "-", count: min(100, line.count))]
    case .subheading(let text): return [bold(oneLine(text), colour)]
    case .paragraph(let phrase), .notice(let phrase): return wrap(phrase, width: 100).map { $0.terminal(colour: colour) }
    case .under(let phrase):
      return wrap("  \(phrase)", width: 100, hanging: "  ").map { "  " + $0.terminal(colour: colour).trimmedAtStart }
    case .bullets(let items):
      return items.flatMap { item in
        wrap("- \(item)", width: 100, hanging: "  ").map { $0.terminal(colour: colour) }
      }
    case .table(let headings, let rows): return tableLines(headings, rows.map { $0.map(oneLine) }, colour: colour)
    case .verbatim(let text): return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

extension String {
  fileprivate var trimmedAtStart: String { String(drop { $0 == " " }) }
}

private func bold(_ text: String, _ colour: Bool) -> String { colour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

/// Columns side by side where they fit; else each row as a short list, since a table that wraps cannot be read.
private func tableLines(_ headings: [String], _ rows: [[String]], colour: Bool) -> [String] {
  let widths = headings.indices.map { column in
    rows.reduce(headings[column].count) { max($0, column < $1.count ? $1[column].count : 0) }
  }
  guard widths.reduce(0, +) + 2 * (widths.count - 1) <= 110 else { return listLines(headings, rows, colour: colour) }
  func line(_ cells: [String]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      line += column == cells.count - 1 ? cell : pad(cell, to: widths[column]) + "  "
    }
    return line
  }
  let rule = widths.map { String(repeating: "-", count: $0) }
  return [bold(line(headings), colour), line(rule)] + rows.map { line($0).trimmedAtEnd }
}

private func listLines(_ headings: [String], _ rows: [[String]], colour: Bool) -> [String] {
  rows.flatMap { row in
    let pairs = zip(headings, row).dropFirst().map { "\($0): \($1)" }
    return [bold(row.first ?? "", colour)] + wrap("  " + pairs.joined(separator: " · "), width: 100, hanging: "  ")
      .enumerated().map { $0.offset == 0 ? "  " + $0.element : $0.element }
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

// MARK: - Markdown

/// Blocks as Markdown (CommonMark with tables).
func markdown(_ blocks: [Block]) -> String {
  blocks.map { $0.markdown }.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
}

extension Block {
  fileprivate var markdown: String {
    switch self {
    case .title(let text): "# \(escapeMarkdown(text))"
    case .heading(let text): "## \(escapeMarkdown(text))"
    case .subheading(let text): "### \(escapeMarkdown(text))"
    case .paragraph(let phrase), .under(let phrase), .notice(let phrase): phrase.markdown
    case .bullets(let items): items.map { "- \($0.markdown)" }.joined(separator: "\n")
    case .table(let headings, let rows):
      ([headings, headings.map { _ in "---" }].enumerated().map { index, cells in
        "| " + cells.map { index == 0 ? escapeMarkdown($0) : $0 }.joined(separator: " | ") + " |"
      } + rows.map { "| " + $0.map(escapeMarkdown).joined(separator: " | ") + " |" }).joined(separator: "\n")
    case .verbatim(let text): "```text\n\(text.replacing("```", with: "'''"))\n```"
    }
  }
}
