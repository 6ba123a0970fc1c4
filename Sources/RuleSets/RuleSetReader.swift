public import CaseRecords
public import CivilTime
import Caseload
import FEEL
public import SourceText

/// What a rule set may refer to.
public struct RuleSetSurroundings: Sendable {
  /// Record schemas by name.
  public var schemas: [String: RecordSchema]
  /// Names of the calendars that are known: of working days, and of school terms.
  public var calendars: [String], schoolCalendars: [String]
  /// Rule files in which the base of a rule set may be found; of two of one name, the one in the same folder.
  public var library: [RuleFileHead]
  /// Figures that change those of rule sets.
  public var localFigures: LocalFigures?
  public init(
    schemas: [String: RecordSchema], calendars: [String], schoolCalendars: [String] = [], library: [RuleFileHead] = [],
    localFigures: LocalFigures? = nil
  ) {
    self.schemas = schemas
    self.calendars = calendars
    self.schoolCalendars = schoolCalendars
    self.library = library
    self.localFigures = localFigures
  }
}

/// Reads one rule set and checks all of it; every mistake is reported. nil when there is an error.
public func readRuleSet(
  _ file: SourceFile, in surroundings: RuleSetSurroundings, diagnostics: inout Diagnostics
) -> RuleSet? {
  let read = readRuleSetAsFarAsItGoes(RuleText(file), in: surroundings, diagnostics: &diagnostics)
  return read.flatMap { $0.isInPart ? nil : $0 }
}

/// The same; where there are errors in some of its rules, with the others, so that they can be thought about at once. Such
/// a one (`isInPart`) may not be used. nil where the file has errors that everything rests on.
public func readRuleSetAsFarAsItGoes(
  _ text: RuleText, in surroundings: RuleSetSurroundings, diagnostics: inout Diagnostics
) -> RuleSet? {
  var own = text.said
  defer { diagnostics.append(own) }
  guard let layer = text.layer else { return nil }
  checkLanguage(layer.map, &own)
  guard let layers = layers(under: layer, in: surroundings, &own),
    let schemaName = layers.compactMap({ $0.map.text("schema", diagnostics: &own) }).last
  else { return nil }
  guard let schema = surroundings.schemas[schemaName.text] else {
    own.report(.unknownSchema(schemaName, known: surroundings.schemas.keys.sorted()))
    return nil
  }
  let isWritten = !own.hasErrors
  var reader = RuleSetReader(schema: schema, surroundings, diagnostics: Diagnostics())
  var ruleSet = reader.read(layers)
  own.append(reader.diagnostics, exceptGuessesIn: layer.map.node)
  if !own.hasErrors, let place = reader.unread.first ?? (ruleSet == nil ? layer.map.node.span : nil) {
    own.report(.leftOutWithoutAWord(place.firstLine))
  }
  if !own.hasErrors { return ruleSet }
  ruleSet?.isInPart = true
  ruleSet?.unreadRules = reader.unreadRules
  return isWritten ? ruleSet : nil
}

func checkLanguage(_ map: KeyedNode, _ diagnostics: inout Diagnostics) {
  if let language = map.text("language", diagnostics: &diagnostics), language.text != "1" {
    diagnostics.report(.unknownLanguage(language))
  }
}

/// Takes a rule set's tree apart. Its parts lie in the extensions beside this file, one for each part of a rule.
struct RuleSetReader {
  /// As seen from the list that the rules are about.
  private(set) var schema: RecordSchema
  let surroundings: RuleSetSurroundings
  /// What the rule set names under `calendars`.
  private(set) var named: [CalendarKind: String] = [:]
  /// Kinds of calendar that functions may ask: those that are named, be it wrongly.
  private var asked: Set<CalendarKind> = []
  var diagnostics: Diagnostics
  var figures: [String: Figure] = [:]
  /// Figures that are there and could not be read: what is wrong with them has been said.
  var brokenFigures: Set<String> = []
  /// Rules and figures that are written and could not be read. Each must have been given a mistake of its own.
  var unread: [SourceSpan] = []
  /// Their ids; empty where a rule has none that can be read.
  var unreadRules: [String] = []
  /// Of an inherited rule the examples are those of its own rule set, with that one's figures.
  var readsExamples = true
  /// What is said otherwise than in the bases, in the order read.
  var overrides: [Override] = []
  var usesLocalFigures = false
  var examplesWith: [(list: Int, records: [[Int: Cell]])] = []
  /// Every condition of the file, with the list whose record it tests.
  var conditionsRead: [ReadCondition] = []
  /// Every `otherwise` that the rows above it leave nothing to.
  var unreachedOtherwise: [SourceSpan] = []
  /// Warnings, for whoever looks at the rules and not at children.
  var remarks: [Diagnostic] = []

