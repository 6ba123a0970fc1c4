import CivilTime
import Compliance

/// The parts of a direction note, each as it is said.
struct NoteContent {
  let content: CaseContent
  let worker: WorkerAudit
  let header: AuditHeader
  let name: String
  var dates: DateWords { content.dates }
  var person: PersonSummary { content.audit.person }

  init(_ c: CaseAudit, worker: WorkerAudit, header: AuditHeader) {
    content = CaseContent(c, header: header)
    self.worker = worker
    self.header = header
    name = firstName(c.person)
  }

  /// Who holds the case; of a case that nobody holds, that it is so.
  private var holder: String { holderName(content.audit.holder ?? worker.worker) }
  /// Somebody holds the case, or held it for the page.
  private var hasHolder: Bool { (content.audit.holder ?? worker.worker) != nil }
  private var manager: String { worker.supervisor.map { holderName($0) } ?? "____________________" }

  func head(_ page: inout NotePage) {
    page.heading("Management direction")
    if header.isDraft { page.line("DRAFT: the standards below are not agreed yet. Do not put this on the file.") }
    page.blank()
    page.field("Child", fullName(person))
    if person.name != nil { page.field("Case number", person.number) }
    page.field("Social worker", holder)
    page.field("Manager", manager)
    page.field("Date of note", "____________________  (required)")
  }

  func whatWasLookedAt(_ page: inout NotePage) {
    page.heading("What was looked at")
    let when = header.extractedAt.map { "as recorded on \(oneLine($0))" }
      ?? "as it stood on \(header.asOf.inWords(withYear: true))"
    page.say("The dates and fields on the record of \(name), \(when)\(hasHolder ? ", before supervision with \(holder)" : "").")
    page.say(
      "A computer program compared them with the standards named at the end. It did not read the case notes, "
        + "see \(name) or judge the quality of the work.")
    for line in HeaderWords(header: header).notRunInShort { page.item("-", "Not checked: \(lowerFirst(line)).") }
    for finding in content.audit.findings where isNotChecked(finding) {
      page.item("-", "Not checked: \(lowerFirst(oneLine(finding.rule.title))).")
    }
  }

  func whatIsInTime(_ page: inout NotePage) {
    page.heading("What is in time, or not due yet")
    if content.inTime.isEmpty { page.say("Nothing of what was looked at is in time at present.") }
    for finding in content.inTime {
      let sentences = FindingSentences(finding, in: header)
      var said = "\(sentences.headline) \(sentences.whatTheRecordShows.plain)"
      if finding.next != nil { said += " Next due: \(sentences.nextCell)." }
      page.item("-", said)
    }
  }

  func whatIsMissing(_ page: inout NotePage) {
    page.heading("What the record does not show")
    if content.gaps.isEmpty {
      page.say("Nothing that these standards ask for is missing on the record.")
    }
    for (index, finding) in content.gaps.enumerated() {
      if index > 0 { page.blank() }
      let sentences = FindingSentences(finding, in: header)
      page.item("\(index + 1).", sentences.paragraph.plain)
      for more in [sentences.nearly, sentences.beside.asParagraph()] where !more.isEmpty {
        page.item("  ", more.plain)
      }
    }
    // What is numbered above is not said twice.
    let numbered = content.gaps.map { heading(of: $0.rule).lowercased() }
    let others = content.audit.essentialGaps.filter { !numbered.contains(oneLine($0).lowercased()) }
    guard !others.isEmpty else { return }
    page.heading("Other gaps in essential information")
    for gap in others { page.item("-", essentialGapWords(gap)) }
  }

  /// The day has passed, and there is still time to type it in: neither in time nor missing.
  func whatIsAwaited(_ page: inout NotePage) {
    guard !content.awaiting.isEmpty else { return }
    page.heading("What may be done and not typed in yet")
    for finding in content.awaiting { page.item("-", FindingSentences(finding, in: header).paragraph.plain) }
  }

