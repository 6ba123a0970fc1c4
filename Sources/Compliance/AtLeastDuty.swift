import Caseload
import CivilTime
import FEEL
import RuleSets

/// `at_least`, bound to columns: so many records in each window of time.
struct BoundAtLeast: Sendable {
  enum Window: Sendable {
    case per(CalendarWindows)
    case inTheLast(BoundSpan)
    /// The records of another list open and close the windows.
    case between(BoundOccasions)
  }
  let count: Int
  let occasions: BoundOccasions
  let window: Window
  /// nil: the person's own period.
  let periods: BoundPeriods?
  let countsPartial: Bool
  let lookBack: CivilTime.Span?

  /// The list whose records open windows, where records do.
  var openers: BoundOccasions? {
    if case .between(let openers) = window { return openers }
    return nil
  }
}

/// One window of one period, with the records that may fill it.
struct CountedWindow {
  let duty: BoundAtLeast
  let period: DutyPeriod
  let person: Int
  /// The period's first day.
  let start: Int32
  let occasions: [Occasion]
  /// Records count from here.
  let from: Int32
  let until: Int32
}

extension Check {
  func obligations(_ duty: BoundAtLeast, of person: Int, in world: World, _ doubtful: inout Bool) -> [Obligation] {
    let periods = duty.periods.map { self.periods($0, of: person) } ?? ownPeriod(person, world, &doubtful)
    if periods.isEmpty { return unseenPeriod(duty.periods, person, world, &doubtful) }
    let occasions = known(duty.occasions, person, earliestStart(periods, duty.lookBack), world, &doubtful)
    var result: [Obligation] = []
    for var period in periods {
      if period.isPossible {
        doubtful = true
        if !world.contains(.possible) { continue }
      }
      if period.endIsUnreadable {
        doubtful = true
        if world.contains(.ended) { period.end = asOf }
      }
      let first = result.count
      if case .day(let start) = period.start {
        switch duty.window {
        case .per(let windows): count(duty, windows, period, start, person, occasions, &result)
        case .inTheLast(let span): count(duty, span, period, start, person, occasions, &result)
        case .between(let openers): count(duty, openers, period, start, person, occasions, world, &doubtful, &result)
        }
      } else {
        result.append(unknownStart(of: period))
      }
      for index in first..<result.count { result[index].isPeriodOver = period.end != nil }
    }
    return result
  }

  /// The person's own period, clipped to the rule's own days.
  private func ownPeriod(_ person: Int, _ world: World, _ doubtful: inout Bool) -> [DutyPeriod] {
    guard let life = life(of: person, in: world, &doubtful), isInForce(asOf) else { return [] }
    return [DutyPeriod(start: .day(max(life.start, rule.from?.dayNumber ?? life.start)), end: life.end)]
  }

  private func unknownStart(of period: DutyPeriod) -> Obligation {
    var obligation = Obligation(outcome: .cannotTell, isOpen: period.end == nil)
    obligation.doubt = .start
    obligation.factsItem = period.row
    obligation.ended = period.end.map { CivilDate(dayNumber: $0) }
    return obligation
  }

  /// The records that are there: what an extract leaves open is weighed for each window.
  private func known(
    _ occasions: BoundOccasions, _ person: Int, _ start: Int32, _ world: World, _ doubtful: inout Bool
  ) -> [Occasion] {
    var found: [Occasion] = []
    self.occasions(occasions, of: person, from: start, in: world, into: &found)
    found.removeAll { $0.row < 0 }
    if found.contains(where: \.isPossible) { doubtful = true }
    if !world.contains(.possible) { found.removeAll(where: \.isPossible) }
    return found
  }

  /// Whether records that the extract does not hold may make up for what is missing of `count` between two days. All
  /// records of one day are one, so that a few days hold no more than a few.
  func mayHoldMore(_ counted: CountedWindow, found: Int, from start: Int32) -> Bool {
    let occasions = counted.duty.occasions
    guard let end = lastNotHeld(occasions, counted.person, from: start) else { return false }
    let days = Int(min(end, counted.until)) - Int(start) + 1
    return days > 0 && (occasions.eachRecord || found + days >= counted.duty.count)
  }

  /// The last day on which there may be records that the extract does not hold; nil: it holds all from `start` on.
  private func lastNotHeld(_ occasions: BoundOccasions, _ person: Int, from start: Int32) -> Int32? {
    switch occasions.holds {
    case .completeAlways, .notSupplied: return nil
    case .completeFrom(let day): return day.dayNumber > start ? day.dayNumber - 1 : nil
    case .latestOnly:
      // The newest shows that nothing came after it; before it anything may have been.
      var last: Int32?
      for row in context.caseload.lists[occasions.list].rows(of: person) {
        let day = occasions.dates.days[row]
        if day <= DateColumn.invalid { return asOf }
        if day > asOf || day < start { continue }
        let isSure = !occasions.eachRecord && standing(row, of: occasions, person) == .counts(day)
        last = max(last ?? Int32.min, isSure ? day - 1 : day)
      }
      return last
    }
  }

  // MARK: Calendar windows

