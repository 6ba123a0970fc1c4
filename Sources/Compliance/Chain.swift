import Caseload
import CivilTime
import FEEL
import RuleSets

/// `every` and `up_to_date`: while a period lasts, each occasion opens what is due next.
///
/// A class for the same reason as `RecordList`.
final class BoundChain: Sendable {
  enum Next: Sendable {
    case interval(BoundSpan)
    case ordinals([(span: CivilTime.Span, leaf: Int32)])
    /// Read off the document: its age, its own review date, the sooner if both.
    case document(maximumAge: BoundSpan?, reviewDue: DateColumn?, reviewField: Int, leaf: Int32)
  }
  let next: Next
  let first: BoundSpan?
  let occasions: BoundOccasions
  let periods: BoundPeriods
  let restarts: [BoundRestart]
  let intervalAt: IntervalAt
  let lookBack: CivilTime.Span?
  /// Where an interval may be hours.
  let clock: BoundClock?
  /// What `next` holds, where it lies apart.
  let ordinals: [(span: CivilTime.Span, leaf: Int32)]?
  let interval: BoundSpan?

  init(
    next: Next, first: BoundSpan?, occasions: BoundOccasions, periods: BoundPeriods, restarts: [BoundRestart],
    intervalAt: IntervalAt, lookBack: CivilTime.Span?, clock: BoundClock?
  ) {
    self.next = next
    self.first = first
    self.occasions = occasions
    self.periods = periods
    self.restarts = restarts
    self.intervalAt = intervalAt
    self.lookBack = lookBack
    self.clock = clock
    if case .ordinals(let spans) = next { ordinals = spans } else { ordinals = nil }
    if case .interval(let span) = next { interval = span } else { interval = nil }
  }
}

extension Check {
  func obligations(_ chain: BoundChain, of person: Int, in world: World, _ doubtful: inout Bool) -> [Obligation] {
    var result: [Obligation] = []
    let periods = periods(chain.periods, of: person)
    if periods.isEmpty { return unseenPeriod(chain.periods, person, world, &doubtful) }
    var all: [Occasion] = []
    all.reserveCapacity(context.caseload.lists[chain.occasions.list].rows(of: person).count)
    occasions(chain.occasions, of: person, from: earliestStart(periods, chain.lookBack), in: world, into: &all)
    if all.contains(where: { $0.isPossible || $0.hasPossibleRows }) {
      doubtful = true
      if !world.contains(.possible) { all.removeAll(where: \.isPossible) }
    }
    result.reserveCapacity(all.count + 1)
    for var period in periods {
      if period.isPossible {
        doubtful = true
        if !world.contains(.possible) { continue }
      }
      if period.endIsUnreadable {
        doubtful = true
        if world.contains(.ended) { period.end = asOf }
      }
      run(chain, period, person, all, world, &doubtful, &result)
    }
    return limited(result, to: chain.occasions.holds, of: chain.occasions.list)
  }

  /// No period is on record; before what the extract holds that proves nothing.
  func unseenPeriod(
    _ periods: BoundPeriods?, _ person: Int, _ world: World, _ doubtful: inout Bool
  ) -> [Obligation] {
    guard let list = periods?.list, let life = life(of: person, in: world, &doubtful), life.end == nil,
      context.caseload.lists[list].rows(of: person).isEmpty
    else { return [] }
    return [unseen(list, since: life.start)].compactMap { $0 }
  }

  /// What an extract that is not complete cannot say of the past is not said.
  private func limited(_ obligations: [Obligation], to holds: Holding, of list: Int) -> [Obligation] {
    switch holds {
    case .completeAlways, .notSupplied: return obligations
    case .latestOnly:
      let open = obligations.filter(\.isOpen)
      return open.isEmpty ? Array(obligations.suffix(1)) : open
    case .completeFrom(let day):
      return obligations.map { obligation in
        var obligation = obligation
        if let opened = obligation.opened, opened < day, [.late, .missed].contains(obligation.outcome) {
          obligation.outcome = .cannotTell
          obligation.doubt = .notInExtract(list: list)
        }
        return obligation
      }
    }
  }

  /// From which day on a missing record matters: the first period's start, less what is looked back.
  func earliestStart(_ periods: [DutyPeriod], _ lookBack: CivilTime.Span?) -> Int32 {
    var earliest = Int32.max
    for period in periods { if case .day(let day) = period.start { earliest = min(earliest, day) } }
    guard earliest < Int32.max, let lookBack else { return earliest }
    return counting.start(lookBack, before: CivilDate(dayNumber: earliest))?.dayNumber ?? earliest
  }

