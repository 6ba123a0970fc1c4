import CaseRecords
import Caseload
import CivilTime
import Compliance
import RuleSets
import SourceText

/// Plain cases and rules as the product takes them.
enum Making {
  /// The rule through the real reader; nil where the reader turns it down, with what it says.
  static func ruleSet(_ rule: PlainRule, schema: RecordSchema) -> (RuleSet?, String) {
    var diagnostics = Diagnostics()
    let surroundings = RuleSetSurroundings(schemas: ["small": schema], calendars: ["england-and-wales"], schoolCalendars: ["our-terms"])
    let ruleSet = readRuleSet(SourceFile(name: "rule.yaml", text: rule.text), in: surroundings, diagnostics: &diagnostics)
    return (ruleSet, diagnostics.isEmpty ? "" : DiagnosticRenderer(colour: false).render(diagnostics))
  }

  static func caseload(_ cases: [PlainCase], _ holdings: [String: PlainHolding], _ schema: RecordSchema) -> Caseload {
    rows(cases.flatMap { one in [(one.person, one.person.key)] + one.records.map { ($0, one.person.key) } }, holdings, schema)
  }

  /// Records with their owner's key, in the order given.
  static func rows(
    _ records: [(PlainRecord, String)], _ holdings: [String: PlainHolding], _ schema: RecordSchema
  ) -> Caseload {
    var builder = CaseloadBuilder(shape: schema.shape)
    for (record, owner) in records {
      guard let list = schema.shape.list(named: record.list) else { continue }
      let shape = schema.shape.lists[list]
      var cells: [Int: Cell] = [:]
      for (name, cell) in record.cells {
        guard let field = shape.field(named: name) else { continue }
        cells[field] = real(cell, isMidnightATime: name == "ended_at")
      }
      if let key = shape.keyField { cells[key] = .text(record.key) }
      if let field = shape.owner?.field { cells[field] = .key(owner) }
      builder.add(list: list, cells)
    }
    for (name, holding) in holdings {
      guard let list = schema.shape.list(named: name) else { continue }
      switch holding {
      case .all: break
      case .from(let day): builder.setHolding(.completeFrom(CivilDate(dayNumber: Int32(day))), of: list)
      case .newestOnly: builder.setHolding(.latestOnly, of: list)
      }
    }
    return builder.build()
  }

  static func context(
    _ caseload: Caseload, _ exceptions: [[PlainException]] = [], asOf: Int, _ schema: RecordSchema, _ calendar: WorkingCalendar
  ) -> RunContext {
    var context = RunContext(
      caseload: caseload, schema: schema, asOf: CivilDate(dayNumber: Int32(asOf)),
      calendars: ["england-and-wales": calendar], schoolCalendars: ["our-terms": SmallSchema.terms], program: "test")
    context.exceptions = exceptions.enumerated().flatMap { person, all in all.map { (person, real($0)) } }
    return context
  }

  private static func real(_ exception: PlainException) -> AgreedException {
    func date(_ day: Int) -> CivilDate { CivilDate(dayNumber: Int32(day)) }
    let nowhere = SourceSpan(file: SourceFile(name: "exceptions.csv", text: ""), start: 0, end: 0)
    return AgreedException(
      rule: "rule", subject: "", from: date(exception.from), until: date(exception.until), reason: "a reason",
      approvedBy: "somebody", role: "manager", approvedOn: date(exception.approvedOn), span: nowhere)
  }

  private static func real(_ cell: PlainCell, isMidnightATime: Bool) -> Cell {
    switch cell {
    case .blank: .blank
    case .invalid: .invalid
    case .day(let day): .date(CivilDate(dayNumber: Int32(day)))
    case .moment(let day, let minute):
      .dateTime(minutes: Int64(day * 1440 + (minute ?? 0)), dateOnly: minute ?? 0 == 0 && !(isMidnightATime && minute != nil))
    case .yes: .boolean(true)
    case .no: .boolean(false)
    case .code(let code): .code(code)
    case .span(let span): .span(Span(span.count, span.unit.real))
    case .noSpan: .noSpan
    case .key(let key): .key(key)
    }
  }
}

extension PlainSpan.Unit {
  fileprivate var real: TimeUnit {
    switch self {
    case .hours: .hours
    case .days: .days
    case .weeks: .weeks
    case .months: .months
    case .workingDays: .workingDays
    case .schoolDays: .schoolDays
    }
  }
}
