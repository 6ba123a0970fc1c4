import Compliance

/// One way to read the evidence.
struct NaiveWorld {
  /// Records that might count or trigger do, and on which day those without a readable date did.
  var withPossible = false
  var dayOf: [String: Int] = [:]
  /// Periods whose end cannot be read have ended; a person whose start nobody knows had not begun.
  var hasEnded = false
  /// Days of records that the extract does not hold.
  var unseen: [Int] = []
  /// Days on which a chain may have started anew.
  var restarts: Set<Int> = []
  /// When an event without a booking day was booked.
  var booking = Booking.latest
  enum Booking: CaseIterable { case latest, earliest }
}

/// The whole verdict: the duty judged with none and with all of what is possible.
extension Reference {
  func verdict() -> NaiveVerdict {
    if let first = rule.firstDay, asOf < first { return .notRun }
    // What is asked on the day judged alone is not asked after the rule's last day.
    if let last = rule.inForceUntil, asOf >= last, isAskedOnTheDayAlone { return .notRun }
    let restarts = possibleRestarts()
    var readings: [NaiveReading] = []
    for hasEnded in hasUnreadableEnd ? [false, true] : [false] {
      for days in restarts {
        var world = NaiveWorld(hasEnded: hasEnded, restarts: days)
        for booking in isBookingUnknown ? NaiveWorld.Booking.allCases : [.latest] {
          world.booking = booking
          readings.append(reading(in: world))
        }
        world.booking = .latest
        if hasPossible { readings += bestAndWorst(world) }
        for unseen in unseenRecords() {
          var world = world
          world.unseen = unseen
          readings += bestAndWorst(world)
        }
      }
    }
    let first = readings[0]
    guard readings.allSatisfy({ $0.outcome == first.outcome }) else {
      return NaiveVerdict(outcome: .cannotTell, isDoubtful: true, reading: first)
    }
    let least = readings.min { ($0.daysLate ?? 0) < ($1.daysLate ?? 0) } ?? first
    var verdict = NaiveVerdict(outcome: least.outcome, isDoubtful: readings.count > 1, reading: least)
    verdict.mayNotTell = restarts.count > 1 || isOrdinalUnseen || (hasPossible && [latest(), earliest()].contains { $0.outcome != first.outcome })
    return verdict
  }

  private var isAskedOnTheDayAlone: Bool {
    switch rule.duty {
    case .recorded(_, let by, _): return by == nil
    case .mustBeTrue: return true
    case .atLeast(let duty):
      if case .inTheLast = duty.window { return true }
      return false
    case .within, .chain, .before: return false
    }
  }

  func reading(in world: NaiveWorld) -> NaiveReading { takingPossible(world.withPossible).plainReading(in: world) }

  private func plainReading(in world: NaiveWorld) -> NaiveReading {
    // Before their own start nobody is judged.
    if case .day(let opened) = person.person["opened"], opened > asOf { return NaiveReading(outcome: .notApplicable) }
    switch rule.duty {
    case .recorded(let fields, let by, let fromMoved): return recorded(fields, by, fromMoved, world)
    case .mustBeTrue(let condition, let list, let countsIf): return mustBeTrue(condition, list, countsIf, world)
    case .within(let within): return self.within(within, world)
    case .chain(let chain): return self.chain(chain, world)
    case .atLeast(let duty): return atLeast(duty, world)
    case .before(let duty): return before(duty, world)
    }
  }

  // MARK: What is possible

  /// The lists whose records count or trigger, with the condition on them.
  private var evidence: [(list: String, condition: PlainCondition?)] {
    switch rule.duty {
    case .recorded, .mustBeTrue(_, _, nil): return []
    case .mustBeTrue(_, let list, let countsIf): return list.map { [($0, countsIf)] } ?? []
    case .chain(let chain): return [(chain.list, chain.countsIf)]
    case .atLeast(let duty):
      if case .between(let list, let condition) = duty.window { return [(duty.list, duty.countsIf), (list, condition)] }
      return [(duty.list, duty.countsIf)]
    case .before(let duty):
      if case .records(let list, let condition, _, _) = duty.done { return [(list, condition)] }
      return []
    case .within(let within):
      var lists = within.list == "person" ? [] : [(list: within.list, condition: within.triggerIf)]
      if case .records(let list, let condition, _, _, _) = within.done { lists.append((list, condition)) }
      return lists
    }
  }

