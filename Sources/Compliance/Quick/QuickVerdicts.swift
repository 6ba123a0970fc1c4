import Caseload
import CivilTime

extension QuickCheck {
  /// Small verdicts of a range of people; those that are declined are judged in full.
  func judge(_ range: inout ScannedRange, _ wanted: OutcomeSet) {
    for (place, answer) in answers(range.people).enumerated() {
      let person = range.people.lowerBound + place
      guard let outcome = answer.outcome else {
        range.add(check.verdict(person, position: range.check), wanted)
        continue
      }
      range.outcomes.formUnion(OutcomeSet(outcome))
      if wanted.contains(OutcomeSet(outcome)), let verdict = verdict(answer, person, position: range.check) {
        range.verdicts.append(verdict)
      }
    }
  }

  /// nil: declined.
  @inline(__always)
  func verdict(_ answer: Answer, _ person: Int, position: Int) -> Verdict? {
    guard let outcome = answer.outcome else { return nil }
    var verdict = Verdict(check: position, person: person, outcome: outcome, days: (answer.opened, answer.due, answer.done))
    switch outcome {
    case .overdue:
      verdict.kind = .gap
      verdict.setDaysLate(from: answer.due, to: asOf)
    case .notMet: verdict.kind = .gap
    case .awaitingRecord:
      verdict.kind = .comingUp
      verdict.setDaysLate(from: answer.due, to: asOf)
    case .due, .dueSoon: verdict.kind = .comingUp
    case .late: verdict.setDaysLate(from: answer.due, to: answer.done)
    default: break
    }
    verdict.isByTodaysFacts = check.readsTodaysFacts && answer.opened > DateColumn.invalid && answer.opened < asOf
    return verdict
  }
}
