import Caseload
import CivilTime
import SourceText

/// What an example expects: the answer, parts of it by name, what is asked of people.
extension RuleSetReader {
  mutating func readExpectation(_ node: YAMLNode) -> RuleExample.Expectation? {
    guard
      let map = KeyedNode(
        node, of: "`expect`",
        allowed: [
          "verdict", "opened", "due", "done", "days_late", "kind", "priority", "reason", "action",
          "obligations", "near_miss",
        ],
        required: ["verdict"],
        diagnostics: &diagnostics)
    else { return nil }
    let verdicts = Dictionary(uniqueKeysWithValues: Self.verdictWords.map { ($0, $0) })
    let reasons = ["recorded": "recorded", "missing": "missing", "not_asked": "not_asked"]
    let kinds = ["gap": "gap", "coming_up": "coming_up", "history": "history"]
    guard let verdict = choice(map, "verdict", verdicts) else { return nil }
    let noAction = map["action"]?.scalar?.text == "none"
    return RuleExample.Expectation(
      verdict: verdict, opened: expectedDate(map, "opened"), due: expectedDate(map, "due"),
      done: expectedDate(map, "done"), daysLate: map.whole("days_late", diagnostics: &diagnostics),
      kind: choice(map, "kind", kinds), priority: map.whole("priority", diagnostics: &diagnostics),
      reason: choice(map, "reason", reasons),
      action: noAction ? nil : map["action"].flatMap { readExpectedAction($0) }, noAction: noAction, obligations: readExpectedObligations(map),
      nearMisses: readExpectedNearMisses(map), span: node.span)
  }

  private mutating func readExpectedAction(_ node: YAMLNode) -> RuleExample.Action? {
    guard
      let map = KeyedNode(
        node, of: "an expected action", allowed: ["owner", "within", "tell", "copy", "refer_up"], diagnostics: &diagnostics)
    else { return nil }
    return RuleExample.Action(
      owner: identifier(map, "owner"), within: span(map, "within"), tell: expectedNames(map, "tell"),
      copy: expectedNames(map, "copy"), referUp: map["refer_up"] == nil ? nil : readReferUp(map))
  }

  private mutating func expectedNames(_ map: KeyedNode, _ key: String) -> [String]? {
    map[key].map { words($0.sequence ?? [$0], key).map(\.text) }
  }

  private mutating func expectedDate(_ map: KeyedNode, _ key: String) -> RuleExample.Date? {
    guard let scalar = map.text(key, diagnostics: &diagnostics) else { return nil }
    if scalar.text == "none" { return RuleExample.Date.none }
    if let moment = parseDateAndTime(scalar.text, form: .iso), let minute = moment.minuteOfDay {
      return .moment(moment.date, minute: minute)
    }
    return date(scalar).map { .date($0) }
  }

  /// `obligations: [{opened: 2026-03-17, outcome: overdue, due: 2026-03-31}]`
  private mutating func readExpectedObligations(_ map: KeyedNode) -> [RuleExample.Obligation] {
    guard map["obligations"] != nil else { return [] }
    return (map.list("obligations", diagnostics: &diagnostics) ?? []).compactMap { node in
      guard
        let row = KeyedNode(
          node, of: "one of `obligations`", allowed: ["key", "opened", "outcome", "due", "done"], diagnostics: &diagnostics)
      else { return nil }
      if row["key"] == nil, row["opened"] == nil {
        diagnostics.report(.obligationNotNamed(node.span))
        return nil
      }
      let outcomes = Dictionary(uniqueKeysWithValues: Self.verdictWords.map { ($0, $0) })
      return RuleExample.Obligation(
        key: row.text("key", diagnostics: &diagnostics)?.text, opened: row["opened"] == nil ? nil : date(row, "opened"),
        outcome: choice(row, "outcome", outcomes), due: expectedDate(row, "due"), done: expectedDate(row, "done"),
        span: node.span)
    }
  }

  /// `near_miss: {list: visit, date: 2026-03-27, clause: counts_if}`, several of them in a list, or `none`.
  private mutating func readExpectedNearMisses(_ map: KeyedNode) -> [RuleExample.NearMiss]? {
    guard let node = map["near_miss"] else { return nil }
    if node.scalar?.text == "none" { return [] }
    return (node.sequence ?? [node]).compactMap { node in
      guard
        let row = KeyedNode(
          node, of: "`near_miss`", allowed: ["list", "date", "clause"], diagnostics: &diagnostics)
      else { return nil }
      return RuleExample.NearMiss(
        list: list(row, "list").map { shape.lists[$0].name }, date: row["date"] == nil ? nil : date(row, "date"),
        clause: row.text("clause", diagnostics: &diagnostics)?.text)
    }
  }

  /// `todo: waits for the calendar of 2029`
  mutating func readTodo(_ map: KeyedNode) -> RuleExample.Todo? {
    guard let node = map["todo"], let text = map.text("todo", diagnostics: &diagnostics) else { return nil }
    return RuleExample.Todo(reason: text.text, span: node.span)
  }
}

extension RuleExample.Expectation {
  /// Stands where what is expected could not be read, so that the rest of the example is read all the same.
  static func nothing(_ span: SourceSpan) -> Self {
    Self(
      verdict: "", opened: nil, due: nil, done: nil, daysLate: nil, kind: nil, priority: nil, reason: nil, action: nil,
      span: span)
  }
}
