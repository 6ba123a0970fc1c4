import CaseRecords
import Caseload
import CivilTime
import SourceText

/// Examples: made-up cases with the answer that is expected.
extension RuleSetReader {
  /// The key of an example's person.
  static let exampleKey = "EXAMPLE"
  static let verdictWords = [
    "met", "late", "missed", "lapsed", "due", "due_soon", "awaiting_record", "overdue", "not_met", "exempt",
    "not_applicable", "cannot_tell",
  ]

  mutating func readExamplesWith(_ node: YAMLNode?) {
    guard let node, let map = KeyedNode(node, of: "`examples_with`", allowed: shape.lists.map(\.name), diagnostics: &diagnostics)
    else { return }
    for list in shape.lists.indices {
      guard let records = records(map, list) else { continue }
      examplesWith.append((list, records))
    }
  }

  mutating func readExamples(_ node: YAMLNode?) -> [RuleExample] {
    guard let node, !node.isEmpty else { return [] }
    guard let nodes = node.sequence else {
      diagnostics.report(.notAList(node, of: "`examples`"))
      return []
    }
    return nodes.compactMap { readExample($0) }
  }

  static let exampleKeys = ["name", "as_of", "known_at", "expect", "holds", "todo", "exceptions"]

  private mutating func readExample(_ node: YAMLNode) -> RuleExample? {
    let allowed = Self.exampleKeys + shape.lists.map(\.name)
    guard
      let map = KeyedNode(
        node, of: "an example", allowed: allowed, required: ["name", "as_of", "expect"], diagnostics: &diagnostics)
    else { return nil }
    guard let expected = map["expect"].flatMap({ readExpectation($0) }) else {
      _ = readCase(map, node, .nothing(node.span))
      return nil
    }
    return readCase(map, node, expected)
  }

  /// What an example says of the case itself, whatever is expected of it.
  mutating func readCase(_ map: KeyedNode, _ node: YAMLNode, _ expected: RuleExample.Expectation) -> RuleExample? {
    let name = map.text("name", diagnostics: &diagnostics)?.text
    let asOf = date(map, "as_of")
    let knownAt = map["known_at"] == nil ? nil : date(map, "known_at")
    var given: [Int: [[Int: Cell]]] = [:]
    for (list, records) in examplesWith { given[list] = records }
    for list in shape.lists.indices {
      guard let records = records(map, list) else { continue }
      if list == shape.aboutList, let defaults = given[list]?.first, let own = records.first {
        given[list] = [defaults.merging(own) { _, mine in mine }]
      } else {
        given[list] = records
      }
    }
    // Nothing said of the person: nothing is recorded of them but their key.
    if given[shape.aboutList] == nil { given[shape.aboutList] = [[:]] }
    // A person whose record could not be read is there all the same.
    let people = map[about.name].map { $0.sequence?.count ?? 1 } ?? given[shape.aboutList]?.count
    if people != 1 { diagnostics.report(.exampleWithoutPerson(node.span, about: about.name)) }
    let holdings = readHoldings(map["holds"])
    guard let name, let asOf else { return nil }
    return RuleExample(
      name: name, asOf: asOf, knownAt: knownAt, records: completed(given), holdings: holdings, expected: expected,
      exceptions: readExampleExceptions(map), todo: readTodo(map), span: node.span)
  }

  private mutating func records(_ map: KeyedNode, _ list: Int) -> [[Int: Cell]]? {
    let name = shape.lists[list].name
    guard map[name] != nil else { return nil }
    return (map.list(name, diagnostics: &diagnostics) ?? []).compactMap {
      readExampleRecord($0, list: list, schema: schema, diagnostics: &diagnostics)
    }
  }

  private mutating func readHoldings(_ node: YAMLNode?) -> [(list: Int, holding: Holding)] {
    guard let node, let map = KeyedNode(node, of: "`holds`", allowed: shape.lists.map(\.name), diagnostics: &diagnostics)
    else { return [] }
    var holdings: [(list: Int, holding: Holding)] = []
    for (index, list) in shape.lists.enumerated() {
      guard let scalar = map.text(list.name, diagnostics: &diagnostics) else { continue }
      switch scalar.text {
      case "always": holdings.append((index, .completeAlways))
      case "latest_only": holdings.append((index, .latestOnly))
      case "not supplied": holdings.append((index, .notSupplied))
      default: if let date = date(scalar) { holdings.append((index, .completeFrom(date))) }
      }
    }
    return holdings
  }

