public import Compliance

/// One finding as plain text: child, category, worker; what is missing; last and next; how the date was worked out; near
/// misses; as recorded when; what will clear it; since when, and the reference. 130 words at most where a rule is brief.
public func findingText(_ f: Finding, in header: AuditHeader) -> String {
  let parts = FindingParts(f, in: header)
  var lines = [parts.who]
  for paragraph in parts.paragraphs { lines += wrap(paragraph.plain, width: 100) }
  lines.append(parts.sentences.footer)
  return lines.joined(separator: "\n") + "\n"
}

/// The same in Markdown, as a quotation.
public func findingMarkdown(_ f: Finding, in header: AuditHeader) -> String {
  let parts = FindingParts(f, in: header)
  let blocks = [escapeMarkdown(parts.who)] + parts.paragraphs.map(\.markdown) + [escapeMarkdown(parts.sentences.footer)]
  return blocks.map { "> \($0)" }.joined(separator: "\n>\n") + "\n"
}

/// What both forms say, in order.
struct FindingParts {
  let sentences: FindingSentences
  let who: String
  let paragraphs: [Phrase]

  init(_ f: Finding, in header: AuditHeader) {
    let sentences = FindingSentences(f, in: header)
    self.sentences = sentences
    var who = [nameAndNumber(f.person)]
    if let category = f.person.category { who.append(oneLine(category)) }
    if let holder = f.heldNow { who.append(holderName(holder)) }
    if f.person.isRestricted { who.append("restricted") }
    if header.isDraft || !f.rule.isAgreed { who.append("DRAFT rule") }
    self.who = who.joined(separator: " · ")
    let recorded = (sentences.beside + [sentences.asRecorded, sentences.whatClearsIt]).asParagraph()
    paragraphs = [sentences.paragraph, sentences.nearly, recorded].filter { !$0.isEmpty }
  }
}

/// "To do: See Amira, on her own if she agrees, and record it. Sam Okafor, by Fri 10 April."
func actionSentence(_ f: Finding, dates: DateWords) -> Phrase {
  guard f.kind == .gap, let action = f.action else { return "" }
  return "To do: \(stopped(oneLine(action.text))) \(strong: stopped("\(ownerWords(action)), \(byWhen(action, dates))"))"
}

/// The owner by name; the role where no name is known.
func ownerWords(_ action: RemedialAction) -> String {
  action.ownerName.map(oneLine) ?? capitalised(roleWords(action.owner))
}

/// "by Fri 10 April"; the span where no day could be worked out.
func byWhen(_ action: RemedialAction, _ dates: DateWords) -> String {
  if let by = action.by { return "by \(dates.day(by))" }
  if let within = action.within { return "within \(within)" }
  return "day to be agreed"
}
