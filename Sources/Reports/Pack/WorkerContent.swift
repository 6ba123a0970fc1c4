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

  /// The headings of the page's checks, in order.
  var headings: [String] { columnHeadings(audit.columns.map(\.heading)) }

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
    if open == 0 { return "Nothing is missing on record for these \(counted(audit.rows.count, "child", "children"))." }
    return "\(counted(open, "child has", "children have")) something open; "
      + "\(rest) \(rest == 1 ? "has" : "have") nothing missing on record."
  }

  /// The cell of a row: words, and how loudly they speak.
  func cell(_ row: WorkerRow, _ column: Int) -> (text: String, tone: CellTone) {
    if column < row.cells.count, let finding = row.cells[column] {
      return (words(for: finding, dates: dates).short, tone(of: finding))
    }
    let doesNotApply = column < row.doesNotApply.count && row.doesNotApply[column]
    return (doesNotApply ? "does not apply" : "–", .silent)
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
