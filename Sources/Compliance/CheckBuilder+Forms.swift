import Caseload
import CivilTime
import FEEL
import RuleSets

/// The forms `before` and `at_least`, bound to columns.
extension CheckBuilder {
  func bind(_ duty: BeforeDuty, _ binder: inout SpanBinder) -> BoundBefore {
    func bound(_ condition: CheckedExpression?, _ name: String) -> BoundCondition? {
      condition?.bindCondition(to: context.caseload, calendars: calendars, watch: context.watch?.condition(name))
    }
    return BoundBefore(
      list: duty.list, span: binder.bind(duty.span, path: "before"), triggerIf: bound(duty.triggerIf, "trigger_if"),
      cancelledIf: bound(duty.cancelledIf, "cancelled_if"), event: dates(duty.list, duty.event) ?? DateColumn(), eventField: duty.event,
      booked: duty.booked.flatMap { dates(duty.list, $0) },
      recorded: context.shape.lists[duty.list].recordedField.flatMap { dates(duty.list, $0) },
      done: bind(duty.done, of: duty.list), newestOnly: context.caseload.lists[duty.list].holds == .latestOnly,
      reason: duty.reason.flatMap { context.caseload.lists[duty.list].columns[$0] })
  }

  func bind(_ duty: AtLeastDuty, _ binder: inout SpanBinder) -> BoundAtLeast {
    let window: BoundAtLeast.Window
    switch duty.window {
    case .per(let calendar): window = .per(CalendarWindows(calendar, calendars.school))
    case .inTheLast(let span): window = .inTheLast(binder.bind(span, path: "in_the_last"))
    case .between(let openers): window = .between(bind(openers, condition: "between/counts_if"))
    }
    return BoundAtLeast(
      count: duty.count, occasions: bind(duty.occasions), window: window,
      periods: duty.period.map { BoundPeriods($0, context, calendars) }, countsPartial: duty.countsPartial,
      lookBack: duty.lookBack)
  }
}
