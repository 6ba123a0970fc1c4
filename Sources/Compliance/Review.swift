public import CaseRecords
import Caseload
public import CivilTime
import FEEL
public import RuleSets

/// How the rules fare over the real records: where a rule, not the work, may be at fault.
public struct Review: Sendable {
  public var people: Int
  public var rules: [RuleReview]
  /// Fields that the sources hold and nobody fills.
  public var neverFilled: [UnfilledField]
  /// Agreed exceptions that end within four weeks, by rule.
  public var endingExceptions: [EndingExceptions] = []
  /// Rules that answers call wrong.
  public var answers: [AnsweredRule] = []
}

/// How many agreed exceptions to a rule end soon.
public struct EndingExceptions: Sendable, Hashable {
  public var rule: String, title: String
  public var count: Int
  /// The last days of the one that ends first, and of the one that ends last.
  public var first: CivilDate, last: CivilDate
}

/// A rule that answers call wrong.
public struct AnsweredRule: Sendable, Hashable {
  public var ruleSet: String, rule: String, title: String
  /// All answers to its findings, and how many of them say that the rule is wrong.
  public var answers: Int, wrong: Int
  /// The day of the newest that says so.
  public var newest: CivilDate
}

/// What stands out of one rule.
public enum RuleSign: String, Sendable, Hashable, CaseIterable {
  case notRun = "not_run"
  case appliesToNobody = "applies_to_nobody"
  case mostlyCannotTell = "mostly_cannot_tell"
  case everybodyMisses = "everybody_misses"
  case nobodyMisses = "nobody_misses"
}

/// One rule over all cases.
public struct RuleReview: Sendable {
  public var ruleSet: String, rule: String, title: String
  /// Verdicts by outcome.
  public var verdicts: [Outcome: Int]
  /// What was ever due, and its day is over: how often in time, and how often not.
  public var inTime: Int, missed: Int
  /// What a record opened and is not due yet.
  var running = 0
  public var signs: [RuleSign]
  /// Of those to whom it applies: for how many it is in time now, and for how many not.
  public var inTimeNow: Int { [.met, .due, .dueSoon].reduce(0) { $0 + (verdicts[$1] ?? 0) } }
  public var notInTimeNow: Int { verdicts.reduce(0) { $0 + ($1.key.isInBreach ? $1.value : 0) } }
  public var applies: Int { verdicts.reduce(0) { $0 + ($1.key == .notApplicable ? 0 : $1.value) } }
  /// Why it cannot be told, or was not run; the most frequent first.
  public var causes: [(text: String, count: Int)]
}

/// A field that is in a source and blank in every record.
public struct UnfilledField: Sendable, Hashable {
  public var list: String, field: String
  /// "recorded on", and of what: "visits".
  public var title: String, records: String
  public var count: Int
  /// Rules that read it, by id.
  public var rules: [String]
}

extension Run {
  /// Looks at every rule over every case.
  ///
  /// - Parameter answers: what was answered to findings, by the rules of these rule sets.
  public func review(answers: [RecordedAnswer] = [], to ruleSets: [RuleSet] = []) -> Review {
    var rules: [RuleReview] = checks.map(review)
    rules += notRun.map { rule in
      RuleReview(
        ruleSet: rule.ruleSet, rule: rule.rule, title: rule.title, verdicts: [:], inTime: 0, missed: 0, signs: [.notRun],
        causes: [(rule.reason, 0)])
    }
    var review = Review(people: context.about.count, rules: rules, neverFilled: neverFilled)
    review.endingExceptions = endingExceptions
    review.answers = ruleSets.flatMap { set in
      set.rulesOnce(on: context.asOf).compactMap { answered($0, set, answers) }
    }
    return review
  }

  /// Those that hold on the day judged and end within four weeks of it.
  private var endingExceptions: [EndingExceptions] {
    var found: [EndingExceptions] = []
    for line in exceptions where [.inUse, .unused].contains(line.standing) && line.until < context.asOf.adding(days: 28) {
      if let index = found.firstIndex(where: { $0.rule == line.rule }) {
        found[index].count += 1
        found[index].first = min(found[index].first, line.until)
        found[index].last = max(found[index].last, line.until)
      } else {
        found.append(EndingExceptions(rule: line.rule, title: line.title, count: 1, first: line.until, last: line.until))
      }
    }
    return found
  }

