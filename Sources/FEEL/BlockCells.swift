import Caseload

/// A field of a record at hand.
struct BlockCell: Hashable, Sendable {
  let address: FieldAddress
  let slot: Int
}

/// The cells of a column as numbers, with the meaning of each number.
struct CellColumn: Sendable {
  enum Raw: Sendable {
    case bytes(Cells<UInt8>)
    case narrow(Cells<Int32>)
    case wide(Cells<Int64>)
  }

  /// From `start` on cells hold `fixed`, or where that is nil the number itself.
  struct Segment: Sendable {
    let start: Int64
    let fixed: Scalar?
  }

  let raw: Raw
  let segments: [Segment]
  /// What a blank cell gives.
  let blank: Scalar
  /// While these dates are later than the horizon, the cells are blank.
  let arrivals: Cells<Int32>?
  /// Up to these dates cells are yes whatever stands in them.
  let ends: Cells<Int32>?

  /// The numbers that a cell may hold.
  let numbers: ClosedRange<Int64>
}

extension BlockBinder {
  /// Nil for cells that are not read as they stand: those with a history, references to records that may not be there
  /// yet, texts, and fields that no source supplies.
  func cellColumn(_ address: FieldAddress) -> CellColumn? {
    let (shape, records) = (binder.shape[address], binder.caseload.lists[address.list])
    guard History(shape, binder.caseload) == nil, let column = records.columns[address.field],
      column.count == records.count
    else { return nil }
    let blank: Scalar =
      switch shape.blank {
      case .no: Scalar(0)
      case .notYet: .null
      case .unknown: Scalar(0, .blankCell)
      }
    guard let (raw, segments) = content(of: column, shape, blank) else { return nil }
    return CellColumn(
      raw: raw, segments: segments, blank: blank, arrivals: dates(shape.arrivesWith, of: address.list),
      ends: shape.type == .boolean ? dates(shape.endsWith, of: address.list) : nil, numbers: numbers(in: column))
  }

  private func numbers(in column: Column) -> ClosedRange<Int64> {
    switch column {
    case .boolean: 0...1
    case .number: Int64.min...Int64.max
    // Minutes of days that are counted in 32 bits, twice.
    case .dateTime: Int64(Int32.min) * 2880...Int64(Int32.max) * 2880
    default: Int64(Int32.min)...Int64(Int32.max)
    }
  }

  /// The days in a date field of a list; nil where there is no such field, or no source supplies it.
  func dates(_ field: Int?, of list: Int) -> Cells<Int32>? {
    guard let field, case .date(let column)? = binder.caseload.lists[list].columns[field] else { return nil }
    return column.days
  }

  private func content(
    of column: Column, _ shape: FieldShape, _ blank: Scalar
  ) -> (CellColumn.Raw, [CellColumn.Segment])? {
    typealias Segment = CellColumn.Segment
    let invalid = Scalar(0, .nullResting)
    /// Values up to a limit; later ones are not to be seen yet.
    func marked(_ blankMark: Int64, _ first: Int64, before limit: Int64?) -> [Segment] {
      let values = [
        Segment(start: .min, fixed: blank), Segment(start: blankMark + 1, fixed: invalid), Segment(start: first, fixed: nil),
      ]
      return values + (limit.map { [Segment(start: $0, fixed: blank)] } ?? [])
    }
    let coded = [
      Segment(start: .min, fixed: invalid), Segment(start: -1, fixed: blank), Segment(start: 0, fixed: nil),
    ]
    let isSeenLater = shape.clock != .happened
    switch column {
    case .date(let dates):
      let limit = isSeenLater || frame.horizon == .max ? nil : max(Int64(frame.horizon) + 1, Int64(DateColumn.blank) + 2)
      return (.narrow(dates.days), marked(Int64(DateColumn.blank), Int64(DateColumn.blank) + 2, before: limit))
    case .dateTime(let times):
      let limit = isSeenLater ? nil : (Int64(frame.horizon) + 1) * 2880
      return (.wide(times.doubledMinutes), marked(DateTimeColumn.blank, DateTimeColumn.blank + 2, before: limit))
    case .number(let numbers):
      return (.wide(numbers.millionths), marked(NumberColumn.blank, NumberColumn.blank + 2, before: nil))
    case .boolean(let answers):
      return (
        .bytes(answers.states),
        [Segment(start: .min, fixed: nil), Segment(start: 2, fixed: blank), Segment(start: 3, fixed: invalid)]
      )
    case .code(let codes): return (.narrow(codes.ids), coded)
    case .span(let spans):
      let none = Int64(SpanColumn.none)
      return (
        .narrow(spans.ids),
        [
          Segment(start: .min, fixed: invalid), Segment(start: none, fixed: Scalar(none)),
          Segment(start: none + 1, fixed: invalid),
        ] + coded.dropFirst()
      )
    case .reference(let references):
      if case .reference(let target) = shape.type, binder.ownDates(target) != nil { return nil }
      return (.narrow(references.rows.cells), coded)
    case .text: return nil
    }
  }

