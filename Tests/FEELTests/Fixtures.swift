import Caseload
import CivilTime
import SourceText

@testable import FEEL

func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }

/// A small children's services schema.
enum Fixture {
  static let categories = CodeList(
    name: "category",
    codes: ["CIN", "CP", "CLA"].map { CodeList.Code(value: $0, title: $0, aliases: $0 == "CLA" ? ["LAC"] : []) })
  static let kinds = CodeList(
    name: "visit_kind", codes: ["home", "school"].map { CodeList.Code(value: $0, title: $0) })

  /// Working days of 2026 and 2027 with the Easter days of 2026, and the school terms around them.
  static let calendars = Calendars(
    working: WorkingCalendar(
      name: "working", title: "Working days", version: "1", covers: day("2026-01-01")...day("2027-12-31"),
      holidays: [
        Holiday(date: day("2026-04-03"), title: "Good Friday"), Holiday(date: day("2026-04-06"), title: "Easter Monday"),
      ]),
    school: SchoolCalendar(
      name: "school", title: "School terms", version: "1", covers: day("2026-01-01")...day("2026-08-31"),
      terms: [
        SchoolTerm(name: "Spring term", from: day("2026-01-05"), until: day("2026-02-13")),
        SchoolTerm(name: "Spring term", from: day("2026-02-23"), until: day("2026-03-27")),
        SchoolTerm(name: "Summer term", from: day("2026-04-13"), until: day("2026-07-21")),
      ]))

  static let child = 0, visit = 1, plan = 2, worker = 3, history = 4, assessment = 5

  static let shape = Shape(
    lists: [
      ListShape(
        name: "child", title: "child", plural: "children",
        fields: [
          field("child_id", .text),
          FieldShape(
            name: "category", title: "category", type: .code(categories),
            dated: DatedFrom(list: history, value: 1, from: 2, until: 3)),
          field("opened", .date),
          FieldShape(name: "closed", title: "closed", type: .date, blank: .notYet),
          field("worker_id", .reference(list: worker)),
          FieldShape(name: "disabled", title: "disabled", type: .boolean, blank: .no),
          field("age", .number),
          field("name", .text),
          FieldShape(name: "birth_due", title: "birth due", type: .date, clock: .planned),
          field("long_term", .boolean),
        ], keyField: 0),
      ListShape(
        name: "visit", title: "visit", plural: "visits",
        fields: [
          field("child_id", .reference(list: child)), field("date", .date), field("seen", .boolean),
          field("kind", .code(kinds)), field("minutes", .number), field("written", .dateTime),
          field("worker_id", .reference(list: worker)), field("note", .text),
        ], owner: .init(list: child, field: 0), dateField: 1),
      ListShape(
        name: "plan", title: "plan", plural: "plans",
        fields: [
          field("child_id", .reference(list: child)), field("date", .date),
          FieldShape(name: "review_due", title: "review due", type: .date, clock: .planned),
          field("visit_every", .span), field("agreed", .boolean),
        ], owner: .init(list: child, field: 0), dateField: 1),
      ListShape(
        name: "worker", title: "worker", plural: "workers", fields: [field("worker_id", .text), field("team", .text)],
        keyField: 0),
      ListShape(
        name: "category_history", title: "category", plural: "categories",
        fields: [
          field("child_id", .reference(list: child)), field("value", .code(categories)), field("from", .date),
          FieldShape(name: "until", title: "until", type: .date, blank: .notYet),
        ], owner: .init(list: child, field: 0), dateField: 2),
      ListShape(
        name: "assessment", title: "assessment", plural: "assessments",
        fields: [
          field("child_id", .reference(list: child)), field("started", .date),
          FieldShape(name: "completed", title: "completed", type: .date, blank: .notYet),
          FieldShape(name: "outcome", title: "outcome", type: .text, arrivesWith: 2),
        ], owner: .init(list: child, field: 0), dateField: 1),
    ], aboutList: 0)

  private static func field(_ name: String, _ type: FieldType) -> FieldShape {
    FieldShape(name: name, title: name, type: type)
  }

  static func address(_ list: Int, _ name: String) -> FieldAddress {
    FieldAddress(list: list, field: shape.lists[list].field(named: name) ?? -1)
  }

  /// Cells by field name.
  static func cells(_ list: Int, _ named: [String: Cell]) -> [Int: Cell] {
    var cells: [Int: Cell] = [:]
    for (name, cell) in named { cells[shape.lists[list].field(named: name) ?? -1] = cell }
    return cells
  }

