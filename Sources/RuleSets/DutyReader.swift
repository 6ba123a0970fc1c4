import CaseRecords
import Caseload
import CivilTime
import FEEL
import SourceText

/// The forms of duty, each with the keys that it takes.
extension RuleSetReader {
  private static let forms: [String: [String]] = [
    "recorded": ["by", "from", "called"],
    "within": ["list", "trigger_if", "from", "done", "which", "reason", "called"],
    "before": beforeKeys,
    "every": [
      "first", "list", "counts_if", "while", "restarts", "interval_at", "look_back", "each_record", "called",
    ],
    "up_to_date": [
      "max_age", "review_due", "by", "counts_if", "while", "restarts", "interval_at", "look_back", "each_record",
      "called",
    ],
    "at_least": atLeastKeys,
    "must_be_true": ["for_each", "counts_if", "called"],
    "must_not_be_true": ["for_each", "counts_if", "called"],
  ]

  mutating func readDuty(_ node: YAMLNode) -> Duty? {
    guard let entries = node.entries else {
      diagnostics.report(.notAMapping(node, of: "`duty`", like: "every: 10 working days"))
      return nil
    }
    let named = entries.filter { Self.forms[$0.key.text] != nil }
    guard let form = named.first else {
      diagnostics.report(.noDutyForm(node.span, keys: entries.map(\.key), forms: Self.forms.keys.sorted()))
      return nil
    }
    if named.count > 1 {
      diagnostics.report(.twoDuties(named[1].key, first: form.key))
      return nil
    }
    let allowed = [form.key.text] + (Self.forms[form.key.text] ?? [])
    guard let map = KeyedNode(node, of: "a duty of the form `\(form.key.text)`", allowed: allowed, diagnostics: &diagnostics)
    else { return nil }
    let duty = readDuty(form.key.text, map)
    if let duty { checkHours(duty, at: map[form.key.text]?.span ?? map.node.span) }
    return duty
  }

  /// Hours run from one record to another: documents, windows, and what is planned are dated, and made of days.
  private mutating func checkHours(_ duty: Duty, at place: SourceSpan) {
    let hours = duty.spanExpressions.filter { $0.fixedSpans.contains { $0.unit == .hours } }
    switch duty {
    case .within, .every:
      if hours.contains(where: \.isWeighed) { diagnostics.report(.hoursWeighed(at: place)) }
    default:
      if !hours.isEmpty { diagnostics.report(.hoursElsewhere(at: place)) }
    }
  }

  private mutating func readDuty(_ form: String, _ map: KeyedNode) -> Duty? {
    switch form {
    case "recorded": return readRecorded(map).map { .recorded($0) }
    case "within": return readWithin(map).map { .within($0) }
    case "before": return readBefore(map).map { .before($0) }
    case "every": return readEvery(map).map { .every($0) }
    case "at_least": return readAtLeast(map).map { .atLeast($0) }
    case "up_to_date": return readUpToDate(map).map { .upToDate($0) }
    default: return readMustBeTrue(map, form).map { .mustBeTrue($0) }
    }
  }

  mutating func called(_ map: KeyedNode) -> String? { map.text("called", diagnostics: &diagnostics)?.text }

  // MARK: recorded

  private mutating func readRecorded(_ map: KeyedNode) -> RecordedDuty? {
    let nodes = map.list("recorded", diagnostics: &diagnostics) ?? []
    if let list = map["recorded"], list.sequence?.isEmpty == true {
      diagnostics.report(.nothingListed("`recorded` names no field", at: list.span, like: "recorded: [religion, ethnicity]"))
    }
    let fields = words(nodes, "recorded").compactMap { field($0, of: shape.aboutList) }
    let by = spanExpression(map, "by", in: scope)
    let from = field(map, "from", of: shape.aboutList, type: .date)
    if map["from"] != nil, map["by"] == nil { diagnostics.report(.fromWithoutBy(map.node.span)) }
    if by != nil, from == nil, about.period == nil { diagnostics.report(.byWithoutFrom(map.node.span)) }
    guard fields.count == nodes.count, !fields.isEmpty else { return nil }
    return RecordedDuty(fields: fields, by: by, from: from)
  }

