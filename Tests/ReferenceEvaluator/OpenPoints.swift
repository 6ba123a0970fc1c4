
/// Where the engine may say that nobody can tell and the reference does not, or the other way round. Take a point out once
/// the engine has been mended.
///
/// Not generated, so not compared: clock stops and extensions that a source lacks; extensions that refer to one record by
/// key; both beside `recorded`;
/// agreed exceptions from rules about another list, which the engine does not take.
enum OpenPoint: CaseIterable {
  /// Records without a date, and records that the extract lacks, are tried on their latest and their earliest day; where a
  /// day in between is the most favourable, the reference, which tries every day, says `cannot_tell` and the engine may not.
  case earliestDay
  /// A restart whose date or value cannot be read is judged with all and with none, not with each of several.
  case unreadableRestart
  /// The condition on a period whose start is blank: `cannot_tell` where it reads facts that change, though every day
  /// would give the same. Over-careful only.
  case periodWithoutStart
  /// Nobody knows when a person's own period began, and a condition reads facts that change: the engine says `cannot_tell`
  /// where the reference looks at the days that it knows of. Over-careful only.
  case startNotKnown
  /// Nobody knows when an event was booked: the engine takes the booking as late and as early as it can be, each with and
  /// without what is possible besides, but not every one with every other.
  case bookingNotKnown

  /// Whether a case lies where the engine is known to differ.
  static func isKnown(_ scenario: Scenario, _ one: PlainCase, _ asOf: Int) -> Bool {
    let reference = Reference(scenario.rule, one.known(at: scenario.knownAt), scenario.holdings, asOf: asOf, days: scenario.days)
    return allCases.contains { $0.touches(scenario, one, reference) }
  }

  private func touches(_ scenario: Scenario, _ one: PlainCase, _ reference: Reference) -> Bool {
    func isDay(_ cell: PlainCell) -> Bool { if case .day = cell { true } else { false } }
    switch (self, scenario.rule.duty) {
    case (.earliestDay, _): return reference.hasUndatedEvidence || !scenario.holdings.isEmpty
    case (.unreadableRestart, _): return reference.possibleRestarts().count > 1
    case (.periodWithoutStart, .chain), (.periodWithoutStart, .atLeast):
      guard case .each(let list, where: .some)? = scenario.rule.period else { return false }
      return reference.person.records(of: list).contains { !isDay($0["stay_from"]) }
    case (.startNotKnown, .recorded), (.startNotKnown, .within), (.startNotKnown, .before), (.startNotKnown, .atLeast): return !isDay(one.person["opened"])
    case (.bookingNotKnown, .before): return reference.isBookingUnknown
    default: return false
    }
  }
}
