public import Caseload
public import CaseRecords
public import CivilTime
import FEEL
public import RuleSets

/// What one run is about: the records, the day, the calendars.
public struct RunContext: Sendable {
  public let caseload: Caseload
  public let schema: RecordSchema
  /// The day judged: everything means its end.
  public let asOf: CivilDate
  /// Set where rules are tried that begin later: rules and figures are those of this day, as if they had always held.
  public internal(set) var rulesOf: CivilDate?
  /// Calendars by name.
  public let calendars: [String: WorkingCalendar]
  public let schoolCalendars: [String: SchoolCalendar]
  /// Name and version of the program, for findings.
  public let program: String
  /// Where the run is about another list than the schema's own: the run about that one.
  let own: OwnRun?
  /// Exceptions that were agreed, each with the person (a row of the about list) it is for.
  public var exceptions: [(person: Int, exception: AgreedException)] = []
  /// The same to rules about other lists, by the list's name, each with its row.
  public var exceptionsAbout: [String: [(person: Int, exception: AgreedException)]] = [:]
  /// The file of agreed exceptions and what tells this version of it from others, for findings; nil: there is none.
  public var exceptionsVersion: String?
  /// The rows of workers by their keys.
  let workerRows: [String: Int]
  let names: NameColumns
  /// Told what the conditions of the rules answer; nil: nobody watches.
  public var watch: CoverageWatch?

  public init(
    caseload: Caseload, schema: RecordSchema, asOf: CivilDate, calendars: [String: WorkingCalendar],
    schoolCalendars: [String: SchoolCalendar] = [:], program: String
  ) {
    self.caseload = caseload
    self.schema = schema
    self.asOf = asOf
    self.calendars = calendars
    self.schoolCalendars = schoolCalendars
    self.program = program
    own = nil
    workerRows = RunContext.workerRows(caseload, schema)
    names = NameColumns(caseload, schema, isOwn: true)
  }

  /// The same day and records by the rules and figures of another day, where one is given.
  public func byRules(of day: CivilDate?) -> RunContext {
    var copy = self
    copy.rulesOf = day
    return copy
  }

  var shape: Shape { caseload.shape }
  var about: RecordList { caseload.about }
  var aboutShape: ListShape { shape.lists[shape.aboutList] }

  /// The calendars that a rule set names.
  func calendars(of ruleSet: RuleSet) -> Calendars {
    Calendars(
      working: ruleSet.calendar.flatMap { calendars[$0] }, school: ruleSet.schoolCalendar.flatMap { schoolCalendars[$0] })
  }
}

/// A rule compiled against one caseload: everything that it reads is resolved to columns.
///
/// A class for the same reason as `RecordList`: it is handed on for each case.
public final class Check: Sendable {
  public let ruleSet: RuleSet
  public let rule: Rule
  let context: RunContext
  /// The first days of the people's own periods; nil where the schema names none, or no source supplies them.
  private let ownStarts: Cells<Int32>?
  let counting: DeadlineCounting
  /// Days on which verdicts may change, but for those that hang on what is open.
  let laterDays: LaterDays
  /// For rules that count hours: the clocks of the schema's zone.
  let hours: HourCounting?
  let appliesWhen: [BoundCondition]
  /// Whether the rule applies depends on the day on which that is asked.
  let appliesByDay: Bool
  let form: BoundDuty
  let adjustments: BoundAdjustments
  /// Agreed exceptions that may count, by person.
  let exceptions: [Int: [AgreedException]]
  let dueSoon: CivilTime.Span?
  let recordingTime: CivilTime.Span?
  /// Leaves of span expressions by number: what to say of the one that gave the due date.
  let leaves: [SpanLeaf]
  /// The lists whose dates can change the answer of a later day.
  let readsLists: [Int]
  let readsToday: Bool
  /// Some fact that it depends on is known only for today, not for the day on which a duty opened.
  let readsTodaysFacts: Bool
  /// Notes for the run: operands left out, restarts that restart nothing.
  public let notes: [String]
  /// Rules that this one has replaced: what opened under them and is open still is judged by them.
  let earlier: [Check]

  init(
    ruleSet: RuleSet, rule: Rule, context: RunContext, counting: DeadlineCounting, hours: HourCounting?, appliesWhen: [BoundCondition],
    appliesByDay: Bool, form: BoundDuty, adjustments: BoundAdjustments,
    exceptions: [Int: [AgreedException]], dueSoon: CivilTime.Span?, recordingTime: CivilTime.Span?, leaves: [SpanLeaf], readsLists: [Int],
    readsToday: Bool, readsTodaysFacts: Bool, notes: [String],
    earlier: [Check]
  ) {
    self.ruleSet = ruleSet
    self.rule = rule
    self.context = context
    if let period = context.aboutShape.period, case .date(let column)? = context.about.columns[period.from] {
      ownStarts = column.days
    } else {
      ownStarts = nil
    }
    self.counting = counting
    laterDays = LaterDays(rule, readsLists, context)
    self.hours = hours
    self.appliesWhen = appliesWhen
    self.appliesByDay = appliesByDay
    self.form = form
    self.adjustments = adjustments
    self.exceptions = exceptions
    self.dueSoon = dueSoon
    self.recordingTime = recordingTime
    self.leaves = leaves
    self.readsLists = readsLists
    self.readsToday = readsToday
    self.readsTodaysFacts = readsTodaysFacts
    self.notes = notes
    self.earlier = earlier
  }
}

enum BoundDuty: Sendable {
  case recorded(RecordedDuty, by: BoundSpan?)
  case within(BoundWithin)
  case before(BoundBefore)
  case chain(BoundChain)
  case atLeast(BoundAtLeast)
  case mustBeTrue(BoundMustBeTrue)
}

extension Check {
  var asOf: Int32 { context.asOf.dayNumber }

  /// The rule's last day is over, and nothing that it asked for can be open.
  var isHistory: Bool { rule.isOver(on: context.asOf) && !rule.outlivesItself }

  /// A frame for facts of one day, as if on that day.
  func frame(_ person: Int, on day: Int32) -> Frame {
    let date = CivilDate(dayNumber: min(day, asOf))
    var frame = Frame(subject: person, horizon: date, factsDay: CivilDate(dayNumber: day))
    frame.today = asOf
    frame.historyFrom = personStart(person)
    return frame
  }

  /// The first day of the person's own period; the earliest day there is where none is declared or known.
  func personStart(_ person: Int) -> Int32 {
    guard let day = ownStarts?[person], day > DateColumn.invalid else { return CivilDate.earliest.dayNumber }
    return day
  }

  /// Whether the rule applies on a day: yes, no, or unknown.
  func applies(_ frame: Frame) -> Certainty {
    var answer = Certainty.yes
    for condition in appliesWhen {
      let truth = condition(frame)
      if truth.isUnknown { answer = .unknown } else if !truth.isYes { return .no }
    }
    return answer
  }
}

enum Certainty: Sendable { case yes, no, unknown }

extension BoundCondition {
  /// Null that rests on nothing is not a yes.
  func certainty(_ frame: Frame) -> Certainty {
    let truth = self(frame)
    return truth.isUnknown ? .unknown : truth.isYes ? .yes : .no
  }
}
