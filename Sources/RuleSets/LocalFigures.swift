public import CivilTime
public import SourceText

/// A local figures file: the council's own values of figures that stand in rule sets, without touching a rule.
public struct LocalFigures: Sendable {
  public let file: SourceFile
  public let version: CivilDate
  /// In the order written.
  let entries: [Entry]

  /// One value; its parts are read with the rule set that it is for.
  struct Entry: Sendable {
    let map: KeyedNode
    let figure: YAMLScalar
    let ruleSet: YAMLScalar
  }

  static let entryKeys = ["figure", "rule_set", "value", "from", "source", "agreed"]
}

/// Reads a local figures file; nil when it is none. What an entry says is checked with the rule set that it
/// is for, and names that no rule set has by `checkNames`.
public func readLocalFigures(_ file: SourceFile, diagnostics: inout Diagnostics) -> LocalFigures? {
  var own = Diagnostics()
  defer { diagnostics.append(own) }
  guard let root = readYAML(file, diagnostics: &own),
    let map = KeyedNode(
      root, of: "a local figures file", allowed: ["title"], required: ["language", "version", "figures"],
      diagnostics: &own)
  else { return nil }
  if let language = map.text("language", diagnostics: &own), language.text != "1" { own.report(.unknownLanguage(language)) }
  var version: CivilDate?
  if let written = map.text("version", diagnostics: &own) {
    version = CivilDate(iso: written.text)
    if version == nil { own.report(.notADate(written, meant: suggestedDate(written.text))) }
  }
  let nodes = map["figures"] == nil ? [] : map.list("figures", diagnostics: &own) ?? []
  let entries = nodes.compactMap { node -> LocalFigures.Entry? in
    guard
      let map = KeyedNode(
        node, of: "a local figure", allowed: LocalFigures.entryKeys,
        required: LocalFigures.entryKeys.filter { $0 != "agreed" }, diagnostics: &own),
      let figure = map.text("figure", diagnostics: &own), let ruleSet = map.text("rule_set", diagnostics: &own)
    else { return nil }
    return LocalFigures.Entry(map: map, figure: figure, ruleSet: ruleSet)
  }
  // With mistakes nothing is run; the entries are kept so that all that is wrong in them is told at once.
  return LocalFigures(file: file, version: version ?? .earliest, entries: entries)
}

extension LocalFigures {
  /// Reports names of rule sets and figures that none of these has. To be asked when all of them could be read.
  public func checkNames(_ ruleSets: [RuleSet], diagnostics: inout Diagnostics) {
    for entry in entries {
      let named = ruleSets.filter { set in ([set.name] + set.bases.map(\.name)).contains(entry.ruleSet.text) }
      guard !named.isEmpty else {
        let known = Set(ruleSets.flatMap { set in [set.name] + set.bases.map(\.name) })
        diagnostics.report(.localFigureOfUnknownRuleSet(entry.ruleSet, known: known.sorted()))
        continue
      }
      let figures = named.flatMap { $0.figures.map(\.id) }
      if !figures.contains(entry.figure.text) {
        diagnostics.report(.unknownFigure(entry.figure, ruleSet: entry.ruleSet.text, known: Set(figures).sorted()))
      }
    }
  }
}
