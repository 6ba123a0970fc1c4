import CivilTime
import Caseload
import FEEL
import RuleSets

/// Extensions, bound to columns.
struct BoundExtensions: Sendable {
  let list: Int
  let countsIf: BoundCondition?
  let grantedField: Int, toField: Int
  let granted: DateColumn
  let to: Destination
  let limit: CivilTime.Span?
  let reference: ReferenceColumn?
  let referenceField: Int
  let holds: Holding

  enum Destination: Sendable {
    case date(DateColumn)
    case span(SpanColumn)

    func state(_ row: Int) -> CellState {
      switch self {
      case .date(let column): column.state(row)
      case .span(let column): column.state(row)
      }
    }
  }
}

/// An extension on record, whether it counts or came too late.
struct GrantedExtension: Sendable {
  /// -1: it is not in this extract.
  var row: Int
  /// nil: not known.
  var granted: CivilDate?
  /// The due date in force before it; nil: the clock stood still.
  var before: CivilDate?
  /// The due date with it.
  var due: CivilDate?
  /// Granted after the due date in force: it cures nothing.
  var isTooLate = false
  /// The rule allows no more.
  var isLimited = false
  fileprivate var wasStopped = false
}

/// What moves the due dates of one person in one reading.
struct Adjusting: Sendable {
  var way = CountingWay.forward
  var grants: [Grant] = []

  /// An extension that may count, with what is known of it.
  struct Grant: Sendable {
    var row: Int
    var granted: Int32?
    var to: To
    /// It counts only for what opened before.
    var opensBefore = Int32.max

    enum To: Sendable {
      case day(Int32)
      case span(CivilTime.Span)
      case unknown
    }
  }
}

/// Stops and extensions of a rule.
struct BoundAdjustments: Sendable {
  var stops: BoundStops?
  var extensions: BoundExtensions?
  var isNone: Bool { stops == nil && extensions == nil }
}

extension Check {
  /// - Parameter opener: the record that opened the duty, where stops and extensions may refer to it.
  func adjusting(_ person: Int, for opener: Int? = nil, in world: World, _ doubtful: inout Bool) -> Adjusting {
    var adjusting = Adjusting()
    if let stops = adjustments.stops { adjusting.way.stops = stoppedDays(stops, person, for: opener, in: world, &doubtful) }
    if let extensions = adjustments.extensions { adjusting.grants = grants(extensions, person, for: opener, in: world, &doubtful) }
    return adjusting
  }

  /// In the order in which they were granted.
  private func grants(
    _ extensions: BoundExtensions, _ person: Int, for opener: Int?, in world: World, _ doubtful: inout Bool
  ) -> [Adjusting.Grant] {
    var grants: [Adjusting.Grant] = []
    for row in context.caseload.lists[extensions.list].rows(of: person) {
      guard let standing = standing(row, extensions, person, for: opener) else { continue }
      if !standing.isSure {
        doubtful = true
        if !world.contains(.possible) { continue }
      }
      grants.append(standing.grant)
    }
    if let unseen = unseenBefore(extensions.list, person, dates: extensions.granted), unseen > personStart(person) {
      doubtful = true
      if world.contains(.possible) { grants.append(.init(row: -1, to: .unknown, opensBefore: unseen)) }
    }
    return grants.sorted { ($0.granted ?? .min, $0.row) < ($1.granted ?? .min, $1.row) }
  }

  /// nil: it does not count, or is for something else.
  func standing(
    _ row: Int, _ extensions: BoundExtensions, _ person: Int, for opener: Int?
  ) -> (grant: Adjusting.Grant, isSure: Bool)? {
    let granted = extensions.granted.days[row]
    guard isThere(row, in: extensions.list), granted <= asOf else { return nil }
    var isSure = granted > DateColumn.invalid
    if let opener, let reference = extensions.reference {
      if reference.state(row) == .value, reference.rows[row] != Int32(opener) { return nil }
      if reference.state(row) != .value { isSure = false }
    }
    switch extensions.countsIf?.certainty(itemFrame(person, row, on: granted)) ?? .yes {
    case .no: return nil
    case .unknown: isSure = false
    case .yes: break
    }
    let to: Adjusting.Grant.To
    switch extensions.to {
    case .date(let column): to = column.days[row] > DateColumn.invalid ? .day(column.days[row]) : .unknown
    case .span(let column): to = column[row].map { .span($0) } ?? .unknown
    }
    if case .unknown = to { isSure = false }
    return (.init(row: row, granted: granted > DateColumn.invalid ? granted : nil, to: to), isSure)
  }

