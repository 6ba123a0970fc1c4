import Caseload
import CivilTime

/// Which team holds each case on the day judged.
struct CaseTeams: Sendable {
  /// Each once; nil: of no team, or held by nobody.
  private(set) var names: [String?] = []
  /// Per person a position in `names`.
  private(set) var ofPerson: [Int32] = []

  init(_ context: RunContext) {
    var places: [String?: Int32] = [:]
    func place(of person: Int) -> Int32 {
      let name = context.holderNow(of: person)?.team
      if let known = places[name] { return known }
      let place = Int32(names.count)
      places[name] = place
      names.append(name)
      return place
    }
    let people = context.about.count
    guard let workers = context.ownWorkers?.rows.cells else {
      ofPerson = (0..<people).map(place)
      return
    }
    // A worker holds many cases: -1 stands for those who have not been met. Nobody may be a worker who is on record.
    var ofWorker = [Int32](repeating: -1, count: max(0, Int(workers.max() ?? -1) + 1))
    ofPerson = (0..<people).map { person in
      let worker = Int(workers[person])
      if worker < 0 { return place(of: person) }
      if ofWorker[worker] < 0 { ofWorker[worker] = place(of: person) }
      return ofWorker[worker]
    }
  }
}

/// What is counted of each team on the last day: a row of figures for each.
struct TeamTally {
  let teams: CaseTeams
  private var cases: [Int], paces: [ImpactTally.Pace], marks: [Int]
  private static let width = ImpactKind.allCases.count + ActionChange.allCases.count

  init(_ context: RunContext) {
    teams = CaseTeams(context)
    cases = Array(repeating: 0, count: teams.names.count)
    paces = Array(repeating: ImpactTally.Pace(), count: teams.names.count)
    marks = Array(repeating: 0, count: teams.names.count * TeamTally.width)
  }

  mutating func countCases(_ context: RunContext) {
    let (period, asOf) = (context.aboutShape.period, context.asOf.dayNumber)
    let (from, until) = (context.about.dates(period?.from), context.about.dates(period?.until))
    for (person, team) in teams.ofPerson.enumerated() {
      if let from, from[person] > asOf { continue }
      if let until, until[person] > DateColumn.invalid, until[person] <= asOf { continue }
      cases[Int(team)] += 1
    }
  }

  mutating func add(_ more: [ImpactTally.Pace]) { for (team, pace) in more.enumerated() { paces[team].add(pace) } }

  mutating func add(_ mark: ImpactMark) {
    let row = Int(teams.ofPerson[Int(mark.person)]) * TeamTally.width
    marks[row + mark.kind.place] += 1
    marks[row + ImpactKind.allCases.count + mark.action.place] += 1
  }

  /// Those with a case or a change, by the names of the teams.
  func add(to all: inout [String: TeamImpact]) {
    for (team, name) in teams.names.enumerated() {
      let row = marks[(team * TeamTally.width)..<((team + 1) * TeamTally.width)]
      if cases[team] == 0, paces[team].isEmpty, row.allSatisfy({ $0 == 0 }) { continue }
      var impact = all[name ?? ""] ?? TeamImpact(
        team: name, cases: 0, counts: [:], actionsAdded: 0, actionsRemoved: 0, actionsChanged: 0, paceBefore: 0, paceAfter: 0)
      impact.cases += cases[team]
      for (kind, count) in zip(ImpactKind.allCases, row) where count > 0 { impact.counts[kind, default: 0] += count }
      func actions(_ change: ActionChange) -> Int { row[row.startIndex + ImpactKind.allCases.count + change.place] }
      impact.actionsAdded += actions(.added)
      impact.actionsRemoved += actions(.removed)
      impact.actionsChanged += actions(.changed)
      impact.paceBefore += paces[team].before
      impact.paceAfter += paces[team].after
      all[name ?? ""] = impact
    }
  }
}

extension ImpactKind {
  /// Its position among all kinds.
  var place: Int {
    switch self {
    case .nowMissing: 0
    case .nowLate: 1
    case .nowCannotTell: 2
    case .dueSooner: 3
    case .nowApplies: 4
    case .nowInTime: 5
    case .nowTold: 6
    case .dueLater: 7
    case .noLongerApplies: 8
    case .askedOtherwise: 9
    case .otherwise: 10
    }
  }
}

extension ActionChange {
  /// Its position among all of them.
  var place: Int {
    switch self {
    case .none: 0
    case .added: 1
    case .removed: 2
    case .changed: 3
    }
  }
}
