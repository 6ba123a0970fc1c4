import Caseload
import CivilTime
import FEEL
import RuleSets

/// What a span expression gave from a start: a due date, or why there is none.
struct DueReading: Sendable {
  enum State: UInt8, Sendable {
    case date
    /// Nothing is asked for here (a plan that sets no interval of its own).
    case absent
    /// A condition or a field that it needs is blank or invalid.
    case unknown
    /// The calendar does not cover the days.
    case outsideCalendar
    /// The clock stands still, and nobody knows yet until when.
    case stopped
  }
  var state: State
  var day: Int32 = 0
  var span = CivilTime.Span(0, .days)
  /// Position in the check's leaves.
  var leaf: Int32 = -1

  /// Marks a reading that failed on the document's own review date.
  static let reviewDueLeaf: Int32 = -2
  static let absent = DueReading(state: .absent)
  static let unknown = DueReading(state: .unknown)
}

/// How a span is counted.
struct CountingWay: Sendable {
  /// The day by which figures are chosen; nil: the day that is counted from.
  var figuresOn: Int32?
  /// Back from an event, which is day 0.
  var isBack = false
  /// Days that are not counted.
  var stops = DayIntervals.none
  /// The span's own; nil: the rule's.
  var countFrom: CountFrom?

  static let forward = CountingWay()
  static func back(figuresOn day: Int32) -> CountingWay { CountingWay(figuresOn: day, isBack: true) }
}

/// A place in a rule that gives a span, and what to say of it.
struct SpanLeaf: Sendable {
  var path: String
  var group: String
  var figure: Figure?
  var figureValue: Figure.Value?
}

/// A span expression bound to columns.
indirect enum BoundSpan: Sendable {
  case fixed(CivilTime.Span, leaf: Int32)
  case figure([(from: Int32, value: BoundSpan)])
  /// A span field of the person or of the tested record.
  case personField(SpanColumn, leaf: Int32)
  case itemField(SpanColumn, leaf: Int32)
  /// The newest record's field on the day.
  case newest(list: Int, dates: DateColumn, SpanColumn, leaf: Int32)
  case table(BoundSpanTable)
  case sooner([BoundSpan])
  case later([BoundSpan])
  /// Counted in a way of its own.
  case counted(BoundSpan, from: CountFrom)
  /// A field that no source supplies, where the rule allows it to be left out.
  case leftOut
}

/// Rows of a table, the first that is true holds.
///
/// Classes for the same reason as `RecordList`.
final class BoundSpanTable: Sendable {
  final class Row: Sendable {
    let when: BoundCondition
    let then: BoundSpan
    init(_ when: BoundCondition, _ then: BoundSpan) {
      self.when = when
      self.then = then
    }
  }

  let rows: [Row]
  let otherwise: BoundSpan?

  init(_ rows: [Row], otherwise: BoundSpan?) {
    self.rows = rows
    self.otherwise = otherwise
  }
}

/// Binds span expressions and numbers their leaves.
struct SpanBinder {
  let context: RunContext
  let calendars: Calendars
  let leftOut: Set<FieldAddress>
  /// The list whose record is the item, if any.
  let item: Int?
  var leaves: [SpanLeaf] = []

  mutating func bind(_ expression: SpanExpression, path: String) -> BoundSpan {
    bind(expression, SpanLeaf(path: path, group: ""))
  }

  private mutating func bind(_ expression: SpanExpression, _ place: SpanLeaf) -> BoundSpan {
    switch expression {
    case .fixed(let span): return .fixed(span, leaf: leaf(place))
    case .figure(let figure):
      return .figure(
        values(of: figure).map { from, value in
          var inner = place
          inner.figure = figure
          inner.figureValue = value
          inner.path += "/\(figure.id)"
          return (from, bind(value.value, inner))
        })
    case .field(let address): return bind(field: address, place)
    case .table(let table):
      let rows = table.rows.enumerated().map { index, row in
        let inner = place.down("table[\(index)]", row.group)
        let when = row.when.bindCondition(
          to: context.caseload, calendars: calendars, watch: context.watch?.condition("\(inner.coverageName)/when"))
        return BoundSpanTable.Row(when, bind(row.then, inner))
      }
      return .table(
        BoundSpanTable(rows, otherwise: table.otherwise.map { bind($0, place.down("otherwise", table.otherwiseGroup)) }))
    case .soonerOf(let parts):
      return .sooner(parts.enumerated().map { bind($1, place.down("sooner_of[\($0)]", "")) })
    case .laterOf(let parts):
      return .later(parts.enumerated().map { bind($1, place.down("later_of[\($0)]", "")) })
    case .counted(let inner, let from): return .counted(bind(inner, place), from: from)
    }
  }

