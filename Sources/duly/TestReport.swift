import Compliance
import FEEL
import Reports
import RuleSets
import SourceText

/// How the results of examples are told.
enum TestReport {
  /// Nothing where the answer is as expected.
  static func lines(_ result: ExampleResult) -> String {
    var lines: [String] = []
    switch result.standing {
    case .asExpected: return ""
    case .toDo: return head(result) + " is to do: \(result.example.todo?.reason ?? "")\n"
    case .toDoHolds: lines.append("it holds now: remove `todo`")
    case .differs: lines += result.differences
    case .programMistake:
      if result.example.todo == nil { lines += result.differences }
      lines += result.programMistakes.map { "a mistake of the program, not of the rule: \($0)" }
      lines.append("the answer must not depend on that: please tell whoever gave you the program")
    }
    return head(result) + "\n" + lines.map { "    \($0)\n" }.joined()
  }

  private static func head(_ result: ExampleResult) -> String {
    let place = result.expected.span
    return "\(place.file.name):\(place.position.line): \(result.rule.id), example \"\(result.example.name)\""
  }

  static func json(_ running: ExampleRunning, coverage: Bool) -> String {
    var object = JSONObject()
    let (fine, waiting) = (running.count(.asExpected), running.count(.toDo))
    object.put("as_expected", fine)
    object.put("to_do", waiting)
    object.put("not_as_expected", running.results.count - fine - waiting)
    object.put("without_examples", running.withoutExamples.map { "\($0.ruleSet.name)/\($0.rule.id)" })
    object.put("examples", running.results.map { example($0.ruleSet, $0.result) })
    if coverage { object.put("coverage", running.coverage.map(CoverageReport.json)) }
    return object.text
  }

  private static func example(_ ruleSet: RuleSet, _ result: ExampleResult) -> JSONObject {
    var object = JSONObject()
    let place = result.expected.span
    object.put("rule_set", ruleSet.name)
    object.put("rule", result.rule.id)
    object.put("name", result.example.name)
    object.put("file", place.file.name)
    object.put("line", place.position.line)
    object.put("standing", result.standing.rawValue)
    object.put("differences", result.differences)
    object.put("program_mistakes", result.programMistakes)
    object.put("todo", result.example.todo?.reason)
    return object
  }
}

/// How far examples reach, told.
enum CoverageReport {
  static func text(_ coverage: RuleCoverage) -> String {
    let reachedParts = coverage.conditions.filter { $0.part.yes && $0.part.no }.count
    let reachedSpans = coverage.spans.filter(\.isReached).count
    let reachedOutcomes = coverage.outcomes.filter(\.isReached).count
    var text = "\(coverage.rule.id): parts of conditions \(reachedParts) of \(coverage.conditions.count) both ways, "
      + "spans \(reachedSpans) of \(coverage.spans.count), outcomes \(reachedOutcomes) of \(coverage.outcomes.count)\n"
    for condition in coverage.conditions where !condition.missing.isEmpty {
      text += "    \(condition.name) (\(oneLine(condition.part.text))): never \(condition.missing.joined(separator: ", never "))\n"
    }
    for span in coverage.spans where !span.inTime || !span.late {
      let what = !span.isReached ? "no example reaches it" : span.inTime ? "never past its date" : "never in time"
      text += "    \(coverage.rule.id)/\(span.path): \(what)\n"
    }
    let missing = coverage.outcomes.filter { !$0.isReached }.map(\.outcome.rawValue)
    if !missing.isEmpty { text += "    outcomes that no example has: \(missing.joined(separator: ", "))\n" }
    return text
  }

  static func json(_ coverage: RuleCoverage) -> JSONObject {
    var object = JSONObject()
    object.put("rule_set", coverage.ruleSet.name)
    object.put("rule", coverage.rule.id)
    object.put("conditions", coverage.conditions.map { condition in
      var part = JSONObject()
      part.put("name", condition.name)
      part.put("text", oneLine(condition.part.text))
      part.put("yes", condition.part.yes)
      part.put("no", condition.part.no)
      part.put("unknown", condition.part.unknown)
      return part
    })
    object.put("spans", coverage.spans.map { span in
      var part = JSONObject()
      part.put("name", "\(coverage.rule.id)/\(span.path)")
      part.put("in_time", span.inTime)
      part.put("late", span.late)
      return part
    })
    object.put("outcomes_reached", coverage.outcomes.filter(\.isReached).map(\.outcome.rawValue))
    object.put("outcomes_not_reached", coverage.outcomes.filter { !$0.isReached }.map(\.outcome.rawValue))
    return object
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: { $0 == "\n" || $0 == " " }).joined(separator: " ")
  }
}
