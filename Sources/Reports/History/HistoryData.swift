import CivilTime
import Compliance

/// One row for each rule, and for each stretch of time where that was asked.
public func historyCSV(_ report: HistoryReport) -> String {
  let header = ["rule_set", "rule", "due_from"] + historyOutcomes.map(\.rawValue) + ["left_out", "whole_past"]
  let rows = report.lines.flatMap { line -> [[String]] in
    let times = report.step == .all ? [line.history.times] : line.history.times.map { [$0] }
    return times.map { times in
      let figures = HistoryFigures(times, isWhole: line.history.isWhole, countsTodaysFacts: report.countsTodaysFacts)
      let from = report.step == .all ? "" : times.first?.from?.description ?? ""
      return [line.ruleSet, line.rule, from] + historyOutcomes.map { String(figures.count([$0])) } 
        + [String(figures.leftOut), line.history.isWhole ? "yes" : "no"]
    }
  }
  return csv([header] + rows)
}

/// The same as one JSON object.
public func historyJSON(_ report: HistoryReport) -> String {
  var o = JSONObject()
  o.put("as_of", report.header.asOf)
  o.put("people", report.people)
  o.put(
    "rules",
    report.lines.map { line in
      var rule = JSONObject()
      rule.put("rule_set", line.ruleSet)
      rule.put("id", line.rule)
      rule.put("title", line.title)
      rule.put("times", line.history.times.map { time in object(time, line.history, report) })
      rule.put("whole_past", line.history.isWhole)
      return rule
    })
  o.put(
    "not_run",
    report.header.notRun.map { rule in
      var o = JSONObject()
      o.put("rule_set", rule.ruleSet)
      o.put("id", rule.rule)
      o.put("reason", rule.reason)
      return o
    })
  return o.text + "\n"
}

private func object(_ time: DutyHistory.Time, _ history: DutyHistory, _ report: HistoryReport) -> JSONObject {
  let figures = HistoryFigures([time], isWhole: history.isWhole, countsTodaysFacts: report.countsTodaysFacts)
  var o = JSONObject()
  o.put("due_from", time.from)
  var counts = JSONObject()
  for outcome in historyOutcomes { if let count = figures.counts[outcome] { counts.put(outcome.rawValue, count) } }
  o.put("outcomes", counts)
  o.put("left_out", figures.leftOut)
  return o
}
