import CivilTime
import Compliance

/// What moved a due date.
extension FindingSentences {
  /// "The time from Mon 2 March to Fri 6 March is not counted (5 working days)."
  var stopsAndExtensions: Phrase {
    guard let reckoning = f.reckoning else { return "" }
    return (reckoning.stops.map(stopped) + reckoning.extensions.map(extended)).asParagraph()
  }

  private func stopped(_ stop: Reckoning.ClockStop) -> Phrase {
    guard let until = stop.until else {
      return "The time has stood still since \(strong: dates.day(stop.from)), so nothing falls due while that lasts."
    }
    let days = stop.notCounted.map { " (\($0))" } ?? ""
    if until == stop.from { return "\(strong: dates.day(stop.from)) is not counted: the time stood still\(days)." }
    return "The time from \(strong: dates.day(stop.from)) to \(strong: dates.day(until)) is not counted\(days)."
  }

  private func extended(_ extended: Reckoning.Extension) -> Phrase {
    let granted = extended.granted.map { " granted on \(dates.day($0))" } ?? ""
    if extended.isTooLate { return Phrase("An extension\(granted) came after it was due, so it changes nothing.") }
    guard let due = extended.due else { return Phrase("An extension was\(granted).") }
    let limit = extended.isLimited ? ", the longest that is allowed" : ""
    return "An extension\(granted) moved it to \(strong: dates.day(due))\(limit)."
  }
}
