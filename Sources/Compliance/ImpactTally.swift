import CivilTime

/// What a range of people gives under a rule before and after: figures, and who is to be looked at one by one.
struct ImpactTally: Sendable {
  /// Occasions a month that the open cases ask for, in thousandths; nil: none says.
  struct Pace: Sendable {
    var before: Int?, after: Int?

    mutating func add(_ other: Pace) {
      if let more = other.before { before = (before ?? 0) + more }
      if let more = other.after { after = (after ?? 0) + more }
    }
  }

  var before: [Outcome: Int] = [:], after: [Outcome: Int] = [:]
  var pace = Pace()
  /// By position in the names of the teams.
  var paceOfTeams: [Int32: Pace] = [:]
  var differing: [Int] = []

  mutating func add(_ other: ImpactTally) {
    before.merge(other.before) { $0 + $1 }
    after.merge(other.after) { $0 + $1 }
    pace.add(other.pace)
    for (team, more) in other.paceOfTeams { paceOfTeams[team, default: Pace()].add(more) }
    differing += other.differing
  }
}

/// One rule before and after, and the ways in which each is asked.
struct ImpactSides: Sendable {
  private struct Side: Sendable {
    let check: Check
    let quick: QuickCheck?
  }

  /// What one side says of one person.
  private struct Standing {
    var outcome: Outcome = .notApplicable
    var pace: Int?
    var judgement: Judgement?
    var answer: QuickCheck.Answer?
  }

  private let before: Side?, after: Side?
  private let asksAlike: Bool
  /// nil: nobody asks how often.
  private let teams: CaseTeams?

  init(_ before: Check?, _ after: Check?, teams: CaseTeams?) {
    self.before = before.map { Side(check: $0, quick: QuickCheck($0)) }
    self.after = after.map { Side(check: $0, quick: QuickCheck($0)) }
    asksAlike = askAlike(before, after)
    self.teams = teams
  }

  func tally(_ people: Range<Int>) -> ImpactTally {
    let (old, new) = (before?.quick?.answers(people), after?.quick?.answers(people))
    var tally = ImpactTally()
    let all = Outcome.allCases
    var counts = (before: [Int](repeating: 0, count: all.count), after: [Int](repeating: 0, count: all.count))
    for person in people {
      let place = person - people.lowerBound
      var (a, b) = (standing(before, old?[place], person), standing(after, new?[place], person))
      counts.before[a.outcome.place] += 1
      counts.after[b.outcome.place] += 1
      if let teams { add((a.pace, b.pace), teams.ofPerson[person], &tally) }
      if !isSettled(&a, &b, person) { tally.differing.append(person) }
    }
    for (place, outcome) in all.enumerated() {
      if counts.before[place] > 0 { tally.before[outcome] = counts.before[place] }
      if counts.after[place] > 0 { tally.after[outcome] = counts.after[place] }
    }
    return tally
  }

  private func add(_ pace: (before: Int?, after: Int?), _ team: Int32, _ tally: inout ImpactTally) {
    if pace.before == nil, pace.after == nil { return }
    let pace = ImpactTally.Pace(before: pace.before, after: pace.after)
    tally.pace.add(pace)
    tally.paceOfTeams[team, default: .init()].add(pace)
  }

  private func standing(_ side: Side?, _ answer: QuickCheck.Answer?, _ person: Int) -> Standing {
    guard let side else { return Standing() }
    if let answer, let outcome = answer.outcome {
      return Standing(outcome: outcome, pace: teams == nil ? nil : side.check.pace(answer), answer: answer)
    }
    let judgement = side.check.judge(person)
    return Standing(outcome: judgement.outcome, pace: teams == nil ? nil : side.check.pace(judgement, person), judgement: judgement)
  }

  /// Whether there is nothing to tell: what is open, or the verdict, looks the same, and the same is asked for.
  private func isSettled(_ a: inout Standing, _ b: inout Standing, _ person: Int) -> Bool {
    if let x = a.answer, let y = b.answer, x.isOnlyOpen, y.isOnlyOpen {
      if (x.outcome, x.due, x.opened) != (y.outcome, y.due, y.opened) { return false }
      return asksAlike || ![.overdue, .notMet, .cannotTell].contains(a.outcome)
    }
    func judged(_ standing: inout Standing, _ side: Side?) -> Judgement? {
      if standing.judgement == nil { standing.judgement = side?.check.judge(person) }
      return standing.judgement
    }
    let (old, new) = (judged(&a, before), judged(&b, after))
    return isSame(old, new) && (asksAlike || !(asks(old) || asks(new)))
  }

  private func isSame(_ a: Judgement?, _ b: Judgement?) -> Bool {
    let (x, y) = (shown(a), shown(b))
    return (a?.outcome ?? .notApplicable) == (b?.outcome ?? .notApplicable) && x.count == y.count
      && zip(x, y).allSatisfy { ($0.outcome, $0.due, $0.opened) == ($1.outcome, $1.due, $1.opened) }
  }

  // MARK: Those who differ

  /// The findings of one person on both sides.
  func findings(of person: Int) -> (before: [Finding], after: [Finding]) {
    (before?.check.findings(of: person) ?? [], after?.check.findings(of: person) ?? [])
  }
}

extension Outcome {
  /// Its position among all cases.
  var place: Int { Outcome.allCases.firstIndex(of: self) ?? 0 }
}
