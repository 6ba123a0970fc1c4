public import Caseload
public import CivilTime

/// The records as they were known on a day: what was written down later is not there.
public struct KnownRecords: Sendable {
  /// The records that were written down by then; lists that are worked out are worked out from these.
  public let caseload: Caseload
  /// What a reader must know of it, one line each: how much is left out, and of which lists nothing can be.
  public let notes: [String]
}

/// The records as they were known at the end of a day. Records of lists without a recorded date stay, as do records whose
/// recorded date is blank or cannot be read: the notes say so.
///
/// - Parameters given, asOf: derived lists that were given as records, and the day judged, as for `derive`.
public func known(
  _ caseload: Caseload, on day: CivilDate, schema: RecordSchema, except given: Set<Int> = [], asOf: CivilDate?
) -> KnownRecords {
  var hiding = Hiding(caseload: caseload, day: day.dayNumber)
  hiding.hide()
  let left = derive(Caseload(shape: caseload.shape, lists: hiding.lists), schema: schema, except: given, asOf: asOf)
  return KnownRecords(caseload: left, notes: hiding.notes(day))
}

private struct Hiding {
  let caseload: Caseload
  let day: Int32
  var lists: [RecordList] = []
  /// Per list, the new row of each old one; -1 where it is hidden.
  private var newRows: [[Int32]] = []
  private var hidden: [Int] = []
  private var undated: [Int] = []

  init(caseload: Caseload, day: Int32) {
    self.caseload = caseload
    self.day = day
  }

  private var shape: Shape { caseload.shape }

  mutating func hide() {
    newRows = Array(repeating: [], count: shape.lists.count)
    hidden = Array(repeating: 0, count: shape.lists.count)
    undated = hidden
    var orders: [[Int32]] = Array(repeating: [], count: shape.lists.count)
    for list in ownersFirst {
      orders[list] = order(list)
      newRows[list] = Array(repeating: -1, count: caseload.lists[list].count)
      for (new, old) in orders[list].enumerated() { newRows[list][Int(old)] = Int32(new) }
    }
    lists = shape.lists.indices.map { records($0, orders[$0]) }
  }

  private var ownersFirst: [Int] {
    func depth(_ list: Int) -> Int {
      var (list, depth) = (list, 0)
      while let owner = shape.lists[list].owner, depth <= shape.lists.count { (list, depth) = (owner.list, depth + 1) }
      return depth
    }
    return shape.lists.indices.sorted { (depth($0), $0) < (depth($1), $1) }
  }

  private func dates(_ list: Int, _ field: Int?) -> DateColumn? {
    guard let field, case .date(let column)? = caseload.lists[list].columns[field] else { return nil }
    return column
  }

  /// The rows that stay: those of each owner side by side, in their old order, then those whose owner is not there.
  private mutating func order(_ list: Int) -> [Int32] {
    let records = caseload.lists[list]
    let recorded = shape.lists[list].derivation == nil ? dates(list, shape.lists[list].recordedField) : nil
    var isKept = [Bool](repeating: true, count: records.count)
    if let recorded {
      for row in 0..<records.count {
        isKept[row] = recorded.days[row] <= day
        if recorded.days[row] <= DateColumn.invalid { undated[list] += 1 }
        if !isKept[row] { hidden[list] += 1 }
      }
    }
    guard let owner = shape.lists[list].owner, records.ownerRows.count == records.count else {
      return (0..<records.count).filter { isKept[$0] }.map { Int32($0) }
    }
    func hasOwner(_ row: Int) -> Bool { records.ownerRows[row] >= 0 && newRows[owner.list][Int(records.ownerRows[row])] >= 0 }
    let kept = (0..<records.count).filter { isKept[$0] }
    return (kept.filter(hasOwner) + kept.filter { !hasOwner($0) }).map { Int32($0) }
  }

  private func records(_ list: Int, _ order: [Int32]) -> RecordList {
    let old = caseload.lists[list]
    let fields = shape.lists[list].fields
    var columns = old.columns.map { $0?.reordered(order) }
    for (field, column) in columns.enumerated() {
      guard var column else { continue }
      if case .reference(let target) = fields[field].type, case .reference(var reference) = column {
        for row in reference.rows.indices where reference.rows[row] >= 0 {
          let new = newRows[target][Int(reference.rows[row])]
          reference.rows[row] = new >= 0 ? new : ReferenceColumn.dangling
        }
        column = .reference(reference)
      }
      if let later = laterRows(list, field, order) { column = column.blank(later) }
      columns[field] = column
    }
    let isNewestHidden = old.holds == .latestOnly && hidden[list] > 0
    var owners: [Int32] = []
    var starts: [Int32] = []
    if let owner = shape.lists[list].owner, old.ownerRows.count == old.count {
      owners = order.map { row in old.ownerRows[Int(row)] < 0 ? -1 : newRows[owner.list][Int(old.ownerRows[Int(row)])] }
      starts = groupStarts(owners, count: newRows[owner.list].count { $0 >= 0 })
    }
    return RecordList(
      count: order.count, holds: isNewestHidden ? .nothingProven : old.holds, columns: columns,
      origins: origins(old.origins, order), groupStarts: Cells(starts))
  }

