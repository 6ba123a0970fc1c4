import Caseload

/// Which team holds each case on the day judged.
struct CaseTeams: Sendable {
  /// Each once; nil: of no team, or held by nobody.
  private(set) var names: [String?] = []
  /// Per person a position in `names`.
  private(set) var ofPerson: [Int32] = []

  init(_ context: RunContext) {
    var places: [String?: Int32] = [:]
    // A worker holds many cases.
    var ofWorker: [Int32: Int32] = [:]
    let workers = context.ownWorkers
    ofPerson.reserveCapacity(context.about.count)
    for person in 0..<context.about.count {
      let worker = workers?.rows[person] ?? ReferenceColumn.blank
      if worker >= 0, let known = ofWorker[worker] {
        ofPerson.append(known)
        continue
      }
      let name = context.holderNow(of: person)?.team
      let place = places[name] ?? Int32(names.count)
      if places[name] == nil {
        places[name] = place
        names.append(name)
      }
      if worker >= 0 { ofWorker[worker] = place }
      ofPerson.append(place)
    }
  }
}
