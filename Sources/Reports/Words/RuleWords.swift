import Compliance
public import RuleSets

/// What a rule is about, as a heading: "Case supervision in time" is "Case supervision". A title that asks for something
/// else gives way to its check: `no-assessment` is "Assessment".
func heading(of rule: RuleSummary) -> String {
  if let about = whatTitleIsAbout(rule.title) { return about }
  let bare = bareCheck(rule.check.isEmpty ? rule.id : rule.check)
  return capitalised(oneLine(bare.replacing("-", with: " ").replacing("_", with: " ")))
}

/// `no-assessment` asks whether there is any, and stands with `assessment`.
func bareCheck(_ check: String) -> String { check.hasPrefix("no-") ? String(check.dropFirst(3)) : check }

/// "Visit" of "Visit in time"; nil for a title of another kind.
private func whatTitleIsAbout(_ title: String) -> String? {
  let title = oneLine(title)
  let endings = [" in time", " up to date", " recorded", " on record", " in place"]
  guard let ending = endings.first(where: { title.hasSuffix($0) }) else { return nil }
  return withoutArticle(String(title.dropLast(ending.count)))
}

private func withoutArticle(_ text: String) -> String {
  let article = ["An ", "A ", "The "].first { text.hasPrefix($0) }
  return capitalised(String(text.dropFirst(article?.count ?? 0)))
}

/// Short headings of columns; where two would be the same, the later one is said in full.
func columnHeadings(_ titles: [String]) -> [String] {
  var headings: [String] = []
  for title in titles {
    let short = whatTitleIsAbout(title) ?? oneLine(title)
    headings.append(headings.contains(short) ? withoutArticle(oneLine(title)) : short)
  }
  return headings
}

/// The question as the form asks it, else the title.
func question(of rule: RuleSummary) -> String { oneLine(rule.question.isEmpty ? rule.title : rule.question) }

/// Who set the standard, as the beginning of "… is every 10 working days".
func standardIsOf(_ rule: RuleSummary) -> String {
  switch (rule.figureSource ?? rule.source).kind {
  case .law: "the law says"
  case .guidance: "statutory guidance says"
  case .national: "the national standard is"
  case .local: "our standard is"
  }
}

/// "Local practice standards, section 3.2 (our own standard)".
func sourceWords(_ source: SourceReference) -> String {
  var words = oneLine(source.document)
  if !source.council.isEmpty { words = "\(oneLine(source.council)), \(words)" }
  if let first = source.section.first {
    words += first.isNumber ? ", section \(oneLine(source.section))" : ", \(oneLine(source.section))"
  }
  let kind =
    switch source.kind {
    case .law: "law"
    case .guidance: "statutory guidance"
    case .national: "national standard"
    case .local: "our own standard"
    }
  return "\(words) (\(kind))"
}

/// Why it matters for this child, said kindly: a note may be read by the child one day.
func reasonForChild(_ rule: RuleSummary, name: String) -> String {
  let check = rule.check.hasPrefix("no-") ? String(rule.check.dropFirst(3)) : rule.check
  switch check {
  case "visit": return "so that \(name) is seen and heard, and we know how things are"
  case "supervision": return "so that those who make decisions for \(name) stop and think together"
  case "assessment": return "so that help for \(name) rests on what \(name) needs"
  case "plan": return "so that everyone, \(name) included, knows what is to happen and by when"
  case "chronology": return "so that \(name)'s story is there for whoever works with \(name) next"
  case "religion", "ethnicity": return "so that we know who \(name) is, and our help fits"
  default: break
  }
  switch rule.priority {
  case 1: return "so that \(name) is seen and heard, and we know how things are"
  case 2: return "so that decisions about \(name) are made in their time"
  case 3: return "so that everyone, \(name) included, knows what is to happen and by when"
  default: return "so that \(name)'s record is whole, and can be relied on"
  }
}

/// The same of a rule that nobody is judged by yet.
public func sourceWords(_ source: Source) -> String { sourceWords(SourceReference(source)) }
