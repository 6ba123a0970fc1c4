public import CivilTime
public import RuleSets

/// One open duty of one person, or the closed one that is the verdict, with all that people need to understand it.
public struct Finding: Sendable {
  public var identity: FindingIdentity
  /// The rule in words: see `rule`.
  public var sharedRule: Shared<RuleSummary>
  public var person: PersonSummary
  public var outcome: Outcome
  public var kind: Kind
  /// The day on which the duty arose; nil where that is unknown or the duty has none.
  public var opened: CivilDate?
  public var due: CivilDate?
  public var done: CivilDate?
  /// Minutes of the day at which it was due, and done: for deadlines in hours, where a time is known.
  public var dueMinute: Int?, doneMinute: Int?
  /// How late, as of the day or when done; nil where nothing is late.
  public var lateness: Lateness?
  /// The newest record that counts, and when the next is due.
  public var last: RecordSummary?
  /// Whether the last one came in time; nil where there was none or it cannot be told.
  public var lastInTime: Bool?
  public var next: CivilDate?
  /// How the due date was worked out; nil where there is none.
  public var reckoning: Reckoning?
  public var evidence: [RecordSummary]
  /// Records that nearly counted, and why they did not.
  public var nearMisses: [NearMiss]
  /// See `decidedBy`.
  public var sharedClause: Shared<Clause>
  /// Why the answer is not known; empty unless the outcome is `cannotTell`.
  public var uncertainties: [Uncertainty]
  /// For `cannotTell`: what it would be without, and with, the records in doubt.
  public var either: (Outcome, Outcome)?
  /// "record it with its true date": what would clear a gap.
  public var clearsWhen: String
  /// The action that the rule asks for; only for gaps.
  public var action: RemedialAction?
  /// With the data as they are the verdict stays the same on every day before this one; nil: for good.
  public var changesOn: CivilDate?
  /// The first day on which this was an open gap; nil where it is none or that is not known.
  public var openSince: CivilDate?
  /// The exception that covers it, where one does.
  public var exception: ExceptionSummary? = nil
  public var heldOnDueDate: Holder?
  public var heldNow: Holder?
  public var attributes: Attributes
  /// See `versions`.
  public var sharedVersions: Shared<Versions>
  /// How many there are of how many that are asked for; nil where the duty does not count.
  public var counted: Counted?
}

/// What findings have in common.
extension Finding {
  /// The rule in words, as it was read for this person.
  public var rule: RuleSummary {
    get { sharedRule.value }
    set { sharedRule = Shared(newValue) }
  }
  /// The part of the rule that decided: `visit-in-time/every/table[0]`.
  public var decidedBy: Clause {
    get { sharedClause.value }
    set { sharedClause = Shared(newValue) }
  }
  /// What it was made with.
  public var versions: Versions {
    get { sharedVersions.value }
    set { sharedVersions = Shared(newValue) }
  }
}

/// How many records there are in a window of time.
public struct Counted: Sendable, Hashable {
  public var found: Int, asked: Int
  /// The window's first day, and its last where that is known; the first is the day from which records count.
  public var from: CivilDate?, until: CivilDate?
  /// The window is not asked for: the time for which the rule runs does not wholly cover it.
  public var isPartial: Bool
}

/// Stays the same from night to night, and when older records arrive late.
public struct FindingIdentity: Sendable, Hashable {
  public var ruleSet: String, rule: String, person: String
  /// A record's key or a date; "-" where the rule asks one thing of a person once.
  public var duty: String
  /// "compliance-audit/visit-in-time/C1/2026-03-17"
  public var text: String { "\(ruleSet)/\(rule)/\(person)/\(duty)" }
  public init(ruleSet: String, rule: String, person: String, duty: String) {
    self.ruleSet = ruleSet
    self.rule = rule
    self.person = person
    self.duty = duty
  }
}

