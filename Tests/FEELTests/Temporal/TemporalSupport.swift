import CivilTime
@testable import FEEL
import TestSupport
import Testing

/// The system's zones; tests that need them hold only where it has a database.
let zones = ZoneTable()

func date(_ text: String) throws -> FEELDate { try #require(FEELDate(text: text)) }
func time(_ text: String) throws -> FEELTime { try #require(FEELTime(text: text, in: zones)) }
func dateTime(_ text: String) throws -> FEELDateTime { try #require(FEELDateTime(text: text, in: zones)) }
func days(_ text: String) throws -> DaysDuration { try #require(DaysDuration(text: text)) }
func months(_ text: String) throws -> MonthsDuration { try #require(MonthsDuration(text: text)) }

/// Temporal values that a seed settles, edges among them.
struct TemporalMaker {
  private var generator: SeededGenerator
  private let names = ["Europe/London", "Asia/Dhaka", "Australia/Melbourne", "Etc/UTC"]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func date() -> FEELDate {
    switch generator.below(10) {
    case 0: .earliest
    case 1: .latest
    case 2...4: within(FEELDate.earliest.dayNumber...FEELDate.latest.dayNumber)
    default: within(-1_000_000...1_000_000)
    }
  }

  /// A date that months and years can be added to.
  mutating func nearDate() -> FEELDate { within(-1_000_000...1_000_000) }

  private mutating func within(_ days: ClosedRange<Int64>) -> FEELDate {
    FEELDate(dayNumber: Int64.random(in: days, using: &generator)) ?? .earliest
  }

  mutating func time(zoned: Bool? = nil) -> FEELTime {
    let zone = zoned ?? generator.chance(60) ? zone() : nil
    let second = Int64(generator.below(86_400)) * FEELTime.nanosecondsInSecond
    let nanosecond = generator.chance(50) ? 0 : Int64(generator.below(1_000_000_000))
    return FEELTime(nanosecondOfDay: second + nanosecond, zone: zone) ?? .midnightUTC
  }

  mutating func zone(named: Bool = true) -> Zone {
    if named, generator.chance(40) { return .named(generator.pick(names)) }
    return .offset(seconds: generator.pick([0, 3600, -3600, 19_800, -50_400, 50_400, generator.number(-50_400...50_400)]))
  }

  mutating func dateTime() -> FEELDateTime { FEELDateTime(date: date(), time: time()) }

  mutating func days() -> DaysDuration {
    switch generator.below(10) {
    case 0: DaysDuration(nanoseconds: Int128.random(in: .min ... .max, using: &generator))
    case 1: generator.pick([.zero, DaysDuration(nanoseconds: .min), DaysDuration(nanoseconds: .max)])
    default: nearDays()
    }
  }

  mutating func nearDays() -> DaysDuration {
    let unit = generator.pick([1, 1_000_000_000, 60_000_000_000, 3_600_000_000_000, 86_400_000_000_000] as [Int128])
    return DaysDuration(nanoseconds: Int128(generator.number(-5000...5000)) * unit + Int128(generator.pick([0, 0, 1, -5])))
  }

  mutating func months() -> MonthsDuration {
    switch generator.below(10) {
    case 0: MonthsDuration(months: Int64.random(in: .min ... .max, using: &generator))
    case 1: generator.pick([.zero, MonthsDuration(months: .min), MonthsDuration(months: .max)])
    default: MonthsDuration(months: Int64(generator.number(-5000...5000)))
    }
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { generator.number(range) }
  mutating func pick<T>(_ choices: [T]) -> T { generator.pick(choices) }
}
