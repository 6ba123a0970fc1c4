import CaseRecords
import Caseload
import CivilTime
import FEEL
import SourceText

/// Figures, and everything that may stand where a span is asked for.
extension RuleSetReader {
  /// The names of dates that a condition inside a span may use.
  static let spanDates = ["asked_on", "period_start"]

  /// What conditions may name that are asked on the day on which something opens.
  var scopeOfDay: Scope {
    var scope = self.scope
    scope.extraDates = Self.spanDates
    return scope
  }

  /// The figures of one file; `known` are those of its bases, of which it may say values only.
  mutating func readFigures(_ node: YAMLNode?, of ruleSet: String, over known: [Figure] = []) -> [Figure] {
    guard let node, !node.isEmpty else { return [] }
    guard let entries = node.entries else {
      diagnostics.report(.notAMapping(node, of: "`figures`", like: "visit_interval: {title: …, values: […]}"))
      return []
    }
    var read: [Figure] = []
    for entry in entries {
      checkFigureName(entry.key)
      let title = known.first { $0.id == entry.key.text }?.title
      // Without a title it can only be meant as one of the base.
      if title == nil, !known.isEmpty, entry.value.entries != nil, entry.value["title"] == nil {
        diagnostics.report(.figureOfNoBase(entry.key, known: known.map(\.id).sorted()))
        brokenFigures.insert(entry.key.text)
        continue
      }
      if let figure = readFigure(entry, ruleSet, inheritedTitle: title) {
        read.append(figure)
      } else {
        brokenFigures.insert(entry.key.text)
        unread.append(entry.key.span)
      }
    }
    return read
  }

  private mutating func checkFigureName(_ key: YAMLScalar) {
    if about.field(named: key.text) != nil { diagnostics.report(.figureNamedLikeField(key, list: about.name)) }
  }

  private mutating func readFigure(_ entry: YAMLEntry, _ ruleSet: String, inheritedTitle: String?) -> Figure? {
    guard
      let map = KeyedNode(
        entry.value, of: "a figure", allowed: ["title", "values"],
        required: inheritedTitle == nil ? ["title", "values"] : ["values"], diagnostics: &diagnostics)
    else { return nil }
    var values: [Figure.Value] = []
    var places: [CivilDate: SourceSpan] = [:]
    let nodes = map.list("values", diagnostics: &diagnostics) ?? []
    for node in nodes {
      guard let value = readFigureValue(node, ruleSet) else { continue }
      let place = value.origin.span
      if let first = places[value.from] {
        diagnostics.report(.figureTwiceFrom(entry.key.text, day: value.from, at: place, first: first))
      }
      places[value.from] = place
      values.append(value)
    }
    if nodes.isEmpty, let list = map["values"]?.span { diagnostics.report(.nothingListed("the figure `\(entry.key.text)` has no values", at: list, like: "values: [{from: 2026-04-01, source: {…}, value: 10 working days}]")) }
    let title = map["title"] == nil ? inheritedTitle : map.text("title", diagnostics: &diagnostics)?.text
    guard let title, !values.isEmpty, values.count == nodes.count else { return nil }
    return Figure(id: entry.key.text, title: title, values: values.sorted { $0.from < $1.from })
  }

  private mutating func readFigureValue(_ node: YAMLNode, _ ruleSet: String) -> Figure.Value? {
    guard
      let map = KeyedNode(
        node, of: "a figure's value", allowed: ["from", "source", "value"], required: ["from", "source", "value"],
        diagnostics: &diagnostics)
    else { return nil }
    return readFigureValue(map) { Origin(ruleSet: ruleSet, span: $0, isLocal: false, agreed: nil) }
  }

  /// `from`, `source` and `value`, wherever they are written.
  mutating func readFigureValue(_ map: KeyedNode, origin: (SourceSpan) -> Origin) -> Figure.Value? {
    let from = date(map, "from")
    let source = readSource(map["source"])
    var scope = self.scope
    scope.extraDates = Self.spanDates
    guard let value = map["value"].flatMap({ spanExpression($0, in: scope, figuresAllowed: false) }), let from, let source
    else { return nil }
    return Figure.Value(
      from: from, source: source, value: value, origin: origin(map["from"]?.span ?? map.node.span.firstLine), span: map["from"]?.span)
  }

