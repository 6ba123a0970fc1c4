import Caseload
import CivilTime

extension QuickCheck {
  /// Small verdicts of a range of people; those that are declined are judged in full.
  func verdicts(_ people: Range<Int>, position: Int) -> [Verdict] {
    let answers = answers(people)
    return [Verdict](unsafeUninitializedCapacity: people.count) { verdicts, count in
      for (place, answer) in answers.enumerated() {
        let person = people.lowerBound + place
        (verdicts.baseAddress! + place).initialize(
          to: verdict(answer, person, position: position) ?? check.verdict(person, position: position))
      }
      count = people.count
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
