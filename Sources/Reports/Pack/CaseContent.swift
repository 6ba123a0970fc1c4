import CivilTime
import Compliance

/// "Religion: not recorded." where only a title is given; a sentence stays as it is.
func essentialGapWords(_ gap: String) -> String {
  let words = capitalised(oneLine(gap))
  return words.contains(" not ") ? stopped(words) : "\(unstopped(words)): not recorded."
}

/// What the pages for one chosen child say, in the order of the case audit form, before they are laid out.
struct CaseContent {
  let audit: CaseAudit
  let header: AuditHeader
  let dates: DateWords

  init(_ audit: CaseAudit, header: AuditHeader) {
    self.audit = audit
    self.header = header
    dates = DateWords(asOf: header.asOf)
  }

  /// One line of "was it in time?".
  struct Answer {
    var question: String
    var answer: String
    var last: String
    var next: String
    var tone: CellTone
  }

  /// The form's four questions in its order, then the other checks.
  var answers: [Answer] {
    let known = audit.findings.filter { !isSaidByOther($0) }.enumerated().map { (order(of: $0.element.rule, at: $0.offset), answer($0.element)) }
    // Several rules may answer one question, each for another group: that the others do not apply is no news.
    var answered = Set(audit.findings.map(\.rule.check))
    let others = audit.doesNotApply.filter { answered.insert($0.rule.check).inserted }
    let notApplying = others.enumerated().map { index, item in
      (order(of: item.rule, at: 1000 + index), answer(item.rule, why: item.why))
    }
    let told = Set(audit.findings.map(\.rule.id) + audit.doesNotApply.map(\.rule.id))
    let notRun = header.notRun.filter { !told.contains($0.rule) }.enumerated().map { index, item in
      (
        place(of: item.check) * 10_000 + 2000 + index,
        Answer(
          question: oneLine(item.title), answer: "Not checked: no such data", last: "–", next: "–", tone: .silent)
      )
    }
    return (known + notApplying + notRun).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func answer(_ f: Finding) -> Answer {
    let sentences = FindingSentences(f, in: header)
    return Answer(
      question: question(of: f.rule), answer: words(for: f, dates: dates).long, last: sentences.lastCell,
      next: sentences.nextCell, tone: tone(of: f))
  }

  private func answer(_ rule: RuleSummary, why: String) -> Answer {
    let words = why.isEmpty ? "Does not apply" : "Does not apply: \(oneLine(why))"
    return Answer(question: question(of: rule), answer: words, last: "–", next: "–", tone: .silent)
  }

  private func order(of rule: RuleSummary, at index: Int) -> Int { place(of: rule.check) * 10_000 + index }

  private func place(of check: String) -> Int {
    let order = ["visit", "assessment", "no-assessment", "plan", "supervision", "chronology", "religion", "ethnicity"]
    return order.firstIndex(of: check) ?? order.count
  }

  /// Findings that need more than a line: what is open, what cannot be told, what was late, what nearly counted.
  var told: [Finding] {
    audit.findings.filter { f in
      switch f.outcome {
      case .overdue, .notMet, .awaitingRecord, .dueSoon, .late, .missed, .exempt: true
      case .cannotTell: !isNotChecked(f)
      case .met, .due, .lapsed, .notApplicable: !f.nearMisses.isEmpty
      }
    }
  }

  /// When the records were taken: once for all that is told.
  var asRecorded: Phrase? { audit.findings.first.map { FindingSentences($0, in: header).asRecorded } }

  var gaps: [Finding] { audit.findings.filter { $0.kind == .gap } }

  /// Findings that are in time, each as one fact: for the note.
  var inTime: [Finding] {
    audit.findings.filter { [.met, .due, .dueSoon].contains($0.outcome) && !isSaidByOther($0) }
  }

  /// The day has passed; there is still time to type it in.
  var awaiting: [Finding] { audit.findings.filter { $0.outcome == .awaitingRecord } }

  /// That there is an assessment at all is said by the one that asks whether it was in time.
  private func isSaidByOther(_ f: Finding) -> Bool {
    let bare = bareCheck(f.rule.check)
    return bare != f.rule.check && f.outcome == .met && audit.findings.contains { $0.rule.check == bare }
  }

  /// Late or ended things, and agreed exceptions.
  var past: [Finding] {
    audit.findings.filter { [.late, .missed, .lapsed, .exempt].contains($0.outcome) }
  }

  var restOfPeriod: String {
    let from = audit.opened.map { "Open since \(dates.day($0))" } ?? ""
    let until = audit.closed.map { "closed \(dates.day($0))" } ?? ""
    return [from, until].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