  mutating func spanExpression(_ map: KeyedNode, _ key: String, in scope: Scope) -> SpanExpression? {
    map[key].flatMap { spanExpression($0, in: scope) }
  }

  mutating func spanExpression(_ node: YAMLNode, in scope: Scope, figuresAllowed: Bool = true) -> SpanExpression? {
    var scope = scope
    scope.extraDates = Self.spanDates
    switch node {
    case .scalar(let scalar): return spanWord(scalar, scope, figuresAllowed)
    case .sequence(let rows, let span): return spanTable(rows, span, scope, figuresAllowed)
    case .mapping: return spanMapping(node, scope, figuresAllowed)
    }
  }

  /// Words, a figure's name, or a field that holds a span.
  private mutating func spanWord(_ scalar: YAMLScalar, _ scope: Scope, _ figuresAllowed: Bool) -> SpanExpression? {
    if figuresAllowed, let figure = figures[scalar.text] { return .figure(figure) }
    if brokenFigures.contains(scalar.text) { return nil }
    if let address = spanField(scalar.text, scope) {
      guard shape[address].type == .span else {
        diagnostics.report(.wrongFieldType(scalar, is: shape[address].type, wanted: .span))
        return nil
      }
      return .field(address)
    }
    switch readSpan(scalar.text) {
    // Where hours may not stand, whoever asks for the span says so.
    case .span(let found):
      checkSchoolDays(found, scalar)
      reportOddSpace(inSpan: scalar)
      return .fixed(found)
    case .notASpan(let problem):
      if scalar.text.contains("."), !scalar.text.contains(" "), case .noNumber = problem {
        reportUnknownPath(scalar)
      } else {
        let known = figuresAllowed ? figures.keys.sorted() + brokenFigures.sorted() : []
        diagnostics.report(.notASpan(scalar, problem, alternatives: known))
      }
      return nil
    }
  }

  /// A bare name is the tested record's field, else the person's.
  private func spanField(_ text: String, _ scope: Scope) -> FieldAddress? {
    if let item = scope.item, let field = shape.lists[item].field(named: text) {
      return FieldAddress(list: item, field: field)
    }
    return address(text)
  }

  private mutating func spanTable(
    _ nodes: [YAMLNode], _ span: SourceSpan, _ scope: Scope, _ figuresAllowed: Bool
  ) -> SpanExpression? {
    if nodes.allSatisfy({ $0.scalar != nil }) {
      diagnostics.report(.ordinalsElsewhere(span))
      return nil
    }
    if reportCountedOrdinals(nodes) { return nil }
    var rows: [SpanTable.Row] = []
    var otherwise: (SpanExpression, String)?
    var otherwisePlace: SourceSpan?
    for (index, node) in nodes.enumerated() {
      guard
        let map = KeyedNode(
          node, of: "a table row", allowed: ["when", "then", "otherwise", "for"], diagnostics: &diagnostics)
      else { continue }
      let group = map.text("for", diagnostics: &diagnostics)?.text ?? ""
      if map["otherwise"] != nil {
        if index != nodes.count - 1 { diagnostics.report(.otherwiseNotLast(map.node.span)) }
        if map["when"] != nil || map["then"] != nil { diagnostics.report(.otherwiseWithWhen(map.node.span)) }
        otherwise = map["otherwise"].flatMap { spanExpression($0, in: scope, figuresAllowed: figuresAllowed) }
          .map { ($0, group) }
        otherwisePlace = map["otherwise"]?.span
        continue
      }
      if map["when"] == nil || map["then"] == nil { diagnostics.report(.rowWithoutWhenThen(map.node.span)) }
      let when = condition(map, "when", in: scope)
      let then = map["then"].flatMap { spanExpression($0, in: scope, figuresAllowed: figuresAllowed) }
      if let when, let then { rows.append(.init(when: when, then: then, group: group, span: map.node.span)) }
    }
    guard rows.count + (otherwise == nil ? 0 : 1) == nodes.count else { return nil }
    let table = SpanTable(rows: rows, otherwise: otherwise?.0, otherwiseGroup: otherwise?.1 ?? "", span: span)
    reportCoverage(of: table, otherwise: otherwisePlace, item: scope.item)
    return .table(table)
  }

