import CaseRecords
import Caseload

/// A rule made for the records of a schema that the ready starts do not fit; nil: the schema has nothing for the form.
func ownStart(_ id: String, _ form: NewRuleCommand.Form, _ about: Int, _ schema: RecordSchema) -> String? {
  let list = schema.shape.lists[about]
  if form == .within { return ownWithin(id, list, about, schema) }
  guard let (field, value) = plainField(of: list) else { return nil }
  let duty: String
  switch form {
  case .recorded: duty = "duty: {recorded: \(field.name)}   # a field of the \(list.title), or several in [ ]"
  case .mustBeTrue: duty = "duty: {must_be_true: not(is missing(\(field.name))), called: \(field.title)}"
  case .mustNotBeTrue: duty = "duty: {must_not_be_true: is missing(\(field.name)), called: no \(field.title)}"
  default: return nil
  }
  return """
    \(ruleHead(id, priority: "4                           # 1 child seen, 2 statutory step, 3 plan, 4 record keeping"))
        \(duty)
    \(ruleAction("Record the \(field.title) of the \(list.title).", "the \(field.title) is on record"))
        examples:
          - name: recorded
            as_of: 2026-05-06
            \(list.name): {\(start(of: list))\(field.name): \(value)}
            expect: {verdict: met}
          - name: not recorded
            as_of: 2026-05-06
            \(list.name): {\(start(of: list))\(field.name): }
            expect: {verdict: not_met, kind: gap}

    """
}

/// From the date of a record of one of its lists to another date of the same record.
private func ownWithin(_ id: String, _ list: ListShape, _ about: Int, _ schema: RecordSchema) -> String? {
  for other in schema.shape.lists where other.owner?.list == about && other.derivation == nil {
    guard let from = other.dateField,
      let done = other.fields.firstIndex(where: { $0.type == .date && $0.blank == .notYet && $0.name != other.fields[from].name })
    else { continue }
    let (begins, ends) = (other.fields[from], other.fields[done])
    func example(_ name: String, _ asOf: String, _ day: String, _ expected: String) -> String {
      """
            - name: \(name)
              as_of: \(asOf)
              \(list.name): {\(start(of: list, alone: true))}
              \(other.name): [{\(begins.name): 2026-04-01\(day.isEmpty ? "" : ", \(ends.name): \(day)")}]
              expect: {\(expected), due: 2026-05-16}
      """
    }
    return """
      \(ruleHead(id, priority: "2                           # 1 child seen, 2 statutory step, 3 plan, 4 record keeping"))
          duty:
            within: 45 days                     # a span, or the name of a figure
            list: \(other.name)   # each of these records asks for it …
            from: \(begins.name)   # the date that is counted from
            done: \(ends.name)   # the date on which it was done
            called: \(ends.title)
      \(ruleAction("Record a date for \"\(ends.title)\".", "the date is on record"))
          examples:
      \(example("on the last day", "2026-06-30", "2026-05-16", "verdict: met"))
      \(example("the day after", "2026-06-30", "2026-05-17", "verdict: late"))
      \(example("not done, on the last day", "2026-05-16", "", "verdict: due"))
      \(example("not done, the day after", "2026-05-17", "", "verdict: overdue, kind: gap"))

      """
  }
  return nil
}

/// The first day of a record's own period, where it has one.
private func start(of list: ListShape, alone: Bool = false) -> String {
  guard let period = list.period else { return "" }
  return "\(list.fields[period.from].name): 2026-04-01\(alone ? "" : ", ")"
}

/// A field that says something of the record, with a value that it may have.
private func plainField(of list: ListShape) -> (field: FieldShape, value: String)? {
  for (index, field) in list.fields.enumerated() {
    guard index != list.keyField, index != list.numberField, index != list.period?.from, field.blank == .unknown else { continue }
    switch field.type {
    case .text: return (field, "A")
    case .code(let codes): if let code = codes.codes.first(where: { $0.standing == .value }) { return (field, "\"\(code.value)\"") }
    case .date: if index != list.dateField { return (field, "2026-04-01") }
    default: continue
    }
  }
  return nil
}
