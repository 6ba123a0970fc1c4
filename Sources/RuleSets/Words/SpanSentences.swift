import Caseload
import CivilTime
import FEEL

/// A span expression in words: one phrase, or a row for each case.
indirect enum SpanWords {
  case phrase(String)
  case rows([(label: String, span: SpanWords)])
  /// Rows, and what counts instead where it comes sooner or later.
  case rowsOr([(label: String, span: SpanWords)], others: [String], sooner: Bool)
}

/// Puts spans into words as they are on a day.
struct SpanWriter {
  let shape: Shape
  let day: CivilDate
  /// What the rule says of counting, which a span of its own counting departs from; nil: a span is counted back, and
  /// the last day is day 0 whatever is said.
  let counting: CountFrom?

  /// - Parameter word: how a span stands in the sentence: "every 10 working days".
  func words(_ expression: SpanExpression, _ word: (CivilTime.Span) -> String) -> SpanWords {
    words(expression, counted: nil, word)
  }

  private func words(_ expression: SpanExpression, counted own: CountFrom?, _ word: (CivilTime.Span) -> String) -> SpanWords {
    switch expression {
    case .fixed(let span): return .phrase(word(span) + (span.movesWithDayOne ? tail(own) : ""))
    case .figure(let figure):
      guard let value = figure.value(on: day) ?? figure.values.first else { return .phrase("as the figure \"\(figure.title)\" says (see below)") }
      if value.value.isTable { return .phrase("as the figure \"\(figure.title)\" says (see below)") }
      return words(value.value, counted: own, word)
    case .field(let address): return .phrase("as \(shape.lists[address.list].article) says (\"\(shape[address].title)\")" + tail(own))
    case .table(let table): return .rows(rows(table, own, word))
    case .soonerOf(let parts): return combined(parts, own, word, sooner: true)
    case .laterOf(let parts): return combined(parts, own, word, sooner: false)
    case .counted(let inner, let from): return words(inner, counted: from, word)
    }
  }

  private func tail(_ own: CountFrom?) -> String {
    guard let own, let counting, own != counting else { return "" }
    return own.inBrackets
  }

  private func rows(_ table: SpanTable, _ own: CountFrom?, _ word: (CivilTime.Span) -> String) -> [(label: String, span: SpanWords)] {
    let isOrdered = isOrdered(table)
    var rows = table.rows.enumerated().map { place, row in
      let label = label(row.group, row.when.inWords)
      return (label: isOrdered && place > 0 ? "Otherwise, \(label.lowercasedAtStart)" : label, span: words(row.then, counted: own, word))
    }
    if let otherwise = table.otherwise {
      rows.append((table.otherwiseGroup.isEmpty ? "In any other case" : "In any other case (\(table.otherwiseGroup))", words(otherwise, counted: own, word)))
    }
    return rows
  }

  /// Whether two lines of a table may fit at once: then the first of them holds, and that must be heard.
  private func isOrdered(_ table: SpanTable) -> Bool {
    table.rows.indices.contains { one in
      table.rows.indices.dropFirst(one + 1).contains { other in
        !ConditionReasoning.excludeEachOther(table.rows[one].when, table.rows[other].when, shape)
      }
    }
  }

  private func label(_ group: String, _ condition: String) -> String {
    if group.isEmpty { return "Where \(condition)" }
    // "For a looked-after child (where the category is looked-after child)" says it twice.
    let bare = group.hasPrefix("a ") ? String(group.dropFirst(2)) : group.hasPrefix("an ") ? String(group.dropFirst(3)) : group
    return condition.hasSuffix(" is \(bare)") ? "For \(group)" : "For \(group) (where \(condition))"
  }

  private func combined(
    _ parts: [SpanExpression], _ own: CountFrom?, _ word: (CivilTime.Span) -> String, sooner: Bool
  ) -> SpanWords {
    let all = parts.map { words($0, counted: own, word) }
    let tables = all.indices.filter { if case .phrase = all[$0] { false } else { true } }
    let phrases = all.compactMap { if case .phrase(let text) = $0 { text } else { nil } }
    if tables.count == 1, case .rows(let rows) = all[tables[0]] { return .rowsOr(rows, others: phrases, sooner: sooner) }
    let texts = all.map { $0.inOneLine }
    return .phrase("\(texts.joined(separator: ", or ")), whichever comes \(sooner ? "sooner" : "later")")
  }
}

extension SpanWords {
  /// On one line, for where no list can stand.
  var inOneLine: String {
    switch self {
    case .phrase(let text): text
    case .rows(let rows): rows.map { "\($0.label.lowercasedAtStart): \($0.span.inOneLine)" }.joined(separator: "; ")
    case .rowsOr(let rows, let others, let sooner):
      rows.map { "\($0.label.lowercasedAtStart): \($0.span.inOneLine)" }.joined(separator: "; ") + "; or \(others.joined(separator: ", or ")), if that comes \(sooner ? "sooner" : "later")"
    }
  }

  /// One line for each row.
  var lines: [String] {
    switch self {
    case .phrase(let text): return [text]
    case .rows(let rows): return rows.map { "\($0.label): \($0.span.inOneLine)" }
    case .rowsOr(let rows, _, _): return rows.map { "\($0.label): \($0.span.inOneLine)" }
    }
  }

  /// A sentence: begun with `lead`, and ended by the phrase or by a list.
  func part(_ key: String, _ lead: String, listLead: String? = nil) -> [RuleInWords.Part] {
    switch self {
    case .phrase(let text): return [.init(key, "\(lead) \(text).")]
    case .rows: return [.init(key, "\(listLead ?? lead):", items: lines)]
    case .rowsOr(_, let others, let sooner):
      let tail = "Or \(others.joined(separator: ", or ")), if that comes \(sooner ? "sooner" : "later")."
      return [.init(key, "\(listLead ?? lead):", items: lines), .init(key, tail)]
    }
  }
}

extension SpanExpression {
  /// Whether it is rows, however they are counted.
  fileprivate var isTable: Bool {
    switch self {
    case .table: true
    case .counted(let inner, _): inner.isTable
    default: false
    }
  }
}

extension CivilTime.Span {
  /// Whether it ends a day sooner where the day from which it runs is day one.
  var movesWithDayOne: Bool {
    switch unit {
    case .days, .workingDays, .schoolDays, .weeks: count > 0
    case .months, .years, .hours: false
    }
  }
}

extension String {
  var lowercasedAtStart: String { prefix(1).lowercased() + dropFirst() }
  var capitalisedAtStart: String { prefix(1).uppercased() + dropFirst() }

  /// With "a" or "an" before it, unless it has an article already.
  var withArticle: String {
    for article in ["a ", "an ", "the "] where hasPrefix(article) { return self }
    let isVowel = first.map { "aeiouAEIOU".contains($0) } ?? false
    return (isVowel ? "an " : "a ") + self
  }
}

extension ListShape {
  /// "the plan"
  var article: String { "the \(title)" }
}

/// "a", "a and b", "a, b and c"
func joined(_ items: [String], _ word: String = "and") -> String {
  guard items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " \(word) " + items[items.count - 1]
}
