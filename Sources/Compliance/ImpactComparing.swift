import Caseload
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

/// Judges the same records by the rules before and after, on each of the days.
///
/// - Parameter contexts: the records as on each of the days, in order.
/// - Parameter rulesOf: judges the days by the rules and figures of a later one. `before` nil: by those of the day judged.
public func impact(
  of pairs: RulePairs, in contexts: [RunContext],
  rulesOf: (before: CivilDate?, after: CivilDate?) = (nil, nil)
) -> Impact {
  let days = contexts.map(\.asOf)
  var comparing = ImpactComparing(pairs, days)
  for context in contexts {
    comparing.compare(context.byRules(of: rulesOf.before), context.byRules(of: rulesOf.after), isLast: context.asOf == days.last)
  }
  var teams = comparing.teams.values.sorted { a, b in
    guard let one = a.team, let other = b.team else { return a.team != nil && b.team == nil }
    return comesBefore(one, other)
  }
  if teams.count == 1, teams[0].team == nil { teams = [] }
  return Impact(
    days: days, rulesOf: rulesOf.after, people: contexts.last?.about.count ?? 0, rules: comparing.rules,
    changes: comparing.sorted, teams: teams)
}

/// Collects what differs, day after day.
private struct ImpactComparing {
  let pairs: [RulePairs.Pair]
  var rules: [RuleImpact]
  var teams: [String: TeamImpact] = [:]
  private var changes: [(rule: Int, change: CaseChange)] = []
  /// Position in `changes` by rule, person, duty and kind.
  private var places: [String: Int] = [:]

  init(_ pairs: RulePairs, _ days: [CivilDate]) {
    self.pairs = pairs.pairs
    rules = pairs.pairs.map { pair in
      let place = pair.after ?? pair.before
      return RuleImpact(
        ruleSet: place?.ruleSet.name ?? "", rule: place?.rule.id ?? "", title: place?.rule.title ?? "",
        standing: pair.before == nil ? .added : pair.after == nil ? .removed : .compared, before: [:], after: [:], called: "",
        weeks: [])
    }
  }

  var sorted: [CaseChange] {
    changes.sorted { ($0.rule, $0.change.person.key, $0.change.day) < ($1.rule, $1.change.person.key, $1.change.day) }.map(\.change)
  }

  mutating func compare(_ old: RunContext, _ new: RunContext, isLast: Bool) {
    if isLast { countCases(new) }
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
    // Rules about workers go through workers.
    let context = (after ?? before)?.context ?? context
    let repeats = before?.repeats ?? after?.repeats ?? false
    let teams = isLast && repeats ? CaseTeams(context) : nil
    let sides = ImpactSides(before, after, teams: teams)
    var tally = ImpactTally()
    for part in inRanges(context.about.count, of: 4_096, { sides.tally($0) }) { tally.add(part) }
    func missing(_ counts: [Outcome: Int]) -> Int { (counts[.overdue] ?? 0) + (counts[.notMet] ?? 0) }
    rules[index].weeks.append(
      RuleImpact.Week(day: context.asOf, missingBefore: missing(tally.before), missingAfter: missing(tally.after)))
    (rules[index].before, rules[index].after) = (tally.before, tally.after)
    rules[index].called = (after ?? before)?.called ?? ""
    if isLast, repeats { (rules[index].paceBefore, rules[index].paceAfter) = (tally.pace.before ?? 0, tally.pace.after ?? 0) }
    if let teams { count(tally.paceOfTeams, teams) }
    let differing = tally.differing
    // Findings take memory: so many at once.
    for start in stride(from: 0, to: differing.count, by: 8_192) {
      let some = Array(differing[start..<min(differing.count, start + 8_192)])
      for part in inRanges(some.count, of: 256, { range in range.map { (some[$0], sides.findings(of: some[$0])) } }) {
        for (person, found) in part {
          for (f, g) in paired(found.before, found.after) { add(index, f, g, before, after, person, context, isLast) }
        }
      }
    }
  }

  /// The same duty before and after: by what opened it, else in order.
  private func paired(_ before: [Finding], _ after: [Finding]) -> [(Finding?, Finding?)] {
    if before.count <= 1, after.count <= 1 { return [(before.first, after.first)] }
    var rest = after
    var pairs: [(Finding?, Finding?)] = []
    var alone: [Finding] = []
    for finding in before {
      if let index = rest.firstIndex(where: { $0.identity.duty == finding.identity.duty }) {
        pairs.append((finding, rest.remove(at: index)))
      } else {
        alone.append(finding)
      }
    }
    for finding in alone { pairs.append((finding, rest.isEmpty ? nil : rest.removeFirst())) }
    return pairs + rest.map { (nil, $0) }
  }

  // MARK: Changes