  /// One child with its records; the history of categories is not supplied unless it is given.
  static func caseload(
    child fields: [String: Cell] = [:], visits: [[String: Cell]] = [], plans: [[String: Cell]] = [],
    history: [[String: Cell]]? = nil, assessments: [[String: Cell]] = [], holding: [Int: Holding] = [:]
  ) -> Caseload {
    var builder = CaseloadBuilder(shape: shape)
    builder.add(list: child, cells(child, ["child_id": .text("C1")].merging(fields) { $1 }))
    builder.add(list: worker, cells(worker, ["worker_id": .text("W1"), "team": .text("North")]))
    builder.add(list: worker, cells(worker, ["worker_id": .text("W2")]))
    for (list, records) in [
      (visit, visits), (plan, plans), (Fixture.history, history ?? []), (assessment, assessments),
    ] {
      for record in records { builder.add(list: list, cells(list, ["child_id": .key("C1")].merging(record) { $1 })) }
    }
    if history == nil { builder.setHolding(.notSupplied, of: Fixture.history) }
    for (list, holds) in holding { builder.setHolding(holds, of: list) }
    return builder.build()
  }

  static func frame(
    _ horizon: String = "2026-04-01", facts: String? = nil, item: Int32 = -1, previous: Int32 = -1, next: Int32 = -1
  ) -> Frame {
    var frame = Frame(subject: 0, horizon: day(horizon), factsDay: day(facts ?? horizon))
    frame.item = item
    frame.previous = previous
    frame.next = next
    return frame
  }
}

func cell(_ list: Int, _ row: Int, _ field: String) -> CellAddress {
  CellAddress(list: list, row: row, field: Fixture.shape.lists[list].field(named: field) ?? -1)
}

/// All that is said about an expression, rendered.
func reported(_ text: String, item: Int? = nil, expecting: ValueType? = .boolean, extra: [String] = []) -> String {
  var diagnostics = Diagnostics()
  let file = SourceFile(name: "rule.feel", text: text)
  if let expression = readExpression(file, diagnostics: &diagnostics) {
    _ = check(
      expression, in: Scope(shape: Fixture.shape, item: item, extraDates: extra, calendars: []), expecting: expecting,
      diagnostics: &diagnostics)
  }
  return DiagnosticRenderer(colour: false).render(diagnostics)
}

/// The messages alone, in order.
func messages(_ text: String, item: Int? = nil, expecting: ValueType? = .boolean) -> [String] {
  var diagnostics = Diagnostics()
  let file = SourceFile(name: "rule.feel", text: text)
  if let expression = readExpression(file, diagnostics: &diagnostics) {
    _ = check(
      expression, in: Scope(shape: Fixture.shape, item: item, calendars: []), expecting: expecting,
      diagnostics: &diagnostics)
  }
  return diagnostics.all.map(\.message)
}

func checked(
  _ text: String, item: Int? = nil, hasNext: Bool = false, extra: [String] = [], expecting: ValueType? = .boolean
) -> CheckedExpression? {
  var diagnostics = Diagnostics()
  guard let expression = readExpression(SourceFile(name: "rule.feel", text: text), diagnostics: &diagnostics) else {
    return nil
  }
  let scope = Scope(
    shape: Fixture.shape, item: item, hasPrevious: hasNext, hasNext: hasNext, extraDates: extra,
    calendars: [.working, .school])
  return check(expression, in: scope, expecting: expecting, diagnostics: &diagnostics)
}

struct NotChecked: Error { let messages: [String] }

func explain(
  _ text: String, _ caseload: Caseload, _ frame: Frame = Fixture.frame(), item: Int? = nil, hasNext: Bool = false,
  extra: [String] = []
) throws -> Explanation {
  guard let expression = checked(text, item: item, hasNext: hasNext, extra: extra) else {
    throw NotChecked(messages: messages(text, item: item))
  }
  let bound = expression.bindCondition(to: caseload)
  let explanation = bound.explain(frame)
  guard explanation.truth == bound(frame) else { throw NotChecked(messages: ["two answers for \(text)"]) }
  return explanation
}

func truth(
  _ text: String, _ caseload: Caseload, _ frame: Frame = Fixture.frame(), item: Int? = nil, hasNext: Bool = false,
  extra: [String] = []
) throws -> Truth {
  try explain(text, caseload, frame, item: item, hasNext: hasNext, extra: extra).truth
}

/// In these tests every expression may ask the same calendars.
extension CheckedExpression {
  func bindCondition(to caseload: Caseload) -> BoundCondition { bindCondition(to: caseload, calendars: Fixture.calendars) }
  func bindDate(to caseload: Caseload) -> BoundDate { bindDate(to: caseload, calendars: Fixture.calendars) }
  func bindNumber(to caseload: Caseload) -> BoundNumber { bindNumber(to: caseload, calendars: Fixture.calendars) }
}

extension Binder {
  init(caseload: Caseload) { self.init(caseload: caseload, calendars: Fixture.calendars) }
}