/// What a page needs to say of the rule.
public struct RuleSummary: Sendable, Hashable {
  public var ruleSet: String, id: String, title: String
  /// The form of the duty: words differ by it.
  public var form: DutyForm
  /// The column of the audit page.
  public var check: String
  public var question: String
  /// "visit with the child seen": what is asked for.
  public var called: String
  /// "every 10 working days", for this person; empty where the duty has no span.
  public var standard: String
  /// "a child with a child protection plan"; empty where the rule does not tell groups apart.
  public var group: String
  public var priority: Int
  public var source: SourceReference
  /// Where the figure that decided has a source of its own.
  public var figureSource: SourceReference?
  /// False: DRAFT is said on every output.
  public var isAgreed: Bool
  /// `called` says what is wrong, not what is asked for (`must_not_be_true`).
  public var isFault = false
}

/// The forms of duty, as rules name them.
public enum DutyForm: String, Sendable, Hashable, CaseIterable {
  case recorded, within, before, every
  case upToDate = "up_to_date"
  case atLeast = "at_least"
  case mustBeTrue = "must_be_true"
}

/// Where a rule or figure comes from.
public struct SourceReference: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable { case law, guidance, national, local }
  public var document: String, section: String, council: String, url: String
  public var kind: Kind
  public init(document: String, section: String = "", council: String = "", url: String = "", kind: Kind) {
    self.document = document
    self.section = section
    self.council = council
    self.url = url
    self.kind = kind
  }
}

extension SourceReference {
  /// The document that a rule or figure comes from.
  public init(_ source: Source) {
    self.init(
      document: source.document, section: source.section, council: source.council, url: source.url,
      kind: Kind(rawValue: source.kind.rawValue) ?? .local)
  }
}

/// The person that a finding is about, as far as pages show.
public struct PersonSummary: Sendable, Hashable {
  /// The row in the caseload.
  public var row: Int
  public var key: String
  /// The number in the case system, else the key.
  public var number: String
  /// nil where the source has no names.
  public var name: String?
  public var category: String?
  public var isRestricted: Bool
  public var family: String?
  /// What the record is where it is not of the schema's own list: "worker".
  public var list: String?
}

/// A record as people find it in the case system.
public struct RecordSummary: Sendable, Hashable {
  public var list: String
  /// "visit", or what the record says it is: "home visit".
  public var title: String
  public var row: Int
  public var number: String?
  public var date: CivilDate?
  public var recorded: CivilDate?
  public var file: String
  /// Row in the file, the header being 1; 0 where not known.
  public var line: Int
}

public struct NearMiss: Sendable, Hashable {
  public var record: RecordSummary
  /// "child seen: no": the part of the rule that turned it down, in words.
  public var why: String
  /// `visit-in-time/counts_if/and[1]`
  public var clause: String
}

public struct Clause: Sendable, Hashable {
  public var path: String
  /// As written in the rule.
  public var text: String
}

/// Why something cannot be told.
public struct Uncertainty: Sendable, Hashable {
  public enum Cause: String, Sendable, Hashable {
    case blank, invalid, unlisted, notInThisExtract = "not_in_this_extract", outsideCalendar = "outside_calendar"
    case unknownStart = "unknown_start", conflicting
    /// Hours are counted, and only a date is on record.
    case noTime = "time_not_recorded"
  }
  public var cause: Cause
  /// The record and field to put right; nil where no single record is at fault.
  public var record: RecordSummary?
  /// In words: "child seen".
  public var field: String?
  public var fieldName: String?
  /// One plain sentence without full stop: "child seen is not recorded for the visit of Tue 17 March".
  public var text: String
  /// A worker can put it right on the record; otherwise the extract is at fault.
  public var personCanFix: Bool
}

