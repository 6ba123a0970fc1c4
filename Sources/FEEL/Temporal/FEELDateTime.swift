import CivilTime

/// FEEL's date and time, with or without a zone.
///
/// `==` is FEEL's `is()`: the same parts. FEEL's `=` and `<` are `order(to:in:)`.
struct FEELDateTime: Sendable, Hashable {
  let date: FEELDate
  let time: FEELTime

  /// FEEL's `date and time(date, time)`; for one of a date and time, give its date.
  init(date: FEELDate, time: FEELTime) {
    self.date = date
    self.time = time
  }

  /// What a date is beside a date and time: its midnight on UTC.
  init(midnightOf date: FEELDate) { self.init(date: date, time: .midnightUTC) }

  var zone: Zone? { time.zone }
  /// FEEL's `timezone`: an IANA name, or nil.
  var timezone: String? { time.timezone }

  /// FEEL's `time offset`; nil without a zone.
  func timeOffset(in zones: ZoneTable) -> DaysDuration? {
    zone?.offset(atLocal: localSecond, in: zones).map { DaysDuration(seconds: Int64($0)) }
  }

  /// Nanoseconds since 1970-01-01T00:00:00 on its own clocks.
  private var local: Int128 { date.midnight + Int128(time.nanosecondOfDay) }
  private var localSecond: Int64 { date.dayNumber * 86_400 + time.nanosecondOfDay / FEELTime.nanosecondsInSecond }
}

// MARK: - Comparing

extension FEELDateTime {
  /// Nil if the table does not know the zone.
  func place(in zones: ZoneTable) -> Timeline? {
    guard let zone else { return .local(local) }
    return zone.offset(atLocal: localSecond, in: zones).map { .universal(local - Int128($0) * Timeline.nanosecondsInSecond) }
  }

  /// How FEEL compares dates and times: on UTC, to the second. Nil if one has a zone and the other has none.
  func order(to other: FEELDateTime, in zones: ZoneTable) -> TemporalOrder? {
    guard let a = place(in: zones), let b = other.place(in: zones) else { return nil }
    return a.order(to: b)
  }

  /// FEEL's `date and time - date and time`; nil if one has a zone and the other has none.
  func subtracting(_ other: FEELDateTime, in zones: ZoneTable) -> DaysDuration? {
    guard let a = place(in: zones), let b = other.place(in: zones) else { return nil }
    return a.distance(from: b)
  }
}

// MARK: - Arithmetic

extension FEELDateTime {
  /// FEEL's `date and time + years and months duration`: the same time of day on another date; nil outside the years.
  func adding(_ duration: MonthsDuration) -> FEELDateTime? {
    date.adding(duration).map { FEELDateTime(date: $0, time: time) }
  }

  /// FEEL's `date and time - years and months duration`.
  func subtracting(_ duration: MonthsDuration) -> FEELDateTime? { duration.negated.flatMap(adding) }

  /// FEEL's `date and time + days and time duration`: time that passes, so that clocks may change on the way; nil outside the years.
  func adding(_ duration: DaysDuration, in zones: ZoneTable) -> FEELDateTime? {
    guard let place = place(in: zones) else { return nil }
    switch place {
    case .local(let nanosecond), .universal(let nanosecond):
      let (sum, overflows) = nanosecond.addingReportingOverflow(duration.nanoseconds)
      return overflows ? nil : FEELDateTime(nanosecond: sum, zone: zone, in: zones)
    }
  }

  /// FEEL's `date and time - days and time duration`.
  func subtracting(_ duration: DaysDuration, in zones: ZoneTable) -> FEELDateTime? {
    duration.negated.flatMap { adding($0, in: zones) }
  }

  /// The same instant on the clocks of another zone; nil without a zone, or if the table does not know one of them.
  func converted(to zone: Zone, in zones: ZoneTable) -> FEELDateTime? {
    guard case .universal(let nanosecond)? = place(in: zones) else { return nil }
    return FEELDateTime(nanosecond: nanosecond, zone: zone, in: zones)
  }

  /// Of an instant, if there is a zone; else of a place on its own clocks.
  private init?(nanosecond: Int128, zone: Zone?, in zones: ZoneTable) {
    guard let second = Int64(exactly: Timeline.second(ofNanosecond: nanosecond)) else { return nil }
    var offset = 0
    if let zone {
      guard let known = zone.offset(atInstant: second, in: zones) else { return nil }
      offset = known
    }
    guard let found = Timeline.day(ofNanosecond: nanosecond, plus: Int128(offset) * Timeline.nanosecondsInSecond),
      let time = FEELTime(nanosecondOfDay: found.nanosecondOfDay, zone: zone)
    else { return nil }
    self.init(date: found.date, time: time)
  }
}
