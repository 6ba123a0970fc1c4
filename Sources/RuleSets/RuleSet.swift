public import CivilTime
public import FEEL
public import Caseload
public import SourceText

/// A rule set as written and checked: what policy staff own.
public struct RuleSet: Sendable {
  public let name: String, title: String
  public let version: CivilDate
  /// The record schema it is written for.
  public let schema: String
  /// The list whose records its rules are about, by name.
  public let about: String
  /// The calendar that its working days are counted in, and that of its school terms.
  public let calendar: String?, schoolCalendar: String?
  public let agreed: Agreement?
  public let countFrom: CountFrom
  public let figures: [Figure]
  public private(set) var rules: [Rule]
  public let file: SourceFile
  /// The rule sets that it is based on, the nearest first.
  public let bases: [Base]
  /// Where the nearest is named.
  public let basedOnSpan: SourceSpan?
  /// What it and the local figures change of its bases, in the order written.
  public let overrides: [Override]
  /// The version of the local figures that change it; nil where none does.
  public let localFigures: CivilDate?

  /// The same with some of its rules.
  public func keeping(_ isKept: (Rule) -> Bool) -> RuleSet {
    var kept = self
    kept.rules = rules.filter(isKept)
    return kept
  }
  /// Every condition that it holds, in the order in which they were read.
  public var conditions: [ReadCondition] = []
  /// Every `otherwise` of a table whose other rows take every case.
  public var unreachedOtherwise: [SourceSpan] = []
  /// What was noticed while it was read, bases included, that stops nothing.
  public var remarks: [Diagnostic] = []

  /// Whether errors were found: it then holds what could be read, to be thought about and never to be used.
  public internal(set) var isInPart = false
  /// Ids of the rules that it then lacks; an empty one stands for any.
  var unreadRules: [String] = []

  /// Who agreed it; without one every output says DRAFT.
  public struct Agreement: Sendable, Hashable {
    public let by: String, role: String
    public let date: CivilDate
  }
}

/// A condition of a rule set, wherever it stands.
public struct ReadCondition: Sendable {
  public let condition: CheckedExpression
  /// The list whose record it tests, by bare names; nil: the person alone.
  public let item: Int?
}

/// A value that changes with time, each with its source.
public struct Figure: Sendable {
  public let id: String, title: String
  /// In order of `from`.
  public let values: [Value]

  public struct Value: Sendable {
    public let from: CivilDate
    public let source: Source
    public let value: SpanExpression
    /// Where it is written.
    public let origin: Origin
    /// Where `from` is written.
    public var span: SourceSpan?
  }

  /// The value in force on a day; nil before the first.
  public func value(on day: CivilDate) -> Value? { values.last { $0.from <= day } }
}

/// The document that a rule or figure comes from.
public struct Source: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable { case law, guidance, national, local }
  public let document: String, section: String, council: String, url: String
  public let kind: Kind
}

/// One rule: what must be done, of whom, where that is written, what to do when it is not.
public struct Rule: Sendable {
  public let id: String, title: String
  /// The column of the audit page that the rule answers for.
  public let check: String
  public let question: String
  /// The standard in the rule's own words; empty: made from the duty.
  public let standard: String
  public let source: Source
  /// 1 child seen, 2 statutory step, 3 plan, 4 record keeping.
  public let priority: Int
  public let formerly: [String]
  /// First day of the rule; the day on which its figures begin where the rule does not say.
  public internal(set) var from: CivilDate?
  /// The first day on which it no longer holds.
  public internal(set) var until: CivilDate?
  public let countFrom: CountFrom
  /// The rule set's condition and the rule's own: all must hold.
  public let appliesWhen: [CheckedExpression]
  /// Fields whose spans are left out where no source supplies them.
  public let whereSupplied: [FieldAddress]
  public let duty: Duty
  public let dueSoon: CivilTime.Span?
  public let recordingTime: CivilTime.Span?
  public let action: RemedialActionRule?
  public let examples: [RuleExample]
  /// Days that its clock does not count.
  public internal(set) var clockStops: ClockStopRule?
  /// Agreed later dates.
  public internal(set) var extensions: ExtensionRule?
  /// The role that may agree an exception; nil: nobody may.
  public internal(set) var exceptionBy: String?
  /// The place of the rule's id.
  public let span: SourceSpan
  /// The rule set in whose file it stands: for an inherited rule the base.
  public internal(set) var writtenIn = ""
  /// By what its findings are known, whatever it is called now and whoever took it over.
  public internal(set) var identity = RuleIdentity(ruleSet: "", rule: "")
  /// Why a rule of the base has an end; nil where its own text says when it ends.
  public internal(set) var ending: Ending?

  /// What a rule set says of a rule of its base.
  public enum Ending: Sendable, Hashable { case switchedOff, replaced }

  /// Whether the day is one of the rule's own.
  public func isInForce(on day: CivilDate) -> Bool {
    if let from, day < from { return false }
    if let until, day >= until { return false }
    return true
  }

  /// The rule as it will be on a later day: one that begins between the day judged and that day is taken to have held
  /// all along, and one that ends after the day judged not to end.
  public func asIf(on later: CivilDate, judging day: CivilDate) -> Rule {
    var copy = self
    if let from, from > day, from <= later { copy.from = nil }
    if let until { copy.until = until <= later ? min(until, day) : nil }
    return copy
  }
}

/// What the rule asks people to do about a gap.
public struct RemedialActionRule: Sendable {
  public let sentence: TextTemplate
  public let owner: String
  public let within: CivilTime.Span?
  public let doneWhen: TextTemplate
  public let tell: [String]
  public let copy: [(when: CheckedExpression?, to: String)]
  public let referUp: [(after: CivilTime.Span, to: String)]
}

/// Text with `<list.field>` places.
public struct TextTemplate: Sendable, Hashable {
  public enum Part: Sendable, Hashable {
    case text(String)
    case field(FieldAddress)
  }
  public let parts: [Part]
  public init(parts: [Part]) { self.parts = parts }
  public var isEmpty: Bool { parts.isEmpty }
}

extension RuleSet {
  /// Each rule once: where one took the place of another, the one that holds on the day, else the first.
  public func rulesOnce(on day: CivilDate) -> [Rule] {
    var kept: [Rule] = []
    for rule in rules {
      if let index = kept.firstIndex(where: { $0.id == rule.id }) {
        if rule.isInForce(on: day), !kept[index].isInForce(on: day) { kept[index] = rule }
      } else {
        kept.append(rule)
      }
    }
    return kept
  }
}