  init(schema: RecordSchema, _ surroundings: RuleSetSurroundings, diagnostics: Diagnostics) {
    self.schema = schema
    self.surroundings = surroundings
    self.diagnostics = diagnostics
  }

  var shape: Shape { schema.shape }
  var about: ListShape { shape.lists[shape.aboutList] }
  /// The names that every condition may use.
  var scope: Scope { Scope(shape: shape, calendars: asked) }
  /// The kinds of calendar that the rule set names, be it wrongly.
  var calendarKinds: Set<CalendarKind> { asked }

  /// The rule set of the last layer, with what it takes from those before it.
  mutating func read(_ layers: [RuleLayer]) -> RuleSet? {
    guard let own = layers.last else { return nil }
    let name = identifier(own.map, "rule_set")
    let title = own.map.text("title", diagnostics: &diagnostics)?.text
    let version = date(own.map, "version")
    takeAbout(layers)
    _ = choice(own.map, "count_from", Self.countings)
    if let naming = layers.last(where: { $0.map["calendars"] != nil }) { readCalendarNames(naming.map) }
    let conditions = layers.map { condition($0.map, "applies_when", in: scopeOfDay) }
    let figures = readFigures(of: layers)
    readExamplesWith(own.map["examples_with"])
    let rules = readRules(of: layers, conditions)
    checkCalendarIsNamed(rules)
    checkFiguresAreUsed(own, figures, rules, isAlone: layers.count == 1)
    guard let name, let title, let version else { return nil }
    return RuleSet(
      name: name, title: title, version: version, schema: schema.name, about: about.name, calendar: named[.working],
      schoolCalendar: named[.school], agreed: readAgreement(own.map["agreed"]), countFrom: counting(of: layers),
      figures: figures, rules: rules, file: own.file, bases: layers.dropLast().reversed().compactMap(\.asBase),
      basedOnSpan: own.map["based_on"]?["rule_set"]?.span,
      overrides: overrides, localFigures: usesLocalFigures ? surroundings.localFigures?.version : nil, conditions: conditionsRead,
      unreachedOtherwise: unreachedOtherwise, remarks: remarks)
  }

  static let countings: [String: CountFrom] = ["next_day": .nextDay, "same_day": .sameDay]

  /// `about: worker`: any list whose records have a key. What is based on another rule set is about the same list.
  private mutating func takeAbout(_ layers: [RuleLayer]) {
    for layer in layers where layer.map["about"] != nil {
      if let name = layer.map.text("about", diagnostics: &diagnostics), layer.map.node.span == layers[0].map.node.span {
        takeAbout(name)
      } else if let name = layer.map["about"]?.scalar, name.text != about.name {
        diagnostics.report(.notAChoice(name, key: "about", choices: [about.name]))
      }
    }
  }

  private mutating func takeAbout(_ name: YAMLScalar) {
    guard let list = list(name) else { return }
    if list != shape.aboutList, shape.lists[list].keyField == nil {
      let keyed = shape.lists.filter { $0.keyField != nil }.map(\.name)
      diagnostics.report(.aboutWithoutKey(name, keyed: keyed))
      return
    }
    schema = schema.about(list)
  }

  private mutating func readCalendarNames(_ map: KeyedNode) {
    guard let node = map["calendars"] else { return }
    let kinds = CalendarKind.allCases
    guard let calendars = KeyedNode(node, of: "`calendars`", allowed: kinds.map(\.rawValue), diagnostics: &diagnostics)
    else {
      asked = Set(kinds)
      return
    }
    for kind in kinds where calendars[kind.rawValue] != nil {
      asked.insert(kind)
      guard let name = calendars.text(kind.rawValue, diagnostics: &diagnostics) else { continue }
      let (known, others) = (names(of: kind), names(of: kind == .working ? .school : .working))
      if known.contains(name.text) {
        named[kind] = name.text
      } else {
        diagnostics.report(.unknownCalendar(name, kind, known: known, isOfOtherKind: others.contains(name.text)))
      }
    }
  }