  // MARK: - Values that depend on one cell alone

  /// A cell, or what is worked out from it alone, so that a larger cell never gives a smaller value (or never a larger).
  struct CellValue: Sendable {
    let cell: BlockCell
    let column: CellColumn
    /// The whole calculation, as row by row.
    var apply: @Sendable (Scalar) -> Scalar = { $0 }
    /// The same for a number that the cell holds; nil where it cannot be worked out.
    var number: @Sendable (Int64) -> Int64? = { $0 }
    var isDescending = false
    /// Some other operand is null, and so is the value, whatever the cell holds.
    var isAlwaysNull = false
    var isTheCell = true
  }

  func cellValue(_ typed: Typed) -> CellValue? {
    switch typed.op {
    case .field(let address, let base):
      guard case .slot(let slot) = base.op, lane.levels.contains(where: { $0.slot == slot && $0.list == address.list }),
        let column = cellColumn(address)
      else { return nil }
      // Beyond the list's own rows the other columns of a record are not looked at.
      if slot != lane.slot, column.arrivals != nil || column.ends != nil { return nil }
      return CellValue(cell: BlockCell(address: address, slot: slot), column: column)
    case .negative(let operand):
      return cellValue(operand).map { value in
        extended(value, descending: true, { Scalar(0 &- $0.value, $0.flags) }, { 0 &- $0 })
      }
    case .dateOf(let operand):
      return cellValue(operand).map { value in
        extended(value, { Scalar(($0.value >> 1).flooredDays, $0.flags) }, { ($0 >> 1).flooredDays })
      }
    case .part(let part, let operand) where part == .year || part == .days || part == .years:
      return cellValue(operand).map { value in
        return extended(
          value, { $0.flags.isNull ? $0 : Scalar(Binder.part(part, $0.value) &* NumberColumn.scale, $0.flags) },
          { cell in
            let (product, overflow) = Binder.part(part, cell).multipliedReportingOverflow(by: NumberColumn.scale)
            return overflow ? nil : product
          })
      }
    case .orElse(let a, let b):
      guard let value = cellValue(a), value.isTheCell, let other = constant(b) else { return nil }
      return extended(value, { orElse($0, other) }, { $0 })
    case .arithmetic(let op, let a, let b): return cellArithmetic(op, a, b, typed.type)
    default: return nil
    }
  }

  private func extended(
    _ value: CellValue, descending: Bool = false, _ apply: @escaping @Sendable (Scalar) -> Scalar,
    _ number: @escaping @Sendable (Int64) -> Int64?
  ) -> CellValue {
    var result = value
    let (before, numberBefore) = (value.apply, value.number)
    result.apply = { apply(before($0)) }
    result.number = { numberBefore($0).flatMap(number) }
    if descending { result.isDescending.toggle() }
    result.isTheCell = false
    return result
  }

