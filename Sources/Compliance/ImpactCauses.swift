import Caseload
import CivilTime
import RuleSets

/// What of a finding says why it is as it is.
struct Grounds {
  /// How its due date was worked out.
  struct Reckoned {
    var start: CivilDate
    /// "last visit with the child seen"
    var startIs: String
    var span: CivilTime.Span
    var due: CivilDate?
    /// The figure that gave the span, and the part of the rule that did.
    var figure: String?
    var clause: String
  }

  var outcome: Outcome
  var due: CivilDate?, done: CivilDate?
  /// The part of the rule that decided.
  var clause: String
  var reckoned: Reckoned?
  /// The field that is in doubt, where one is.
  var doubted: String?

  init(_ finding: Finding) {
    (outcome, due, done, clause) = (finding.outcome, finding.due, finding.done, finding.decidedBy.path)
    doubted = finding.uncertainties.first.flatMap(\.field)
    reckoned = finding.reckoning.map {
      Reckoned(start: $0.start, startIs: $0.startIs, span: $0.span, due: $0.due, figure: $0.figure, clause: $0.clause)
    }
  }

  /// Of a quick answer, which says nothing of what stands at the start of the count.
  init(_ answer: QuickCheck.Answer, _ check: Check) {
    outcome = answer.outcome ?? .cannotTell
    (due, done) = (day(answer.due), day(answer.done))
    clause = check.clausePath(answer)
    guard let due, let opened = day(answer.opened) else { return }
    let leaf = answer.leaf >= 0 ? check.leaves[Int(answer.leaf)] : nil
    reckoned = Reckoned(
      start: opened, startIs: "", span: answer.span, due: due, figure: leaf?.figure?.title, clause: clause)
  }
}

/// A date of a quick answer; nil where it has none.
func day(_ number: Int32) -> CivilDate? { number > DateColumn.invalid ? CivilDate(dayNumber: number) : nil }

extension Check {
  /// The part of the rule that decides: `visit-in-time/every/table[0]`.
  func clausePath(_ answer: QuickCheck.Answer) -> String {
    "\(rule.id)/\(answer.leaf >= 0 ? leaves[Int(answer.leaf)].path : rule.duty.keyword)"
  }
}

/// What made the difference between two findings of one rule, in words.
func impactCause(_ f: Grounds, _ g: Grounds, _ id: String) -> ImpactCause {
  let (a, b) = (f.reckoned, g.reckoned)
  if g.outcome == .cannotTell, f.outcome != .cannotTell {
    let field = g.doubted.map { "\"\($0)\"" } ?? "something"
    return ImpactCause(clause: g.clause, text: "the rule now asks for \(field), which is not recorded or cannot be read")
  }
  if let a, let b, a.span != b.span {
    let name = b.figure ?? a.figure ?? "the time allowed"
    return ImpactCause(clause: b.clause, text: "\(name): \(b.span) instead of \(a.span)")
  }
  if let a, let b, a.start != b.start {
    let words = a.startIs == b.startIs ? "which records count, or when the time begins" : "counted from \(b.startIs) instead of \(a.startIs)"
    return ImpactCause(clause: b.clause, text: words)
  }
  if let a, let b, a.due != b.due { return ImpactCause(clause: b.clause, text: "how the days are counted") }
  if f.done != g.done { return ImpactCause(clause: g.clause, text: "what counts as done") }
  if f.due != g.due { return ImpactCause(clause: g.clause, text: "how the due date is found") }
  if b != nil { return ImpactCause(clause: "\(id)/due_soon", text: "how long it counts as due soon, or as awaiting its record") }
  return ImpactCause(clause: g.clause, text: "what the rule asks for")
}
