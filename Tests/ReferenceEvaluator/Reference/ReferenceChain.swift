import Compliance

/// One period of a repeating duty, as the reference sees it.
struct NaivePeriod {
  /// nil: not known.
  var start: Int?
  /// The first day on which it no longer runs, as far as that has come.
  var end: Int?
  var record: PlainRecord?
}

/// The group that a person was in on a day, as far as it is known, and the records that say so.
struct NaiveGroup {
  var day: Int
  var group: String?
  var records: [String]
}

/// Records of one day that count together.
struct NaiveOccasion {
  var day: Int
  /// Empty: a record that the extract does not hold.
  var records: [PlainRecord]

  /// The records that refer to another one by its key; nil: none.
  func answers(_ record: PlainRecord, _ field: String) -> NaiveOccasion? {
    let answers = records.filter { $0[field] == .key(record.key) }
    return answers.isEmpty ? nil : NaiveOccasion(day: day, records: answers)
  }
}

/// `every` and `up_to_date`, day by day.
extension Reference {
  func chain(_ chain: PlainChain, _ world: NaiveWorld) -> NaiveReading {
    let periods = periods(chain.period, world)
    let occasions = occasions(chain.list, chain.countsIf, eachRecord: chain.eachRecord, world)
    // The verdict is about the periods that run.
    var all = periods.filter { $0.end == nil }.flatMap { run(chain, $0, occasions, world) }
    if holdings[chain.list] == .newestOnly { all = openedByNewest(all) }
    var result = reading(all, runs: !all.isEmpty)
    result.obligations += periods.filter { $0.end != nil }.flatMap { run(chain, $0, occasions, world) }
    return result
  }

  /// With the newest record alone, the past is not judged.
  private func openedByNewest(_ all: [NaiveObligation]) -> [NaiveObligation] {
    let open = all.filter(\.isOpen)
    return open.isEmpty ? Array(all.suffix(1)) : open
  }

  // MARK: Periods

  func periods(_ period: PlainPeriod, _ world: NaiveWorld) -> [NaivePeriod] {
    switch period {
    case .person(let until):
      let end = until ? person.person["closed"] : .blank
      return [self.period(person.person["opened"], end, nil, world)].compactMap { $0 }
    case .each(let list, let condition):
      return person.records(of: list).compactMap { record in
        guard let period = self.period(record["stay_from"], record["stay_until"], record, world) else { return nil }
        switch truth(condition, record, on: period.start ?? asOf) {
        case .yes: return period
        case .no: return nil
        case .unknown: return world.withPossible ? period : nil
        }
      }
    }
  }

  private func period(_ from: PlainCell, _ until: PlainCell, _ record: PlainRecord?, _ world: NaiveWorld) -> NaivePeriod? {
    var period = NaivePeriod(record: record)
    if case .day(let day) = until, day <= asOf { period.end = day }
    if until == .invalid, world.hasEnded { period.end = asOf }
    if let last = rule.inForceUntil, last <= asOf { period.end = min(period.end ?? last, last) }
    guard case .day(let day) = from else { return period }
    // A case already open starts its chain on the rule's first day.
    let start = max(day, rule.firstDay ?? day)
    period.start = start
    if day > asOf || start > asOf { return nil }
    if let end = period.end, end <= start { return nil }
    return period
  }

  // MARK: Occasions

  func occasions(_ list: String, _ condition: PlainCondition?, eachRecord: Bool, _ world: NaiveWorld) -> [NaiveOccasion] {
    var found = world.unseen.map { NaiveOccasion(day: $0, records: []) }
    for record in person.records(of: list) {
      var day: Int?
      var isSure = true
      if case .day(let own) = record[dateField(of: list)] {
        if own > asOf { continue }
        day = own
      } else {
        isSure = false
        day = world.dayOf[record.key]
      }
      switch truth(condition, record, on: day ?? asOf) {
      case .no: continue
      case .unknown: isSure = false
      case .yes: break
      }
      guard isSure || world.withPossible, let day else { continue }
      if !eachRecord, let same = found.firstIndex(where: { $0.day == day }) {
        found[same].records.append(record)
      } else {
        found.append(NaiveOccasion(day: day, records: [record]))
      }
    }
    return found.sorted { ($0.day, $0.records.first?.key ?? "") < ($1.day, $1.records.first?.key ?? "") }
  }

  // MARK: Day by day

