import Caseload
import CivilTime

/// Finds the stretches in which a record of one list and a record of another run side by side.
struct OverlapFinder {
  private let derived: DerivedList
  private let other: Int
  private let caseload: Caseload
  private let one: RecordList, two: RecordList
  private let fields: (from: Int, until: Int?)
  private let otherFields: (from: Int, until: Int?)
  /// Records that begin later are not there.
  private let lastDays: (Int32, Int32)
  private var stretches: [Stretch] = []

  fileprivate struct Stretch {
    var from: Int32, until: Int32, firstSeen: Int32
    var one: Int32, two: Int32
  }

  init(_ derived: DerivedList, other: Int, from: Int, until: Int?, _ caseload: Caseload, _ asOf: CivilDate?) {
    func lastDay(_ list: Int, _ from: Int) -> Int32 {
      caseload.shape.lists[list].fields[from].clock == .planned ? .max : asOf?.dayNumber ?? .max
    }
    lastDays = (lastDay(derived.base, derived.from), lastDay(other, from))
    self.derived = derived
    self.other = other
    self.caseload = caseload
    one = caseload.lists[derived.base]
    two = caseload.lists[other]
    fields = (derived.from, caseload.shape.lists[derived.base].period?.until)
    otherFields = (from, until)
  }

  func records() -> RecordList {
    var finder = self
    return finder.find()
  }

  private mutating func find() -> RecordList {
    let shape = caseload.shape.lists[derived.list]
    guard one.holds != .notSupplied, two.holds != .notSupplied, let owner = shape.owner,
      let mine = days(one, fields), let theirs = days(two, otherFields)
    else { return RecordList.notSupplied(fields: shape.fields.count) }
    let ownerCount = caseload.lists[owner.list].count
    var groupStarts: [Int32] = [0]
    groupStarts.reserveCapacity(ownerCount + 1)
    for row in 0..<ownerCount {
      add(row, mine, theirs)
      groupStarts.append(Int32(stretches.count))
    }
    return RecordList(
      count: stretches.count, holds: OverlapFinder.holding(one.holds, two.holds), columns: columns(shape, Cells(groupStarts)),
      origins: origins(), groupStarts: Cells(groupStarts))
  }

  private typealias Days = (starts: Cells<Int32>, ends: Cells<Int32>?)

  private func days(_ list: RecordList, _ fields: (from: Int, until: Int?)) -> Days? {
    guard case .date(let starts)? = list.columns[fields.from] else { return nil }
    guard let until = fields.until else { return (starts.days, nil) }
    guard case .date(let ends)? = list.columns[until] else { return nil }
    return (starts.days, ends.days)
  }

  private mutating func add(_ owner: Int, _ mine: Days, _ theirs: Days) {
    var found: [Stretch] = []
    for a in one.rows(of: owner) where mine.starts[a] <= lastDays.0 {
      for b in two.rows(of: owner) where theirs.starts[b] <= lastDays.1 {
        let (starts, ends) = ((mine.starts[a], theirs.starts[b]), (mine.ends?[a], theirs.ends?[b]))
        let latest = max(starts.0, starts.1)
        let until = OverlapFinder.sooner(ends.0 ?? DateColumn.blank, ends.1 ?? DateColumn.blank)
        // Both days of a stretch are known to lie so only where both can be read; a start that cannot be may lie anywhere.
        if latest > DateColumn.invalid, until > DateColumn.invalid, until <= latest { continue }
        found.append(
          Stretch(
            from: start(starts, latest), until: until,
            firstSeen: latest > DateColumn.invalid ? latest : DateColumn.invalid, one: Int32(a), two: Int32(b)))
      }
    }
    found.sort { ($0.rank, $0.one, $0.two) < ($1.rank, $1.one, $1.two) }
    stretches += found
  }

  /// Blank where one of the two is a run that began before the records, invalid where a start cannot be read.
  private func start(_ starts: (Int32, Int32), _ latest: Int32) -> Int32 {
    if starts.0 > DateColumn.invalid && starts.1 > DateColumn.invalid { return latest }
    let isBefore = [(starts.0, derived.base), (starts.1, other)].allSatisfy { start, list in
      start > DateColumn.invalid || (start == DateColumn.blank && caseload.shape.lists[list].derivation != nil)
    }
    return isBefore ? DateColumn.blank : DateColumn.invalid
  }

  /// The sooner of two ends: one that cannot be read leaves it open, unless nothing else is known; none means not yet.
  private static func sooner(_ a: Int32, _ b: Int32) -> Int32 {
    if a == DateColumn.invalid || b == DateColumn.invalid { return DateColumn.invalid }
    if a == DateColumn.blank { return b }
    return b == DateColumn.blank ? a : min(a, b)
  }

  /// Of two lists the one that proves less.
  private static func holding(_ a: Holding, _ b: Holding) -> Holding {
    switch (a, b) {
    case (.latestOnly, _), (_, .latestOnly): .latestOnly
    case (.completeFrom(let one), .completeFrom(let other)): .completeFrom(max(one, other))
    case (.completeFrom(let one), _), (_, .completeFrom(let one)): .completeFrom(one)
    default: .completeAlways
    }
  }

  private func columns(_ shape: ListShape, _ groupStarts: Cells<Int32>) -> [Column?] {
    let owners = RowReferences(starts: groupStarts, count: stretches.count)
    var columns: [Column?] = Array(repeating: nil, count: shape.fields.count)
    var keys = TextColumn()
    if let field = caseload.shape.lists[derived.base].owner?.field, case .reference(let column)? = one.columns[field], column.holdsKeys {
      keys = column.keys.reordered(stretches.map(\.one))
    }
    columns[DerivedList.Field.owner] = .reference(ReferenceColumn(rows: owners, keys: keys))
    columns[DerivedList.Field.from] = .date(DateColumn(days: stretches.map(\.from)))
    columns[DerivedList.Field.until] = .date(DateColumn(days: stretches.map(\.until)))
    columns[DerivedList.Field.firstSeen] = .date(DateColumn(days: stretches.map(\.firstSeen)))
    columns[DerivedList.Field.one] = reference(stretches.map(\.one), derived.base)
    columns[DerivedList.Field.other] = reference(stretches.map(\.two), other)
    return columns
  }

  private func reference(_ rows: [Int32], _ list: Int) -> Column {
    var keys = TextColumn()
    if let field = caseload.shape.lists[list].keyField, let column = caseload.lists[list].columns[field]?.texts {
      keys = column.reordered(rows)
    } else {
      for _ in rows { keys.append("") }
    }
    return .reference(ReferenceColumn(rows: rows, keys: keys))
  }

  /// A stretch is shown by the record of the first list.
  private func origins() -> Origins {
    guard one.origins.lineOfRow.count == one.count else { return Origins() }
    return Origins(
      files: one.origins.files,
      fileOfRow: one.origins.fileOfRow.isEmpty ? [] : stretches.map { one.origins.fileOfRow[Int($0.one)] },
      lineOfRow: stretches.map { one.origins.lineOfRow[Int($0.one)] })
  }
}

extension OverlapFinder.Stretch {
  /// Undated ones come last.
  fileprivate var rank: Int32 { firstSeen > DateColumn.invalid ? firstSeen : Int32.max }
}
