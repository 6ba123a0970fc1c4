public import Caseload
public import CivilTime
import FEEL

/// Fills the lists that are worked out from others, unless `given` names them: for files and for rule examples.
///
/// - Parameter asOf: records that happened later are not there; nil: all of them are.
public func derive(
  _ caseload: Caseload, schema: RecordSchema, except given: Set<Int>, asOf: CivilDate? = nil
) -> Caseload {
  var caseload = caseload.without(caseload.contradictions)
  for derived in schema.derivedLists where !given.contains(derived.list) {
    let records =
      switch derived.form {
      case .runs(let runs): RunFinder(derived, runs, caseload, asOf).records()
      case .overlap(let other, let from, let until):
        OverlapFinder(derived, other: other, from: from, until: until, caseload, asOf).records()
      }
    caseload = caseload.replacing(list: derived.list, with: records)
  }
  return caseload
}

/// Finds the runs of one list's records.
private struct RunFinder {
  private let derived: DerivedList
  private let conditions: DerivedList.Runs
  private let caseload: Caseload
  private let base: RecordList
  private var from: [Int32] = []
  private var until: [Int32] = []
  private var firstSeen: [Int32] = []
  private var firstRows: [Int32] = []

  /// Records that begin later are not there: a day number.
  private let lastDay: Int32

  init(_ derived: DerivedList, _ conditions: DerivedList.Runs, _ caseload: Caseload, _ asOf: CivilDate?) {
    let isPlanned = caseload.shape.lists[derived.base].fields[derived.from].clock == .planned
    lastDay = isPlanned ? .max : asOf?.dayNumber ?? .max
    self.derived = derived
    self.conditions = conditions
    self.caseload = caseload
    base = caseload.lists[derived.base]
  }

  func records() -> RecordList {
    var finder = self
    return finder.find()
  }

  private mutating func find() -> RecordList {
    let shape = caseload.shape.lists[derived.list]
    let isSupplied = derived.reads.allSatisfy { caseload.column($0) != nil }
    guard base.holds != .notSupplied, isSupplied, let owner = shape.owner,
      case .date(let starts)? = base.columns[derived.from], case .date(let ends)? = base.columns[derived.until]
    else { return RecordList.notSupplied(fields: shape.fields.count) }
    let runs = Runs(
      starts: starts.days, ends: ends.days,
      included: conditions.included?.bindCondition(to: caseload, calendars: .none),
      joined: conditions.joinedWhen.bindCondition(to: caseload, calendars: .none),
      startsIf: conditions.startsIf?.bindCondition(to: caseload, calendars: .none))
    let ownerCount = caseload.lists[owner.list].count
    var groupStarts: [Int32] = [0]
    groupStarts.reserveCapacity(ownerCount + 1)
    for row in 0..<ownerCount {
      addRuns(of: row, subject: subject(of: row, in: owner.list), runs)
      groupStarts.append(Int32(from.count))
    }
    return RecordList(
      count: from.count, holds: base.holds, columns: columns(owner, shape.fields.count, Cells(groupStarts)), origins: origins(),
      groupStarts: Cells(groupStarts))
  }

  /// What a run needs to know of the base list.
  private struct Runs {
    let starts: Cells<Int32>, ends: Cells<Int32>
    let included: BoundCondition?
    let joined: BoundCondition
    let startsIf: BoundCondition?
  }

  /// The row of the about list to which an owner's row leads; -1 where it leads nowhere.
  private func subject(of row: Int, in list: Int) -> Int {
    var (row, list) = (row, list)
    while list != caseload.shape.aboutList {
      guard let owner = caseload.shape.lists[list].owner, row >= 0, row < caseload.lists[list].ownerRows.count
      else { return -1 }
      (row, list) = (Int(caseload.lists[list].ownerRows[row]), owner.list)
    }
    return row
  }

