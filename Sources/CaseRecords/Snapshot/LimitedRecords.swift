import Caseload

/// Records of one owner and day stand in the order of what their cells say (`RowOrder`), so their order depends on which
/// columns there are. A snapshot of all columns is put in the order that the wanted ones alone would have given.
///
/// - Returns: the rows that are ordered by what their cells say: they have owner, date and key of the row before.
func tiedRows(_ list: RecordList, _ shape: ListShape) -> [Int32] {
  var days: Cells<Int32>?
  if let field = shape.dateField, case .date(let dates)? = list.columns[field] { days = dates.days }
  let key = shape.keyField.flatMap { list.columns[$0] }
  var tied: [Int32] = []
  guard list.count > 1, shape.derivation == nil else { return [] }
  let starts = list.groupStarts.buffer
  // The owner whose rows come next.
  var next = 0
  for row in 1..<list.count {
    while next < starts.count, starts[next] < row { next += 1 }
    if next < starts.count, starts[next] == row { continue }
    if let days, rank(days[row]) != rank(days[row - 1]) { continue }
    if let key, key.compare(row, row - 1) != 0 { continue }
    tied.append(Int32(row))
  }
  return tied
}

/// Records without a date stand together, whatever is in its place.
private func rank(_ day: Int32) -> Int32 { day > DateColumn.invalid ? day : Int32.max }

extension LoadedRecords {
  /// The same as if only these fields had been loaded.
  ///
  /// - Parameter ties: per list, see `tiedRows`.
  func limited(to only: [Set<Int>], ties: [Cells<Int32>], schema: RecordSchema) -> LoadedRecords {
    let shape = schema.shape
    var limited = caseload
    var isMoved = false
    for (list, listShape) in shape.lists.enumerated() {
      if listShape.isFromKeys { continue }
      if listShape.derivation != nil {
        if schema.canWorkOut(list, from: only) { continue }
        limited = limited.replacing(list: list, with: .notSupplied(fields: listShape.fields.count))
        continue
      }
      let records = caseload.lists[list]
      let columns = records.columns.enumerated().map { only[list].contains($0) ? $1 : nil }
      // Tied rows have the same key.
      let compared = columns.indices.filter { $0 != listShape.keyField }.compactMap { columns[$0] }
      let order = order(records, compared, ties[list])
      isMoved = isMoved || order != nil
      limited = limited.replacing(list: list, with: records.with(columns, inOrder: order))
    }
    // What is worked out from records that have moved may name others of the same day.
    if isMoved { limited = derive(limited, schema: schema, except: []) }
    return LoadedRecords(
      caseload: limited, quality: quality.limited(to: only, headers: headers, shape: shape), sources: sources,
      extractedAt: extractedAt, headers: headers)
  }

  /// For each place the row that comes there; nil where all stay.
  private func order(_ records: RecordList, _ columns: [Column], _ ties: Cells<Int32>) -> [Int32]? {
    let lines = records.origins.lineOfRow
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      for column in columns {
        let order = column.compare(a, b)
        if order != 0 { return order < 0 }
      }
      return !lines.isEmpty && lines[a] < lines[b]
    }
    guard ties.contains(where: { isBefore(Int($0), Int($0) - 1) }) else { return nil }
    var order = Array(0..<Int32(records.count))
    var place = 0
    while place < ties.count {
      let first = Int(ties[place]) - 1
      var last = first
      while place < ties.count, Int(ties[place]) == last + 1 { (last, place) = (last + 1, place + 1) }
      order[first...last].sort { isBefore(Int($0), Int($1)) }
    }
    return order
  }
}

extension RecordSchema {
  /// Whether a list that is worked out from others can be, with these fields of theirs.
  func canWorkOut(_ list: Int, from only: [Set<Int>]) -> Bool {
    fieldsBehind(list).allSatisfy { only[$0.list].contains($0.field) }
  }
}

extension RecordList {
  /// The same records with these columns; owners and groups stay, for rows are moved among those of one owner alone.
  fileprivate func with(_ columns: [Column?], inOrder order: [Int32]?) -> RecordList {
    var origins = origins
    if let order {
      if !origins.lineOfRow.isEmpty { origins.lineOfRow = origins.lineOfRow.reordered(order) }
      if !origins.fileOfRow.isEmpty { origins.fileOfRow = order.map { origins.fileOfRow[Int($0)] } }
    }
    return RecordList(
      count: count, holds: holds, columns: columns.map { column in order.map { column?.reordered($0) } ?? column },
      origins: origins, groupStarts: groupStarts)
  }
}

extension DataQuality {
  /// Less what was found in columns that are not there.
  fileprivate func limited(to only: [Set<Int>], headers: [[String?]], shape: Shape) -> DataQuality {
    var hidden: [String: Set<String>] = [:]
    for (list, listShape) in shape.lists.enumerated() where listShape.derivation == nil {
      for field in listShape.fields.indices where !only[list].contains(field) {
        let header = headers[list].indices.contains(field) ? headers[list][field] : nil
        hidden[listShape.name, default: []].insert(header ?? listShape.fields[field].name)
      }
    }
    func isShown(_ list: String?, _ column: String?) -> Bool {
      guard let list, let column else { return true }
      return !(hidden[list]?.contains(column) ?? false)
    }
    return DataQuality(
      issues: issues.filter { isShown($0.list, $0.column) }, counts: counts.filter { isShown($0.list, $0.column) })
  }
}
