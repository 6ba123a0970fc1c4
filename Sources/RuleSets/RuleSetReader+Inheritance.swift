import CivilTime
import FEEL
import SourceText

/// What a rule set takes from those that it is based on, and what it says otherwise.
extension RuleSetReader {
  /// How days are counted: as the last says that says anything.
  func counting(of layers: [RuleLayer]) -> CountFrom {
    layers.compactMap { $0.map["count_from"]?.scalar.flatMap { Self.countings[$0.text] } }.last ?? .nextDay
  }

  // MARK: Figures

  /// The figures of the lowest, changed by each above it and last by the local figures file.
  mutating func readFigures(of layers: [RuleLayer]) -> [Figure] {
    var known: [Figure] = []
    for (index, layer) in layers.enumerated() {
      for figure in readFigures(layer.map["figures"], of: layer.name, over: known) {
        if let place = known.firstIndex(where: { $0.id == figure.id }) {
          note(.figure, figure.id, figure.values[0].from, layer, figure.values[0].origin.span)
          known[place] = known[place].changed(by: figure)
        } else {
          if index > 0 { note(.added, figure.id, figure.values[0].from, layer, figure.values[0].origin.span) }
          known.append(figure)
        }
      }
    }
    let names = layers.map(\.name)
    for local in readLocalFigures(for: names) {
      guard let place = known.firstIndex(where: { $0.id == local.id }) else { continue }
      usesLocalFigures = true
      for value in local.values {
        overrides.append(
          Override(
            kind: .figure, name: local.id, from: value.from, ruleSet: value.origin.ruleSet, isLocal: true,
            span: value.origin.span))
      }
      known[place] = known[place].changed(by: local)
    }
    for figure in known { figures[figure.id] = figure }
    return known
  }

  private mutating func note(
    _ kind: Override.Kind, _ name: String, _ from: CivilDate?, _ layer: RuleLayer, _ span: SourceSpan
  ) {
    overrides.append(Override(kind: kind, name: name, from: from, ruleSet: layer.name, isLocal: false, span: span))
  }

  /// The entries of the local figures file for these rule sets, one figure for each name.
  private mutating func readLocalFigures(for ruleSets: [String]) -> [Figure] {
    var read: [(id: String, values: [Figure.Value])] = []
    for entry in surroundings.localFigures?.entries ?? [] where ruleSets.contains(entry.ruleSet.text) {
      let agreed = readAgreement(entry.map["agreed"])
      let value = readFigureValue(entry.map) {
        Origin(ruleSet: entry.ruleSet.text, span: $0, isLocal: true, agreed: agreed)
      }
      guard let value else { continue }
      let place = read.firstIndex { $0.id == entry.figure.text } ?? read.count
      if place == read.count { read.append((entry.figure.text, [])) }
      if let first = read[place].values.first(where: { $0.from == value.from }) {
        diagnostics.report(
          .figureTwiceFrom(entry.figure.text, day: value.from, at: value.origin.span, first: first.origin.span))
      }
      read[place].values.append(value)
    }
    return read.map { Figure(id: $0.id, title: "", values: $0.values.sorted { $0.from < $1.from }) }
  }

  /// In a rule set with a base a new figure that no rule reads is most likely the misspelt name of one of the base.
  mutating func checkFiguresAreUsed(_ own: RuleLayer, _ figures: [Figure], _ rules: [Rule], isAlone: Bool) {
    if isAlone || diagnostics.hasErrors { return }
    let used = Set(rules.flatMap { $0.duty.spanExpressions.flatMap(\.figures).map(\.id) })
    for entry in own.map["figures"]?.entries ?? [] where !used.contains(entry.key.text) {
      guard let near = suggestion(for: entry.key.text, among: figures.map(\.id).filter { used.contains($0) }) else { continue }
      diagnostics.report(.figureOfNoRule(entry.key, near: near))
    }
  }

  // MARK: Rules

