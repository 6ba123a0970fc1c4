import CaseRecords
public import Caseload
import CivilTime
import RuleSets

/// The run about the schema's own list (children) from which one about another list (workers, enquiries) was made.
final class OwnRun: Sendable {
  let context: RunContext
  /// For each record of the other list the row of the child that it belongs to; -1 where it belongs to none.
  let rows: [Int32]

  init(_ context: RunContext, rows: [Int32]) {
    self.context = context
    self.rows = rows
  }

  func row(of person: Int) -> Int? { rows[person] < 0 ? nil : Int(rows[person]) }
}

extension RunContext {
  /// The run as rules about another list see it; itself for the list that it is about.
  public func about(_ name: String) -> RunContext {
    guard let list = shape.list(named: name), list != shape.aboutList, own == nil else { return self }
    return RunContext(self, about: list, named: name)
  }

  private init(_ run: RunContext, about list: Int, named name: String) {
    schema = run.schema.about(list)
    caseload = run.caseload.regrouped(as: run.shape.about(list))
    asOf = run.asOf
    calendars = run.calendars
    schoolCalendars = run.schoolCalendars
    workerRows = run.workerRows
    program = run.program
    watch = run.watch
    rulesOf = run.rulesOf
    exceptions = run.exceptionsAbout[name] ?? []
    exceptionsVersion = run.exceptionsVersion
    let rows = caseload.rowsAbove(in: run.shape.aboutList)
    names = NameColumns(caseload, schema, isOwn: false)
    own = OwnRun(run, rows: rows ?? Array(repeating: -1, count: caseload.about.count))
  }

  /// How many records the rules are asked of.
  public var people: Int { about.count }

  /// The list that findings are about where it is not the schema's own: "worker".
  var otherTitle: String? { own == nil ? nil : aboutShape.title }

  /// Whether the record is that of the worker with this key.
  func isWorker(_ person: Int, _ key: String) -> Bool {
    shape.aboutList == schema.roles.workerList && personKey(person) == key
  }

  /// The child whose record this is, as a row of the schema's own list.
  func ownRow(of person: Int) -> Int? { own == nil ? person : own?.row(of: person) }
}

extension Check {
  /// The list whose records the rule is about, where it is not the schema's own.
  public var otherList: String? { context.own == nil ? nil : context.aboutShape.name }

  /// How many records the rule is asked of.
  public var people: Int { context.about.count }

  /// The key of a record that the rule is asked of.
  public func personKey(_ person: Int) -> String { context.personKey(person) }
  /// The keys of all of them, where they lie as text: for tables of millions of rows.
  public var personKeys: TextColumn? { context.personKeys }
  /// Whether only named people may see the case.
  public func isRestricted(_ person: Int) -> Bool { context.isRestricted(person) }

  /// Those of some records whose cases only named people may see.
  public func restricted(among people: Range<Int>) -> [Int] { context.restricted(among: people) }

  /// The record as pages name it.
  @inline(never)
  public func person(_ person: Int) -> PersonSummary { context.person(person) }

  // Asked from elsewhere, the context would be copied first.
  @inline(never)
  func holderNow(of person: Int) -> Holder? { context.holderNow(of: person) }
  @inline(never)
  func holder(of person: Int, on day: CivilDate) -> Holder? { context.holder(of: person, on: day) }

  /// The child concerned, as a row of the schema's own list; nil where the rule is about nobody's record.
  public func ownRow(of person: Int) -> Int? { context.ownRow(of: person) }
}

extension Run {
  /// The checks of rules about the schema's own list, or about another.
  func checks(about list: String?) -> [Check] { checks.filter { $0.otherList == list } }

  /// Lists other than the schema's own that rules of this run are about, in the order of the rules.
  public var otherLists: [String] {
    checks.compactMap(\.otherList).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// A record of one of `otherLists` by its key or number.
  public func record(_ key: String, about list: String) -> Int? {
    guard let context = checks(about: list).first?.context else { return nil }
    return (0..<context.about.count).first { context.personKey($0) == key }
      ?? (0..<context.about.count).first { context.person($0).number == key }
  }
}
