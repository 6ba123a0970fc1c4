import CivilTime
import Caseload
import RuleSets

/// What one rule makes of one person.
public struct Judgement: Sendable {
  /// All that was ever due, in order; the readings of doubtful evidence do not show here but in `outcome`.
  public var obligations: [Obligation]
  public var outcome: Outcome
  /// The position in `obligations` of the one that is the verdict; nil where nothing was due.
  public var deciding: Int?
  /// Both outcomes, where doubtful records leave two.
  public var either: (Outcome, Outcome)?
  /// The readings of doubtful evidence that were compared.
  var worlds: [World] = [.plain]
}

extension Check {
  /// Judges one person (a row of the about list).
  public func judge(_ person: Int) -> Judgement {
    if life(of: person) == nil { return Judgement(obligations: [], outcome: .notApplicable, deciding: nil) }
    var doubtful = false
    let plain = judgement(obligations(of: person, in: .plain, &doubtful))
    if !doubtful { return plain }
    return combined(plain, of: person)
  }

  func obligations(of person: Int, in world: World, _ doubtful: inout Bool) -> [Obligation] {
    excused(allObligations(of: person, in: world, &doubtful), person)
  }

  private func allObligations(of person: Int, in world: World, _ doubtful: inout Bool) -> [Obligation] {
    switch form {
    case .recorded(let duty, let by): return obligations(duty, by: by, of: person, in: world, &doubtful)
    case .mustBeTrue(let duty): return obligations(duty, of: person, in: world, &doubtful)
    case .chain(let chain): return obligations(chain, of: person, in: world, &doubtful)
    case .within(let within): return obligations(within, of: person, in: world, &doubtful)
    case .atLeast(let duty): return obligations(duty, of: person, in: world, &doubtful)
    case .before(let before): return obligations(before, of: person, in: world, &doubtful)
    }
  }

  /// Every reading of what is doubtful is judged: the same outcome stands, with the smaller lateness; else nobody can tell.
  private func combined(_ plain: Judgement, of person: Int) -> Judgement {
    var ignored = false
    let worlds: [World] = [
      .plain, .possible, [.possible, .early], .ended, [.possible, .ended], .restarts, [.possible, .restarts],
    ]
    let readings = [plain] + worlds.dropFirst().map { judgement(obligations(of: person, in: $0, &ignored)) }
    let differing = readings.first { $0.outcome != plain.outcome }
    guard let differing else {
      var best = readings.min { lateness($0) < lateness($1) } ?? plain
      best.worlds = worlds
      return best
    }
    let (worse, better) = plain.outcome.rank <= differing.outcome.rank ? (plain, differing) : (differing, plain)
    var result = worse
    result.outcome = .cannotTell
    result.either = (worse.outcome, better.outcome)
    result.worlds = worlds
    if let deciding = result.deciding { result.obligations[deciding].outcome = .cannotTell }
    return result
  }

  private func lateness(_ judgement: Judgement) -> Int {
    guard let deciding = judgement.deciding else { return 0 }
    return daysLate(judgement.obligations[deciding]) ?? 0
  }

  /// Calendar days after due: when done, when its period ended, or so far.
  func daysLate(_ obligation: Obligation) -> Int? {
    guard let due = obligation.due else { return nil }
    let day: CivilDate
    switch obligation.outcome {
    case .late: day = obligation.done ?? context.asOf
    case .missed: day = obligation.ended ?? context.asOf
    case .overdue, .awaitingRecord: day = context.asOf
    default: return nil
    }
    // A deadline in hours may pass on its own day.
    if obligation.clock != nil { return max(0, day - due) }
    return day > due ? day - due : nil
  }

  /// The worst of what is open; if nothing is, what was due last (on equal dates the worst).
  private func judgement(_ obligations: [Obligation]) -> Judgement {
    var best: Int?
    for index in obligations.indices where obligations[index].isOpen {
      if let known = best, !precedes(obligations[index], obligations[known]) { continue }
      best = index
    }
    // Without an open duty the verdict is about the past only of a period that still runs on the day judged.
    if best == nil {
      for index in obligations.indices where !obligations[index].isPeriodOver {
        if let known = best, !isLaterDue(obligations[index], obligations[known]) { continue }
        best = index
      }
    }
    return Judgement(
      obligations: obligations, outcome: best.map { obligations[$0].outcome } ?? .notApplicable, deciding: best)
  }

  private func precedes(_ a: Obligation, _ b: Obligation) -> Bool {
    (a.outcome.rank, a.due?.dayNumber ?? .max) < (b.outcome.rank, b.due?.dayNumber ?? .max)
  }

  private func isLaterDue(_ a: Obligation, _ b: Obligation) -> Bool {
    // One of which nobody knows when it was due may be the latest; what was called off without a date decides nothing.
    // Deadlines in hours that fall on one date are due on equal dates, as others are: the worst of them, and of equally bad
    // ones that of the later minute.
    func day(_ obligation: Obligation) -> Int32 { obligation.due?.dayNumber ?? (obligation.outcome == .lapsed ? .min : .max) }
    func minute(_ obligation: Obligation) -> Int64 { obligation.clock?.due.earliest ?? 0 }
    let (x, y) = (day(a), day(b))
    return x == y ? (a.outcome.rank, minute(b)) < (b.outcome.rank, minute(a)) : x > y
  }
}
