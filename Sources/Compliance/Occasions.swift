import Caseload
import CivilTime
import FEEL
import RuleSets

/// Which readings of doubtful evidence are taken: the duty is judged with none and with all of it (language, section 4).
struct World: OptionSet, Hashable, Sendable {
  let rawValue: UInt8
  /// Records that might count or trigger are taken to do so.
  static let possible = World(rawValue: 1)
  /// A period whose end cannot be read is taken to have ended.
  static let ended = World(rawValue: 2)
  /// Undated records are taken to be as old as they can be, and of undated triggers nobody knows by when they ask. (None
  /// of them, and the most favourable day, are not the extremes: what an old one asks for may be late.)
  static let early = World(rawValue: 4)
  /// Changes that may or may not start a chain anew are taken to do so.
  static let restarts = World(rawValue: 8)
  static let plain: World = []
}

/// All matching records of a list for a person on one date.
struct Occasion: Sendable {
  var day: Int32
  /// The first record that counts; -1 where the record is not in this extract.
  var row: Int32
  /// Rows of the same day that count, the first included.
  var rows: Range<Int32>
  var isPossible: Bool
  /// It stands for any day up to `day`.
  var isUndated = false
  /// Beside records that surely count there are some of the same day that might.
  var hasPossibleRows = false
}

/// A list's records as occasions, bound to columns.
///
/// A class for the same reason as `RecordList`.
final class BoundOccasions: Sendable {
  let list: Int
  let dateField: Int
  let dates: DateColumn
  /// The own dates of the list's records, where the rule goes by another date: one that happened later is not there yet.
  let ownDates: DateColumn?
  let recorded: DateColumn?
  let countsIf: BoundCondition?
  let eachRecord: Bool
  /// What a record says of the next due date, or at what time it was, is weighed, so that one of the same day that might
  /// count matters too.
  let weighsEach: Bool
  let holds: Holding

  init(
    _ list: Int, date: Int, countsIf: CheckedExpression?, eachRecord: Bool, weighsEach: Bool = false,
    _ context: RunContext, _ calendars: Calendars, condition: String = "counts_if"
  ) {
    let records = context.caseload.lists[list]
    self.list = list
    dateField = date
    dates = records.days(date) ?? DateColumn()
    let shape = context.shape.lists[list]
    ownDates = shape.dateField.flatMap { $0 != date && shape.fields[$0].clock == .happened ? records.days($0) : nil }
    recorded = context.shape.lists[list].recordedField.flatMap { records.days($0) }
    self.countsIf = countsIf?.bindCondition(
      to: context.caseload, calendars: calendars, watch: context.watch?.condition(condition))
    self.eachRecord = eachRecord
    self.weighsEach = weighsEach
    holds = records.holds
  }
}

/// Why a record does not count, or might.
enum Standing: Sendable, Equatable {
  case counts(Int32)
  /// It might, on this day at the most favourable.
  case possible(Int32)
  case rejected
  /// Its own date is after the day judged.
  case notYet
}

extension Check {
  /// Whether a record counts as an occasion, and on which day.
  func standing(_ row: Int, of occasions: BoundOccasions, _ person: Int) -> Standing {
    let day = occasions.dates.days[row]
    if day > asOf { return .notYet }
    if let own = occasions.ownDates?.days[row], own > asOf { return .notYet }
    let isDated = day > DateColumn.invalid
    var frame = frame(person, on: isDated ? day : asOf)
    frame.horizon = asOf
    frame.item = Int32(row)
    let certainty = occasions.countsIf?.certainty(frame) ?? .yes
    if certainty == .no { return .rejected }
    if !isDated { return .possible(favourableDay(row, occasions)) }
    return certainty == .yes ? .counts(day) : .possible(day)
  }

  /// A bad date stands for the most favourable day up to the day it was recorded, else the day judged.
  private func favourableDay(_ row: Int, _ occasions: BoundOccasions) -> Int32 {
    guard let recorded = occasions.recorded, recorded.days[row] > DateColumn.invalid else { return asOf }
    return min(recorded.days[row], asOf)
  }

