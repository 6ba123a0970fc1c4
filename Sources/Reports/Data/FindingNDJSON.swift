import CivilTime
public import Compliance

/// One finding as one line of JSON without line end, in the shape of `schemas/finding.schema.json`.
///
/// Keys come in a fixed order, and all are always there: what is not known is null. Only duties that count have `counted`,
/// and only deadlines in hours have times.
/// - Parameter withRows: whether records also say file and row of the source: for the analyst, never for a pack.
public func ndjson(_ f: Finding, withRows: Bool) -> String {
  var lines = FindingLines(withRows: withRows, room: 4_096)
  lines.add(f)
  return lines.bytes.withBuffer { String(decoding: $0.dropLast(), as: UTF8.self) }
}

/// Findings one a line, each with its line end.
public struct FindingLines: Sendable {
  private let withRows: Bool
  private var lines: JSONObject
  private var rules = WrittenParts<RuleSummary>(), clauses = WrittenParts<Clause>(), versions = WrittenParts<Versions>()

  /// Nothing yet, and room for so many bytes.
  public init(withRows: Bool, room: Int = 65_536) {
    self.withRows = withRows
    lines = .lines(room: room)
  }

  /// All lines so far.
  public var bytes: Bytes { lines.bytes }

  /// One line more.
  public mutating func add(_ f: Finding) {
    let rule = rules.json(f.sharedRule, addRule)
    let clause = clauses.json(f.sharedClause, addClause)
    let versions = versions.json(f.sharedVersions, addVersions)
    let withRows = withRows
    lines.line { o in
      addVerdict(f, rule, &o)
      o.put("last", f.last) { addRecord($1, withRows, &$0) }
      o.put("last_in_time", f.lastInTime)
      o.put("next", f.next)
      o.put("reckoning", f.reckoning) { addReckoning($1, withRows, &$0) }
      o.put("evidence", each: f.evidence) { addRecord($1, withRows, &$0) }
      o.put("near_misses", each: f.nearMisses) { addNearMiss($1, withRows, &$0) }
      o.put("decided_by", written: clause)
      o.put("uncertainties", each: f.uncertainties) { addUncertainty($1, withRows, &$0) }
      addWhatFollows(f, &o)
      o.put("attributes", f.attributes) { addAttributes($1, &$0) }
      o.put("versions", written: versions)
      if let counted = f.counted { o.put("counted", counted) { addCounted($1, &$0) } }
    }
  }
}

/// What many findings have in common, as it was written for the first of them.
private struct WrittenParts<Part: Sendable>: Sendable {
  // The parts are kept, so that none takes another's place in memory.
  private var known: [ObjectIdentifier: (part: Shared<Part>, json: Bytes)] = [:]
  private var newest: ObjectIdentifier?
  private var newestJSON = Bytes(room: 0)

  mutating func json(_ part: Shared<Part>, _ write: (Part, inout JSONObject) -> Void) -> Bytes {
    if newest == part.identity { return newestJSON }
    let written = known[part.identity] ?? (part, JSONObject.bytes { write(part.value, &$0) })
    known[part.identity] = written
    (newest, newestJSON) = (part.identity, written.json)
    return written.json
  }
}

private func addVerdict(_ f: Finding, _ rule: Bytes, _ o: inout JSONObject) {
  o.put("id", f.identity.ruleSet, f.identity.rule, f.identity.person, f.identity.duty, by: "/")
  o.put("outcome", f.outcome.rawValue)
  o.put("kind", f.kind.rawValue)
  o.put("rule", written: rule)
  o.put("person", f.person) { addPerson($1, &$0) }
  o.put("opened", f.opened)
  o.put("due", f.due)
  o.put("done", f.done)
  if let minute = f.dueMinute { o.put("due_time", clockWords(minute)) }
  if let minute = f.doneMinute { o.put("done_time", clockWords(minute)) }
  o.put("lateness", f.lateness) { addLateness($1, &$0) }
}

private func addWhatFollows(_ f: Finding, _ o: inout JSONObject) {
  o.put("either", f.either) { o, either in
    o.put("without", either.0.rawValue)
    o.put("with", either.1.rawValue)
  }
  o.put("clears_when", f.clearsWhen)
  o.put("action", f.action) { addAction($1, &$0) }
  o.put("changes_on", f.changesOn)
  o.put("open_since", f.openSince)
  o.put("exception", f.exception) { addException($1, &$0) }
  o.put("held_on_due_date", f.heldOnDueDate) { addHolder($1, &$0) }
  o.put("held_now", f.heldNow) { addHolder($1, &$0) }
}

private func addCounted(_ counted: Counted, _ o: inout JSONObject) {
  o.put("found", counted.found)
  o.put("asked", counted.asked)
  o.put("from", counted.from)
  o.put("until", counted.until)
  o.put("partial", counted.isPartial)
}

private func addRule(_ rule: RuleSummary, _ o: inout JSONObject) {
  o.put("rule_set", rule.ruleSet)
  o.put("id", rule.id)
  o.put("title", rule.title)
  o.put("form", rule.form.rawValue)
  o.put("check", rule.check)
  o.put("question", rule.question)
  o.put("called", rule.called)
  o.put("standard", rule.standard)
  o.put("group", rule.group)
  o.put("priority", rule.priority)
  o.put("source", rule.source) { addSource($1, &$0) }
  o.put("figure_source", rule.figureSource) { addSource($1, &$0) }
  o.put("agreed", rule.isAgreed)
}

