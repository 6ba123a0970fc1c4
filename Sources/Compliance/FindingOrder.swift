/// What matters most for the child comes first: the rule's priority, then the outcome, then how late it is. The rest only
/// makes the order one and the same on every run.
public func mattersMore(_ a: Finding, _ b: Finding) -> Bool {
  let (x, y) = (weight(a), weight(b))
  if x != y { return x.lexicographicallyPrecedes(y) }
  return (a.person.key, a.identity.text) < (b.person.key, b.identity.text)
}

private func weight(_ finding: Finding) -> [Int] {
  [finding.rule.priority, finding.outcome.rank, -(finding.lateness?.calendarDays ?? 0)]
}
