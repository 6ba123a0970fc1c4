import CivilTime
import Compliance

/// What other rules would change, as plain text.
public func impactText(_ report: ImpactReport, colour: Bool = false) -> String {
  plainText(ImpactBlocks(report).all, colour: colour)
}

/// The same as one HTML page to take to a meeting.
public func impactHTML(_ report: ImpactReport) -> String {
  htmlPage(ImpactBlocks(report).all, kicker: report.header.workspace)
}

/// The page, part by part.
private struct ImpactBlocks {
  let report: ImpactReport
  let dates: DateWords
  var impact: Impact { report.impact }

  init(_ report: ImpactReport) {
    self.report = report.withTitlesApart
    dates = DateWords(asOf: report.header.asOf)
  }

  var all: [Block] {
    head + summary + later + rules + teams + causes + wording + weeks + cases + limits
  }

  // MARK: Head

  private var head: [Block] {
    var blocks: [Block] = [.title("What a change of rules would mean"), .paragraph(Phrase(HeaderWords(header: report.header).day))]
    if impact.days.count > 1, let first = impact.days.first, let last = impact.days.last {
      blocks.append(
        .paragraph(
          Phrase(
            "Each week from \(first.inWords(withYear: true)) to \(last.inWords(withYear: true)), \(impact.days.count) days in all. What was written down since is counted as if it had been known then."
          )))
    }
    blocks += [
      .paragraph("\(strong: "Before:") \(listed(report.before.map(oneLine)))."),
      .paragraph("\(strong: "After:") \(listed(report.after.map(oneLine)))."),
    ]
    if report.header.isDraft { blocks.append(.under(Phrase(HeaderWords(header: report.header).draft))) }
    if let day = impact.rulesOf {
      blocks.append(
        .notice(
          Phrase(
            "The rules and figures of \(day.inWords(withYear: true)) are tried on the records of \(report.header.asOf.inWords(withYear: true)), as if they had always held. Nothing is foretold: what will be done and recorded until then is not known."
          )))
    }
    return blocks
  }

  private var summary: [Block] {
    if impact.changed == 0 {
      return [.heading("In short"), .paragraph(Phrase("Nothing changes for any of the \(counted(impact.people, "person", "people")) looked at\(untried)."))] + notCompared
    }
    var lines = ImpactKind.allCases.compactMap { kind -> Phrase? in
      let count = report.count(kind)
      return count == 0 ? nil : "\(strong: "\(count)") \(words(for: kind))"
    }
    let (added, removed, changed) = (report.count(.added), report.count(.removed), report.count(.changed))
    if added + removed > 0 {
      lines.append("things to do: \(strong: "\(added)") more, \(strong: "\(removed)") no longer asked for")
    }
    if changed > report.count(.askedOtherwise) { lines.append("things to do: \(strong: "\(changed)") asked for otherwise (what, of whom, by when, or who is told)") }
    lines += paceLines
    var blocks: [Block] = [
      .heading("In short"),
      .paragraph(
        Phrase(
          "Something would change for \(impact.changed) of the \(counted(impact.people, "person", "people")) looked at."
            + (impact.days.count > 1 ? " Each visit, plan or review counts once, on however many of the days it shows." : ""))),
      .bullets(lines),
    ]
    if report.restrictedCount > 0 { blocks.append(.paragraph(Phrase("\(restrictedWords(report.restrictedCount)) The figures count them."))) }
    return blocks + notCompared
  }

  /// What begins later is no part of "nothing".
  private var untried: String {
    impact.later.isEmpty ? "" : " by what holds on \((impact.rulesOf ?? report.header.asOf).inWords(withYear: true))"
  }

  private var later: [Block] {
    let lines = report.laterLines
    guard let how = lines.last else { return [] }
    return [
      .heading("What begins or ends later"), .bullets(lines.dropLast().map { Phrase($0) }), .paragraph(Phrase(how)),
    ]
  }

  /// "visit with the child seen: about 46 a month instead of 38 (8 more)", one line for each thing asked for.
  private var paceLines: [Phrase] {
    var order: [String] = []
    var sums: [String: (before: Int, after: Int)] = [:]
    for rule in impact.rules {
      guard let before = rule.paceBefore, let after = rule.paceAfter else { continue }
      if sums[rule.called] == nil { order.append(rule.called) }
      sums[rule.called, default: (0, 0)].before += before
      sums[rule.called, default: (0, 0)].after += after
    }
    return order.compactMap { name in
      guard let sum = sums[name], tenths(sum.before) != tenths(sum.after) else { return nil }
      let more = sum.after > sum.before ? "\(tenths(sum.after - sum.before)) more" : "\(tenths(sum.before - sum.after)) fewer"
      return "\(capitalised(oneLine(name))): about \(strong: tenths(sum.after)) a month instead of \(tenths(sum.before)) (\(strong: more))"
    }
  }