  private func count(
    _ duty: BoundAtLeast, _ windows: CalendarWindows, _ period: DutyPeriod, _ start: Int32, _ person: Int,
    _ occasions: [Occasion], _ result: inout [Obligation]
  ) {
    let last = min(period.end.map { $0 - 1 } ?? asOf, asOf)
    let first = result.count
    if let covers = windows.covers { addUncovered(covers, period, start, last, &result) }
    let lookBack = duty.lookBack.flatMap { counting.start($0, before: CivilDate(dayNumber: start)) }?.dayNumber ?? start
    for window in windows.windows(from: start, through: last) {
      let counted = CountedWindow(
        duty: duty, period: period, person: person, start: start, occasions: occasions,
        from: max(window.first, lookBack), until: min(window.last, period.end ?? Int32.max, asOf))
      if let obligation = judge(counted, window) { result.append(obligation) }
    }
    limit(&result, from: first, duty)
    if result.count > first, period.end == nil { result[result.count - 1].changesOn = windows.next(after: asOf) }
  }

  /// With the newest record alone nothing is said of windows that are over.
  private func limit(_ result: inout [Obligation], from first: Int, _ duty: BoundAtLeast) {
    guard duty.occasions.holds == .latestOnly else { return }
    let own = result[first...]
    let open = own.filter(\.isOpen)
    result.replaceSubrange(first..., with: open.isEmpty ? Array(own.suffix(1)) : open)
  }

  private func judge(_ counted: CountedWindow, _ window: DayWindow) -> Obligation? {
    let (duty, period) = (counted.duty, counted.period)
    guard var obligation = opening(counted, on: max(window.first, counted.start)) else { return nil }
    obligation.periodStart = window.first
    obligation.windowEnd = CivilDate(dayNumber: window.last)
    obligation.due = CivilDate(dayNumber: window.last)
    let isWhole = counted.start <= window.first && (period.end.map { $0 > window.last } ?? true)
    if obligation.doubt == .applies {
      obligation.isOpen = period.end == nil && asOf <= window.last
    } else if !isWhole, !duty.countsPartial {
      obligation.outcome = .lapsed
      obligation.isPartial = true
    } else {
      fill(&obligation, counted)
      settle(&obligation, counted)
    }
    return obligation
  }

  /// Days of which the calendar of terms says nothing: nobody can tell whether anything was due.
  private func addUncovered(
    _ covers: ClosedRange<Int32>, _ period: DutyPeriod, _ start: Int32, _ last: Int32, _ result: inout [Obligation]
  ) {
    func add(_ from: Int32, _ until: Int32) {
      guard from <= until else { return }
      var obligation = Obligation(outcome: .cannotTell, isOpen: period.end == nil && until == asOf)
      obligation.doubt = .outsideTerms
      obligation.opened = CivilDate(dayNumber: from)
      obligation.periodStart = from
      obligation.factsItem = period.row
      obligation.due = obligation.isOpen ? nil : CivilDate(dayNumber: until)
      result.append(obligation)
    }
    add(start, min(last, covers.lowerBound - 1))
    add(max(start, covers.upperBound + 1), last)
  }

  // MARK: In the last …

  private func count(
    _ duty: BoundAtLeast, _ span: BoundSpan, _ period: DutyPeriod, _ start: Int32, _ person: Int,
    _ occasions: [Occasion], _ result: inout [Obligation]
  ) {
    if period.end != nil { return }
    let lookBack = duty.lookBack.flatMap { counting.start($0, before: CivilDate(dayNumber: start)) }?.dayNumber ?? start
    let counted = CountedWindow(
      duty: duty, period: period, person: person, start: start, occasions: occasions, from: lookBack, until: asOf)
    guard var obligation = opening(counted, on: asOf) else { return }
    obligation.opened = nil
    if obligation.doubt == .none { countRecent(&obligation, span, counted) }
    result.append(obligation)
  }

  /// A record counts while the span from its day has not run out: counted forward, never back from the day judged.
  private func countRecent(_ obligation: inout Obligation, _ span: BoundSpan, _ counted: CountedWindow) {
    let frame = frame(counted, on: asOf)
    func reach(_ day: Int32) -> DueReading { due(span, from: day, frame, CountingWay(figuresOn: asOf)) }
    obligation.isOpen = true
    obligation.reading = reach(asOf)
    if obligation.reading.state != .date { return obligation.take(obligation.reading) }
    var oldest = counted.from
    var newestFirst: [Int32] = []
    for occasion in counted.occasions.reversed() where occasion.day <= counted.until {
      if occasion.day < counted.from { break }
      let reading = reach(occasion.day)
      if reading.state != .date {
        obligation.counted = newestFirst.reversed()
        return obligation.take(reading)
      }
      if reading.day < asOf {
        oldest = occasion.day + 1
        break
      }
      newestFirst.append(occasion.row)
      if newestFirst.count == counted.duty.count { obligation.changesOn = reading.day + 1 }
    }
    obligation.counted = newestFirst.reversed()
    obligation.countsFrom = firstInReach(reach, oldest)
    if obligation.counted.count >= counted.duty.count {
      obligation.outcome = .met
      obligation.isOpen = false
      if let row = obligation.counted.last { obligation.doneBy = (counted.duty.occasions.list, Int(row)) }
    } else if mayHoldMore(counted, found: obligation.counted.count, from: obligation.countsFrom ?? oldest) {
      obligation.doubt = .notInExtract(list: counted.duty.occasions.list)
      obligation.changesOn = asOf + 1
    } else {
      obligation.outcome = .notMet
    }
  }

