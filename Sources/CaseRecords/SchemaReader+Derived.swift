import Caseload
import FEEL
import SourceText

/// A list whose records are worked out from others: runs of one list's records (periods of care from episodes), or the
/// stretches in which records of two lists run side by side (legal status with placement).
struct DerivedList: Sendable {
  let list: Int
  let base: Int
  /// Fields of the base list.
  let from: Int, until: Int
  let form: Form

  enum Form: Sendable {
    case runs(Runs)
    /// With another list, whose period has these fields.
    case overlap(list: Int, from: Int, until: Int?)
  }

  struct Runs: Sendable {
    /// Over a record: does it take part? nil: all do.
    let included: CheckedExpression?
    /// Over a record and the one after it: do both belong to one run?
    let joinedWhen: CheckedExpression
    /// Over the first record: does the run begin there? nil: it always does.
    let startsIf: CheckedExpression?
  }

  /// Where the fields of every derived list stand.
  enum Field {
    static let owner = 0, from = 1, until = 2, firstSeen = 3
    /// Of an overlap: the two records.
    static let one = 4, other = 5
  }

  /// Fields without which nothing can be worked out.
  var reads: [FieldAddress] {
    let own = [FieldAddress(list: base, field: from), FieldAddress(list: base, field: until)]
    switch form {
    case .runs(let runs):
      return runs.joinedWhen.reads + (runs.startsIf?.reads ?? []) + (runs.included?.reads ?? []) + own
    case .overlap(let list, let from, let until):
      return own + [from, until].compactMap { $0 }.map { FieldAddress(list: list, field: $0) }
    }
  }
}

extension SchemaReader {
  private static let runKeys = ["title", "plural", "starts_if", "unknown_start", "where"]

  /// Names of derived lists and their fields, which are always the same.
  mutating func draftDerived(_ node: YAMLNode?) {
    guard let node else { return }
    guard let entries = node.entries else {
      diagnostics.report(CaseRecordsDiagnostics.notNames(node, "derived"))
      return
    }
    for entry in entries {
      checkName(entry.key, "list")
      if entry.value["overlap_of"] != nil { draftOverlap(entry) } else { draftRuns(entry) }
    }
  }

  private mutating func draftRuns(_ entry: YAMLEntry) {
    guard
      let keyed = KeyedNode(
        entry.value, of: "a derived list", allowed: SchemaReader.runKeys,
        required: ["runs_of", "joined_when", "from", "until"], diagnostics: &diagnostics),
      keyed["runs_of"] != nil, let name = keyed.text("runs_of", diagnostics: &diagnostics),
      let base = drafts.firstIndex(where: { $0.name.text == name.text && $0.derivedFrom == nil })
    else {
      reportBase(entry)
      return
    }
    guard isNew(entry.key) else { return }
    drafts.append(ListDraft(name: entry.key, keyed: keyed, fields: impliedFields(entry.key, keyed), derivedFrom: base))
    if drafts[base].keyed["of"] == nil { diagnostics.report(CaseRecordsDiagnostics.runsNeedOwner(name)) }
  }

  private mutating func isNew(_ name: YAMLScalar) -> Bool {
    if drafts.contains(where: { $0.name.text == name.text }) {
      diagnostics.report(CaseRecordsDiagnostics.listTwice(name))
      return false
    }
    return true
  }

  /// `overlap_of: [legal_status, placement]`: two lists of one owner, each with a period.
  private mutating func draftOverlap(_ entry: YAMLEntry) {
    guard
      let keyed = KeyedNode(
        entry.value, of: "a derived list", allowed: ["title", "plural", "unknown_start"], required: ["overlap_of"],
        diagnostics: &diagnostics),
      let names = keyed.list("overlap_of", diagnostics: &diagnostics)
    else { return }
    let scalars = names.compactMap(\.scalar)
    guard scalars.count == 2, scalars.count == names.count, scalars[0].text != scalars[1].text else {
      diagnostics.report(CaseRecordsDiagnostics.overlapOfTwo(entry.key))
      return
    }
    guard let one = list(scalars[0]), let other = list(scalars[1]), isNew(entry.key) else { return }
    var fields = impliedFields(entry.key, keyed)
    for list in [one, other] {
      let title = title(drafts[list].keyed, drafts[list].name.text)
      let shape = FieldShape(name: drafts[list].name.text, title: title, type: .reference(list: list))
      fields.append(FieldDraft(name: shape.name, span: entry.key.span, keyed: nil, implied: shape))
    }
    var draft = ListDraft(name: entry.key, keyed: keyed, fields: fields, derivedFrom: one)
    draft.overlapsWith = other
    drafts.append(draft)
  }

  private mutating func reportBase(_ entry: YAMLEntry) {
    guard let name = entry.value["runs_of"]?.scalar, !name.isEmpty else { return }
    let known = drafts.filter { $0.derivedFrom == nil }.map(\.name.text)
    if !known.contains(name.text) { diagnostics.report(CaseRecordsDiagnostics.unknownList(name, known: known)) }
  }

