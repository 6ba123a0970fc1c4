import CivilTime

/// FEEL's time of day, to the nanosecond, with or without a zone.
///
/// `==` is FEEL's `is()`: the same parts. FEEL's `=` and `<` are `order(to:in:)`.
struct FEELTime: Sendable, Hashable {
  /// From midnight; less than a day.
  let nanosecondOfDay: Int64
  let zone: Zone?

  static let nanosecondsInSecond: Int64 = 1_000_000_000
  static let nanosecondsInDay: Int64 = 86_400 * nanosecondsInSecond
  /// What a date is when it is taken for a date and time.
  static let midnightUTC = FEELTime(wrapping: 0, zone: .utc)

  /// Nil for what is no nanosecond of a day.
  init?(nanosecondOfDay: Int64, zone: Zone?) {
    guard nanosecondOfDay >= 0, nanosecondOfDay < FEELTime.nanosecondsInDay else { return nil }
    self.nanosecondOfDay = nanosecondOfDay
    self.zone = zone
  }

  /// Nil where no clock shows such a time.
  init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: Zone? = nil) {
    guard 0..<24 ~= hour, 0..<60 ~= minute, 0..<60 ~= second, 0..<Int(FEELTime.nanosecondsInSecond) ~= nanosecond else { return nil }
    nanosecondOfDay = Int64(hour * 3600 + minute * 60 + second) * FEELTime.nanosecondsInSecond + Int64(nanosecond)
    self.zone = zone
  }

  /// Clocks begin again at midnight.
  private init(wrapping nanoseconds: Int128, zone: Zone?) {
    let days = Timeline.floorDivide(nanoseconds, by: Timeline.nanosecondsInDay)
    nanosecondOfDay = Int64(nanoseconds - days * Timeline.nanosecondsInDay)
    self.zone = zone
  }
}

// MARK: - Properties

extension FEELTime {
  private var secondOfDay: Int { Int(nanosecondOfDay / FEELTime.nanosecondsInSecond) }

  var hour: Int { secondOfDay / 3600 }
  var minute: Int { secondOfDay / 60 % 60 }
  /// The second, and the nanoseconds of its fraction.
  var second: (seconds: Int, nanoseconds: Int) { (secondOfDay % 60, Int(nanosecondOfDay % FEELTime.nanosecondsInSecond)) }

  /// FEEL's `time offset`; nil without a zone.
  func timeOffset(in zones: ZoneTable) -> DaysDuration? { offset(in: zones).map { DaysDuration(seconds: Int64($0)) } }

  /// FEEL's `timezone`: an IANA name, or nil.
  var timezone: String? { zone?.name }

  /// An IANA zone's offset depends on the date. Where there is none, XML Schema stands a time on 31 December 1972.
  private func offset(in zones: ZoneTable) -> Int? {
    let dayOfXMLSchema: Int64 = 1095
    return zone?.offset(atLocal: dayOfXMLSchema * 86_400 + Int64(secondOfDay), in: zones)
  }
}

// MARK: - Comparing and arithmetic

extension FEELTime {
  /// Nil if the table does not know the zone.
  func place(in zones: ZoneTable) -> Timeline? {
    guard zone != nil else { return .local(Int128(nanosecondOfDay)) }
    return offset(in: zones).map { .universal(Int128(nanosecondOfDay) - Int128($0) * Timeline.nanosecondsInSecond) }
  }

  /// How FEEL compares times: on UTC, to the second. Nil if one has a zone and the other has none.
  func order(to other: FEELTime, in zones: ZoneTable) -> TemporalOrder? {
    guard let a = place(in: zones), let b = other.place(in: zones) else { return nil }
    return a.order(to: b)
  }

  /// FEEL's `time - time`; nil if one has a zone and the other has none.
  func subtracting(_ other: FEELTime, in zones: ZoneTable) -> DaysDuration? {
    guard let a = place(in: zones), let b = other.place(in: zones) else { return nil }
    return a.distance(from: b)
  }

  /// FEEL's `time + days and time duration`: whole days change nothing.
  func adding(_ duration: DaysDuration) -> FEELTime {
    FEELTime(wrapping: Int128(nanosecondOfDay) + duration.nanoseconds % Timeline.nanosecondsInDay, zone: zone)
  }

  /// FEEL's `time - days and time duration`.
  func subtracting(_ duration: DaysDuration) -> FEELTime {
    FEELTime(wrapping: Int128(nanosecondOfDay) - duration.nanoseconds % Timeline.nanosecondsInDay, zone: zone)
  }
}