  // MARK: Due dates

  /// Moves a due date by what was granted on or before the date in force; what came later is kept to be shown.
  func extend(_ obligation: inout Obligation, _ adjusting: Adjusting) {
    if adjusting.way.stops.isEmpty, adjusting.grants.isEmpty { return }
    obligation.stops = adjusting.way.stops
    guard obligation.doubt == .none, let opened = obligation.opened else { return }
    let (first, stops) = (obligation.due, adjusting.way.stops)
    for grant in adjusting.grants where opened.dayNumber < grant.opensBefore {
      if let granted = grant.granted, granted < opened.dayNumber { continue }
      var entry = GrantedExtension(
        row: grant.row, granted: grant.granted.map { CivilDate(dayNumber: $0) }, before: obligation.due, due: obligation.due,
        wasStopped: obligation.isStopped)
      if let granted = entry.granted, let due = obligation.due, granted > due {
        entry.isTooLate = true
      } else if let first, let due = obligation.due {
        take(grant, &obligation, &entry, due, limit: limit(first, stops), stops)
      }
      obligation.extensions.append(entry)
      if obligation.doubt != .none { return }
    }
  }

  private func limit(_ due: CivilDate, _ stops: DayIntervals) -> DueReading? {
    adjustments.extensions?.limit.map { later($0, than: due, stops) }
  }

  private func take(
    _ grant: Adjusting.Grant, _ obligation: inout Obligation, _ entry: inout GrantedExtension, _ due: CivilDate,
    limit: DueReading?, _ stops: DayIntervals
  ) {
    var target: DueReading
    switch grant.to {
    case .day(let day):
      // Who agreed the date knew of stops that had begun; when nobody knows on which day, it may have been the first.
      let granted = grant.granted ?? obligation.opened?.dayNumber ?? day
      let later = DayIntervals(stops.intervals.filter { $0.from.dayNumber > granted })
      target = moved(DueReading(state: .date, day: day, span: CivilTime.Span(0, .months)), from: granted, by: later)
    case .span(let span): target = later(span, than: due, stops)
    case .unknown: target = limit ?? DueReading(state: .stopped)
    }
    if let limit, limit.state != .stopped, target.state == .stopped || limit.day < target.day || limit.state != .date {
      target = limit
      if case .unknown = grant.to {} else { entry.isLimited = true }
    }
    switch target.state {
    case .date where target.day > due.dayNumber:
      obligation.due = CivilDate(dayNumber: target.day)
      entry.due = obligation.due
    case .stopped: (obligation.due, obligation.isStopped, entry.due) = (nil, true, nil)
    case .outsideCalendar: obligation.doubt = .outsideCalendar
    default: break
    }
  }

  /// A span after a date that was due: that day is day 0, whatever the rule counts from.
  private func later(_ span: CivilTime.Span, than due: CivilDate, _ stops: DayIntervals) -> DueReading {
    guard let day = plainDue(span, from: due) else { return DueReading(state: .outsideCalendar) }
    return moved(DueReading(state: .date, day: day.dayNumber, span: span), from: due.dayNumber, by: stops)
  }
}

extension Obligation {
  /// What was granted after it was done, or after its period ended, was not for it.
  mutating func withdrawExtensionsAfterDone() {
    guard let last = done ?? ended, !extensions.isEmpty else { return }
    while let entry = extensions.last, let granted = entry.granted, granted > last || (granted == last && !entry.isTooLate) {
      if !entry.isTooLate { (due, isStopped) = (entry.before, entry.wasStopped) }
      extensions.removeLast()
    }
  }

  var isExtended: Bool { extensions.contains { !$0.isTooLate && $0.due != $0.before } }
}