  private func run(
    _ chain: BoundChain, _ period: DutyPeriod, _ person: Int, _ occasions: [Occasion], _ world: World,
    _ doubtful: inout Bool, _ result: inout [Obligation]
  ) {
    guard case .day(let start) = period.start else {
      var obligation = Obligation(outcome: .cannotTell, isOpen: false)
      obligation.doubt = .start
      obligation.factsItem = period.row
      obligation.ended = period.end.map { CivilDate(dayNumber: $0) }
      obligation.isOpen = period.end == nil
      obligation.isPeriodOver = period.end != nil
      result.append(obligation)
      return
    }
    let restarts = restartDays(chain, person, world, &doubtful, after: start, before: period.end ?? asOf + 1)
    let adjusting = adjusting(person, in: world, &doubtful)
    let bounds = [start] + restarts + [period.end ?? Int32.max]
    let firstOfPeriod = result.count
    for (index, segmentStart) in bounds.dropLast().enumerated() {
      let isLast = index == bounds.count - 2
      let segment = Segment(
        chain: chain, period: period, person: person, world: world, start: segmentStart, end: bounds[index + 1],
        periodEnd: period.end, endsByRestart: !isLast, adjusting: adjusting)
      run(segment, occasions, &result)
    }
    for index in firstOfPeriod..<result.count {
      if result[index].ended == nil { result[index].ended = period.end.map { CivilDate(dayNumber: $0) } }
      result[index].isPeriodOver = period.end != nil
      result[index].settle(asOf: context.asOf, check: self)
    }
  }

  private struct Segment {
    let chain: BoundChain
    let period: DutyPeriod
    let person: Int
    let world: World
    let start: Int32, end: Int32
    let periodEnd: Int32?
    let endsByRestart: Bool
    let adjusting: Adjusting
  }

  /// One stretch between restarts: the start opens the first, each occasion answers what is open and opens the next.
  private func run(_ segment: Segment, _ occasions: [Occasion], _ result: inout [Obligation]) {
    var isOpen = open(segment, day: segment.start, occasion: nil, ordinal: 1, &result)
    let first = firstRelevant(segment, occasions)
    // Those looked back to all have their numbers; what passed between them was before this stretch.
    let earliest = lookBackStart(segment)
    var ordinal = 1 + occasions[..<first].count { $0.day >= earliest }
    for place in first..<max(first, occasions.count) {
      let occasion = occasions[place]
      if occasion.day > segment.end { break }
      if isOpen { close(&result[result.count - 1], by: occasion, segment) }
      // On the end day it answers what is open; what it opens belongs to the stretch that begins there.
      if occasion.day == segment.end { return }
      ordinal += 1
      isOpen = open(segment, day: occasion.day, occasion: occasion, ordinal: ordinal, &result)
    }
    if isOpen { finish(&result[result.count - 1], segment, occasions) }
  }

  /// Occasions count from the start on; with `look_back` the last one before it, if it is near enough, counts too.
  private func firstRelevant(_ segment: Segment, _ occasions: [Occasion]) -> Int {
    let first = occasions.firstIndex { $0.day >= segment.start } ?? occasions.count
    return first > 0 && occasions[first - 1].day >= lookBackStart(segment) ? first - 1 : first
  }

  private func lookBackStart(_ segment: Segment) -> Int32 {
    guard let span = segment.chain.lookBack,
      let day = counting.start(span, before: CivilDate(dayNumber: segment.start))
    else { return segment.start }
    return day.dayNumber
  }

  private func close(_ open: inout Obligation, by occasion: Occasion, _ segment: Segment) {
    open.done = CivilDate(dayNumber: occasion.day)
    open.doneBy = occasion.row < 0 ? nil : (segment.chain.occasions.list, Int(occasion.row))
    answerByClock(&open, occasion, segment)
  }

  /// An interval in hours runs from the moment of its start up to that of the answer.
  private func answerByClock(_ open: inout Obligation, _ occasion: Occasion, _ segment: Segment) {
    guard let reading = open.clock, let clock = segment.chain.clock else { return }
    let found = moment(of: occasion, segment.chain.occasions, clock, notBefore: nil, segment.person, in: segment.world)
    open.clock = reading.answered(
      found?.moment ?? clock.counting.moment(CivilDate(dayNumber: occasion.day), minute: nil), found?.rows ?? [])
  }

  /// Nothing answered it within its stretch: the period ended, or a restart came.
  private func finish(_ last: inout Obligation, _ segment: Segment, _ occasions: [Occasion]) {
    if !segment.endsByRestart {
      last.ended = segment.periodEnd.map { CivilDate(dayNumber: $0) }
      return
    }
    // One already past due stays open until an occasion counts; one not yet due lapses. Where nobody knows when it was
    // due, nobody knows that it lapsed.
    if last.isStopped || last.due.map({ $0.dayNumber >= segment.end }) ?? false {
      last.ended = CivilDate(dayNumber: segment.end)
      return
    }
    let limit = segment.periodEnd ?? Int32.max
    if let answer = occasions.first(where: { $0.day >= segment.end && $0.day <= limit }) {
      close(&last, by: answer, segment)
    } else {
      last.ended = segment.periodEnd.map { CivilDate(dayNumber: $0) }
    }
  }

