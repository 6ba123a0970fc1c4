import CaseRecords
public import CivilTime
import RuleSets

extension RunContext {
  /// Agreed exceptions to a rule that the rule allows, by person, those that end last first.
  func exceptions(to rule: Rule) -> [Int: [AgreedException]] {
    guard let role = rule.exceptionBy, !exceptions.isEmpty else { return [:] }
    var byPerson: [Int: [AgreedException]] = [:]
    for (person, exception) in exceptions where rule.isMeant(by: exception) && (exception.role.isEmpty || exception.role == role) {
      byPerson[person, default: []].append(exception)
    }
    return byPerson.mapValues { $0.sorted { ($0.until, $0.from) > ($1.until, $1.from) } }
  }
}

extension Check {
  /// What is open, and would be a gap or soon be one, is excused while an exception covers the day judged.
  func excused(_ obligations: [Obligation], _ person: Int) -> [Obligation] {
    guard covering(person) != nil else { return obligations }
    return obligations.map { obligation in
      guard obligation.isOpen, obligation.outcome.canBeExcused else { return obligation }
      var obligation = obligation
      obligation.outcome = .exempt
      return obligation
    }
  }

  private func covering(_ person: Int) -> AgreedException? {
    exceptions.isEmpty ? nil : exceptions[person]?.first { $0.covers(context.asOf) }
  }

  func exceptionSummary(_ person: Int) -> ExceptionSummary? {
    covering(person).map {
      ExceptionSummary(
        from: $0.from, until: $0.until, reason: $0.reason, approvedBy: $0.approvedBy, role: $0.role, approvedOn: $0.approvedOn)
    }
  }

  /// Days on which an exception begins to hold, and those after its last.
  func exceptionDays(_ person: Int) -> [Int32] {
    if exceptions.isEmpty { return [] }
    return (exceptions[person] ?? []).flatMap { [$0.from.dayNumber, $0.approvedOn.dayNumber, $0.until.dayNumber + 1] }
  }
}

extension Outcome {
  fileprivate var canBeExcused: Bool {
    switch self {
    case .overdue, .notMet, .awaitingRecord, .dueSoon: true
    default: false
    }
  }
}

/// What became of one agreed exception on the day judged.
public struct ExceptionLine: Sendable {
  public enum Standing: Sendable, Hashable {
    /// It covers the day, and something would be open without it.
    case inUse
    /// It covers the day, and nothing would be open without it.
    case unused
    case ended
    case notBegun
    /// Its days have come, but it was approved only later.
    case notApprovedYet
  }
  /// Whom it is for.
  public var person: PersonSummary
  /// The rule's id and title.
  public var rule: String, title: String
  public var from: CivilDate, until: CivilDate, approvedOn: CivilDate
  public var standing: Standing
  /// It was approved after its first day.
  public var isApprovedLate: Bool { approvedOn > from }
}

extension Run {
  /// Every agreed exception to the rules that were run, in the order of rules, people and days.
  public var exceptions: [ExceptionLine] {
    checks.flatMap { check in
      check.exceptions.sorted { $0.key < $1.key }.flatMap { person, exceptions in
        exceptions.reversed().map { check.line($0, person) }
      }
    }
  }
}

extension Check {
  fileprivate func line(_ exception: AgreedException, _ person: Int) -> ExceptionLine {
    let day = context.asOf
    let standing: ExceptionLine.Standing
    if exception.until < day {
      standing = .ended
    } else if exception.from > day {
      standing = .notBegun
    } else if exception.approvedOn > day {
      standing = .notApprovedYet
    } else {
      standing = judge(person).obligations.contains { $0.outcome == .exempt } ? .inUse : .unused
    }
    return ExceptionLine(
      person: context.person(person), rule: rule.id, title: rule.title, from: exception.from, until: exception.until, approvedOn: exception.approvedOn,
      standing: standing)
  }
}
