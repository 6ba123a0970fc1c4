import Caseload
import SourceText

extension SchemaReader {
  static let listKeys = [
    "title", "plural", "files", "of", "by", "key", "number", "kind", "date", "recorded", "period", "like", "single",
    "from_keys",
  ]

  /// Collects the names of lists and fields; nothing is looked up yet.
  mutating func draftLists(_ node: YAMLNode?) {
    guard let node else { return }
    guard let entries = node.entries else {
      diagnostics.report(CaseRecordsDiagnostics.notNames(node, "lists"))
      return
    }
    for entry in entries {
      checkName(entry.key, "list")
      guard
        let keyed = KeyedNode(
          likeAnother(entry, entries), of: "a list", allowed: SchemaReader.listKeys, required: ["fields"],
          diagnostics: &diagnostics)
      else { continue }
      var draft = ListDraft(name: entry.key, keyed: keyed)
      draft.fields = draftFields(keyed["fields"])
      drafts.append(draft)
    }
  }

  /// `like: episode`: all that the other list says, except its files and what is said here.
  private mutating func likeAnother(_ entry: YAMLEntry, _ entries: [YAMLEntry]) -> YAMLNode {
    guard let own = entry.value.entries, let name = entry.value["like"]?.scalar else { return entry.value }
    guard let other = entries.first(where: { $0.key.text == name.text && $0.value["like"] == nil })?.value.entries else {
      let known = entries.filter { $0.value["like"] == nil }.map(\.key.text)
      diagnostics.report(CaseRecordsDiagnostics.unknownList(name, known: known))
      return entry.value
    }
    let taken = own.map(\.key.text) + ["files"]
    return .mapping(own + other.filter { !taken.contains($0.key.text) }, entry.value.span)
  }

  private mutating func draftFields(_ node: YAMLNode?) -> [FieldDraft] {
    guard let node else { return [] }
    guard let entries = node.entries else {
      diagnostics.report(CaseRecordsDiagnostics.notNames(node, "fields"))
      return []
    }
    return entries.map { entry in
      checkName(entry.key, "field")
      let keyed = KeyedNode(
        entry.value, of: "a field", allowed: SchemaReader.fieldKeys, required: ["type"], diagnostics: &diagnostics)
      return FieldDraft(
        name: entry.key.text, span: entry.key.span, keyed: keyed,
        implied: keyed == nil ? FieldShape(name: entry.key.text, title: entry.key.text, type: .text) : nil)
    }
  }

  /// Finds what each list belongs to; a field for the owner's key that is not written down is implied.
  mutating func findOwners() {
    for index in drafts.indices {
      guard drafts[index].keyed["of"] != nil, drafts[index].derivedFrom == nil else { continue }
      guard let name = drafts[index].keyed.text("of", diagnostics: &diagnostics), let owner = list(name) else { continue }
      guard drafts[owner].keyed["key"]?.scalar?.text != nil, let key = ownerKey(owner) else {
        tellKeyless(name)
        continue
      }
      var by = key
      if drafts[index].keyed["by"] != nil, let written = drafts[index].keyed.text("by", diagnostics: &diagnostics) {
        by = written.text
      }
      if let field = drafts[index].fields.firstIndex(where: { $0.name == by }) {
        drafts[index].owner = ListShape.Owner(list: owner, field: field)
      } else {
        let title = title(drafts[owner].keyed, drafts[owner].name.text)
        let implied = FieldShape(name: by, title: title, type: .reference(list: owner))
        drafts[index].fields.insert(FieldDraft(name: by, span: name.span, keyed: nil, implied: implied), at: 0)
        drafts[index].owner = ListShape.Owner(list: owner, field: 0)
      }
    }
    nameOwnersOfDerived()
  }

  /// A derived list holds the owner's key under the name that the base list gives it.
  private mutating func nameOwnersOfDerived() {
    for index in drafts.indices {
      guard let base = drafts[index].derivedFrom, let owner = drafts[rootBase(base)].owner else { continue }
      drafts[index].fields[DerivedList.Field.owner].name = drafts[rootBase(base)].fields[owner.field].name
    }
  }

  private func ownerKey(_ owner: Int) -> String? { drafts[owner].keyed["key"]?.scalar?.text }

  func title(_ keyed: KeyedNode, _ name: String) -> String {
    keyed["title"]?.scalar?.text ?? name.split(separator: "_").joined(separator: " ")
  }

  mutating func readLists() -> ([ListShape], [ListReading]) {
    var shapes: [ListShape] = [], readings: [ListReading] = []
    for index in drafts.indices {
      var fields: [FieldShape] = [], reading: [FieldReading] = []
      for field in drafts[index].fields.indices {
        let (shape, rules) = readField(field, of: index)
        fields.append(shape)
        reading.append(rules)
      }
      checkHeaders(reading, index)
      let keyed = drafts[index].keyed
      shapes.append(
        drafts[index].derivedFrom.map { derivedShape(index, base: $0, fields) } ?? listShape(index, fields))
      let files = drafts[index].derivedFrom == nil ? texts(keyed, "files") : []
      readings.append(ListReading(fileNames: [drafts[index].name.text] + files, fields: reading))
    }
    takeOwnersHeaders(shapes, &readings)
    return (shapes, readings)
  }

