import Caseload
import CivilTime
import SourceText

/// One list's file: where it lies and how it is to be read.
struct ListFile: Sendable {
  let list: Int
  let path: String
  /// As people are told: "visits.csv".
  let shown: String
  let source: SourceDescription
  let description: ListDescription?
  let holding: Holding
}

/// What a file gave, before keys and owners are looked up.
struct RawList: Sendable {
  let file: ListFile
  var state = SourceSummary.State.notReadable
  var count = 0
  var columns: [Column?] = []
  /// Row numbers in the file, the header being 1.
  var lines: [UInt32] = []
  /// Header of each field's column.
  var headerOfField: [String?] = []
  var unknownColumns: [String] = []
  var isCut = false
  var log: QualityLog
  var problems: [Diagnostic] = []
}

/// Reads one CSV file into columns.
struct ListReader {
  private let file: ListFile
  private let schema: RecordSchema
  private let shape: ListShape
  private var raw: RawList
  /// Per column of the file; nil for columns that are not read.
  private var sinks: [CellSink?] = []
  private var used: [(column: Int, sink: CellSink)] = []

  private init(_ file: ListFile, _ schema: RecordSchema) {
    self.file = file
    self.schema = schema
    shape = schema.shape.lists[file.list]
    raw = RawList(file: file, log: QualityLog(list: shape.name, file: file.shown))
    raw.columns = Array(repeating: nil, count: shape.fields.count)
    raw.headerOfField = Array(repeating: nil, count: shape.fields.count)
  }

  static func read(_ file: ListFile, schema: RecordSchema) -> RawList {
    var reader = ListReader(file, schema)
    reader.read()
    return reader.raw
  }

  private mutating func read() {
    switch FileBytes.read(path: file.path) {
    case .problem(let problem): refuse(CaseRecordsDiagnostics.cannotOpen(file, problem))
    case .read(let bytes):
      if bytes.bytes.isEmpty { return refuse(CaseRecordsDiagnostics.emptyFile(file)) }
      let text = DecodedText(bytes)
      if case .notText(let kind) = text.form { return refuse(CaseRecordsDiagnostics.notText(file, kind)) }
      if let note = CaseRecordsDiagnostics.decoded(file, text.form) {
        raw.problems.append(note)
        raw.log.note(.decoded, note.message)
      }
      withExtendedLifetime(text.storage) { read(text.storage.bytes, from: text.start) }
    }
  }

  private mutating func refuse(_ diagnostic: Diagnostic) {
    raw.problems.append(diagnostic)
    raw.log.note(.fileNotRead, diagnostic.message)
  }

  private mutating func read(_ bytes: CellBytes, from start: Int) {
    var scanner = CSVScanner(bytes, from: start, delimiter: file.source.delimiter)
    var row = 0
    repeat {
      scanner.readRow()
      row += 1
    } while isBlank(scanner, bytes) && !scanner.isAtEnd
    if isBlank(scanner, bytes) { return refuse(CaseRecordsDiagnostics.emptyFile(file)) }
    let header = scanner.cells.map { headerText(scanner.string($0)) }
    let match = HeaderMatch(
      header: header, list: shape, reading: schema.reading[file.list], named: file.description?.columns ?? [])
    guard accepts(match, bytes, start) else { return }
    makeSinks(match, bytes: bytes.count - scanner.position, sample: scanner)
    readRows(&scanner, match, header: row)
    finish()
  }

  private func headerText(_ text: String) -> String {
    String(text.unicodeScalars.filter { $0.value >= 0x20 }.map(Character.init)).trimmingBlanks
  }
}

// MARK: - Header

extension ListReader {
  /// Whether records can be taken from a file with this header; notes what is odd about it.
  private mutating func accepts(_ match: HeaderMatch, _ bytes: CellBytes, _ start: Int) -> Bool {
    if match.matched == 0 {
      if let delimiter = likelyDelimiter(bytes, start) {
        refuse(CaseRecordsDiagnostics.wrongDelimiter(file, delimiter))
      } else {
        refuse(CaseRecordsDiagnostics.noHeader(file, shape, looksLikeData: looksLikeData(match)))
      }
      return false
    }
    for (field, columns) in match.twice {
      refuse(CaseRecordsDiagnostics.columnTwice(file, shape.fields[field].name, columns.map { match.names[$0] }))
    }
    for name in match.notThere { raw.problems.append(CaseRecordsDiagnostics.headerNotThere(file, name, match.names)) }
    for field in neededFields() where !match.fieldOfColumn.contains(field) {
      refuse(CaseRecordsDiagnostics.neededColumnMissing(file, shape, field))
    }
    if raw.problems.contains(where: { $0.severity == .error }) { return false }
    noteColumns(match)
    return true
  }

  /// Without its key a subject cannot be named; without the owner's key a record belongs to nobody.
  private func neededFields() -> [Int] {
    let key = file.list == schema.shape.aboutList ? shape.keyField : nil
    return [key, shape.owner?.field].compactMap { $0 }
  }

  private mutating func noteColumns(_ match: HeaderMatch) {
    raw.unknownColumns = match.unknown.map { match.names[$0] }
    for column in match.unknown {
      raw.log.note(.columnUnknown, column: match.names[column], "no field of \(shape.name) has this name; it was not read")
    }
    for column in match.unnamed {
      raw.log.note(.columnUnnamed, "column \(column + 1) has no name; it was not read")
    }
    for (field, fieldShape) in shape.fields.enumerated() where !match.fieldOfColumn.contains(field) {
      raw.log.note(.columnMissing, "no column for \(shape.name).\(fieldShape.name); rules that read it cannot run")
    }
  }