  private func names(of kind: CalendarKind) -> [String] {
    switch kind {
    case .working: surroundings.calendars
    case .school: surroundings.schoolCalendars
    }
  }

  /// Working days need a calendar: without one nothing can be said of them, so it must be named.
  private mutating func checkCalendarIsNamed(_ rules: [Rule]) {
    guard !asked.contains(.working), let rule = rules.first(where: \.countsWorkingDays) else { return }
    diagnostics.report(.calendarNotNamed(rule.span, known: surroundings.calendars))
  }

  mutating func readAgreement(_ node: YAMLNode?) -> RuleSet.Agreement? {
    guard let node,
      let map = KeyedNode(
        node, of: "`agreed`", allowed: ["by", "role", "date"], required: ["by", "role", "date"],
        diagnostics: &diagnostics)
    else { return nil }
    guard let by = map.text("by", diagnostics: &diagnostics), let role = map.text("role", diagnostics: &diagnostics),
      let date = date(map, "date")
    else { return nil }
    return RuleSet.Agreement(by: by.text, role: role.text, date: date)
  }

  /// The rules of one file.
  mutating func readRules(_ map: KeyedNode, countFrom: CountFrom, conditions: [CheckedExpression]) -> [Rule] {
    guard map["rules"] != nil, let nodes = map.list("rules", diagnostics: &diagnostics) else { return [] }
    var rules: [Rule] = []
    for node in nodes {
      if let rule = readRule(node, countFrom: countFrom, conditions: conditions) {
        rules.append(rule)
      } else {
        unread.append(node.span)
        unreadRules.append(node["id"]?.scalar?.text ?? "")
      }
    }
    checkIDs(nodes)
    return rules
  }

  /// Ids are looked at as they are written: a rule with another mistake has its id all the same.
  private mutating func checkIDs(_ nodes: [YAMLNode]) {
    var places: [String: SourceSpan] = [:]
    var former: Set<String> = []
    for node in nodes {
      guard let id = node["id"]?.scalar else { continue }
      let names = (node["formerly"]?.sequence ?? [node["formerly"]].compactMap { $0 }).compactMap { $0.scalar?.text }
      for name in [id.text] + names {
        if let first = places[name] {
          diagnostics.report(
            name == id.text && !former.contains(name)
              ? .duplicateRule(name, at: id.span, first: first) : .clashOfFormerNames(name, at: id.span, first: first))
        }
        places[name] = id.span
      }
      former.formUnion(names)
    }
  }
}

extension Rule {
  /// Whether any span of it counts working days.
  public var countsWorkingDays: Bool {
    dueSoon?.unit == .workingDays || extensions?.limit?.unit == .workingDays || recordingTime?.unit == .workingDays
      || duty.spanExpressions.contains(where: \.countsWorkingDays) || duty.ordinals.contains { $0.unit == .workingDays }
  }
}

extension Rule {
  /// Whether a span of it is in hours, or may be: one that a record holds.
  public var mayCountHours: Bool {
    if dueSoon?.unit == .hours || recordingTime?.unit == .hours { return true }
    switch duty {
    case .within, .every: break
    default: return false
    }
    return duty.countsHours || duty.spanExpressions.contains { !$0.fields.isEmpty }
  }

  /// Whether any span of it counts school days.
  public var countsSchoolDays: Bool {
    let spans = [dueSoon, recordingTime].compactMap { $0 } + duty.ordinals + duty.spanExpressions.flatMap(\.fixedSpans)
    return spans.contains { $0.unit == .schoolDays }
  }
}

extension Duty {
  /// Every span expression of the duty.
  public var spanExpressions: [SpanExpression] {
    switch self {
    case .recorded(let duty): return [duty.by].compactMap { $0 }
    case .within(let duty): return [duty.span]
    case .before(let duty): return [duty.span]
    case .every(let duty):
      if case .span(let interval) = duty.interval { return [interval] + [duty.first].compactMap { $0 } }
      return [duty.first].compactMap { $0 }
    case .upToDate(let duty): return [duty.maximumAge, duty.by].compactMap { $0 }
    case .atLeast(let duty):
      if case .inTheLast(let span) = duty.window { return [span] }
      return []
    case .mustBeTrue: return []
    }
  }

  /// The spans of `every` by ordinal, if it is written so.
  public var ordinals: [CivilTime.Span] {
    if case .every(let duty) = self, case .ordinals(let spans) = duty.interval { return spans }
    return []
  }
}