/// How a due date was worked out.
public struct Reckoning: Sendable, Hashable {
  public var start: CivilDate
  /// For spans in hours: the minute of that day, where it is known.
  public var startMinute: Int?
  /// "last visit with the child seen", "case opened"
  public var startIs: String
  public var span: Span
  /// nil: the clock stands still.
  public var due: CivilDate?
  /// Bank holidays in between that were not counted (working days only).
  public var skipped: [Holiday]
  /// `every/table[0]`, and the figure's name if one gave the span.
  public var clause: String
  public var figure: String?
  /// The day from which the figure holds.
  public var figureFrom: CivilDate?
  /// Days in between that were not counted because the clock stood still.
  public var stops: [ClockStop] = []
  /// Extensions that were granted for it, those that came too late included.
  public var extensions: [Extension] = []

  /// Both days are part of it.
  public struct ClockStop: Sendable, Hashable {
    public var from: CivilDate
    /// nil: it has not ended.
    public var until: CivilDate?
    /// What it took out of the count, in the span's own unit; nil: it has not ended.
    public var notCounted: Span?
  }

  public struct Extension: Sendable, Hashable {
    public var record: RecordSummary?
    public var granted: CivilDate?
    /// The due date with it; nil: the clock stands still.
    public var due: CivilDate?
    /// It was granted after the due date then in force, so it changed nothing.
    public var isTooLate: Bool
    /// It asked for more than the rule allows.
    public var isLimited: Bool
  }
}

/// An agreed exception, as far as pages show.
public struct ExceptionSummary: Sendable, Hashable {
  /// Its first and last day.
  public var from: CivilDate, until: CivilDate
  public var reason: String
  public var approvedBy: String, role: String
  public var approvedOn: CivilDate
}

public struct Lateness: Sendable, Hashable {
  public var calendarDays: Int
  /// In the deadline's own unit: 4 working days.
  public var own: Span
  /// Bank holidays in between that were not counted (working days only).
  public var skipped: [Holiday]
}

public struct RemedialAction: Sendable, Hashable {
  /// The sentence, filled in.
  public var text: String
  public var owner: String
  public var ownerName: String?
  public var within: Span?
  /// The action's last day if it is opened on the day of the run; nil where no span is given or it cannot be worked out.
  public var by: CivilDate?
  public var doneWhen: String
  public var tell: [String]
  public var copy: [String]
  public var referUp: [(after: Span, to: String)]

  public static func == (a: Self, b: Self) -> Bool {
    (a.text, a.owner, a.within, a.doneWhen, a.tell) == (b.text, b.owner, b.within, b.doneWhen, b.tell)
      && a.copy == b.copy && a.ownerName == b.ownerName && a.by == b.by && a.referUp.elementsEqual(b.referUp, by: ==)
  }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// Who holds a case: credit and direction belong to people by date.
public struct Holder: Sendable, Hashable {
  public var key: String
  public var name: String?
  public var team: String?
}

/// Said beside the outcome; never changes it.
public struct Attributes: Sendable, Hashable {
  public enum Reason: String, Sendable, Hashable { case recorded, missing, notAsked = "not_asked" }
  public var reason: Reason = .notAsked
  /// The record that answers was written down after the due date.
  public var isRecordedLate = false
  /// An earlier duty judged by facts that are only known for today.
  public var isByTodaysFacts = false
  /// The due date was moved by an extension.
  public var isExtended = false
  /// The person would rather not say: recorded, counted apart.
  public var isRefused = false
  /// Someone else held the case when it fell due.
  public var isInherited = false
}

public struct Versions: Sendable, Hashable {
  public var ruleSet: String, calendar: String, schema: String, program: String
  /// The local figures of which the rule takes one, and the file of agreed exceptions that it allows; nil: none.
  public var figures: String?, exceptions: String?

  public init(
    ruleSet: String, calendar: String, schema: String, program: String, figures: String? = nil, exceptions: String? = nil
  ) {
    self.ruleSet = ruleSet
    self.calendar = calendar
    self.schema = schema
    self.program = program
    self.figures = figures
    self.exceptions = exceptions
  }
}