  /// The sooner or later of several, or a span with a counting of its own.
  private mutating func spanMapping(_ node: YAMLNode, _ scope: Scope, _ figuresAllowed: Bool) -> SpanExpression? {
    guard
      let map = KeyedNode(
        node, of: "a span", allowed: ["sooner_of", "later_of", "span", "count_from"], diagnostics: &diagnostics)
    else { return nil }
    if map["span"] != nil || map["count_from"] != nil { return counted(map, scope, figuresAllowed) }
    let keys = ["sooner_of", "later_of"].filter { map[$0] != nil }
    guard keys.count == 1 else {
      diagnostics.report(.soonerAndLater(node.span))
      return nil
    }
    let nodes = map.list(keys[0], diagnostics: &diagnostics) ?? []
    if nodes.isEmpty, let list = map[keys[0]]?.span {
      diagnostics.report(.nothingListed("`\(keys[0])` has no spans", at: list, like: "\(keys[0]): [10 working days, 3 weeks]"))
    }
    let parts = nodes.compactMap { spanExpression($0, in: scope, figuresAllowed: figuresAllowed) }
    guard parts.count == nodes.count, !parts.isEmpty else { return nil }
    return keys[0] == "sooner_of" ? .soonerOf(parts) : .laterOf(parts)
  }

  /// `{span: 10 working days, count_from: same_day}`
  private mutating func counted(_ map: KeyedNode, _ scope: Scope, _ figuresAllowed: Bool) -> SpanExpression? {
    if map["sooner_of"] != nil || map["later_of"] != nil || map["span"] == nil {
      diagnostics.report(.countingWithoutSpan(at: map.node.span))
      return nil
    }
    if map["count_from"] == nil { diagnostics.report(.spanWithoutCounting(at: map.node.span)) }
    let from = choice(map, "count_from", Self.countings)
    let inner = map["span"].flatMap { spanExpression($0, in: scope, figuresAllowed: figuresAllowed) }
    guard let inner, let from else { return nil }
    return .counted(inner, from: from)
  }

  /// One of the spans of a list cannot be counted in a way of its own. Whether there is such a one.
  mutating func reportCountedOrdinals(_ nodes: [YAMLNode]) -> Bool {
    guard let node = nodes.first(where: { $0["count_from"] != nil && $0["when"] == nil && $0["otherwise"] == nil }) else { return false }
    diagnostics.report(.countingElsewhere("the spans of a list are", at: node.span))
    return true
  }

  /// What is counted back has its last day as day 0: a counting of its own says nothing.
  mutating func reportCountingBack(_ node: YAMLNode?) {
    guard let node else { return }
    if node["span"] != nil, let counting = node["count_from"] { remarks.append(.countingBack(at: counting.span)) }
    for part in node.sequence ?? node.entries?.map(\.value) ?? [] { reportCountingBack(part) }
  }

  /// `[20 working days, 3 months, then 6 months]`
  mutating func ordinals(_ nodes: [YAMLNode]) -> [CivilTime.Span]? {
    var spans: [CivilTime.Span] = []
    for (index, node) in nodes.enumerated() {
      guard let scalar = node.scalar else { return nil }
      let isLast = index == nodes.count - 1
      let saysThen = scalar.text.hasPrefix("then ")
      if isLast != saysThen {
        diagnostics.report(.thenMisplaced(scalar, isLast: isLast))
        return nil
      }
      let text = saysThen ? String(scalar.text.dropFirst(5)) : scalar.text
      switch readSpan(text) {
      case .span(let span):
        checkSchoolDays(span, scalar)
        reportOddSpace(inSpan: scalar)
        spans.append(span)
      case .notASpan(let problem):
        diagnostics.report(.notASpan(scalar, problem, alternatives: []))
        return nil
      }
    }
    return spans
  }
}
