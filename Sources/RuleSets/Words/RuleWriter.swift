public import CaseRecords
import Caseload
public import CivilTime
import FEEL

/// A rule as plain English.
///
/// - Parameter list: the list that its rule set is about.
/// - Parameter day: the day whose figures stand in the sentences; all values are listed with their dates.
/// - Parameter role: a role as people say it.
public func describe(
  _ rule: Rule, about list: String, schema: RecordSchema, on day: CivilDate, role: (String) -> String
) -> RuleInWords {
  let shape = schema.shape.list(named: list).map(schema.shape.about) ?? schema.shape
  let writer = RuleWriter(rule: rule, schema: schema, shape: shape, day: day)
  return RuleInWords(
    id: rule.id, title: rule.title, question: rule.question, priority: rule.priority, source: rule.source,
    standard: writer.standard + writer.adjustments(role), action: writer.action(role), figures: writer.figures, from: rule.from, until: rule.until)
}

/// Puts one rule into words. The duty's own sentences lie in `DutyWords`.
struct RuleWriter {
  let rule: Rule
  let schema: RecordSchema
  /// As seen from the list that the rule is about.
  let shape: Shape
  let day: CivilDate
  var about: ListShape { shape.lists[shape.aboutList] }
  var spans: SpanWriter { SpanWriter(shape: shape, day: day, counting: rule.duty.isBackward ? nil : rule.countFrom) }

  typealias Part = RuleInWords.Part

  var standard: [Part] { applies + duty + dueSoon + counting + leftOut }

  private var applies: [Part] {
    let conditions = rule.appliesWhen.map(\.inWords)
    if conditions.isEmpty {
      let isWhole = about.period == nil || rule.duty.hasPeriod
      return [Part("applies_when", "It is for every \(about.title)\(isWhole ? "" : " \(whileOpen)").")]
    }
    return [Part("applies_when", "It is for \(about.title.withArticle) where \(joined(conditions)).")]
  }

  /// What the person's own period is called.
  var whileOpen: String { shape.aboutList == schema.shape.aboutList ? "while the case is open" : "from its start to its end" }

  private var dueSoon: [Part] {
    var parts: [Part] = []
    if let span = rule.dueSoon { parts.append(Part("due_soon", "It shows as due soon from \(span) before the due date.")) }
    if let span = rule.recordingTime {
      parts.append(
        Part(
          "recording_time",
          "For \(span) after the due date nobody is asked for it: the work may be done and not yet typed in."))
    }
    return parts
  }

  /// Said only where it changes a date: months, years and hours run the same either way, an event is day 0 for what is
  /// due before it, and what has no due date counts no days. A span with a counting of its own says so itself.
  private var counting: [Part] {
    let ownSpans = rule.duty.spanExpressions.flatMap { $0.leaves() }
    let moves = ownSpans.filter { $0.counting == nil }.map { $0.span?.movesWithDayOne } + rule.duty.ordinals.map(\.movesWithDayOne)
    // What a record holds may be in months.
    guard rule.countFrom == .sameDay, !rule.duty.isBackward, moves.contains(where: { $0 ?? true }) else { return [] }
    var places = moves.allSatisfy({ $0 == true }) ? [] : ["days or weeks are counted"]
    if ownSpans.contains(where: { $0.counting == .nextDay }) { places.append("nothing else is said") }
    let lead = places.isEmpty ? "The day" : "Where \(joined(places)), the day"
    return [Part("count_from", "\(lead) from which it is counted is itself day one.")]
  }

  /// Whether the day from which it runs is the first that it counts.
  private func startsOnItsDay(_ span: CivilTime.Span) -> Bool { rule.countFrom == .sameDay && span.movesWithDayOne }

  private var leftOut: [Part] {
    rule.whereSupplied.map { address in
      Part("where_supplied", "Where the records do not hold \"\(shape[address].title)\" at all, that part is left out.")
    }
  }

  // MARK: Figures

  var figures: [FigureInWords] {
    var seen = Set<String>()
    let used = rule.duty.spanExpressions.flatMap(\.allFigures)
    return used.filter { seen.insert($0.id).inserted }.map { figure in
      let current = figure.value(on: day)
      return FigureInWords(
        id: figure.id, title: figure.title,
        values: figure.values.map { value in
          FigureInWords.Value(
            from: value.from, lines: spans.words(value.value, { $0.description }).allLines, source: value.source,
            isInForce: value.from == current?.from)
        })
    }
  }

  // MARK: Action

  func action(_ role: (String) -> String) -> [Part] {
    guard let action = rule.action else { return [] }
    var parts = [Part("do", text(action.sentence).stopped)]
    var who = "This is for the \(role(action.owner))"
    if let span = action.within { who += ", within \(span) of being asked\(startsOnItsDay(span) ? ", that day being the first" : "")" }
    if !action.doneWhen.isEmpty { who += ". It is done when \(text(action.doneWhen))" }
    parts.append(Part("owner", who + "."))
    if !action.tell.isEmpty { parts.append(Part("tell", "\(joined(action.tell.map { "the \(role($0))" }).capitalisedAtStart) \(action.tell.count == 1 ? "is" : "are") told.")) }
    for copy in action.copy {
      let condition = copy.when.map { ", where \($0.inWords)" } ?? ""
      parts.append(Part("copy", "A copy goes to the \(role(copy.to))\(condition)."))
    }
    for step in action.referUp {
      parts.append(Part("refer_up", "If it is still open \(step.after) after that, it is referred up to the \(role(step.to))."))
    }
    return parts
  }

  /// Places in a text as what they stand for.
  private func text(_ template: TextTemplate) -> String {
    template.parts.map { part in
      switch part {
      case .text(let text): return text
      case .field(let address):
        if address == schema.roles.subjectName { return "the \(about.title)" }
        return shape[address].type == .date ? "the date under \"\(shape[address].title)\"" : "the \(shape[address].title)"
      }
    }.joined()
  }
}

extension String {
  fileprivate var stopped: String { last.map { ".!?".contains($0) } == true ? self : self + "." }
}

extension SpanWords {
  /// Rows with what else counts, one line each.
  fileprivate var allLines: [String] {
    if case .rowsOr(_, let others, let sooner) = self {
      return lines + ["or \(others.joined(separator: ", or ")), if that comes \(sooner ? "sooner" : "later")"]
    }
    return lines
  }
}

extension SpanExpression {
  /// Figures at any depth, those inside figures included.
  fileprivate var allFigures: [Figure] { figures.flatMap { figure in [figure] + figure.values.flatMap(\.value.allFigures) } }
}

extension Duty {
  /// Whether it counts back from an event, which is day 0 whatever is said.
  fileprivate var isBackward: Bool {
    if case .before = self { return true }
    return false
  }

  /// Whether it says for itself how long it runs.
  fileprivate var hasPeriod: Bool {
    switch self {
    case .every, .upToDate: true
    case .atLeast(let duty): duty.period != nil
    default: false
    }
  }
}
