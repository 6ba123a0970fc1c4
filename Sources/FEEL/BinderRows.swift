import Caseload
import CivilTime

/// The records of a list, bound to columns: goes through those of one owner that are there.
struct BoundRows: Sendable {
  let list: Int
  let slot: Int
  let owner: ScalarCode
  let groupStarts: Cells<Int32>
  /// Own dates, the field that holds them, and whether later ones hide the record.
  let days: Cells<Int32>?
  let dateField: Int
  let happened: Bool
  /// Of records without a date of their own that have a period: its first day. Before it they are not there.
  let starts: Cells<Int32>?
  let isFiltered: Bool
  let filter: TruthCode
  let holds: Holding

  /// A record that is in the list, or may be.
  struct Member {
    let row: Int32
    /// What FEEL says, taking blank as null.
    let isIn: Bool
    /// Whether that rests on nothing.
    let isSure: Bool
    /// Whether its own date is blank or cannot be read, so that its place in the order is not known either.
    let isUndated: Bool
    /// The cells that its place in the list rests on were noted above this mark.
    let mark: Int
  }

  enum Next { case goOn, stop }

  /// Calls `body` for each record that is in the list or may be, in order. Returns what the owner rests on.
  @inline(__always)
  func each(_ context: inout Context, backwards: Bool = false, _ body: (inout Context, Member) -> Next) -> Flags {
    let owner = owner(&context)
    context.note(read: list, -1, -1)
    guard !owner.flags.isNull, Int(owner.value) + 1 < groupStarts.count else { return owner.flags.onlyRests }
    let (start, end) = (Int(groupStarts[Int(owner.value)]), Int(groupStarts[Int(owner.value) + 1]))
    var place = backwards ? end - 1 : start
    while backwards ? place >= start : place < end {
      let row = place
      place += backwards ? -1 : 1
      let mark = context.mark
      guard let member = member(row, mark, &context) else { continue }
      if body(&context, member) == .stop { break }
    }
    return owner.flags.onlyRests
  }

  /// Nil for a record that is surely not in the list.
  @inline(__always)
  private func member(_ row: Int, _ mark: Int, _ context: inout Context) -> Member? {
    var isUndated = false
    if let days {
      let day = days[row]
      if day <= DateColumn.invalid { isUndated = true } else if happened, day > context.horizon { return nil }
    }
    if let starts, starts[row] > context.horizon { return nil }
    context.slots[slot] = Int32(truncatingIfNeeded: row)
    var answer = Truth.yes
    if isFiltered {
      answer = filter(&context).settled
      if answer.isNo {
        context.forget(from: mark)
        return nil
      }
    }
    if isUndated { context.note(rests: list, row, dateField) }
    return Member(
      row: Int32(truncatingIfNeeded: row), isIn: answer.saysYes, isSure: answer == .yes && !isUndated,
      isUndated: isUndated, mark: mark)
  }

  /// Whether records may be missing that would matter.
  func isIncomplete(_ context: Context) -> Bool {
    switch holds {
    case .completeAlways: false
    case .completeFrom(let date): date.dayNumber > context.historyFrom
    case .latestOnly, .notSupplied: true
    }
  }

  /// Notes that the answer rests on what the list may lack.
  func noteAbsence(_ context: Context) { context.note(rests: list, -1, -1) }

  /// Whether two dated records have the same date.
  func isSameDay(_ a: Int32, _ b: Int32) -> Bool {
    guard let days else { return false }
    return days[Int(a)] == days[Int(b)]
  }

  func noteDate(_ row: Int32, _ context: Context) { context.note(rests: list, Int(row), dateField) }

  /// Whether a record that is there is surely the newest of those that pass.
  func isSurelyNewest(_ row: Int32, _ context: Context) -> Bool {
    switch holds {
    case .completeAlways, .latestOnly: return true
    case .notSupplied: return false
    case .completeFrom(let date):
      if date.dayNumber <= context.historyFrom { return true }
      guard let days else { return false }
      return days[Int(row)] >= date.dayNumber
    }
  }
}

extension Binder {
  func bind(_ rows: Rows) -> BoundRows {
    let records = caseload.lists[rows.list]
    let field = shape.lists[rows.list].dateField
    let days = field.flatMap { records.days($0) }?.days
    let filters = rows.filters.map { Operand(code: truth($0, asCondition: true)) }
    return BoundRows(
      list: rows.list, slot: rows.slot, owner: scalar(rows.owner), groupStarts: records.groupStarts, days: days,
      dateField: field ?? -1, happened: field.map { shape.lists[rows.list].fields[$0].clock == .happened } ?? false,
      starts: starts(rows.list), isFiltered: !filters.isEmpty, filter: filters.count == 1 ? filters[0].code : Binder.conjunction(filters, true),
      holds: records.holds)
  }

