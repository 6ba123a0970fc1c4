import Caseload
import CivilTime
import FEEL
import RuleSets

/// A time for which a repeating duty runs for one person.
struct DutyPeriod: Sendable {
  enum Start: Sendable {
    case day(Int32)
    /// Blank or invalid, or before what the extract holds.
    case unknown
  }
  var start: Start
  /// The first day on which it no longer runs; nil: it runs.
  var end: Int32?
  /// The end is written, but cannot be read.
  var endIsUnreadable = false
  /// The record that is the period; -1: the person's own dates.
  var row: Int32 = -1
  /// The condition on the period's record is unknown.
  var isPossible = false
}

/// Where periods come from, bound to columns.
struct BoundPeriods: Sendable {
  enum Origin: Sendable {
    case person
    case list(Int, condition: BoundCondition?, firstSeen: DateColumn?)
  }
  let origin: Origin
  let fromField: Int, untilField: Int?
  let from: DateColumn
  let until: DateColumn?
  /// The condition depends on the day on which it is asked: where the start is blank, nobody knows that day.
  let conditionReadsHistory: Bool

  init(_ rule: PeriodRule, _ context: RunContext, _ calendars: Calendars) {
    func dates(_ list: Int, _ field: Int?) -> DateColumn? {
      field.flatMap { context.caseload.lists[list].days($0) }
    }
    switch rule {
    case .person(let from, let until):
      origin = .person
      conditionReadsHistory = false
      (fromField, untilField) = (from, until)
      self.from = dates(context.shape.aboutList, from) ?? DateColumn()
      self.until = dates(context.shape.aboutList, until)
    case .each(let list, let from, let until, let condition):
      origin = .list(
        list, condition: condition?.bindCondition(
          to: context.caseload, calendars: calendars, watch: context.watch?.condition("while/where")),
        firstSeen: dates(list, context.shape.lists[list].dateField))
      conditionReadsHistory = condition?.readsFactsOfDay ?? false
      (fromField, untilField) = (from, until)
      self.from = dates(list, from) ?? DateColumn()
      self.until = dates(list, until)
    }
  }

  var list: Int? {
    if case .list(let list, _, _) = origin { return list }
    return nil
  }
}

extension Check {
  /// The periods of one person that have begun by the day judged, clipped to the rule's own dates.
  func periods(_ periods: BoundPeriods, of person: Int) -> [DutyPeriod] {
    switch periods.origin {
    case .person: return [period(periods, person, -1, firstSeen: nil)].compactMap { $0 }
    case .list(let list, let condition, let firstSeen):
      return context.caseload.lists[list].rows(of: person).compactMap { row in
        guard var period = period(periods, row, Int32(row), firstSeen: firstSeen) else { return nil }
        guard let condition else { return period }
        var frame = frame(person, on: startDay(period) ?? asOf)
        frame.horizon = asOf
        frame.item = Int32(row)
        let isAskedOnItsDay = startDay(period) != nil || !periods.conditionReadsHistory
        switch condition.certainty(frame) {
        case .no where isAskedOnItsDay: return nil
        case .no:
          period.isPossible = true
          return period
        case .yes: return period
        case .unknown:
          period.isPossible = true
          return period
        }
      }
    }
  }

  private func startDay(_ period: DutyPeriod) -> Int32? {
    if case .day(let day) = period.start { return day }
    return nil
  }

  private func period(_ periods: BoundPeriods, _ row: Int, _ key: Int32, firstSeen: DateColumn?) -> DutyPeriod? {
    let from = periods.from.days[row]
    if from > asOf { return nil }
    if let seen = firstSeen?.days[row], seen > asOf { return nil }
    var period = DutyPeriod(start: from > DateColumn.invalid ? .day(from) : .unknown, row: key)
    if let until = periods.until?.days[row] {
      // A later end has not happened yet on the day judged.
      if until > DateColumn.invalid, until <= asOf { period.end = until }
      period.endIsUnreadable = until == DateColumn.invalid
    }
    return clipped(period)
  }

  /// A case already open starts its chain on the rule's first day.
  private func clipped(_ period: DutyPeriod) -> DutyPeriod? {
    var period = period
    if case .day(let day) = period.start, let first = rule.from?.dayNumber, first > day {
      if first > asOf { return nil }
      period.start = .day(first)
    }
    if let last = rule.until?.dayNumber, last <= asOf { period.end = min(period.end ?? last, last) }
    if case .day(let day) = period.start, let end = period.end, end <= day { return nil }
    return period
  }
}
