import CivilTime
import Compliance

/// Six months of what is on record, week by week: the shape of the work at a glance, and the same in words.
struct StripContent {
  struct Line {
    var title: String
    /// One for each week: the marks of what happened in it.
    var weeks: [String]
    /// "in time Tue 7 October, Tue 21 October; done late Thu 6 November"
    var inWords: String
  }

  /// Months over the weeks, with how many weeks each spans.
  let months: [(name: String, weeks: Int)]
  let lines: [Line]

  static let key = "● in time   ◆ late   ✕ not done in its time   ○ on record"

  init(_ events: [StripEvent], dates: DateWords) {
    let first = dates.monday(of: dates.asOf.adding(days: -7 * 25))
    let shown = events.filter { $0.date >= first && $0.date <= dates.asOf }
      .sorted { ($0.date, $0.title) < ($1.date, $1.title) }
    months = Self.months(from: first)
    var titles: [String] = []
    for event in shown where !titles.contains(event.title) { titles.append(event.title) }
    lines = titles.sorted { ($0.count, $0) < ($1.count, $1) }.map { title in
      Self.line(title, shown.filter { $0.title == title }, from: first, dates: dates)
    }
  }

  private static func line(_ title: String, _ events: [StripEvent], from first: CivilDate, dates: DateWords) -> Line {
    var weeks = Array(repeating: "", count: 26)
    for event in events {
      let week = (event.date - first) / 7
      if week >= 0, week < 26, weeks[week].count < 3 { weeks[week] += mark(event.outcome) }
    }
    return Line(title: capitalised(oneLine(title)), weeks: weeks, inWords: inWords(events))
  }

  /// Days under their outcome, in the order in which each came first; within half a year a day needs no year.
  private static func inWords(_ events: [StripEvent]) -> String {
    var groups: [(outcome: String, days: [String])] = []
    for event in events {
      let outcome = event.outcome.map { lowerFirst(Reports.words(for: $0)) } ?? "on record"
      let day = event.date.inWords(withYear: false)
      if let place = groups.firstIndex(where: { $0.outcome == outcome }) {
        groups[place].days.append(day)
      } else {
        groups.append((outcome, [day]))
      }
    }
    return groups.map { "\($0.outcome) \($0.days.joined(separator: ", "))" }.joined(separator: "; ")
  }

  private static func mark(_ outcome: Outcome?) -> String {
    switch outcome {
    case .met?: "●"
    case .late?: "◆"
    case .missed?, .overdue?, .notMet?: "✕"
    default: "○"
    }
  }

  /// A week belongs to the month of its Monday.
  private static func months(from first: CivilDate) -> [(name: String, weeks: Int)] {
    var months: [(name: String, weeks: Int)] = []
    for week in 0..<26 {
      let name = String(CivilDate.monthNames[first.adding(days: week * 7).month - 1].prefix(3))
      if months.last?.name == name { months[months.count - 1].weeks += 1 } else { months.append((name, 1)) }
    }
    return months
  }
}
