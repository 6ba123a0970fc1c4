import CivilTime
import Compliance

/// A deadline in hours: the minutes, since 1970 in Greenwich, that its start, its end and what was done may have been.
struct NaiveClock: Equatable {
  var starts: [Int]
  var dues: [Int]
  /// Empty: not done.
  var dones: [Int] = []
}

/// The clocks of the United Kingdom.
enum NaiveTime {
  /// They are an hour ahead from the last Sunday in March, one o'clock, to the last Sunday in October.
  static func isSummer(_ instant: Int) -> Bool {
    let day = Int((Double(instant) / 1440).rounded(.down))
    let year = CivilDate(dayNumber: Int32(day)).yearMonthDay.year
    return instant >= lastSunday(year, 3) * 1440 + 60 && instant < lastSunday(year, 10) * 1440 + 60
  }

  private static func lastSunday(_ year: Int, _ month: Int) -> Int {
    var day = CivilDate(year: year, month: month, day: 31).map { Int($0.dayNumber) } ?? 0
    while (day + 3) % 7 != 6 { day -= 1 }
    return day
  }

  /// The instants at which clocks show so many minutes of a day: one, two in the night on which they go back, and where they
  /// leave the hour out the one at which they do.
  static func instants(_ day: Int, _ minute: Int) -> [Int] {
    let shown = day * 1440 + minute
    let found = [shown - 60, shown].filter { $0 + (isSummer($0) ? 60 : 0) == shown }
    return found.isEmpty ? [shown] : found
  }

  /// The first minute of a day and its last.
  static func whole(_ day: Int) -> [Int] { instants(day, 0) + [end(of: day) - 1] }

  /// The first minute of the next day.
  static func end(of day: Int) -> Int { instants(day + 1, 0)[0] }

  static func day(of instant: Int) -> Int {
    Int((Double(instant + (isSummer(instant) ? 60 : 0)) / 1440).rounded(.down))
  }
}

extension Reference {
  /// When a record says that something was: a date alone stands for the whole day.
  func times(_ record: PlainRecord, _ field: String, _ day: Int) -> [Int] {
    record.minute(field).map { NaiveTime.instants(day, $0) } ?? NaiveTime.whole(day)
  }

  /// From a known time hours are elapsed time. Where only the date is known there is no clock to go by: a day counts 24.
  func start(_ obligation: inout NaiveObligation, _ hours: Int, _ record: PlainRecord, _ field: String) {
    guard let day = obligation.opened else { return }
    let starts = times(record, field, day)
    var dues = starts.map { $0 + hours * 60 }
    if record.minute(field) == nil {
      dues = [0, 1439].flatMap { NaiveTime.instants(day + ($0 + hours * 60) / 1440, ($0 + hours * 60) % 1440) }
    }
    obligation.clock = NaiveClock(starts: starts, dues: dues)
    obligation.due = dues.max().map { NaiveTime.day(of: $0) }
  }

  /// Whether what is said to be done surely came before the start.
  func isBefore(_ obligation: NaiveObligation, _ record: PlainRecord, _ field: String, _ day: Int) -> Bool {
    guard let start = obligation.clock?.starts.min(), let last = times(record, field, day).max() else { return false }
    return last < start
  }

  /// When an occasion was, by the first of its records; those that surely came before the start are none, where it has to
  /// come after.
  func times(_ occasion: NaiveOccasion, _ obligation: NaiveObligation, isBound: Bool) -> [Int]? {
    if occasion.records.isEmpty { return favourable(obligation, occasion.day) }
    let field = dateField(of: occasion.records[0].list)
    let counting = occasion.records.filter { !isBound || !isBefore(obligation, $0, field, occasion.day) }
    let all = counting.map { record in
      if case .day = record[field] { return times(record, field, occasion.day) }
      return favourable(obligation, occasion.day)
    }
    guard let first = all.compactMap({ $0.min() }).min(), let last = all.compactMap({ $0.max() }).min() else { return nil }
    return [first, last]
  }

  /// What has no readable date stands for the most favourable time of the day on which it is taken to have been.
  func favourable(_ obligation: NaiveObligation, _ day: Int) -> [Int] {
    let whole = NaiveTime.whole(day)
    return [max(whole[0], min(whole[1], obligation.clock?.dues.min() ?? whole[0]))]
  }

  /// Every reading of the times is judged: where they differ nobody can tell.
  func outcome(_ obligation: NaiveObligation, _ clock: NaiveClock, _ due: Int) -> Outcome {
    var outcomes = Set<Outcome>()
    for deadline in clock.dues {
      if obligation.done != nil {
        for done in clock.dones { outcomes.insert(done <= deadline ? .met : .late) }
      } else if let ended = obligation.ended {
        outcomes.insert(deadline < NaiveTime.end(of: ended - 1) ? .missed : .lapsed)
      } else {
        outcomes.insert(deadline < NaiveTime.end(of: asOf) ? passed(due) : coming(due))
      }
    }
    return outcomes.count == 1 ? outcomes.first ?? .cannotTell : .cannotTell
  }
}

extension PlainRecord {
  /// The minute of the day that a field names; midnight names none, unless the schema says so.
  func minute(_ field: String) -> Int? {
    guard case .moment(_, let minute?) = self[field + " in full"] else { return nil }
    return minute == 0 && field != "ended_at" ? nil : minute
  }
}

extension PlainCase {
  /// Dates with times as dates, with their times beside them.
  var withTimesApart: PlainCase {
    var copy = self
    for place in copy.records.indices {
      for (field, cell) in copy.records[place].cells {
        guard case .moment(let day, _) = cell else { continue }
        copy.records[place][field] = .day(day)
        copy.records[place][field + " in full"] = cell
      }
    }
    return copy
  }
}

/// The field by which a record refers to the one that it answers.
func referenceField(of list: String) -> String { list == "reply" ? "call_id" : "enquiry_id" }