  private func impliedFields(_ name: YAMLScalar, _ keyed: KeyedNode) -> [FieldDraft] {
    let title = title(keyed, name.text)
    // The owner's key is put in front of the dates once the base list's owner is known (`derivedShape`).
    let shapes = [
      FieldShape(name: "owner", title: "owner", type: .text),
      FieldShape(name: "from", title: "start of the \(title)", type: .date),
      FieldShape(name: "until", title: "end of the \(title)", type: .date, blank: .notYet),
      FieldShape(name: "first_seen", title: "first record of the \(title)", type: .date),
    ]
    return shapes.map { FieldDraft(name: $0.name, span: name.span, keyed: nil, implied: $0) }
  }

  /// The shape of a derived list: it belongs to what the base list belongs to.
  mutating func derivedShape(_ index: Int, base: Int, _ fields: [FieldShape]) -> ListShape {
    let draft = drafts[index]
    let title = title(draft.keyed, draft.name.text)
    var fields = fields
    var owner: ListShape.Owner?
    let root = rootBase(base)
    if let baseOwner = drafts[root].owner {
      fields[DerivedList.Field.owner] = FieldShape(
        name: drafts[root].fields[baseOwner.field].name,
        title: self.title(drafts[baseOwner.list].keyed, drafts[baseOwner.list].name.text),
        type: .reference(list: baseOwner.list))
      owner = ListShape.Owner(list: baseOwner.list, field: DerivedList.Field.owner)
    }
    let unknownStart = draft.keyed["unknown_start"]?.scalar?.text
    return ListShape(
      name: draft.name.text, title: title, plural: draft.keyed["plural"]?.scalar?.text ?? title + "s", fields: fields,
      owner: owner, dateField: DerivedList.Field.firstSeen,
      period: ListShape.PeriodFields(from: DerivedList.Field.from, until: DerivedList.Field.until),
      derivation: ListShape.Derivation(
        from: base, unknownStart: unknownStart ?? "start of the \(title) not in the data"))
  }

  /// The list with a file from which a derived one comes.
  func rootBase(_ base: Int) -> Int {
    var base = base
    while let before = drafts[base].derivedFrom { base = before }
    return base
  }

  /// The conditions of derived lists, once the shape stands.
  mutating func readDerivedLists(_ shape: Shape) -> [DerivedList] {
    drafts.indices.compactMap { index in
      guard let base = drafts[index].derivedFrom else { return nil }
      if let other = drafts[index].overlapsWith { return readOverlap(index, base, other, shape) }
      let keyed = drafts[index].keyed
      let from = field(keyed, "from", of: base)
      let until = field(keyed, "until", of: base)
      checkDate(from, shape.lists[base].fields, keyed, "from")
      checkDate(until, shape.lists[base].fields, keyed, "until")
      if let from, let span = keyed["from"]?.span, shape.lists[base].dateField != from {
        diagnostics.report(CaseRecordsDiagnostics.runsNeedDate(span, shape.lists[base]))
      }
      let joined = condition(keyed, "joined_when", base, shape, hasNext: true)
      let starts = keyed["starts_if"] == nil ? nil : condition(keyed, "starts_if", base, shape, hasNext: false)
      let included = keyed["where"] == nil ? nil : condition(keyed, "where", base, shape, hasNext: false)
      guard let from, let until, let joined else { return nil }
      return DerivedList(
        list: index, base: base, from: from, until: until,
        form: .runs(.init(included: included, joinedWhen: joined, startsIf: starts)))
    }
  }

  private mutating func readOverlap(_ index: Int, _ one: Int, _ other: Int, _ shape: Shape) -> DerivedList? {
    guard let span = drafts[index].keyed["overlap_of"]?.span else { return nil }
    if shape.lists[one].owner == nil || shape.lists[one].owner?.list != shape.lists[other].owner?.list {
      diagnostics.report(CaseRecordsDiagnostics.overlapNeedsOneOwner(span, shape.lists[one], shape.lists[other]))
    }
    for list in [one, other] where shape.lists[list].period == nil {
      diagnostics.report(CaseRecordsDiagnostics.overlapNeedsPeriod(span, shape.lists[list]))
    }
    guard let mine = shape.lists[one].period, let theirs = shape.lists[other].period else { return nil }
    return DerivedList(
      list: index, base: one, from: mine.from, until: mine.until ?? mine.from,
      form: .overlap(list: other, from: theirs.from, until: theirs.until))
  }

  private mutating func condition(
    _ keyed: KeyedNode, _ key: String, _ base: Int, _ shape: Shape, hasNext: Bool
  ) -> CheckedExpression? {
    guard let text = keyed.text(key, diagnostics: &diagnostics),
      let expression = readExpression(text, diagnostics: &diagnostics)
    else { return nil }
    var scope = Scope(shape: shape)
    scope.item = base
    scope.hasNext = hasNext
    return check(expression, in: scope, expecting: .boolean, diagnostics: &diagnostics)
  }
}