  private func run(
    _ chain: PlainChain, _ period: NaivePeriod, _ occasions: [NaiveOccasion], _ world: NaiveWorld
  ) -> [NaiveObligation] {
    guard let start = period.start else {
      var obligation = NaiveObligation(isUnknown: true)
      obligation.ended = period.end
      return [settled(obligation)]
    }
    var walk = ChainWalk(reference: self, chain: chain, period: period, occasions: occasions, world: world)
    let restarts = restartDays(chain).union(world.restarts)
    var day = start
    while day <= min(asOf, period.end ?? asOf) {
      if day == period.end {
        walk.answerOnLastDay(day)
        break
      }
      if day == start { walk.begin(on: day) } else if restarts.contains(day) { walk.restart(on: day) }
      walk.answer(on: day)
      day += 1
    }
    return walk.finished()
  }

  /// The days on which a chain starts anew, as far as they have come.
  private func restartDays(_ chain: PlainChain) -> Set<Int> {
    var found = Set<Int>()
    for restart in chain.restarts {
      switch restart {
      case .settled: if case .day(let day) = person.person["settled"] { found.insert(day) }
      case .stays:
        for stay in person.records(of: "stay") { if case .day(let day) = stay["stay_from"] { found.insert(day) } }
      case .group: found.formUnion(changesOfGroup())
      }
    }
    return found.filter { $0 <= asOf }
  }

  /// The days on which the group became another one, both known.
  private func changesOfGroup() -> Set<Int> {
    groupChanges { before, after in before.group != nil && after.group != nil && before.group != after.group }
  }

  /// The days on which it may have become another one: one of both is not known, or two records of unknown groups follow
  /// upon each other.
  func possibleChangesOfGroup() -> Set<Int> {
    groupChanges { before, after in
      if before.group == nil && after.group == nil { return before.records != after.records }
      return before.group == nil || after.group == nil
    }
  }

  private func groupChanges(_ areMeant: (NaiveGroup, NaiveGroup) -> Bool) -> Set<Int> {
    var changes = Set<Int>()
    for (before, after) in zip(groupHistory, groupHistory.dropFirst()) where areMeant(before, after) { changes.insert(after.day) }
    return changes
  }

  /// The group on every day up to the one judged on which there is a record.
  func history() -> [NaiveGroup] {
    let starts = person.records(of: "status").compactMap { if case .day(let day) = $0["status_from"] { day } else { nil } }
    guard let first = starts.min() else { return [] }
    return stride(from: first, through: asOf, by: 1).filter { hasStatus(on: $0) }.map {
      NaiveGroup(day: $0, group: latestGroup(on: $0), records: statuses(on: $0).map(\.key))
    }
  }

  /// Days without a record change nothing.
  private func hasStatus(on day: Int) -> Bool { !statuses(on: day).isEmpty }

  /// The records whose dates, as far as they can be read, hold the day; those that began last.
  private func statuses(on day: Int) -> [PlainRecord] {
    var holding: [(from: Int, record: PlainRecord)] = []
    for record in person.records(of: "status") {
      guard case .day(let from) = record["status_from"], from <= day, from <= asOf else { continue }
      if case .day(let until) = record["status_until"], until <= asOf, until <= day { continue }
      holding.append((from, record))
    }
    let latest = holding.map(\.from).max()
    return holding.filter { $0.from == latest }.map(\.record)
  }

  private func latestGroup(on day: Int) -> String? {
    let groups = Set(statuses(on: day).map { $0["status_group"] })
    if groups.count == 1, case .code(let group)? = groups.first, group != "UNLISTED" { return group }
    return nil
  }
}

/// One chain as the days go by.
struct ChainWalk {
  let reference: Reference
  let chain: PlainChain
  let period: NaivePeriod
  let occasions: [NaiveOccasion]
  let world: NaiveWorld
  private var open: NaiveObligation?
  /// Past due when the chain started anew: open until an occasion counts.
  private var carried: [NaiveObligation] = []
  private var closed: [NaiveObligation] = []
  private var ordinal = 1
  private var stretchStart = 0

  init(
    reference: Reference, chain: PlainChain, period: NaivePeriod, occasions: [NaiveOccasion], world: NaiveWorld
  ) {
    self.world = world
    self.reference = reference
    self.chain = chain
    self.period = period
    self.occasions = occasions
  }

