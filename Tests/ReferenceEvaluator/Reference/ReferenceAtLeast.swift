import CivilTime
import Compliance

/// `at_least`, window by window.
extension Reference {
  func atLeast(_ duty: PlainAtLeast, _ world: NaiveWorld) -> NaiveReading {
    var periods: [NaivePeriod]
    if let period = duty.period {
      periods = self.periods(period, world)
    } else {
      if hasNotBegun(world) { return NaiveReading(outcome: .notApplicable) }
      let first = rule.firstDay ?? Int.min
      periods = [NaivePeriod(start: max(ownStart ?? Int.min, first), end: ownEnd(world))]
    }
    let occasions = occasions(duty.list, duty.countsIf, eachRecord: duty.eachRecord, world)
    let all = periods.filter { $0.end == nil }.flatMap { period -> [NaiveObligation] in
      let all = windows(duty, period, occasions, world)
      // The newest record says nothing of windows that are over: of each period the one that is now is left.
      guard holdings[duty.list] == .newestOnly else { return all }
      return all.contains(where: \.isOpen) ? all.filter(\.isOpen) : all.suffix(1)
    }
    var result = reading(all, runs: !all.isEmpty)
    result.obligations += periods.filter { $0.end != nil }.flatMap { windows(duty, $0, occasions, world) }
    return result
  }

  private func windows(
    _ duty: PlainAtLeast, _ period: NaivePeriod, _ occasions: [NaiveOccasion], _ world: NaiveWorld
  ) -> [NaiveObligation] {
    guard let start = period.start else {
      var obligation = NaiveObligation(isUnknown: true)
      obligation.ended = period.end
      return [settled(obligation)]
    }
    let earliest = duty.lookBack.map { start == Int.min ? start : days.before(start, $0) } ?? start
    switch duty.window {
    case .inTheLast(let interval):
      return period.end == nil ? recent(duty, interval, period, earliest, occasions).map { [$0] } ?? [] : []
    case .between(let list, let condition):
      return between(duty, self.occasions(list, condition, eachRecord: false, world).map(\.day), period, start, occasions)
    default:
      var all: [NaiveObligation] = []
      var day = start
      // Each window is met with on its first day in the period.
      while day <= asOf, day < period.end ?? Int.max {
        guard let (first, last) = bounds(duty.window, day) else {
          day += 1
          continue
        }
        all += calendar(duty, first, last, period, start, earliest, occasions).map { [$0] } ?? []
        day = last + 1
      }
      return all
    }
  }

  // MARK: Calendar windows

  private func calendar(
    _ duty: PlainAtLeast, _ first: Int, _ last: Int, _ period: NaivePeriod, _ start: Int, _ earliest: Int,
    _ occasions: [NaiveOccasion]
  ) -> NaiveObligation? {
    var obligation = NaiveObligation(opened: max(first, start), due: last)
    switch truth(rule.appliesWhen, nil, on: max(first, start)) {
    case .no: return nil
    case .unknown:
      obligation.isOpen = period.end == nil && asOf <= last
      return obligation
    case .yes: break
    }
    let isWhole = (first...last).allSatisfy { $0 >= start && $0 < period.end ?? Int.max }
    if !isWhole, !duty.countsPartial {
      obligation.outcome = .lapsed
      return obligation
    }
    let counted = occasions.map(\.day).filter { $0 >= first && $0 >= earliest && $0 <= last && $0 <= period.end ?? asOf }
    return filled(obligation, duty, counted, period)
  }

  private func filled(
    _ obligation: NaiveObligation, _ duty: PlainAtLeast, _ counted: [Int], _ period: NaivePeriod
  ) -> NaiveObligation {
    var obligation = obligation
    if counted.count >= duty.count {
      obligation.done = counted.sorted()[duty.count - 1]
      obligation.outcome = .met
      return obligation
    }
    guard let due = obligation.due else {
      obligation.outcome = period.end == nil ? .due : .lapsed
      obligation.isOpen = period.end == nil
      return obligation
    }
    if let end = period.end {
      obligation.outcome = end <= due ? .lapsed : .missed
      return obligation
    }
    obligation = settled(obligation)
    if obligation.outcome == .overdue {
      obligation.outcome = .missed
      obligation.isOpen = false
    }
    return obligation
  }

  private func bounds(_ window: PlainAtLeast.Window, _ day: Int) -> (first: Int, last: Int)? {
    if window == .schoolTerm { return term(day) }
    func begins(_ day: Int) -> Bool {
      let (_, month, dayOfMonth) = CivilDate(dayNumber: Int32(day)).yearMonthDay
      switch window {
      case .week: return (day + 3) % 7 == 0
      case .month: return dayOfMonth == 1
      case .quarter(let from): return dayOfMonth == 1 && (month - from + 12) % 3 == 0
      case .year(let from): return dayOfMonth == 1 && month == from
      default: return true
      }
    }
    var (first, last) = (day, day)
    while !begins(first) { first -= 1 }
    while !begins(last + 1) { last += 1 }
    return (first, last)
  }

  /// A half-term holiday belongs to its term; the holidays between terms to none.
  private func term(_ day: Int) -> (first: Int, last: Int)? {
    days.terms.first { $0.contains(day) }.map { ($0.lowerBound, $0.upperBound) }
  }

  // MARK: In the last, between

  private func recent(
    _ duty: PlainAtLeast, _ interval: PlainInterval, _ period: NaivePeriod, _ earliest: Int, _ occasions: [NaiveOccasion]
  ) -> NaiveObligation? {
    var obligation = NaiveObligation()
    obligation.isOpen = true
    let applies = truth(rule.appliesWhen, nil, on: asOf)
    if applies == .no { return nil }
    if applies == .unknown { return obligation }
    func reach(_ day: Int) -> NaiveDue { due(interval, from: day, period.record, on: asOf, figuresOn: asOf) }
    guard case .day = reach(asOf) else { return obligation }
    let counted = occasions.filter { occasion in
      guard occasion.day >= earliest, case .day(let last) = reach(occasion.day) else { return false }
      return last >= asOf
    }
    obligation.outcome = counted.count >= duty.count ? .met : .notMet
    obligation.isOpen = obligation.outcome == .notMet
    return obligation
  }

  private func between(
    _ duty: PlainAtLeast, _ openers: [Int], _ period: NaivePeriod, _ start: Int, _ occasions: [NaiveOccasion]
  ) -> [NaiveObligation] {
    let inside = openers.filter { $0 >= start && $0 <= period.end ?? Int.max }.sorted()
    return inside.enumerated().compactMap { place, opened in
      if opened == period.end { return nil }
      let closing = place + 1 < inside.count ? inside[place + 1] : nil
      var obligation = NaiveObligation(opened: opened, due: closing)
      switch truth(rule.appliesWhen, nil, on: opened) {
      case .no: return nil
      case .unknown:
        obligation.isOpen = period.end == nil && closing == nil
        return obligation
      case .yes: break
      }
      let last = min(closing ?? asOf, period.end ?? asOf)
      return filled(obligation, duty, occasions.map(\.day).filter { $0 >= opened && $0 <= last }, period)
    }
  }
}
