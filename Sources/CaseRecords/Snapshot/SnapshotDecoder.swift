import Caseload
import CivilTime

/// Takes records out of a mapped snapshot: the columns lie where they are in the file. Every number is held against the
/// schema and the file's length before it is used; the cells themselves are covered by the sections' checksums.
struct SnapshotDecoder {
  /// What stands before the sections' table.
  struct Preface {
    let program: String
    let inputs: SnapshotInputs
    /// nil: all.
    let fields: [Set<Int>]?
    let words: String
  }

  /// What a list holds beside its records: see `tiedRows`.
  struct List {
    let records: RecordList
    let ties: Cells<Int32>
  }

  let preface: Preface
  private let memory: CellMemory
  private var contents: BinaryReader
  private let sections: [SnapshotSection]
  private var used: Set<Int> = []
  /// How many columns there are that nobody wants.
  private var leftOut = 0

  /// - Parameter sectionsEnd: where the contents begin.
  init(_ memory: CellMemory, contents bytes: UnsafeRawBufferPointer, sectionsEnd: Int) throws {
    self.memory = memory
    var contents = BinaryReader(bytes)
    preface = try Preface(&contents)
    sections = try contents.items { contents in
      let start = try contents.whole(upTo: sectionsEnd)
      let bytes = try contents.whole(upTo: sectionsEnd - start)
      guard start >= SnapshotFormat.headBytes, start % SnapshotFormat.alignment == 0 else { throw BinaryReader.Damage() }
      return SnapshotSection(start: start, bytes: bytes, hash: try contents.number())
    }
    self.contents = contents.rest()
  }

  /// - Parameter only: per list the fields that are wanted; nil: all.
  mutating func records(_ schema: RecordSchema, only: [Set<Int>]?) throws -> (records: LoadedRecords, ties: [Cells<Int32>]) {
    var lists: [List] = []
    for list in schema.shape.lists.indices {
      lists.append(try self.list(schema, list, Wanted(schema, list, only)))
    }
    try checkOwners(schema.shape, lists)
    let headers = try contents.items { try $0.items { try $0.optionalText() } }
    let quality = try quality()
    let sources = try contents.items { try $0.source(lists: lists.count) }
    let extractedAt = try contents.optional { CivilDate(dayNumber: try $0.number()) }
    guard contents.isAtEnd, headers.count == lists.count else { throw BinaryReader.Damage() }
    let records = LoadedRecords(
      caseload: Caseload(shape: schema.shape, lists: lists.map(\.records)), quality: quality, sources: sources,
      extractedAt: extractedAt, headers: headers)
    return (records, lists.map(\.ties))
  }

  /// Whether the sections that the records lie in are as they were written.
  func areWhole(threads: Int) -> Bool {
    let used = used.sorted().map { sections[$0] }
    let bytes = used.map { UnsafeRawBufferPointer(start: memory.start + $0.start, count: $0.bytes) }
    return BlockHash.ofAll(bytes, threads: threads) == used.map(\.hash)
  }

  /// What is taken of a list.
  private enum Wanted {
    /// Nothing: a list that cannot be worked out from the fields that are wanted.
    case notSupplied
    /// These fields; nil: all.
    case fields(Set<Int>?)

    init(_ schema: RecordSchema, _ list: Int, _ only: [Set<Int>]?) {
      guard let only else {
        self = .fields(nil)
        return
      }
      let shape = schema.shape.lists[list]
      if shape.derivation != nil {
        self = schema.canWorkOut(list, from: only) ? .fields(nil) : .notSupplied
      } else {
        self = .fields(only[list].union(shape.isFromKeys ? [shape.keyField].compactMap { $0 } : []))
      }
    }

    func holds(_ field: Int) -> Bool {
      switch self {
      case .notSupplied: false
      case .fields(let fields): fields?.contains(field) ?? true
      }
    }

    /// Whether anything is taken, so that owners and lines are asked for.
    var isAny: Bool {
      switch self {
      case .notSupplied: false
      case .fields(let fields): fields.map { !$0.isEmpty } ?? true
      }
    }
  }