  private func isPossible(_ record: PlainRecord, _ condition: PlainCondition?) -> Bool {
    let field = dateField(of: record.list)
    if case .day(let day) = record[field] { return day <= asOf && truth(condition, record, on: day) == .unknown }
    return mayHold(condition, record)
  }

  /// Whether a condition may hold on any day that a record without a date may have.
  private func mayHold(_ condition: PlainCondition?, _ record: PlainRecord?) -> Bool {
    guard let condition else { return true }
    guard condition.fields.contains("group") else { return truth(condition, record, on: asOf) != .no }
    var first = asOf - 400
    if case .day(let opened) = person.person["opened"] { first = opened }
    return (min(first, asOf)...asOf).contains { truth(condition, record, on: $0) != .no }
  }

  private var possible: [PlainRecord] {
    evidence.flatMap { list, condition in person.records(of: list).filter { isPossible($0, condition) } }
  }

  private var hasPossible: Bool {
    if !possible.isEmpty || hasDoubtfulAdjustment { return true }
    if case .within(let within) = rule.duty {
      if within.list == "person", isPersonPossible(within) { return true }
      if within.done == .finished {
        return person.records(of: within.list).contains { $0[within.doneField] == .invalid && truth(within.triggerIf, $0, on: asOf) != .no }
      }
    }
    if case .before(let duty) = rule.duty, hasPossibleEvent(duty) { return true }
    if case .each(let list, let condition?)? = rule.period {
      return person.records(of: list).contains { record in
        if case .day(let day) = record["stay_from"] { return day <= asOf && truth(condition, record, on: day) == .unknown }
        return truth(condition, record, on: asOf) == .unknown
      }
    }
    return false
  }

  func isPersonPossible(_ within: PlainWithin) -> Bool {
    if case .day(let day) = person.person[within.from] { return day <= asOf && truth(within.triggerIf, nil, on: day) == .unknown }
    return mayHold(within.triggerIf, nil)
  }

  private var hasUnreadableEnd: Bool {
    switch rule.duty {
    case .before(let duty):
      return mayBeCancelled(duty) || person.person["closed"] == .invalid || !isDay(person.person["opened"])
    case .chain, .atLeast:
      switch rule.period {
      case .person(let until)?: return until && person.person["closed"] == .invalid
      case .each(let list, _)?: return person.records(of: list).contains { $0["stay_until"] == .invalid }
      case nil: return person.person["closed"] == .invalid || !isDay(person.person["opened"])
      }
    case .recorded, .mustBeTrue, .within: return person.person["closed"] == .invalid || !isDay(person.person["opened"])
    }
  }

  /// A bad date stands for every day up to the one on which it was recorded, else the day judged: the best and the worst
  /// that may come of it. Blank is not false: neither may be taken alone.
  private func bestAndWorst(_ world: NaiveWorld) -> [NaiveReading] {
    let undated = undated
    var world = world
    world.withPossible = true
    var readings: [NaiveReading] = []
    for days in assignments(undated) {
      for (record, day) in zip(undated, days) { world.dayOf[record.key] = day }
      readings.append(reading(in: world))
    }
    // An answer that is not known is no favour.
    let known = readings.filter { $0.outcome != .cannotTell }
    let best = (known.isEmpty ? readings : known).min {
      (-$0.outcome.naiveRank, $0.daysLate ?? 0) < (-$1.outcome.naiveRank, $1.daysLate ?? 0)
    }
    let worst = readings.min { $0.outcome.naiveRank < $1.outcome.naiveRank }
    return [best, worst].compactMap { $0 }
  }

