import Compliance

/// Days that a rule's clock does not count.
struct NaiveStops {
  /// Those of stops that have ended.
  var closed: Set<Int> = []
  /// The first day of the stop that has not.
  var running: Int?

  func holds(_ day: Int) -> Bool { closed.contains(day) || day >= running ?? Int.max }
}

/// Clock stops, extensions and agreed exceptions.
extension Reference {
  /// The stops that are on record on the day judged. An end later than that has not happened yet. Where something of one is
  /// not known it counts with all that is possible, for as long as it can have run; else only as far as it is sure.
  func stopsOnRecord() -> NaiveStops {
    var stops = NaiveStops()
    for stop in recordedStops() {
      if stop.isDoubtful, !takesPossible {
        if stop.isSure, let from = stop.from { stops.closed.insert(from) }
      } else if let until = stop.until {
        for day in stride(from: stop.from ?? earliestDay, through: until, by: 1) { stops.closed.insert(day) }
      } else {
        stops.running = min(stops.running ?? Int.max, stop.from ?? earliestDay)
      }
    }
    // Stops on end are one.
    while let running = stops.running, stops.closed.contains(running - 1) { stops.running = running - 1 }
    return stops
  }

  struct RecordedStop {
    /// nil: not known.
    var from: Int?
    /// nil: it runs, or nobody knows.
    var until: Int?
    var isEndUnreadable = false
    /// It is known to count.
    var isSure: Bool
    var isDoubtful: Bool { from == nil || isEndUnreadable || !isSure }
  }

  func recordedStops() -> [RecordedStop] {
    guard let rule = rule.stops else { return [] }
    return person.records(of: rule.list).compactMap { record in
      var isItsOwn = true
      if rule.byReference, let opener {
        if isReferenceReadable(record) { if record["halted"] != .key(opener) { return nil } } else { isItsOwn = false }
      }
      let counts = truth(rule.countsIf, record, on: asOf)
      if counts == .no { return nil }
      var stop = RecordedStop(from: record[rule.list + "_from"].date, isSure: counts == .yes && isItsOwn)
      if let from = stop.from, from > asOf { return nil }
      switch record[rule.list + "_until"] {
      case .day(let until) where until < stop.from ?? until: stop.isEndUnreadable = true
      case .day(let until) where until <= asOf: stop.until = until
      case .invalid: stop.isEndUnreadable = true
      default: break
      }
      return stop
    }
  }

  /// A key that leads nowhere may be any.
  private func isReferenceReadable(_ record: PlainRecord) -> Bool {
    person.records(of: "enquiry").contains { record["halted"] == .key($0.key) }
  }

  /// Before all that is on record.
  private var earliestDay: Int {
    (([person.person] + person.records).flatMap { $0.cells.values.compactMap(\.date) }.min() ?? asOf) - 800
  }

  /// The last day in time when a span runs from a day and the clock stands still meanwhile.
  func due(_ span: PlainSpan, from start: Int) -> NaiveDue {
    if span.unit != .workingDays, span.unit != .schoolDays {
      let countsStart = days.sameDay && span.unit != .months
      return moved(days.due(span, from: start), from: countsStart ? start : start + 1) { stops.closed.contains($0) }
    }
    // A day in a stop is no day of the count.
    var left = span.count
    var day = days.sameDay ? start : start + 1
    while true {
      if days.isCounted(day, span.unit), !stops.closed.contains(day) { left -= 1 }
      if left <= 0 { return standing(day) }
      day += 1
    }
  }

  /// A date moves on by each day from `first` on that is not counted.
  private func moved(_ date: Int, from first: Int, _ isStopped: (Int) -> Bool) -> NaiveDue {
    var date = date
    var day = first
    while day <= date {
      if isStopped(day) { date += 1 }
      day += 1
    }
    // What is due on day 0 itself, in the midst of a stop, waits for the end of it.
    if isStopped(date) { while isStopped(date + 1) { date += 1 } }
    return standing(date)
  }

