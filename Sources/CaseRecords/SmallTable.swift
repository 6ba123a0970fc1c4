import SourceText

/// A cell of a small table that people keep by hand.
struct SmallCell {
  var text: String
  var span: SourceSpan
}

/// A CSV file of exceptions or answers: each row as cells by the name of their column, with where they stand.
struct SmallTable {
  let file: SourceFile
  /// What it is called: "file of exceptions".
  let noun: String
  /// The message for mistakes of its first row.
  let id: DiagnosticID
  let columns: [String]
  let required: [String]
  private(set) var diagnostics = Diagnostics()

  init(_ file: SourceFile, noun: String, id: DiagnosticID, columns: [String], required: [String]) {
    self.file = file
    self.noun = noun
    self.id = id
    self.columns = columns
    self.required = required
  }

  struct Row {
    var cells: [String: SmallCell]
    var span: SourceSpan
  }

  /// The rows that are not blank; nil where the file as a whole cannot be used.
  mutating func read() -> [Row]? {
    let rows = scanned()
    guard let header = rows.first, isUsable(header) else { return nil }
    return rows.dropFirst().filter { row in row.contains { !$0.text.isEmpty } }.map { row in
      var cells: [String: SmallCell] = [:]
      for (title, cell) in zip(header, row) { cells[name(title.text)] = cell }
      return Row(cells: cells, span: SourceSpan(file: file, start: row[0].span.start, end: row[row.count - 1].span.end))
    }
  }

  private func scanned() -> [[SmallCell]] {
    var rows: [[SmallCell]] = []
    file.bytes.withUnsafeBufferPointer { text in
      let head = text.prefix { $0 != 10 && $0 != 13 }
      let delimiter = head.contains(UInt8(ascii: ";")) && !head.contains(UInt8(ascii: ",")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
      var scanner = CSVScanner(text, from: 0, delimiter: delimiter)
      while !scanner.isAtEnd {
        scanner.readRow()
        rows.append(scanner.cells.map { cell(text, $0) })
      }
    }
    return rows
  }

  private func cell(_ text: UnsafeBufferPointer<UInt8>, _ range: CSVScanner.CellRange) -> SmallCell {
    var words = String(decoding: text[range.start..<range.end], as: UTF8.self)
    if range.form == .doubledQuotes { words = words.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"") }
    return SmallCell(text: trimmed(words), span: SourceSpan(file: file, start: range.start, end: range.end))
  }

  private func trimmed(_ text: String) -> String {
    let tail = text.drop { $0 == " " || $0 == "\t" }
    return String(tail.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }

  private func name(_ title: String) -> String { title.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }.joined(separator: "_") }

  private mutating func isUsable(_ header: [SmallCell]) -> Bool {
    let found = header.map { name($0.text) }
    for (place, column) in found.enumerated() where !columns.contains(column) {
      diagnostics.report(.unknownColumn(header[place], of: noun, id, known: columns))
    }
    let missing = required.filter { !found.contains($0) }
    if !missing.isEmpty { diagnostics.report(.missingColumns(missing, of: noun, id, all: columns, at: header[0].span)) }
    return !diagnostics.hasErrors
  }
}
