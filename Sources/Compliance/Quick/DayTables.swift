import Caseload
import CivilTime
import FEEL

/// What depends on a day alone, worked out once for the days that cases are about: where a span from it ends, and what is
/// open with that due date on the day judged.
final class DayTables: @unchecked Sendable {
  // Never written after `init`.

  /// How many days before and behind the day judged are in the tables: four years, and two.
  private static let back: Int32 = 1_536, ahead: Int32 = 768
  let first: Int32
  let count: Int
  private let check: Check
  /// What something open with this due date is; 255: not known here.
  private let outcomes: [UInt8]
  private static let all = Outcome.allCases
  private static let unknown: UInt8 = 255

  init(_ check: Check) {
    self.check = check
    first = check.asOf - DayTables.back
    count = Int(DayTables.back + DayTables.ahead)
    outcomes = (0..<Int32(count)).map { [first] place in
      var obligation = Obligation(outcome: .cannotTell, isOpen: true)
      obligation.due = CivilDate(dayNumber: first + place)
      obligation.settle(asOf: check.context.asOf, check: check)
      guard obligation.doubt == .none, let number = DayTables.all.firstIndex(of: obligation.outcome) else { return DayTables.unknown }
      return UInt8(number)
    }
  }

  /// What is open with a due date on the day judged; nil: to be worked out in full.
  @inline(__always)
  func outcome(due: Int32) -> Outcome? {
    let place = Int(due) - Int(first)
    guard UInt(bitPattern: place) < UInt(count) else { return nil }
    let number = outcomes[place]
    return number == DayTables.unknown ? nil : DayTables.all[Int(number)]
  }

  /// Where an expression that reads nothing but the day ends, for each start in reach; `DateColumn.blank`: not known here.
  func ends(_ expression: BoundSpan) -> [Int32] {
    let frame = check.frame(0, on: check.asOf)
    return (0...DayTables.back).map { place in
      let reading = check.due(expression, from: first + place, frame)
      return reading.state == .date ? reading.day : DateColumn.blank
    }
  }
}

/// A span expression for the quick way. Exactly one of `ends`, `rows` and `general` is there.
///
/// A class for the same reason as `RecordList`.
final class QuickSpan: Sendable {
  /// By the start alone: where it ends, by the start's place in the tables.
  let ends: [Int32]?
  /// By conditions on the case.
  let rows: [Row]
  let otherwise: QuickSpan?
  /// As any expression is.
  let general: BoundSpan?

  final class Row: Sendable {
    let when: BoundCondition
    let then: QuickSpan
    init(_ when: BoundCondition, _ then: QuickSpan) {
      self.when = when
      self.then = then
    }
  }

  init(_ expression: BoundSpan, _ days: DayTables) {
    if expression.readsOnlyTheDay {
      (ends, rows, otherwise, general) = (days.ends(expression), [], nil, nil)
    } else if case .table(let table, let rest) = expression {
      ends = nil
      rows = table.map { Row($0.when, QuickSpan($0.then, days)) }
      otherwise = rest.map { QuickSpan($0, days) }
      general = nil
    } else {
      (ends, rows, otherwise, general) = (nil, [], nil, expression)
    }
  }
}

extension BoundSpan {
  /// Whether the start decides alone.
  fileprivate var readsOnlyTheDay: Bool {
    switch self {
    case .fixed: true
    case .figure(let values): values.allSatisfy { $0.value.readsOnlyTheDay }
    case .sooner(let parts), .later(let parts): parts.allSatisfy(\.readsOnlyTheDay)
    case .personField, .itemField, .newest, .table, .leftOut: false
    }
  }
}

extension QuickCheck {
  /// The due date; nil: to be worked out in full.
  @inline(__always)
  func due(_ span: QuickSpan, in days: DayTables, from start: Int32, _ person: Int, item: Int32, periodStart: Int32) -> Int32? {
    if span.ends != nil { return end(span, days, start) }
    var frame = check.frame(person, on: max(start, periodStart))
    frame.item = item
    frame.extra = (start, periodStart)
    return due(span, in: days, from: start, frame)
  }

  private func due(_ span: QuickSpan, in days: DayTables, from start: Int32, _ frame: Frame) -> Int32? {
    if span.ends != nil { return end(span, days, start) }
    if let general = span.general {
      let reading = check.due(general, from: start, frame)
      return reading.state == .date ? reading.day : nil
    }
    for place in span.rows.indices {
      switch span.rows[place].when.certainty(frame) {
      case .yes: return due(span.rows[place].then, in: days, from: start, frame)
      case .no: continue
      case .unknown: return nil
      }
    }
    return span.otherwise.flatMap { due($0, in: days, from: start, frame) }
  }

  @inline(__always)
  private func end(_ span: QuickSpan, _ days: DayTables, _ start: Int32) -> Int32? {
    let place = Int(start) - Int(days.first)
    guard let ends = span.ends, UInt(bitPattern: place) < UInt(ends.count) else { return nil }
    return ends[place] > DateColumn.invalid ? ends[place] : nil
  }
}
