public import CivilTime
public import SourceText

/// A calendar as a file holds it: `holidays` make it one of working days, `terms` one of school terms.
public enum CalendarFile: Sendable {
  case working(WorkingCalendar)
  case school(SchoolCalendar)
}

/// Reads a calendar of either kind. All mistakes are reported; nil when it cannot be used.
public func readAnyCalendar(_ file: SourceFile, diagnostics: inout Diagnostics) -> CalendarFile? {
  var found = Diagnostics()
  defer { diagnostics.append(found) }
  guard let root = readYAML(file, diagnostics: &found) else { return nil }
  // A misspelt `terms` is to be told as that, and not as holidays that lack.
  let hasTerms = root["terms"] != nil || (root.entries ?? []).contains { suggestion(for: $0.key.text, among: ["terms"]) != nil }
  if hasTerms, root["holidays"] == nil { return schoolCalendar(root, &found).map { .school($0) } }
  return workingCalendar(root, &found).map { .working($0) }
}

/// Reads a calendar of working days. All mistakes are reported; nil when it cannot be used.
public func readCalendar(_ file: SourceFile, diagnostics: inout Diagnostics) -> WorkingCalendar? {
  var found = Diagnostics()
  defer { diagnostics.append(found) }
  return readYAML(file, diagnostics: &found).flatMap { workingCalendar($0, &found) }
}

private func workingCalendar(_ root: YAMLNode, _ found: inout Diagnostics) -> WorkingCalendar? {
  guard
    let keyed = KeyedNode(
      root, of: "a calendar", allowed: ["source", "weekend"],
      required: ["language", "calendar", "title", "version", "covers", "holidays"], diagnostics: &found)
  else { return nil }
  let head = head(keyed, &found)
  checkWeekend(keyed, &found)
  let holidays = holidays(keyed, head.covers, &found)
  guard !found.hasErrors, let name = head.name, let title = head.title, let version = head.version,
    let covers = head.covers
  else { return nil }
  return WorkingCalendar(name: name, title: title, version: version, covers: covers, holidays: holidays)
}

private func schoolCalendar(_ root: YAMLNode, _ found: inout Diagnostics) -> SchoolCalendar? {
  guard
    let keyed = KeyedNode(
      root, of: "a calendar of school terms", allowed: ["source"],
      required: ["language", "calendar", "title", "version", "covers", "terms"], diagnostics: &found)
  else { return nil }
  let head = head(keyed, &found)
  let terms = terms(keyed, head.covers, &found)
  guard !found.hasErrors, let name = head.name, let title = head.title, let version = head.version,
    let covers = head.covers
  else { return nil }
  return SchoolCalendar(name: name, title: title, version: version, covers: covers, terms: terms)
}

/// What calendars of both kinds say first.
private struct CalendarHead {
  var name: String?, title: String?, version: String?
  var covers: ClosedRange<CivilDate>?
}

private func head(_ keyed: KeyedNode, _ found: inout Diagnostics) -> CalendarHead {
  var head = CalendarHead()
  head.name = keyed.text("calendar", diagnostics: &found)?.text
  head.title = keyed.text("title", diagnostics: &found)?.text
  head.version = keyed.text("version", diagnostics: &found)?.text
  if let language = keyed.text("language", diagnostics: &found), language.text != "1" {
    found.report(CaseRecordsDiagnostics.unknownLanguage(language))
  }
  head.covers = keyed["covers"].flatMap { covered($0, &found) }
  return head
}

/// Terms in date order. A day belongs to one term at most; the same name twice is one term with a gap.
private func terms(
  _ keyed: KeyedNode, _ covers: ClosedRange<CivilDate>?, _ found: inout Diagnostics
) -> [SchoolTerm] {
  guard keyed["terms"] != nil, let items = keyed.list("terms", diagnostics: &found) else { return [] }
  var terms: [SchoolTerm] = []
  for item in items {
    guard
      let written = KeyedNode(item, of: "a term", allowed: [], required: ["name", "from", "until"], diagnostics: &found),
      let name = written.text("name", diagnostics: &found), let days = dates(written, &found)
    else { continue }
    for (key, day) in [("from", days.lowerBound), ("until", days.upperBound)] {
      if let covers, !covers.contains(day), let span = written[key]?.span {
        found.report(CaseRecordsDiagnostics.termOutside(span, covers))
      }
    }
    if let other = terms.first(where: { ($0.from...$0.until).overlaps(days) }), let span = written["from"]?.span {
      found.report(CaseRecordsDiagnostics.termOverlaps(span, other))
    }
    terms.append(SchoolTerm(name: name.text, from: days.lowerBound, until: days.upperBound))
  }
  return terms
}

/// The longest time a calendar may cover, in days: its table lies in memory.
private let maximumDays = 366 * 300

private func covered(_ node: YAMLNode, _ found: inout Diagnostics) -> ClosedRange<CivilDate>? {
  guard
    let keyed = KeyedNode(node, of: "covers", allowed: [], required: ["from", "until"], diagnostics: &found),
    let covers = dates(keyed, &found)
  else { return nil }
  if covers.upperBound - covers.lowerBound > maximumDays {
    found.report(CaseRecordsDiagnostics.coversTooMuch(node.span.firstLine))
    return nil
  }
  return covers
}

/// Working days are Monday to Friday; a calendar may say so, and nothing else.
private func checkWeekend(_ keyed: KeyedNode, _ found: inout Diagnostics) {
  guard keyed["weekend"] != nil, let days = keyed.list("weekend", diagnostics: &found) else { return }
  let names = days.compactMap { $0.scalar?.text }
  if Set(names) != ["saturday", "sunday"], let span = keyed["weekend"]?.span {
    found.report(CaseRecordsDiagnostics.otherWeekend(span))
  }
}

private func holidays(
  _ keyed: KeyedNode, _ covers: ClosedRange<CivilDate>?, _ found: inout Diagnostics
) -> [Holiday] {
  guard keyed["holidays"] != nil, let items = keyed.list("holidays", diagnostics: &found) else { return [] }
  var seen: Set<CivilDate> = []
  return items.compactMap { item in
    guard
      let holiday = KeyedNode(
        item, of: "a holiday", allowed: [], required: ["date", "title"], diagnostics: &found),
      let written = holiday.text("date", diagnostics: &found), let title = holiday.text("title", diagnostics: &found),
      let day = date(written, &found)
    else { return nil }
    if let covers, !covers.contains(day) { found.report(CaseRecordsDiagnostics.holidayOutside(written)) }
    if !seen.insert(day).inserted { found.report(CaseRecordsDiagnostics.holidayTwice(written)) }
    return Holiday(date: day, title: title.text)
  }
}
