import CivilTime
import Compliance

/// How every duty came out, as plain text.
public func historyText(_ report: HistoryReport, colour: Bool = false) -> String {
  plainText(HistoryBlocks(report: report).all, colour: colour)
}

private struct HistoryBlocks {
  let report: HistoryReport

  var all: [Block] { head + tables + leftOut + limits }

  private var head: [Block] {
    let words = HeaderWords(header: report.header)
    let place = report.header.workspace.isEmpty ? "" : ": \(report.header.workspace)"
    var blocks: [Block] = [.title("How each rule was kept\(place)"), .paragraph(Phrase(words.day))]
    if !words.rules.isEmpty { blocks.append(.under(Phrase(words.rules))) }
    let looked = counted(report.people, "person", "people")
    blocks.append(.under(Phrase("Everything that was ever due since each case opened: \(looked) looked at, \(counted(report.lines.count, "rule", "rules")) run.")))
    if report.header.isDraft { blocks.append(.paragraph(.strong(words.draft))) }
    if !report.header.notRun.isEmpty {
      blocks += [.heading("Not run (\(report.header.notRun.count))"), .bullets(words.notRunInFull)]
    }
    return blocks
  }

  private func figures(_ times: [DutyHistory.Time], isWhole: Bool = true) -> HistoryFigures {
    HistoryFigures(times, isWhole: isWhole, countsTodaysFacts: report.countsTodaysFacts)
  }

  // MARK: Tables

  private static let columns: [(heading: String, outcomes: [Outcome])] = [
    ("In time", [.met]), ("Late", [.late]), ("Missed", [.missed]), ("Overdue", [.overdue]), ("Not there", [.notMet]),
    ("Ended", [.lapsed]), ("Not due", [.due, .dueSoon]), ("Awaiting", [.awaitingRecord]), ("Exception", [.exempt]),
    ("Cannot tell", [.cannotTell]),
  ]

  /// Columns in which something stands.
  private var columns: [(heading: String, outcomes: [Outcome])] {
    let all = figures(report.lines.flatMap(\.history.times))
    return Self.columns.filter { all.count($0.outcomes) > 0 }
  }

  private func row(_ name: String, _ times: [DutyHistory.Time], _ history: DutyHistory) -> [String] {
    let figures = figures(times, isWhole: history.isWhole)
    let cells = columns.map { column -> String in
      let count = figures.count(column.outcomes)
      return count == 0 ? "–" : String(count)
    }
    return [name] + cells + [figures.inTime.map { "\($0) %" } ?? "–"]
  }

  private var tables: [Block] {
    let lines = report.lines.filter { !$0.history.times.isEmpty }
    if lines.isEmpty { return [.paragraph(Phrase("Nothing was ever due."))] }
    let headings = columns.map(\.heading) + ["Kept"]
    if report.step == .all {
      return [.table(headings: ["Rule"] + headings, rows: lines.map { row(oneLine($0.title), $0.history.times, $0.history) })] + [key]
    }
    return lines.flatMap { line -> [Block] in
      let rows = line.history.times.map { row(name(of: $0), [$0], line.history) }
      return [.heading(oneLine(line.title)), .table(headings: ["Fell due in"] + headings, rows: rows)]
    } + [key]
  }

  /// "2026", "April to June 2026", "May 2026"
  private func name(of time: DutyHistory.Time) -> String {
    guard let from = time.from else { return "no due date" }
    let months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    switch report.step {
    case .all, .year: return String(from.year)
    case .quarter: return "\(months[from.month - 1]) to \(months[from.month + 1]) \(from.year)"
    case .month: return "\(months[from.month - 1]) \(from.year)"
    }
  }

  /// What the short headings mean.
  private var key: Block {
    let meanings: [(heading: String, meaning: String)] = [
      ("In time", "done by its due date, or recorded"), ("Late", "done after it"),
      ("Missed", "not done while it was asked for"), ("Overdue", "past its due date, and not done on record"),
      ("Not there", "not recorded or not in place"), ("Ended", "the case or period ended before it was due"),
      ("Not due", "due on the day judged or later"), ("Awaiting", "past its due date, in the time for recording"),
      ("Exception", "covered by an agreed exception"), ("Cannot tell", "something on the record would have to be put right first"),
    ]
    let said = meanings.filter { meaning in columns.contains { $0.heading == meaning.heading } }.map { "\($0.heading): \($0.meaning)." }
    return .paragraph(Phrase((said + ["Kept: of a hundred in time, late, missed, overdue or not there, how many in time."]).joined(separator: " ")))
  }

  private var leftOut: [Block] {
    let lines = report.lines.compactMap { line -> Phrase? in
      let count = figures(line.history.times).leftOut
      return count == 0 ? nil : "\(strong: oneLine(line.title)): \(count)"
    }
    var blocks: [Block] = []
    if !lines.isEmpty {
      blocks += [
        .heading("Left out"),
        .paragraph(
          "What is past and could only be judged by facts that are held for today alone. How much was kept is not worked out of the rest; --by-todays-facts counts all."),
        .bullets(lines),
      ]
    }
    let partly = report.lines.filter { !$0.history.isWhole }.map { Phrase(oneLine($0.title)) }
    if !partly.isEmpty {
      blocks += [
        .heading("Known only in part"),
        .paragraph("The records do not hold all of the past that these rules look at, so how much was kept is not worked out."),
        .bullets(partly),
      ]
    }
    return blocks
  }

  private var limits: [Block] {
    var blocks: [Block] = []
    if !report.header.dataQuality.isEmpty {
      blocks += [.heading("Data quality"), .bullets(report.header.dataQuality.map { Phrase(oneLine($0)) })]
    }
    return blocks + [.heading("What was not checked"), .paragraph(Phrase(HeaderWords.limits))]
  }
}
