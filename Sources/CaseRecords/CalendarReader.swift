public import CivilTime
public import SourceText

/// Reads a calendar of working days. All mistakes are reported; nil when it cannot be used.
public func readCalendar(_ file: SourceFile, diagnostics: inout Diagnostics) -> WorkingCalendar? {
  var found = Diagnostics()
  defer { diagnostics.append(found) }
  guard let root = readYAML(file, diagnostics: &found),
    let keyed = KeyedNode(
      root, of: "a calendar", allowed: ["source", "weekend"],
      required: ["language", "calendar", "title", "version", "covers", "holidays"], diagnostics: &found)
  else { return nil }
  let name = keyed.text("calendar", diagnostics: &found)
  let title = keyed.text("title", diagnostics: &found)
  let version = keyed.text("version", diagnostics: &found)
  if let language = keyed.text("language", diagnostics: &found), language.text != "1" {
    found.report(CaseRecordsDiagnostics.unknownLanguage(language))
  }
  checkWeekend(keyed, &found)
  let covers = keyed["covers"].flatMap { covered($0, &found) }
  let holidays = holidays(keyed, covers, &found)
  guard !found.hasErrors, let name, let title, let version, let covers else { return nil }
  return WorkingCalendar(
    name: name.text, title: title.text, version: version.text, covers: covers, holidays: holidays)
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
