import CivilTime
public import SourceText

/// What this target says of mistakes in what rule sets take from one another, and in local figures.
extension Diagnostic {
  private static func nearest(_ word: String, _ known: [String], _ none: String) -> [String] {
    if let near = suggestion(for: word, among: known) { return ["did you mean `\(near)`?"] }
    return known.isEmpty ? [none] : known.count > 40 ? [] : ["known are: " + known.joined(separator: ", ")]
  }

  static func clashOfFormerNames(_ id: String, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    error(
      305, "`\(id)` is, or was, the name of two rules: their findings could not be told apart", at: span,
      help: ["leave it under `formerly` of the one rule that it was the name of"],
      notes: [Note("the other is here", at: first)])
  }

  static func unknownBase(_ name: YAMLScalar, known: [String]) -> Diagnostic {
    let looked = "looked for in the same folder, among the workspace's rules and among those that come with Duly"
    return error(
      390, "there is no rule set named `\(name.text)` to be based on", at: name.span,
      help: nearest(name.text, known, "there is no other rule file at all") + [looked])
  }

  static func otherVersionOfBase(
    _ version: YAMLScalar, _ name: String, found: [(version: String, file: String)]
  ) -> Diagnostic {
    let there = found.map { "\($0.version) (\($0.file))" }.joined(separator: ", ")
    return error(
      391, "`\(name)` is there, but not in version \(version.text)", at: version.span,
      help: ["found is \(there): see what is new in it, then write that version here"])
  }

  static func basedOnItself(_ name: YAMLScalar, through names: [String]) -> Diagnostic {
    let ring = names.reversed().drop { $0 != name.text } + [name.text]
    return error(
      392, "this goes round in a circle: " + ring.map { "`\($0)`" }.joined(separator: ", based on "), at: name.span,
      help: ["a rule set is based on an older one that does not know of it"])
  }

  static func baseHasMistakes(_ name: YAMLScalar, file: String) -> Diagnostic {
    error(393, "`\(name.text)` has mistakes, so nothing can be based on it", at: name.span, help: ["put \(file) right first"])
  }

  static func switchesOffUnknown(_ name: YAMLScalar, known: [String], hasBase: Bool) -> Diagnostic {
    if !hasBase {
      return error(
        394, "`switch_off` is for rules of another rule set, and this one is based on none", at: name.span,
        help: ["take the rule out, or give it an end: `in_force: {until: 2026-07-01}`"])
    }
    return error(
      394, "the base has no rule `\(name.text)` that could be switched off", at: name.span,
      help: nearest(name.text, known, "it has no rules"))
  }

  /// Two rule sets that run hold one rule of a base.
  public static func ruleRunTwice(_ rule: String, first: String, second: String, base: String, at span: SourceSpan) -> Diagnostic {
    error(
      395, "`\(first)` and `\(second)` both run the rule `\(rule)` of `\(base)`: its findings could not be told apart",
      at: span, help: ["switch the rule off in one of them, or run only one of the two"])
  }

  static func localFigureOfUnknownRuleSet(_ name: YAMLScalar, known: [String]) -> Diagnostic {
    error(
      396, "no rule set named `\(name.text)` is run", at: name.span, help: nearest(name.text, known, "no rules are run"))
  }

  static func unknownFigure(_ name: YAMLScalar, ruleSet: String, known: [String]) -> Diagnostic {
    error(
      397, "the rule set `\(ruleSet)` has no figure named `\(name.text)`", at: name.span,
      help: nearest(name.text, known, "it has no figures"))
  }

  static func figureOfNoBase(_ name: YAMLScalar, known: [String]) -> Diagnostic {
    error(
      397, "the base has no figure named `\(name.text)`", at: name.span,
      help: nearest(name.text, known, "it has no figures") + ["a figure of your own has a `title`"])
  }

  static func figureOfNoRule(_ name: YAMLScalar, near: String) -> Diagnostic {
    error(
      397, "no rule reads a figure named `\(name.text)`", at: name.span, help: ["did you mean `\(near)`?"])
  }
}