  // MARK: Lists

  private mutating func list(_ schema: RecordSchema, _ list: Int, _ wanted: Wanted) throws -> List {
    let shape = schema.shape.lists[list]
    let count = try contents.whole(upTo: Int(Int32.max))
    let holds = try contents.holding()
    let files = try contents.texts()
    let fileOfRow = try optionalCells(UInt16.self, of: count, wanted.isAny)
    let lines = try lines(wanted.isAny)
    let groups = try contents.whole(upTo: Int(Int32.max))
    let groupStarts = try cells(Int32.self, count: groups, wanted.isAny)
    let ties = try cells(Int32.self, count: try contents.whole(upTo: count), wanted.isAny)
    guard try contents.count() == shape.fields.count, lines.count == count || lines.isEmpty || !wanted.isAny else {
      throw BinaryReader.Damage()
    }
    var columns: [Column?] = []
    let leftOutBefore = leftOut
    for (field, fieldShape) in shape.fields.enumerated() {
      columns.append(try column(fieldShape.type, count, wanted.holds(field)))
    }
    if case .notSupplied = wanted { return List(records: .notSupplied(fields: shape.fields.count), ties: []) }
    let origins = Origins(files: files, fileOfRow: Array(fileOfRow), lineOfRow: lines)
    let records = RecordList(
      count: count, holds: holds, columns: columns, origins: origins, groupStarts: groupStarts)
    // With all of its columns the rows are in their order.
    return List(records: records, ties: leftOut == leftOutBefore ? [] : ties)
  }

  /// There is a group for each owner, or there are none.
  private func checkOwners(_ shape: Shape, _ lists: [List]) throws {
    for (list, listShape) in zip(lists, shape.lists) where !list.records.groupStarts.isEmpty {
      guard let owner = listShape.owner, list.records.groupStarts.count == lists[owner.list].records.count + 1 else {
        throw BinaryReader.Damage()
      }
    }
  }

  private mutating func lines(_ isWanted: Bool) throws -> RowLines {
    let count = try contents.whole(upTo: Int(Int32.max))
    let areConsecutive = try contents.flag()
    let first = try contents.number(UInt32.self)
    if areConsecutive { return RowLines(first: first, count: count) }
    return RowLines(try cells(UInt32.self, count: count, isWanted))
  }

  // MARK: Columns

  private mutating func column(_ type: FieldType, _ count: Int, _ isWanted: Bool) throws -> Column? {
    guard let kind = SnapshotColumnKind(rawValue: try contents.number()) else { throw BinaryReader.Damage() }
    let column: Column
    switch (kind, type) {
    case (.none, _): return nil
    case (.date, .date): column = .date(DateColumn(days: try cells(count: count, isWanted)))
    case (.dateTime, .dateTime): column = .dateTime(DateTimeColumn(doubledMinutes: try cells(count: count, isWanted)))
    case (.number, .number): column = .number(NumberColumn(millionths: try cells(count: count, isWanted)))
    case (.boolean, .boolean): column = .boolean(BooleanColumn(states: try cells(count: count, isWanted)))
    case (.code, .code(let list)):
      let ids: Cells<Int32> = try cells(count: count, isWanted)
      column = .code(CodeColumn(list: list, ids: ids, unlisted: try contents.texts()))
    case (.span, .span):
      let ids: Cells<Int32> = try cells(count: count, isWanted)
      column = .span(SpanColumn(ids: ids, spans: try contents.items { try $0.span() }))
    case (.text, .text): column = .text(try text(count, isWanted))
    case (.reference, .reference):
      let rows = try references(count, isWanted)
      column = .reference(ReferenceColumn(rows: rows, keys: try contents.flag() ? TextColumn() : try text(count, isWanted)))
    default: throw BinaryReader.Damage()
    }
    if isWanted { return column }
    leftOut += 1
    return nil
  }

