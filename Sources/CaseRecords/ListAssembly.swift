import Caseload
import CivilTime
import SourceText

/// Turns what the files gave into record lists: one record per key, owners found, rows in order, references resolved.
struct ListAssembly {
  let schema: RecordSchema
  private(set) var lists: [RecordList]
  private(set) var logs: [QualityLog?]
  private var keyTables: [ByteTable?]

  init(schema: RecordSchema) {
    self.schema = schema
    let shapes = schema.shape.lists
    lists = shapes.map { RecordList.notSupplied(fields: $0.fields.count) }
    logs = Array(repeating: nil, count: shapes.count)
    keyTables = Array(repeating: nil, count: shapes.count)
  }

  /// Owners before what belongs to them; the raw columns are let go one list after the other.
  mutating func assemble(_ raw: inout [RawList?]) {
    for list in ownersFirst() {
      guard var source = raw[list] else { continue }
      raw[list] = nil
      if source.state == .read { assemble(list, &source) }
      logs[list] = source.log
    }
    for list in lists.indices { resolveReferences(list) }
    keyTables = []
  }

  private func ownersFirst() -> [Int] {
    let shapes = schema.shape.lists
    func depth(_ list: Int) -> Int {
      var (list, depth) = (list, 0)
      while let owner = shapes[list].owner, depth <= shapes.count { (list, depth) = (owner.list, depth + 1) }
      return depth
    }
    return shapes.indices.sorted { (depth($0), $0) < (depth($1), $1) }
  }

  private mutating func assemble(_ list: Int, _ raw: inout RawList) {
    let shape = schema.shape.lists[list]
    joinSameKeys(shape, &raw)
    let owners = owners(shape, &raw)
    let ownerCount = shape.owner.map { lists[$0.list].count } ?? 0
    var date: DateColumn?
    if let field = shape.dateField, case .date(let column)? = raw.columns[field] { date = column }
    let order = RowOrder(
      count: raw.count, owners: owners, ownerCount: ownerCount, date: date,
      key: shape.keyField.flatMap { raw.columns[$0] }, columns: raw.columns)
    date = nil
    var columns: [Column?] = Array(repeating: nil, count: raw.columns.count)
    for field in columns.indices {
      columns[field] = raw.columns[field]?.reordered(order.order)
      raw.columns[field] = nil
    }
    let lines = order.order.map { raw.lines[Int($0)] }
    raw.lines = []
    lists[list] = RecordList(
      count: lines.count, holds: raw.isCut ? .nothingProven : raw.file.holding, columns: columns,
      origins: Origins(files: [raw.file.shown], lineOfRow: lines), ownerRows: order.ownerRows,
      groupStarts: order.groupStarts)
    if let field = shape.keyField, let keys = columns[field]?.texts { keyTables[list] = ByteTable(keys) }
  }
}

extension Holding {
  /// Some records of the file may be lost: their absence proves nothing on any day.
  static let nothingProven = Holding.completeFrom(.init(dayNumber: 2_932_896))
}

extension Column {
  /// The texts of a text or reference column.
  var texts: TextColumn? {
    switch self {
    case .text(let column): column
    case .reference(let column): column.keys
    default: nil
    }
  }
}

// MARK: - Keys

