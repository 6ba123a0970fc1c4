import CivilTime
public import Compliance

/// One finding as one line of JSON without line end, in the shape of `schemas/finding.schema.json`.
///
/// Keys come in a fixed order, and all are always there: what is not known is null. Only duties that count have `counted`,
/// and only deadlines in hours have times.
/// - Parameter withRows: whether records also say file and row of the source: for the analyst, never for a pack.
public func ndjson(_ f: Finding, withRows: Bool) -> String { findingObject(f, withRows: withRows).text }

/// The same as an object.
public func findingObject(_ f: Finding, withRows: Bool) -> JSONObject {
  var o = JSONObject(room: 4_096)
  o.put("id", f.identity.text)
  o.put("outcome", f.outcome.rawValue)
  o.put("kind", f.kind.rawValue)
  o.put("rule", ruleObject(f.rule))
  o.put("person", personObject(f.person))
  o.put("opened", f.opened)
  o.put("due", f.due)
  o.put("done", f.done)
  if let minute = f.dueMinute { o.put("due_time", clockWords(minute)) }
  if let minute = f.doneMinute { o.put("done_time", clockWords(minute)) }
  o.put("lateness", f.lateness.map(latenessObject))
  o.put("last", f.last.map { recordObject($0, withRows: withRows) })
  o.put("last_in_time", f.lastInTime)
  o.put("next", f.next)
  o.put("reckoning", f.reckoning.map { reckoningObject($0, withRows: withRows) })
  o.put("evidence", f.evidence.map { recordObject($0, withRows: withRows) })
  o.put("near_misses", f.nearMisses.map { nearMissObject($0, withRows: withRows) })
  o.put("decided_by", clauseObject(f.decidedBy))
  o.put("uncertainties", f.uncertainties.map { uncertaintyObject($0, withRows: withRows) })
  o.put("either", f.either.map(eitherObject))
  o.put("clears_when", f.clearsWhen)
  o.put("action", f.action.map(actionObject))
  o.put("changes_on", f.changesOn)
  o.put("open_since", f.openSince)
  o.put("exception", f.exception.map(exceptionObject))
  o.put("held_on_due_date", f.heldOnDueDate.map(holderObject))
  o.put("held_now", f.heldNow.map(holderObject))
  o.put("attributes", attributesObject(f.attributes))
  o.put("versions", versionsObject(f.versions))
  if let counted = f.counted { o.put("counted", countedObject(counted)) }
  return o
}

private func countedObject(_ counted: Counted) -> JSONObject {
  var o = JSONObject()
  o.put("found", counted.found)
  o.put("asked", counted.asked)
  o.put("from", counted.from)
  o.put("until", counted.until)
  o.put("partial", counted.isPartial)
  return o
}

private func ruleObject(_ rule: RuleSummary) -> JSONObject {
  var o = JSONObject()
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
  o.put("source", sourceObject(rule.source))
  o.put("figure_source", rule.figureSource.map(sourceObject))
  o.put("agreed", rule.isAgreed)
  return o
}

private func sourceObject(_ source: SourceReference) -> JSONObject {
  var o = JSONObject()
  o.put("kind", source.kind.rawValue)
  o.put("document", source.document)
  o.put("section", source.section)
  o.put("council", source.council)
  o.put("url", source.url)
  return o
}

private func personObject(_ person: PersonSummary) -> JSONObject {
  var o = JSONObject()
  o.put("key", person.key)
  o.put("number", person.number)
  o.put("name", person.name)
  o.put("category", person.category)
  o.put("family", person.family)
  o.put("restricted", person.isRestricted)
  o.put("list", person.list)
  return o
}

private func recordObject(_ record: RecordSummary, withRows: Bool) -> JSONObject {
  var o = JSONObject()
  o.put("list", record.list)
  o.put("title", record.title)
  o.put("number", record.number)
  o.put("date", record.date)
  o.put("recorded", record.recorded)
  if withRows {
    o.put("file", record.file)
    o.put("row", record.line > 0 ? record.line : nil)
  }
  return o
}

private func nearMissObject(_ miss: NearMiss, withRows: Bool) -> JSONObject {
  var o = JSONObject()
  o.put("record", recordObject(miss.record, withRows: withRows))
  o.put("why", miss.why)
  o.put("clause", miss.clause)
  return o
}

private func clauseObject(_ clause: Clause) -> JSONObject {
  var o = JSONObject()
  o.put("path", clause.path)
  o.put("text", clause.text)
  return o
}

