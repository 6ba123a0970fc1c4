import CaseRecords
import Caseload
import CivilTime
import FEEL
import RuleSets

extension FindingMaker {
  /// The rule's remedial action with names filled in; for what cannot be told, first what to put right.
  func action(
    _ obligation: Obligation, _ doubts: [Uncertainty], _ either: (Outcome, Outcome)?, _ person: Int, _ holder: Holder?
  ) -> RemedialAction? {
    let row = obligation.openedBy
    guard let action = check.rule.action else {
      guard let text = check.correction(doubts) else { return nil }
      return RemedialAction(
        text: text + ".", owner: "social_worker", ownerName: holder?.name, within: nil, by: nil, doneWhen: "", tell: [],
        copy: [], referUp: [])
    }
    var text = check.fill(action.sentence, person, row)
    if obligation.outcome == .cannotTell, let correction = check.correction(doubts) {
      let worse = either?.0
      text = worse == .overdue || worse == .notMet ? "\(correction). If that does not settle it: \(lowercasedFirst(text))" : correction + "."
    }
    return RemedialAction(
      text: text, owner: action.owner, ownerName: check.name(of: action.owner, person, holder), within: action.within,
      by: actionBy, doneWhen: check.fill(action.doneWhen, person, row), tell: action.tell, copy: copies(person),
      referUp: action.referUp)
  }

  private func copies(_ person: Int) -> [String] {
    if copies.isEmpty { return [] }
    let frame = check.frame(person, on: check.asOf)
    return copies.filter { copy in copy.when?.certainty(frame) ?? .yes == .yes }.map(\.to)
  }

  /// What would clear a gap, as a sentence.
  func clearsWhen(_ obligation: Obligation, _ doubts: [Uncertainty]) -> String {
    switch obligation.outcome {
    case .overdue, .awaitingRecord: clearing.late
    case .notMet: clearing.notMet
    case .cannotTell: doubts.contains(where: \.personCanFix) ? "Put the record right and the answer shows tonight." : ""
    default: ""
    }
  }
}

extension Check {
  fileprivate func correction(_ doubts: [Uncertainty]) -> String? {
    guard let doubt = doubts.first(where: \.personCanFix) else { return nil }
    guard let field = doubt.field else { return "Put the record right" }
    if doubt.cause == .noTime { return "Record " + field + (doubt.record?.number.map { " (case record \($0))" } ?? "") }
    guard let record = doubt.record else { return (doubt.cause == .conflicting ? "Check " : "Record ") + field }
    let number = record.number.map { " (case record \($0))" } ?? ""
    let list = context.shape.list(named: record.list).map { context.shape.lists[$0] }
    let isOwnDate = list?.dateField.map { list?.fields[$0].name == doubt.fieldName } ?? false
    return isOwnDate
      ? "Correct the date of the \(lowercasedFirst(record.title))\(number)"
      : doubt.cause == .blank ? "Fill in \"\(field)\" for the \(describe(record))\(number)"
      : "Correct \"\(field)\" of the \(describe(record))\(number)"
  }

  /// Who else is told of the rule's action, each with the condition under which they are.
  var copies: [(when: BoundCondition?, to: String)] {
    guard let action = rule.action else { return [] }
    let calendars = context.calendars(of: ruleSet)
    return action.copy.enumerated().map { index, copy in
      let watch = context.watch?.condition("copy[\(index)]")
      return (copy.when?.bindCondition(to: context.caseload, calendars: calendars, watch: watch), copy.to)
    }
  }

  func fill(_ template: TextTemplate, _ person: Int, _ opening: (list: Int, row: Int)?) -> String {
    if template.isEmpty { return "" }
    if template.parts.count == 1, case .text(let text) = template.parts[0] { return text }
    return template.parts.map { part in
      switch part {
      case .text(let text): return text
      case .field(let address):
        let field = context.shape[address]
        let row = row(for: address.list, person, opening)
        let value = row < 0 || field.special ? nil : text(address, row, person)
        let isName = address == context.schema.roles.subjectName || address == context.own?.context.schema.roles.subjectName
        if let value { return isName ? firstName(value) : value }
        return isName ? "the \(context.shape.lists[address.list].title)" : "the \(field.title)"
      }
    }.joined()
  }

