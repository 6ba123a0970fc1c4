import CivilTime
import Compliance

extension FindingSentences {
  /// What the record shows, or does not show.
  var whatTheRecordShows: Phrase {
    switch f.outcome {
    case .overdue, .awaitingRecord, .notMet: missing
    case .due, .dueSoon: lastAndNext
    case .exempt: ([missing] + ["An agreed exception covers this for now."]).asParagraph()
    case .met: inTime
    case .late: doneLate
    case .missed: missed
    case .lapsed where isCancelled: Phrase("It was cancelled.")
    case .lapsed where f.counted?.isPartial == true: notAskedFor
    case .lapsed: Phrase("What it was for ended before it was due\(f.due.map { " on \(dates.day($0))" } ?? "").")
    case .notApplicable: notApplicable
    case .cannotTell: cannotBeTold
    }
  }

  /// "Religion: not recorded." needs no sentence to say it again.
  private var saysItAll: Bool {
    (f.outcome == .notMet || f.outcome == .met) && called.lowercased() == heading(of: f.rule).lowercased()
  }

  private var dueWords: Phrase { f.due.map { .strong(dates.day($0, f.dueMinute)) } ?? "its day" }

  /// "No visit with Amira seen on record since Tue 17 March (case record 88121)."
  private var missing: Phrase {
    switch f.rule.form {
    case .recorded: return saysItAll ? "" : Phrase("\(capitalised(called)) is not recorded for \(name).")
    case .mustBeTrue: return Phrase("The record does not show this: \(called).")
    case .atLeast: return howMany ?? Phrase("Too few on record: \(called).")
    case .within, .before: return Phrase("Not on record yet: \(called).")
    case .every, .upToDate: break
    }
    if f.rule.form == .upToDate { return newestDocument }
    guard let last = f.last, let date = last.date else { return Phrase("No \(called) on record.") }
    return "No \(called) on record since \(strong: dates.day(date))\(whereFound(last))."
  }

  private var lastAndNext: Phrase {
    switch f.rule.form {
    case .recorded: return Phrase("\(capitalised(called)) is not recorded for \(name) yet.")
    case .mustBeTrue: return Phrase("The record does not show this yet: \(called).")
    case .within, .before: return Phrase("Not on record yet, and not due yet: \(called).")
    case .atLeast: return howMany ?? Phrase("Still time for: \(called).")
    case .every: return last ?? Phrase("No \(called) on record yet.")
    case .upToDate: return last ?? newestDocument
    }
  }

  /// "The newest plan on record is of Tue 3 February (case record P-12)."
  private var newestDocument: Phrase {
    let document = heading(of: f.rule).lowercased()
    guard let last = f.last, let date = last.date else { return Phrase("No \(document) on record.") }
    return "The newest \(document) on record is of \(strong: dates.day(date))\(whereFound(last))."
  }

  /// "Last: Tue 17 March, in time (case record 88121)."
  private var last: Phrase? {
    guard let record = f.last, let date = record.date else { return nil }
    let inTime = f.lastInTime.map { $0 ? ", in time" : ", late" } ?? ""
    return "Last: \(strong: dates.day(date))\(inTime)\(whereFound(record))."
  }

  private var inTime: Phrase {
    if f.attributes.isRefused { return Phrase("It is recorded that \(name) or the family would rather not say.") }
    switch f.rule.form {
    case .recorded: return saysItAll ? "" : Phrase("\(capitalised(called)) is recorded.")
    case .mustBeTrue: return Phrase("The record shows this: \(called).")
    case .atLeast: if let howMany { return howMany }
    case .within, .before, .every, .upToDate: break
    }
    if let last { return last }
    guard let done = f.done else { return "" }
    return "Done on \(strong: dates.day(done, f.doneMinute))."
  }

  private var doneLate: Phrase {
    let how = howLongAgo(" late")
    // Whether a reason is recorded stands in the headline.
    guard let done = f.done else { return Phrase("Done after \(dueWords.plain).") }
    return "Done on \(strong: dates.day(done, f.doneMinute))\(how.isEmpty ? "" : ", \(how)")."
  }

  private var notApplicable: Phrase {
    let text = oneLine(f.decidedBy.text)
    return text.isEmpty ? "" : Phrase(stopped("The part of the rule that decided: \(text)"))
  }