private func uncertaintyObject(_ uncertainty: Uncertainty, withRows: Bool) -> JSONObject {
  var o = JSONObject()
  o.put("cause", uncertainty.cause.rawValue)
  o.put("text", uncertainty.text)
  o.put("field", uncertainty.fieldName)
  o.put("record", uncertainty.record.map { recordObject($0, withRows: withRows) })
  o.put("person_can_fix", uncertainty.personCanFix)
  return o
}

private func eitherObject(_ either: (Outcome, Outcome)) -> JSONObject {
  var o = JSONObject()
  o.put("without", either.0.rawValue)
  o.put("with", either.1.rawValue)
  return o
}

private func latenessObject(_ lateness: Lateness) -> JSONObject {
  var o = JSONObject()
  o.put("calendar_days", lateness.calendarDays)
  o.put("span", lateness.own.description)
  o.put("skipped", lateness.skipped.map(holidayObject))
  return o
}

private func exceptionObject(_ exception: ExceptionSummary) -> JSONObject {
  var o = JSONObject()
  o.put("from", exception.from)
  o.put("until", exception.until)
  o.put("reason", exception.reason)
  o.put("approved_by", exception.approvedBy)
  o.put("role", exception.role)
  o.put("approved_on", exception.approvedOn)
  return o
}

private func stopObject(_ stop: Reckoning.ClockStop) -> JSONObject {
  var o = JSONObject()
  o.put("from", stop.from)
  o.put("until", stop.until)
  o.put("not_counted", stop.notCounted?.description)
  return o
}

private func extensionObject(_ extended: Reckoning.Extension, withRows: Bool) -> JSONObject {
  var o = JSONObject()
  o.put("granted", extended.granted)
  o.put("due", extended.due)
  o.put("too_late", extended.isTooLate)
  o.put("limited", extended.isLimited)
  o.put("record", extended.record.map { recordObject($0, withRows: withRows) })
  return o
}

private func reckoningObject(_ reckoning: Reckoning, withRows: Bool) -> JSONObject {
  var o = JSONObject()
  o.put("start", reckoning.start)
  if let minute = reckoning.startMinute { o.put("start_time", clockWords(minute)) }
  o.put("start_is", reckoning.startIs)
  o.put("span", reckoning.span.description)
  o.put("due", reckoning.due)
  o.put("skipped", reckoning.skipped.map(holidayObject))
  o.put("clause", reckoning.clause)
  o.put("figure", reckoning.figure)
  o.put("figure_from", reckoning.figureFrom)
  o.put("stops", reckoning.stops.map(stopObject))
  o.put("extensions", reckoning.extensions.map { extensionObject($0, withRows: withRows) })
  return o
}

private func holidayObject(_ holiday: Holiday) -> JSONObject {
  var o = JSONObject()
  o.put("date", holiday.date)
  o.put("title", holiday.title)
  return o
}

private func actionObject(_ action: RemedialAction) -> JSONObject {
  var o = JSONObject()
  o.put("do", action.text)
  o.put("owner", action.owner)
  o.put("owner_name", action.ownerName)
  o.put("within", action.within?.description)
  o.put("by", action.by)
  o.put("done_when", action.doneWhen)
  o.put("tell", action.tell)
  o.put("copy", action.copy)
  o.put(
    "refer_up",
    action.referUp.map { step in
      var o = JSONObject()
      o.put("after", step.after.description)
      o.put("to", step.to)
      return o
    })
  return o
}

private func holderObject(_ holder: Holder) -> JSONObject {
  var o = JSONObject()
  o.put("key", holder.key)
  o.put("name", holder.name)
  o.put("team", holder.team)
  return o
}

private func attributesObject(_ attributes: Attributes) -> JSONObject {
  var o = JSONObject()
  o.put("reason", attributes.reason.rawValue)
  o.put("recorded_late", attributes.isRecordedLate)
  o.put("by_todays_facts", attributes.isByTodaysFacts)
  o.put("extended", attributes.isExtended)
  o.put("refused", attributes.isRefused)
  o.put("inherited", attributes.isInherited)
  return o
}

private func versionsObject(_ versions: Versions) -> JSONObject {
  var o = JSONObject()
  o.put("rule_set", versions.ruleSet)
  o.put("calendar", versions.calendar)
  o.put("schema", versions.schema)
  o.put("program", versions.program)
  if let figures = versions.figures { o.put("figures", figures) }
  if let exceptions = versions.exceptions { o.put("exceptions", exceptions) }
  return o
}