  private mutating func add(
    _ index: Int, _ f: Finding?, _ g: Finding?, _ before: Check?, _ after: Check?, _ person: Int, _ context: RunContext,
    _ isLast: Bool
  ) {
    guard let kind = impactKind(f, g) else { return }
    let action = actionChange(f?.action, g?.action)
    let holder = context.holderNow(of: person)
    if isLast { count(kind, action, holder?.team) }
    let duty = g?.identity.duty ?? f?.identity.duty ?? "-"
    let key = "\(index)/\(person)/\(duty)/\(kind.rawValue)"
    if let place = places[key] {
      changes[place].change.days += 1
      return
    }
    places[key] = changes.count
    let rule = rules[index]
    changes.append(
      (
        index,
        CaseChange(
          kind: kind, ruleSet: rule.ruleSet, rule: rule.rule, title: rule.title, person: context.person(person), holder: holder,
          before: f, after: g, action: action, cause: cause(kind, index, f, g, before, after, person), day: context.asOf, days: 1)
      ))
  }

  private func cause(
    _ kind: ImpactKind, _ index: Int, _ f: Finding?, _ g: Finding?, _ before: Check?, _ after: Check?, _ person: Int
  ) -> ImpactCause {
    let id = rules[index].rule
    guard let before else { return ImpactCause(clause: id, text: pairs[index].before == nil ? "the rule is new" : "the rule begins") }
    guard let after else { return ImpactCause(clause: id, text: pairs[index].after == nil ? "the rule is no longer there" : "the rule ends") }
    guard let f else {
      return ImpactCause(clause: "\(id)/applies_when", text: "whom the rule is for (before: \(before.whyNotApplicable(person)))")
    }
    guard let g else {
      return ImpactCause(clause: "\(id)/applies_when", text: "whom the rule is for (now: \(after.whyNotApplicable(person)))")
    }
    return kind == .askedOtherwise ? askingCause(f.action, g.action, id) : impactCause(f, g, id)
  }

  // MARK: Teams

  private mutating func team(_ name: String?) -> String {
    let key = name ?? ""
    if teams[key] == nil {
      teams[key] = TeamImpact(
        team: name, cases: 0, counts: [:], actionsAdded: 0, actionsRemoved: 0, actionsChanged: 0, paceBefore: 0, paceAfter: 0)
    }
    return key
  }

  private mutating func countCases(_ context: RunContext) {
    let caseTeams = CaseTeams(context)
    var cases = [Int](repeating: 0, count: caseTeams.names.count)
    for person in 0..<context.about.count where context.isOpen(person) { cases[Int(caseTeams.ofPerson[person])] += 1 }
    for (place, count) in cases.enumerated() where count > 0 { teams[team(caseTeams.names[place])]?.cases += count }
  }

  private mutating func count(_ kind: ImpactKind, _ action: ActionChange, _ name: String?) {
    let key = team(name)
    teams[key]?.counts[kind, default: 0] += 1
    if action == .added { teams[key]?.actionsAdded += 1 }
    if action == .removed { teams[key]?.actionsRemoved += 1 }
    if action == .changed { teams[key]?.actionsChanged += 1 }
  }

  private mutating func count(_ paces: [Int32: ImpactTally.Pace], _ caseTeams: CaseTeams) {
    for (place, pace) in paces {
      let key = team(caseTeams.names[Int(place)])
      teams[key]?.paceBefore += pace.before ?? 0
      teams[key]?.paceAfter += pace.after ?? 0
    }
  }
}

/// What made the difference between two findings of one rule, in words.
private func impactCause(_ f: Finding, _ g: Finding, _ id: String) -> ImpactCause {
  let (a, b) = (f.reckoning, g.reckoning)
  if g.outcome == .cannotTell, f.outcome != .cannotTell {
    let field = g.uncertainties.first.flatMap(\.field).map { "\"\($0)\"" } ?? "something"
    return ImpactCause(clause: g.decidedBy.path, text: "the rule now asks for \(field), which is not recorded or cannot be read")
  }
  if let a, let b, a.span != b.span {
    let name = b.figure ?? a.figure ?? "the time allowed"
    return ImpactCause(clause: b.clause, text: "\(name): \(b.span) instead of \(a.span)")
  }
  if let a, let b, a.start != b.start {
    let words = a.startIs == b.startIs ? "which records count, or when the time begins" : "counted from \(b.startIs) instead of \(a.startIs)"
    return ImpactCause(clause: b.clause, text: words)
  }
  if let a, let b, a.due != b.due { return ImpactCause(clause: b.clause, text: "how the days are counted") }
  if f.done != g.done { return ImpactCause(clause: g.decidedBy.path, text: "what counts as done") }
  if f.due != g.due { return ImpactCause(clause: g.decidedBy.path, text: "how the due date is found") }
  if b != nil { return ImpactCause(clause: "\(id)/due_soon", text: "how long it counts as due soon, or as awaiting its record") }
  return ImpactCause(clause: g.decidedBy.path, text: "what the rule asks for")
}
