import CivilTime
import Compliance

/// A finding told in sentences, in the order in which a manager reads. All reports draw on these, so that a person is
/// told the same thing in the same words everywhere.
///
/// Everything is said of the record: work may have been done and not been written down yet.
struct FindingSentences {
  let f: Finding
  let header: AuditHeader
  let dates: DateWords
  /// First name, or "the child".
  let name: String

  init(_ finding: Finding, in header: AuditHeader) {
    f = finding
    self.header = header
    dates = DateWords(asOf: header.asOf)
    name = firstName(finding.person)
  }

  /// What is asked for, with the child's name in it: "visit with Amira seen".
  var called: String {
    let words = f.rule.called.isEmpty ? heading(of: f.rule).lowercased() : oneLine(f.rule.called)
    guard f.person.name != nil else { return words }
    return words.replacing("the child", with: name).replacing("the young person", with: name)
  }

  /// "Visit: overdue on record."
  var headline: String {
    "\(heading(of: f.rule)): \(lowerFirst(words(for: f, dates: dates).long))."
  }

  /// Headline, what the record shows, and how the date was worked out.
  var paragraph: Phrase {
    ([Phrase.strong(headline), whatTheRecordShows] + howTheDateWasWorkedOut).asParagraph()
  }

  /// Records that nearly counted; the first three, the rest as a number.
  var nearly: Phrase {
    guard !f.nearMisses.isEmpty else { return "" }
    var told = f.nearMisses.prefix(3).map { miss in
      let day = miss.record.date.map { dates.day($0) + " " } ?? ""
      return stopped("\(day)\(lowerFirst(oneLine(miss.record.title)))\(number(of: miss.record)), \(oneLine(miss.why))")
    }
    if f.nearMisses.count > 3 { told.append("\(f.nearMisses.count - 3) more did not count.") }
    return Phrase("Nearly: " + told.joined(separator: " "))
  }

  /// What stands beside the outcome and never changes it.
  var beside: [Phrase] {
    var said: [Phrase] = []
    if f.attributes.isInherited {
      let whose = f.heldOnDueDate.map { " (\(holderName($0)))" } ?? ""
      said.append(Phrase("Inherited: someone else held the case when this fell due\(whose)."))
    }
    if f.attributes.isRecordedLate { said.append("It was written down only after the due date.") }
    if f.attributes.isByTodaysFacts, f.kind == .history { said.append("Judged by today's facts, as earlier ones are not held.") }
    return said
  }

  /// "As recorded on Wed 8 April 2026, 02:10."
  var asRecorded: Phrase {
    guard let extracted = header.extractedAt else { return Phrase("As it stood on \(dates.day(header.asOf)).") }
    return Phrase("As recorded on \(oneLine(extracted)).")
  }

  /// What would clear a gap; nothing for the rest.
  var whatClearsIt: Phrase {
    guard f.kind == .gap, !f.clearsWhen.isEmpty else { return "" }
    // A rule may say it as a whole sentence.
    if f.clearsWhen.hasSuffix(".") { return Phrase(oneLine(f.clearsWhen)) }
    let how = oneLine(f.clearsWhen)
    let mayBeDone = f.outcome == .overdue && f.rule.form != .recorded && f.rule.form != .mustBeTrue
    return mayBeDone
      ? Phrase("If it has been done, \(lowerFirst(how)), and this clears at the next check.")
      : Phrase("To clear this: \(lowerFirst(how)).")
  }

  /// "Open since Fri 3 April · ref 104233/visit-in-time/2026-03-17"
  var footer: String {
    let since = f.kind == .gap ? f.openSince.map { "Open since \(dates.day($0)) · " } ?? "" : ""
    return since + "ref " + reference
  }

  /// Short enough to be typed, and the same from night to night.
  var reference: String {
    let duty = f.identity.duty == "-" ? "" : "/" + oneLine(f.identity.duty)
    return "\(oneLine(f.person.number))/\(f.identity.rule)\(duty)"
  }

  /// "Local practice standards, section 3.2 (our own standard)".
  var source: String { sourceWords(f.rule.figureSource ?? f.rule.source) }
}

// MARK: - Records and dates

extension FindingSentences {
  /// The record as people find it in the case system: " (home visit, case record 88121)".
  func whereFound(_ record: RecordSummary) -> String {
    var found: [String] = []
    let title = lowerFirst(oneLine(record.title))
    let list = record.list.replacing("_", with: " ")
    let known = [list, "\(list) entry", f.rule.called, heading(of: f.rule)].map { $0.lowercased() }
    if !title.isEmpty, !known.contains(title.lowercased()) { found.append(title) }
    if let number = record.number { found.append("case record \(oneLine(number))") }
    return found.isEmpty ? "" : " (\(found.joined(separator: ", ")))"
  }

  private func number(of record: RecordSummary) -> String {
    record.number.map { " (case record \(oneLine($0)))" } ?? ""
  }

  /// "4 working days ago (Good Friday and Easter Monday not counted)"; nothing where nothing is late.
  func howLongAgo(_ after: String) -> String {
    guard let lateness = f.lateness else { return "" }
    let span = lateness.own.count > 0 ? lateness.own : Span(lateness.calendarDays, .days)
    return "\(span)\(after)\(notCounted(lateness.skipped))"
  }

  func notCounted(_ holidays: [Holiday]) -> String {
    holidays.isEmpty ? "" : " (\(dates.holidays(holidays)) not counted)"
  }

  /// For tables: "Tue 17 March, in time".
  var lastCell: String {
    switch f.rule.form {
    case .recorded, .mustBeTrue: return "–"
    case .within, .before, .every, .upToDate, .atLeast: break
    }
    guard let date = f.last?.date ?? f.done else { return "none on record" }
    return switch f.lastInTime {
    case true?: "\(dates.day(date)), in time"
    case false?: "\(dates.day(date)), late"
    case nil: dates.day(date)
    }
  }

  /// For tables: "Tue 31 March, 4 working days ago".
  var nextCell: String {
    let isOpen = f.kind != .history
    guard let date = f.next ?? (isOpen ? f.due : nil) else { return "–" }
    let day = dates.day(date, f.dueMinute)
    guard f.outcome == .overdue, let lateness = f.lateness else { return day }
    let span = lateness.own.count > 0 ? lateness.own : Span(lateness.calendarDays, .days)
    return "\(day), \(span) ago"
  }
}

/// For the middle of a sentence; words in capitals stay as they are.
func lowerFirst(_ text: String) -> String {
  text.dropFirst().first?.isUppercase == true ? text : text.prefix(1).lowercased() + text.dropFirst()
}