  /// The first day whose span reaches the day judged.
  private func firstInReach(_ reach: (Int32) -> DueReading, _ earliest: Int32) -> Int32 {
    var (low, high) = (max(earliest, asOf - 40_000), asOf)
    while low < high {
      let middle = low + (high - low) / 2
      let reading = reach(middle)
      if reading.state == .date, reading.day >= asOf { high = middle } else { low = middle + 1 }
    }
    return low
  }

  // MARK: Between the records of a list

  private func count(
    _ duty: BoundAtLeast, _ openers: BoundOccasions, _ period: DutyPeriod, _ start: Int32, _ person: Int,
    _ occasions: [Occasion], _ world: World, _ doubtful: inout Bool, _ result: inout [Obligation]
  ) {
    let end = period.end ?? Int32.max
    let opening = known(openers, person, start, world, &doubtful).filter { $0.day >= start && $0.day <= end }
    if opening.isEmpty, period.end == nil, let unseen = unseen(openers.list, since: start) { result.append(unseen) }
    let first = result.count
    for (place, opener) in opening.enumerated() where opener.day < end {
      let closing = place + 1 < opening.count ? opening[place + 1].day : nil
      let counted = CountedWindow(
        duty: duty, period: period, person: person, start: start, occasions: occasions, from: opener.day,
        until: min(closing ?? asOf, end, asOf))
      guard var obligation = self.opening(counted, on: opener.day) else { continue }
      obligation.openedBy = (openers.list, Int(opener.row))
      obligation.due = closing.map { CivilDate(dayNumber: $0) }
      obligation.windowEnd = obligation.due
      if obligation.doubt == .applies {
        obligation.isOpen = period.end == nil && closing == nil
      } else {
        fill(&obligation, counted)
        settle(&obligation, counted)
      }
      result.append(obligation)
    }
    limit(&result, from: first, duty)
  }

  // MARK: What every window has

  private func frame(_ counted: CountedWindow, on day: Int32) -> Frame {
    var frame = frame(counted.person, on: day)
    frame.item = counted.period.row
    frame.extra = (day, counted.start)
    return frame
  }

  /// nil where the rule surely does not apply on the day on which the window opened.
  private func opening(_ counted: CountedWindow, on day: Int32) -> Obligation? {
    var obligation = Obligation(outcome: .cannotTell, isOpen: false)
    obligation.opened = CivilDate(dayNumber: day)
    obligation.factsItem = counted.period.row
    obligation.periodStart = counted.start
    obligation.countsFrom = counted.from
    switch applies(frame(counted, on: day)) {
    case .no: return nil
    case .unknown: obligation.doubt = .applies
    case .yes: break
    }
    return obligation
  }

  /// The records that count in the window. An undated one stands for the most favourable day.
  private func fill(_ obligation: inout Obligation, _ counted: CountedWindow) {
    var rows = obligation.counted
    for occasion in counted.occasions where occasion.day >= counted.from {
      guard occasion.day <= counted.until || occasion.isUndated else { continue }
      rows.append(occasion.row)
      if rows.count == counted.duty.count {
        obligation.done = CivilDate(dayNumber: min(occasion.day, counted.until))
        obligation.doneBy = (counted.duty.occasions.list, Int(occasion.row))
      }
    }
    obligation.counted = rows
  }

  private func settle(_ obligation: inout Obligation, _ counted: CountedWindow) {
    let due = obligation.due?.dayNumber ?? Int32.max
    if obligation.done != nil {
      obligation.outcome = .met
    } else if mayHoldMore(counted, found: obligation.counted.count, from: counted.from) {
      // Open if it would be without them.
      close(&obligation, counted, due)
      obligation.doubt = .notInExtract(list: counted.duty.occasions.list)
      obligation.outcome = .cannotTell
    } else {
      close(&obligation, counted, due)
    }
  }

  /// What too few in the window come to.
  private func close(_ obligation: inout Obligation, _ counted: CountedWindow, _ due: Int32) {
    if let end = counted.period.end, end <= due {
      obligation.outcome = .lapsed
      obligation.ended = CivilDate(dayNumber: end)
    } else if counted.period.end != nil {
      miss(&obligation)
    } else if obligation.due == nil {
      obligation.outcome = .due
      obligation.isOpen = true
    } else {
      obligation.settle(asOf: context.asOf, check: self)
      if obligation.outcome == .overdue { miss(&obligation) }
    }
  }

  /// The window is over, and there were too few.
  private func miss(_ obligation: inout Obligation) {
    obligation.outcome = .missed
    obligation.isOpen = false
    obligation.ended = obligation.due
  }
}
