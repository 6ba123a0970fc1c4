import CaseRecords
import Caseload
import CivilTime
import FEEL
import SourceText

/// One rule: its title, source, conditions, action; the duty and the examples have files of their own.
extension RuleSetReader {
  private static let ruleKeys = [
    "id", "title", "check", "question", "standard", "source", "priority", "formerly", "in_force", "count_from",
    "applies_when", "where_supplied", "duty", "due_soon", "recording_time", "remedial_action", "examples",
  ] + adjustmentKeys

  mutating func readRule(_ node: YAMLNode, countFrom: CountFrom, conditions: [CheckedExpression]) -> Rule? {
    guard
      let map = KeyedNode(
        node, of: "a rule", allowed: Self.ruleKeys, required: ["id", "title", "source", "priority", "duty"],
        diagnostics: &diagnostics)
    else { return nil }
    let id = identifier(map, "id")
    let title = map.text("title", diagnostics: &diagnostics)?.text
    let source = readSource(map["source"])
    let duty = map["duty"].flatMap { readDuty($0) }
    let clockStops = readClockStops(map, duty)
    let extensions = readExtensions(map, duty)
    let exceptionBy = readExceptionBy(map, source)
    let inForce = readInForce(map["in_force"])
    let own = condition(map, "applies_when", in: scopeOfDay)
    let action = map["remedial_action"].flatMap { readAction($0, duty: duty) }
    let examples = readsExamples ? readExamples(map["examples"]) : []
    let priority = readPriority(map)
    let dueSoon = span(map, "due_soon", orHours: true)
    let recordingTime = span(map, "recording_time", orHours: true)
    let whereSupplied = readWhereSupplied(map)
    let counting = choice(map, "count_from", Self.countings) ?? countFrom
    let (check, question, standard) = (text(map, "check"), text(map, "question"), text(map, "standard"))
    let formerly = words(map, "formerly").map(\.text)
    guard let id, let title, let source, let duty, let priority, let place = map["id"]?.span else { return nil }
    let from = firstDay(duty, inForce.from, map["in_force"]?["from"]?.span ?? place)
    return Rule(
      id: id, title: title, check: check ?? id, question: question ?? "", standard: standard ?? "", source: source,
      priority: priority, formerly: formerly, from: from, until: inForce.until, countFrom: counting,
      appliesWhen: conditions + [own].compactMap { $0 }, whereSupplied: whereSupplied, duty: duty, dueSoon: dueSoon,
      recordingTime: recordingTime, action: action, examples: examples, clockStops: clockStops, extensions: extensions,
      exceptionBy: exceptionBy, span: place)
  }

  private mutating func text(_ map: KeyedNode, _ key: String) -> String? {
    map.text(key, diagnostics: &diagnostics)?.text
  }

  mutating func readSource(_ node: YAMLNode?) -> Source? {
    guard let node,
      let map = KeyedNode(
        node, of: "a source", allowed: ["document", "section", "council", "kind", "url"],
        required: ["document", "kind"], diagnostics: &diagnostics)
    else { return nil }
    let kinds = Dictionary(uniqueKeysWithValues: Source.Kind.allCases.map { ($0.rawValue, $0) })
    guard let document = text(map, "document"), let kind = choice(map, "kind", kinds) else { return nil }
    return Source(
      document: document, section: text(map, "section") ?? "", council: text(map, "council") ?? "",
      url: text(map, "url") ?? "", kind: kind)
  }

  private mutating func readPriority(_ map: KeyedNode) -> Int? {
    guard let scalar = map.text("priority", diagnostics: &diagnostics) else { return nil }
    guard let priority = Int(scalar.text), (1...4).contains(priority) else {
      diagnostics.report(.badPriority(scalar))
      return nil
    }
    return priority
  }

  private mutating func readInForce(_ node: YAMLNode?) -> (from: CivilDate?, until: CivilDate?) {
    guard let node,
      let map = KeyedNode(node, of: "`in_force`", allowed: ["from", "until"], diagnostics: &diagnostics)
    else { return (nil, nil) }
    let (from, until) = (date(map, "from"), date(map, "until"))
    if let from, let until, until <= from { diagnostics.report(.endsBeforeItBegins(map["until"]?.span ?? node.span)) }
    return (from, until)
  }

  /// The rule's own first day, else the day on which its figures begin. A figure that begins later is a mistake.
  private mutating func firstDay(_ duty: Duty, _ from: CivilDate?, _ place: SourceSpan) -> CivilDate? {
    let figures = duty.spanExpressions.flatMap(\.figures)
    let begins = figures.compactMap { $0.values.first?.from }.max()
    guard let from else { return begins }
    for figure in figures {
      if let first = figure.values.first?.from, first > from {
        diagnostics.report(.figureAfterRule(figure.id, begins: first, rule: from, at: place))
      }
    }
    return from
  }

