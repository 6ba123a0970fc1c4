import CivilTime
import RuleSets

extension Check {
  /// The first day after the one judged on which, with the data as they are, the verdict may differ. It may be too
  /// early, never too late; nil: never.
  func changesOn(_ judgement: Judgement, _ person: Int) -> CivilDate? {
    // A bad date stands for the day judged, and `today()` moves with it: no more is promised than one day.
    if judgement.worlds.count > 1 || readsToday { return context.asOf.adding(days: 1) }
    var soonest = SoonestDay(after: asOf)
    for place in judgement.obligations.indices {
      if judgement.obligations[place].isOpen { addThresholds(judgement.obligations[place], to: &soonest) }
      if let day = judgement.obligations[place].changesOn { soonest.add(day) }
    }
    if case .atLeast = form, laterDays.hasConditions { soonest.add(asOf + 1) }
    laterDays.add(person, to: &soonest)
    for day in exceptionDays(person) { soonest.add(day) }
    for day in laterDays.ofRule { soonest.add(day) }
    return soonest.day
  }

  private func addThresholds(_ obligation: Obligation, to soonest: inout SoonestDay) {
    // What is planned is over the day after it, whenever it was due.
    if let event = obligation.event { soonest.add(event.dayNumber + 1) }
    if obligation.openedMoves, laterDays.hasConditions { soonest.add(asOf + 1) }
    guard let due = obligation.due else { return }
    soonest.add(due.dayNumber + 1)
    if let clock = obligation.clock, let counting = hours {
      soonest.add(counting.shown(clock.due.earliest).day.dayNumber)
      soonest.add(due.dayNumber)
    }
    if let soon = soonFrom(due, obligation.clock) { soonest.add(soon.dayNumber) }
    if let last = recordedUntil(due, obligation.clock) { soonest.add(last.dayNumber + 1) }
  }
}