  /// The values with the days from which they hold; of a day's rules only the one in force then.
  private func values(of figure: Figure) -> [(from: Int32, value: Figure.Value)] {
    guard let day = context.rulesOf else { return figure.values.map { ($0.from.dayNumber, $0) } }
    return figure.value(on: day).map { [(Int32.min, $0)] } ?? []
  }

  private mutating func bind(field address: FieldAddress, _ place: SpanLeaf) -> BoundSpan {
    guard case .span(let column)? = context.caseload.column(address) else { return .leftOut }
    let leaf = leaf(place.down(context.shape.name(of: address), ""))
    if address.list == context.shape.aboutList { return .personField(column, leaf: leaf) }
    if address.list == item { return .itemField(column, leaf: leaf) }
    guard let field = context.shape.lists[address.list].dateField,
      let dates = context.caseload.lists[address.list].days(field)
    else { return .leftOut }
    return .newest(list: address.list, dates: dates, column, leaf: leaf)
  }

  private mutating func leaf(_ leaf: SpanLeaf) -> Int32 {
    leaves.append(leaf)
    return Int32(leaves.count - 1)
  }
}

extension SpanLeaf {
  fileprivate func down(_ step: String, _ group: String) -> SpanLeaf {
    var leaf = self
    leaf.path += "/" + step
    if !group.isEmpty { leaf.group = group }
    return leaf
  }
}

extension Check {
  /// The due date that a span expression gives from `start`, with the facts of the frame.
  func due(_ expression: BoundSpan, from start: Int32, _ frame: Frame, _ way: CountingWay = .forward) -> DueReading {
    switch expression {
    case .fixed(let span, let leaf): return due(span, from: start, leaf, way)
    case .figure(let values):
      guard let value = values.last(where: { $0.from <= way.figuresOn ?? start }) else { return .absent }
      return due(value.value, from: start, frame, way)
    case .personField(let column, let leaf): return due(column, Int(frame.subject), from: start, leaf, way)
    case .itemField(let column, let leaf):
      return frame.item < 0 ? .unknown : due(column, Int(frame.item), from: start, leaf, way)
    case .newest(let list, let dates, let column, let leaf):
      guard let rows = newest(list, dates, frame) else {
        return context.caseload.lists[list].holds == .completeAlways ? .absent : .unknown
      }
      return rows.isEmpty ? .unknown : soonest(rows.map { due(column, $0, from: start, leaf, way) })
    case .table(let table):
      for row in table.rows {
        switch row.when.certainty(frame) {
        case .yes: return due(row.then, from: start, frame, way)
        case .no: continue
        case .unknown: return .unknown
        }
      }
      guard let otherwise = table.otherwise else { return .absent }
      return due(otherwise, from: start, frame, way)
    case .sooner(let parts): return combine(parts, from: start, frame, way, sooner: true)
    case .later(let parts): return combine(parts, from: start, frame, way, sooner: false)
    case .counted(let inner, let from):
      var way = way
      way.countFrom = from
      return due(inner, from: start, frame, way)
    case .leftOut: return .absent
    }
  }

  func due(_ span: CivilTime.Span, from start: Int32, _ leaf: Int32, _ way: CountingWay = .forward) -> DueReading {
    if span.unit == .hours, hours != nil {
      // The instant is worked out where the moment of the start is known.
      return DueReading(state: .date, day: start + Int32((Int(span.count) + 23) / 24), span: span, leaf: leaf)
    }
    let day = CivilDate(dayNumber: start)
    let countFrom = way.countFrom ?? counting.countFrom
    guard let day = way.isBack ? counting.start(span, before: day) : counting.due(span, from: day, countFrom: countFrom) else {
      return DueReading(state: .outsideCalendar, span: span, leaf: leaf)
    }
    let reading = DueReading(state: .date, day: day.dayNumber, span: span, leaf: leaf)
    return way.isBack || way.stops.isEmpty ? reading : moved(reading, from: start, by: way.stops, counting: countFrom)
  }

  private func due(_ column: SpanColumn, _ row: Int, from start: Int32, _ leaf: Int32, _ way: CountingWay) -> DueReading {
    if let span = column[row] { return due(span, from: start, leaf, way) }
    return column.ids[row] == SpanColumn.none ? .absent : .unknown
  }