  /// While a stop without an end runs nothing becomes overdue; one that begins after a date changes nothing.
  private func standing(_ date: Int) -> NaiveDue {
    if let running = stops.running, running <= date { return .stopped }
    return .day(date)
  }

  /// The date that a document sets itself moves on too.
  func reviewDue(_ date: Int, from start: Int) -> NaiveDue { moved(date, from: start + 1) { stops.closed.contains($0) } }

  // MARK: Extensions

  /// What was granted while it was open, on or before the due date in force, moves it, as far as the limit.
  func extended(_ obligation: NaiveObligation, closed: Int?) -> NaiveObligation {
    var result = obligation
    guard let rule = rule.extensions, !obligation.isUnknown, let opened = obligation.opened, let first = obligation.due else { return result }
    let limit = rule.limit.map { later($0, than: first) }
    for grant in recordedGrants() where grant.isSure || takesPossible {
      guard let due = result.due else { continue }
      if let granted = grant.granted, granted < opened || granted >= closed ?? Int.max || granted > due { continue }
      let target: NaiveDue
      switch grant.to {
      case .day(let to): target = sooner(newDate(to, granted: grant.granted ?? opened), limit)
      case .span(let span): target = sooner(later(span, than: due), limit)
      // Nobody knows until when: as long as may be.
      default: target = limit ?? .stopped
      }
      switch target {
      case .day(let day): result.due = max(due, day)
      case .stopped: (result.due, result.isStopped) = (nil, true)
      default: break
      }
    }
    return result
  }

  private struct RecordedGrant {
    var granted: Int?
    var key: String
    var to: PlainCell
    var isSure: Bool
  }

  /// In the order in which they were granted.
  private func recordedGrants() -> [RecordedGrant] {
    guard let rule = rule.extensions else { return [] }
    return person.records(of: "extension").compactMap { record -> RecordedGrant? in
      let granted = record["granted_on"].date
      if let granted, granted > asOf { return nil }
      let to = record[rule.bySpan ? "extra_time" : "new_date"]
      var isKnown = false
      switch to {
      case .day, .span: isKnown = true
      default: break
      }
      return RecordedGrant(granted: granted, key: record.key, to: to, isSure: granted != nil && isKnown)
    }
    .sorted { ($0.granted ?? .min, $0.key) < ($1.granted ?? .min, $1.key) }
  }

  /// Whether something of a stop or an extension is not known.
  var hasDoubtfulAdjustment: Bool {
    recordedStops().contains(where: \.isDoubtful)
      || (rule.stops?.byReference == true && person.records(of: "halt").contains { !isReferenceReadable($0) }) || recordedGrants().contains { !$0.isSure }
  }

  /// Who agreed a date knew of the stop that ran, not of those that began afterwards.
  private func newDate(_ date: Int, granted: Int) -> NaiveDue {
    var known = granted
    while stops.closed.contains(known) { known += 1 }
    return moved(date, from: max(known, granted + 1)) { stops.closed.contains($0) }
  }

  /// That day is day 0, whatever the rule counts from.
  private func later(_ span: PlainSpan, than date: Int) -> NaiveDue {
    var copy = self
    copy.days.sameDay = false
    return copy.due(span, from: date)
  }

  private func sooner(_ date: NaiveDue, _ limit: NaiveDue?) -> NaiveDue {
    guard case .day(let last)? = limit else { return date }
    if case .day(let day) = date { return .day(min(day, last)) }
    return .day(last)
  }

  // MARK: Exceptions

  /// "Would be overdue, not_met, awaiting_record or due_soon, and an agreed exception covers as_of."
  func excused(_ obligation: NaiveObligation) -> NaiveObligation {
    guard rule.allowsExceptions, obligation.isOpen, person.exceptions.contains(where: { $0.covers(asOf) }) else { return obligation }
    var obligation = obligation
    switch obligation.outcome {
    case .overdue, .notMet, .awaitingRecord, .dueSoon: obligation.outcome = .exempt
    default: break
    }
    return obligation
  }
}