extension ListAssembly {
  /// Records with the same key become one: the same where all rows say the same, else with the differing cells invalid,
  /// whichever row comes first.
  private func joinSameKeys(_ shape: ListShape, _ raw: inout RawList) {
    guard let keyField = shape.keyField, let keys = raw.columns[keyField]?.texts else { return }
    let header = raw.headerOfField[keyField]
    for row in 0..<raw.count where keys.state(row) != .value {
      raw.log.note(
        .keyMissing, row: Int(raw.lines[row]), column: header, "the record has no key; nothing can refer to it")
    }
    var groups: [Int32: [Int32]] = [:]
    _ = ByteTable(keys) { first, later in groups[first, default: []].append(later) }
    guard !groups.isEmpty else { return }
    var dropped = [Bool](repeating: false, count: raw.count)
    var spoilt: [Int: Set<Int32>] = [:]
    for (first, others) in groups.sorted(by: { $0.key < $1.key }) {
      let differing = raw.columns.indices.filter { field in
        guard let column = raw.columns[field] else { return false }
        return others.contains { column.compare(Int(first), Int($0)) != 0 }
      }
      for field in differing { spoilt[field, default: []].insert(first) }
      noteSameKey(shape, &raw, [first] + others, differing, header)
      for row in others { dropped[Int(row)] = true }
    }
    for field in spoilt.keys.sorted() {
      raw.columns[field] = raw.columns[field]?.invalidating(spoilt[field] ?? [])
    }
    drop(dropped, &raw)
  }

  private func noteSameKey(
    _ shape: ListShape, _ raw: inout RawList, _ rows: [Int32], _ differing: [Int], _ header: String?
  ) {
    let names = differing.map { shape.fields[$0].name }.joined(separator: ", ")
    for row in rows {
      let others = rows.filter { $0 != row }.prefix(5).map { String(raw.lines[Int($0)]) }.joined(separator: ", ")
      raw.log.note(
        differing.isEmpty ? .sameRecordTwice : .recordsDiffer, row: Int(raw.lines[Int(row)]), column: header,
        differing.isEmpty
          ? "the same record stands here and in row \(others); it counts once"
          : "the key stands here and in row \(others), but \(names) differ; they cannot be used until that is put right")
    }
  }

  private func drop(_ dropped: [Bool], _ raw: inout RawList) {
    let kept = (0..<Int32(raw.count)).filter { !dropped[Int($0)] }
    for field in raw.columns.indices { raw.columns[field] = raw.columns[field]?.reordered(kept) }
    raw.lines = kept.map { raw.lines[Int($0)] }
    raw.count = kept.count
  }
}

extension Column {
  /// The column with these rows' cells made invalid.
  func invalidating(_ rows: Set<Int32>) -> Column {
    func replacing<T>(_ values: [T], _ mark: T) -> [T] {
      var values = values
      for row in rows { values[Int(row)] = mark }
      return values
    }
    switch self {
    case .date(let column): return .date(DateColumn(days: replacing(column.days, DateColumn.invalid)))
    case .dateTime(let column):
      return .dateTime(DateTimeColumn(doubledMinutes: replacing(column.doubledMinutes, DateTimeColumn.invalid)))
    case .number(let column): return .number(NumberColumn(millionths: replacing(column.millionths, NumberColumn.invalid)))
    case .boolean(let column): return .boolean(BooleanColumn(states: replacing(column.states, BooleanColumn.invalid)))
    case .code(let column):
      return .code(CodeColumn(list: column.list, ids: replacing(column.ids, CodeColumn.invalid), unlisted: column.unlisted))
    case .span(let column): return .span(SpanColumn(ids: replacing(column.ids, SpanColumn.invalid), spans: column.spans))
    case .text(let column): return .text(column.invalidating(rows))
    case .reference(let column): return .reference(ReferenceColumn(rows: column.rows, keys: column.keys.invalidating(rows)))
    }
  }
}

extension TextColumn {
  fileprivate func invalidating(_ rows: Set<Int32>) -> TextColumn {
    var result = TextColumn()
    result.bytes.reserveCapacity(bytes.count)
    result.ends.reserveCapacity(ends.count)
    for row in ends.indices {
      if rows.contains(Int32(row)) {
        result.bytes.append(TextColumn.invalid)
      } else {
        result.bytes.append(contentsOf: bytes[range(row)])
      }
      result.ends.append(UInt64(result.bytes.count))
    }
    return result
  }
}

// MARK: - Owners and references