  /// The occasions of one person in date order; the doubtful ones are marked.
  ///
  /// - Parameter start: absence from this day on matters; a list that is not complete from then adds one doubtful
  ///   occasion on the most favourable day that the extract does not reach.
  func occasions(
    _ occasions: BoundOccasions, of person: Int, from start: Int32, in world: World = .possible,
    into result: inout [Occasion]
  ) {
    result.removeAll(keepingCapacity: true)
    for row in context.caseload.lists[occasions.list].rows(of: person) {
      switch standing(row, of: occasions, person) {
      case .counts(let day): add(Int32(row), day, false, occasions, &result)
      case .possible(let day):
        add(Int32(row), day, true, occasions, &result)
        if occasions.dates.days[row] <= DateColumn.invalid { markUndated(start, world, &result) }
      case .rejected, .notYet: continue
      }
    }
    if let day = unseenDay(occasions, person, start, result) {
      result.append(Occasion(day: day, row: -1, rows: 0..<0, isPossible: true))
      markUndated(start, world, &result)
    }
    let isSorted = zip(result, result.dropFirst()).allSatisfy { $0.day <= $1.day }
    if isSorted { return }
    result.sort { ($0.day, $0.isPossible ? 1 : 0, $0.row) < ($1.day, $1.isPossible ? 1 : 0, $1.row) }
    if !occasions.eachRecord { joinDays(&result) }
  }

  /// Records of one date are one occasion also where they do not stand side by side, as in a list that is not in the order
  /// of these dates.
  private func joinDays(_ result: inout [Occasion]) {
    result = result.reduce(into: []) { joined, next in
      if let last = joined.last, last.day == next.day, last.row >= 0, next.row >= 0, !last.isUndated, !next.isUndated {
        if last.isPossible != next.isPossible || next.hasPossibleRows { joined[joined.count - 1].hasPossibleRows = true }
        return
      }
      joined.append(next)
    }
  }

  /// The newest occasion has no date of its own: it stands for its latest day, or for the earliest that counts.
  private func markUndated(_ start: Int32, _ world: World, _ result: inout [Occasion]) {
    let place = result.count - 1
    result[place].isUndated = true
    if world.contains(.early), start < result[place].day { result[place].day = start }
  }

  private func add(
    _ row: Int32, _ day: Int32, _ possible: Bool, _ occasions: BoundOccasions, _ result: inout [Occasion]
  ) {
    // All sure records of one date are one occasion; a doubtful one beside a sure one adds nothing, unless what it says
    // of the next date is weighed.
    let isDated = occasions.dates.days[Int(row)] > DateColumn.invalid
    guard !occasions.eachRecord, isDated, let last = result.last, last.day == day, last.row >= 0, !last.isUndated else {
      result.append(Occasion(day: day, row: row, rows: row..<(row + 1), isPossible: possible))
      return
    }
    let place = result.count - 1
    if last.isPossible == possible {
      result[place].rows = last.rows.lowerBound..<(row + 1)
    } else if occasions.weighsEach {
      result[place].rows = last.rows.lowerBound..<(row + 1)
      result[place].hasPossibleRows = true
      if !possible { (result[place].row, result[place].isPossible) = (row, false) }
    } else if !possible {
      result[place] = Occasion(day: day, row: row, rows: row..<(row + 1), isPossible: false)
    }
  }

  /// The last day before what the extract holds, if absence before it proves nothing.
  private func unseenDay(
    _ occasions: BoundOccasions, _ person: Int, _ start: Int32, _ known: [Occasion]
  ) -> Int32? {
    switch occasions.holds {
    case .completeAlways, .notSupplied: return nil
    case .completeFrom(let day): return day.dayNumber > start ? min(day.dayNumber - 1, asOf) : nil
    case .latestOnly:
      if let last = known.last, !last.isPossible { return nil }
      // Had there been any, the newest would be here: that there is none at all proves that there never was one.
      let rows = context.caseload.lists[occasions.list].rows(of: person)
      if rows.isEmpty { return nil }
      let newest = rows.last { occasions.dates.days[$0] <= asOf && occasions.dates.days[$0] > DateColumn.invalid }
      guard let newest else { return asOf }
      // A newest from before the start shows that nothing came since.
      let day = occasions.dates.days[newest]
      let isSettled = day < start && rows.allSatisfy { occasions.dates.days[$0] > DateColumn.invalid }
      return isSettled ? nil : max(min(day, asOf), start)
    }
  }
}
