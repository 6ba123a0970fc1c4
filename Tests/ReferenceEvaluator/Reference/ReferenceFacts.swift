/// A yes, a no, or nobody knows.
enum Answer { case yes, no, unknown }

/// What a span gives from a day.
enum NaiveDue: Equatable {
  case day(Int)
  /// Nothing is asked for.
  case none
  case unknown
  /// The clock stands still: on no day yet.
  case stopped
  /// So many hours, which are counted from a moment.
  case hours(Int)
}

/// The evaluator that is compared with the real one: small, slow, written from the language's statements alone.
struct Reference {
  let rule: PlainRule
  let person: PlainCase
  let holdings: [String: PlainHolding]
  let asOf: Int
  var days: NaiveDays
  private(set) var stops = NaiveStops()
  private var sureStops = NaiveStops(), possibleStops = NaiveStops()
  /// The clock stops and extensions that are only possible are taken in.
  private(set) var takesPossible = false
  /// The record whose clock the stops stop, where each has its own.
  private(set) var opener: String?
  /// The group on each day on which a record says one, where a change of it matters.
  private(set) var groupHistory: [NaiveGroup] = []

  init(_ rule: PlainRule, _ person: PlainCase, _ holdings: [String: PlainHolding], asOf: Int, days: NaiveDays) {
    self.rule = rule
    let person = rule.isAboutWorkers ? person.renamed(Renaming.toPersons) : person
    self.person = person.withTimesApart.with(derived: rule.derivedList, asOf: asOf).filed
    self.holdings = holdings
    self.asOf = asOf
    self.days = NaiveDays(days, sameDay: rule.sameDay)
    sureStops = stopsOnRecord()
    takesPossible = true
    possibleStops = stopsOnRecord()
    takesPossible = false
    stops = sureStops
    if case .chain(let chain) = rule.duty, chain.restarts.contains(.group) { groupHistory = history() }
  }

  /// With clock stops and extensions as one reading of them has it.
  func takingPossible(_ isTaking: Bool) -> Reference {
    if isTaking == takesPossible { return self }
    var copy = self
    copy.takesPossible = isTaking
    copy.stops = isTaking ? possibleStops : sureStops
    return copy
  }

  /// With the stops of one record.
  func stopping(_ opener: PlainRecord) -> Reference {
    guard rule.stops?.byReference == true else { return self }
    var copy = self
    copy.opener = opener.key
    copy.stops = copy.stopsOnRecord()
    return copy
  }

  // MARK: Facts

  /// Blank is not false: a condition that needs something blank or unreadable is unknown.
  func truth(_ condition: PlainCondition, _ item: PlainRecord?, on day: Int) -> Answer {
    switch condition {
    case .isOneOf(let field, let codes):
      guard let code = code(field, item, on: day) else { return .unknown }
      return codes.contains(code) ? .yes : .no
    case .isNot(let field, let code):
      guard let found = self.code(field, item, on: day) else { return .unknown }
      return found == code ? .no : .yes
    case .flag(let field, let wanted):
      switch cell(field, item) {
      case .yes: return wanted ? .yes : .no
      case .no: return wanted ? .no : .yes
      case .blank where field == "restricted": return wanted ? .no : .yes
      default: return .unknown
      }
    case .all(let parts):
      let answers = parts.map { truth($0, item, on: day) }
      return answers.contains(.no) ? .no : answers.contains(.unknown) ? .unknown : .yes
    case .any(let parts):
      let answers = parts.map { truth($0, item, on: day) }
      return answers.contains(.yes) ? .yes : answers.contains(.unknown) ? .unknown : .no
    case .not(let part):
      switch truth(part, item, on: day) {
      case .yes: return .no
      case .no: return .yes
      case .unknown: return .unknown
      }
    }
  }

  func truth(_ condition: PlainCondition?, _ item: PlainRecord?, on day: Int) -> Answer {
    condition.map { truth($0, item, on: day) } ?? .yes
  }

  private func cell(_ field: String, _ item: PlainRecord?) -> PlainCell {
    personFields.contains(field) ? person.person[field] : item?[field] ?? .blank
  }

