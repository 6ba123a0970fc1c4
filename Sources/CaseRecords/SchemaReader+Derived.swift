import Caseload
import FEEL
import SourceText

/// A list whose records are runs of another list's: periods of care from episodes.
struct DerivedList: Sendable {
  let list: Int
  let base: Int
  /// Fields of the base list.
  let from: Int, until: Int
  /// Over a record and the one after it: do both belong to one run?
  let joinedWhen: CheckedExpression
  /// Over the first record: does the run begin there? nil: it always does.
  let startsIf: CheckedExpression?

  /// Where the fields of every derived list stand.
  enum Field {
    static let owner = 0, from = 1, until = 2, firstSeen = 3
  }

  /// Fields of the base list without which nothing can be worked out.
  var reads: [FieldAddress] {
    joinedWhen.reads + (startsIf?.reads ?? [])
      + [FieldAddress(list: base, field: from), FieldAddress(list: base, field: until)]
  }
}

extension SchemaReader {
  private static let derivedKeys = ["title", "plural", "starts_if", "unknown_start"]

  /// Names of derived lists and their fields, which are always the same.
  mutating func draftDerived(_ node: YAMLNode?) {
    guard let node else { return }
    guard let entries = node.entries else {
      diagnostics.report(CaseRecordsDiagnostics.notNames(node, "derived"))
      return
    }
    for entry in entries {
      checkName(entry.key, "list")
      guard
        let keyed = KeyedNode(
          entry.value, of: "a derived list", allowed: SchemaReader.derivedKeys,
          required: ["runs_of", "joined_when", "from", "until"], diagnostics: &diagnostics),
        keyed["runs_of"] != nil, let name = keyed.text("runs_of", diagnostics: &diagnostics),
        let base = drafts.firstIndex(where: { $0.name.text == name.text && $0.derivedFrom == nil })
      else {
        reportBase(entry)
        continue
      }
      if drafts.contains(where: { $0.name.text == entry.key.text }) {
        diagnostics.report(CaseRecordsDiagnostics.listTwice(entry.key))
        continue
      }
      drafts.append(ListDraft(name: entry.key, keyed: keyed, fields: impliedFields(entry.key, keyed), derivedFrom: base))
      if drafts[base].keyed["of"] == nil { diagnostics.report(CaseRecordsDiagnostics.runsNeedOwner(name)) }
    }
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
    if let baseOwner = drafts[base].owner {
      fields[DerivedList.Field.owner] = FieldShape(
        name: drafts[base].fields[baseOwner.field].name,
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

  /// The conditions of derived lists, once the shape stands.
  mutating func readDerivedLists(_ shape: Shape) -> [DerivedList] {
    drafts.indices.compactMap { index in
      guard let base = drafts[index].derivedFrom else { return nil }
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
      guard let from, let until, let joined else { return nil }
      return DerivedList(list: index, base: base, from: from, until: until, joinedWhen: joined, startsIf: starts)
    }
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
