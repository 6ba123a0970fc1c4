public import FEEL
public import RuleSets
import Synchronization

/// What the examples of one rule have reached: the parts of its conditions, its spans, its outcomes.
///
/// A class, because each example binds the rule anew and all of them fill one watch.
public final class CoverageWatch: Sendable {
  private struct State {
    var conditions: [ConditionWatch] = []
    var spans: [SpanUse] = []
    var outcomes: Set<Outcome> = []
  }
  private let state = Mutex(State())

  /// A span of the rule: whether a due date that it gave was kept, and whether one passed.
  public struct SpanUse: Sendable {
    /// Where it stands in the rule: "every/table[0]"; a figure with several values says from when.
    public let path: String
    public fileprivate(set) var inTime = false, late = false
    public var isReached: Bool { inTime || late }
  }

  public init() {}

  public var conditions: [ConditionWatch] { state.withLock { $0.conditions } }
  public var spans: [SpanUse] { state.withLock { $0.spans } }
  public var outcomes: Set<Outcome> { state.withLock { $0.outcomes } }

  /// The watch for the condition that stands there: the same one for each example.
  func condition(_ name: String) -> ConditionWatch {
    state.withLock { state in
      if let known = state.conditions.first(where: { $0.name == name }) { return known }
      let watch = ConditionWatch(name)
      state.conditions.append(watch)
      return watch
    }
  }

  /// Notes what a rule made of an example.
  func record(_ check: Check, _ judgement: Judgement) {
    let paths = check.leaves.map(\.coverageName)
    // A document's own review date is a span of the rule only where the rule reads it.
    var readsReviewDue = true
    if case .upToDate(let duty) = check.rule.duty { readsReviewDue = duty.reviewDue != nil }
    state.withLock { state in
      for (leaf, path) in zip(check.leaves, paths) where readsReviewDue || path != "review_due" {
        // A local figure is not for the rule's own examples to show.
        if leaf.figureValue?.origin.isLocal == true || state.spans.contains(where: { $0.path == path }) { continue }
        state.spans.append(SpanUse(path: path))
      }
      state.outcomes.insert(judgement.outcome)
      for obligation in judgement.obligations {
        state.outcomes.insert(obligation.outcome)
        guard obligation.reading.leaf >= 0, let isKept = obligation.outcome.isInTime,
          let index = state.spans.firstIndex(where: { $0.path == paths[Int(obligation.reading.leaf)] })
        else { continue }
        if isKept { state.spans[index].inTime = true } else { state.spans[index].late = true }
      }
    }
  }
}

extension SpanLeaf {
  /// Its path. What stands in a figure is the same wherever the rule uses it, so that begins with the figure's name; of a
  /// figure that changes with time the day from which the value holds follows.
  var coverageName: String {
    guard let figure, let figureValue else { return path }
    let steps = path.split(separator: "/")
    guard let start = steps.firstIndex(where: { $0 == figure.id }) else { return path }
    let name = figure.values.count > 1 ? "\(figure.id) from \(figureValue.from)" : figure.id
    return ([name] + steps[(start + 1)...].map(String.init)).joined(separator: "/")
  }
}

extension Outcome {
  /// On which side of its due date it lies; nil: it has none, or nobody can tell.
  var isInTime: Bool? {
    switch self {
    case .met, .lapsed, .due, .dueSoon: true
    case .late, .missed, .awaitingRecord, .overdue, .notMet, .exempt: false
    case .notApplicable, .cannotTell: nil
    }
  }
}

/// How far the examples of one rule reach.
public struct RuleCoverage: Sendable {
  public let ruleSet: RuleSet
  public let rule: Rule
  public let conditions: [Condition]
  public let spans: [CoverageWatch.SpanUse]
  /// Every outcome that the rule can have, with whether an example has it.
  public let outcomes: [(outcome: Outcome, isReached: Bool)]

  /// A part of a condition with what it answered.
  public struct Condition: Sendable {
    /// "visit-in-time/counts_if/and[1]"
    public let name: String
    public let part: ConditionWatch.Part
    /// What no example made it answer.
    public var missing: [String] {
      [(part.yes, "yes"), (part.no, "no"), (part.unknown, "unknown")].filter { !$0.0 }.map(\.1)
    }
  }

  /// What a watch has seen.
  public init(_ watch: CoverageWatch, of rule: Rule, in ruleSet: RuleSet) {
    self.rule = rule
    self.ruleSet = ruleSet
    conditions = watch.conditions.flatMap { condition in
      condition.parts.map { part in
        let path = part.path.isEmpty ? condition.name : "\(condition.name)/\(part.path)"
        return Condition(name: "\(rule.id)/\(path)", part: part)
      }
    }
    spans = watch.spans
    let reached = watch.outcomes
    outcomes = rule.possibleOutcomes.map { ($0, reached.contains($0)) }
  }
}

extension Rule {
  /// The outcomes that a duty of this form can have, in the order in which `Outcome` lists them.
  public var possibleOutcomes: [Outcome] {
    let never: Set<Outcome>
    switch duty {
    case .mustBeTrue: never = Set(Outcome.allCases).subtracting([.met, .notMet, .notApplicable, .cannotTell])
    case .recorded(let duty):
      never = duty.by == nil
        ? Set(Outcome.allCases).subtracting([.met, .notMet, .notApplicable, .cannotTell]) : [.late, .missed, .lapsed, .notMet]
    case .atLeast(let duty): never = duty.neverOutcomes
    default: never = [.notMet]
    }
    return Outcome.allCases.filter { outcome in
      if outcome == .exempt { return exceptionBy != nil }
      if never.contains(outcome) { return false }
      switch outcome {
      case .dueSoon: return dueSoon != nil
      case .awaitingRecord: return recordingTime != nil
      default: return true
      }
    }
  }
}
