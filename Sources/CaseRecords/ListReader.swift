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
  var lines = RowLines()
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
  /// Of the memory for the columns: what the system has yet to clear.
  var uncleared: [UnclearedPages] = []
  /// The fields to be loaded; nil: all.
  let only: Set<Int>?
  /// The owners' keys, if their list has been read and the key is wanted as a row alone.
  let owners: OwnerKeys

  /// How the key of the record's owner is read.
  enum OwnerKeys {
    /// As it is written; the row is found later.
    case asWritten
    /// As the row of the record that has it in this table.
    case rows(KeyTable?)
  }

  init(_ file: ListFile, _ schema: RecordSchema, only: Set<Int>?, owners: OwnerKeys) {
    self.file = file
    self.only = only
    self.owners = owners
    self.schema = schema
    shape = schema.shape.lists[file.list]
    raw = RawList(file: file, log: QualityLog(list: shape.name, file: file.shown))
    raw.columns = Array(repeating: nil, count: shape.fields.count)
    raw.headerOfField = Array(repeating: nil, count: shape.fields.count)
  }

  static func read(
    _ file: ListFile, schema: RecordSchema, only: Set<Int>?, owners: OwnerKeys, threads: Int
  ) -> RawList {
    var reader = ListReader(file, schema, only: only, owners: owners)
    switch file.contents.map({ .open(OpenFile(contents: $0)) }) ?? OpenFile.open(path: file.path) {
    case .problem(let problem): reader.refuse(CaseRecordsDiagnostics.cannotOpen(file, problem))
    case .open(let open):
      var inParts = reader
      if inParts.readInParts(open, threads: threads) { return inParts.raw }
      reader.readWhole(open)
    }
    return reader.raw
  }

  /// Reads a file that is not as files mostly are: in another form of text, or with quotes that nothing closes.
  private mutating func readWhole(_ open: OpenFile) {
    switch FileBytes.read(open) {
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

  private mutating func read(_ bytes: CellBytes, from start: Int) {
    guard var header = readHeader(bytes, from: start, size: bytes.count) else { return }
    readRows(&header.scanner, header.match, header: header.row)
    finish()
  }

  /// A header from which records can be taken, and the scanner behind it.
  struct Header {
    var scanner: CSVScanner
    let match: HeaderMatch
    /// The row in which it stands, from 1.
    let row: Int
  }

  /// nil: refused.
  /// - Parameter size: how long the whole file is.
  mutating func readHeader(_ bytes: CellBytes, from start: Int, size: Int) -> Header? {
    var scanner = CSVScanner(bytes, from: start, delimiter: file.source.delimiter)
    var row = 0
    repeat {
      scanner.readRow()
      row += 1
    } while isBlank(scanner, bytes) && !scanner.isAtEnd
    if isBlank(scanner, bytes) {
      refuse(CaseRecordsDiagnostics.emptyFile(file))
      return nil
    }
    if let quote = scanner.openQuote.map({ _ in scanner.cellCount - 1 }) ?? scanner.suspectQuote?.column {
      refuse(CaseRecordsDiagnostics.quoteNotClosedInHeader(file, row: row, column: quote + 1))
      return nil
    }
    let header = scanner.cells.map { headerText(scanner.string($0)) }
    var match = HeaderMatch(
      header: header, list: shape, reading: schema.reading[file.list], named: file.description?.columns ?? [])
    shorten(&match, scanner)
    guard accepts(match, bytes, start) else { return nil }
    makeSinks(match, bytes: size - scanner.position, sample: scanner)
    return Header(scanner: scanner, match: match, row: row)
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
