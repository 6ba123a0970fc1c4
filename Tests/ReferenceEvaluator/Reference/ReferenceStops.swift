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
  /// The stops that are on record on the day judged. An end later than that has not happened yet.
  func stopsOnRecord() -> NaiveStops {
    var stops = NaiveStops()
    guard let rule = rule.stops else { return stops }
    for record in person.records(of: "pause") {
      guard case .day(let from) = record["pause_from"], from <= asOf, truth(rule.countsIf, record, on: from) == .yes else { continue }
      if case .day(let until) = record["pause_until"], until <= asOf {
        for day in stride(from: from, through: until, by: 1) { stops.closed.insert(day) }
      } else {
        stops.running = min(stops.running ?? from, from)
      }
    }
    return stops
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
    var grants: [(granted: Int, key: String, to: Int)] = []
    for record in person.records(of: "extension") {
      guard case .day(let granted) = record["granted_on"], granted <= asOf, case .day(let to) = record["new_date"] else { continue }
      grants.append((granted, record.key, to))
    }
    for grant in grants.sorted(by: { ($0.granted, $0.key) < ($1.granted, $1.key) }) {
      guard let due = result.due, grant.granted >= opened, grant.granted < closed ?? Int.max, grant.granted <= due else { continue }
      switch sooner(newDate(grant.to, granted: grant.granted), limit) {
      case .day(let day): result.due = max(due, day)
      case .stopped: (result.due, result.isStopped) = (nil, true)
      default: break
      }
    }
    return result
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
