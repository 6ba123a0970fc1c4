import Caseload
import CivilTime
import SourceText

extension ListReader {
  /// Whether records can be taken from a file with this header; notes what is odd about it.
  mutating func accepts(_ match: HeaderMatch, _ bytes: CellBytes, _ start: Int) -> Bool {
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
  func neededFields() -> [Int] {
    let key = file.list == schema.shape.aboutList ? shape.keyField : nil
    return [key, shape.owner?.field].compactMap { $0 }
  }

  mutating func noteColumns(_ match: HeaderMatch) {
    raw.unknownColumns = match.unknown.map { match.names[$0] }
    for column in match.unknown {
      raw.log.note(.columnUnknown, column: match.names[column], "no field of \(shape.name) has this name; it was not read")
    }
    for column in match.unnamed {
      raw.log.note(.columnUnnamed, "column \(column + 1) has no name; it was not read")
    }
    for (field, fieldShape) in shape.fields.enumerated() where !match.fieldOfColumn.contains(field) {
      // A field with a history is drawn from another list.
      if fieldShape.dated != nil { continue }
      raw.log.note(.columnMissing, "no column for \(shape.name).\(fieldShape.name); rules that read it cannot run")
    }
  }

  /// Another character that cuts the first row into known names.
  func likelyDelimiter(_ bytes: CellBytes, _ start: Int) -> UInt8? {
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
  func looksLikeData(_ match: HeaderMatch) -> Bool {
    match.names.contains { name in
      !name.isEmpty
        && (name.utf8.allSatisfy { $0 &- 48 <= 9 } || parseDate(name, form: .iso) != nil
          || parseDate(name, form: .dayFirst) != nil)
    }
  }

  mutating func makeSinks(_ match: HeaderMatch, bytes: Int, sample: CSVScanner) {
    sinks = newSinks(match)
    for (column, field) in match.fieldOfColumn.enumerated() where field >= 0 {
      raw.headerOfField[field] = match.names[column]
    }
    used = sinks.enumerated().compactMap { column, sink in sink.map { (column, $0) } }
    let rows = estimatedRows(bytes: bytes, sample)
    uncleared = sinks.flatMap { $0?.reserve(rows: rows) ?? [] }
  }

  /// A sink for each column that is read.
  func newSinks(_ match: HeaderMatch) -> [CellSink?] {
    match.fieldOfColumn.map { field in field >= 0 && only?.contains(field) ?? true ? sink(field) : nil }
  }

  /// From the length of the first rows, a little more than that gives: growing a column of millions would copy it.
  func estimatedRows(bytes: Int, _ scanner: CSVScanner) -> Int {
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

  func sink(_ field: Int) -> CellSink {
    let reading = schema.reading[file.list].fields[field]
    let name = shape.fields[field].name
    let own = file.description?.emptyValues.filter { $0.field == name }.flatMap(\.texts) ?? []
    let empty = reading.emptyValues.adding(file.source.emptyValues).adding(own)
    let rules = DateReadingRules(
      forms: file.source.dates,
      plausible: reading.plausible.lowerBound.dayNumber...reading.plausible.upperBound.dayNumber)
    switch shape.fields[field].type {
    case .text: return TextSink(field: field, emptyValues: empty)
    case .reference:
      if case .rows(let table) = owners, field == shape.owner?.field {
        return OwnerSink(field: field, emptyValues: empty, table: table)
      }
      return ReferenceSink(field: field, emptyValues: empty)
    case .date: return DateSink(field: field, emptyValues: empty, rules: rules)
    case .dateTime: return DateTimeSink(field: field, emptyValues: empty, rules: rules, midnightIsTime: reading.midnightIsTime)
    case .number: return NumberSink(field: field, emptyValues: empty)
    case .boolean: return BooleanSink(field: field, emptyValues: empty, yes: reading.yes, no: reading.no)
    case .code(let list): return CodeSink(field: field, emptyValues: empty, list: list)
    case .span: return SpanSink(field: field, emptyValues: empty, none: reading.noSpan)
    }
  }
}
