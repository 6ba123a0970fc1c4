import CaseRecords
import Caseload
import CivilTime
import FEEL
import RuleSets

extension Check {
  /// The first day after the one judged on which, with the data as they are, the verdict may differ. It may be too
  /// early, never too late; nil: never.
  func changesOn(_ judgement: Judgement, _ person: Int) -> CivilDate? {
    // A bad date stands for the day judged, and `today()` moves with it: no more is promised than one day.
    if judgement.worlds.count > 1 || readsToday { return context.asOf.adding(days: 1) }
    var days: [Int32] = []
    for obligation in judgement.obligations where obligation.isOpen { days += thresholds(obligation) }
    days += judgement.obligations.compactMap(\.changesOn)
    if case .atLeast = form, !rule.duty.spanExpressions.flatMap(\.conditions).isEmpty { days.append(asOf + 1) }
    for list in listsInPlay { days += laterDays(list, person) }
    days += exceptionDays(person)
    if let last = rule.until?.dayNumber { days.append(last) }
    for figure in rule.duty.spanExpressions.flatMap(\.figures) { days += figure.values.map(\.from.dayNumber) }
    return days.filter { $0 > asOf }.min().map { CivilDate(dayNumber: $0) }
  }

  private func thresholds(_ obligation: Obligation) -> [Int32] {
    // What is planned is over the day after it, whenever it was due.
    var days = obligation.event.map { [$0.dayNumber + 1] } ?? []
    if obligation.openedMoves, !rule.duty.spanExpressions.flatMap(\.conditions).isEmpty { days.append(asOf + 1) }
    guard let due = obligation.due else { return days }
    days.append(due.dayNumber + 1)
    if let clock = obligation.clock, let counting = hours {
      days += [counting.shown(clock.due.earliest).day.dayNumber, due.dayNumber]
    }
    if let soon = soonFrom(due, obligation.clock) { days.append(soon.dayNumber) }
    if let last = recordedUntil(due, obligation.clock) { days.append(last.dayNumber + 1) }
    return days
  }

  /// Lists whose dates the rule reads, the histories of its facts included.
  private var listsInPlay: [Int] {
    var lists = Set(readsLists)
    lists.insert(context.shape.aboutList)
    for list in lists { for field in context.shape.lists[list].fields { if let dated = field.dated { lists.insert(dated.list) } } }
    // Derived lists, which may be made of derived ones, do not hold what happens later; the records that they are made of do.
    for _ in 0..<2 { for list in lists { for field in context.schema.fieldsBehind(list) { lists.insert(field.list) } } }
    return lists.sorted()
  }

  /// Dates of the person's records that are later than the day judged: each may become visible on its day.
  private func laterDays(_ list: Int, _ person: Int) -> [Int32] {
    let records = context.caseload.lists[list]
    let rows: Range<Int>
    if list == context.shape.aboutList {
      rows = person..<(person + 1)
    } else if context.shape.lists[list].owner?.list == context.shape.aboutList {
      rows = records.rows(of: person)
    } else {
      return []
    }
    var days: [Int32] = []
    for case let column? in records.columns {
      switch column {
      case .date(let column): for row in rows where column.days[row] > asOf { days.append(column.days[row]) }
      case .dateTime(let column):
        for row in rows where column.state(row) == .value { days.append(Int32(clamping: column.doubledMinutes[row] / 2880)) }
      default: continue
      }
    }
    return days
  }
}
