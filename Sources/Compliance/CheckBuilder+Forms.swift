import Caseload
import FEEL
import RuleSets

/// The form `before`, bound to columns.
extension CheckBuilder {
  func bind(_ duty: BeforeDuty, _ binder: inout SpanBinder) -> BoundBefore {
    func bound(_ condition: CheckedExpression?) -> BoundCondition? {
      condition?.bindCondition(to: context.caseload, calendars: calendars)
    }
    return BoundBefore(
      list: duty.list, span: binder.bind(duty.span, path: "before"), triggerIf: bound(duty.triggerIf),
      cancelledIf: bound(duty.cancelledIf), event: dates(duty.list, duty.event) ?? DateColumn(), eventField: duty.event,
      booked: duty.booked.flatMap { dates(duty.list, $0) },
      recorded: context.shape.lists[duty.list].recordedField.flatMap { dates(duty.list, $0) },
      done: bind(duty.done, of: duty.list), newestOnly: context.caseload.lists[duty.list].holds == .latestOnly,
      reason: duty.reason.flatMap { context.caseload.lists[duty.list].columns[$0] })
  }
}
