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
  /// Set where the records are in memory already.
  var contents: [UInt8]?
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
  let file: ListFile
  let schema: RecordSchema
  let shape: ListShape
  var raw: RawList
  /// Per column of the file; nil for columns that are not read.
  var sinks: [CellSink?] = []
  var used: [(column: Int, sink: CellSink)] = []
  /// The fields to be loaded; nil: all.
  let only: Set<Int>?

  init(_ file: ListFile, _ schema: RecordSchema, only: Set<Int>?) {
    self.file = file
    self.only = only
    self.schema = schema
    shape = schema.shape.lists[file.list]
    raw = RawList(file: file, log: QualityLog(list: shape.name, file: file.shown))
    raw.columns = Array(repeating: nil, count: shape.fields.count)
    raw.headerOfField = Array(repeating: nil, count: shape.fields.count)
  }

  static func read(_ file: ListFile, schema: RecordSchema, only: Set<Int>? = nil) -> RawList {
    var reader = ListReader(file, schema, only: only)
    reader.read()
    return reader.raw
  }

  mutating func read() {
    switch file.contents.map({ .read(FileBytes(copying: $0)) }) ?? FileBytes.read(path: file.path) {
    case .problem(let problem): refuse(CaseRecordsDiagnostics.cannotOpen(file, problem))
    case .read(let bytes):
      if bytes.bytes.isEmpty { return refuse(CaseRecordsDiagnostics.emptyFile(file)) }
      let text = DecodedText(bytes)
      if case .notText(let kind) = text.form { return refuse(CaseRecordsDiagnostics.notText(file, kind)) }
      if let note = CaseRecordsDiagnostics.decoded(file, text.form) {
        raw.problems.append(note)
        raw.log.note(.decoded, withoutFile(note.message))
      }
      withExtendedLifetime(text.storage) { read(text.storage.bytes, from: text.start) }
    }
  }

  mutating func refuse(_ diagnostic: Diagnostic) {
    raw.problems.append(diagnostic)
    raw.log.note(.fileNotRead, withoutFile(diagnostic.message))
  }

  /// The data quality names the file before the reason.
  private func withoutFile(_ message: String) -> String {
    let start = file.shown + ": "
    return message.hasPrefix(start) ? String(message.dropFirst(start.count)) : message
  }

  mutating func read(_ bytes: CellBytes, from start: Int) {
    var scanner = CSVScanner(bytes, from: start, delimiter: file.source.delimiter)
    var row = 0
    repeat {
      scanner.readRow()
      row += 1
    } while isBlank(scanner, bytes) && !scanner.isAtEnd
    if isBlank(scanner, bytes) { return refuse(CaseRecordsDiagnostics.emptyFile(file)) }
    if let quote = scanner.openQuote.map({ _ in scanner.cellCount - 1 }) ?? scanner.suspectQuote?.column {
      return refuse(CaseRecordsDiagnostics.quoteNotClosedInHeader(file, row: row, column: quote + 1))
    }
    let header = scanner.cells.map { headerText(scanner.string($0)) }
    var match = HeaderMatch(
      header: header, list: shape, reading: schema.reading[file.list], named: file.description?.columns ?? [])
    shorten(&match, scanner)
    guard accepts(match, bytes, start) else { return }
    makeSinks(match, bytes: bytes.count - scanner.position, sample: scanner)
    readRows(&scanner, match, header: row)
    finish()
  }

  /// Of an unknown heading of several lines only the first is shown: a quote that closes too late takes rows into it.
  private func shorten(_ match: inout HeaderMatch, _ scanner: CSVScanner) {
    for column in match.unknown where scanner.hasLineEnd(scanner.cells[column]) {
      let cell = scanner.cells[column]
      let end = scanner.nextLine(after: cell.start) ?? cell.end
      match.names[column] = headerText(String(decoding: scanner.text[cell.start..<end], as: UTF8.self)) + " …"
    }
  }

  func headerText(_ text: String) -> String {
    String(text.unicodeScalars.filter { $0.value >= 0x20 }.map(Character.init)).trimmingBlanks
  }
}