private func addSource(_ source: SourceReference, _ o: inout JSONObject) {
  o.put("kind", source.kind.rawValue)
  o.put("document", source.document)
  o.put("section", source.section)
  o.put("council", source.council)
  o.put("url", source.url)
}

private func addPerson(_ person: PersonSummary, _ o: inout JSONObject) {
  o.put("key", person.key)
  o.put("number", person.number)
  o.put("name", person.name)
  o.put("category", person.category)
  o.put("family", person.family)
  o.put("restricted", person.isRestricted)
  o.put("list", person.list)
}

private func addRecord(_ record: RecordSummary, _ withRows: Bool, _ o: inout JSONObject) {
  o.put("list", record.list)
  o.put("title", record.title)
  o.put("number", record.number)
  o.put("date", record.date)
  o.put("recorded", record.recorded)
  if withRows {
    o.put("file", record.file)
    o.put("row", record.line > 0 ? record.line : nil)
  }
}

private func addNearMiss(_ miss: NearMiss, _ withRows: Bool, _ o: inout JSONObject) {
  o.put("record", miss.record) { addRecord($1, withRows, &$0) }
  o.put("why", miss.why)
  o.put("clause", miss.clause)
}

private func addClause(_ clause: Clause, _ o: inout JSONObject) {
  o.put("path", clause.path)
  o.put("text", clause.text)
}

private func addUncertainty(_ uncertainty: Uncertainty, _ withRows: Bool, _ o: inout JSONObject) {
  o.put("cause", uncertainty.cause.rawValue)
  o.put("text", uncertainty.text)
  o.put("field", uncertainty.fieldName)
  o.put("record", uncertainty.record) { addRecord($1, withRows, &$0) }
  o.put("person_can_fix", uncertainty.personCanFix)
}

private func addLateness(_ lateness: Lateness, _ o: inout JSONObject) {
  o.put("calendar_days", lateness.calendarDays)
  o.put("span", lateness.own)
  o.put("skipped", each: lateness.skipped) { addHoliday($1, &$0) }
}

private func addException(_ exception: ExceptionSummary, _ o: inout JSONObject) {
  o.put("from", exception.from)
  o.put("until", exception.until)
  o.put("reason", exception.reason)
  o.put("approved_by", exception.approvedBy)
  o.put("role", exception.role)
  o.put("approved_on", exception.approvedOn)
}

private func addStop(_ stop: Reckoning.ClockStop, _ o: inout JSONObject) {
  o.put("from", stop.from)
  o.put("until", stop.until)
  o.put("not_counted", stop.notCounted)
}

private func addExtension(_ extended: Reckoning.Extension, _ withRows: Bool, _ o: inout JSONObject) {
  o.put("granted", extended.granted)
  o.put("due", extended.due)
  o.put("too_late", extended.isTooLate)
  o.put("limited", extended.isLimited)
  o.put("record", extended.record) { addRecord($1, withRows, &$0) }
}

private func addReckoning(_ reckoning: Reckoning, _ withRows: Bool, _ o: inout JSONObject) {
  o.put("start", reckoning.start)
  if let minute = reckoning.startMinute { o.put("start_time", clockWords(minute)) }
  o.put("start_is", reckoning.startIs)
  o.put("span", reckoning.span)
  o.put("due", reckoning.due)
  o.put("skipped", each: reckoning.skipped) { addHoliday($1, &$0) }
  o.put("clause", reckoning.clause)
  o.put("figure", reckoning.figure)
  o.put("figure_from", reckoning.figureFrom)
  o.put("stops", each: reckoning.stops) { addStop($1, &$0) }
  o.put("extensions", each: reckoning.extensions) { addExtension($1, withRows, &$0) }
}

private func addHoliday(_ holiday: Holiday, _ o: inout JSONObject) {
  o.put("date", holiday.date)
  o.put("title", holiday.title)
}

private func addAction(_ action: RemedialAction, _ o: inout JSONObject) {
  o.put("do", action.text)
  o.put("owner", action.owner)
  o.put("owner_name", action.ownerName)
  o.put("within", action.within)
  o.put("by", action.by)
  o.put("done_when", action.doneWhen)
  o.put("tell", action.tell)
  o.put("copy", action.copy)
  o.put("refer_up", each: action.referUp) { o, step in
    o.put("after", step.after)
    o.put("to", step.to)
  }
}

private func addHolder(_ holder: Holder, _ o: inout JSONObject) {
  o.put("key", holder.key)
  o.put("name", holder.name)
  o.put("team", holder.team)
}

private func addAttributes(_ attributes: Attributes, _ o: inout JSONObject) {
  o.put("reason", attributes.reason.rawValue)
  o.put("recorded_late", attributes.isRecordedLate)
  o.put("by_todays_facts", attributes.isByTodaysFacts)
  o.put("extended", attributes.isExtended)
  o.put("refused", attributes.isRefused)
  o.put("inherited", attributes.isInherited)
}

private func addVersions(_ versions: Versions, _ o: inout JSONObject) {
  o.put("rule_set", versions.ruleSet)
  o.put("calendar", versions.calendar)
  o.put("schema", versions.schema)
  o.put("program", versions.program)
  if let figures = versions.figures { o.put("figures", figures) }
  if let exceptions = versions.exceptions { o.put("exceptions", exceptions) }
}
