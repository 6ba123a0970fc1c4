import Caseload
import CivilTime

/// Turns checked expressions into closures over blocks of rows, for the days of one frame.
///
/// A part gets a block form only if every value in it has one; what remains is asked row by row by the closures of
/// `Binder`, in `and` and `or` only for the rows that the other operands leave open.
struct BlockBinder {
  let binder: Binder
  let frame: Frame
  let lane: Lane
  let scratch: Scratch

  init(_ binder: Binder, _ frame: Frame, _ lane: Lane, _ scratch: Scratch) {
    self.binder = binder
    self.frame = frame
    self.lane = lane
    self.scratch = scratch
  }

  /// A condition, whatever it takes.
  func truth(_ typed: Typed, asCondition: Bool = false) -> BlockTruth {
    form(typed, asCondition) ?? rowByRow(binder.truth(typed, asCondition: asCondition))
  }

  /// The same as a closure for rows, asked for each.
  func rowByRow(_ code: @escaping TruthCode) -> BlockTruth {
    { [lane] block, out in
      for i in 0..<block.count {
        lane.place(block.start + i, &block.context)
        out[i] = code(&block.context).settled.bits
      }
    }
  }

  /// The block form of a condition; nil where it has none.
  func form(_ typed: Typed, _ asCondition: Bool) -> BlockTruth? {
    scratch.scoped {
      if let known = constantTruth(typed, asCondition) { return BlockBinder.fill(known.settled.bits) }
      if let test = cellTest(typed, asCondition) { return code(test) }
      switch typed.op {
      case .and(let all, _): return junction(all, asCondition, isAnd: true)
      case .or(let all, _): return junction(all, asCondition, isAnd: false)
      case .not(let operand): return form(operand, false).map(BlockBinder.not)
      case .ifElse(let test, let a, let b): return choice(test, a, b)
      case .compare(let op, let a, let b): return compare(op, a, b)
      case .isNull(let operand): return isNull(operand)
      case .quantified(let quantifier, let rows, let body): return quantified(quantifier, rows, body)
      default: return typed.type == .boolean ? boolean(typed) : nil
      }
    }
  }

  static func fill(_ byte: UInt8) -> BlockTruth {
    { block, out in out.update(repeating: byte, count: block.count) }
  }

  // MARK: - What the frame settles

  /// The value of what no row can change.
  func constant(_ typed: Typed) -> Scalar? {
    guard typed.isSettledByFrame, typed.type != .string else { return nil }
    var context = Context(frame)
    return binder.scalar(typed)(&context)
  }

  private func constantTruth(_ typed: Typed, _ asCondition: Bool) -> Truth? {
    guard typed.isSettledByFrame else { return nil }
    var context = Context(frame)
    return binder.truth(typed, asCondition: asCondition)(&context)
  }

  // MARK: - Conditions on one cell

  struct CellTest {
    let cell: BlockCell
    let column: CellColumn
    var steps: Steps
  }

  /// A condition that depends on one cell alone.
  func cellTest(_ typed: Typed, _ asCondition: Bool) -> CellTest? {
    switch typed.op {
    case .compare(let op, let a, let b):
      if a.type == .string || a.type == .dateTime { return nil }
      if let other = constant(b) { return cellComparison(op, a, other, isMirrored: false) }
      if let other = constant(a) { return cellComparison(op, b, other, isMirrored: true) }
      return nil
    case .isNull(let operand):
      return said(of: operand) { BlockBinder.isNull($0.flags.bits) }
    case .not(let operand):
      guard var test = cellTest(operand, false) else { return nil }
      test.steps = test.steps.mapped { $0.opposite }
      return test
    case .and(let all, _): return cellJunction(all, asCondition) { $0.and($1, asCondition) }
    case .or(let all, _): return cellJunction(all, asCondition) { $0.or($1) }
    default:
      return typed.type == .boolean ? said(of: typed) { $0.truth.settled.bits } : nil
    }
  }

  private func said(of typed: Typed, _ say: (Scalar) -> UInt8) -> CellTest? {
    // No is 0, yes is 1.
    guard let value = cellValue(typed), let steps = steps(value, at: typed.type == .boolean ? 1 : nil, say) else {
      return nil
    }
    return CellTest(cell: value.cell, column: value.column, steps: steps)
  }

  private func cellComparison(_ op: Comparison, _ typed: Typed, _ other: Scalar, isMirrored: Bool) -> CellTest? {
    guard let value = cellValue(typed) else { return nil }
    var context = Context(frame)
    let steps = steps(value, at: other.flags.isNull ? nil : other.value) { scalar in
      let (a, b) = isMirrored ? (other, scalar) : (scalar, other)
      return Binder.compareScalars(op, { _ in a }, { _ in b })(&context).settled.bits
    }
    return steps.map { CellTest(cell: value.cell, column: value.column, steps: $0) }
  }

  private func cellJunction(_ all: [Typed], _ asCondition: Bool, _ combine: (UInt8, UInt8) -> UInt8) -> CellTest? {
    guard let first = all.first, var result = cellTest(first, asCondition) else { return nil }
    for typed in all.dropFirst() {
      guard let test = cellTest(typed, asCondition), test.cell == result.cell else { return nil }
      result.steps = result.steps.combined(with: test.steps, combine)
    }
    return result
  }

  // MARK: - and, or, if

