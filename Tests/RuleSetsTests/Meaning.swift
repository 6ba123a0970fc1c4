import CivilTime
import FEEL
import RuleSets
import SourceText

/// What of a rule file bears on an answer, in one spelling: texts, titles, sources, names and examples are left out,
/// spans and conditions are written as they were understood. Two files with the same meaning answer alike.
enum Meaning {
  /// Texts that people read, names of what is answered, where it comes from, and the examples themselves.
  private static let said: Set<String> = [
    "title", "question", "standard", "source", "called", "for", "do", "done_when", "name", "rule_set", "version", "id",
    "check", "agreed", "examples", "examples_with", "about", "in_force",
  ]
  /// What holds where nothing is said.
  private static let defaults = ["interval_at: opened", "count_from: next_day"]

  static func of(_ ruleSet: RuleSet) -> String {
    var diagnostics = Diagnostics()
    let text = readYAML(ruleSet.file, diagnostics: &diagnostics).map { of($0) } ?? ""
    return ([text] + ruleSet.rules.map { days(of: $0) }).joined(separator: "\n")
  }

  /// From when to when a rule holds, and from when each value that it uses; said or not, earlier than the rule or not.
  private static func days(of rule: Rule) -> String {
    let figures = rule.duty.spanExpressions.flatMap(\.figures)
    let days = figures.flatMap(\.values).map { value in max(value.from, rule.from ?? value.from).description }
    return ([rule.from?.description ?? "-", rule.until?.description ?? "-"] + days).joined(separator: " ")
  }

  private static func of(_ node: YAMLNode) -> String {
    switch node {
    case .scalar(let scalar): return of(scalar)
    case .sequence(let items, _):
      return items.count == 1 ? of(items[0]) : "[" + items.map { of($0) }.joined(separator: ", ") + "]"
    case .mapping(let entries, _):
      // Of the sooner or later of several, neither order nor a repetition matters.
      if let first = entries.first, ["sooner_of", "later_of"].contains(first.key.text) {
        return "{\(first.key.text): " + Set((first.value.sequence ?? []).map { of($0) }).sorted().joined(separator: ", ") + "}"
      }
      let isFigureValue = node["value"] != nil
      let parts = entries.filter { !said.contains($0.key.text) && !(isFigureValue && $0.key.text == "from") }.map { "\($0.key.text): \(of($0.value))" }
      return "{" + parts.filter { !defaults.contains($0) }.sorted().joined(separator: ", ") + "}"
    }
  }

  private static func of(_ scalar: YAMLScalar) -> String {
    if case .span(let span) = readSpan(scalar.text) { return span.description }
    if scalar.text.hasPrefix("then "), case .span(let span) = readSpan(String(scalar.text.dropFirst(5))) { return "then \(span)" }
    switch scalar.text {
    case "yes", "true": return "true"
    case "no", "false": return "false"
    default: break
    }
    var diagnostics = Diagnostics()
    let expression = readExpression(scalar, diagnostics: &diagnostics)
    return diagnostics.hasErrors ? scalar.text : expression?.root.printed ?? scalar.text
  }
}
