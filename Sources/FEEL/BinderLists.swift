import Caseload

extension Binder {
  // MARK: - sum, min, max

  func sum(_ rows: Rows, _ element: Typed) -> ScalarCode {
    fold(rows, element) { a, b in
      let (sum, overflow) = a.addingReportingOverflow(b)
      return overflow || sum <= NumberColumn.invalid ? nil : sum
    }
  }

  func extreme(_ which: Extreme, _ rows: Rows, _ element: Typed) -> ScalarCode {
    fold(rows, element) { which == .min ? min($0, $1) : max($0, $1) }
  }

  /// Puts the values of a list together. No value at all gives null, and so does a list with a null in it or a result
  /// that is too large: these failed, and rest on what was read.
  private func fold(
    _ rows: Rows, _ element: Typed, _ step: @escaping @Sendable (Int64, Int64) -> Int64?
  ) -> ScalarCode {
    let rows = bind(rows)
    let element = scalar(element)
    return { context in
      let readMark = context.readMark
      var total: Int64?
      var (rests, hasNull, failed) = (false, false, false)
      let owner = rows.each(&context) { context, member in
        let value = element(&context)
        if !member.isSure || value.flags.isUncertain { rests = true }
        guard member.isIn, !failed else { return .goOn }
        if value.flags.isNull {
          hasNull = true
          failed = !value.flags.isUncertain
        } else if let before = total {
          total = step(before, value.value)
          failed = total == nil
        } else {
          total = value.value
        }
        return .goOn
      }
      if rows.isIncomplete(context) {
        rows.noteAbsence(context)
        rests = true
      }
      if failed { context.fail(Failing.calculation, from: readMark) }
      let flags: Flags = rests || failed || owner.isUncertain ? .rests : .none
      return failed || hasNull ? .null(flags) : total.map { Scalar($0, flags) } ?? .null(flags)
    }
  }

  // MARK: - The first or last

  /// The row of the first or last record. What is met before it and only may be there leaves it open, and so does
  /// any record without a date: those stand last, but might belong before.
  @inline(__always)
  static func pick(_ rows: BoundRows, _ last: Bool, _ context: inout Context) -> Scalar {
    var picked: BoundRows.Member?
    var isOpen = false
    let owner = rows.each(&context, backwards: last) { context, member in
      if let known = picked, last || !member.isUndated {
        if !member.isUndated, rows.isSameDay(known.row, member.row) {
          // Of two records of one date nobody can say which came first.
          isOpen = true
          rows.noteDate(member.row, context)
          return .goOn
        }
        context.forget(from: member.mark)
        return last && !member.isUndated ? .stop : .goOn
      }
      if !member.isSure { isOpen = true }
      if member.isIn, picked == nil { picked = member }
      return .goOn
    }
    if owner.isUncertain { isOpen = true }
    if rows.isIncomplete(context), !(last && picked.map { rows.isSurelyNewest($0.row, context) } ?? false) {
      rows.noteAbsence(context)
      isOpen = true
    }
    let flags: Flags = isOpen ? .rests : .none
    return picked.map { Scalar(Int64($0.row), flags) } ?? .null(flags)
  }

  func pick(_ rows: Rows, _ element: Typed, _ last: Bool) -> ScalarCode {
    let slot = rows.slot
    let element = scalar(element)
    let rows = bind(rows)
    return { context in
      let row = Binder.pick(rows, last, &context)
      if row.flags.isNull { return row }
      context.slots[slot] = Int32(truncatingIfNeeded: row.value)
      var value = element(&context)
      value.flags = value.flags | row.flags
      return value
    }
  }

  func pickText(_ rows: Rows, _ element: Typed, _ last: Bool) -> TextCode {
    let slot = rows.slot
    let element = text(element)
    let rows = bind(rows)
    return { context in
      let row = Binder.pick(rows, last, &context)
      if row.flags.isNull { return .null(row.flags) }
      context.slots[slot] = Int32(truncatingIfNeeded: row.value)
      var value = element(&context)
      value.flags = value.flags | row.flags
      return value
    }
  }
}
