import Caseload

extension Binder {
  func compare(_ op: Comparison, _ a: Typed, _ b: Typed) -> TruthCode {
    if case .count(let rows) = a.op { return compareCount(op, rows, b) }
    if case .count(let rows) = b.op { return compareCount(op.mirrored, rows, a) }
    if a.isGeneral || b.isGeneral { return compareValues(op, value(a), value(b)) }
    switch a.type {
    case .string: return compareTexts(op, text(a), text(b))
    case .dateTime: return compareDateTimes(op, scalar(a), scalar(b))
    default: return fast(op, a, b) ?? fast(op.mirrored, b, a) ?? Binder.compareScalars(op, scalar(a), scalar(b))
    }
  }

  /// What FEEL says when one side, or both, are null.
  @inline(__always)
  static func withNull(_ op: Comparison, _ a: Flags, _ b: Flags, rests: Bool) -> Truth {
    switch op {
    case .equal: Truth(a.isNull && b.isNull, rests: rests)
    case .notEqual: Truth(!(a.isNull && b.isNull), rests: rests)
    default: Truth(nil, rests: rests)
    }
  }

  static func compareScalars(_ op: Comparison, _ a: @escaping ScalarCode, _ b: @escaping ScalarCode) -> TruthCode {
    { context in
      let x = a(&context)
      let y = b(&context)
      let flags = x.flags | y.flags
      if flags.isNull { return withNull(op, x.flags, y.flags, rests: flags.isUncertain) }
      return Truth(op.holds(x.value, y.value), rests: flags.isUncertain)
    }
  }

  private func compareValues(_ op: Comparison, _ a: @escaping ValueCode, _ b: @escaping ValueCode) -> TruthCode {
    let zones = resources.zones
    return { context in
      let x = a(&context)
      let y = b(&context)
      let flags = x.flags | y.flags
      if x.value.isNull || y.value.isNull {
        return Binder.withNull(
          op, x.value.isNull ? .null : .none, y.value.isNull ? .null : .none, rests: flags.isUncertain)
      }
      return Truth(x.value.compare(op, y.value, zones), rests: flags.isUncertain)
    }
  }

  private func compareTexts(_ op: Comparison, _ a: @escaping TextCode, _ b: @escaping TextCode) -> TruthCode {
    { context in
      let x = a(&context)
      let y = b(&context)
      let flags = x.flags | y.flags
      if flags.isNull { return Binder.withNull(op, x.flags, y.flags, rests: flags.isUncertain) }
      return Truth(op.holds(x.order(y), 0), rests: flags.isUncertain)
    }
  }

  /// A date without a time stands for its whole day: where the two readings differ, the answer rests on what was read.
  private func compareDateTimes(_ op: Comparison, _ a: @escaping ScalarCode, _ b: @escaping ScalarCode) -> TruthCode {
    { context in
      let readMark = context.readMark
      let x = a(&context)
      let middle = context.readMark
      let y = b(&context)
      let flags = x.flags | y.flags
      if flags.isNull { return Binder.withNull(op, x.flags, y.flags, rests: flags.isUncertain) }
      let (first, second) = (Minutes(x.value), Minutes(y.value))
      let answer = op.holds(first.earliest, second.earliest)
      let isSure: Bool
      if op.isOrder {
        isSure =
          op.holds(first.earliest, second.latest) == op.holds(first.latest, second.earliest)
          && op.holds(first.earliest, second.latest) == answer
      } else {
        isSure = (first.isExact && second.isExact) || first.latest < second.earliest || second.latest < first.earliest
      }
      if !isSure, !first.isExact { context.fail(Failing.noTime, from: readMark, to: middle) }
      if !isSure, !second.isExact { context.fail(Failing.noTime, from: middle) }
      return Truth(answer, rests: flags.isUncertain || !isSure)
    }
  }

  /// A date with a time as kept in columns: one minute, or any minute of a day.
  struct Minutes {
    let earliest: Int64, latest: Int64
    init(_ doubled: Int64) {
      earliest = doubled >> 1
      latest = doubled & 1 == 1 ? earliest + 1439 : earliest
    }
    var isExact: Bool { earliest == latest }
  }