  var hasUndatedEvidence: Bool { !undated.isEmpty }

  private var undated: [PlainRecord] {
    var undated = possible.filter { if case .day = $0[dateField(of: $0.list)] { false } else { true } }
    if case .within(let within) = rule.duty, within.list == "person", isPersonPossible(within) {
      if case .day = person.person[within.from] {} else { undated.append(person.person) }
    }
    return undated
  }

  private func latest() -> NaiveReading {
    var world = NaiveWorld(withPossible: true)
    for record in undated {
      var day = asOf
      if let field = recordedField(of: record.list), case .day(let recorded) = record[field] { day = min(day, recorded) }
      for field in ["finished", "ended_at"] { if case .day(let finished) = record[field] { day = min(day, finished) } }
      world.dayOf[record.key] = day
    }
    return reading(in: world)
  }

  private func earliest() -> NaiveReading {
    var world = NaiveWorld(withPossible: true)
    var day = asOf
    if case .day(let opened) = person.person["opened"] { day = opened }
    day = earliestNeeded(max(day, rule.firstDay ?? day))
    for record in undated { world.dayOf[record.key] = day }
    return reading(in: world)
  }

  private func assignments(_ undated: [PlainRecord]) -> [[Int]] {
    if undated.isEmpty { return [[]] }
    var days = Set<Int>()
    var opened = Int.min
    if case .day(let day) = person.person["opened"] { opened = day }
    for obligation in reading(in: NaiveWorld()).obligations {
      for day in [obligation.opened, obligation.due, obligation.done] { if let day { days.insert(day) } }
    }
    for record in [person.person] + person.records {
      for case .day(let day) in record.cells.values { days.insert(day) }
    }
    // A record from before the rule, or the person's period, would not count at all.
    if let first = rule.firstDay { opened = max(opened, first) }
    days.insert(asOf)
    if undated.count == 1 { for back in 1...45 { days.insert(asOf - back) } }
    let sorted = days.filter { $0 <= asOf && $0 >= opened }.sorted()
    func choices(_ record: PlainRecord) -> [Int] {
      var cap = asOf
      if let field = recordedField(of: record.list), case .day(let day) = record[field] { cap = min(cap, day) }
      let up = sorted.filter { $0 <= cap }
      return up.isEmpty || up.last != cap ? up + [cap] : up
    }
    if undated.count <= 2 {
      return undated.dropFirst().reduce(choices(undated[0]).map { [$0] }) { all, record in
        all.flatMap { start in choices(record).map { start + [$0] } }
      }
    }
    // Of many, each stands on one day as far as it can.
    return sorted.map { day in undated.map { record in choices(record).last { $0 <= day } ?? choices(record)[0] } }
  }

  // MARK: Restarts that cannot be read

  /// Ways to read what starts a chain anew; one, with nothing in it, where all of it is sure.
  func possibleRestarts() -> [Set<Int>] {
    guard case .chain(let chain) = rule.duty else { return [[]] }
    var days = Set<Int>()
    var isAnyDay = false
    if chain.restarts.contains(.settled), person.person["settled"] == .invalid { isAnyDay = true }
    if chain.restarts.contains(.stays), person.records(of: "stay").contains(where: { !isDay($0["stay_from"]) }) { isAnyDay = true }
    if chain.restarts.contains(.group) {
      days = possibleChangesOfGroup()
      let statuses = person.records(of: "status")
      // One record alone changes nothing.
      if statuses.count > 1, statuses.contains(where: { !isDay($0["status_from"]) }) {
        isAnyDay = true
        for record in statuses { if case .day(let day) = record["status_from"] { days.insert(day) } }
      }
    }
    if isAnyDay {
      for record in [person.person] + person.records { for case .day(let day) in record.cells.values { days.insert(day) } }
      for obligation in reading(in: NaiveWorld()).obligations { if let due = obligation.due { days.formUnion([due, due + 1]) } }
      for back in 0...20 { days.insert(asOf - back * 5) }
    }
    let sorted = days.filter { $0 <= asOf }.sorted()
    return [[]] + sorted.map { [$0] } + (sorted.count > 1 ? [Set(sorted)] : [])
  }

