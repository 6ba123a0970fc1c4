import Caseload
public import CivilTime
import RuleSets

/// Judges the same records by the rules before and after, on each of the days.
///
/// - Parameter contexts: the records as on each of the days, in order.
/// - Parameter rulesOf: judges the days by the rules and figures of a later one. `before` nil: by those of the day judged.
/// - Parameter namesPeople: without it there are figures only, which takes less time and memory.
public func impact(
  of pairs: RulePairs, in contexts: [RunContext],
  rulesOf: (before: CivilDate?, after: CivilDate?) = (nil, nil), namesPeople: Bool = true
) -> Impact {
  let days = contexts.map(\.asOf)
  var comparing = ImpactComparing(pairs, days, namesPeople)
  for context in contexts {
    comparing.compare(context.byRules(of: rulesOf.before), context.byRules(of: rulesOf.after), isLast: context.asOf == days.last)
  }
  return Impact(
    days: days, rulesOf: rulesOf.after, people: contexts.last?.about.count ?? 0, rules: comparing.rules,
    changes: comparing.sorted, changed: comparing.changedPeople.all, changedAndRestricted: comparing.changedPeople.restricted,
    teams: comparing.sortedTeams)
}

/// Collects what differs, day after day.
private struct ImpactComparing {
  let pairs: [RulePairs.Pair]
  let days: ImpactSides.Days
  let namesPeople: Bool
  var rules: [RuleImpact]
  /// By the list that rules are about.
  private var teams: [Int: TeamTally] = [:]
  private var changed: [Int: (isChanged: [Bool], context: RunContext)] = [:]
  private var changes: [(rule: Int, change: CaseChange)] = []
  /// Position in `changes` by rule, person, duty and kind: where many days are judged.
  private var places: [String: Int] = [:]

  init(_ pairs: RulePairs, _ days: [CivilDate], _ namesPeople: Bool) {
    self.pairs = pairs.pairs
    self.days = days.count == 1 ? .one : .many
    self.namesPeople = namesPeople
    rules = pairs.pairs.map { pair in
      let place = pair.after ?? pair.before
      return RuleImpact(
        ruleSet: place?.ruleSet.name ?? "", rule: place?.rule.id ?? "", title: place?.rule.title ?? "",
        standing: pair.before == nil ? .added : pair.after == nil ? .removed : .compared, before: [:], after: [:], called: "",
        weeks: [])
    }
  }

  /// Rows are in the order of keys.
  var sorted: [CaseChange] {
    changes.sorted { ($0.rule, $0.change.person.row, $0.change.day) < ($1.rule, $1.change.person.row, $1.change.day) }.map(\.change)
  }

  /// By names, those of no team last.
  var sortedTeams: [TeamImpact] {
    var all: [String: TeamImpact] = [:]
    for list in teams.keys.sorted() { teams[list]?.add(to: &all) }
    let named = all.values.map { (name: $0.team.map(ListedName.init), team: $0) }
    let sorted = named.sorted { a, b in
      guard let one = a.name, let other = b.name else { return a.name != nil && b.name == nil }
      return one < other
    }.map(\.team)
    return sorted.count == 1 && sorted[0].team == nil ? [] : sorted
  }

  /// For how many something changes, and how many of their cases only named people may see.
  var changedPeople: (all: Int, restricted: Int) {
    changed.values.reduce(into: (0, 0)) { sum, list in
      sum.0 += list.isChanged.count { $0 }
      sum.1 += list.context.restricted(among: 0..<list.context.about.count).count { list.isChanged[$0] }
    }
  }

  mutating func compare(_ old: RunContext, _ new: RunContext, isLast: Bool) {
    if isLast {
      var tally = TeamTally(new)
      tally.countCases(new)
      teams[new.shape.aboutList] = tally
    }
    for (index, pair) in pairs.enumerated() {
      let before = side(pair.before, old), after = side(pair.after, new)
      if let reason = before.missing ?? after.missing {
        rules[index].standing = .notCompared(reason)
        continue
      }
      // A rule about workers or episodes sees the records from there.
      compare(index, before.check, after.check, (after.check ?? before.check)?.context ?? new, isLast)
    }
  }

