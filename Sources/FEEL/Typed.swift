import Caseload

/// A checked part of an expression: names resolved to fields and rows, every part with its type.
struct Typed: Sendable {
  let op: Op
  let type: ValueType
  /// Where it is written.
  let range: Range<Int>
  /// Whether it reads nothing at all.
  let isConstant: Bool
  /// Whether it may be null.
  let isNullable: Bool

  init(_ op: Op, _ type: ValueType, _ range: Range<Int>, isNullable: Bool = true) {
    self.op = op
    self.type = type
    self.range = range
    self.isNullable = isNullable
    isConstant = op.isConstant
  }

  /// The same at another place: `(a)` for `a`.
  func converted(_ op: Op, to type: ValueType) -> Typed { Typed(op, type, range, isNullable: isNullable) }

  /// A literal that was written as such.
  var isLiteral: Bool {
    switch op {
    case .null, .truth, .scalar, .text: true
    default: false
    }
  }

  /// Worked out as a value of the whole language, so that numbers keep all their digits.
  var isGeneral: Bool {
    switch op {
    case .general: true
    case .ifElse(_, let a, let b), .orElse(let a, let b): a.isGeneral || b.isGeneral
    case .negative(let a): a.isGeneral
    case .extremeOf(_, let all): all.contains(where: \.isGeneral)
    default: false
    }
  }

  var isNullLiteral: Bool { if case .null = op { true } else { false } }
  var rows: Rows? { if case .rows(let rows) = op { rows } else { nil } }

  /// A list with what each of its records gives: the record itself, or a value.
  var elements: (rows: Rows, element: Typed)? {
    switch op {
    case .rows(let rows): (rows, Typed(.slot(rows.slot), .record(list: rows.list), range, isNullable: false))
    case .projected(let rows, let element): (rows, element)
    default: nil
    }
  }
}

/// The records of a list that belong to one owner and pass the filters.
struct Rows: Sendable {
  let list: Int
  /// The record that they belong to.
  let owner: Typed
  /// Where the row stands while filters and projections are evaluated.
  let slot: Int
  var filters: [Typed]
}

/// Where one value lies between two others.
enum Part: Sendable { case year, month, day, weekday, days, hours, minutes, months, years }

enum Extreme: Sendable { case min, max }

indirect enum Op: Sendable {
  // Constants
  case null
  case truth(Bool)
  /// See `Scalar` for what the number means in each type.
  case scalar(Int64)
  case text(String)
  // What the context gives
  case slot(Int)
  case today
  case extra(Int)
  // Records and fields
  case field(FieldAddress, of: Typed)
  /// The key that a reference field holds, as text.
  case keyText(FieldAddress, of: Typed)
  /// The record that a record belongs to.
  case owner(list: Int, of: Typed)
  /// The one record of a list that has one for all.
  case single(list: Int)
  // Logic
  /// `written`: as `and` in the text; not for what `in` and `between` stand for.
  case and([Typed], written: Bool)
  case or([Typed], written: Bool)
  case not(Typed)
  case compare(Comparison, Typed, Typed)
  case isNull(Typed)
  case ifElse(Typed, Typed, Typed)
  case orElse(Typed, Typed)
  // Arithmetic
  case negative(Typed)
  case arithmetic(ArithmeticOperator, Typed, Typed)
  case dateOf(Typed)
  case part(Part, Typed)
  case codeText(Typed)
  case extremeOf(Extreme, [Typed])
  // Lists
  case literalList([Typed])
  case rows(Rows)
  case projected(Rows, Typed)
  case count(Rows)
  case sum(Rows, Typed)
  case extreme(Extreme, Rows, Typed)
  case pick(Rows, Typed, last: Bool)
  case quantified(Quantifier, Rows, Typed)
  /// Worked out as a value of the whole language.
  case general(General)

  var isConstant: Bool {
    switch self {
    case .null, .truth, .scalar, .text: true
    case .general(let general): general.isConstant
    case .slot, .today, .extra, .field, .keyText, .owner, .single, .rows, .projected, .count, .sum, .extreme, .pick,
      .quantified:
      false
    case .and(let all, _), .or(let all, _), .extremeOf(_, let all), .literalList(let all): all.allSatisfy(\.isConstant)
    case .not(let a), .isNull(let a), .negative(let a), .dateOf(let a), .part(_, let a), .codeText(let a):
      a.isConstant
    case .compare(_, let a, let b), .orElse(let a, let b), .arithmetic(_, let a, let b): a.isConstant && b.isConstant
    case .ifElse(let a, let b, let c): a.isConstant && b.isConstant && c.isConstant
    }
  }
}