extension ListAssembly {
  /// Per row the owner's row, -1 where there is none (which is noted); nil for lists that belong to none.
  private func owners(_ shape: ListShape, _ raw: inout RawList) -> [Int32]? {
    guard let owner = shape.owner, let keys = raw.columns[owner.field]?.texts else {
      return shape.owner == nil ? nil : Array(repeating: -1, count: raw.count)
    }
    let header = raw.headerOfField[owner.field]
    let rows = find(keys, in: keyTables[owner.list], count: raw.count)
    let title = schema.shape.lists[owner.list].title
    for row in 0..<raw.count where rows[row] < 0 {
      let isBlank = keys.state(row) == .blank
      raw.log.note(
        isBlank ? .ownerMissing : .ownerUnknown, row: Int(raw.lines[row]), column: header,
        isBlank ? "does not say which \(title) it belongs to" : "belongs to a \(title) that is not in the files")
    }
    return rows.map { max($0, -1) }
  }

  private mutating func resolveReferences(_ list: Int) {
    let shape = schema.shape.lists[list]
    var records = lists[list]
    var columns = records.columns
    for (field, fieldShape) in shape.fields.enumerated() {
      guard case .reference(let target) = fieldShape.type, case .reference(var column)? = columns[field] else { continue }
      columns[field] = nil
      if field == shape.owner?.field && !records.ownerRows.isEmpty {
        column.rows = ownerReferences(records.ownerRows, column.keys)
      } else {
        column.rows = find(column.keys, in: keyTables[target], count: records.count)
        noteUnknown(list, field, target, column, records.origins)
      }
      columns[field] = .reference(column)
    }
    records = RecordList(
      count: records.count, holds: records.holds, columns: columns, origins: records.origins,
      ownerRows: records.ownerRows, groupStarts: records.groupStarts)
    lists[list] = records
  }

  /// The owners found before; a key that leads nowhere is dangling.
  private func ownerReferences(_ owners: [Int32], _ keys: TextColumn) -> [Int32] {
    var rows = owners
    for row in rows.indices where rows[row] < 0 && keys.state(row) != .blank { rows[row] = ReferenceColumn.dangling }
    return rows
  }

  private mutating func noteUnknown(
    _ list: Int, _ field: Int, _ target: Int, _ column: ReferenceColumn, _ origins: Origins
  ) {
    // A target that nobody supplies is one line about the source, not one for each row.
    guard keyTables[target] != nil else { return }
    let title = schema.shape.lists[target].title
    let dangling = column.rows.indices.filter { column.rows[$0] == ReferenceColumn.dangling && column.keys.state($0) == .value }
    let lines = dangling.map { Int(origins.lineOfRow[$0]) }.sorted()
    for line in lines {
      logs[list]?.note(
        .referenceUnknown, row: line, column: schema.shape.lists[list].fields[field].name,
        "names a \(title) that is not in the files")
    }
  }

  /// Rows of these keys: -1 for a blank, -2 for one that is not there. Files mostly have one owner's rows together, so
  /// the key before is tried first.
  private func find(_ keys: TextColumn, in table: ByteTable?, count: Int) -> [Int32] {
    var result = [Int32](repeating: ReferenceColumn.blank, count: count)
    keys.bytes.withUnsafeBufferPointer { bytes in
      var last = CellBytes(rebasing: bytes[0..<0])
      var lastRow = ReferenceColumn.dangling
      for row in 0..<count {
        let range = keys.range(row)
        guard !range.isEmpty else { continue }
        let key = CellBytes(rebasing: bytes[range])
        if !isSame(last, key) {
          last = key
          let found = table?.find(key) ?? -1
          lastRow = found < 0 ? ReferenceColumn.dangling : found
        }
        result[row] = lastRow
      }
    }
    return result
  }
}

@inline(__always)
private func isSame(_ one: CellBytes, _ other: CellBytes) -> Bool {
  guard one.count == other.count else { return false }
  for at in 0..<one.count where one[at] != other[at] { return false }
  return true
}
