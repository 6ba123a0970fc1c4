@testable import Compliance
import Testing

/// Where the engine is known to differ from the reference. A difference in one of these is not reported; take a point out
/// once the engine has been mended, and the generated cases watch over it from then on.
enum OpenPoint: CaseIterable {
  /// Records without a date, and records that the extract lacks, are tried on their latest and their earliest day; where a
  /// day in between is the most favourable, the reference, which tries every day, says `cannot_tell` and the engine may not.
  case earliestDay
  /// A restart whose date or value cannot be read is judged with all and with none, not with each of several.
  case unreadableRestart
  /// An occasion looked back to has the facts of its own day, before the period; and its identity may come twice.
  case lookBack
  /// `recorded … by` from a day that is blank.
  case blankFrom
  /// The condition on a period whose start is blank: `cannot_tell` where it reads facts that change, though every day
  /// would give the same. Over-careful only.
  case periodWithoutStart
  /// With the newest record alone: a newest from before the period settles that nothing came since.
  case newestBeforeStart

  static let known: Set<OpenPoint> = [.earliestDay, .unreadableRestart, .periodWithoutStart]

  /// Whether a case lies where the engine is known to differ.
  static func isKnown(_ scenario: Scenario, _ one: PlainCase, _ asOf: Int) -> Bool {
    let reference = Reference(scenario.rule, one, scenario.holdings, asOf: asOf, days: scenario.days)
    return known.contains { $0.touches(scenario, one, reference) }
  }

  private func touches(_ scenario: Scenario, _ one: PlainCase, _ reference: Reference) -> Bool {
    func isDay(_ cell: PlainCell) -> Bool { if case .day = cell { true } else { false } }
    func isPast(_ cell: PlainCell) -> Bool { if case .day(let day) = cell { day <= reference.asOf } else { false } }
    switch (self, scenario.rule.duty) {
    case (.earliestDay, _): return reference.hasUndatedEvidence || !scenario.holdings.isEmpty
    case (.unreadableRestart, _): return reference.possibleRestarts().count > 1
    case (.lookBack, .chain(let chain)): return chain.lookBack != nil
    case (.blankFrom, .recorded(_, let by?, let fromMoved)):
      _ = by
      return !isDay(one.person["opened"]) || fromMoved && !isPast(one.person["moved"])
    case (.periodWithoutStart, .chain(let chain)):
      guard case .each(_, where: .some) = chain.period else { return false }
      return one.records(of: "stay").contains { !isDay($0["stay_from"]) }
    case (.newestBeforeStart, _): return scenario.holdings.values.contains(.newestOnly)
    default: return false
    }
  }
}
