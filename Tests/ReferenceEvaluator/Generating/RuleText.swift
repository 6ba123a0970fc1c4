import CivilTime

/// A plain rule as a policy officer would write it.
extension PlainCondition {
  var feel: String {
    switch self {
    case .isOneOf(let field, let codes):
      codes.count == 1 ? "\(field) = \"\(codes[0])\"" : "\(field) in (\(codes.map { "\"\($0)\"" }.joined(separator: ", ")))"
    case .isNot(let field, let code): "\(field) != \"\(code)\""
    case .flag(let field, let wanted): "\(field) = \(wanted)"
    case .all(let parts): parts.map { "(\($0.feel))" }.joined(separator: " and ")
    case .any(let parts): parts.map { "(\($0.feel))" }.joined(separator: " or ")
    case .not(let part): "not(\(part.feel))"
    }
  }

  var yaml: String { "'\(feel)'" }
}

extension PlainInterval {
  /// In flow style, so that nesting needs no indentation.
  var yaml: String {
    switch self {
    case .span(let span): span.words
    case .figure(let figure): figure.name
    case .field(let field): field
    case .newest(let list, let field): "\(list).\(field)"
    case .table(let rows, let otherwise):
      "[" + (rows.map { "{when: \($0.when.yaml), then: \($0.then.yaml)}" }
        + [otherwise.map { "{otherwise: \($0.yaml)}" }].compactMap { $0 }).joined(separator: ", ") + "]"
    case .sooner(let parts): "{sooner_of: [\(parts.map(\.yaml).joined(separator: ", "))]}"
    case .counted(let inner, let sameDay): "{span: \(inner.yaml), count_from: \(sameDay ? "same_day" : "next_day")}"
    case .later(let parts): "{later_of: [\(parts.map(\.yaml).joined(separator: ", "))]}"
    }
  }
}

extension PlainRule {
  var text: String {
    var lines = [
      "language: 1", "rule_set: generated", "title: Generated rules", "version: 2026-01-01", "schema: small",
      "calendars: {working: england-and-wales\(needsTerms ? ", school: our-terms" : "")}", "about: person",
    ]
    if sameDay { lines.append("count_from: same_day") }
    let figures = intervals.flatMap(\.figures)
    if !figures.isEmpty { lines.append("figures:") }
    for figure in figures {
      lines += ["  \(figure.name):", "    title: a figure", "    values:"]
      for value in figure.values {
        lines += [
          "      - from: \(iso(value.from))", "        source: {document: a document, kind: local}",
          "        value: \(value.interval.yaml)",
        ]
      }
    }
    lines += ["rules:", "  - id: rule", "    title: A rule", "    source: {document: a document, kind: local}", "    priority: 2"]
    if let appliesWhen { lines.append("    applies_when: \(appliesWhen.yaml)") }
    var dates: [String] = []
    if let inForceFrom { dates.append("from: \(iso(inForceFrom))") }
    if let inForceUntil { dates.append("until: \(iso(inForceUntil))") }
    if !dates.isEmpty { lines.append("    in_force: {\(dates.joined(separator: ", "))}") }
    lines.append("    duty:")
    lines += dutyLines.map { "      " + $0 }
    if let dueSoon { lines.append("    due_soon: \(dueSoon.words)") }
    if let recordingTime { lines.append("    recording_time: \(recordingTime.words)") }
    lines += adjustmentLines.map { "    " + $0 }
    let text = lines.joined(separator: "\n") + "\n"
    return isAboutWorkers ? Renaming.renamed(text) : text
  }

  private var dutyLines: [String] {
    switch duty {
    case .recorded(let fields, let by, let fromMoved):
      return ["recorded: [\(fields.joined(separator: ", "))]"] + [by.map { "by: \($0.yaml)" }].compactMap { $0 }
        + (fromMoved ? ["from: moved"] : [])
    case .mustBeTrue(let condition, let list, let countsIf):
      return ["must_be_true: \(condition.yaml)"] + (list.map { ["for_each: \($0)"] } ?? [])
        + (countsIf.map { ["counts_if: \($0.yaml)"] } ?? [])
    case .within(let within): return within.lines
    case .chain(let chain): return chain.lines
    case .atLeast(let duty): return duty.lines
    case .before(let duty): return duty.lines
    }
  }
}

extension PlainWithin {
  fileprivate var lines: [String] {
    var lines = ["within: \(span.yaml)", "list: \(list)", "from: \(from)"]
    if let triggerIf { lines.append("trigger_if: \(triggerIf.yaml)") }
    switch done {
    case .finished: lines.append("done: \(doneField)")
    case .records(let list, let condition, let oneEach, let byKey, let lookBack):
      var parts = ["list: \(list)"]
      if list == "reply" || list == "echo" { parts.append("date: \(dateField(of: list))") }
      if let condition { parts.append("counts_if: \(condition.yaml)") }
      if !byKey { parts.append("answers: \(oneEach ? "one" : "each")") }
      if let lookBack { parts.append("look_back: \(lookBack.words)") }
      lines.append("done: {\(parts.joined(separator: ", "))}")
    }
    if newestOnly { lines.append("which: newest") }
    return lines
  }
}

extension PlainChain {
  fileprivate var lines: [String] {
    var lines: [String] = []
    switch next {
    case .interval(let interval): lines += ["every: \(interval.yaml)", "list: \(list)"]
    case .ordinals(let spans):
      let words = spans.dropLast().map(\.words) + spans.suffix(1).map { "then \($0.words)" }
      lines += ["every: [\(words.joined(separator: ", "))]", "list: \(list)"]
    case .document(let age, let reviewDue):
      lines.append("up_to_date: \(list)")
      if let age { lines.append("max_age: \(age.yaml)") }
      if reviewDue { lines.append("review_due: review_due") }
    }
    if let first {
      if case .document = next { lines.append("by: \(first.yaml)") } else { lines.append("first: \(first.yaml)") }
    }
    if let countsIf { lines.append("counts_if: \(countsIf.yaml)") }
    if eachRecord { lines.append("each_record: yes") }
    lines.append(period.line)
    let names = restarts.map { restart in
      switch restart {
      case .group: "group"
      case .settled: "settled"
      case .stays: "stay.stay_from"
      }
    }
    if !names.isEmpty { lines.append("restarts: [\(names.joined(separator: ", "))]") }
    if saysAt { lines.append("interval_at: \(atDue ? "due" : "opened")") }
    if let lookBack { lines.append("look_back: \(lookBack.words)") }
    return lines
  }
}

func iso(_ day: Int) -> String { CivilDate(dayNumber: Int32(day)).description }