  private mutating func text(_ count: Int, _ isWanted: Bool) throws -> TextColumn {
    let bytes = try contents.whole(upTo: memory.bytes)
    let column = TextColumn(bytes: try cells(count: bytes, isWanted), ends: try cells(count: count, isWanted))
    if isWanted, column.ends.last ?? 0 != UInt64(bytes) { throw BinaryReader.Damage() }
    return column
  }

  private mutating func references(_ count: Int, _ isWanted: Bool) throws -> RowReferences {
    let areInOrder = try contents.flag()
    let starts = try contents.whole(upTo: Int(Int32.max))
    if !areInOrder { return RowReferences(try cells(count: count, isWanted)) }
    return RowReferences(starts: try cells(count: starts, isWanted), count: count)
  }

  /// One for each row, or none.
  private mutating func optionalCells<T>(_ type: T.Type, of rows: Int, _ isWanted: Bool) throws -> Cells<T> {
    let count = try contents.whole(upTo: rows)
    guard count == rows || count == 0 else { throw BinaryReader.Damage() }
    return try cells(type, count: count, isWanted)
  }

  /// The cells of the section that is named next; none, and its checksum is not asked for, where they are not wanted.
  private mutating func cells<T>(_ type: T.Type = T.self, count: Int, _ isWanted: Bool) throws -> Cells<T> {
    let place = Int(try contents.number(UInt32.self))
    guard place < sections.count, sections[place].bytes == count * MemoryLayout<T>.stride else { throw BinaryReader.Damage() }
    guard isWanted, count > 0 else { return Cells() }
    used.insert(place)
    return Cells(in: memory, offset: sections[place].start, count: count)
  }

  // MARK: Data quality

  private mutating func quality() throws -> DataQuality {
    let issues = try contents.items { contents in
      QualityIssue(
        kind: try contents.kind(), list: try contents.optionalText(), file: try contents.text(),
        row: try contents.optionalInt(), column: try contents.optionalText(), reason: try contents.text())
    }
    let counts = try contents.items { contents in
      QualityCount(
        kind: try contents.kind(), list: try contents.optionalText(), file: try contents.text(),
        column: try contents.optionalText(), count: Int(try contents.number(Int64.self)),
        firstRow: try contents.optionalInt(), reason: try contents.text())
    }
    return DataQuality(issues: issues, counts: counts)
  }
}

extension SnapshotDecoder.Preface {
  fileprivate init(_ contents: inout BinaryReader) throws {
    program = try contents.text()
    inputs = try SnapshotInputs(reading: &contents)
    fields = try contents.optional { try $0.items { Set(try $0.items { Int(try $0.number(UInt32.self)) }) } }
    words = try contents.text()
  }
}

extension BinaryReader {
  fileprivate mutating func kind() throws -> QualityKind {
    guard let kind = QualityKind(rawValue: try text()) else { throw Damage() }
    return kind
  }

  fileprivate mutating func span() throws -> Span {
    guard let unit = TimeUnit(rawValue: Int(try number(UInt8.self))) else { throw Damage() }
    return Span(Int(try number(Int32.self)), unit)
  }

  fileprivate mutating func holding() throws -> Holding {
    switch try number(UInt8.self) {
    case 0: return .completeAlways
    case 1: return .latestOnly
    case 2: return .notSupplied
    case 3: return .completeFrom(CivilDate(dayNumber: try number()))
    default: throw Damage()
    }
  }

  fileprivate mutating func source(lists: Int) throws -> SourceSummary {
    let list = try whole(upTo: lists - 1)
    let states: [SourceSummary.State] = [.read, .notSupplied, .notReadable]
    let state = Int(try number(UInt8.self))
    guard state < states.count else { throw Damage() }
    return SourceSummary(
      list: list, state: states[state], source: try optionalText(), file: try optionalText(),
      rows: try whole(upTo: Int(Int32.max)), holds: try holding(), isCut: try flag(),
      extractedAt: try optional { reader in
        DateAndTime(date: CivilDate(dayNumber: try reader.number()), minuteOfDay: try reader.optionalInt())
      },
      maxAge: try optional { try $0.span() }, fieldsFound: try texts(), fieldsMissing: try texts(),
      unknownColumns: try texts())
  }
}