  private mutating func readWhereSupplied(_ map: KeyedNode) -> [FieldAddress] {
    var addresses: [FieldAddress] = []
    for scalar in words(map, "where_supplied") {
      guard let address = address(scalar.text) else {
        reportUnknownPath(scalar)
        continue
      }
      if shape[address].type != .span {
        diagnostics.report(.wrongFieldType(scalar, is: shape[address].type, wanted: .span))
      }
      addresses.append(address)
    }
    return addresses
  }

  // MARK: Remedial action

  private mutating func readAction(_ node: YAMLNode, duty: Duty?) -> RemedialActionRule? {
    guard
      let map = KeyedNode(
        node, of: "a remedial action",
        allowed: ["do", "owner", "within", "done_when", "tell", "copy", "refer_up"], required: ["do", "owner"],
        diagnostics: &diagnostics)
    else { return nil }
    let sentence = map.text("do", diagnostics: &diagnostics).map { template($0, duty: duty) }
    let owner = identifier(map, "owner")
    let within = span(map, "within")
    let doneWhen = map.text("done_when", diagnostics: &diagnostics).map { template($0, duty: duty) }
    let tell = words(map, "tell").map(\.text)
    let copy = readCopies(map)
    let referUp = readReferUp(map)
    guard let sentence, let owner else { return nil }
    return RemedialActionRule(
      sentence: sentence, owner: owner, within: within, doneWhen: doneWhen ?? TextTemplate(parts: []), tell: tell,
      copy: copy, referUp: referUp)
  }

  private mutating func readCopies(_ map: KeyedNode) -> [(when: CheckedExpression?, to: String)] {
    var copies: [(when: CheckedExpression?, to: String)] = []
    for node in map.list("copy", diagnostics: &diagnostics) ?? [] {
      if let scalar = node.scalar {
        copies.append((nil, scalar.text))
        continue
      }
      guard
        let row = KeyedNode(node, of: "`copy`", allowed: ["when", "to"], required: ["to"], diagnostics: &diagnostics),
        let to = identifier(row, "to")
      else { continue }
      copies.append((condition(row, "when", in: scope), to))
    }
    return copies
  }

  mutating func readReferUp(_ map: KeyedNode) -> [(after: CivilTime.Span, to: String)] {
    var steps: [(after: CivilTime.Span, to: String)] = []
    for node in map.list("refer_up", diagnostics: &diagnostics) ?? [] {
      guard
        let row = KeyedNode(
          node, of: "`refer_up`", allowed: ["after", "to"], required: ["after", "to"], diagnostics: &diagnostics),
        let after = span(row, "after"), let to = identifier(row, "to")
      else { continue }
      steps.append((after, to))
    }
    return steps
  }

  /// Text with `<list.field>` places, each checked against the schema.
  mutating func template(_ scalar: YAMLScalar, duty: Duty?) -> TextTemplate {
    var parts: [TextTemplate.Part] = []
    var rest = Substring(scalar.text)
    while let open = rest.firstIndex(of: "<") {
      guard let close = rest[open...].firstIndex(of: ">") else {
        reportOpenPlace(rest[open...].dropFirst(), in: scalar)
        break
      }
      let name = String(rest[rest.index(after: open)..<close])
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      if let address = address(name), address.list == shape.aboutList || duty?.opensBy == address.list || isAbove(address.list) {
        parts.append(.field(address))
      } else {
        let start = scalar.text.utf8.distance(from: scalar.text.startIndex, to: rest.index(after: open))
        let place = scalar.span(ofUTF8: start..<(start + name.utf8.count))
        let known = about.fields.map { "\(about.name).\($0.name)" }
        diagnostics.report(.unknownPlaceholder(name, at: place, known: known))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return TextTemplate(parts: parts)
  }

  /// `<child.name` without its `>`; a lone `<` is text.
  private mutating func reportOpenPlace(_ rest: Substring, in scalar: YAMLScalar) {
    let name = rest.prefix { $0.isLetter || $0 == "_" || $0 == "." }
    guard shape.lists.contains(where: { name.hasPrefix($0.name + ".") }) else { return }
    let start = scalar.text.utf8.distance(from: scalar.text.startIndex, to: rest.startIndex) - 1
    diagnostics.report(.placeholderNotClosed(String(name), at: scalar.span(ofUTF8: start..<(start + 1 + name.utf8.count))))
  }

  /// Whether each record of the list that the rules are about belongs to one of this list, however far up.
  private func isAbove(_ list: Int) -> Bool {
    var at = shape.lists[shape.aboutList].owner?.list
    while let owner = at, owner != list { at = shape.lists[owner].owner?.list }
    return at != nil
  }
}
