import CivilTime

/// A rule that has replaced another: what opened under the other is judged by the other.
extension Check {
  /// Which of the rule and those that it replaced give the verdict: all under which something is open, the worst
  /// first; if nothing is, the one under which something was due last. Nothing where nothing was ever due.
  func deciders(_ own: Judgement, _ person: Int) -> [(Check, Judgement)] {
    if earlier.isEmpty { return [(self, own)] }
    let all = ([(self, own)] + earlier.map { ($0, $0.judge(person)) }).filter { $0.1.deciding != nil }
    let open = all.filter { $0.1.decidingObligation?.isOpen == true }
    if !open.isEmpty { return open.sorted { $0.1.outcome.rank < $1.1.outcome.rank } }
    func due(_ judgement: Judgement) -> CivilDate { judgement.decidingObligation?.due ?? .earliest }
    return all.max { (due($0.1), -$0.1.outcome.rank) < (due($1.1), -$1.1.outcome.rank) }.map { [$0] } ?? []
  }
}

extension Judgement {
  fileprivate var decidingObligation: Obligation? { deciding.map { obligations[$0] } }
}
