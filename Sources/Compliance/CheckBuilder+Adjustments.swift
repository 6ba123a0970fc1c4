import Caseload
import FEEL
import RuleSets

/// Clock stops and extensions, bound to columns.
extension CheckBuilder {
  func bindAdjustments() -> BoundAdjustments {
    BoundAdjustments(stops: rule.clockStops.map(bind), extensions: rule.extensions.map(bind))
  }

  private func bind(_ stops: ClockStopRule) -> BoundStops {
    let fields = context.shape.lists[stops.list].fields
    return BoundStops(
      list: stops.list, countsIf: bound(stops.countsIf, "clock_stops/counts_if"), fromField: stops.from,
      untilField: stops.until, from: dates(stops.list, stops.from) ?? DateColumn(),
      until: dates(stops.list, stops.until) ?? DateColumn(), isFromPlanned: fields[stops.from].clock == .planned,
      isUntilPlanned: fields[stops.until].clock == .planned, reference: references(stops.list, stops.refersBy),
      referenceField: stops.refersBy ?? -1, holds: context.caseload.lists[stops.list].holds)
  }

  private func bind(_ extensions: ExtensionRule) -> BoundExtensions {
    let to: BoundExtensions.Destination
    let toField: Int
    switch extensions.to {
    case .date(let field): (to, toField) = (.date(dates(extensions.list, field) ?? DateColumn()), field)
    case .span(let field):
      if case .span(let column)? = context.caseload.lists[extensions.list].columns[field] {
        to = .span(column)
      } else {
        to = .date(DateColumn())
      }
      toField = field
    }
    return BoundExtensions(
      list: extensions.list, countsIf: bound(extensions.countsIf, "extensions/counts_if"),
      grantedField: extensions.granted, toField: toField,
      granted: dates(extensions.list, extensions.granted) ?? DateColumn(), to: to, limit: extensions.limit,
      reference: references(extensions.list, extensions.refersBy), referenceField: extensions.refersBy ?? -1,
      holds: context.caseload.lists[extensions.list].holds)
  }

  private func bound(_ condition: CheckedExpression?, _ name: String) -> BoundCondition? {
    condition?.bindCondition(to: context.caseload, calendars: calendars, watch: context.watch?.condition(name))
  }

  private func references(_ list: Int, _ field: Int?) -> ReferenceColumn? {
    guard let field, case .reference(let column)? = context.caseload.lists[list].columns[field] else { return nil }
    return column
  }
}
