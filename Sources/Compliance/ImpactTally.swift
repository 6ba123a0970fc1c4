import CivilTime

/// What a range of people gives under a rule before and after.
struct ImpactTally: Sendable {
  /// Occasions a month that the open cases ask for, in thousandths.
  struct Pace: Sendable {
    var before = 0, after = 0
    var isEmpty: Bool { before == 0 && after == 0 }

    @inline(__always)
    mutating func add(_ other: Pace) {
      before += other.before
      after += other.after
    }
  }

  var before: [Outcome: Int] = [:], after: [Outcome: Int] = [:]
  var pace = Pace()
  /// By position in the names of the teams; empty where nobody asks how often.
  var paceOfTeams: [Pace] = []
  /// What changes, as far as the quick way can say, in the order of rows.
  var changes = ImpactChanges()
  /// Those who are to be looked at one by one, in the same order.
  var differing: [Int] = []
}

/// What changes for one person under one rule, small.
struct ImpactMark: Sendable {
  var person: Int32
  /// A position among the causes of the changes that it is one of.
  var cause: Int32
  var kind: ImpactKind
  var action: ActionChange
}

/// What changes for some people under one rule.
struct ImpactChanges: Sendable {
  private(set) var marks: [ImpactMark] = []
  private(set) var causes: [ImpactCause] = []
  /// One for each mark where people are to be named; else empty.
  private(set) var cases: [CaseChange] = []
  /// By what each is known from day to day, where many days are judged; else empty.
  private(set) var duties: [String] = []
  private var places: [ImpactCause: Int32] = [:]

  mutating func add(_ person: Int, _ kind: ImpactKind, _ action: ActionChange, cause: Int32) {
    marks.append(ImpactMark(person: Int32(truncatingIfNeeded: person), cause: cause, kind: kind, action: action))
  }

  mutating func name(_ change: CaseChange) { cases.append(change) }
  mutating func know(by duty: String) { duties.append(duty) }

  /// Its position among the causes.
  mutating func place(of cause: ImpactCause) -> Int32 {
    if let known = places[cause] { return known }
    let place = Int32(causes.count)
    causes.append(cause)
    places[cause] = place
    return place
  }
}

extension ImpactSides {
  func tally(_ people: Range<Int>) -> ImpactTally {
    var tally = ImpactTally()
    var counts = OutcomeCounts()
    if let teams { tally.paceOfTeams = Array(repeating: .init(), count: teams.names.count) }
    let old = answers(before, people)
    if isQuickSame, asksAlike, let old {
      tallyOnce(old, people, &tally, &counts)
    } else {
      tallyBoth(old, isQuickSame ? old : answers(after, people), people, &tally, &counts)
    }
    for outcome in Outcome.allCases {
      let (before, after) = (counts.before[outcome.place], counts.after[outcome.place])
      if before > 0 { tally.before[outcome] = before }
      if after > 0 { tally.after[outcome] = after }
    }
    return tally
  }

  private struct OutcomeCounts {
    var before = [Int](repeating: 0, count: Outcome.allCases.count), after = [Int](repeating: 0, count: Outcome.allCases.count)
  }

  /// Where both sides say the same, and ask the same, there is nothing to compare.
  private func tallyOnce(
    _ answers: [QuickCheck.Answer], _ people: Range<Int>, _ tally: inout ImpactTally, _ counts: inout OutcomeCounts
  ) {
    var told = [Int](repeating: 0, count: Outcome.allCases.count)
    answers.withUnsafeBufferPointer { answers in
      for place in answers.indices {
        let person = people.lowerBound + place
        guard let outcome = answers[place].outcome else {
          lookCloser(person, answers[place], answers[place], &tally, &counts)
          continue
        }
        told[outcome.place] += 1
        guard let teams, let pace = before?.check.pace(answers[place]) else { continue }
        add(.init(before: pace, after: pace), teams.ofPerson[person], &tally)
      }
    }
    for (place, count) in told.enumerated() {
      counts.before[place] += count
      counts.after[place] += count
    }
  }

  private func tallyBoth(
    _ old: [QuickCheck.Answer]?, _ new: [QuickCheck.Answer]?, _ people: Range<Int>, _ tally: inout ImpactTally,
    _ counts: inout OutcomeCounts
  ) {
    var reasons = QuickReasons()
    for person in people {
      let place = person - people.lowerBound
      let (x, y) = (old?[place], new?[place])
      guard let x, let y, let a = x.outcome, let b = y.outcome else {
        lookCloser(person, x, y, &tally, &counts)
        continue
      }
      counts.before[a.place] += 1
      counts.after[b.place] += 1
      if let teams {
        add(.init(before: before?.check.pace(x) ?? 0, after: after?.check.pace(y) ?? 0), teams.ofPerson[person], &tally)
      }
      if x.isOnlyOpen, y.isOnlyOpen {
        if !settle(person, x, y, &tally.changes, &reasons) { tally.differing.append(person) }
      } else if differs(before?.check.judge(person), after?.check.judge(person)) {
        tally.differing.append(person)
      }
    }
  }

  /// A rule that is not there applies to nobody. nil: judged in full, all of them.
  private func answers(_ side: Side?, _ people: Range<Int>) -> [QuickCheck.Answer]? {
    guard let side else { return Array(repeating: .notApplicable, count: people.count) }
    return side.quick?.answers(people)
  }

