import CivilTime
import Compliance

/// What only some forms of duty have to say.
extension FindingSentences {
  /// "It was not on record by Mon 9 March (conference), and the time for it is over."
  var missed: Phrase {
    if f.rule.form == .before, let reckoning = f.reckoning {
      return "It was not on record by \(strong: dates.day(reckoning.start)) (\(oneLine(reckoning.startIs))), and the time for it is over."
    }
    if let counted = f.counted, let from = counted.from, let until = counted.until {
      return "\(counted.found) of \(counted.asked) on record from \(strong: dates.day(from)) to \(strong: dates.day(until)): \(called). The time for it is over."
    }
    guard let due = f.due else { return "It was not on record by its day, and the time for it is over." }
    return "It was not on record by \(strong: dates.day(due)), and the time for it is over."
  }

  /// "1 of 2 on record since Sun 1 March: compliance audits."
  var howMany: Phrase? {
    guard let counted = f.counted, let from = counted.from else { return nil }
    return "\(counted.found) of \(counted.asked) on record since \(strong: dates.day(from)): \(called)."
  }

  /// How many more are asked for; 1 where the duty does not count.
  var stillMissing: Int { f.counted.map { max(1, $0.asked - $0.found) } ?? 1 }

  /// A window that the rule's time does not wholly cover.
  var notAskedFor: Phrase {
    guard let from = f.counted?.from, let until = f.counted?.until else { return "" }
    return "Not asked for from \(strong: dates.day(from)) to \(strong: dates.day(until)): this did not run all that time."
  }

  /// Whether what it was for was called off.
  var isCancelled: Bool { f.outcome == .lapsed && f.decidedBy.path.hasSuffix("/cancelled_if") }
}
