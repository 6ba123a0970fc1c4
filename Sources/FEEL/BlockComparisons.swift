import Caseload
import CivilTime

extension BlockBinder {
  /// Comparisons of values that differ from row to row.
  func compare(_ op: Comparison, _ a: Typed, _ b: Typed) -> BlockTruth? {
    if case .count(let rows) = a.op { return compareCount(op, rows, b) }
    if case .count(let rows) = b.op { return compareCount(op.mirrored, rows, a) }
    if a.type == .string { return compareTexts(op, a, b) ?? compareTexts(op.mirrored, b, a) }
    if a.type == .dateTime || b.type == .dateTime { return nil }
    if let known = constant(b), known.flags == .none { return compare(op, a, known.value) }
    if let known = constant(a), known.flags == .none { return compare(op.mirrored, b, known.value) }
    if isNarrow(a.type), isNarrow(b.type) { return compare(op, { narrow(a) }, { narrow(b) }) }
    if isWide(a.type), isWide(b.type) { return compare(op, { wide(a) }, { wide(b) }) }
    return nil
  }

  /// With a value that the frame settles.
  private func compare(_ op: Comparison, _ a: Typed, _ limit: Int64) -> BlockTruth? {
    if let short = compareDays(op, a, limit) ?? compareSum(op, a, limit) { return short }
    if isWide(a.type) { return compare(op, { wide(a) }, limit) }
    return Int32(exactly: limit).flatMap { limit in compare(op, { narrow(a) }, limit) }
  }

  private func compare<V: BlockNumber>(
    _ op: Comparison, _ a: () -> BlockValue<V>?, _ b: () -> BlockValue<V>?
  ) -> BlockTruth? {
    let (x, y) = (scratch.reserve(V.self), scratch.reserve(V.self))
    let (xFlags, yFlags) = (scratch.reserve(UInt8.self), scratch.reserve(UInt8.self))
    guard let a = a(), let b = b() else { return nil }
    return { block, out in
      let (x, y, xFlags, yFlags) = (x(block), y(block), xFlags(block), yFlags(block))
      a(&block, x, xFlags)
      b(&block, y, yFlags)
      V.write(op, x, y, block.count, out)
      BlockBinder.withFlags(op, xFlags, yFlags, block.count, out)
    }
  }

  /// With a value that is the same for all rows.
  private func compare<V: BlockNumber>(_ op: Comparison, _ a: () -> BlockValue<V>?, _ limit: V) -> BlockTruth? {
    let (x, xFlags, none) = (scratch.reserve(V.self), scratch.reserve(UInt8.self), scratch.reserve(UInt8.self))
    guard let a = a() else { return nil }
    var steps = Steps(missing: 0, hidden: 0, ended: 0)
    for (start, order) in [(Int64.min, -1), (Int64(limit), 0), (Int64(limit) &+ 1, 1)]
    where order <= 0 || limit < .max { steps.append(start, op.holds(order, 0) ? 1 : 0) }
    let write = steps.writer(V.self)
    return { block, out in
      let (x, xFlags, none) = (x(block), xFlags(block), none(block))
      a(&block, x, xFlags)
      write(x, block.count, out)
      none.update(repeating: 0, count: block.count)
      BlockBinder.withFlags(op, xFlags, none, block.count, out)
    }
  }

  /// See `Binder.withNull`.
  private static func withFlags(
    _ op: Comparison, _ x: UnsafeMutablePointer<UInt8>, _ y: UnsafeMutablePointer<UInt8>, _ count: Int,
    _ out: UnsafeMutablePointer<UInt8>
  ) {
    // For two nulls the first of these, for one the other.
    let both: UInt8 = op == .equal ? 1 : op == .notEqual ? 0 : 2
    let one: UInt8 = op == .equal ? 0 : op == .notEqual ? 1 : 2
    for i in 0..<count {
      let flags = x[i] | y[i]
      let (isNull, areNull) = (0 &- (flags & 1), 0 &- (x[i] & y[i] & 1))
      let null = (both & areNull) | (one & ~areNull)
      out[i] = (null & isNull) | (out[i] & ~isNull) | flags.onlyRests &<< 1
    }
  }

  // MARK: - Days between two dates