  // MARK: - The commonest comparisons

  /// A plain field of a row at hand against a literal: one look at a column. Everything out of the ordinary (blank,
  /// invalid, hidden, or somebody takes notes) goes the general way.
  private func fast(_ op: Comparison, _ a: Typed, _ b: Typed) -> TruthCode? {
    guard case .field(let address, let base) = a.op, case .slot(let slot) = base.op,
      shape[address].dated == nil, shape[address].arrivesWith == nil, shape[address].endsWith == nil
    else { return nil }
    let general = Binder.compareScalars(op, scalar(a), scalar(b))
    switch (caseload.column(address), b.op) {
    case (.code(let column)?, .scalar(let wanted)) where !op.isOrder:
      let (ids, wanted, isEqual) = (column.ids, Int32(wanted), op == .equal)
      return { context in
        let row = Int(context.slots[slot])
        guard row >= 0, context.recorder == nil, ids[row] >= 0 else { return general(&context) }
        return (ids[row] == wanted) == isEqual ? .yes : .no
      }
    case (.boolean(let column)?, .truth(let wanted)) where !op.isOrder:
      let (states, wanted) = (column.states, UInt8(wanted == (op == .equal) ? 1 : 0))
      return { context in
        let row = Int(context.slots[slot])
        guard row >= 0, context.recorder == nil, states[row] < BooleanColumn.blank else { return general(&context) }
        return states[row] == wanted ? .yes : .no
      }
    case (.number(let column)?, .scalar(let wanted)):
      let values = column.millionths
      return { context in
        let row = Int(context.slots[slot])
        guard row >= 0, context.recorder == nil, values[row] > NumberColumn.invalid else { return general(&context) }
        return op.holds(values[row], wanted) ? .yes : .no
      }
    case (.date(let column)?, _) where shape[address].clock == .happened:
      return fastDate(op, column.days, slot, b, general)
    default: return nil
    }
  }

  /// `category in ("CP", "CLA")`: one look at a set of at most 64 codes.
  func fastMembership(_ tests: [Typed], _ general: @escaping TruthCode) -> TruthCode? {
    var (wanted, field): (UInt64, (FieldAddress, Int)?) = (0, nil)
    for test in tests {
      guard case .compare(.equal, let value, let literal) = test.op, case .field(let address, let base) = value.op,
        case .slot(let slot) = base.op, case .scalar(let code) = literal.op, 0..<64 ~= code,
        field.map({ $0 == (address, slot) }) ?? true
      else { return nil }
      field = (address, slot)
      wanted |= 1 << UInt64(code)
    }
    guard let (address, slot) = field, shape[address].dated == nil, shape[address].arrivesWith == nil, shape[address].endsWith == nil,
      case .code(let column)? = caseload.column(address)
    else { return nil }
    return { [ids = column.ids, wanted] context in
      let row = Int(context.slots[slot])
      guard row >= 0, context.recorder == nil, ids[row] >= 0 else { return general(&context) }
      return ids[row] < 64 && wanted >> UInt64(ids[row]) & 1 == 1 ? .yes : .no
    }
  }

  private func fastDate(
    _ op: Comparison, _ days: Cells<Int32>, _ slot: Int, _ b: Typed, _ general: @escaping TruthCode
  ) -> TruthCode? {
    switch b.op {
    case .scalar(let wanted):
      return { context in
        let row = Int(context.slots[slot])
        guard row >= 0, context.recorder == nil, days[row] > DateColumn.invalid, days[row] <= context.horizon else {
          return general(&context)
        }
        return op.holds(Int64(days[row]), wanted) ? .yes : .no
      }
    case .today:
      return { context in
        let row = Int(context.slots[slot])
        guard row >= 0, context.recorder == nil, days[row] > DateColumn.invalid, days[row] <= context.horizon else {
          return general(&context)
        }
        return op.holds(days[row], context.today) ? .yes : .no
      }
    default: return nil
    }
  }
}