  private func isDay(_ cell: PlainCell) -> Bool {
    if case .day = cell { true } else { false }
  }

  // MARK: What is not in the extract

  private func unseenRecords() -> [[Int]] {
    switch rule.duty {
    case .recorded, .mustBeTrue: return []
    case .atLeast(let duty): return unseen(duty.list, upTo: duty.count)
    case .before(let duty):
      guard case .records(let list, _, _, _) = duty.done else { return [] }
      return unseen(list, upTo: person.records(of: "hearing").count)
    case .chain(let chain):
      var count = 1
      if case .ordinals(let spans) = chain.next { count = spans.count + 1 }
      return unseen(chain.list, upTo: count)
    case .within(let within):
      guard case .records(let list, _, _, false, _) = within.done else { return [] }
      return unseen(list, upTo: person.records(of: within.list).count)
    }
  }

  /// Up to so many records on the days that the extract may lack: the last of them on any such day.
  private func unseen(_ list: String, upTo count: Int) -> [[Int]] {
    var last: Int
    switch holdings[list] ?? .all {
    case .all: return []
    case .from(let day): last = day - 1
    case .newestOnly:
      // Had there been any, the newest would be here.
      if person.records(of: list).isEmpty { return [] }
      // Nothing newer than the newest was left out.
      let dated = person.records(of: list).compactMap { record -> Int? in
        if case .day(let day) = record[dateField(of: list)], day <= asOf { return day }
        return nil
      }
      last = dated.max() ?? asOf
      if isChainOpenedBySureNewest { last -= 1 }
    }
    last = min(last, asOf)
    guard case .day(let opened) = person.person["opened"] else { return last >= asOf - 60 ? [[last]] : [] }
    let first = earliestNeeded(opened)
    if first > last { return [] }
    var result: [[Int]] = []
    for end in first...last {
      for number in 1...max(1, count) where end - number + 1 >= first { result.append(Array((end - number + 1)...end)) }
    }
    return result
  }

  /// The first day on which a record can matter.
  func earliestNeeded(_ opened: Int) -> Int {
    switch rule.duty {
    case .chain, .atLeast:
      var start = opened
      if case .each(let list, _)? = rule.period {
        let starts = person.records(of: list).compactMap { record -> Int? in
          if case .day(let day) = record["stay_from"] { day } else { nil }
        }
        start = starts.min() ?? opened
      }
      if let first = rule.firstDay { start = max(start, first) }
      return rule.lookBack.map { days.before(start, $0) } ?? start
    case .before(let duty):
      guard case .records(_, _, _, let back?) = duty.done else { return opened }
      return days.before(opened, back)
    case .within(let within):
      guard case .records(_, _, _, _, let back?) = within.done else { return opened }
      return days.before(opened, back)
    default: return opened
    }
  }

  /// Which occasion is the second nobody knows where the extract lacks some.
  private var isOrdinalUnseen: Bool {
    guard case .chain(let chain) = rule.duty, case .ordinals = chain.next else { return false }
    return holdings[chain.list] ?? .all != .all
  }

  private var isChainOpenedBySureNewest: Bool {
    let list: String
    let condition: PlainCondition?
    switch rule.duty {
    case .chain(let chain): (list, condition) = (chain.list, chain.countsIf)
    case .atLeast(let duty) where !duty.eachRecord: (list, condition) = (duty.list, duty.countsIf)
    default: return false
    }
    let sure = person.records(of: list).filter { record in
      if case .day(let day) = record[dateField(of: list)] { return day <= asOf && truth(condition, record, on: day) == .yes }
      return false
    }
    return !sure.isEmpty
  }
}

extension NaiveVerdict {
  static let notRun = NaiveVerdict(
    outcome: .notApplicable, isDoubtful: false, reading: NaiveReading(outcome: .notApplicable), isNotRun: true)
}
