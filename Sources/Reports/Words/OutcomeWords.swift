import CivilTime
public import Compliance

/// What people read for an outcome: a phrase for a sentence, and a cell for a table.
///
/// - Parameter dates: how days are written, by the day looked at.
public func words(for f: Finding, dates: DateWords) -> (long: String, short: String) {
  switch f.outcome {
  case .met: metWords(f)
  case .due: dueWords(f)
  case .dueSoon: dueSoonWords(f, dates)
  case .awaitingRecord: ("Awaiting record", "awaiting record")
  case .overdue: ("Overdue on record" + (f.attributes.reason == .recorded ? reasonWords(f) : ""), overdueCell(f))
  case .late: ("Done late" + reasonWords(f), "done late")
  case .missed: ("Not done in its time" + reasonWords(f), "not done in time")
  case .lapsed: ("Ended before it was due", "ended before due")
  case .notMet: notMetWords(f)
  case .exempt: ("Agreed exception", "agreed exception")
  case .notApplicable: ("Does not apply", "does not apply")
  case .cannotTell: cannotTellWords(f)
  }
}

/// An outcome by itself, where no finding is at hand: the headings of figures.
public func words(for outcome: Outcome) -> String {
  switch outcome {
  case .met: "In time"
  case .late: "Done late"
  case .missed: "Not done in its time"
  case .lapsed: "Ended before it was due"
  case .due: "Not due yet"
  case .dueSoon: "Due soon"
  case .awaitingRecord: "Awaiting record"
  case .overdue: "Overdue on record"
  case .notMet: "Not recorded or not in place"
  case .exempt: "Agreed exception"
  case .notApplicable: "Does not apply"
  case .cannotTell: "Cannot tell"
  }
}

private func metWords(_ f: Finding) -> (long: String, short: String) {
  if f.attributes.isRefused { return ("Recorded (would rather not say)", "yes") }
  return switch f.rule.form {
  case .recorded: ("Recorded", "yes")
  case .mustBeTrue: ("In place", "yes")
  case .within, .before, .every, .upToDate, .atLeast: ("In time", "yes")
  }
}

/// The question is of the last one; that the next is not due yet makes a late last one no better.
private func dueWords(_ f: Finding) -> (long: String, short: String) {
  switch f.lastInTime {
  case true?: ("In time; next not due yet", "yes")
  case false?: ("Last done late; next not due yet", "done late")
  case nil: ("Not due yet", "not due yet")
  }
}

private func dueSoonWords(_ f: Finding, _ dates: DateWords) -> (long: String, short: String) {
  guard let due = f.due ?? f.next else { return ("Due soon", "due soon") }
  return ("Due soon (\(dates.day(due)))", "due \(dates.short(due))")
}

private func overdueCell(_ f: Finding) -> String {
  guard let lateness = f.lateness else { return "OVERDUE" }
  let own = lateness.own
  // Passed only by a weekend: no working day late yet, and late all the same.
  guard own.count > 0 else { return "OVERDUE \(Span(lateness.calendarDays, .days))" }
  return own.unit == .workingDays ? "OVERDUE \(own.count) wd" : "OVERDUE \(own)"
}

private func reasonWords(_ f: Finding) -> String {
  switch f.attributes.reason {
  case .recorded: " (reason recorded)"
  case .missing: " (no reason recorded)"
  case .notAsked: ""
  }
}

private func notMetWords(_ f: Finding) -> (long: String, short: String) {
  switch f.rule.form {
  case .mustBeTrue: ("Not in place", "NOT IN PLACE")
  case .atLeast: ("Too few", "TOO FEW")
  case .recorded, .within, .before, .every, .upToDate: ("Not recorded", "NOT RECORDED")
  }
}

private func cannotTellWords(_ f: Finding) -> (long: String, short: String) {
  if isNotChecked(f) { return ("Not checked: no such data", "–") }
  let cause = (f.uncertainties.first { $0.personCanFix } ?? f.uncertainties.first)?.cause
  let why =
    switch cause {
    case .blank?: ": not recorded"
    case .invalid?: ": what is recorded cannot be read"
    case .unlisted?: ": what is recorded is not on the list"
    case .unknownStart?: ": the start is not known"
    case .conflicting?: ": the records do not agree"
    case .outsideCalendar?: ": outside the calendar of working days"
    case .noTime?: ": the time is not recorded"
    case .notInThisExtract?: ": not in this extract"
    case nil: ""
    }
  return ("Cannot tell" + why, "cannot tell")
}

/// The source is at fault, not the record: said once for the rule, and in no percentage.
func isNotChecked(_ f: Finding) -> Bool {
  f.outcome == .cannotTell && !f.uncertainties.isEmpty && !f.uncertainties.contains { $0.personCanFix }
}

/// What the short words in cells mean, in the order of a page's key.
let keyToCells: [(cell: String, meaning: String)] = [
  ("yes", "recorded, or the last one was in time"),
  ("not due yet", "nothing is late, and nothing is due soon"),
  ("OVERDUE 4 wd", "no record of it by the due date, 4 working days ago (wd: working days)"),
  ("NOT RECORDED", "nothing on record"),
  ("cannot tell", "something on the record must be put right first"),
  ("awaiting record", "the day has passed, but there is still time to type it in"),
  ("due Fri 10", "due soon, by that day"),
  ("done late", "the last one is done; it was late"),
  ("does not apply", "the standard is not for this child"),
  ("–", "not checked: no such data"),
]

/// How loudly a cell speaks. Shape and words carry it, colour only helps.
enum CellTone: Sendable {
  case gap, unsure, coming, past, fine, silent

  /// The loudest first.
  var rank: Int {
    switch self {
    case .gap: 0
    case .unsure: 1
    case .coming: 2
    case .past: 3
    case .fine: 4
    case .silent: 5
    }
  }
  var mark: String {
    switch self {
    case .gap: "■"
    case .unsure: "?"
    case .coming: "▲"
    case .past, .fine, .silent: ""
    }
  }
  var cssClass: String {
    switch self {
    case .gap: "gap"
    case .unsure: "unsure"
    case .coming: "coming"
    case .past: "past"
    case .fine: "fine"
    case .silent: "silent"
    }
  }
}

func tone(of f: Finding) -> CellTone {
  switch f.outcome {
  case .overdue, .notMet: .gap
  case .cannotTell: isNotChecked(f) ? .silent : .unsure
  case .dueSoon, .awaitingRecord: .coming
  case .late, .missed: .past
  case .due: f.lastInTime == false ? .past : .fine
  case .met: .fine
  case .lapsed, .exempt, .notApplicable: .silent
  }
}
