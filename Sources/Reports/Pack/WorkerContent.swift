import CivilTime
import Compliance

/// What a worker's page says, before it is laid out.
struct WorkerContent {
  let audit: WorkerAudit
  let header: AuditHeader
  let dates: DateWords

  init(_ audit: WorkerAudit, header: AuditHeader) {
    self.audit = audit
    self.header = header
    dates = DateWords(asOf: header.asOf)
  }

  var name: String { audit.worker == nil ? "Children that nobody holds" : holderName(audit.worker) }

  /// A column of the page: what it is about, and the checks that it answers.
  struct Column {
    var check: String
    var heading: String
    var places: [Int]
  }

  /// The page's checks in order. Whether there is an assessment at all (`no-assessment`) is told with the assessment, and
  /// what was checked for nobody is said below the table: narrow columns clip their words.
  var columns: [Column] {
    var columns: [Column] = []
    for (place, column) in audit.columns.enumerated() where isChecked(place) {
      let check = bareCheck(column.check)
      if let same = columns.firstIndex(where: { $0.check == check }) {
        columns[same].places.append(place)
      } else {
        columns.append(Column(check: check, heading: column.heading, places: [place]))
      }
    }
    for (index, heading) in columnHeadings(columns.map(\.heading)).enumerated() { columns[index].heading = heading }
    return columns
  }

  /// Headings of the checks that answered for no child.
  var notCheckedHeadings: [String] {
    audit.columns.indices.filter { !isChecked($0) }.map { oneLine(audit.columns[$0].heading) }
  }

  private func isChecked(_ place: Int) -> Bool {
    audit.rows.isEmpty
      || audit.rows.contains { row in
        (place < row.cells.count && row.cells[place] != nil) || (place < row.doesNotApply.count && row.doesNotApply[place])
      }
  }

  /// "North team · 18 children · supervised by Helen Ward"
  var subtitle: String {
    var parts: [String] = []
    if let team = audit.worker?.team { parts.append(oneLine(team)) }
    parts.append(counted(audit.rows.count, "child", "children"))
    if let supervisor = audit.supervisor { parts.append("supervised by \(holderName(supervisor))") }
    return parts.joined(separator: " · ")
  }

  /// Rows by family, in the order of each family's first row: one visit may serve brothers and sisters.
  var families: [[WorkerRow]] {
    var groups: [[WorkerRow]] = []
    var place: [String: Int] = [:]
    for row in audit.rows {
      guard let family = row.person.family, row.familySize > 0 else {
        groups.append([row])
        continue
      }
      if let index = place[family] {
        groups[index].append(row)
      } else {
        place[family] = groups.count
        groups.append([row])
      }
    }
    return groups
  }

  /// "One family, 4 children; all last visited on Tue 17 March": only where it is a family.
  func familyWords(_ rows: [WorkerRow]) -> String? {
    guard rows.count > 1 else { return nil }
    let words = "One family, \(rows.count) children"
    guard let column = audit.columns.firstIndex(where: { $0.check == "visit" }) else { return words }
    let last = rows.map { $0.cells.indices.contains(column) ? $0.cells[column]?.last?.date : nil }
    guard let day = last[0], last.allSatisfy({ $0 == day }) else { return words }
    return "\(words); same last visit, \(dates.day(day))"
  }

  /// Open gaps of the page, what matters most first.
  var gaps: [Finding] {
    audit.rows.flatMap { $0.cells.compactMap { $0 } }.filter { $0.kind == .gap }.sorted(by: mattersMore)
  }

  /// The three children to speak of first, each with what matters most for them.
  var first: [Finding] {
    var seen: Set<String> = []
    return Array(gaps.filter { seen.insert($0.person.key).inserted }.prefix(3))
  }

  /// "5 children have something open; 13 have nothing missing on record."
  var summary: String {
    let open = Set(gaps.map(\.person.key)).count
    let rest = audit.rows.count - open
    if open == audit.rows.count {
      return open == 1 ? "This child has something open." : "All \(open) children have something open."
    }
    if open == 0 { return "Nothing is missing on record for these \(counted(audit.rows.count, "child", "children"))." }
    return "\(counted(open, "child has", "children have")) something open; "
      + "\(rest) \(rest == 1 ? "has" : "have") nothing missing on record."
  }

  /// The cell of a row: words, and how loudly they speak. Of several checks in a column the loudest is heard.
  func cell(_ row: WorkerRow, _ column: Column) -> (text: String, tone: CellTone) {
    let findings = column.places.compactMap { $0 < row.cells.count ? row.cells[$0] : nil }
    if let loudest = findings.min(by: { tone(of: $0).rank < tone(of: $1).rank }) {
      return (words(for: loudest, dates: dates).short, tone(of: loudest))
    }
    let doesNotApply = column.places.contains { $0 < row.doesNotApply.count && row.doesNotApply[$0] }
    return (doesNotApply ? "does not apply" : "–", .silent)
  }

  /// Gaps that are not among the first three.
  var others: [Finding] {
    let told = Set(first.map(\.identity.text))
    return gaps.filter { !told.contains($0.identity.text) }
  }

  /// "Also open (5)"; by itself where nothing was said before it.
  var othersHeading: String { "Also open (\(others.count))" }

  /// That the worker is away, and what follows for the actions.
  var awayWords: String? {
    audit.away.map { "\(capitalised(oneLine($0))). Name who does each action in the meantime." }
  }

  /// Something due on a day, for one child or for brothers and sisters together.
  struct Due {
    var day: String
    var people: [PersonSummary]
    var check: String
    var awaits: Bool
    /// "Visit", or "Visit, 3 children of one family".
    var what: String {
      let words = awaits ? "\(check) (awaiting record)" : check
      return people.count > 1 ? "\(words), \(people.count) children of one family" : words
    }
  }

  /// What falls due, by week and day.
  var weeks: [(title: String, due: [Due])] {
    var weeks: [(title: String, due: [Due])] = []
    for finding in byDay(audit.comingUp) {
      let date = finding.next ?? finding.due
      let title = date.map(dates.week) ?? "No date"
      if weeks.last?.title != title { weeks.append((title, [])) }
      add(finding, day: date.map(dates.day) ?? "No date", to: &weeks[weeks.count - 1].due)
    }
    return weeks
  }

  private func add(_ f: Finding, day: String, to due: inout [Due]) {
    let new = Due(day: day, people: [f.person], check: heading(of: f.rule), awaits: f.outcome == .awaitingRecord)
    let same = due.firstIndex { other in
      other.day == new.day && other.check == new.check && other.awaits == new.awaits
        && f.person.family != nil && other.people[0].family == f.person.family
    }
    if let same { due[same].people.append(f.person) } else { due.append(new) }
  }
}

/// "See Amira and record it": what to do about a gap; what would clear it where the rule asks for no action.
func whatToDo(_ f: Finding) -> String {
  if let action = f.action { return stopped(oneLine(action.text)) }
  return stopped(capitalised(oneLine(f.clearsWhen)))
}

/// "Sam Okafor, by Fri 10 April"
func whoAndWhen(_ f: Finding, _ dates: DateWords) -> String {
  guard let action = f.action else { return f.heldNow.map { holderName($0) } ?? "to be agreed" }
  return "\(ownerWords(action)), \(byWhen(action, dates))"
}