  /// `a date - another > duration("P45D")`: compared in days, so that nothing is multiplied.
  private func compareDays(_ op: Comparison, _ a: Typed, _ seconds: Int64) -> BlockTruth? {
    guard case .arithmetic(.subtract, let later, let earlier) = a.op, later.type == .date, earlier.type == .date
    else { return nil }
    let days = Binder.floored(seconds, 86_400)
    let isWhole = days * 86_400 == seconds
    guard isWhole || op.isOrder, let days = Int32(exactly: days) else { return nil }
    // More than two and a half days is more than two whole ones, and so is at least two and a half.
    let compared: Comparison = isWhole ? op : op == .less || op == .atMost ? .atMost : .greater
    return compare(compared, { daysBetween(later, earlier) }, days)
  }

  /// Days from one date to the other. Dates of the calendar are at most 3,652,058 days apart.
  private func daysBetween(_ later: Typed, _ earlier: Typed) -> BlockValue<Int32>? {
    let (other, otherFlags) = (scratch.reserve(Int32.self), scratch.reserve(UInt8.self))
    guard let later = narrow(later), let earlier = narrow(earlier) else { return nil }
    return { block, values, flags in
      let (other, otherFlags) = (other(block), otherFlags(block))
      later(&block, values, flags)
      earlier(&block, other, otherFlags)
      for i in 0..<block.count {
        values[i] = values[i] &- other[i]
        flags[i] = BlockBinder.bothFlags(flags[i] | otherFlags[i])
      }
    }
  }

  /// What arithmetic says of its result: null where an operand is, resting where one is not certain.
  @inline(__always) static func bothFlags(_ flags: UInt8) -> UInt8 {
    (flags & 1) | flags.onlyRests
  }

  // MARK: - Arithmetic

  /// A value of which only matters whether it is null and whether it is certain, so that blank and invalid are alike.
  private func operand(_ typed: Typed) -> BlockValue<Int64>? {
    guard case .field(let address, let base) = typed.op, isWide(typed.type) else { return widened(typed) }
    return scratch.scoped { field(address, base, settled: true) }
  }

  /// In 64 bits, whatever the type.
  func calculated(_ op: ArithmeticOperator, _ a: Typed, _ b: Typed, _ type: ValueType) -> BlockValue<Int64>? {
    let (other, otherFlags) = (scratch.reserve(Int64.self), scratch.reserve(UInt8.self))
    guard let x = operand(a), let y = operand(b) else { return nil }
    let calculate = Binder.calculation(op, a.type, b.type, type)
    let isPlain = [ValueType.number, .daysDuration, .monthsDuration].contains(a.type) && a.type == b.type
    return { block, values, flags in
      let (other, otherFlags, count) = (other(block), otherFlags(block), block.count)
      x(&block, values, flags)
      y(&block, other, otherFlags)
      for i in 0..<count { flags[i] = BlockBinder.bothFlags(flags[i] | otherFlags[i]) }
      switch op {
      case .add where isPlain: BlockBinder.add(values, other, flags, count)
      case .subtract where isPlain: BlockBinder.subtract(values, other, flags, count)
      default:
        for i in 0..<count where flags[i] & 1 == 0 {
          if let result = calculate(values[i], other[i]) { values[i] = result } else { flags[i] = 3 }
        }
      }
    }
  }

  /// Sums that are too large are null and rest on what was added.
  private static func add(
    _ x: UnsafeMutablePointer<Int64>, _ y: UnsafeMutablePointer<Int64>, _ flags: UnsafeMutablePointer<UInt8>,
    _ count: Int
  ) {
    for i in 0..<count {
      let sum = x[i] &+ y[i]
      flags[i] = checked(flags[i], (x[i] ^ sum) & (y[i] ^ sum), sum)
      x[i] = sum
    }
  }

  private static func subtract(
    _ x: UnsafeMutablePointer<Int64>, _ y: UnsafeMutablePointer<Int64>, _ flags: UnsafeMutablePointer<UInt8>,
    _ count: Int
  ) {
    for i in 0..<count {
      let difference = x[i] &- y[i]
      flags[i] = checked(flags[i], (x[i] ^ y[i]) & (x[i] ^ difference), difference)
      x[i] = difference
    }
  }

  /// - Parameter overflow: negative where the result is too large for 64 bits.
  @inline(__always)
  private static func checked(_ flags: UInt8, _ overflow: Int64, _ result: Int64) -> UInt8 {
    let isOver = UInt8(truncatingIfNeeded: UInt64(bitPattern: overflow) &>> 63)
    let isTooLarge = isOver | (result <= NumberColumn.invalid ? 1 : 0)
    return flags | (isTooLarge & ~flags) &* 3
  }
}
