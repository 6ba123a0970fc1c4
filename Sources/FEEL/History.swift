import Caseload
import CivilTime

/// Finds, in a field's history, the record that holds the value on a day.
struct History: Sendable {
  /// The field that holds the values.
  let value: FieldAddress
  private let dated: DatedFrom
  private let groupStarts: Cells<Int32>
  private let from: Cells<Int32>
  private let until: Cells<Int32>?
  private let values: Column
  private let holds: Holding

  /// Nil for a field without history, or whose history no source supplies.
  init?(_ field: FieldShape, _ caseload: Caseload) {
    guard let dated = field.dated else { return nil }
    let records = caseload.lists[dated.list]
    guard let values = records.columns[dated.value], case .date(let from)? = records.columns[dated.from],
      !records.groupStarts.isEmpty
    else { return nil }
    self.dated = dated
    value = FieldAddress(list: dated.list, field: dated.value)
    self.values = values
    self.from = from.days
    if let field = dated.until, case .date(let column)? = records.columns[field] {
      until = column.days
    } else {
      until = nil
    }
    groupStarts = records.groupStarts
    holds = records.holds
  }

  struct Found {
    /// -1 where no record holds a value on the day.
    var row: Int
    var flags: Flags
  }

  /// The row that holds the value of `owner` on the facts day. Of two that cover the day the one that begins later wins;
  /// two that begin on one day with different values leave it open, and so does a record whose dates cannot be read.
  func row(of owner: Int, _ context: inout Context) -> Found {
    let rows = Int(groupStarts[owner])..<Int(groupStarts[owner + 1])
    let best = quietRow(of: owner, context)
    var flags = Flags.none
    for row in rows {
      context.note(read: dated.list, row, dated.from)
      if let field = doubt(row, best, context) {
        context.note(rests: dated.list, row, field)
        flags = flags | .rests
      }
    }
    if best >= 0, flags == .none, rows.contains(where: { isRival($0, best, context) }) {
      for row in rows where row == best || isRival(row, best, context) {
        context.note(rests: dated.list, row, dated.value)
      }
      flags = .rests
    }
    if best < 0 {
      context.note(read: dated.list, -1, dated.value)
      if flags == .none, isOpenBefore(context.factsDay) {
        context.note(rests: dated.list, -1, dated.value)
        flags = .rests
      }
    }
    return Found(row: best, flags: flags)
  }

  /// The row that holds the value as far as dates can be read, without notes; -1 for none.
  func quietRow(of owner: Int, _ context: Context) -> Int {
    var best = -1
    for row in Int(groupStarts[owner])..<Int(groupStarts[owner + 1])
    where covers(row, context) && (best < 0 || from[row] >= from[best]) {
      best = row
    }
    return best
  }

  private func covers(_ row: Int, _ context: Context) -> Bool {
    let start = from[row]
    guard start > DateColumn.invalid, start <= context.factsDay, start <= context.horizon else { return false }
    return !hasEnded(row, context)
  }

  /// Ended on or before the facts day; a blank end, one that cannot be read, and one that has not come yet, is no end.
  private func hasEnded(_ row: Int, _ context: Context) -> Bool {
    guard let until, until[row] > DateColumn.invalid, until[row] <= context.today else { return false }
    return until[row] <= context.factsDay
  }

  /// The date field that leaves open whether this record holds the value, if one does.
  private func doubt(_ row: Int, _ best: Int, _ context: Context) -> Int? {
    if hasEnded(row, context) { return nil }
    if from[row] <= DateColumn.invalid { return dated.from }
    guard let until, until[row] == DateColumn.invalid, covers(row, context), from[row] >= from[best] else { return nil }
    return dated.until
  }

  private func isRival(_ row: Int, _ best: Int, _ context: Context) -> Bool {
    row != best && from[row] == from[best] && covers(row, context) && values.compare(row, best) != 0
  }

  /// Whether the source may lack what held on the day.
  private func isOpenBefore(_ day: Int32) -> Bool {
    switch holds {
    case .completeAlways: false
    case .completeFrom(let date): date.dayNumber > day
    case .latestOnly, .notSupplied: true
    }
  }
}