  mutating func begin(on day: Int) {
    ordinal = 1
    stretchStart = day
    open = opening(day, nil)
    guard let back = chain.lookBack else { return }
    // Earlier ones count only with look_back.
    let first = reference.days.before(day, back)
    // What is carried over from before a restart was not answered by these: one of them may have opened it.
    let before = carried
    carried = []
    let earlier = occasions.filter { $0.day >= first && $0.day < day }
    // They all have their numbers; what passed between them was before this time.
    ordinal += max(0, earlier.count - 1)
    if let last = earlier.last { count(last) }
    carried = before
  }

  mutating func restart(on day: Int) {
    // An occasion on the end day answers what is open in the ending period.
    if let occasion = occasions.first(where: { $0.day == day }) { close(occasion.day) }
    if var left = open {
      let due = reference.extended(left, closed: day)
      if left.isUnknown || (!due.isStopped && due.due.map { $0 < day } ?? true) {
        carried.append(left)
      } else {
        left.ended = day
        closed.append(left)
      }
    }
    begin(on: day)
  }

  mutating func answer(on day: Int) {
    for occasion in occasions where occasion.day == day { count(occasion) }
  }

  mutating func answerOnLastDay(_ day: Int) {
    if occasions.contains(where: { $0.day == day }) { close(day) }
  }

  func finished() -> [NaiveObligation] {
    var all = closed
    for var left in carried + [open].compactMap({ $0 }) {
      left.ended = period.end
      all.append(left)
    }
    return all.map { reference.settled($0) }
  }

  private mutating func count(_ occasion: NaiveOccasion) {
    close(occasion.day)
    ordinal += 1
    open = opening(occasion.day, occasion)
  }

  private mutating func close(_ day: Int) {
    for var left in carried + [open].compactMap({ $0 }) {
      left.done = day
      closed.append(left)
    }
    carried = []
    open = nil
  }

  /// What the start, or an occasion, makes due. Facts are those of the day.
  private func opening(_ day: Int, _ occasion: NaiveOccasion?) -> NaiveObligation? {
    var obligation = NaiveObligation(opened: day, openedBy: occasion?.records.first?.key)
    switch reference.truth(reference.rule.appliesWhen, nil, on: factsDay(day)) {
    case .no: return nil
    case .unknown:
      obligation.isUnknown = true
      return obligation
    case .yes: break
    }
    switch due(day, occasion) {
    case .day(let due): obligation.due = due
    case .stopped: obligation.isStopped = true
    case .none, .unknown, .hours: obligation.isUnknown = true
    }
    return obligation
  }

  /// An occasion from before a stretch opens something in the stretch: its facts are not older than that.
  private func factsDay(_ day: Int) -> Int { max(day, stretchStart) }

  private func due(_ day: Int, _ occasion: NaiveOccasion?) -> NaiveDue {
    if occasion == nil, let first = chain.first { return lengthened(first, day) }
    switch chain.next {
    case .ordinals(let spans): return reference.due(spans[min(ordinal, spans.count) - 1], from: day)
    case .interval(let interval): return lengthened(interval, day)
    case .document(let age, let readsReview):
      guard let occasion else { return age.map { lengthened($0, day) } ?? .none }
      return documentDue(occasion, age.map { lengthened($0, day) } ?? .none, readsReview)
    }
  }

  /// With the facts of the day on which it would run out, if it is longer then, the longer.
  private func lengthened(_ interval: PlainInterval, _ day: Int) -> NaiveDue {
    let sooner = reference.due(interval, from: day, period.record, on: factsDay(day))
    guard chain.atDue, case .day(let first) = sooner else { return sooner }
    let later = reference.due(interval, from: day, period.record, on: factsDay(first))
    if case .day(let second) = later { return .day(max(first, second)) }
    return later == .none ? sooner : later
  }

  private func documentDue(_ occasion: NaiveOccasion, _ byAge: NaiveDue, _ readsReview: Bool) -> NaiveDue {
    guard readsReview else { return byAge }
    if byAge == .unknown { return .unknown }
    if occasion.records.isEmpty {
      // Nothing says when the review of an unseen document is due.
      return byAge == .none ? .unknown : byAge
    }
    var days = [byAge]
    for record in occasion.records {
      guard case .day(let review) = record["review_due"], review >= occasion.day else { return .unknown }
      days.append(reference.reviewDue(review, from: occasion.day))
    }
    return reference.soonest(days)
  }
}
