import Caseload
import CivilTime

/// Puts records into sections and contents; nothing is copied before it is written.
struct SnapshotEncoder {
  /// The cells that lie in the file, in its order; valid while the records are.
  private(set) var sections: [UnsafeRawBufferPointer] = []
  private(set) var starts: [Int] = []
  private(set) var end = SnapshotFormat.headBytes
  private var known: [Place: UInt32] = [:]
  private var kept: [CellMemory] = []
  private var contents = BinaryWriter()

  private struct Place: Hashable {
    let start: UnsafeRawPointer?
    let bytes: Int
  }

  init(_ records: LoadedRecords) {
    let lists = records.caseload.lists
    for (shape, list) in zip(records.caseload.shape.lists, lists) { add(list, ties: tiedRows(list, shape)) }
    contents.append(records.headers) { $0.append($1) { $0.append(optional: $1) } }
    add(records.quality)
    contents.append(records.sources) { $0.append($1) }
    contents.append(optional: records.extractedAt) { $0.append($1.dayNumber) }
  }

  /// The file's table of contents. What stands before the sections' table can be read without the rest.
  func contents(program: String, inputs: SnapshotInputs, fields: [Set<Int>]?, words: String, threads: Int) -> [UInt8] {
    let hashes = BlockHash.ofAll(sections, threads: threads)
    var head = BinaryWriter()
    head.append(program)
    inputs.write(into: &head)
    head.append(optional: fields) { $0.append($1) { $0.append($1.sorted()) { $0.append(UInt32($1)) } } }
    head.append(words)
    head.append(Array(sections.indices)) { head, section in
      head.append(count: starts[section])
      head.append(count: sections[section].count)
      head.append(hashes[section])
    }
    return head.bytes + contents.bytes
  }

  // MARK: Sections

  /// Cells of one size; the same ones are stored once, whoever holds them.
  private mutating func add<T>(_ cells: Cells<T>) {
    let bytes = UnsafeRawBufferPointer(cells.buffer)
    let place = Place(start: bytes.isEmpty ? nil : bytes.baseAddress, bytes: bytes.count)
    if let section = known[place] { return contents.append(section) }
    let section = UInt32(sections.count)
    known[place] = section
    sections.append(bytes)
    // What was made for the snapshot alone must last until it is written.
    kept.append(cells.holder)
    starts.append(end)
    end = (end + bytes.count + SnapshotFormat.alignment - 1) & ~(SnapshotFormat.alignment - 1)
    contents.append(section)
  }

  private mutating func add(_ list: RecordList, ties: [Int32]) {
    contents.append(count: list.count)
    contents.append(list.holds)
    contents.append(list.origins.files)
    let files = Cells(list.origins.fileOfRow)
    contents.append(count: files.count)
    add(files)
    let lines = list.origins.lineOfRow
    contents.append(count: lines.count)
    contents.append(lines.areConsecutive)
    let stored = lines.stored
    contents.append(stored.first)
    if !lines.areConsecutive { add(stored.lines) }
    contents.append(count: list.groupStarts.count)
    add(list.groupStarts)
    let tied = Cells(ties)
    contents.append(count: tied.count)
    add(tied)
    contents.append(count: list.columns.count)
    for column in list.columns { add(column) }
  }

  private mutating func add(_ column: Column?) {
    contents.append(SnapshotColumnKind(column).rawValue)
    switch column {
    case nil: break
    case .date(let column): add(column.days)
    case .dateTime(let column): add(column.doubledMinutes)
    case .number(let column): add(column.millionths)
    case .boolean(let column): add(column.states)
    case .code(let column):
      add(column.ids)
      contents.append(column.unlisted)
    case .span(let column):
      add(column.ids)
      contents.append(column.spans) { $0.append($1) }
    case .text(let column): add(column)
    case .reference(let column):
      contents.append(column.rows.areInOrder)
      contents.append(count: column.rows.starts.count)
      add(column.rows.areInOrder ? column.rows.starts : column.rows.cells)
      contents.append(column.keys.ends.isEmpty)
      if !column.keys.ends.isEmpty { add(column.keys) }
    }
  }

  private mutating func add(_ column: TextColumn) {
    contents.append(count: column.bytes.count)
    add(column.bytes)
    add(column.ends)
  }

  private mutating func add(_ quality: DataQuality) {
    contents.append(quality.issues) { contents, issue in
      contents.append(issue.kind.rawValue)
      contents.append(optional: issue.list)
      contents.append(issue.file)
      contents.append(optional: issue.row)
      contents.append(optional: issue.column)
      contents.append(issue.reason)
    }
    contents.append(quality.counts) { contents, count in
      contents.append(count.kind.rawValue)
      contents.append(optional: count.list)
      contents.append(count.file)
      contents.append(optional: count.column)
      contents.append(Int64(count.count))
      contents.append(optional: count.firstRow)
      contents.append(count.reason)
    }
  }
}

/// What a column holds, as a number.
enum SnapshotColumnKind: UInt8 {
  case none, date, dateTime, number, boolean, code, span, text, reference

  init(_ column: Column?) {
    self =
      switch column {
      case nil: .none
      case .date: .date
      case .dateTime: .dateTime
      case .number: .number
      case .boolean: .boolean
      case .code: .code
      case .span: .span
      case .text: .text
      case .reference: .reference
      }
  }
}

extension BinaryWriter {
  fileprivate mutating func append(_ span: Span) {
    append(UInt8(span.unit.rawValue))
    append(span.count)
  }

  fileprivate mutating func append(_ holding: Holding) {
    switch holding {
    case .completeAlways: append(UInt8(0))
    case .latestOnly: append(UInt8(1))
    case .notSupplied: append(UInt8(2))
    case .completeFrom(let day):
      append(UInt8(3))
      append(day.dayNumber)
    }
  }

  fileprivate mutating func append(_ source: SourceSummary) {
    append(count: source.list)
    append(UInt8(source.state == .read ? 0 : source.state == .notSupplied ? 1 : 2))
    append(optional: source.source)
    append(optional: source.file)
    append(count: source.rows)
    append(source.holds)
    append(source.isCut)
    append(optional: source.extractedAt) {
      $0.append($1.date.dayNumber)
      $0.append(optional: $1.minuteOfDay)
    }
    append(optional: source.maxAge) { $0.append($1) }
    append(source.fieldsFound)
    append(source.fieldsMissing)
    append(source.unknownColumns)
  }
}