  /// See `BoundRows.starts`.
  func starts(_ list: Int) -> Cells<Int32>? {
    guard shape.lists[list].dateField == nil, let field = shape.lists[list].period?.from,
      shape.lists[list].fields[field].clock == .happened
    else { return nil }
    return caseload.lists[list].days(field)?.days
  }

  // MARK: - count

  /// How many records are in the list surely, and at most.
  struct Tally {
    var said: Int64 = 0
    var sure: Int64 = 0
    var possible: Int64 = 0
    var flags = Flags.none
  }

  @inline(__always)
  private static func tally(_ rows: BoundRows, _ context: inout Context) -> Tally {
    var tally = Tally()
    tally.flags = rows.each(&context) { _, member in
      if member.isIn { tally.said += 1 }
      if member.isSure { tally.sure += 1 } else { tally.possible += 1 }
      return .goOn
    }
    return tally
  }

  func count(_ rows: Rows) -> ScalarCode {
    let rows = bind(rows)
    return { context in
      let tally = Binder.tally(rows, &context)
      let isIncomplete = rows.isIncomplete(context)
      if isIncomplete { rows.noteAbsence(context) }
      let rests = tally.possible > 0 || isIncomplete
      return Scalar(tally.said * NumberColumn.scale, tally.flags | (rests ? .rests : .none))
    }
  }

  /// `count(…) > 2`: settled where every number of records that there may be gives the same answer.
  func compareCount(_ op: Comparison, _ rows: Rows, _ other: Typed) -> TruthCode {
    let rows = bind(rows)
    let other = scalar(other)
    return { context in
      let limit = other(&context)
      let mark = context.mark
      let tally = Binder.tally(rows, &context)
      let isIncomplete = rows.isIncomplete(context)
      if limit.flags.isNull {
        if isIncomplete { rows.noteAbsence(context) }
        let rests = limit.flags.isUncertain || tally.flags.isUncertain || tally.possible > 0 || isIncomplete
        return Binder.withNull(op, .none, limit.flags, rests: rests)
      }
      let most = isIncomplete ? Int64.max / NumberColumn.scale : tally.sure + tally.possible
      let isSettled =
        !tally.flags.isUncertain && Binder.isSettled(op, tally.sure, most, limit.value)
      let answer = op.holds(tally.said * NumberColumn.scale, limit.value)
      if isSettled { context.forget(from: mark) } else if isIncomplete { rows.noteAbsence(context) }
      return Truth(answer, rests: limit.flags.isUncertain || !isSettled)
    }
  }

  /// Whether all whole numbers from `least` to `most` compare alike with a limit in millionths.
  static func isSettled(_ op: Comparison, _ least: Int64, _ most: Int64, _ limit: Int64) -> Bool {
    let (low, high) = (least * NumberColumn.scale, most * NumberColumn.scale)
    if low == high || op.isOrder { return op.holds(low, limit) == op.holds(high, limit) }
    return limit < low || limit > high || limit % NumberColumn.scale != 0
  }

  // MARK: - some, every

  func quantified(_ quantifier: Quantifier, _ rows: Rows, _ body: Typed) -> TruthCode {
    let rows = bind(rows)
    let body = truth(body)
    return Binder.quantified(rows, body, wanted: quantifier == .some)
  }

  /// `some` looks for a record of which the body is true, `every` for one of which it is false: one that surely is found
  /// settles the answer, whatever the others hold.
  private static func quantified(_ rows: BoundRows, _ body: @escaping TruthCode, wanted: Bool) -> TruthCode {
    let (hit, miss): (Truth, Truth) = wanted ? (.yes, .no) : (.no, .yes)
    return { context in
      let mark = context.mark
      var (isSettled, saysWanted, saysNull, rests) = (false, false, false, false)
      let owner = rows.each(&context) { context, member in
        let answer = body(&context).settled
        if member.isIn {
          saysWanted = saysWanted || (wanted ? answer.saysYes : answer.saysNo)
          saysNull = saysNull || answer.saysNull
        }
        if answer == miss {
          // Whether the record is in the list does not matter: it would not be the one.
          context.forget(from: member.mark)
        } else if member.isSure, answer == hit {
          isSettled = true
          return .stop
        } else if !(member.isSure && answer == .null) {
          rests = true
        }
        return .goOn
      }
      if isSettled, !owner.isUncertain {
        context.forget(from: mark)
        return hit
      }
      if rows.isIncomplete(context) {
        rows.noteAbsence(context)
        rests = true
      }
      return Truth(saysWanted ? wanted : saysNull ? nil : !wanted, rests: rests || owner.isUncertain)
    }
  }
}
