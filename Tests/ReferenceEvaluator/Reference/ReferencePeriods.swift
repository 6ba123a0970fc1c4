/// Periods that the data do not hold as rows: runs of stays, and stays with a status.
extension PlainCase {
  /// With the derived list that a rule reads, from the records that are there on a day.
  func with(derived list: String?, asOf: Int) -> PlainCase {
    var copy = self
    switch list {
    case "spell", "kept_spell": copy.records += runs(list ?? "", asOf)
    case "placed": copy.records += overlaps(asOf)
    default: break
    }
    return copy
  }

  /// The records of a list that have begun, those whose start nobody knows among them.
  private func begun(_ list: String, _ field: String, _ asOf: Int) -> [PlainRecord] {
    records.filter { $0.list == list && ($0[field].date ?? asOf) <= asOf }.sorted { $0.key < $1.key }
  }

  // MARK: Runs

  private func runs(_ list: String, _ asOf: Int) -> [PlainRecord] {
    let takesAll = list == "spell"
    let stays = begun("stay", "stay_from", asOf).filter { takesAll || $0["kept"] != .no }
    let dated = stays.filter { $0["stay_from"].date != nil }
      .sorted { ($0["stay_from"].date ?? 0, $0.key) < ($1["stay_from"].date ?? 0, $1.key) }
    // What might belong to any of them, and what might not belong to one, leaves the start of none certain.
    let isCertain = dated.count == stays.count && (takesAll || stays.allSatisfy { $0["kept"] == .yes })
    if dated.isEmpty { return stays.isEmpty ? [] : [run(list, stays, from: .invalid)] }
    var found: [PlainRecord] = []
    var rows: [PlainRecord] = []
    var isSure = true
    for (place, stay) in dated.enumerated() {
      rows.append(stay)
      if place + 1 < dated.count {
        let links = rows.map { joined($0, dated[place + 1]) }
        if links.contains(.yes) { continue }
        if links.contains(.unknown) {
          isSure = false
          continue
        }
      }
      var run = run(list, rows, from: isCertain && isSure ? start(rows, takesAll) : .invalid)
      // The one without a start may be the one that goes on.
      if !isCertain, place + 1 == dated.count, run["stay_until"].date != nil { run["stay_until"] = .invalid }
      found.append(run)
      (rows, isSure) = ([], true)
    }
    return found
  }

  /// `stay_until = null or next.stay_from <= stay_until`
  private func joined(_ stay: PlainRecord, _ next: PlainRecord) -> Answer {
    switch (stay["stay_until"], next["stay_from"]) {
    case (.blank, _): .yes
    case (.day(let until), .day(let from)): from <= until ? .yes : .no
    default: .unknown
    }
  }

  /// A run whose first row does not begin one has an unknown start.
  private func start(_ rows: [PlainRecord], _ takesAll: Bool) -> PlainCell {
    let first = rows[0]["stay_from"]
    if !takesAll { return first }
    let begins = rows.filter { $0["stay_from"] == first }.map { $0["kept"] }
    if begins.contains(.yes) { return first }
    return begins.contains { $0 != .no } ? .invalid : .blank
  }

  private func run(_ list: String, _ rows: [PlainRecord], from: PlainCell) -> PlainRecord {
    var run = PlainRecord(list: list, key: "\(rows[0].key)+")
    run["stay_from"] = from
    let ends = rows.map { $0["stay_until"] }
    if ends.contains(.invalid) {
      run["stay_until"] = .invalid
    } else if !ends.contains(.blank), let last = ends.compactMap(\.date).max() {
      run["stay_until"] = .day(last)
    }
    return run
  }

  // MARK: Overlaps

  /// From the later start to the sooner end; a stretch of no day is none.
  private func overlaps(_ asOf: Int) -> [PlainRecord] {
    var found: [PlainRecord] = []
    for stay in begun("stay", "stay_from", asOf) {
      for status in begun("status", "status_from", asOf) {
        let (starts, ends) = ([stay["stay_from"], status["status_from"]], [stay["stay_until"], status["status_until"]])
        var record = PlainRecord(list: "placed", key: "\(stay.key)+\(status.key)")
        let latest = starts.compactMap(\.date).max()
        record["stay_from"] = starts.allSatisfy { $0.date != nil } ? latest.map { .day($0) } ?? .invalid : .invalid
        record["stay_until"] = ends.contains(.invalid) ? .invalid : ends.compactMap(\.date).min().map { .day($0) } ?? .blank
        if let until = record["stay_until"].date, let latest, until <= latest { continue }
        found.append(record)
      }
    }
    return found
  }
}

extension PlainCell {
  var date: Int? { if case .day(let day) = self { day } else { nil } }
}