  /// The column with the owner's key goes by every name of that key, where no other field of the list has taken it.
  private func takeOwnersHeaders(_ shapes: [ListShape], _ readings: inout [ListReading]) {
    let written = readings
    for list in shapes.indices {
      guard let owner = shapes[list].owner, shapes[list].derivation == nil, let key = shapes[owner.list].keyField else { continue }
      let taken = Set(written[list].fields.flatMap(\.headers).map(plainHeader))
      let more = written[owner.list].fields[key].headers.filter { !taken.contains(plainHeader($0)) }
      readings[list].fields[owner.field].headers += more
    }
  }

  private mutating func listShape(_ index: Int, _ fields: [FieldShape]) -> ListShape {
    let draft = drafts[index]
    let title = title(draft.keyed, draft.name.text)
    let date = field(draft.keyed, "date", of: index)
    let recorded = field(draft.keyed, "recorded", of: index)
    let key = field(draft.keyed, "key", of: index)
    checkDate(date, fields, draft.keyed, "date", orTime: true)
    checkDate(recorded, fields, draft.keyed, "recorded")
    if let key { checkKey(fields[key], draft.keyed) }
    checkOwner(draft, fields)
    if draft.keyed["by"] != nil && draft.keyed["of"] == nil, let by = draft.keyed.keyScalar("by") {
      diagnostics.report(CaseRecordsDiagnostics.byWithoutOf(by))
    }
    return ListShape(
      name: draft.name.text, title: title, plural: draft.keyed["plural"]?.scalar?.text ?? title + "s", fields: fields,
      keyField: key, numberField: field(draft.keyed, "number", of: index),
      kindField: field(draft.keyed, "kind", of: index), owner: draft.owner, dateField: date,
      recordedField: recorded, period: periodFields(draft.keyed, index, fields),
      isSingle: isSaid(draft.keyed, "single"), isFromKeys: isSaid(draft.keyed, "from_keys"))
  }

  private mutating func isSaid(_ keyed: KeyedNode, _ key: String) -> Bool {
    keyed[key] == nil ? false : keyed.boolean(key, diagnostics: &diagnostics) ?? false
  }

  private mutating func periodFields(_ keyed: KeyedNode, _ list: Int, _ fields: [FieldShape]) -> ListShape.PeriodFields? {
    guard let node = keyed["period"],
      let period = KeyedNode(
        node, of: "a period", allowed: ["until"], required: ["from"], diagnostics: &diagnostics)
    else { return nil }
    let from = field(period, "from", of: list)
    let isEndless = period["until"] == nil || period["until"]?.scalar?.text == "none"
    let until = isEndless ? nil : field(period, "until", of: list)
    for (field, name) in [(from, "from"), (until, "until")] { checkDate(field, fields, period, name) }
    return from.map { ListShape.PeriodFields(from: $0, until: until) }
  }

  mutating func checkDate(_ field: Int?, _ fields: [FieldShape], _ keyed: KeyedNode, _ key: String, orTime: Bool = false) {
    guard let field, let span = keyed[key]?.span else { return }
    if fields[field].type != .date, !orTime || fields[field].type != .dateTime { diagnostics.report(CaseRecordsDiagnostics.needsDateField(span, fields[field].name, key, orTime: orTime)) }
  }

  private mutating func checkKey(_ field: FieldShape, _ keyed: KeyedNode) {
    switch field.type {
    case .text, .reference: return
    default:
      guard let span = keyed["key"]?.span else { return }
      diagnostics.report(CaseRecordsDiagnostics.needsTextField(span, field.name))
    }
  }

  private mutating func checkOwner(_ draft: ListDraft, _ fields: [FieldShape]) {
    guard let owner = draft.owner, draft.derivedFrom == nil else { return }
    if fields[owner.field].type != .reference(list: owner.list) {
      diagnostics.report(
        CaseRecordsDiagnostics.ownerFieldType(
          draft.fields[owner.field].span, fields[owner.field].name, drafts[owner.list].name.text))
    }
  }

  /// No two fields of a list may take the same column.
  private mutating func checkHeaders(_ reading: [FieldReading], _ list: Int) {
    var taken: [String: Int] = [:]
    for (field, rules) in reading.enumerated() {
      for header in rules.headers {
        let plain = plainHeader(header)
        if let other = taken[plain], other != field {
          let draft = drafts[list].fields[field]
          diagnostics.report(
            CaseRecordsDiagnostics.sharedHeader(draft.span, header, drafts[list].fields[other].name, draft.name))
        }
        taken[plain] = field
      }
    }
  }

  /// A list that belongs to itself, round about, belongs to nobody.
  mutating func checkCircles(_ shape: Shape) {
    for (index, list) in shape.lists.enumerated() {
      var (at, steps) = (list.owner?.list, 0)
      while let owner = at, owner != index, steps <= shape.lists.count { (at, steps) = (shape.lists[owner].owner?.list, steps + 1) }
      if at == index { diagnostics.report(CaseRecordsDiagnostics.ownerCircle(drafts[index].name)) }
    }
  }
}
