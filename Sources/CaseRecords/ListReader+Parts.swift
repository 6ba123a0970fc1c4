import Caseload

extension ListReader {
  /// How much of a file is looked at to tell what it is: longer headers are read otherwise.
  private static let firstBytes = 1 << 16

  /// Reads the file in parts, on several threads, never holding it whole.
  ///
  /// - Returns: false, with nothing done that counts, where it is not UTF-8 text, or a quote is out of place.
  mutating func readInParts(_ open: OpenFile, threads: Int) -> Bool {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: ListReader.firstBytes)
    defer { memory.deallocate() }
    let count = open.read(memory, at: 0, count: min(open.size, ListReader.firstBytes))
    let bytes = CellBytes(start: memory, count: count)
    guard count > 0, let start = startOfPlainText(bytes), let header = readHeader(bytes, from: start, size: open.size),
      !header.scanner.isAtEnd || count == open.size
    else { return false }
    return readRows(open, header, threads: max(1, threads))
  }

  private mutating func readRows(_ open: OpenFile, _ header: Header, threads: Int) -> Bool {
    let keyFields = Set([shape.keyField, shape.owner?.field].compactMap { $0 })
    let (main, delimiter) = (used, file.source.delimiter)
    var (lines, count, row) = (RowLines(), 0, header.row)
    var log = raw.log
    let parts = FileParts(open, from: header.scanner.position, threads: threads) { part, outcome in
      for (place, (_, sink)) in main.enumerated() { sink.append(part.used[place].sink) }
      for note in part.notes { log.note(note.kind, row: row + 1 + note.row, column: note.column.map { header.match.names[$0] }, note.reason) }
      lines.append(part, outcome, behind: row)
      count += outcome.records
      row += outcome.rows
    }
    let reader = self
    let isRead = parts.read(threads: threads, clearing: uncleared) {
      PartReader(sinks: reader.newSinks(header.match), delimiter: delimiter, keyFields: keyFields)
    }
    guard isRead, count < Int(Int32.max) - 1 else { return false }
    (raw.lines, raw.count, raw.log) = (lines, count, log)
    finish()
    return true
  }
}

extension RowLines {
  /// The rows of a part's records; empty rows between them have numbers too.
  fileprivate mutating func append(_ part: PartReader, _ outcome: PartReader.Outcome, behind row: Int) {
    var (record, line) = (0, UInt32(truncatingIfNeeded: row) &+ 1)
    for before in part.emptyRows {
      append(from: line, count: before - record)
      line += UInt32(before - record) + 1
      record = before
    }
    append(from: line, count: outcome.records - record)
  }
}