  /// Why nothing can be said, and what it would be either way.
  private var cannotBeTold: Phrase {
    var said = f.uncertainties.prefix(3).map { Phrase(stopped(capitalised(oneLine($0.text)))) }
    if f.uncertainties.count > 3 { said.append(Phrase("\(f.uncertainties.count - 3) more like this.")) }
    if let (worse, better) = f.either, worse != better, f.uncertainties.first?.cause == .noTime {
      said.append(Phrase("Depending on the time it is either \(lowerFirst(words(for: better))) or \(lowerFirst(words(for: worse)))."))
    } else if let (without, with) = f.either, without != with {
      said.append(
        Phrase(
          "If what is in doubt counts, the answer is: \(lowerFirst(words(for: with)))."
            + " If not: \(lowerFirst(words(for: without)))."))
    }
    return said.asParagraph()
  }
}

// MARK: - How the date was worked out

extension FindingSentences {
  /// "For a child with a child protection plan our standard is every 10 working days, so the next was due by …".
  var howTheDateWasWorkedOut: [Phrase] {
    guard let due = f.due ?? f.next else { return standardAlone }
    switch f.outcome {
    case .notApplicable, .lapsed, .missed: return []
    case .met where f.rule.form == .atLeast: return standardAlone
    case .met where f.rule.form == .recorded || f.rule.form == .mustBeTrue: return []
    default: break
    }
    return [standardAndDue(due), countedFrom, recordingTimeRuns]
  }

  private var standardAlone: [Phrase] {
    let isAsked = f.outcome == .notMet || f.outcome == .cannotTell || f.rule.form == .atLeast
    guard isAsked, !f.rule.standard.isEmpty else { return [] }
    return [Phrase("\(capitalised(standardBegins)) \(oneLine(f.rule.standard)).")]
  }

  /// "for a child with a child protection plan our standard is"
  private var standardBegins: String {
    f.rule.group.isEmpty ? standardIsOf(f.rule) : "for \(oneLine(f.rule.group)) \(standardIsOf(f.rule))"
  }

  /// "every 10 working days"; nobody says "every 1 month".
  private var standardWords: String {
    let standard = oneLine(f.rule.standard)
    if standard.isEmpty { return f.reckoning.map { "\($0.span)" } ?? "" }
    return standard.hasPrefix("every 1 ") ? "every " + standard.dropFirst(8) : standard
  }

  private func standardAndDue(_ due: CivilDate) -> Phrase {
    let standard = standardWords
    let isOne = stillMissing == 1
    let isPast = due < header.asOf || f.outcome == .overdue
    let verb = f.outcome == .cannotTell ? "would be" : isPast ? (isOne ? "was" : "were") : isOne ? "is" : "are"
    let which = nextOrFirst
    let skipped = notCounted(f.reckoning?.skipped ?? [])
    let ago = f.outcome == .overdue ? howLongAgo(" ago") : ""
    let tail = ago.isEmpty ? "." : "; \(ago)."
    let dueIs: Phrase = "\(which) \(verb) due by \(strong: dates.day(due, f.dueMinute))\(skipped)\(tail)"
    guard !standard.isEmpty else { return Phrase(capitalised(dueIs.plain)) }
    if standard.hasPrefix("by ") { return "\(capitalised(standard)), \(dueIs)" }
    return "\(capitalised(standardBegins)) \(standard), so \(dueIs)"
  }

  private var nextOrFirst: String {
    if f.outcome == .cannotTell { return "it" }
    return switch f.rule.form {
    case .every, .upToDate: f.outcome == .late ? "it" : f.last == nil ? "the first" : "the next"
    case .atLeast: f.counted?.found == 0 ? "\(stillMissing)" : "\(stillMissing) more"
    case .recorded, .within, .before, .mustBeTrue: "it"
    }
  }

  /// Said where the sentence before does not already name the day from which the time runs.
  private var countedFrom: Phrase {
    guard let reckoning = f.reckoning, reckoning.start != f.last?.date || f.outcome == .late else { return "" }
    let what = reckoning.startIs.isEmpty ? "" : " (\(oneLine(reckoning.startIs)))"
    let counted = reckoning.due < reckoning.start ? "Counted back from" : "Counted from"
    return "\(counted) \(strong: dates.day(reckoning.start, reckoning.startMinute))\(what)."
  }

  private var recordingTimeRuns: Phrase {
    f.outcome == .awaitingRecord ? "It may be done and not typed in yet: there is still time for that." : ""
  }
}
