import Caseload

extension ListAssembly {
  /// One record for each key that the lists belonging to this one name.
  mutating func gather(_ list: Int, _ raw: [RawList?]) {
    let shape = schema.shape.lists[list]
    guard let keyField = shape.keyField else { return }
    var known = Set<String>()
    for (other, source) in raw.enumerated() {
      guard let source, source.state == .read, let owner = schema.shape.lists[other].owner, owner.list == list,
        let keys = source.columns[owner.field]?.texts
      else { continue }
      for row in 0..<source.count { if let key = keys[row] { known.insert(key) } }
    }
    var keys = TextColumn()
    for key in known.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { keys.append(key) }
    var columns: [Column?] = Array(repeating: nil, count: shape.fields.count)
    columns[keyField] = .text(keys)
    lists[list] = RecordList(count: known.count, holds: .completeAlways, columns: columns, origins: Origins())
    headers[list] = Array(repeating: nil, count: shape.fields.count)
    keyTables[list] = KeyTable(keys)
  }

  /// Records with the same key become one: the same where all rows say the same, else with the differing cells invalid,
  /// whichever row comes first.
  func joinSameKeys(_ shape: ListShape, _ raw: inout RawList) {
    guard let keyField = shape.keyField, let keys = raw.columns[keyField]?.texts else { return }
    let header = raw.headerOfField[keyField]
    for row in 0..<raw.count where keys.state(row) != .value {
      raw.log.note(
        .keyMissing, row: Int(raw.lines[row]), column: header, "the record has no key; nothing can refer to it")
    }
    // Mostly they are written in their order: then no two are the same.
    if keys.areAscending { return }
    var groups: [Int32: [Int32]] = [:]
    _ = ByteTable(keys) { first, later in groups[first, default: []].append(later) }
    guard !groups.isEmpty else { return }
    var dropped = [Bool](repeating: false, count: raw.count)
    var spoilt: [Int: Set<Int32>] = [:]
    for (first, others) in groups.sorted(by: { $0.key < $1.key }) {
      let families = byOwner([first] + others, shape, raw)
      if families.count > 1 { noteSharedKey(families.compactMap(\.first), shape, &raw, header) }
      for rows in families where rows.count > 1 {
        let differing = raw.columns.indices.filter { field in
          guard let column = raw.columns[field] else { return false }
          return rows.contains { column.compare(Int(rows[0]), Int($0)) != 0 }
        }
        for field in differing { spoilt[field, default: []].insert(rows[0]) }
        noteSameKey(shape, &raw, rows, differing, header)
        for row in rows.dropFirst() { dropped[Int(row)] = true }
      }
    }
    for field in spoilt.keys.sorted() {
      raw.columns[field] = raw.columns[field]?.invalidating(spoilt[field] ?? [])
    }
    drop(dropped, &raw)
  }

  /// Rows that share a key, apart by owner: one visit to four children is four rows with one key, and a record of each.
  func byOwner(_ rows: [Int32], _ shape: ListShape, _ raw: RawList) -> [[Int32]] {
    guard let field = shape.owner?.field, let owners = raw.columns[field] else { return [rows] }
    let sorted = rows.sorted {
      let order = owners.compare(Int($0), Int($1))
      return order == 0 ? $0 < $1 : order < 0
    }
    var families: [[Int32]] = []
    for row in sorted {
      if let known = families.last?[0], owners.compare(Int(known), Int(row)) == 0 {
        families[families.count - 1].append(row)
      } else {
        families.append([row])
      }
    }
    return families
  }

  func noteSharedKey(_ rows: [Int32], _ shape: ListShape, _ raw: inout RawList, _ header: String?) {
    let owner = shape.owner.map { schema.shape.lists[$0.list].plural } ?? "records"
    for row in rows {
      raw.log.note(
        .keyShared, row: Int(raw.lines[Int(row)]), column: header,
        "shares its key with records of other \(owner); each counts for its own")
    }
  }

  func noteSameKey(
    _ shape: ListShape, _ raw: inout RawList, _ rows: [Int32], _ differing: [Int], _ header: String?
  ) {
    let names = differing.map { shape.fields[$0].name }.joined(separator: ", ")
    for row in rows {
      let others = rows.prefix(6).filter { $0 != row }.prefix(5).map { String(raw.lines[Int($0)]) }.joined(separator: ", ")
      raw.log.note(
        differing.isEmpty ? .sameRecordTwice : .recordsDiffer, row: Int(raw.lines[Int(row)]), column: header,
        differing.isEmpty
          ? "the same record stands here and in row \(others); it counts once"
          : "the key stands here and in row \(others), but \(names) differ; they cannot be used until that is put right",
        summary: differing.isEmpty
          ? "the same record stands in several rows; it counts once"
          : "the same key stands in several rows that differ; the cells that differ cannot be used")
    }
  }

  func drop(_ dropped: [Bool], _ raw: inout RawList) {
    let kept = (0..<Int32(raw.count)).filter { !dropped[Int($0)] }
    for field in raw.columns.indices { raw.columns[field] = raw.columns[field]?.reordered(kept) }
    raw.lines = raw.lines.reordered(kept)
    raw.count = kept.count
  }
}

extension Column {
  /// The column with these rows' cells made invalid.
  func invalidating(_ rows: Set<Int32>) -> Column {
    func replacing<T>(_ values: Cells<T>, _ mark: T) -> Cells<T> {
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
    case .reference(let column):
      return .reference(
        column.holdsKeys
          ? ReferenceColumn(rows: column.rows, keys: column.keys.invalidating(rows))
          : ReferenceColumn(rows: RowReferences(replacing(column.rows.cells, ReferenceColumn.dangling))))
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
        result.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes.buffer[range(row)]))
      }
      result.ends.append(UInt64(result.bytes.count))
    }
    return result
  }
}
