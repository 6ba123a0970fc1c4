public import CaseRecords
public import CivilTime
import Caseload
import FEEL
public import SourceText

/// What can be said of a rule set without judging anybody: warnings.
///
/// - Parameter calendars: those that the rule set may name.
/// - Parameter people: who is in the records at hand.
public func advise(
  on ruleSet: RuleSet, tests: [RuleTests] = [], schema: RecordSchema, calendars: [String: WorkingCalendar],
  people: RecordedPeople = RecordedPeople(), diagnostics: inout Diagnostics
) {
  let shape = schema.shape.list(named: ruleSet.about).map(schema.shape.about) ?? schema.shape
  // What stands in a base is said of the base.
  let told = Set(diagnostics.all.filter { $0.severity == .error }.compactMap(\.span))
  for read in ruleSet.conditions where read.condition.expression.wholeSpan.file == ruleSet.file {
    // A row that is never reached for that reason has been told of.
    if told.contains(read.condition.expression.wholeSpan) { continue }
    if let answer = ConditionReasoning.onlyAnswer(read, shape) {
      diagnostics.report(.oneAnswerOnly(read.condition.expression.wholeSpan, answer: answer))
    }
    for place in ConditionReasoning.neverPicking(read, shape) { diagnostics.report(.oneAnswerOnly(place, answer: false)) }
  }
  var given = GivenAdvice(ruleSet: ruleSet, shape: shape)
  for diagnostic in given.diagnostics() { diagnostics.report(diagnostic) }
  for remark in ruleSet.remarks where remark.span?.file == ruleSet.file { diagnostics.report(remark) }
  for place in ruleSet.unreachedOtherwise where place.file == ruleSet.file { diagnostics.report(.otherwiseNeverReached(place)) }
  // A rule that could not be read may use any figure.
  if !ruleSet.isInPart { adviseOnFigures(ruleSet, &diagnostics) }
  adviseOnCalendar(ruleSet, calendars, &diagnostics)
  var reader = TextAdvice(shape: schema.shape, nameField: schema.roles.subjectName, people: people)
  var quiet = Diagnostics()
  for file in [ruleSet.file] + tests.map(\.file) {
    if let root = readYAML(file, diagnostics: &quiet) { reader.read(root) }
  }
  diagnostics.append(reader.diagnostics)
  var roles = RoleAdvice()
  if let root = readYAML(ruleSet.file, diagnostics: &quiet) { roles.read(root) }
  for diagnostic in roles.diagnostics { diagnostics.report(diagnostic) }
}

/// The rule set's own figures that nothing uses; figures of one rule that begin on different days.
private func adviseOnFigures(_ ruleSet: RuleSet, _ diagnostics: inout Diagnostics) {
  let used = Set(ruleSet.rules.flatMap { $0.duty.spanExpressions.flatMap(\.figures) }.map(\.id))
  for figure in ruleSet.figures where !used.contains(figure.id) {
    if let span = figure.values.first(where: { $0.origin.ruleSet == ruleSet.name && !$0.origin.isLocal })?.span { diagnostics.report(.unusedFigure(figure.id, at: span)) }
  }
  for rule in ruleSet.rules where rule.writtenIn == ruleSet.name {
    let figures = rule.duty.spanExpressions.flatMap(\.figures).filter { !$0.values.isEmpty }
    guard let late = figures.max(by: { $0.values[0].from < $1.values[0].from }),
      let early = figures.min(by: { $0.values[0].from < $1.values[0].from }),
      early.values[0].from < late.values[0].from, rule.from == late.values[0].from, let place = late.values[0].span
    else { continue }
    diagnostics.report(
      .figureBeginsLater(late.id, on: late.values[0].from, than: early.id, on: early.values[0].from, rule: rule.id, at: place))
  }
}

/// A rule set is looked at again within a year: until then, and for the longest span, its calendar must hold.
private func adviseOnCalendar(
  _ ruleSet: RuleSet, _ calendars: [String: WorkingCalendar], _ diagnostics: inout Diagnostics
) {
  guard let name = ruleSet.calendar, let calendar = calendars[name] else { return }
  let start = max(ruleSet.version, ruleSet.agreed?.date ?? ruleSet.version)
  let end = calendar.covers.upperBound
  for rule in ruleSet.rules where rule.countsWorkingDays {
    let longest = rule.longestWorkingDays
    // Five working days are seven days, and some are bank holidays.
    let year = max(start, rule.from ?? start).adding(days: 366 + longest * 7 / 5 + 10)
    // A rule that says itself that it holds beyond the calendar is taken at its word, however far off that is.
    let horizon = rule.until.map { $0.adding(days: -1) > end ? $0.adding(days: -1) : min($0, year) } ?? year
    if end < horizon {
      diagnostics.report(.calendarEndsEarly(name, ends: calendar.covers.upperBound, rule: rule.id, needs: horizon, at: rule.span))
      return
    }
  }
}

extension Rule {
  /// The longest span of it that counts working days.
  fileprivate var longestWorkingDays: Int {
    let fixed = duty.spanExpressions.flatMap(\.fixedSpans) + duty.ordinals
    let spans = fixed + [dueSoon, recordingTime, action?.within].compactMap { $0 }
    return spans.filter { $0.unit == .workingDays }.map { Int($0.count) }.max() ?? 0
  }
}
