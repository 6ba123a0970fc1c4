public import CaseRecords
public import SourceText

/// Names what keeps agreed exceptions from counting: a rule that is not there, allows none, or asks for another role.
/// - Parameter ruleSets: those that are run.
/// - Returns: those that can count.
public func usable(
  _ exceptions: [AgreedException], for ruleSets: [RuleSet], diagnostics: inout Diagnostics
) -> [AgreedException] {
  let rules = ruleSets.flatMap(\.rules)
  return exceptions.filter { exception in
    let meant = rules.filter { $0.isMeant(by: exception) }
    guard !meant.isEmpty else {
      diagnostics.report(.exceptionToUnknownRule(exception, known: rules.map(\.id)))
      return false
    }
    guard let role = meant.lazy.compactMap(\.exceptionBy).first else {
      diagnostics.report(.exceptionNotAllowed(exception, rule: meant[0]))
      return false
    }
    if meant.contains(where: { $0.exceptionBy == exception.role }) { return true }
    diagnostics.report(.exceptionByOtherRole(exception, role: role))
    return false
  }
}

extension Rule {
  /// Whether an exception is for this rule, by its id, one it had before, or either after its rule set's name.
  public func isMeant(by exception: AgreedException) -> Bool { exception.rule.isEmpty || isNamed(exception.rule) }

  /// Whether that is its id, one it had before, or either after its rule set's name: "visits/visit-in-time".
  public func isNamed(_ words: String) -> Bool {
    let sets = Set([identity.ruleSet, writtenIn])
    return ([id] + formerly).contains { name in name == words || sets.contains { "\($0)/\(name)" == words } }
  }
}

extension RuleSetReader {
  /// `exceptions: [{from, until, reason, approved_by, approved_on}]` of an example.
  mutating func readExampleExceptions(_ map: KeyedNode) -> [AgreedException] {
    guard map["exceptions"] != nil else { return [] }
    return (map.list("exceptions", diagnostics: &diagnostics) ?? []).compactMap { node in
      guard
        let row = KeyedNode(
          node, of: "an agreed exception",
          allowed: ["rule", "reason", "approved_by", "role", "approved_on"], required: ["from", "until"], diagnostics: &diagnostics),
        let from = date(row, "from"), let until = date(row, "until")
      else { return nil }
      func text(_ key: String) -> String { row[key]?.scalar?.text ?? "" }
      if until < from { diagnostics.report(.endsBeforeItBegins(row["until"]?.span ?? node.span)) }
      return AgreedException(
        rule: text("rule"), subject: "", from: from, until: until, reason: text("reason"), approvedBy: text("approved_by"),
        role: text("role"), approvedOn: row["approved_on"] == nil ? from : date(row, "approved_on") ?? from, span: node.span)
    }
  }
}
