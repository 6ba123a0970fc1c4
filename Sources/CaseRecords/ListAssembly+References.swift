import Caseload

extension ListAssembly {
  /// Per row the owner's row, -1 where there is none (which is noted); nil for lists that belong to none.
  func owners(_ shape: ListShape, _ raw: inout RawList) -> RowReferences? {
    guard let owner = shape.owner, case .reference(let column)? = raw.columns[owner.field] else {
      return shape.owner == nil ? nil : RowReferences(Cells(repeating: -1, count: raw.count))
    }
    let header = raw.headerOfField[owner.field]
    let rows = column.holdsKeys ? RowReferences(find(column.keys, in: keyTables[owner.list], count: raw.count)) : column.rows
    if rows.leadSomewhere { return rows }
    let title = schema.shape.lists[owner.list].title
    for row in 0..<raw.count where rows[row] < 0 {
      let isBlank = rows[row] == ReferenceColumn.blank
      raw.log.note(
        isBlank ? .ownerMissing : .ownerUnknown, row: Int(raw.lines[row]), column: header,
        isBlank ? "does not say which \(title) it belongs to" : "belongs to a \(title) that is not in the files")
    }
    return RowReferences(rows.map { max($0, -1) })
  }

  mutating func resolveReferences(_ list: Int) {
    let shape = schema.shape.lists[list]
    var records = lists[list]
    var columns = records.columns
    for (field, fieldShape) in shape.fields.enumerated() {
      guard case .reference(let target) = fieldShape.type, case .reference(var column)? = columns[field] else { continue }
      columns[field] = nil
      if field == shape.owner?.field && !records.ownerRows.isEmpty {
        column.rows = ownerReferences(records.ownerRows, column)
      } else {
        var rows = find(column.keys, in: keyTables[target], count: records.count)
        preferOwn(&rows, records, list, target)
        column.rows = RowReferences(rows)
        noteUnknown(list, field, target, column, records.origins)
      }
      columns[field] = .reference(column)
    }
    records = RecordList(
      count: records.count, holds: records.holds, columns: columns, origins: records.origins,
      groupStarts: records.groupStarts)
    lists[list] = records
  }

  /// The owners found before; a key that leads nowhere is dangling.
  func ownerReferences(_ owners: RowReferences, _ column: ReferenceColumn) -> RowReferences {
    if owners.leadSomewhere { return owners }
    var rows = owners
    for row in rows.indices where rows[row] < 0 {
      let isBlank = column.holdsKeys ? column.keys.state(row) == .blank : column.rows[row] == ReferenceColumn.blank
      if !isBlank { rows[row] = ReferenceColumn.dangling }
    }
    return rows
  }

  /// Of records that share a key, the one that belongs to the same child is meant.
  func preferOwn(_ rows: inout Cells<Int32>, _ records: RecordList, _ list: Int, _ target: Int) {
    let shapes = schema.shape.lists
    guard !sharers[target].isEmpty, let owner = shapes[target].owner?.list else { return }
    for row in rows.indices where rows[row] >= 0 {
      guard let others = sharers[target][rows[row]] else { continue }
      let mine = shapes[list].owner?.list == owner ? records.ownerRows[row] : list == owner ? Int32(row) : -1
      // Rows are in the order of their owners, so the one that is meant is found by halving.
      var (low, high) = (0, others.count)
      while low < high {
        let middle = (low + high) / 2
        if place(of: others[middle], in: target) < mine { low = middle + 1 } else { high = middle }
      }
      let isOwn = low < others.count && place(of: others[low], in: target) == mine
      if isOwn && place(of: rows[row], in: target) != mine { rows[row] = others[low] }
    }
  }

  /// The owner's row of a record; those without owner come last.
  func place(of row: Int32, in list: Int) -> Int32 {
    let owner = lists[list].ownerRows[Int(row)]
    return owner < 0 ? Int32.max : owner
  }

  mutating func noteUnknown(
    _ list: Int, _ field: Int, _ target: Int, _ column: ReferenceColumn, _ origins: Origins
  ) {
    // A target that nobody supplies is one line about the source, not one for each row.
    guard keyTables[target] != nil else { return }
    let title = schema.shape.lists[target].title
    let dangling = column.rows.indices.filter { column.rows[$0] == ReferenceColumn.dangling && column.keys.state($0) == .value }
    let lines = dangling.map { Int(origins.lineOfRow[$0]) }.sorted()
    for line in lines {
      logs[list]?.note(
        .referenceUnknown, row: line, column: headers[list][field],
        "names a \(title) that is not in the files")
    }
  }

  /// Rows of these keys: -1 for a blank, -2 for one that is not there. Files mostly have one owner's rows together, so
  /// the key before is tried first.
  func find(_ keys: TextColumn, in table: KeyTable?, count: Int) -> Cells<Int32> {
    Cells(unsafeUninitializedCapacity: count) { found in
      nonisolated(unsafe) let found = found
      // Each place is written once, by whoever has its range.
      _ = inRanges(count, of: 1 << 16) { rows in find(keys, rows, in: table, into: found) }
      return count
    }
  }

  private func find(_ keys: TextColumn, _ rows: Range<Int>, in table: KeyTable?, into result: UnsafeMutableBufferPointer<Int32>) {
    keys.bytes.withUnsafeBufferPointer { bytes in
      var last = CellBytes(rebasing: bytes[0..<0])
      var lastRow = ReferenceColumn.dangling
      for row in rows {
        let range = keys.range(row)
        result[row] = ReferenceColumn.blank
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
  }
}

@inline(__always)
private func isSame(_ one: CellBytes, _ other: CellBytes) -> Bool {
  guard one.count == other.count else { return false }
  for at in 0..<one.count where one[at] != other[at] { return false }
  return true
}