  /// The newest records of the person on the frame's day, which are of one date: nil where there is none, empty where
  /// an undated one makes it uncertain.
  private func newest(_ list: Int, _ dates: DateColumn, _ frame: Frame) -> Range<Int>? {
    var newest: Range<Int>?
    for row in context.caseload.lists[list].rows(of: Int(frame.subject)) {
      let day = dates.days[row]
      if day <= DateColumn.invalid { return 0..<0 }
      if day > frame.horizon { continue }
      if let known = newest, dates.days[known.lowerBound] == day {
        newest = known.lowerBound..<(row + 1)
      } else {
        newest = row..<(row + 1)
      }
    }
    return newest
  }

  /// Of several records of one date the one that asks sooner counts; one that cannot be read might be that one.
  private func soonest(_ readings: [DueReading]) -> DueReading {
    var best = DueReading.absent
    for reading in readings {
      if reading.state == .unknown || reading.state == .outsideCalendar { return reading }
      if reading.state == .date, best.state != .date || reading.day < best.day { best = reading }
      // While the clock stands still, what has a date already was due before it was stopped.
      if reading.state == .stopped, best.state == .absent { best = reading }
    }
    return best
  }

  /// One unknown part makes the whole unknown: it might be the one that counts.
  private func combine(
    _ parts: [BoundSpan], from start: Int32, _ frame: Frame, _ way: CountingWay, sooner: Bool
  ) -> DueReading {
    let readings = parts.map { due($0, from: start, frame, way) }
    if sooner { return soonest(readings) }
    if let doubt = readings.first(where: { $0.state == .unknown || $0.state == .outsideCalendar }) { return doubt }
    if let stopped = readings.first(where: { $0.state == .stopped }) { return stopped }
    return readings.filter { $0.state == .date }.max { $0.day < $1.day } ?? .absent
  }

  /// The cells on which an unknown due date rests.
  func doubts(_ expression: BoundSpan, from start: Int32, _ frame: Frame, into rests: inout RestsOn) {
    switch expression {
    case .fixed, .leftOut: break
    case .figure(let values):
      if let value = values.last(where: { $0.from <= start }) { doubts(value.value, from: start, frame, into: &rests) }
    case .personField(let column, let leaf):
      if column.state(Int(frame.subject)) != .value, let field = spanField(leaf) {
        rests.cells.append(CellAddress(list: field.list, row: Int(frame.subject), field: field.field))
      }
    case .itemField(let column, let leaf):
      if frame.item >= 0, column.state(Int(frame.item)) != .value, let field = spanField(leaf) {
        rests.cells.append(CellAddress(list: field.list, row: Int(frame.item), field: field.field))
      }
    case .newest(let list, let dates, let column, let leaf):
      newestDoubts(list, dates, column, leaf, frame, &rests)
    case .table(let table):
      for row in table.rows {
        let explanation = row.when.explain(frame)
        if explanation.truth.isUnknown { return rests.add(explanation) }
        if explanation.truth.isYes { return doubts(row.then, from: start, frame, into: &rests) }
      }
      if let otherwise = table.otherwise { doubts(otherwise, from: start, frame, into: &rests) }
    case .counted(let inner, _): doubts(inner, from: start, frame, into: &rests)
    case .sooner(let parts), .later(let parts):
      for part in parts where due(part, from: start, frame).state == .unknown {
        doubts(part, from: start, frame, into: &rests)
      }
    }
  }

  private func newestDoubts(
    _ list: Int, _ dates: DateColumn, _ column: SpanColumn, _ leaf: Int32, _ frame: Frame, _ rests: inout RestsOn
  ) {
    guard let rows = newest(list, dates, frame) else {
      rests.cells.append(CellAddress(list: list, row: -1, field: -1))
      return
    }
    if !rows.isEmpty {
      for row in rows where column.state(row) != .value {
        if let field = spanField(leaf) { rests.cells.append(CellAddress(list: list, row: row, field: field.field)) }
      }
      return
    }
    guard let dateField = context.shape.lists[list].dateField else { return }
    for row in context.caseload.lists[list].rows(of: Int(frame.subject)) where dates.days[row] <= DateColumn.invalid {
      rests.cells.append(CellAddress(list: list, row: row, field: dateField))
    }
  }

  /// The field that a leaf names: the last step of its path.
  private func spanField(_ leaf: Int32) -> FieldAddress? {
    guard leaf >= 0, let step = leaves[Int(leaf)].path.split(separator: "/").last else { return nil }
    let parts = step.split(separator: ".")
    guard parts.count == 2, let list = context.shape.list(named: String(parts[0])),
      let field = context.shape.lists[list].field(named: String(parts[1]))
    else { return nil }
    return FieldAddress(list: list, field: field)
  }
}