  private var notCompared: [Block] {
    var lines = impact.rules.compactMap { rule -> Phrase? in
      guard case .notCompared(let reason) = rule.standing else { return nil }
      return "\(oneLine(rule.title)): \(oneLine(reason))"
    }
    lines += report.leftOut.map { Phrase(oneLine($0)) }
    return lines.isEmpty ? [] : [.subheading("Not compared"), .bullets(lines)]
  }

  // MARK: Tables

  private static let columns: [(heading: String, kinds: [ImpactKind])] = [
    ("Now missing", [.nowMissing]), ("Now late", [.nowLate]), ("No longer", [.nowInTime]), ("Sooner", [.dueSooner]),
    ("Later", [.dueLater]), ("Cannot tell", [.nowCannotTell]), ("Asked", [.askedOtherwise]),
    ("Other", [.nowApplies, .noLongerApplies, .nowTold, .otherwise]),
  ]

  /// Columns in which something stands.
  private var columns: [(heading: String, kinds: [ImpactKind])] {
    Self.columns.filter { column in column.kinds.contains { report.count($0) > 0 } }
  }

  private var rules: [Block] {
    let changed = impact.rules.filter { rule in ImpactKind.allCases.contains { report.count($0, rule: rule) > 0 } }
    guard !changed.isEmpty else { return [] }
    let rows = changed.map { rule -> [String] in
      let mark: String =
        switch rule.standing {
        case .added: " (new rule)"
        case .removed: " (rule no longer there)"
        default: ""
        }
      return [oneLine(rule.title) + mark] + columns.map { column in column.kinds.map { report.count($0, rule: rule) }.reduce(0, +).inCell }
        + [report.count(.added, rule: rule).inCell, report.count(.removed, rule: rule).inCell]
    }
    return [
      .heading("Rule by rule"),
      .table(headings: ["Rule"] + columns.map(\.heading) + ["To do +", "To do −"], rows: rows),
      .paragraph(Phrase(key)),
    ]
  }

  /// What the short headings mean.
  private var key: String {
    let meanings: [(heading: String, meaning: String)] = [
      ("Now missing", "there would be a gap on record where there is none now"), ("Now late", "what was done would count as late"),
      ("No longer", "what is missing or late now would not be"), ("Sooner", "the due date would be earlier"),
      ("Later", "the due date would be later"), ("Cannot tell", "something on the record would have to be put right first"),
      ("Asked", "what is missing or in doubt stays so, and something else is asked about it, of somebody else, by another day, or others are told"),
      ("Other", "the rule begins or ceases to apply, can now be told, or is shown otherwise"),
    ]
    let said = meanings.filter { meaning in columns.contains { $0.heading == meaning.heading } }
    return said.map { "\($0.heading): \($0.meaning)." }.joined(separator: " ") + " To do: things that people would be asked for."
  }

  private var teams: [Block] {
    let rows = impact.teams.map { team -> [String] in
      [team.team.map(oneLine) ?? "No team", String(team.cases)]
        + columns.map { column in column.kinds.map { team.counts[$0] ?? 0 }.reduce(0, +).inCell }
        + [team.actionsAdded.inCell, team.actionsRemoved.inCell, tenths(team.paceBefore), tenths(team.paceAfter)]
    }
    guard !rows.isEmpty, impact.changed > 0 else { return [] }
    return [
      .heading(impact.days.count > 1 ? "Team by team, on the last day" : "Team by team"),
      .table(
        headings: ["Team", "Open cases"] + columns.map(\.heading) + ["To do +", "To do −", "Month before", "Month after"],
        rows: rows),
      .paragraph(
        "\"Month\" is how many visits, plans, reviews and the like the intervals of the open cases ask for in an average month."),
    ]
  }

  private var weeks: [Block] {
    guard impact.days.count > 1 else { return [] }
    let changed = impact.rules.filter { rule in rule.weeks.contains { $0.missingBefore != $0.missingAfter } }
    guard !changed.isEmpty else { return [] }
    let rows = impact.days.map { day -> [String] in
      [dates.day(day)]
        + changed.map { rule in
          guard let week = rule.weeks.first(where: { $0.day == day }) else { return "–" }
          return "\(week.missingBefore) → \(week.missingAfter)"
        }
    }
    return [
      .heading("Week by week"), .paragraph("How many were missing on record on that day, before and after."),
      .table(headings: ["Day"] + changed.map { oneLine($0.title) }, rows: rows),
    ]
  }

