import CivilTime
import Compliance

/// What only some forms of duty have to say.
extension FindingSentences {
  /// "It was not on record by Mon 9 March (conference), and the time for it is over."
  var missed: Phrase {
    if f.rule.form == .before, let reckoning = f.reckoning {
      return "It was not on record by \(strong: dates.day(reckoning.start)) (\(oneLine(reckoning.startIs))), and the time for it is over."
    }
    guard let due = f.due else { return "It was not on record by its day, and the time for it is over." }
    return "It was not on record by \(strong: dates.day(due)), and the time for it is over."
  }

  /// Whether what it was for was called off.
  var isCancelled: Bool { f.outcome == .lapsed && f.decidedBy.path.hasSuffix("/cancelled_if") }
}
