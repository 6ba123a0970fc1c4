public import CaseRecords
public import Caseload
import FEEL
public import RuleSets

/// Which fields of the records are read: by rules, and to name people and records on pages.
public struct FieldNeeds: Sendable {
  /// One field that is read.
  public struct Use: Sendable, Hashable {
    public let field: FieldAddress
    /// Rules that cannot be run without it, by id, in the order of the rule sets.
    public var neededBy: [String] = []
    /// Rules that read it where it is supplied.
    public var usedBy: [String] = []
    /// Whether records are known, dated or ordered by it.
    public var isStructure = false
    /// Whether pages show it: who the child is, who holds the case.
    public var isShown = false
  }

  private let schema: RecordSchema
  private var found: [FieldAddress: Use] = [:]

  /// - Parameter withKeyInformation: also what heads a chosen case in `audit` and `explain`.
  public init(_ ruleSets: [RuleSet], schema: RecordSchema, withKeyInformation: Bool) {
    self.schema = schema
    for ruleSet in ruleSets {
      let seen = shape.list(named: ruleSet.about).map(shape.about) ?? shape
      if seen.aboutList != shape.aboutList { addStructure(seen.aboutList) }
      for rule in ruleSet.rules { add(rule, seen) }
    }
    addPeople()
    if withKeyInformation { addKeyInformation() }
    for list in Set(found.keys.map(\.list)).sorted() { addStructure(list) }
  }

  private var shape: Shape { schema.shape }

  /// - Parameter seen: the shape as the rule sees it, where records may belong to another list.
  private mutating func add(_ rule: Rule, _ seen: Shape) {
    let needs = Needs(rule, seen)
    if let list = rule.duty.opensBy {
      for field in seen.lists[list].fieldsThatTellApart { order(by: FieldAddress(list: list, field: field)) }
    }
    for field in needs.fields.sorted() { add(field) { $0.neededBy.appendOnce(rule.id) } }
    for field in needs.optional.sorted() { add(field) { $0.usedBy.appendOnce(rule.id) } }
    for list in needs.lists.sorted() {
      addStructure(list)
      if let owner = seen.lists[list].owner { order(by: FieldAddress(list: list, field: owner.field)) }
    }
  }

  /// Those of one list, in the order of the schema; a field that is drawn from another list is not among them.
  public func uses(of list: Int) -> [Use] {
    shape.lists[list].fields.indices.compactMap { found[FieldAddress(list: list, field: $0)] }
      .filter { shape[$0.field].dated == nil }
  }

  /// Per list the positions of the fields that are read: all others need not be loaded.
  public var fields: [Set<Int>] {
    shape.lists.indices.map { list in Set(found.keys.filter { $0.list == list }.map(\.field)) }
  }

  // MARK: Collecting

  /// Adds a field and what it cannot be read without.
  private mutating func add(_ field: FieldAddress, _ note: (inout Use) -> Void) {
    var use = found[field] ?? Use(field: field)
    note(&use)
    found[field] = use
    for behind in behind(field) where behind != field { follow(behind, use) }
  }

  /// A field behind another is read for the same reasons. What is noted already need not go round in a circle.
  private mutating func follow(_ field: FieldAddress, _ use: Use) {
    var known = found[field] ?? Use(field: field)
    let before = known
    for rule in use.neededBy + use.usedBy where !known.neededBy.contains(rule) { known.usedBy.appendOnce(rule) }
    known.isShown = known.isShown || use.isShown
    known.isStructure = known.isStructure || use.isStructure
    if found[field] != nil, known == before { return }
    found[field] = known
    for behind in behind(field) where behind != field { follow(behind, known) }
  }

  /// The history that it is drawn from, the dates that it hangs on, the records that a derived list is made of.
  private func behind(_ address: FieldAddress) -> [FieldAddress] {
    let field = shape[address]
    var fields = [field.arrivesWith, field.endsWith, field.recorded].compactMap { $0 }.map { FieldAddress(list: address.list, field: $0) }
    if let dated = field.dated {
      fields += [dated.value, dated.from, dated.until].compactMap { $0 }.map { FieldAddress(list: dated.list, field: $0) }
    }
    return fields + schema.fieldsBehind(address.list)
  }

  /// What a list's records are known, ordered and told apart by.
  private mutating func addStructure(_ list: Int) {
    let shape = shape.lists[list]
    let structure = [
      shape.keyField, shape.owner?.field, shape.numberField, shape.kindField, shape.dateField, shape.recordedField,
      shape.period?.from, shape.period?.until,
    ]
    for field in structure.compactMap({ $0 }) { order(by: FieldAddress(list: list, field: field)) }
    for field in schema.fieldsBehind(list) { order(by: field) }
    if let owner = shape.owner?.list, owner != list, found[FieldAddress(list: owner, field: self.shape.lists[owner].keyField ?? 0)] == nil {
      addStructure(owner)
    }
  }

  private mutating func order(by field: FieldAddress) {
    guard found[field]?.isStructure != true else { return }
    add(field) { $0.isStructure = true }
  }

  private mutating func show(_ field: FieldAddress?) {
    guard let field, found[field]?.isShown != true else { return }
    add(field) { $0.isShown = true }
  }

  private mutating func addPeople() {
    let roles = schema.roles
    addStructure(shape.aboutList)
    for field in [
      roles.subjectName, roles.subjectNumber, roles.born, roles.restricted, roles.family, roles.subjectTeam,
      roles.holderNow, roles.workerName, roles.workerTeam, roles.workerSupervisor, roles.workerSupervisorName,
      roles.workerAwayFrom, roles.workerAwayUntil,
    ] { show(field) }
    if let time = roles.holderOverTime {
      for field in [time.worker, time.from, time.until].compactMap({ $0 }) { show(FieldAddress(list: time.list, field: field)) }
    }
    if let list = roles.workerList { addStructure(list) }
    // Pages say for which group of children a standard is.
    if let field = shape.lists[shape.aboutList].field(named: "category") {
      show(FieldAddress(list: shape.aboutList, field: field))
    }
  }

  private mutating func addKeyInformation() {
    for line in schema.roles.keyInformation {
      switch line.source {
      case .field(let field): show(field)
      case .list(let list, let fields):
        addStructure(list)
        for field in fields { show(FieldAddress(list: list, field: field)) }
      }
    }
  }
}

extension [String] {
  fileprivate mutating func appendOnce(_ text: String) { if !contains(text) { append(text) } }
}