  @inline(__always)
  private func add(_ pace: ImpactTally.Pace, _ team: Int32, _ tally: inout ImpactTally) {
    if pace.isEmpty { return }
    tally.pace.add(pace)
    tally.paceOfTeams[Int(team)].add(pace)
  }

  // MARK: The quick way

  /// Notes what changes for a person. False: it is to be looked at more closely.
  @inline(__always)
  private func settle(
    _ person: Int, _ x: QuickCheck.Answer, _ y: QuickCheck.Answer, _ changes: inout ImpactChanges, _ reasons: inout QuickReasons
  ) -> Bool {
    guard let a = x.outcome, let b = y.outcome else { return false }
    let isAskedNow = a == .overdue || a == .notMet, isAskedThen = b == .overdue || b == .notMet
    if (a, x.due, x.opened) == (b, y.due, y.opened) { return asksAlike || !isAskedNow }
    if isAskedNow, isAskedThen, !asksTheSame { return false }
    // Where the count began is told in words that name records.
    if x.opened != y.opened, a != .notApplicable, b != .notApplicable { return false }
    guard let kind = impactKind((a, day(x.due)), (b, day(y.due))) else { return true }
    if days != .one { return false }
    let action: ActionChange =
      switch (isAskedNow && asksBefore, isAskedThen && asksAfter) {
      case (false, true): .added
      case (true, false): .removed
      default: .none
      }
    let cause = reasons.place(x, y, &changes) { impactCause(x, y, person) }
    changes.add(person, kind, action, cause: cause)
    if isNaming { changes.name(change(person, kind, standing(before, x), standing(after, y), action, changes.causes[Int(cause)])) }
    return true
  }

  private func impactCause(_ x: QuickCheck.Answer, _ y: QuickCheck.Answer, _ person: Int) -> ImpactCause {
    if let cause = causeOfApplying(person, isBefore: x.outcome != .notApplicable, isAfter: y.outcome != .notApplicable) { return cause }
    guard let before, let after else { return ImpactCause(clause: rule.rule, text: "the rule itself") }
    return Compliance.impactCause(Grounds(x, before.check), Grounds(y, after.check), rule.rule)
  }

  private func standing(_ side: Side?, _ answer: QuickCheck.Answer) -> CaseStanding? {
    guard let side, let outcome = answer.outcome, outcome != .notApplicable else { return nil }
    return CaseStanding(outcome: outcome, due: day(answer.due), clause: side.check.clausePath(answer))
  }

  // MARK: The full way

  /// Somebody of whom one side cannot be told quickly.
  private func lookCloser(
    _ person: Int, _ x: QuickCheck.Answer?, _ y: QuickCheck.Answer?, _ tally: inout ImpactTally, _ counts: inout OutcomeCounts
  ) {
    let (a, b) = (before?.check.judge(person), after?.check.judge(person))
    counts.before[(a?.outcome ?? .notApplicable).place] += 1
    counts.after[(b?.outcome ?? .notApplicable).place] += 1
    if let teams {
      let pace = (a.flatMap { before?.check.pace($0, person) }, b.flatMap { after?.check.pace($0, person) })
      add(.init(before: pace.0 ?? 0, after: pace.1 ?? 0), teams.ofPerson[person], &tally)
    }
    if differs(a, b) { tally.differing.append(person) }
  }

  /// Whether there is something to tell: what is open, or the verdict, looks otherwise, or something else may be asked.
  private func differs(_ a: Judgement?, _ b: Judgement?) -> Bool {
    !(isSame(a, b) && (asksAlike || !(asks(a) || asks(b))))
  }

  private func isSame(_ a: Judgement?, _ b: Judgement?) -> Bool {
    let (x, y) = (shown(a), shown(b))
    return (a?.outcome ?? .notApplicable) == (b?.outcome ?? .notApplicable) && x.count == y.count
      && zip(x, y).allSatisfy { ($0.outcome, $0.due, $0.opened) == ($1.outcome, $1.due, $1.opened) }
  }
}

/// What makes the difference between quick answers, worked out once for those that are alike.
private struct QuickReasons {
  /// All that the words hang on, where the rule applies before and after.
  private struct Key: Hashable {
    var leaves: SIMD2<Int32>
    var spans: (CivilTime.Span, CivilTime.Span)
    var isDueSame: Bool, isDoneSame: Bool, isCounted: SIMD2<UInt8>

    static func == (a: Key, b: Key) -> Bool {
      a.leaves == b.leaves && a.spans == b.spans && a.isDueSame == b.isDueSame && a.isDoneSame == b.isDoneSame && a.isCounted == b.isCounted
    }
    func hash(into hasher: inout Hasher) { hasher.combine(leaves) }
  }
  private var places: [Key: Int32] = [:]
  private var last: (key: Key, place: Int32)?

  mutating func place(
    _ x: QuickCheck.Answer, _ y: QuickCheck.Answer, _ changes: inout ImpactChanges, _ cause: () -> ImpactCause
  ) -> Int32 {
    // To whom the rule applies is told of each by itself.
    if x.outcome == .notApplicable || y.outcome == .notApplicable { return changes.place(of: cause()) }
    let key = Key(
      leaves: SIMD2(x.leaf, y.leaf), spans: (x.span, y.span), isDueSame: x.due == y.due, isDoneSame: x.done == y.done,
      isCounted: SIMD2(day(x.due) == nil ? 0 : 1, day(y.due) == nil ? 0 : 1))
    if let last, last.key == key { return last.place }
    let place = places[key] ?? changes.place(of: cause())
    places[key] = place
    last = (key, place)
    return place
  }
}
