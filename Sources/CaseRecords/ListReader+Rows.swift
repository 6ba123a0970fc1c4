import Caseload
import SourceText

extension ListReader {
  /// How much is read again behind stray quotes, in lengths of the file: a file of nothing but quotes ends too.
  static let maximumRereading = 4
  /// How many stray quotes of a file are told by themselves; the data quality names all.
  static let maximumQuotesTold = 3

  mutating func readRows(_ scanner: inout CSVScanner, _ match: HeaderMatch, header: Int) {
    var row = header
    var (recoveries, reread) = (0, 0)
    var rowsSince = 0
    var allWhole = true
    // A stray quote costs one row. Where what follows is no rows, the file may have broken off within a long text.
    defer { raw.isCut = recoveries > 0 && (rowsSince == 0 || !allWhole) }
    while !scanner.isAtEnd {
      let start = scanner.position
      scanner.readRow()
      row += 1
      if let quote = strayQuote(scanner) {
        recoveries += 1
        rowsSince = 0
        reread += scanner.position - start
        noteOpenQuote(scanner, match, row: row, column: quote.column, isTold: recoveries <= ListReader.maximumQuotesTold)
        guard reread <= ListReader.maximumRereading * scanner.text.count, let next = scanner.nextLine(after: quote.offset)
        else { return }
        scanner.move(to: next)
      } else if isBlank(scanner, scanner.text) {
        noteBlankRow(scanner, row)
      } else if raw.count < Int(Int32.max) - 1 {
        take(scanner, match, row)
        rowsSince += 1
        if scanner.cellCount != sinks.count { allWhole = allWhole && recoveries == 0 }
      }
    }
  }

  static let emptyRowReason = "nothing is written in this row; it was left out"

  /// An empty line says nothing; a row of empty cells is worth a note.
  mutating func noteBlankRow(_ scanner: CSVScanner, _ row: Int) {
    if scanner.cellCount > 1 { raw.log.note(.emptyRow, row: row, ListReader.emptyRowReason) }
  }

  mutating func take(_ scanner: CSVScanner, _ match: HeaderMatch, _ row: Int) {
    let expected = sinks.count
    if scanner.cellCount != expected { noteLength(scanner.cellCount, expected, row) }
    let isLong = scanner.cellCount > expected
    let text = scanner.text
    scanner.cells.withUnsafeBufferPointer { cells in
      for (column, sink) in used {
        if column >= cells.count || isLong && !isKey(sink.field) {
          sink.addInvalid()
          continue
        }
        let trouble = fill(sink, cells[column], text)
        if trouble != .none { note(trouble, row, match.names[column]) }
      }
    }
    raw.lines.append(UInt32(truncatingIfNeeded: row))
    raw.count += 1
  }

  /// In a row with too many cells nobody knows which of them moved; its keys are taken, since a key that is not one is
  /// found out.
  func isKey(_ field: Int) -> Bool { field == shape.keyField || field == shape.owner?.field }

  mutating func note(_ trouble: CellTrouble, _ row: Int, _ column: String) {
    raw.log.note(
      trouble == .unlistedCode ? .unlistedCode : .cellNotReadable, row: row, column: column,
      CaseRecordsDiagnostics.reason(trouble))
  }

  mutating func noteLength(_ count: Int, _ expected: Int, _ row: Int) {
    let isShort = count < expected
    raw.log.note(
      isShort ? .rowTooShort : .rowTooLong, row: row,
      isShort
        ? CaseRecordsDiagnostics.reason(.rowTooShort) : CaseRecordsDiagnostics.reason(.rowTooLong))
  }

  /// The quote of the row read last that nothing closes, or that closes only where another row opens one: then the line
  /// behind it is a row by itself.
  func strayQuote(_ scanner: CSVScanner) -> (offset: Int, column: Int)? {
    if let suspect = scanner.suspectQuote, let next = scanner.nextLine(after: suspect.offset) {
      var ahead = scanner
      ahead.move(to: next)
      ahead.readRow()
      if ahead.cellCount == sinks.count { return suspect }
    }
    return scanner.openQuote.map { ($0, scanner.cellCount - 1) }
  }

  /// The row in which the quote opened is kept as far as it can be read.
  mutating func noteOpenQuote(_ scanner: CSVScanner, _ match: HeaderMatch, row: Int, column: Int, isTold: Bool) {
    let column = min(column, match.names.count - 1)
    let name = match.names[column]
    if isTold { raw.problems.append(CaseRecordsDiagnostics.quoteNotClosed(file, row: row, column: name)) }
    raw.log.note(.quoteNotClosed, row: row, column: name, CaseRecordsDiagnostics.reason(.quoteNotClosed))
    for (index, sink) in used {
      guard index < column else {
        sink.addInvalid()
        continue
      }
      let trouble = fill(sink, scanner.cells[index], scanner.text)
      if trouble != .none { note(trouble, row, match.names[index]) }
    }
    raw.lines.append(UInt32(truncatingIfNeeded: row))
    raw.count += 1
  }

  mutating func finish() {
    raw.state = .read
    used = []
    for index in sinks.indices {
      guard let sink = sinks[index] else { continue }
      sinks[index] = nil
      raw.columns[sink.field] = sink.finish()
      let empty = sink.emptyCount
      if empty > 0 {
        raw.log.add(
          .emptyValue, column: raw.headerOfField[sink.field], count: empty, "hold a word that stands for nothing; read as blank")
      }
    }
    if raw.count == 0 { raw.log.note(.noRows, "there is a header and no row under it") }
  }

  func isBlank(_ scanner: CSVScanner, _ bytes: CellBytes) -> Bool {
    scanner.cells.allSatisfy { cell in bytes[cell.start..<cell.end].allSatisfy { $0 <= 0x20 } }
  }
}

/// Gives a cell to its sink.
@inline(__always)
func fill(_ sink: CellSink, _ cell: CSVScanner.CellRange, _ text: CellBytes) -> CellTrouble {
  switch cell.form {
  case .plain, .quoted: return sink.take(CellBytes(rebasing: text[cell.start..<cell.end]))
  case .doubledQuotes: return withoutDoubledQuotes(text[cell.start..<cell.end]).withUnsafeBufferPointer { sink.take($0) }
  case .textAfterQuote:
    sink.addInvalid()
    return .textAfterQuote
  }
}