  private mutating func addRuns(of owner: Int, subject: Int, _ runs: Runs) {
    var frame = Frame(subject: subject, horizon: RunFinder.endOfTime, factsDay: RunFinder.endOfTime)
    var isSureWhich = true
    let rows = base.rows(of: owner).filter { row in
      guard runs.starts[row] <= lastDay else { return false }
      guard let included = runs.included else { return true }
      frame.item = Int32(row)
      let answer = included(frame)
      if answer.isUnknown { isSureWhich = false }
      return answer.isYes || answer.isUnknown
    }
    guard let first = rows.first else { return }
    let dated = rows.filter { runs.starts[$0] > DateColumn.invalid }
    // A record without a readable start could belong anywhere: no start of this owner's runs can be trusted. Nor where
    // nobody knows whether a record takes part.
    let isCertain = isSureWhich && dated.count == rows.count
    if dated.isEmpty {
      add(first, from: DateColumn.invalid, until: end(rows, runs), seen: DateColumn.invalid)
      return
    }
    var run: [Int] = []
    var isSure = true
    var longest = -1
    for (place, row) in dated.enumerated() {
      run.append(row)
      if longest < 0 || outlasts(row, longest, runs) { longest = row }
      if place + 1 < dated.count {
        let next = dated[place + 1]
        var link = link(row, next, runs, &frame)
        // Records may overlap: the next one may begin after this one ended and yet within an earlier one of the run.
        if link != .joined && longest != row { link = max(link, self.link(longest, next, runs, &frame)) }
        if link != .apart {
          isSure = isSure && link == .joined
          continue
        }
      }
      let seen = runs.starts[run[0]]
      let start = isCertain && isSure ? start(run, runs, &frame) : DateColumn.invalid
      var until = end(run, runs)
      // Nor can it be known that the last run is over: the record without a start may be the one that goes on.
      if !isCertain, place + 1 == dated.count, until > DateColumn.invalid { until = DateColumn.invalid }
      add(run[0], from: start, until: until, seen: seen)
      run = []
      isSure = true
      longest = -1
    }
  }

  /// How a record hangs together with the next one.
  private enum Link: Int, Comparable {
    case apart, unsure, joined
    static func < (a: Link, b: Link) -> Bool { a.rawValue < b.rawValue }
  }

  private func link(_ row: Int, _ next: Int, _ runs: Runs, _ frame: inout Frame) -> Link {
    frame.item = Int32(row)
    frame.next = Int32(next)
    frame.factsDay = runs.starts[row]
    let joined = runs.joined(frame)
    if joined.isYes { return .joined }
    // A null (no yes, no no) means that nobody can say that the run was over.
    return joined.isNo && joined.value == false ? .apart : .unsure
  }

  /// Whether a record runs on for longer than another; one without an end outlasts all.
  private func outlasts(_ row: Int, _ other: Int, _ runs: Runs) -> Bool {
    let (end, otherEnd) = (runs.ends[row], runs.ends[other])
    if otherEnd == DateColumn.blank { return false }
    return end == DateColumn.blank || end > otherEnd
  }

  /// The start of a run, of whose first day's records one that begins a run is enough: blank where it began before
  /// these records, invalid where what they hold does not tell.
  private func start(_ run: [Int], _ runs: Runs, _ frame: inout Frame) -> Int32 {
    let day = runs.starts[run[0]]
    guard let startsIf = runs.startsIf else { return day }
    frame.next = -1
    frame.factsDay = day
    var start = DateColumn.blank
    for row in run where runs.starts[row] == day {
      frame.item = Int32(row)
      let begins = startsIf(frame)
      if begins.isYes { return day }
      if begins.isUnknown { start = DateColumn.invalid }
    }
    return start
  }

  /// After every date that a file may hold.
  private static let endOfTime = CivilDate(dayNumber: 2_932_896)

  /// A run ends when all of its records have ended, on the latest day of any.
  private func end(_ rows: [Int], _ runs: Runs) -> Int32 {
    let ends = rows.map { runs.ends[$0] }
    if ends.contains(DateColumn.invalid) { return DateColumn.invalid }
    if ends.contains(DateColumn.blank) { return DateColumn.blank }
    return ends.max() ?? DateColumn.blank
  }

  private mutating func add(_ first: Int, from start: Int32, until end: Int32, seen: Int32) {
    firstRows.append(Int32(first))
    from.append(start)
    until.append(end)
    firstSeen.append(seen)
  }

  private func columns(_ owner: ListShape.Owner, _ count: Int, _ groupStarts: Cells<Int32>) -> [Column?] {
    let owners = RowReferences(starts: groupStarts, count: from.count)
    var columns: [Column?] = Array(repeating: nil, count: count)
    var keys = TextColumn()
    if let field = caseload.shape.lists[derived.base].owner?.field,
      case .reference(let column)? = base.columns[field], column.holdsKeys
    {
      keys = column.keys.reordered(firstRows)
    }
    columns[DerivedList.Field.owner] = .reference(ReferenceColumn(rows: owners, keys: keys))
    columns[DerivedList.Field.from] = .date(DateColumn(days: from))
    columns[DerivedList.Field.until] = .date(DateColumn(days: until))
    columns[DerivedList.Field.firstSeen] = .date(DateColumn(days: firstSeen))
    return columns
  }

  /// A run is shown by its first record.
  private func origins() -> Origins {
    guard base.origins.lineOfRow.count == base.count else { return Origins() }
    return Origins(
      files: base.origins.files,
      fileOfRow: base.origins.fileOfRow.isEmpty ? [] : firstRows.map { base.origins.fileOfRow[Int($0)] },
      lineOfRow: firstRows.map { base.origins.lineOfRow[Int($0)] })
  }
}