  // MARK: within

  private mutating func readWithin(_ map: KeyedNode) -> WithinDuty? {
    let list = map["list"] == nil ? shape.aboutList : ownedOrAboutList(map, "list")
    guard let list else { return nil }
    var scope = self.scope
    if list != shape.aboutList { scope.item = list }
    let span = spanExpression(map, "within", in: scope)
    let trigger = condition(map, "trigger_if", in: scope)
    let from = readAnchor(map, list, scope)
    let done = readDone(map, list)
    let reason = field(map, "reason", of: list)
    let newest = choice(map, "which", ["newest": true]) ?? false
    for key in ["from", "done"] where map[key] == nil {
      diagnostics.report(.missingInDuty(key, form: "within", at: map.node.span))
    }
    guard let span, let from, let done else { return nil }
    return WithinDuty(
      span: span, list: list, triggerIf: trigger, from: from, done: done, newestOnly: newest, reason: reason,
      called: called(map) ?? shape.lists[list].title)
  }

  mutating func ownedOrAboutList(_ map: KeyedNode, _ key: String) -> Int? {
    if map[key]?.scalar?.text == about.name { return shape.aboutList }
    return ownedList(map, key)
  }

  private mutating func readAnchor(_ map: KeyedNode, _ list: Int, _ scope: Scope) -> WithinDuty.Anchor? {
    guard let scalar = map.text("from", diagnostics: &diagnostics) else { return nil }
    let isName = scalar.text.utf8.allSatisfy { byte in
      byte == 95 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
    if isName { return moment(scalar, of: list).map { .field($0) } }
    guard let expression = readExpression(scalar, diagnostics: &diagnostics),
      let checked = check(expression, in: scope, expecting: .date, diagnostics: &diagnostics)
    else { return nil }
    return .expression(checked)
  }

  /// A field that holds dates, with or without times.
  private mutating func moment(_ scalar: YAMLScalar, of list: Int) -> Int? {
    guard let field = field(scalar, of: list) else { return nil }
    let type = shape.lists[list].fields[field].type
    if type == .date || type == .dateTime { return field }
    let fitting = shape.lists[list].fields.filter { $0.type == .date || $0.type == .dateTime }.map(\.name)
    diagnostics.report(.wrongFieldType(scalar, is: type, wanted: .date, fitting: fitting))
    return nil
  }

  mutating func readDone(_ map: KeyedNode, _ list: Int) -> WithinDuty.Done? {
    guard let node = map["done"] else { return nil }
    if let scalar = node.scalar { return moment(scalar, of: list).map { .field($0) } }
    guard
      let done = KeyedNode(
        node, of: "`done`", allowed: ["list", "counts_if", "date", "answers", "look_back"], required: ["list"],
        diagnostics: &diagnostics),
      let answering = ownedList(done, "list")
    else { return nil }
    let date = done["date"] == nil ? shape.lists[answering].dateField : done.text("date", diagnostics: &diagnostics).flatMap { moment($0, of: answering) }
    guard let date else {
      if done["date"] == nil { diagnostics.report(.listWithoutDate(done.node.span, list: shape.lists[answering].name)) }
      return nil
    }
    var scope = self.scope
    scope.item = answering
    let refers = shape.lists[answering].fields.firstIndex { $0.type == .reference(list: list) }
    let refersBy = list == shape.aboutList ? nil : refers
    let choices = Dictionary(uniqueKeysWithValues: WithinDuty.Answers.allCases.map { ($0.rawValue, $0) })
    let answers = choice(done, "answers", choices)
    if answers == nil, done["answers"] == nil, refersBy == nil, list != shape.aboutList {
      diagnostics.report(.answersNotSaid(done.node.span, list: shape.lists[answering].title))
    }
    return .records(
      .init(
        list: answering, countsIf: condition(done, "counts_if", in: scope), date: date, refersBy: refersBy,
        answers: answers ?? .each, lookBack: span(done, "look_back")))
  }

  // MARK: every, up_to_date

  private mutating func readEvery(_ map: KeyedNode) -> EveryDuty? {
    for key in ["list", "while"] where map[key] == nil {
      diagnostics.report(.missingInDuty(key, form: "every", at: map.node.span))
    }
    let period = readPeriod(map)
    let scope = periodScope(period)
    let interval = readInterval(map, scope)
    let first = spanExpression(map, "first", in: scope)
    if case .ordinals? = interval, first != nil { diagnostics.report(.firstWithOrdinals(map.node.span)) }
    let restarts = readRestarts(map)
    let occasions = ownedList(map, "list").flatMap { readOccasions(map, $0) }
    let at = readIntervalAt(map)
    let lookBack = span(map, "look_back")
    guard let interval, let occasions, let period else { return nil }
    if case .span(let expression) = interval { checkFactsSaid(expression, map, "every", restarts) }
    return EveryDuty(
      interval: interval, first: first, occasions: occasions, period: period, restarts: restarts,
      intervalAt: at ?? .opened, lookBack: lookBack, called: called(map) ?? shape.lists[occasions.list].title)
  }

  private mutating func readInterval(_ map: KeyedNode, _ scope: Scope) -> EveryDuty.Interval? {
    guard let node = map["every"] else { return nil }
    if let nodes = node.sequence, !nodes.isEmpty, nodes.allSatisfy({ $0.scalar != nil }) {
      return ordinals(nodes).map { .ordinals($0) }
    }
    return spanExpression(node, in: scope).map { .span($0) }
  }

  private mutating func readUpToDate(_ map: KeyedNode) -> UpToDateDuty? {
    guard let list = ownedList(map, "up_to_date") else { return nil }
    let period = readPeriod(map)
    let scope = periodScope(period)
    let maximumAge = spanExpression(map, "max_age", in: scope)
    let reviewDue = field(map, "review_due", of: list, type: .date)
    if map["max_age"] == nil, map["review_due"] == nil {
      diagnostics.report(.noAgeNoReview(map.node.span))
    }
    let by = spanExpression(map, "by", in: scope)
    if map["max_age"] == nil, map["by"] == nil { diagnostics.report(.missingInDuty("by", form: "up_to_date", at: map.node.span)) }
    if map["while"] == nil { diagnostics.report(.missingInDuty("while", form: "up_to_date", at: map.node.span)) }
    let restarts = readRestarts(map)
    let at = readIntervalAt(map)
    for expression in [maximumAge, by].compactMap({ $0 }) { checkFactsSaid(expression, map, "max_age", restarts) }
    guard let occasions = readOccasions(map, list), let period else { return nil }
    return UpToDateDuty(
      maximumAge: maximumAge, reviewDue: reviewDue, by: by, occasions: occasions, period: period, restarts: restarts,
      intervalAt: at ?? .opened, lookBack: span(map, "look_back"),
      called: called(map) ?? shape.lists[list].title)
  }

  private mutating func readIntervalAt(_ map: KeyedNode) -> IntervalAt? {
    choice(map, "interval_at", Dictionary(uniqueKeysWithValues: IntervalAt.allCases.map { ($0.rawValue, $0) }))
  }

  mutating func readOccasions(_ map: KeyedNode, _ list: Int) -> OccasionRule? {
    guard let date = shape.lists[list].dateField else {
      diagnostics.report(.listWithoutDate(map.node.span, list: shape.lists[list].name))
      return nil
    }
    var scope = self.scope
    scope.item = list
    return OccasionRule(
      list: list, date: date, countsIf: condition(map, "counts_if", in: scope),
      eachRecord: map.boolean("each_record", diagnostics: &diagnostics) ?? false)
  }

  mutating func readPeriod(_ map: KeyedNode) -> PeriodRule? {
    guard let node = map["while"] else { return nil }
    guard
      let period = KeyedNode(
        node, of: "`while`", allowed: ["from", "until", "each", "where"], diagnostics: &diagnostics)
    else { return nil }
    if period["each"] != nil { return readPeriodList(period) }
    for key in ["from", "until"] where period[key] == nil {
      diagnostics.report(.missingInDuty(key, form: "while", at: node.span))
    }
    guard let from = field(period, "from", of: shape.aboutList, type: .date) else { return nil }
    if period["until"]?.scalar?.text == "none" { return .person(from: from, until: nil) }
    guard let until = field(period, "until", of: shape.aboutList, type: .date) else { return nil }
    return .person(from: from, until: until)
  }

  private mutating func readPeriodList(_ map: KeyedNode) -> PeriodRule? {
    guard let list = ownedList(map, "each") else { return nil }
    guard let fields = shape.lists[list].period else {
      diagnostics.report(.listWithoutPeriod(map.node.span, list: shape.lists[list].name))
      return nil
    }
    var scope = self.scope
    scope.item = list
    return .each(list: list, from: fields.from, until: fields.until, condition: condition(map, "where", in: scope))
  }

  func periodScope(_ period: PeriodRule?) -> Scope {
    var scope = self.scope
    if case .each(let list, _, _, _)? = period { scope.item = list }
    return scope
  }

  private mutating func readRestarts(_ map: KeyedNode) -> [Restart] {
    var restarts: [Restart] = []
    for scalar in words(map, "restarts") {
      guard let address = address(scalar.text) else {
        reportUnknownPath(scalar)
        continue
      }
      if shape[address].dated != nil, address.list == shape.aboutList {
        restarts.append(.fact(address.field))
      } else if shape[address].type == .date {
        restarts.append(.date(address))
      } else {
        diagnostics.report(.restartsOnTodaysField(scalar))
      }
    }
    return restarts
  }

  /// A table that reads a fact with a history must say what a change of it does.
  private mutating func checkFactsSaid(_ expression: SpanExpression, _ map: KeyedNode, _ key: String, _ restarts: [Restart]) {
    guard restarts.isEmpty, map["restarts"] == nil, map["interval_at"] == nil, let place = map[key]?.span ?? map["by"]?.span else { return }
    let changing = expression.conditions.flatMap(\.datedFields)
    if let field = changing.first { diagnostics.report(.changingFactNotSaid(shape.name(of: field), at: place)) }
  }

  // MARK: must_be_true

  private mutating func readMustBeTrue(_ map: KeyedNode, _ key: String) -> MustBeTrueDuty? {
    var scope = self.scope
    let forEach = map["for_each"] == nil ? nil : ownedList(map, "for_each")
    if map["for_each"] != nil, forEach == nil { return nil }
    scope.item = forEach
    if let node = map["counts_if"], forEach == nil { diagnostics.report(.countsIfWithoutForEach(node.span)) }
    let countsIf = forEach == nil ? nil : condition(map, "counts_if", in: scope)
    (scope.hasPrevious, scope.hasNext) = (forEach != nil, forEach != nil)
    guard let condition = condition(map, key, in: scope) else { return nil }
    if let forEach, condition.readsPrevious || condition.readsNext, shape.lists[forEach].dateField == nil,
      let place = map[key]?.span
    {
      diagnostics.report(.listWithoutOrder(place, list: shape.lists[forEach].name))
    }
    return MustBeTrueDuty(
      condition: condition, isFault: key == "must_not_be_true", forEach: forEach, countsIf: countsIf, called: called(map) ?? "")
  }
}