  /// Operands on the same cell are one test; those without a block form come last.
  private func junction(_ all: [Typed], _ asCondition: Bool, isAnd: Bool) -> BlockTruth? {
    func combine(_ a: UInt8, _ b: UInt8) -> UInt8 { isAnd ? a.and(b, asCondition) : a.or(b) }
    let place = scratch.reserve(UInt8.self)
    var (tests, forms, rows): ([CellTest], [BlockTruth], [Typed]) = ([], [], [])
    for typed in all {
      if let test = cellTest(typed, asCondition) {
        if let same = tests.firstIndex(where: { $0.cell == test.cell }) {
          tests[same].steps = tests[same].steps.combined(with: test.steps, combine)
        } else {
          tests.append(test)
        }
      } else if let form = form(typed, asCondition) {
        forms.append(form)
      } else {
        rows.append(typed)
      }
    }
    let parts = (tests.map { test in scratch.scoped { code(test) } } + forms).map { Part(code: $0) }
    guard let first = parts.first else { return nil }
    let rest = Array(parts.dropFirst())
    let general = rows.map { Binder.Operand(code: binder.truth($0, asCondition: asCondition)) }
    return { [lane] block, out in
      first.code(&block, out)
      let other = place(block)
      for part in rest {
        part.code(&block, other)
        BlockBinder.join(out, other, block.count, asCondition, isAnd)
      }
      for operand in general { BlockBinder.join(out, operand.code, lane, &block, asCondition, isAnd) }
    }
  }

  /// A closure in a list. (Closures that lie in an array by themselves are called by a detour.)
  struct Part: Sendable {
    let code: BlockTruth
  }

  private static func join(
    _ out: UnsafeMutablePointer<UInt8>, _ other: UnsafeMutablePointer<UInt8>, _ count: Int, _ asCondition: Bool,
    _ isAnd: Bool
  ) {
    if !isAnd {
      for i in 0..<count { out[i] = out[i].or(other[i]) }
    } else if asCondition {
      for i in 0..<count { out[i] = out[i].and(other[i], true) }
    } else {
      for i in 0..<count { out[i] = out[i].and(other[i], false) }
    }
  }

  /// Asks row by row where the answer is still open.
  private static func join(
    _ out: UnsafeMutablePointer<UInt8>, _ code: TruthCode, _ lane: Lane, _ block: inout Block, _ asCondition: Bool,
    _ isAnd: Bool
  ) {
    let settled: UInt8 = isAnd ? 0 : 1
    for i in 0..<block.count where out[i] != settled {
      lane.place(block.start + i, &block.context)
      let answer = code(&block.context).settled.bits
      out[i] = isAnd ? out[i].and(answer, asCondition) : out[i].or(answer)
    }
  }

  private static func not(_ code: @escaping BlockTruth) -> BlockTruth {
    { block, out in
      code(&block, out)
      for i in 0..<block.count { out[i] = out[i].opposite }
    }
  }

  private func choice(_ test: Typed, _ a: Typed, _ b: Typed) -> BlockTruth? {
    let (left, right) = (scratch.reserve(UInt8.self), scratch.reserve(UInt8.self))
    guard let test = form(test, true), let a = form(a, false), let b = form(b, false) else { return nil }
    return { block, out in
      test(&block, out)
      let (x, y) = (left(block), right(block))
      a(&block, x)
      b(&block, y)
      for i in 0..<block.count { out[i] = (out[i] & 3 == 1 ? x[i] : y[i]) | (out[i] & 4) }
    }
  }
}

/// A settled `Truth` as it lies in a block: what `Binder` says of two of them, bit by bit. (Bits have no branches.)
extension UInt8 {
  @inline(__always) private var saysNo: UInt8 { ~(self | self &>> 1) & 1 }
  /// No, and for sure.
  @inline(__always) private var isNo: UInt8 { ~(self | self &>> 1 | self &>> 2) & 1 }
  /// No or null, and for sure.
  @inline(__always) private var isNotYes: UInt8 { ~(self | self &>> 2) & 1 }
  @inline(__always) private var isYes: UInt8 { self & ~(self &>> 2) & 1 }

  @inline(__always) func and(_ other: UInt8, _ asCondition: Bool) -> UInt8 {
    let either = self | other
    let no = saysNo | other.saysNo
    let null = either &>> 1 & ~no & 1
    let decided = asCondition ? isNotYes | other.isNotYes : isNo | other.isNo
    return (~(no | null) & 1) | null &<< 1 | (either &>> 2 & ~decided & 1) &<< 2
  }

  @inline(__always) func or(_ other: UInt8) -> UInt8 {
    let either = self | other
    let yes = either & 1
    return yes | (either & 2 & ~(yes &<< 1)) | (either &>> 2 & ~(isYes | other.isYes) & 1) &<< 2
  }

  @inline(__always) var opposite: UInt8 { self ^ (~self &>> 1 & 1) }

  /// Flags: bit 1 where anything is uncertain.
  @inline(__always) var onlyRests: UInt8 { (self | self &>> 1) & 2 }
}

extension Typed {
  /// Whether it reads no record: every row of one frame gives the same.
  var isSettledByFrame: Bool {
    switch op {
    case .null, .truth, .scalar, .text, .today, .extra: true
    case .negative(let a), .not(let a), .isNull(let a), .dateOf(let a), .part(_, let a), .codeText(let a):
      a.isSettledByFrame
    case .compare(_, let a, let b), .orElse(let a, let b), .arithmetic(_, let a, let b):
      a.isSettledByFrame && b.isSettledByFrame
    case .and(let all, _), .or(let all, _), .extremeOf(_, let all): all.allSatisfy(\.isSettledByFrame)
    case .ifElse(let a, let b, let c): [a, b, c].allSatisfy(\.isSettledByFrame)
    default: false
    }
  }
}