  /// The rule of that id which holds on the day. One that is not in force is one that applies to nobody; one that cannot
  /// be run is not compared.
  private func side(_ place: RulePairs.Place?, _ context: RunContext) -> (check: Check?, missing: String?) {
    let day = context.rulesOf ?? context.asOf
    let named = place.map { place in place.ruleSet.rules.filter { $0.id == place.rule.id } } ?? []
    // What opened before a rule's last day is owed still, unless another rule is asked for it.
    let owed = named.last { context.rulesOf == nil && $0.ending != .replaced && $0.keepsHistory && $0.isOver(on: context.asOf) }
    guard let place, let rule = named.first(where: { $0.isInForce(on: day) }) ?? owed else { return (nil, nil) }
    switch prepare(rule, of: place.ruleSet, in: context) {
    case .ready(let check): return (check, nil)
    case .notRun(let reason): return (nil, reason.reason)
    }
  }

  private mutating func compare(_ index: Int, _ before: Check?, _ after: Check?, _ context: RunContext, _ isLast: Bool) {
    let list = context.shape.aboutList
    let repeats = before?.repeats ?? after?.repeats ?? false
    if isLast, teams[list] == nil { teams[list] = TeamTally(context) }
    let sides = ImpactSides(
      before, after, isWritten: (pairs[index].before != nil, pairs[index].after != nil), rule: rules[index], in: context,
      teams: isLast && repeats ? teams[list]?.teams : nil, days: days, isNaming: namesPeople)
    rules[index].called = (after ?? before)?.called ?? ""
    var (pace, differing): (ImpactTally.Pace, [Int]) = (.init(), [])
    (rules[index].before, rules[index].after) = ([:], [:])
    for tally in inRanges(context.about.count, of: 8_192, { sides.tally($0) }) {
      rules[index].before.merge(tally.before) { $0 + $1 }
      rules[index].after.merge(tally.after) { $0 + $1 }
      pace.add(tally.pace)
      teams[list]?.add(tally.paceOfTeams)
      differing += tally.differing
      add(tally.changes, index, context, isLast)
    }
    func missing(_ counts: [Outcome: Int]) -> Int { (counts[.overdue] ?? 0) + (counts[.notMet] ?? 0) }
    rules[index].weeks.append(
      RuleImpact.Week(day: context.asOf, missingBefore: missing(rules[index].before), missingAfter: missing(rules[index].after)))
    if isLast, repeats { (rules[index].paceBefore, rules[index].paceAfter) = (pace.before, pace.after) }
    for changes in inRanges(differing.count, of: 256, { [differing] in sides.changes(of: differing[$0]) }) {
      add(changes, index, context, isLast)
    }
  }

  // MARK: Changes

  private mutating func add(_ more: ImpactChanges, _ index: Int, _ context: RunContext, _ isLast: Bool) {
    if more.marks.isEmpty { return }
    let list = context.shape.aboutList
    var isChanged = changed.removeValue(forKey: list)?.isChanged ?? []
    // What was known on a later day may be of more people.
    isChanged += Array(repeating: false, count: max(0, context.about.count - isChanged.count))
    var counts = (
      kinds: [Int](repeating: 0, count: ImpactKind.allCases.count), actions: [Int](repeating: 0, count: ActionChange.allCases.count),
      causes: [Int](repeating: 0, count: more.causes.count)
    )
    var team = isLast ? teams.removeValue(forKey: list) : nil
    for (place, mark) in more.marks.enumerated() {
      team?.add(mark)
      if days == .many, isKnown(more.duties[place], mark, index) { continue }
      counts.kinds[mark.kind.place] += 1
      counts.actions[mark.action.place] += 1
      counts.causes[Int(mark.cause)] += 1
      isChanged[Int(mark.person)] = true
      if namesPeople { changes.append((index, more.cases[place])) }
    }
    if let team { teams[list] = team }
    changed[list] = (isChanged, context)
    for kind in ImpactKind.allCases where counts.kinds[kind.place] > 0 { rules[index].kinds[kind, default: 0] += counts.kinds[kind.place] }
    for action in ActionChange.allCases where counts.actions[action.place] > 0 {
      rules[index].actions[action, default: 0] += counts.actions[action.place]
    }
    for (cause, count) in zip(more.causes, counts.causes) where count > 0 { rules[index].causes[cause, default: 0] += count }
  }

  /// Whether it showed on an earlier day already, which is noted; else it is remembered.
  private mutating func isKnown(_ duty: String, _ mark: ImpactMark, _ index: Int) -> Bool {
    let key = "\(index)/\(mark.person)/\(duty)/\(mark.kind.rawValue)"
    guard let place = places[key] else {
      places[key] = changes.count
      return false
    }
    if namesPeople { changes[place].change.days += 1 }
    return true
  }
}