  /// The rules of the lowest; each above it switches off, replaces and adds.
  mutating func readRules(of layers: [RuleLayer], _ conditions: [CheckedExpression?]) -> [Rule] {
    var rules: [Rule] = []
    for (index, layer) in layers.enumerated() {
      readsExamples = index == layers.count - 1
      switchOff(layer, &rules)
      let asked = conditions[index...].compactMap { $0 }
      let counting = counting(of: Array(layers[...index]))
      for var rule in readRules(layer.map, countFrom: counting, conditions: asked) {
        rule.writtenIn = layer.name
        rule.identity = RuleIdentity(ruleSet: layer.name, rule: rule.formerly.first ?? rule.id)
        let starts = ruleStart(rule, layer)
        let taken = rules.indices.filter { rules[$0].isTakenOver(by: rule) && rules[$0].ending != .replaced }
        if taken.count > 1 {
          diagnostics.report(.clashOfFormerNames(rules[taken[0]].id, at: rule.span, first: rules[taken[0]].span))
        }
        if let old = taken.last {
          rule.identity = rules[old].identity
          note(.replaced, rules[old].id, starts, layer, rule.span)
          if rules[old].end(on: starts, .replaced) {
            rules.insert(rule, at: old + 1)
          } else {
            rules[old] = rule
          }
        } else {
          if index > 0 { note(.added, rule.id, starts, layer, rule.span) }
          rules.append(rule)
        }
      }
    }
    return rules
  }

  /// The first day that the rule itself names; nil: it holds on every day.
  private func ruleStart(_ rule: Rule, _ layer: RuleLayer) -> CivilDate? {
    let node = layer.map["rules"]?.sequence?.first { $0["id"]?.scalar?.span == rule.span }
    return node?["in_force"]?["from"]?.scalar.flatMap { CivilDate(iso: $0.text) }
  }

  /// `switch_off: [id, {rule: id, from: 2026-07-01}]`
  private mutating func switchOff(_ layer: RuleLayer, _ rules: inout [Rule]) {
    for node in layer.map.list("switch_off", diagnostics: &diagnostics) ?? [] {
      var (name, from) = (node.scalar, CivilDate?.none)
      if node.scalar == nil {
        guard
          let map = KeyedNode(
            node, of: "`switch_off`", allowed: ["rule", "from"], required: ["rule"], diagnostics: &diagnostics)
        else { continue }
        name = map.text("rule", diagnostics: &diagnostics)
        from = date(map, "from")
        if map["from"] != nil, from == nil { continue }
      }
      guard let name else { continue }
      guard let place = rules.firstIndex(where: { ($0.id == name.text || $0.formerly.contains(name.text)) && $0.ending == nil }) else {
        let known = rules.filter { $0.ending == nil }.map(\.id)
        diagnostics.report(.switchesOffUnknown(name, known: known, hasBase: layer.map["based_on"] != nil))
        continue
      }
      note(.switchedOff, rules[place].id, from, layer, name.span)
      if !rules[place].end(on: from, .switchedOff) { rules.remove(at: place) }
    }
  }
}

extension Figure {
  /// The same with the other's values from the first of them on.
  fileprivate func changed(by other: Figure) -> Figure {
    let first = other.values[0].from
    return Figure(
      id: id, title: other.title.isEmpty ? title : other.title, values: values.filter { $0.from < first } + other.values)
  }
}

extension Rule {
  /// Whether another rule stands in its place: it has its id, or had it.
  fileprivate func isTakenOver(by other: Rule) -> Bool {
    let names = [id] + formerly
    return writtenIn != other.writtenIn && ([other.id] + other.formerly).contains { names.contains($0) }
  }

  /// Ends it on a day, if it had begun before; false where nothing of it is left.
  fileprivate mutating func end(on day: CivilDate?, _ ending: Ending) -> Bool {
    guard let day, from.map({ $0 < day }) ?? true else { return false }
    until = min(until ?? day, day)
    self.ending = ending
    return true
  }
}
