public import CivilTime
public import SourceText

/// The rule set in which a rule was first written, and the id that it had there: findings keep it.
public struct RuleIdentity: Sendable, Hashable {
  public let ruleSet: String, rule: String
  public init(ruleSet: String, rule: String) {
    self.ruleSet = ruleSet
    self.rule = rule
  }
}

/// Where a figure's value is written, and who agreed it.
public struct Origin: Sendable {
  /// The rule set in whose file it stands; of a local figure, the rule set that it is for.
  public let ruleSet: String
  /// The day from which it holds, as written.
  public let span: SourceSpan
  /// Whether it stands in a local figures file.
  public let isLocal: Bool
  /// Of a local figure: who agreed it; nil: nobody yet, and every output says DRAFT.
  public let agreed: RuleSet.Agreement?
}

/// Something that a rule set, or a local figures file, says otherwise than the base.
public struct Override: Sendable {
  public enum Kind: String, Sendable, Hashable {
    case figure, switchedOff = "switched_off", replaced, added
  }
  public let kind: Kind
  /// The figure's name, or the rule's id.
  public let name: String
  /// The first day on which it holds; nil: it holds on every day.
  public let from: CivilDate?
  /// The rule set that says so.
  public let ruleSet: String
  public let isLocal: Bool
  public let span: SourceSpan
}

extension RuleSet {
  /// A rule set that another is based on.
  public struct Base: Sendable {
    public let name: String
    public let version: CivilDate
    public let file: SourceFile
  }

  /// Names of local figures that hold on or before a day (nil: on any) and that nobody agreed.
  public func draftFigures(on day: CivilDate?) -> [String] {
    figures.filter { figure in
      figure.values.contains { value in
        value.origin.isLocal && value.origin.agreed == nil && (day.map { value.from <= $0 } ?? true)
      }
    }.map(\.id)
  }

  /// Whether the rule set, and every local figure that holds on or before the day, is agreed. If not, every output says
  /// DRAFT.
  public func isAgreed(on day: CivilDate?) -> Bool { agreed != nil && draftFigures(on: day).isEmpty }

  /// "visits 2026-04-01", with the version of local figures where they change it.
  public var versionWords: String {
    let figures = localFigures.map { " with local figures \($0)" } ?? ""
    return "\(name) \(version)\(figures)"
  }

  /// Each rule once: of those that another has replaced only the newest.
  public var newestRules: [Rule] { rules.filter { $0.ending != .replaced } }

  /// Which of a rule and those that it replaced is asked on a day, and the earlier ones of which something may be open.
  public func version(of rule: Rule, on day: CivilDate) -> (asked: Rule, earlier: [Rule]) {
    let versions = rules.filter { $0.identity == rule.identity && runs($0, on: day) }
    let asked = versions.first { !$0.isSuperseded(on: day) }
    return (asked ?? rule, versions.filter { $0.isSuperseded(on: day) })
  }

  /// Rules to be run on a day: a replaced rule goes on as long as something that opened under it may be open.
  public func rules(on day: CivilDate) -> [Rule] {
    rules.filter { runs($0, on: day) }
  }

  private func runs(_ rule: Rule, on day: CivilDate) -> Bool {
    switch rule.ending {
    case .switchedOff?: return rule.until.map { day < $0 || rule.keepsHistory } ?? false
    case .replaced?: return (rule.until.map { day < $0 } ?? false) || rule.outlivesItself
    case nil: break
    }
    // What will replace a rule is silent until then.
    guard let first = rule.from, first > day else { return true }
    return !rules.contains { $0.ending == .replaced && $0.identity == rule.identity }
  }
}

extension Rule {
  /// Whether what opened in its days may be open after them: work with a deadline of its own, not a chain that ends.
  public var outlivesItself: Bool {
    switch duty {
    case .within, .before: true
    case .recorded(let duty): duty.by != nil
    case .every, .upToDate, .atLeast, .mustBeTrue: false
    }
  }

  /// Whether what was due in its days stays to be told after them: all that opens on a day of its own, and is not asked
  /// on the day judged alone.
  public var keepsHistory: Bool {
    switch duty {
    case .every, .upToDate: return true
    case .atLeast(let duty):
      if case .inTheLast = duty.window { return false }
      return true
    case .within, .before, .recorded, .mustBeTrue: return outlivesItself
    }
  }

  /// Whether its last day is over: what opened while it held is judged still, and nothing opens any more.
  public func isOver(on day: CivilDate) -> Bool { until.map { $0 <= day } ?? false }

  /// Whether it is judged on a day only for what opened while it was in force.
  public func isSuperseded(on day: CivilDate) -> Bool { ending == .replaced && isOver(on: day) }

  /// Whether one of the names is its id, or was.
  public func isKnown(by names: Set<String>) -> Bool { ([id] + formerly).contains { names.contains($0) } }
}
