import Caseload
public import CivilTime

/// What one run found of one rule and one person, small enough to keep for a whole caseload.
public struct Verdict: Sendable, Hashable {
  // Small, because a night's scan holds millions of them.
  private var checkNumber: UInt32
  private var personRow: Int32
  private var openedDay: Int32, dueDay: Int32, doneDay: Int32
  private var lateDays: Int32
  public var outcome: Outcome
  public var kind: Kind
  /// What is past was judged by facts that are only known for today: left out of figures unless asked for.
  public var isByTodaysFacts = false

  /// As columns mark blank dates.
  private static let none = DateColumn.blank

  public init(
    check: Int, person: Int, outcome: Outcome, kind: Kind, opened: CivilDate?, due: CivilDate?, done: CivilDate?, daysLate: Int?
  ) {
    checkNumber = UInt32(truncatingIfNeeded: check)
    personRow = Int32(truncatingIfNeeded: person)
    (openedDay, dueDay, doneDay, lateDays) = (Verdict.none, Verdict.none, Verdict.none, Verdict.none)
    self.outcome = outcome
    self.kind = kind
    self.opened = opened
    self.due = due
    self.done = done
    self.daysLate = daysLate
  }

  /// With day numbers as columns hold them: a blank is none.
  init(check: Int, person: Int, outcome: Outcome, days: (opened: Int32, due: Int32, done: Int32)) {
    checkNumber = UInt32(truncatingIfNeeded: check)
    personRow = Int32(truncatingIfNeeded: person)
    (openedDay, dueDay, doneDay) = days
    lateDays = Verdict.none
    self.outcome = outcome
    kind = .history
  }

  /// Late by the days between two, where there are any.
  mutating func setDaysLate(from due: Int32, to day: Int32) {
    lateDays = day > due ? day - due : Verdict.none
  }

  /// Position in the run's checks.
  public var check: Int { Int(checkNumber) }
  /// Row in the caseload's about list (rows are in key order).
  public var person: Int { Int(personRow) }
  public var opened: CivilDate? {
    get { Verdict.date(openedDay) }
    set { openedDay = newValue?.dayNumber ?? Verdict.none }
  }
  public var due: CivilDate? {
    get { Verdict.date(dueDay) }
    set { dueDay = newValue?.dayNumber ?? Verdict.none }
  }
  public var done: CivilDate? {
    get { Verdict.date(doneDay) }
    set { doneDay = newValue?.dayNumber ?? Verdict.none }
  }
  /// Calendar days after due; nil where not late.
  public var daysLate: Int? {
    get { lateDays == Verdict.none ? nil : Int(lateDays) }
    set { lateDays = newValue.map { Int32(clamping: $0) } ?? Verdict.none }
  }

  private static func date(_ day: Int32) -> CivilDate? { day == none ? nil : CivilDate(dayNumber: day) }
}

/// A rule that could not be run, and why: one line for each rule and source.
public struct NotRun: Sendable, Hashable {
  public var ruleSet: String, rule: String, title: String
  /// "plan.review_due is not supplied"
  public var reason: String
  public var check: String
  /// The records do not hold what it reads; otherwise it is not in force on the day, or a calendar is not known.
  public var isForWantOfData = true
}

/// Everything that the pages for one person say.
public struct CaseAudit: Sendable {
  public var person: PersonSummary
  /// Appendix A 1b's key information: a title and what is recorded; special fields say recorded / not recorded.
  public var keyInformation: [(title: String, value: String)]
  /// Essential information that is missing, in words.
  public var essentialGaps: [String]
  /// One for each rule that applies or cannot be told, worst first by priority; includes rules that are in time.
  public var findings: [Finding]
  /// Rules that do not apply to this person, with the part of the rule that said so.
  public var doesNotApply: [(rule: RuleSummary, why: String)]
  /// Past duties of the last six months, oldest first: (day, words, outcome).
  public var strip: [StripEvent]
  /// What else is on record in the last six months (for the strip): dates by list.
  public var holder: Holder?
  /// Why this case was chosen: "visit overdue: a child not seen comes first", "at random (seed 7)".
  public var chosenBecause: String?
  public var opened: CivilDate?
  public var closed: CivilDate?
}

public struct StripEvent: Sendable, Hashable {
  public var date: CivilDate
  /// "visit", "case supervision"
  public var title: String
  public var check: String
  /// In time, late; nil for something that is only on record.
  public var outcome: Outcome?
}

/// One worker's page before supervision.
public struct WorkerAudit: Sendable {
  /// nil: cases that nobody holds.
  public var worker: Holder?
  public var supervisor: Holder?
  /// "away Mon 30 March to Fri 17 April", if so.
  public var away: String?
  /// Columns of the page in order: check id and heading.
  public var columns: [(check: String, heading: String)]
  /// Every case that the worker holds, in order of what matters most.
  public var rows: [WorkerRow]
  /// The cases gone into, at least two where the worker holds so many.
  public var cases: [CaseAudit]
  /// Restricted cases that are not shown.
  public var restrictedCount: Int
  /// What falls due in the next four weeks, by week: due date, person, rule.
  public var comingUp: [Finding]
}

public struct WorkerRow: Sendable {
  public var person: PersonSummary
  /// Parallel to the columns; nil: not checked or does not apply (then `doesNotApply` says which).
  public var cells: [Finding?]
  public var doesNotApply: [Bool]
  /// Siblings are grouped: other persons of the same family on this page (numbers).
  public var familySize: Int
}

/// What was looked at, said on every page.
public struct AuditHeader: Sendable {
  public var workspace: String
  public var asOf: CivilDate
  /// "Wed 8 April 2026, 02:10"
  public var extractedAt: String?
  public var notRun: [NotRun]
  /// "compliance-audit 2026-04-01 (agreed by …)" or with DRAFT.
  public var ruleSets: [String]
  public var isDraft: Bool
  /// Data-quality lines in words, counts only.
  public var dataQuality: [String]
  public var seed: UInt64
  public var program: String

  public init(
    workspace: String, asOf: CivilDate, extractedAt: String?, notRun: [NotRun], ruleSets: [String], isDraft: Bool,
    dataQuality: [String], seed: UInt64, program: String
  ) {
    self.workspace = workspace
    self.asOf = asOf
    self.extractedAt = extractedAt
    self.notRun = notRun
    self.ruleSets = ruleSets
    self.isDraft = isDraft
    self.dataQuality = dataQuality
    self.seed = seed
    self.program = program
  }
}

/// One file for each supervisor.
public struct SupervisorPack: Sendable {
  public var supervisor: Holder?
  public var header: AuditHeader
  public var workers: [WorkerAudit]
}
