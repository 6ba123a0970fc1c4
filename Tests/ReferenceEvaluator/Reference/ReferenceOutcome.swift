import Compliance

/// Something that was due, as the reference sees it.
struct NaiveObligation: Equatable {
  var opened: Int?
  var due: Int?
  var done: Int?
  var ended: Int?
  /// Which record opened it.
  var openedBy: String?
  /// Its due date, or whether it is owed at all, is not known.
  var isUnknown = false
  /// For a deadline in hours.
  var clock: NaiveClock?
  /// The clock stands still: it has no due date yet.
  var isStopped = false
  var outcome = Outcome.cannotTell
  var isOpen = false
}

/// What one reading of the evidence gives.
struct NaiveReading {
  var outcome: Outcome
  var opened: Int?, due: Int?, done: Int?, daysLate: Int?
  var obligations: [NaiveObligation] = []
}

/// The verdict of the reference.
struct NaiveVerdict {
  var outcome: Outcome
  /// More than one reading of the evidence was judged.
  var isDoubtful: Bool
  var reading: NaiveReading
  /// The rule is not in force on the day judged.
  var isNotRun = false
  /// With records without a readable date on the last day that they may have, the answer is another: "cannot tell" says
  /// no more than is known.
  var mayNotTell = false

  /// The verdict's own, and those of everything that was ever due.
  var outcomes: Set<Outcome> { Set([outcome] + reading.obligations.map(\.outcome)) }
  var rarity: Int { outcomes.map(\.rarity).min() ?? 0 }
}

extension Outcome {
  /// Among open duties the worst is the verdict.
  var naiveRank: Int {
    let order: [Outcome] = [
      .overdue, .notMet, .cannotTell, .awaitingRecord, .dueSoon, .due, .exempt, .missed, .late, .met, .lapsed,
      .notApplicable,
    ]
    return order.firstIndex(of: self) ?? order.count
  }
}

extension Outcome {
  /// The order in which generated days are preferred: what random days show seldom comes first.
  var rarity: Int {
    switch self {
    case .exempt, .awaitingRecord, .missed, .lapsed: 0
    case .dueSoon, .late: 1
    case .notMet, .met, .due: 2
    case .cannotTell: 3
    case .overdue: 4
    case .notApplicable: 5
    }
  }
}

extension Reference {
  /// The table of outcomes (language, section 5).
  func settled(_ obligation: NaiveObligation) -> NaiveObligation {
    var obligation = extended(obligation, closed: obligation.done ?? obligation.ended)
    obligation.isOpen = obligation.done == nil && obligation.ended == nil
    if obligation.isStopped, !obligation.isUnknown {
      // Nothing becomes overdue.
      obligation.outcome = obligation.done != nil ? .met : obligation.ended != nil ? .lapsed : .due
      return obligation
    }
    guard !obligation.isUnknown, let due = obligation.due else {
      obligation.outcome = .cannotTell
      return obligation
    }
    if let clock = obligation.clock {
      obligation.outcome = outcome(obligation, clock, due)
      return obligation
    }
    if let done = obligation.done {
      obligation.outcome = done <= due ? .met : .late
    } else if let ended = obligation.ended {
      obligation.outcome = due < ended ? .missed : .lapsed
    } else {
      obligation.outcome = asOf <= due ? coming(due) : passed(due)
    }
    return obligation
  }

  func coming(_ due: Int) -> Outcome {
    rule.dueSoon.map { days.before(due, $0) <= asOf } ?? false ? .dueSoon : .due
  }

  func passed(_ due: Int) -> Outcome {
    rule.recordingTime.map { asOf <= days.afterDue($0, due) } ?? false ? .awaitingRecord : .overdue
  }

  /// The worst of what is open, else what was due last; nothing where the period does not run.
  func reading(_ obligations: [NaiveObligation], runs: Bool) -> NaiveReading {
    let obligations = obligations.map { excused($0) }
    let open = obligations.filter(\.isOpen)
    var chosen = open.min {
      ($0.outcome.naiveRank, $0.due ?? .max) < ($1.outcome.naiveRank, $1.due ?? .max)
    }
    if chosen == nil, runs {
      // What is due on an unknown day may be due last; what was called off without a day decides nothing.
      func day(_ one: NaiveObligation) -> Int { one.due ?? (one.outcome == .lapsed ? .min : .max) }
      // Of equally bad ones of a date, that of the later minute.
      func minute(_ one: NaiveObligation) -> Int { one.clock?.dues.min() ?? 0 }
      chosen = obligations.min {
        (day($1), $0.outcome.naiveRank, minute($1)) < (day($0), $1.outcome.naiveRank, minute($0))
      }
    }
    guard let chosen else { return NaiveReading(outcome: .notApplicable, obligations: obligations) }
    return NaiveReading(
      outcome: chosen.outcome, opened: chosen.opened, due: chosen.due, done: chosen.done, daysLate: daysLate(chosen),
      obligations: obligations)
  }

  private func daysLate(_ obligation: NaiveObligation) -> Int? {
    guard let due = obligation.due else { return nil }
    switch obligation.outcome {
    case .late: return obligation.done.map { $0 - due }
    case .missed: return obligation.ended.map { $0 - due }
    case .overdue, .awaitingRecord: return asOf - due
    default: return nil
    }
  }
}