  private func cellArithmetic(_ op: ArithmeticOperator, _ a: Typed, _ b: Typed, _ type: ValueType) -> CellValue? {
    if a.type == .dateTime || b.type == .dateTime || op == .power { return nil }
    let calculate = Binder.calculation(op, a.type, b.type, type)
    if let value = cellValue(a), let other = constant(b) {
      if op == .divide, other.value == 0 { return nil }
      let turns = (op == .multiply || op == .divide) && other.value < 0
      return worked(value, other, turns) { calculate($0, $1) }
    }
    guard op != .divide, let value = cellValue(b), let other = constant(a) else { return nil }
    return worked(value, other, op == .subtract || (op == .multiply && other.value < 0)) { calculate($1, $0) }
  }

  private func worked(
    _ value: CellValue, _ other: Scalar, _ turns: Bool, _ calculate: @escaping Binder.Calculation
  ) -> CellValue {
    var result = extended(
      value, descending: turns,
      { first in
        let flags = first.flags | other.flags
        if flags.isNull { return Scalar(0, .null | flags.onlyRests) }
        return calculate(first.value, other.value).map { Scalar($0, flags.onlyRests) } ?? Scalar(0, .nullResting)
      },
      { calculate($0, other.value) })
    if other.flags.isNull { result.isAlwaysNull = true }
    return result
  }

  // MARK: - Steps

  /// What is said of a value for every content of its cell. Nil where that cannot be found out.
  ///
  /// - Parameter threshold: a value at which what is said may change.
  func steps(_ value: CellValue, at threshold: Int64?, _ say: (Scalar) -> UInt8) -> Steps? {
    let column = value.column
    func said(_ scalar: Scalar) -> UInt8 { say(value.apply(scalar)) }
    var steps = Steps(missing: said(.null), hidden: said(column.blank), ended: said(Scalar(1)))
    for (index, segment) in column.segments.enumerated() {
      let next = index + 1 < column.segments.count ? column.segments[index + 1].start - 1 : .max
      if let fixed = segment.fixed {
        steps.append(segment.start, said(fixed))
        continue
      }
      let (start, end) = (max(segment.start, column.numbers.lowerBound), min(next, column.numbers.upperBound))
      guard start <= end else { continue }
      guard let cuts = cuts(value, start...end, threshold) else { return nil }
      for cut in cuts { steps.append(cut, said(Scalar(cut))) }
    }
    return steps
  }

  /// Where, among the numbers of a cell, the value begins and ceases to be worked out, and passes the threshold.
  private func cuts(_ value: CellValue, _ range: ClosedRange<Int64>, _ threshold: Int64?) -> [Int64]? {
    let start = range.lowerBound
    if value.isAlwaysNull { return [start] }
    let number = value.number
    let anchor = min(max(0, start), range.upperBound)
    guard number(anchor) != nil else { return nil }
    let first = firstNumber(in: start...anchor) { number($0) != nil } ?? anchor
    let beyond = firstNumber(in: anchor...range.upperBound) { number($0) == nil }
    let last = beyond.map { $0 - 1 } ?? range.upperBound
    var cuts: Set<Int64> = [start, first]
    if let beyond { cuts.insert(beyond) }
    if let threshold {
      for isPast in [false, true] {
        let cut = firstNumber(in: first...last) { cell in
          guard let found = number(cell) else { return false }
          if value.isDescending { return isPast ? found < threshold : found <= threshold }
          return isPast ? found > threshold : found >= threshold
        }
        if let cut { cuts.insert(cut) }
      }
    }
    return cuts.sorted()
  }
}

/// As row by row: `get or else`.
private func orElse(_ value: Scalar, _ other: Scalar) -> Scalar {
  guard value.flags.isNull else { return value }
  return value.flags.restsElsewhere ? Scalar(other.value, other.flags | .rests) : other
}