  /// Which of the rows that stay hold a value that was written down later; nil: none can.
  private func laterRows(_ list: Int, _ field: Int, _ order: [Int32]) -> [Bool]? {
    let fields = shape.lists[list].fields
    let own = dates(list, fields[field].recorded)
    let arrival = fields[field].arrivesWith.flatMap { dates(list, fields[$0].recorded) }
    if own == nil, arrival == nil { return nil }
    return order.map { row in
      [own, arrival].contains { $0.map { $0.days[Int(row)] > day } ?? false }
    }
  }

  private func groupStarts(_ owners: [Int32], count: Int) -> [Int32] {
    var starts: [Int32] = [0]
    var row = 0
    for owner in 0..<count {
      while row < owners.count, owners[row] == Int32(owner) { row += 1 }
      starts.append(Int32(row))
    }
    return starts
  }

  private func origins(_ origins: Origins, _ order: [Int32]) -> Origins {
    guard !origins.lineOfRow.isEmpty else { return origins }
    return Origins(
      files: origins.files, fileOfRow: origins.fileOfRow.isEmpty ? [] : order.map { origins.fileOfRow[Int($0)] },
      lineOfRow: origins.lineOfRow.reordered(order))
  }

  // MARK: In words

  func notes(_ day: CivilDate) -> [String] {
    let supplied = shape.lists.indices.filter { shape.lists[$0].derivation == nil && caseload.lists[$0].holds != .notSupplied }
    func counted(_ list: Int, _ count: Int) -> String {
      "\(count) \(count == 1 ? shape.lists[list].title : shape.lists[list].plural)"
    }
    var notes = ["as known on \(day.inWords(withYear: true))"]
    let later = supplied.filter { hidden[$0] > 0 }.map { counted($0, hidden[$0]) }
    notes[0] += later.isEmpty ? ": nothing was written down later" : ": \(later.joined(separator: ", ")) written down later left out"
    for list in supplied where undated[list] > 0 {
      notes.append("\(counted(list, undated[list])) without a readable recorded date: known-at hides none of them")
    }
    let without = supplied.filter { dates($0, shape.lists[$0].recordedField) == nil && caseload.lists[$0].count > 0 }
      .map { shape.lists[$0].plural }
    if !without.isEmpty {
      let names = without.count == 1 ? without[0] : without.dropLast().joined(separator: ", ") + " and " + without[without.count - 1]
      notes.append("\(names) have no recorded date: known-at hides nothing of them")
    }
    return notes
  }
}

extension Column {
  /// The column with some of its cells blank.
  fileprivate func blank(_ rows: [Bool]) -> Column {
    func replacing<T>(_ values: Cells<T>, _ blank: T) -> Cells<T> { Cells(values.indices.map { rows[$0] ? blank : values[$0] }) }
    func texts(_ column: TextColumn) -> TextColumn {
      var result = TextColumn()
      for row in column.ends.indices {
        if !rows[row] { result.bytes += column.bytes[column.range(row)] }
        result.ends.append(UInt64(result.bytes.count))
      }
      return result
    }
    switch self {
    case .date(let column): return .date(DateColumn(days: replacing(column.days, DateColumn.blank)))
    case .dateTime(let column):
      return .dateTime(DateTimeColumn(doubledMinutes: replacing(column.doubledMinutes, DateTimeColumn.blank)))
    case .number(let column): return .number(NumberColumn(millionths: replacing(column.millionths, NumberColumn.blank)))
    case .boolean(let column): return .boolean(BooleanColumn(states: replacing(column.states, BooleanColumn.blank)))
    case .code(let column):
      return .code(CodeColumn(list: column.list, ids: replacing(column.ids, CodeColumn.blank), unlisted: column.unlisted))
    case .span(let column): return .span(SpanColumn(ids: replacing(column.ids, SpanColumn.blank), spans: column.spans))
    case .text(let column): return .text(texts(column))
    case .reference(let column):
      return .reference(ReferenceColumn(rows: RowReferences(replacing(column.rows.cells, ReferenceColumn.blank)), keys: texts(column.keys)))
    }
  }
}
