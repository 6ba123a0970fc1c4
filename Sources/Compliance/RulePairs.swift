public import CivilTime
public import RuleSets

/// Which rules stand against which: by id in rule sets of one name, former ids included; what is left by id alone.
public struct RulePairs: Sendable {
  struct Place: Sendable {
    let ruleSet: RuleSet
    let rule: Rule
  }
  struct Pair: Sendable {
    let before: Place?, after: Place?
  }
  let pairs: [Pair]

  /// The rules of each pair, in the order of the rules in an impact.
  public var rules: [(before: Rule?, after: Rule?, about: String)] {
    pairs.map { ($0.before?.rule, $0.after?.rule, ($0.after ?? $0.before)?.ruleSet.about ?? "") }
  }

  /// - Parameter day: of several rules with one id, the one that holds on this day stands for them.
  public init(
    from before: [RuleSet], to after: [RuleSet], only: Set<String> = [], on day: (before: CivilDate, after: CivilDate)
  ) {
    func places(_ sets: [RuleSet], _ day: CivilDate) -> [Place] {
      sets.flatMap { set in set.rulesOnce(on: day).map { Place(ruleSet: set, rule: $0) } }
    }
    var old = places(before, day.before)
    var found: [Pair?] = []
    let new = places(after, day.after)
    func take(_ place: Place, sameSet: Bool) -> Place? {
      let ids = [place.rule.id] + place.rule.formerly
      guard let index = old.firstIndex(where: { other in
        (!sameSet || other.ruleSet.name == place.ruleSet.name) && !Set(ids).isDisjoint(with: [other.rule.id] + other.rule.formerly)
      }) else { return nil }
      return old.remove(at: index)
    }
    for place in new { found.append(take(place, sameSet: true).map { Pair(before: $0, after: place) }) }
    for (index, place) in new.enumerated() where found[index] == nil {
      found[index] = Pair(before: take(place, sameSet: false), after: place)
    }
    pairs = (found.compactMap { $0 } + old.map { Pair(before: $0, after: nil) })
      .filter { pair in only.isEmpty || [pair.before?.rule.id, pair.after?.rule.id].contains { $0.map(only.contains) ?? false } }
  }
}

