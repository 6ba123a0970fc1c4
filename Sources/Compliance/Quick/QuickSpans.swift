import Caseload
import CivilTime
import FEEL

/// A rule's span expressions for the quick way: steps that lead, by conditions, to a table of ends.
final class QuickSpans: @unchecked Sendable {
  // Never written after `init`.

  enum Step: Equatable {
    /// By the start alone: where it ends, by the start's place in the table of that number.
    case ends(Int)
    case test(condition: Int, yes: Int, no: Int)
    /// As any expression is.
    case general(Int)
    /// Nothing is asked for here: left to the judging in full.
    case declined
  }

  /// A due date, and how often such a span asks for something: see `Check.pace`.
  struct End: Equatable {
    var due: Int32
    /// The span's usual length, in thousandths of a day.
    var thousandthsOfDays: Int32
    /// The span that was counted, and where in the rule it stands: a position in the check's leaves.
    var span: CivilTime.Span
    var leaf: Int32

    /// Left to the judging in full.
    static let none = End(due: DateColumn.blank, thousandthsOfDays: 0, span: CivilTime.Span(0, .days), leaf: -1)
  }

  let days: DayTables
  private let steps: UnsafeMutableBufferPointer<Step>
  private let tables: UnsafeMutableBufferPointer<End>
  private let general: [BoundSpan]

  init(_ builder: QuickSpanBuilder) {
    days = builder.days
    steps = .allocate(capacity: builder.steps.count)
    _ = steps.initialize(from: builder.steps)
    tables = .allocate(capacity: builder.tables.count)
    _ = tables.initialize(from: builder.tables)
    general = builder.general
  }

  deinit {
    steps.deallocate()
    tables.deallocate()
  }

  /// Whether the same steps lead to the same ends; not told of expressions that are left as they are.
  func isLike(_ other: QuickSpans) -> Bool {
    general.isEmpty && other.general.isEmpty && days.isLike(other.days) && steps.elementsEqual(other.steps)
      && tables.elementsEqual(other.tables)
  }

  /// Whether the start decides alone.
  func readsOnlyTheDay(_ first: Int) -> Bool { if case .ends = steps[first] { true } else { false } }

  /// Where an expression ends, from its first step; nil: to be worked out in full.
  @inline(__always)
  func end(_ first: Int, from start: Int32, _ row: Int, _ answers: borrowing RangeAnswers, _ check: Check, _ frame: () -> Frame) -> End? {
    var place = first
    while true {
      switch steps[place] {
      case .ends(let table):
        let day = Int(start) - Int(days.first)
        guard UInt(bitPattern: day) < UInt(DayTables.starts) else { return nil }
        let end = tables[table &* DayTables.starts &+ day]
        return end.due > DateColumn.invalid ? end : nil
      case .test(let condition, let yes, let no):
        switch answers.certainty(condition, row, frame) {
        case .yes: place = yes
        case .no: place = no
        case .unknown: return nil
        }
      case .general(let number): return generalEnd(number, start, check, frame())
      case .declined: return nil
      }
    }
  }

  @inline(never)
  private func generalEnd(_ number: Int, _ start: Int32, _ check: Check, _ frame: Frame) -> End? {
    QuickSpans.end(check.due(general[number], from: start, frame))
  }

  fileprivate static func end(_ reading: DueReading) -> End? {
    guard reading.state == .date else { return nil }
    let thousandths = Int32(clamping: reading.span.thousandthsOfDays)
    return End(due: reading.day, thousandthsOfDays: thousandths, span: reading.span, leaf: reading.leaf)
  }
}

/// Collects the steps of a rule's span expressions and the conditions that they ask.
struct QuickSpanBuilder {
  let check: Check
  let days: DayTables
  private(set) var steps: [QuickSpans.Step] = []
  private(set) var tables: [QuickSpans.End] = []
  private(set) var general: [BoundSpan] = []
  /// All of the rule on these records: those of `applies_when` come first.
  private(set) var conditions: [BoundCondition]

  init(_ check: Check) {
    self.check = check
    days = DayTables(check)
    conditions = check.appliesWhen
  }

  /// Adds a condition; gives its number.
  mutating func add(_ condition: BoundCondition) -> Int {
    conditions.append(condition)
    return conditions.count - 1
  }

  /// Adds an expression; gives its first step.
  mutating func add(_ expression: BoundSpan) -> Int {
    if expression.readsOnlyTheDay { return add(.ends(addTable(expression))) }
    guard case .table(let table) = expression else {
      general.append(expression)
      return add(.general(general.count - 1))
    }
    // The conditions are asked in their order.
    let numbers = table.rows.map { add($0.when) }
    var next = table.otherwise.map { add($0) } ?? add(QuickSpans.Step.declined)
    for (row, number) in zip(table.rows, numbers).reversed() {
      let then = add(row.then)
      next = add(.test(condition: number, yes: then, no: next))
    }
    return next
  }

  private mutating func add(_ step: QuickSpans.Step) -> Int {
    steps.append(step)
    return steps.count - 1
  }

  private mutating func addTable(_ expression: BoundSpan) -> Int {
    let frame = Frame(subject: 0, horizon: check.context.asOf, factsDay: check.context.asOf)
    tables += (0..<Int32(DayTables.starts)).map { place in
      QuickSpans.end(check.due(expression, from: days.first + place, frame)) ?? .none
    }
    return tables.count / DayTables.starts - 1
  }
}

extension BoundSpan {
  /// Whether the start decides alone.
  fileprivate var readsOnlyTheDay: Bool {
    switch self {
    case .fixed: true
    case .figure(let values): values.allSatisfy { $0.value.readsOnlyTheDay }
    case .sooner(let parts), .later(let parts): parts.allSatisfy(\.readsOnlyTheDay)
    case .counted(let inner, _): inner.readsOnlyTheDay
    case .personField, .itemField, .newest, .table, .leftOut: false
    }
  }
}
