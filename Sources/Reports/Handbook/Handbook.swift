public import CivilTime
public import Compliance

/// Rules in plain English, ready to be laid out as a handbook.
public struct Handbook: Sendable {
  /// A sentence, and the list that may follow it.
  public struct Part: Sendable, Hashable {
    public var text: String
    public var items: [String]
    public init(text: String, items: [String]) {
      self.text = text
      self.items = items
    }
  }

  public struct Figure: Sendable, Hashable {
    public struct Value: Sendable, Hashable {
      public var from: CivilDate
      public var lines: [String]
      public var source: SourceReference
      public var isInForce: Bool
      public init(from: CivilDate, lines: [String], source: SourceReference, isInForce: Bool) {
        self.from = from
        self.lines = lines
        self.source = source
        self.isInForce = isInForce
      }
    }
    public var title: String
    public var values: [Value]
    public init(title: String, values: [Value]) {
      self.title = title
      self.values = values
    }
  }

  public struct Rule: Sendable, Hashable {
    public var id: String, title: String, question: String
    public var priority: Int
    public var source: SourceReference
    public var standard: [Part], action: [Part]
    public var figures: [Figure]
    public var from: CivilDate?, until: CivilDate?
    public init(
      id: String, title: String, question: String, priority: Int, source: SourceReference, standard: [Part], action: [Part],
      figures: [Figure], from: CivilDate?, until: CivilDate?
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

  public struct RuleSet: Sendable, Hashable {
    public var title: String
    public var version: CivilDate
    /// "Jo Bright, head of service, on Wed 1 April 2026"; nil: not agreed.
    public var agreedBy: String?
    public var rules: [Rule]
    public init(title: String, version: CivilDate, agreedBy: String?, rules: [Rule]) {
      self.title = title
      self.version = version
      self.agreedBy = agreedBy
      self.rules = rules
    }
  }

  /// The day whose rules and figures are told.
  public var day: CivilDate
  public var ruleSets: [RuleSet]

  public init(day: CivilDate, ruleSets: [RuleSet]) {
    self.day = day
    self.ruleSets = ruleSets
  }
}

/// Each rule in plain English, as plain text.
public func handbookText(_ book: Handbook, colour: Bool = false) -> String { plainText(HandbookBlocks(book).all, colour: colour) }

/// The handbook in Markdown.
public func handbookMarkdown(_ book: Handbook) -> String { markdown(HandbookBlocks(book).all) }

/// The handbook as one HTML page that prints on A4.
public func handbookHTML(_ book: Handbook) -> String { htmlPage(HandbookBlocks(book).all, kicker: "Handbook of standards") }
