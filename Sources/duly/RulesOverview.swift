import CaseRecords
import CivilTime
import RuleSets
import SourceText

/// What is in force on a day, and where it is written.
struct RulesOverview {
  let rulebook: Rulebook
  let day: CivilDate

  // MARK: Text

  var text: String {
    var lines = ["Rules on \(words(day))"]
    for ruleSet in rulebook.ruleSets {
      lines += ["", "\(ruleSet.title) (\(ruleSet.name) \(ruleSet.version)), \(agreement(ruleSet))"]
      lines.append("  \(ruleSet.file.name)")
      for base in ruleSet.bases { lines.append("  based on \(base.name) \(base.version), \(base.file.name)") }
      if let version = ruleSet.localFigures, let file = rulebook.localFigures?.file.name {
        lines.append("  changed by the local figures of \(version), \(file)")
      }
      let (now, other) = (inForce(ruleSet), notInForce(ruleSet))
      lines += ["", "  In force: \(now.count) \(now.count == 1 ? "rule" : "rules")"] + now.flatMap { ruleLines($0, ruleSet) }
      if !other.isEmpty { lines += ["", "  Not in force on this day"] + other.flatMap { ruleLines($0, ruleSet) } }
      if !ruleSet.figures.isEmpty { lines += ["", "  Figures"] + ruleSet.figures.flatMap { figureLines($0, ruleSet) } }
      if !ruleSet.overrides.isEmpty { lines += ["", "  Changed"] + ruleSet.overrides.map(overrideLine) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The rules of which something that opens on the day is judged.
  private func inForce(_ ruleSet: RuleSet) -> [Rule] { ruleSet.rules.filter { $0.isInForce(on: day) } }
  private func notInForce(_ ruleSet: RuleSet) -> [Rule] { ruleSet.rules.filter { !$0.isInForce(on: day) } }

  private func agreement(_ ruleSet: RuleSet) -> String {
    guard let agreed = ruleSet.agreed else { return "DRAFT: not agreed" }
    let drafts = ruleSet.draftFigures(on: day)
    let by = "agreed by \(agreed.by), \(agreed.role), \(agreed.date)"
    return drafts.isEmpty ? by : by + "; DRAFT: nobody agreed \(drafts.joined(separator: ", "))"
  }

  private func ruleLines(_ rule: Rule, _ ruleSet: RuleSet) -> [String] {
    var about: [String] = []
    if let from = rule.from { about.append("from \(words(from))") }
    if let until = rule.until {
      switch rule.ending {
      case .switchedOff?: about.append("switched off from \(words(until))")
      case .replaced?: about.append("replaced from \(words(until))")
      case nil: about.append("until \(words(until)), not included")
      }
    }
    if rule.identity != RuleIdentity(ruleSet: ruleSet.name, rule: rule.id) {
      about.append("known in findings as \(rule.identity.ruleSet)/\(rule.identity.rule)")
    }
    let lines = ["  - \(rule.id): \(rule.title)", "      \(place(rule.span)); \(sourceText(rule.source))"]
    return about.isEmpty ? lines : lines + ["      " + about.joined(separator: "; ")]
  }

  private func figureLines(_ figure: Figure, _ ruleSet: RuleSet) -> [String] {
    let readers = readers(of: figure, ruleSet)
    let read = readers.isEmpty ? "no rule reads it" : "read by \(readers.joined(separator: ", "))"
    return ["  - \(figure.id): \(figure.title); \(read)"]
      + figure.values.map { value in
        let isNow = isInForce(value, figure)
        let when = isNow ? "now, since \(words(value.from))" : (value.from > day ? "from \(words(value.from))" : "earlier, from \(words(value.from))")
        return "      \(when): \(value.value.inWords(rulebook.schema.shape)) (\(origin(value)); \(sourceText(value.source)))"
      }
  }

  private func isInForce(_ value: Figure.Value, _ figure: Figure) -> Bool { figure.value(on: day)?.from == value.from }

  private func readers(of figure: Figure, _ ruleSet: RuleSet) -> [String] {
    ruleSet.rules.filter { $0.duty.spanExpressions.flatMap(\.figures).contains { $0.id == figure.id } }.map(\.id)
  }

  private func origin(_ value: Figure.Value) -> String {
    guard value.origin.isLocal else { return place(value.origin.span) }
    let agreed = value.origin.agreed.map { "agreed by \($0.by), \($0.role), \($0.date)" } ?? "DRAFT: not agreed"
    return "local figure, \(place(value.origin.span)), \(agreed)"
  }

  private func overrideLine(_ override: Override) -> String {
    let what =
      switch override.kind {
      case .figure: "figure \(override.name) changed"
      case .switchedOff: "rule \(override.name) switched off"
      case .replaced: "rule \(override.name) replaced"
      case .added: "\(override.name) added"
      }
    let from = override.from.map { $0 > day ? " from \(words($0)), not yet" : " from \(words($0))" } ?? ""
    return "  - \(what)\(from): \(override.isLocal ? "local figure, " : "")\(place(override.span))"
  }

  private func sourceText(_ source: Source) -> String {
    let council = source.council.isEmpty ? "" : "\(source.council), "
    let section = source.section.isEmpty ? "" : ", \(source.section)"
    return "\(council)\(source.document)\(section) (\(source.kind.rawValue))"
  }

  private func place(_ span: SourceSpan) -> String { "\(span.file.name):\(span.file.position(at: span.start).line)" }
  private func words(_ day: CivilDate) -> String { day.inWords(withYear: true) }

  // MARK: JSON

  var json: JSON {
    .object([("as_of", .text(day.description)), ("rule_sets", .array(rulebook.ruleSets.map(object)))])
  }

  private func object(_ ruleSet: RuleSet) -> JSON {
    .object([
      ("rule_set", .text(ruleSet.name)), ("title", .text(ruleSet.title)), ("version", .text(ruleSet.version.description)),
      ("file", .text(ruleSet.file.name)), ("agreed", object(ruleSet.agreed)),
      ("draft", .boolean(!ruleSet.isAgreed(on: day))),
      ("based_on", .array(ruleSet.bases.map { base in
        .object([("rule_set", .text(base.name)), ("version", .text(base.version.description)), ("file", .text(base.file.name))])
      })),
      ("local_figures", ruleSet.localFigures.map { version in
        .object([("version", .text(version.description)), ("file", .text(orNull: rulebook.localFigures?.file.name))])
      } ?? .null),
      ("rules", .array(ruleSet.rules.map { object($0) })),
      ("figures", .array(ruleSet.figures.map { object($0, ruleSet) })),
      ("overrides", .array(ruleSet.overrides.map(object))),
    ])
  }

  private func object(_ agreed: RuleSet.Agreement?) -> JSON {
    agreed.map { .object([("by", .text($0.by)), ("role", .text($0.role)), ("date", .text($0.date.description))]) } ?? .null
  }

  private func object(_ rule: Rule) -> JSON {
    let ending: String? =
      switch rule.ending {
      case .switchedOff?: "switched_off"
      case .replaced?: "replaced"
      case nil: nil
      }
    return .object([
      ("id", .text(rule.id)), ("title", .text(rule.title)), ("in_force", .boolean(rule.isInForce(on: day))),
      ("from", .text(orNull: rule.from?.description)), ("until", .text(orNull: rule.until?.description)),
      ("ends_because", .text(orNull: ending)), ("formerly", .texts(rule.formerly)),
      ("known_as", .text("\(rule.identity.ruleSet)/\(rule.identity.rule)")), ("written_in", .text(rule.writtenIn)),
      ("file", .text(rule.span.file.name)), ("line", .number(line(rule.span))), ("priority", .number(rule.priority)),
      ("source", object(rule.source)),
      ("figures", .texts(rule.duty.spanExpressions.flatMap(\.figures).map(\.id))),
    ])
  }

  private func object(_ figure: Figure, _ ruleSet: RuleSet) -> JSON {
    .object([
      ("figure", .text(figure.id)), ("title", .text(figure.title)), ("read_by", .texts(readers(of: figure, ruleSet))),
      ("values", .array(figure.values.map { value in
        .object([
          ("from", .text(value.from.description)), ("in_force", .boolean(isInForce(value, figure))),
          ("value", .text(value.value.inWords(rulebook.schema.shape))), ("written_in", .text(value.origin.ruleSet)),
          ("local", .boolean(value.origin.isLocal)), ("agreed", object(value.origin.agreed)),
          ("file", .text(value.origin.span.file.name)), ("line", .number(line(value.origin.span))),
          ("source", object(value.source)),
        ])
      })),
    ])
  }

  private func object(_ override: Override) -> JSON {
    .object([
      ("what", .text(override.kind.rawValue)), ("name", .text(override.name)),
      ("from", .text(orNull: override.from?.description)), ("rule_set", .text(override.ruleSet)),
      ("local", .boolean(override.isLocal)), ("file", .text(override.span.file.name)), ("line", .number(line(override.span))),
    ])
  }

  private func object(_ source: Source) -> JSON {
    .object([
      ("kind", .text(source.kind.rawValue)), ("document", .text(source.document)), ("section", .text(source.section)),
      ("council", .text(source.council)), ("url", .text(source.url)),
    ])
  }

  private func line(_ span: SourceSpan) -> Int { span.file.position(at: span.start).line }
}