  /// What can no longer be done in time, and agreed exceptions: facts, for which nothing is asked.
  func whatIsPast(_ page: inout NotePage) {
    guard !content.past.isEmpty else { return }
    page.heading("What else is on record")
    for finding in content.past {
      let sentences = FindingSentences(finding, in: header)
      page.item("-", ([Phrase(sentences.headline), sentences.whatTheRecordShows] + sentences.beside).asParagraph().plain)
    }
  }

  func managersView(_ page: inout NotePage) {
    page.heading("The manager's own view (required before this note is filed)")
    page.line("Is \(name) safe now? How do you know?")
    page.room(3)
    page.blank()
    page.line("Your view of how things are for \(name), and of the work:")
    page.room(3)
  }

  func actions(_ page: inout NotePage) {
    page.heading("Actions")
    let actions = content.gaps.compactMap { f in f.action.map { (f, $0) } }
    if actions.isEmpty { page.say("None asked for by these standards. The manager may add their own.") }
    for (index, (finding, action)) in actions.enumerated() {
      if index > 0 { page.blank() }
      page.item("\(index + 1).", stopped(oneLine(action.text)))
      page.labelled("Who", who(action))
      page.labelled("By when", whenWords(action))
      page.labelled("Why", stopped(capitalised(reasonForChild(finding.rule, name: name))))
      if !action.doneWhen.isEmpty { page.labelled("Done when", stopped(capitalised(oneLine(action.doneWhen)))) }
      page.labelled("Changes", "____________________________________")
    }
  }

  /// The owner by name; a place for a name where there is none, or where the one named is away.
  private func who(_ action: RemedialAction) -> String {
    let owner = ownerWords(action)
    guard action.ownerName != nil else { return "\(owner): ____________________  (name, required)" }
    guard action.owner == "social_worker", let away = worker.away else { return owner }
    return "\(owner) (\(oneLine(away))); in the meantime: ____________________"
  }

  private func whenWords(_ action: RemedialAction) -> String {
    guard let by = action.by else { return capitalised(byWhen(action, dates)) + "." }
    let span = action.within.map { " (\($0) from \(dates.day(header.asOf)))" } ?? ""
    // A note is read for years: a day that something is asked for by carries its year.
    return by.inWords(withYear: true) + span
  }

  func review(_ page: inout NotePage) {
    page.heading("Review")
    page.line("These actions are reviewed on: ____________________  (required)")
    if let last = content.gaps.compactMap({ $0.action?.by }).max() {
      page.say("The last of them is due by \(dates.day(last)).")
    }
    page.heading("Who was told")
    let told = people(\.tell)
    let copied = people(\.copy)
    if told.isEmpty, copied.isEmpty { page.line("[ ] ____________________  on ____________________") }
    for who in told { page.line("[ ] Told: \(who), on ____________________") }
    for who in copied { page.line("[ ] Copied: \(who), on ____________________") }
  }

  /// Roles in the order of the actions, with names where they are known; nobody twice.
  private func people(_ roles: (RemedialAction) -> [String]) -> [String] {
    var said: [String] = []
    for action in content.gaps.compactMap(\.action) {
      for role in roles(action) {
        let words = named(role, in: action)
        if !said.contains(words) { said.append(words) }
      }
    }
    return said
  }

  private func named(_ role: String, in action: RemedialAction) -> String {
    switch role {
    case "social_worker": "\(hasHolder ? holder : "____________________") (social worker)"
    case "team_manager": "\(manager) (team manager)"
    default:
      if role == action.owner, let name = action.ownerName { "\(oneLine(name)) (\(roleWords(role)))" } else { roleWords(role) }
    }
  }

  func references(_ page: inout NotePage) {
    page.heading("References")
    var sources: [String] = []
    for finding in content.gaps + content.inTime {
      let source = sourceWords(finding.rule.figureSource ?? finding.rule.source)
      if !sources.contains(source) { sources.append(source) }
    }
    for source in sources { page.item("-", "Standard: \(source)") }
    for set in header.ruleSets { page.item("-", "Rules: \(oneLine(set))") }
    for finding in content.gaps { page.item("-", "Ref \(FindingSentences(finding, in: header).reference)") }
    page.item("-", "Made with \(oneLine(header.program)), as of \(header.asOf.inWords(withYear: true))")
  }
}
