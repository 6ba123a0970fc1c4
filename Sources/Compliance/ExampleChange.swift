import CaseRecords
import Caseload
import CivilTime
import RuleSets

/// What may be changed in a case without changing the answer. An answer that changes is a mistake of the program.
enum ExampleChange: CaseIterable {
  case rowsShuffled, keysRenamed, listAdded, laterRecordsAdded

  var inWords: String {
    switch self {
    case .rowsShuffled: "with the records in another order"
    case .keysRenamed: "with other keys"
    case .listAdded: "with a list that the rule does not know"
    case .laterRecordsAdded: "with records of the day after"
    }
  }

  /// Whether the answer must stay: a rule may well ask how a key is written, by its own field, by one that refers to it,
  /// or by a text field in which the example repeats it.
  func mustNotMatter(to rule: Rule, _ shape: Shape, in example: RuleExample) -> Bool {
    guard self == .keysRenamed else { return true }
    let needs = Needs(rule, shape)
    var read = needs.fields.union(needs.optional)
    for address in read {
      guard let dated = shape[address].dated else { continue }
      read.insert(FieldAddress(list: dated.list, field: dated.value))
    }
    let keys = keys(in: example.records, shape)
    return !read.contains { address in
      if shape.lists[address.list].keyField == address.field { return true }
      if case .reference = shape[address].type { return true }
      return example.records.contains { list, cells in
        guard list == address.list, case .text(let text)? = cells[address.field] else { return false }
        return keys.contains(text)
      }
    }
  }

  /// The changed case, and the shape that it has.
  func made(in example: RuleExample, _ schema: RecordSchema) -> (RuleExample, Shape) {
    var changed = example
    var shape = schema.shape
    switch self {
    case .rowsShuffled: changed.records = shuffled(example.records)
    case .keysRenamed: changed.records = renamed(example.records, shape)
    case .listAdded: (changed.records, shape) = withUnknownList(example.records, shape)
    case .laterRecordsAdded: changed.records += laterRecords(example, shape)
    }
    return (changed, shape)
  }
}

private typealias Records = [(list: Int, cells: [Int: Cell])]

/// Always the same other order: backwards, then every second before the rest.
private func shuffled(_ records: Records) -> Records {
  let backwards = Array(records.reversed())
  return backwards.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    + backwards.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
}

private func key(_ cell: Cell, _ list: Int, _ field: Int, _ shape: Shape) -> String? {
  switch cell {
  case .key(let key): return key
  case .text(let text) where shape.lists[list].keyField == field: return text
  default: return nil
  }
}

private func keys(in records: Records, _ shape: Shape) -> Set<String> {
  var keys = Set<String>()
  for (list, cells) in records {
    for (field, cell) in cells { if let key = key(cell, list, field, shape) { keys.insert(key) } }
  }
  return keys
}

/// Every key and every reference to it, renamed so that the order of keys is turned round.
private func renamed(_ records: Records, _ shape: Shape) -> Records {
  let keys = keys(in: records, shape)
  var names: [String: String] = [:]
  for (place, key) in keys.sorted(by: >).enumerated() { names[key] = "K\(10_000 + place)" }
  return records.map { list, cells in
    var cells = cells
    for (field, cell) in cells {
      guard let key = key(cell, list, field, shape), let name = names[key] else { continue }
      if case .key = cell { cells[field] = .key(name) } else { cells[field] = .text(name) }
    }
    return (list, cells)
  }
}

/// A list at the end that nothing knows, with two records of the person.
private func withUnknownList(_ records: Records, _ shape: Shape) -> (Records, Shape) {
  let about = shape.aboutList
  let list = ListShape(
    name: "never_heard_of", title: "never heard of", plural: "never heard of",
    fields: [
      FieldShape(name: "its_key", title: "its key", type: .text),
      FieldShape(name: "its_person", title: "its person", type: .reference(list: about)),
      FieldShape(name: "its_date", title: "its date", type: .date),
    ], keyField: 0, owner: ListShape.Owner(list: about, field: 1), dateField: 2)
  var records = records
  if let person = records.first(where: { $0.list == about }), let field = shape.lists[about].keyField,
    case .text(let key)? = person.cells[field]
  {
    for name in ["N1", "N2"] { records.append((shape.lists.count, [0: .text(name), 1: .key(key)])) }
  }
  return (records, Shape(lists: shape.lists + [list], aboutList: about))
}

/// Of each list whose records happen, one more on the day after the day judged.
private func laterRecords(_ example: RuleExample, _ shape: Shape) -> Records {
  let about = shape.aboutList
  guard let field = shape.lists[about].keyField,
    case .text(let key)? = example.records.first(where: { $0.list == about })?.cells[field]
  else { return [] }
  let next = example.asOf.adding(days: 1)
  func day(_ type: FieldType) -> Cell {
    type == .dateTime ? .dateTime(minutes: Int64(next.dayNumber) * 1440, dateOnly: true) : .date(next)
  }
  var later: Records = []
  for (index, list) in shape.lists.enumerated() where index != about {
    guard let owner = list.owner, owner.list == about, let date = list.dateField, list.fields[date].clock == .happened else { continue }
    let own = example.records.last { $0.list == index }?.cells
    // Where only the newest is held it would take the place of what is there.
    if example.holdings.contains(where: { $0.list == index && $0.holding == .latestOnly }) { continue }
    // A derived list that the example does not give is worked out from its base.
    if list.derivation != nil, own == nil { continue }
    var cells = own ?? [:]
    cells[owner.field] = .key(key)
    cells[date] = day(list.fields[date].type)
    if let recorded = list.recordedField { cells[recorded] = day(.date) }
    if let own = list.keyField, own != owner.field { cells[own] = .text("LATER-\(index)") }
    // What follows the day in the same record has not happened either.
    for (other, shape) in list.fields.enumerated() where other != date && shape.clock == .happened {
      switch cells[other] {
      case .date(let written)? where written <= example.asOf: cells[other] = .blank
      case .dateTime(let minutes, _)? where minutes < Int64(next.dayNumber) * 1440: cells[other] = .blank
      default: break
      }
    }
    later.append((index, cells))
  }
  return later
}