  /// The person's own record, the one that opened the duty, or the one above to which the person belongs.
  private func row(for list: Int, _ person: Int, _ opening: (list: Int, row: Int)?) -> Int {
    if list == context.shape.aboutList { return person }
    if let opening, opening.list == list { return opening.row }
    return context.caseload.rowsAbove(in: list).map { Int($0[person]) } ?? -1
  }

  private func text(_ address: FieldAddress, _ row: Int, _ person: Int) -> String? {
    address.list == context.shape.aboutList ? context.valueToday(address.field, person) : context.text(address, row)
  }

  /// People are spoken of by first name.
  private func firstName(_ name: String) -> String { name.split(separator: " ").first.map(String.init) ?? name }

  /// Who a role is for this child: the one who holds the case, or their supervisor.
  fileprivate func name(of role: String, _ person: Int, _ holder: Holder?) -> String? {
    switch role {
    case "social_worker": return holder?.name
    case "team_manager": return holder.flatMap { context.supervisor(ofWorker: $0.key) }?.name
    default: return context.named(role, of: person)
    }
  }

  /// What would clear a gap that is late, and one that has no date.
  func clearing(_ called: String) -> (late: String, notMet: String) {
    let recordIt = "Record the \(called) and this clears tonight."
    let late = "If it has been done, record it with its true date and this clears tonight."
    let notMet = "Once it is on record, this clears the same night."
    switch form {
    case .recorded: return (recordIt, recordIt)
    case .chain(let chain):
      guard case .document = chain.next else { return (late, notMet) }
      return ("Once a newer \(context.shape.lists[chain.occasions.list].title) is on record, this clears the same night.", notMet)
    default: return (late, notMet)
    }
  }
}

extension RunContext {
  /// A worker whom a field of the child names, for a role of the field's name: `personal_adviser` is `personal_adviser_id`.
  func named(_ role: String, of person: Int) -> String? {
    guard let worker = schema.roles.workerList else { return nil }
    let field = aboutShape.fields.firstIndex { field in
      (field.name == role || field.name == role + "_id") && field.type == .reference(list: worker)
    }
    guard let field, case .reference(let column)? = about.columns[field], column.rows[person] >= 0 else { return nil }
    return self.worker(Int(column.rows[person]))?.name
  }

  /// Who supervises the one who holds the case.
  public func supervisor(of person: Int) -> Holder? {
    guard let holder = holderNow(of: person) else { return nil }
    return supervisor(ofWorker: holder.key)
  }

  public func supervisor(ofWorker key: String) -> Holder? {
    guard let list = schema.roles.workerList, let row = workerRow(key), let field = schema.roles.workerSupervisor
    else { return nil }
    let name = schema.roles.workerSupervisorName.flatMap { text($0, row) }
    switch caseload.column(field) {
    case .reference(let column)?:
      guard let supervisor = column.key(row) else { return nil }
      if column.rows[row] >= 0, shape[field].type == .reference(list: list), let known = worker(Int(column.rows[row])) {
        return Holder(key: known.key, name: known.name ?? name, team: known.team)
      }
      return Holder(key: supervisor, name: name, team: nil)
    case .text(let column)?:
      guard let supervisor = column[row] else { return nil }
      let known = workerRow(supervisor).flatMap { worker($0) }
      return Holder(key: supervisor, name: known?.name ?? name, team: known?.team)
    default: return nil
    }
  }

  /// The row of a worker by key.
  public func workerRow(_ key: String) -> Int? {
    workerRows[key]
  }
}
