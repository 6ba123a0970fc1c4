public import CivilTime
public import RuleSets

/// Rules in plain English, ready to be laid out as a handbook.
public struct Handbook: Sendable {
  /// One rule set, with the rules that are told.
  public struct RuleSet: Sendable, Hashable {
    public var title: String
    public var version: CivilDate
    /// "Jo Bright, head of service, on Wed 1 April 2026"; nil: not agreed.
    public var agreedBy: String?
    public var rules: [RuleInWords]
    public init(title: String, version: CivilDate, agreedBy: String?, rules: [RuleInWords]) {
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