  /// Gives keys to the person and its records, and a history to plain values of fields that have one: in an example a
  /// plain value holds from the person's start.
  private func completed(_ given: [Int: [[Int: Cell]]]) -> [(list: Int, cells: [Int: Cell])] {
    var given = given
    guard var person = given[shape.aboutList]?.first else { return [] }
    if let key = about.keyField, person[key] == nil { person[key] = .text(Self.exampleKey) }
    given[shape.aboutList] = [person]
    tieUpwards(&given)
    for (list, history) in histories(person, of: shape.aboutList) where given[list] == nil { given[list] = [history] }
    addHistoriesOfOthers(&given)
    var records: [(list: Int, cells: [Int: Cell])] = []
    for list in shape.lists.indices {
      for var cells in given[list] ?? [] {
        if let owner = shape.lists[list].owner, owner.list == shape.aboutList, cells[owner.field] == nil,
          case .text(let key)? = about.keyField.flatMap({ person[$0] })
        {
          cells[owner.field] = .key(key)
        }
        records.append((list, cells))
      }
    }
    return records
  }

  /// Where rules are about an enquiry, the child whose enquiry it is, and what else belongs to that child.
  private func tieUpwards(_ given: inout [Int: [[Int: Cell]]]) {
    var list = shape.aboutList
    while let owner = shape.lists[list].owner, let keyField = shape.lists[owner.list].keyField {
      var record = given[owner.list]?.first ?? [:]
      if record[keyField] == nil { record[keyField] = .text(Self.exampleKey) }
      if given[owner.list]?.count ?? 1 == 1 { given[owner.list] = [record] }
      guard case .text(let key)? = record[keyField] else { return }
      for other in shape.lists.indices where shape.lists[other].owner?.list == owner.list {
        guard let field = shape.lists[other].owner?.field else { continue }
        given[other] = given[other]?.map { $0.merging([field: .key(key)]) { own, _ in own } }
      }
      list = owner.list
    }
  }

  /// Plain values of other records than those that the rules are about, such as a worker's children: each holds from its own
  /// record's start, unless the example gives that record a history.
  private func addHistoriesOfOthers(_ given: inout [Int: [[Int: Cell]]]) {
    for list in shape.lists.indices where list != shape.aboutList {
      for (place, var record) in (given[list] ?? []).enumerated() {
        let histories = histories(record, of: list)
        if histories.isEmpty { continue }
        guard let keyField = shape.lists[list].keyField else { continue }
        if record[keyField] == nil {
          record[keyField] = .text("\(Self.exampleKey) \(shape.lists[list].name) \(place + 1)")
          given[list]?[place] = record
        }
        guard case .text(let key)? = record[keyField] else { continue }
        for (other, var history) in histories.sorted(by: { $0.key < $1.key }) {
          guard let owner = shape.lists[other].owner, owner.list == list else { continue }
          if given[other]?.contains(where: { $0[owner.field] == .key(key) }) ?? false { continue }
          history[owner.field] = .key(key)
          given[other, default: []].append(history)
        }
      }
    }
  }

  private func histories(_ person: [Int: Cell], of list: Int) -> [Int: [Int: Cell]] {
    let about = shape.lists[list]
    var histories: [Int: [Int: Cell]] = [:]
    for (field, fieldShape) in about.fields.enumerated() {
      guard let dated = fieldShape.dated, let cell = person[field], cell != .blank else { continue }
      histories[dated.list, default: [:]][dated.value] = cell
      if histories[dated.list]?[dated.from] == nil, let start = about.period.flatMap({ person[$0.from] }) {
        histories[dated.list]?[dated.from] = start
      }
    }
    // A start date that is itself given as a dated value must win over the person's start.
    for (field, fieldShape) in about.fields.enumerated() {
      if let dated = fieldShape.dated, dated.value == dated.from, let cell = person[field], cell != .blank {
        histories[dated.list]?[dated.from] = cell
      }
    }
    return histories
  }
}
