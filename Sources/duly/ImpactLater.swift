import CaseRecords
import CivilTime
import Compliance
import Reports
import RuleSets

/// What rules say of days after the one judged: nobody is judged by it yet, so that it shows in no case.
struct LaterDates {
  private struct Key: Hashable { let day: CivilDate, what: String }
  /// What is said, and with it everything that makes it the same on both sides.
  private struct Saying: Hashable { var words: String, whole: String }
  private var said: [Key: Saying] = [:]

  /// - Parameter day: the day judged.
  init(_ ruleSets: [RuleSet], only: Set<String>, schema: RecordSchema, after day: CivilDate) {
    for ruleSet in ruleSets {
      for rule in ruleSet.rules where only.isEmpty || only.contains(rule.id) { add(rule, ruleSet.about, schema, day) }
    }
  }

  private mutating func add(_ rule: Rule, _ about: String, _ schema: RecordSchema, _ day: CivilDate) {
    let title = "the rule \"\(rule.title)\""
    let begins = rule.from.map { $0 > day } ?? false
    if let from = rule.from, begins {
      let words = describe(rule, about: about, schema: schema, on: from, role: roleWords)
      let lines = (words.standard + words.action).flatMap { [$0.text] + $0.items }
      add(from, title, Saying(words: "begins", whole: lines.joined(separator: "\n")))
    }
    // A rule that another takes over from on the same day says so by beginning there.
    if let until = rule.until, until > day, rule.ending != .replaced {
      add(until, title, Saying(words: "no longer holds", whole: ""))
    }
    for figure in describe(rule, about: about, schema: schema, on: day, role: roleWords).figures {
      for value in figure.values where value.from > day && value.from != rule.from {
        let text = value.lines.joined(separator: "; ")
        add(value.from, figure.title, Saying(words: text, whole: text))
      }
    }
  }

  private mutating func add(_ day: CivilDate, _ what: String, _ saying: Saying) {
    let key = Key(day: day, what: what)
    guard let earlier = said[key], earlier != saying else {
      said[key] = saying
      return
    }
    if earlier.words != saying.words { said[key]?.words += ", " + saying.words }
    said[key]?.whole += "\n" + saying.whole
  }

  /// In what two sides differ, in the order of days.
  func differences(to after: LaterDates) -> [LaterDifference] {
    Set(said.keys).union(after.said.keys).filter { said[$0] != after.said[$0] }
      .map { key in
        let (old, new) = (said[key]?.words, after.said[key]?.words)
        let after = old != nil && old == new ? new.map { "\($0), and says something else" } : new
        return LaterDifference(day: key.day, what: key.what, before: old, after: after)
      }
      .sorted { ($0.day, $0.what) < ($1.day, $1.what) }
  }
}