  // MARK: What made the difference

  private var causes: [Block] {
    var counts: [String: Int] = [:]
    for rule in impact.rules {
      for (cause, count) in rule.causes { counts["\(oneLine(rule.title)): \(oneLine(cause.text))", default: 0] += count }
    }
    let lines = counts.keys.sorted { (counts[$0] ?? 0, $1) > (counts[$1] ?? 0, $0) }
      .map { Phrase("\($0) (\(counted(counts[$0] ?? 0, "time", "times")))") }
    return lines.isEmpty ? [] : [.heading("What makes the difference"), .bullets(lines)]
  }

  private var wording: [Block] {
    let changed = impact.rules.filter { !$0.wording.isEmpty }
    guard !changed.isEmpty else { return [] }
    return [.heading("What the rules would say")]
      + changed.flatMap { rule -> [Block] in
        [.subheading(oneLine(rule.title))]
          + rule.wording.map { change in
            switch (change.before, change.after) {
            case (let before?, let after?): .bullets(["\(strong: "Before:") \(before)", "\(strong: "After:") \(after)"])
            case (nil, let after?): .bullets(["\(strong: "New:") \(after)"])
            case (let before?, nil): .bullets(["\(strong: "No longer:") \(before)"])
            case (nil, nil): .bullets([])
            }
          }
      }
  }

  // MARK: Cases

  private var cases: [Block] {
    let shown = report.shown
    guard !shown.isEmpty else { return [] }
    var blocks: [Block] = [.heading("Whom it would affect"), .paragraph("Confidential: about children and their workers.")]
    for rule in impact.rules {
      let ofRule = shown.filter { $0.ruleSet == rule.ruleSet && $0.rule == rule.rule }
      for kind in ImpactKind.allCases {
        let changes = ofRule.filter { $0.kind == kind }
        if !changes.isEmpty { blocks += table(of: changes, heading: "\(oneLine(rule.title)): \(words(for: kind)) (\(changes.count))") }
      }
    }
    return blocks
  }

  /// What is the same for all of them is said once above the table.
  private func table(of changes: [CaseChange], heading: String) -> [Block] {
    var blocks: [Block] = [.subheading(heading)]
    let causes = Set(changes.map(\.cause.text))
    if causes.count == 1, let cause = causes.first { blocks.append(.under(Phrase(stopped(capitalised(oneLine(cause)))))) }
    let hasDays = impact.days.count > 1
    let hasActions = changes.contains { $0.action != .none }
    let headings = ["Child", "Held by", "Before", "After"] + (hasActions ? ["To do"] : []) + (hasDays ? ["Seen on"] : [])
      + (causes.count > 1 ? ["Why"] : [])
    let rows = changes.map { change -> [String] in
      [nameAndNumber(change.person), holderName(change.holder), standing(change.before), standing(change.after)]
        + (hasActions ? [toDo(change.action)] : [])
        + (hasDays ? ["\(change.days) of \(impact.days.count), first \(dates.day(change.day))"] : [])
        + (causes.count > 1 ? [oneLine(change.cause.text)] : [])
    }
    return blocks + [.table(headings: headings, rows: rows)]
  }

  private func toDo(_ action: ActionChange) -> String {
    switch action {
    case .none: "–"
    case .added: "added"
    case .removed: "no more"
    case .changed: "otherwise"
    }
  }

  /// "overdue on record, Tue 31 March"
  private func standing(_ standing: CaseStanding?) -> String {
    guard let standing else { return "does not apply" }
    let words = lowerFirst(words(for: standing.outcome))
    return standing.due.map { "\(words), \(dates.day($0))" } ?? words
  }

  private var limits: [Block] {
    [
      .heading("What this does not say"),
      .paragraph(
        "The records are those of the day named above. People work differently under other rules, so counts of what is missing are what the same records would show, not a forecast."),
    ] + report.knownNotes.map { .paragraph(Phrase(oneLine($0))) } + [.paragraph(Phrase(HeaderWords.limits))]
  }
}

extension Int {
  /// A count in a table: nothing where there is none.
  fileprivate var inCell: String { self == 0 ? "–" : String(self) }
}
