import CaseRecords
import Caseload
import CivilTime
import FEEL
import RuleSets

/// Makes the findings of one check for many people: what is the same for many of them is worked out once, and kept.
///
/// Each thread has its own: nothing in it is guarded, and threads that hand on the same values wait for each other.
public final class FindingMaker {
  let check: Check
  private let earlier: [FindingMaker]
  private var told: [ToldReading: Told] = [:]
  private var lastTold: (reading: ToldReading, told: Told)?

  private(set) lazy var versions = Shared(check.versions)
  private(set) lazy var called = check.called
  private(set) lazy var lastCalled = "last \(called)"
  /// Where the next is due if the action is begun on the day judged.
  private(set) lazy var actionBy = check.rule.action?.within.flatMap { check.counting.due($0, from: check.context.asOf) }
  /// Who else is told of an action, each with the condition under which they are.
  private(set) lazy var copies = check.copies
  private(set) lazy var clearing = check.clearing(called)

  /// With nothing worked out yet.
  public init(_ check: Check) {
    self.check = check
    earlier = check.earlier.map(FindingMaker.init)
  }

  /// The findings of one person: each open duty, or the closed one that is the verdict. Nothing where nothing was due.
  public func findings(of person: Int) -> [Finding] { findings(check.judge(person), of: person) }

  /// The same, handed on one by one.
  public func findings(of person: Int, use: (Finding) -> Void) {
    let judgement = check.judge(person)
    // The only one is not put into a list first: it is long to copy.
    if earlier.isEmpty, let only = only(judgement) { return use(finding(judgement.obligations[only], judgement, person, isVerdict: true)) }
    for finding in findings(judgement, of: person) { use(finding) }
  }

  /// The position of what is told, where that is a single one.
  private func only(_ judgement: Judgement) -> Int? {
    guard let deciding = judgement.deciding else { return nil }
    if judgement.either != nil || !judgement.obligations[deciding].isOpen { return deciding }
    return judgement.obligations.indices.count { judgement.obligations[$0].isOpen } == 1 ? deciding : nil
  }

  func findings(_ judgement: Judgement, of person: Int) -> [Finding] {
    if earlier.isEmpty { return ownFindings(judgement, person) }
    let changes = ([check.changesOn(judgement, person)] + check.earlier.map { $0.changesOn($0.judge(person), person) }).compactMap { $0 }
    return check.deciders(judgement, person).flatMap { decider, judgement in
      maker(of: decider).ownFindings(judgement, person)
    }.map { finding in
      var finding = finding
      finding.changesOn = changes.min()
      return finding
    }
  }

  private func maker(of check: Check) -> FindingMaker { earlier.first { $0.check === check } ?? self }

  private func ownFindings(_ judgement: Judgement, _ person: Int) -> [Finding] {
    if let only = only(judgement) { return [finding(judgement.obligations[only], judgement, person, isVerdict: true)] }
    let open = judgement.obligations.indices.filter { judgement.obligations[$0].isOpen }
    return open.map { finding(judgement.obligations[$0], judgement, person, isVerdict: $0 == judgement.deciding) }.sorted {
      ($0.outcome.rank, $0.due?.dayNumber ?? .max, $0.identity.duty) < ($1.outcome.rank, $1.due?.dayNumber ?? .max, $1.identity.duty)
    }
  }

  /// What is over and done with: closed duties, newest first.
  func past(of person: Int) -> [Finding] {
    let judgement = check.judge(person)
    let verdict = judgement.deciding.flatMap { judgement.obligations[$0].isOpen ? nil : $0 }
    return judgement.obligations.indices.reversed()
      .filter { !judgement.obligations[$0].isOpen && $0 != verdict }
      .map { finding(judgement.obligations[$0], judgement, person, isVerdict: false) } + earlier.flatMap { $0.past(of: person) }
  }

  /// What is said of the rule where it was read as it was for this obligation.
  func told(of obligation: Obligation) -> Told {
    let reading = ToldReading(obligation)
    if let lastTold, lastTold.reading == reading { return lastTold.told }
    let told = self.told[reading] ?? Told(obligation, check)
    self.told[reading] = told
    lastTold = (reading, told)
    return told
  }
}

/// All that the words on a rule depend on.
private struct ToldReading: Hashable {
  let leaf: Int32
  let span: CivilTime.Span
  let state: DueReading.State
  let isFirst: Bool, isCancelled: Bool
  let doubt: Doubt

  init(_ obligation: Obligation) {
    leaf = obligation.reading.leaf
    span = obligation.reading.span
    state = obligation.reading.state
    isFirst = obligation.isFirst
    isCancelled = obligation.isCancelled
    doubt = obligation.doubt
  }
}

/// What findings of one rule have in common where it was read in one way.
final class Told {
  let rule: Shared<RuleSummary>
  let clause: Shared<Clause>
  /// Of the reckoning: where the span stands in the rule, and its figure.
  let place: String
  let figure: String?
  let figureFrom: CivilDate?

  init(_ obligation: Obligation, _ check: Check) {
    let leaf = obligation.reading.leaf >= 0 ? check.leaves[Int(obligation.reading.leaf)] : nil
    rule = Shared(check.summary(obligation))
    clause = Shared(check.clause(obligation))
    place = "\(check.rule.id)/\(leaf?.path ?? check.rule.duty.keyword)"
    figure = leaf?.figure?.title
    figureFrom = leaf?.figureValue?.from
  }
}

extension Check {
  /// The findings of one person: see `FindingMaker`, which is the better way to those of many.
  public func findings(of person: Int) -> [Finding] { FindingMaker(self).findings(of: person) }

  public func findings(_ judgement: Judgement, of person: Int) -> [Finding] { FindingMaker(self).findings(judgement, of: person) }

  /// What is over and done with: closed duties, newest first.
  public func past(of person: Int) -> [Finding] { FindingMaker(self).past(of: person) }
}
