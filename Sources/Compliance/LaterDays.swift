import CaseRecords
import Caseload
import CivilTime
import FEEL
import RuleSets

/// Days after the one judged on which a verdict may change though nothing is open: found in columns that are looked up once.
///
/// A class for the same reason as `RecordList`.
final class LaterDays: @unchecked Sendable {
  // Never written after `init`; the buffers lie in columns that the check's caseload keeps.

  /// One date column of a list that the rule reads.
  private struct Dates {
    /// Where the records of each person begin; nil: they are the people themselves.
    let starts: UnsafeBufferPointer<Int32>?
    let days: UnsafeBufferPointer<Int32>
  }
  private struct Moments {
    let starts: UnsafeBufferPointer<Int32>?
    let column: DateTimeColumn
  }
  private let dates: [Dates]
  private let moments: [Moments]
  /// The rule's own: its last day, those of its figures.
  let ofRule: [Int32]
  /// Some span of the rule depends on a condition.
  let hasConditions: Bool

  init(_ rule: Rule, _ readsLists: [Int], _ context: RunContext) {
    var (dates, moments): ([Dates], [Moments]) = ([], [])
    for list in LaterDays.lists(readsLists, context) {
      let records = context.caseload.lists[list]
      let isAbout = list == context.shape.aboutList
      guard isAbout || context.shape.lists[list].owner?.list == context.shape.aboutList, isAbout || !records.groupStarts.isEmpty
      else { continue }
      let starts = isAbout ? nil : records.groupStarts.buffer
      for case let column? in records.columns {
        switch column {
        case .date(let column): dates.append(Dates(starts: starts, days: column.days.buffer))
        case .dateTime(let column): moments.append(Moments(starts: starts, column: column))
        default: continue
        }
      }
    }
    (self.dates, self.moments) = (dates, moments)
    let spans = rule.duty.spanExpressions
    ofRule = (rule.until.map { [$0.dayNumber] } ?? []) + spans.flatMap(\.figures).flatMap(\.values).map(\.from.dayNumber)
    hasConditions = !spans.flatMap(\.conditions).isEmpty
  }

  /// Lists whose dates the rule reads, the histories of its facts included.
  private static func lists(_ readsLists: [Int], _ context: RunContext) -> [Int] {
    var lists = Set(readsLists)
    lists.insert(context.shape.aboutList)
    for list in lists { for field in context.shape.lists[list].fields { if let dated = field.dated { lists.insert(dated.list) } } }
    // Derived lists, which may be made of derived ones, do not hold what happens later; the records that they are made of do.
    for _ in 0..<2 { for list in lists { for field in context.schema.fieldsBehind(list) { lists.insert(field.list) } } }
    return lists.sorted()
  }

  /// Dates of the person's records that are later than the day judged: each may become visible on its day.
  func add(_ person: Int, to soonest: inout SoonestDay) {
    func rows(_ starts: UnsafeBufferPointer<Int32>?) -> Range<Int> {
      starts.map { Int($0[person])..<Int($0[person + 1]) } ?? person..<(person + 1)
    }
    for column in dates { for row in rows(column.starts) { soonest.add(column.days[row]) } }
    for moment in moments {
      for row in rows(moment.starts) where moment.column.state(row) == .value {
        soonest.add(Int32(clamping: moment.column.doubledMinutes[row] / 2880))
      }
    }
  }
}

/// The first of some days after another.
struct SoonestDay {
  let after: Int32
  private var first = Int32.max

  init(after: Int32) { self.after = after }

  @inline(__always)
  mutating func add(_ day: Int32) { if day > after, day < first { first = day } }

  /// nil: none came after it.
  var day: CivilDate? { first == .max ? nil : CivilDate(dayNumber: first) }
}
