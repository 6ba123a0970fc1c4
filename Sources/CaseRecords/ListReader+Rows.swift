import Caseload
import SourceText

extension ListReader {
  /// How often reading goes on after a quote that nothing closes.
  static let maximumRecoveries = 3

  mutating func readRows(_ scanner: inout CSVScanner, _ match: HeaderMatch, header: Int) {
    var row = header
    var recoveries = 0
    var rowsSince = 0
    var allWhole = true
    // A stray quote costs one row. Where what follows is no rows, the file may have broken off within a long text.
    defer { raw.isCut = recoveries > 0 && (rowsSince == 0 || !allWhole) }
    while !scanner.isAtEnd {
      let start = scanner.position
      scanner.readRow()
      row += 1
      if let quote = scanner.openQuote {
        recoveries += 1
        rowsSince = 0
        noteOpenQuote(scanner, match, row: row, start: start, quote: quote)
        guard recoveries <= ListReader.maximumRecoveries, goOn(&scanner, after: quote) else { return }
      } else if isBlank(scanner, scanner.text) {
        noteBlankRow(scanner, row)
      } else if raw.count < Int(Int32.max) - 1 {
        take(scanner, match, row)
        rowsSince += 1
        if scanner.cellCount != sinks.count { allWhole = allWhole && recoveries == 0 }
      }
    }
  }

  /// An empty line says nothing; a row of empty cells is worth a note.
  mutating func noteBlankRow(_ scanner: CSVScanner, _ row: Int) {
    if scanner.cellCount > 1 { raw.log.note(.emptyRow, row: row, "nothing is written in this row; it was left out") }
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

  /// The row in which the quote opened is kept as far as it can be read.
  mutating func noteOpenQuote(
    _ scanner: CSVScanner, _ match: HeaderMatch, row: Int, start: Int, quote: Int
  ) {
    let column = min(scanner.cellCount, match.names.count) - 1
    let problem = CaseRecordsDiagnostics.quoteNotClosed(file, row: row, column: match.names[max(0, column)])
    raw.problems.append(problem)
    raw.log.note(.quoteNotClosed, row: row, column: match.names[max(0, column)], CaseRecordsDiagnostics.reason(.quoteNotClosed))
    for (index, sink) in sinks.enumerated() {
      guard let sink else { continue }
      if index < column {
        let cell = scanner.cells[index]
        _ = sink.take(CellBytes(rebasing: scanner.text[cell.start..<cell.end]))
      } else {
        sink.addInvalid()
      }
    }
    raw.lines.append(UInt32(truncatingIfNeeded: row))
    raw.count += 1
  }

  /// The quote may be a stray one: what follows its line is read as rows again.
  func goOn(_ scanner: inout CSVScanner, after quote: Int) -> Bool {
    guard let end = scanner.text[quote...].firstIndex(of: UInt8(ascii: "\n")) else { return false }
    scanner.move(to: end + 1)
    return true
  }

  mutating func finish() {
    raw.state = .read
    used = []
    for index in sinks.indices {
      guard let sink = sinks[index] else { continue }
      sinks[index] = nil
      raw.columns[sink.field] = sink.finish()
      let empty = sink.emptyCount + ((sink as? DateSink)?.otherEmptyCount ?? 0)
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
