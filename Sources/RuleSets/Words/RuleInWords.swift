public import CivilTime

/// One rule as plain English, made from what was read and checked: never written by hand, so that it cannot say
/// anything else than what is judged.
public struct RuleInWords: Sendable, Hashable {
  /// A sentence, or one that a list follows.
  public struct Part: Sendable, Hashable {
    /// The part of the rule that it tells: `applies_when`, `every`, `counts_if`.
    public var key: String
    public var text: String
    public var items: [String]

    public init(_ key: String, _ text: String, items: [String] = []) {
      self.key = key
      self.text = text
      self.items = items
    }
  }

  public var id: String, title: String
  public var question: String
  public var priority: Int
  public var source: Source
  /// Whom it is for, what is asked, how it is counted.
  public var standard: [Part]
  /// What is asked of people where it is missing.
  public var action: [Part]
  /// The figures that it uses.
  public var figures: [FigureInWords]
  public var from: CivilDate?, until: CivilDate?

  public init(
    id: String, title: String, question: String, priority: Int, source: Source, standard: [Part], action: [Part],
    figures: [FigureInWords], from: CivilDate?, until: CivilDate?
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.priority = priority
    self.source = source
    self.standard = standard
    self.action = action
    self.figures = figures
    self.from = from
    self.until = until
  }
}

/// A figure with all its values.
public struct FigureInWords: Sendable, Hashable {
  public struct Value: Sendable, Hashable {
    public var from: CivilDate
    /// "10 working days"; for a table one line each.
    public var lines: [String]
    public var source: Source
    /// Whether it holds on the day of the description.
    public var isInForce: Bool
  }
  public var id: String, title: String
  public var values: [Value]
}
