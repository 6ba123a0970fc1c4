import CivilTime
import Compliance

/// What moved a due date.
extension FindingSentences {
  /// "The time from Mon 2 March to Fri 6 March is not counted (5 working days)."
  var stopsAndExtensions: Phrase {
    guard let reckoning = f.reckoning else { return "" }
    return (reckoning.stops.map(stoodStill) + reckoning.extensions.map(extended)).asParagraph()
  }

  private func stoodStill(_ stop: Reckoning.ClockStop) -> Phrase {
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

  /// "An exception is agreed until Thu 30 April (service manager, Mon 30 March): the family is abroad."
  var agreedException: Phrase {
    guard let exception = f.exception else { return "An agreed exception covers this for now." }
    let who = [exception.approvedBy, roleWords(exception.role)].filter { !$0.isEmpty }.map(oneLine).joined(separator: ", ")
    let by = who.isEmpty ? "" : "by \(who), "
    let why = exception.reason.isEmpty ? "" : ": \(lowerFirst(oneLine(exception.reason)))"
    return "An exception is agreed until \(strong: dates.day(exception.until)) (\(by)\(dates.day(exception.approvedOn)))\(stopped(why.isEmpty ? "." : why))"
  }
}