  /// Adds what the start, or an occasion, makes due. False where the rule surely does not apply on that day.
  private func open(
    _ segment: Segment, day: Int32, occasion: Occasion?, ordinal: Int, _ result: inout [Obligation]
  ) -> Bool {
    // What was looked back to opens in this stretch: it is judged with the facts of the stretch, not of its own day.
    var frame = frame(segment.person, on: max(day, segment.start))
    frame.item = segment.period.row
    frame.extra = (day, segment.start)
    let applies = applies(frame)
    if applies == .no { return false }
    var obligation = Obligation(outcome: .cannotTell, isOpen: false)
    obligation.opened = CivilDate(dayNumber: day)
    obligation.openedBy = occasion.flatMap { $0.row < 0 ? nil : (segment.chain.occasions.list, Int($0.row)) }
    obligation.factsItem = segment.period.row
    obligation.periodStart = segment.start
    obligation.ordinal = ordinal
    obligation.isFirst = occasion == nil
    if applies == .unknown {
      obligation.doubt = .applies
      result.append(obligation)
      return true
    }
    obligation.take(due(segment, day, occasion, ordinal, frame))
    if let clock = segment.chain.clock, obligation.reading.span.unit == .hours {
      let start = occasion.map { self.start(of: $0, segment.chain.occasions, clock, segment.person, in: segment.world) }
      takeHours(&obligation, start ?? clock.counting.moment(CivilDate(dayNumber: day), minute: nil), clock)
    }
    extend(&obligation, segment.adjusting)
    result.append(obligation)
    return true
  }

  /// Which occasion is the second cannot be known where earlier ones may be missing from the extract.
  private func isOrdinalUnknown(_ segment: Segment) -> Bool {
    guard case .ordinals = segment.chain.next else { return false }
    switch segment.chain.occasions.holds {
    case .completeAlways, .notSupplied: return false
    case .completeFrom(let day): return day.dayNumber > segment.start
    case .latestOnly: return true
    }
  }

  private func due(
    _ segment: Segment, _ day: Int32, _ occasion: Occasion?, _ ordinal: Int, _ frame: Frame
  ) -> DueReading {
    let chain = segment.chain
    if let spans = chain.ordinals {
      if isOrdinalUnknown(segment), spans.contains(where: { $0.span != spans[0].span }) { return .unknown }
      let place = spans[min(ordinal, spans.count) - 1]
      return due(place.span, from: day, place.leaf, segment.adjusting.way)
    }
    if occasion == nil, let first = chain.first { return lengthened(chain, first, day, frame, segment.adjusting.way) }
    if let interval = chain.interval { return lengthened(chain, interval, day, frame, segment.adjusting.way) }
    switch chain.next {
    case .interval, .ordinals: return .absent
    case .document(let age, let review, _, let leaf):
      guard let occasion else { return age.map { lengthened(chain, $0, day, frame, segment.adjusting.way) } ?? .absent }
      return documentDue(segment, age, review, occasion, frame, leaf)
    }
  }

  /// With `interval_at: due` the facts of the day it would run out may lengthen it, never shorten.
  private func lengthened(
    _ chain: BoundChain, _ span: BoundSpan, _ day: Int32, _ frame: Frame, _ way: CountingWay
  ) -> DueReading {
    let reading = due(span, from: day, frame, way)
    guard chain.intervalAt == .due, reading.state == .date else { return reading }
    // What was looked back to may run out before the stretch begins in which it is judged.
    var then = self.frame(Int(frame.subject), on: max(reading.day, frame.extra.1))
    then.item = frame.item
    then.extra = (reading.day, frame.extra.1)
    let later = due(span, from: day, then, way)
    if later.state == .unknown || later.state == .stopped { return later }
    return later.state == .date && later.day > reading.day ? later : reading
  }

  private func documentDue(
    _ segment: Segment, _ age: BoundSpan?, _ review: DateColumn?, _ occasion: Occasion, _ frame: Frame, _ leaf: Int32
  ) -> DueReading {
    var best = age.map { lengthened(segment.chain, $0, occasion.day, frame, segment.adjusting.way) } ?? .absent
    guard let review else { return best }
    if best.state == .unknown || best.state == .outsideCalendar { return best }
    for row in occasion.rows {
      switch standing(Int(row), of: segment.chain.occasions, segment.person) {
      case .rejected, .notYet: continue
      case .possible where !segment.world.contains(.possible): continue
      case .possible, .counts: break
      }
      let day = review.days[Int(row)]
      if day <= DateColumn.invalid || day < occasion.day {
        return DueReading(state: .unknown, leaf: DueReading.reviewDueLeaf)
      }
      let written = DueReading(
        state: .date, day: day, span: CivilTime.Span(Int(day - occasion.day), .days), leaf: leaf)
      let own = moved(written, from: occasion.day, by: segment.adjusting.way.stops)
      if best.state == .absent || (own.state == .date && (best.state == .stopped || own.day < best.day)) {
        best = own
      }
    }
    return best
  }
}