  /// Another character that cuts the first row into known names.
  private func likelyDelimiter(_ bytes: CellBytes, _ start: Int) -> UInt8? {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
    return candidates.first { delimiter in
      guard delimiter != file.source.delimiter else { return false }
      var scanner = CSVScanner(bytes, from: start, delimiter: delimiter)
      scanner.readRow()
      guard scanner.cells.count > 1 else { return false }
      return HeaderMatch(
        header: scanner.cells.map { headerText(scanner.string($0)) }, list: shape, reading: schema.reading[file.list],
        named: file.description?.columns ?? []
      ).matched > 0
    }
  }

  /// Dates and bare numbers do not name columns.
  private func looksLikeData(_ match: HeaderMatch) -> Bool {
    match.names.contains { name in
      !name.isEmpty
        && (name.utf8.allSatisfy { $0 &- 48 <= 9 } || parseDate(name, form: .iso) != nil
          || parseDate(name, form: .dayFirst) != nil)
    }
  }

  private mutating func makeSinks(_ match: HeaderMatch, bytes: Int, sample: CSVScanner) {
    sinks = match.fieldOfColumn.map { field in
      guard field >= 0 else { return nil }
      return sink(field)
    }
    for (column, field) in match.fieldOfColumn.enumerated() where field >= 0 {
      raw.headerOfField[field] = match.names[column]
    }
    used = sinks.enumerated().compactMap { column, sink in sink.map { (column, $0) } }
    let rows = estimatedRows(bytes: bytes, sample)
    for sink in sinks { sink?.reserve(rows: rows) }
    raw.lines.reserveCapacity(rows)
  }

  /// From the length of the first rows, a little more than that gives: growing a column of millions would copy it.
  private func estimatedRows(bytes: Int, _ scanner: CSVScanner) -> Int {
    var scanner = scanner
    let start = scanner.position
    var rows = 0
    while rows < 200 && !scanner.isAtEnd && scanner.position - start < 1 << 20 {
      scanner.readRow()
      rows += 1
    }
    guard rows > 0, scanner.position > start else { return 0 }
    return min(bytes, bytes * rows / (scanner.position - start) * 26 / 25 + 16)
  }

  private func sink(_ field: Int) -> CellSink {
    let reading = schema.reading[file.list].fields[field]
    let name = shape.fields[field].name
    let own = file.description?.emptyValues.filter { $0.field == name }.flatMap(\.texts) ?? []
    let empty = reading.emptyValues.adding(file.source.emptyValues).adding(own)
    let rules = DateReadingRules(
      forms: file.source.dates,
      plausible: reading.plausible.lowerBound.dayNumber...reading.plausible.upperBound.dayNumber)
    switch shape.fields[field].type {
    case .text: return TextSink(field: field, emptyValues: empty)
    case .reference: return ReferenceSink(field: field, emptyValues: empty)
    case .date: return DateSink(field: field, emptyValues: empty, rules: rules)
    case .dateTime: return DateTimeSink(field: field, emptyValues: empty, rules: rules)
    case .number: return NumberSink(field: field, emptyValues: empty)
    case .boolean: return BooleanSink(field: field, emptyValues: empty, yes: reading.yes, no: reading.no)
    case .code(let list): return CodeSink(field: field, emptyValues: empty, list: list)
    case .span: return SpanSink(field: field, emptyValues: empty, none: reading.noSpan)
    }
  }
}

// MARK: - Rows

extension ListReader {
  /// How often reading goes on after a quote that nothing closes.
  private static let maximumRecoveries = 3

  private mutating func readRows(_ scanner: inout CSVScanner, _ match: HeaderMatch, header: Int) {
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
  private mutating func noteBlankRow(_ scanner: CSVScanner, _ row: Int) {
    if scanner.cellCount > 1 { raw.log.note(.emptyRow, row: row, "nothing is written in this row; it was left out") }
  }

  private mutating func take(_ scanner: CSVScanner, _ match: HeaderMatch, _ row: Int) {
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
  private func fill(_ sink: CellSink, _ cell: CSVScanner.CellRange, _ text: CellBytes) -> CellTrouble {
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
  private func isKey(_ field: Int) -> Bool { field == shape.keyField || field == shape.owner?.field }

  private mutating func note(_ trouble: CellTrouble, _ row: Int, _ column: String) {
    raw.log.note(
      trouble == .unlistedCode ? .unlistedCode : .cellNotReadable, row: row, column: column,
      CaseRecordsDiagnostics.reason(trouble))
  }

  private mutating func noteLength(_ count: Int, _ expected: Int, _ row: Int) {
    let isShort = count < expected
    raw.log.note(
      isShort ? .rowTooShort : .rowTooLong, row: row,
      isShort
        ? CaseRecordsDiagnostics.reason(.rowTooShort) : CaseRecordsDiagnostics.reason(.rowTooLong))
  }

  /// The row in which the quote opened is kept as far as it can be read.
  private mutating func noteOpenQuote(
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
  private func goOn(_ scanner: inout CSVScanner, after quote: Int) -> Bool {
    guard let end = scanner.text[quote...].firstIndex(of: UInt8(ascii: "\n")) else { return false }
    scanner.move(to: end + 1)
    return true
  }

  private mutating func finish() {
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

  private func isBlank(_ scanner: CSVScanner, _ bytes: CellBytes) -> Bool {
    scanner.cells.allSatisfy { cell in bytes[cell.start..<cell.end].allSatisfy { $0 <= 0x20 } }
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmingBlanks: String {
    var text = Substring(self)
    while let first = text.first, first == " " || first == "\t" || first == "\u{A0}" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" || last == "\u{A0}" { text.removeLast() }
    return String(text)
  }
}