  private func answered(_ rule: Rule, _ set: RuleSet, _ answers: [RecordedAnswer]) -> AnsweredRule? {
    let own = answers.filter { rule.isNamed($0.rule) && $0.answeredOn <= context.asOf }
    let wrong = own.filter { $0.kind == .ruleWrong }
    guard let newest = wrong.map(\.answeredOn).max() else { return nil }
    return AnsweredRule(
      ruleSet: set.name, rule: rule.id, title: rule.title, answers: own.count, wrong: wrong.count, newest: newest)
  }

  private func review(_ check: Check) -> RuleReview {
    var verdicts: [Outcome: Int] = [:]
    var (inTime, missed, running) = (0, 0, 0)
    var causes: [String: Int] = [:]
    for person in 0..<check.context.about.count {
      let judgement = check.judge(person)
      verdicts[judgement.outcome, default: 0] += 1
      for obligation in judgement.obligations {
        switch obligation.outcome {
        case .met: inTime += 1
        case .late, .missed, .overdue, .notMet: missed += 1
        // Where the newest record alone is known, the past shows nobody in time; that it is there says so.
        case .due, .dueSoon, .awaitingRecord: if check.repeats, obligation.openedBy != nil { running += 1 }
        default: break
        }
      }
      guard judgement.outcome == .cannotTell, let doubt = check.uncertainties(judgement, person).first else { continue }
      causes[inGeneral(doubt), default: 0] += 1
    }
    var review = RuleReview(
      ruleSet: check.ruleSet.name, rule: check.rule.id, title: check.rule.title, verdicts: verdicts, inTime: inTime,
      missed: missed, running: running, signs: [], causes: causes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map { ($0.key, $0.value) })
    review.signs = RuleSign.allCases.filter { review.shows($0) }
    return review
  }

  /// What is in doubt, without naming a record.
  private func inGeneral(_ doubt: Uncertainty) -> String {
    guard let field = doubt.field else { return doubt.text }
    let list = doubt.record.flatMap { context.shape.list(named: $0.list) }.map { context.shape.lists[$0].plural }
    let place = list.map { " of \($0)" } ?? ""
    switch doubt.cause {
    case .blank: return "\"\(field)\"\(place) is not recorded"
    case .invalid: return "\"\(field)\"\(place) cannot be read"
    case .unlisted: return "\"\(field)\"\(place) holds what is not on its list"
    default: return "\"\(field)\"\(place): the records do not settle it"
    }
  }

  // MARK: Fields

  private var neverFilled: [UnfilledField] {
    var readers: [FieldAddress: [String]] = [:]
    for check in checks {
      for address in Needs(check.rule, context.shape).fields { readers[address, default: []].append(check.rule.id) }
    }
    var fields: [UnfilledField] = []
    for (list, shape) in context.shape.lists.enumerated() where shape.derivation == nil {
      let records = context.caseload.lists[list]
      if records.count == 0 { continue }
      for (field, column) in records.columns.enumerated() {
        // Where a blank means no, nobody need write anything.
        guard let column, shape.fields[field].blank != .no, (0..<records.count).allSatisfy({ column.state($0) == .blank }) else { continue }
        fields.append(
          UnfilledField(
            list: shape.name, field: shape.fields[field].name, title: shape.fields[field].title, records: shape.plural,
            count: records.count, rules: readers[FieldAddress(list: list, field: field)] ?? []))
      }
    }
    return fields
  }
}

extension RuleReview {
  /// Fewer are no ground for saying "everybody" or "nobody".
  static let fewest = 10

  fileprivate func shows(_ sign: RuleSign) -> Bool {
    let total = verdicts.values.reduce(0, +)
    let untold = verdicts[.cannotTell] ?? 0
    let applies = total - (verdicts[.notApplicable] ?? 0)
    let judged = inTime + missed
    return switch sign {
    case .notRun: false
    case .appliesToNobody: total > 0 && applies == 0
    case .mostlyCannotTell: applies > 0 && untold * 2 > applies
    case .everybodyMisses: judged >= Self.fewest && missed * 20 >= (judged + running) * 19
    case .nobodyMisses: judged >= Self.fewest && missed == 0
    }
  }
}