  private func code(_ field: String, _ item: PlainRecord?, on day: Int) -> String? {
    if field == "group" { return group(on: day) }
    if case .code(let code) = cell(field, item), code != "UNLISTED" { return code }
    return nil
  }

  /// The group that a person was in on a day, as the records that are visible on the day judged say; nil: unknown.
  func group(on day: Int) -> String? {
    var holding: [(from: Int, record: PlainRecord)] = []
    for record in person.records(of: "status") {
      // An end later than the day judged has not happened yet.
      var until = Int.max
      if case .day(let end) = record["status_until"], end <= asOf { until = end }
      if until <= day { continue }
      guard case .day(let from) = record["status_from"] else { return nil }
      if from <= asOf, from <= day { holding.append((from, record)) }
    }
    // Of two that hold on the day the one that began later counts.
    guard let latest = holding.map(\.from).max() else { return nil }
    let winners = holding.filter { $0.from == latest }.map(\.record)
    if winners.contains(where: { $0["status_until"] == .invalid }) { return nil }
    let groups = Set(winners.map { $0["status_group"] })
    guard groups.count == 1, case .code(let group)? = groups.first, group != "UNLISTED" else { return nil }
    return group
  }

  // MARK: Spans

  /// The day on which a span from `start` ends; back from it where `isBack`. Figures are those of the day it starts, unless
  /// another is given.
  func due(
    _ interval: PlainInterval, from start: Int, _ item: PlainRecord?, on day: Int, figuresOn: Int? = nil, isBack: Bool = false
  ) -> NaiveDue {
    func ends(_ span: PlainSpan) -> NaiveDue {
      if span.unit == .hours { return .hours(span.count) }
      return isBack ? .day(days.before(start, span)) : self.due(span, from: start)
    }
    func due(_ cell: PlainCell) -> NaiveDue {
      switch cell {
      case .span(let span): ends(span)
      case .noSpan: .none
      default: .unknown
      }
    }
    func part(_ interval: PlainInterval) -> NaiveDue {
      self.due(interval, from: start, item, on: day, figuresOn: figuresOn, isBack: isBack)
    }
    switch interval {
    case .span(let span): return ends(span)
    case .figure(let figure):
      guard let value = figure.values.last(where: { $0.from <= figuresOn ?? start }) else { return .none }
      return part(value.interval)
    case .field(let field): return due(cell(field, item))
    case .newest(let list, let field):
      let records = person.records(of: list)
      var seen: [(day: Int, record: PlainRecord)] = []
      for record in records {
        guard case .day(let own) = record[dateField(of: list)] else { return .unknown }
        if own <= min(day, asOf) { seen.append((own, record)) }
      }
      // Of several of one date the one that asks sooner counts.
      let newest = seen.map(\.day).max()
      return soonest(seen.filter { $0.day == newest }.map { due($0.record[field]) })
    case .table(let rows, let otherwise):
      for row in rows {
        switch truth(row.when, item, on: day) {
        case .yes: return part(row.then)
        case .unknown: return .unknown
        case .no: continue
        }
      }
      return otherwise.map { part($0) } ?? .none
    case .counted(let inner, let sameDay):
      var counting = self
      counting.days.sameDay = sameDay
      return counting.due(inner, from: start, item, on: day, figuresOn: figuresOn, isBack: isBack)
    case .sooner(let parts), .later(let parts):
      let all = parts.map { part($0) }
      if case .sooner = interval { return soonest(all) }
      if all.contains(.unknown) { return .unknown }
      if all.contains(.stopped) { return .stopped }
      return all.compactMap { if case .day(let day) = $0 { day } else { nil } }.max().map { .day($0) } ?? .none
    }
  }

  func soonest(_ all: [NaiveDue]) -> NaiveDue {
    if all.contains(.unknown) { return .unknown }
    let first = all.compactMap { if case .day(let day) = $0 { day } else { nil } }.min()
    return first.map { .day($0) } ?? (all.contains(.stopped) ? .stopped : .none)
  }
}

extension NaiveDays {
  init(_ days: NaiveDays, sameDay: Bool) {
    self = days
    self.sameDay = sameDay
  }
}
