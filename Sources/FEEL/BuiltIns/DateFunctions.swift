import CivilTime

extension BuiltIn {
  static let dates: [BuiltIn] = [
    BuiltIn("date", .everywhere,
      Form([.text("from")], .kind(.date)) { a, call in
        FEELDate(text: a[0].string ?? "").map { .date($0) } ?? call.fail("the text is no date; a date is written 2026-04-01")
      },
      Form([Parameter("from", .days)], .kind(.date)) { a, _ in a[0].day.map { .date($0) } ?? .null },
      Form([.number("year"), .number("month"), .number("day")], .kind(.date)) { a, call in date(a, &call) }),
    BuiltIn("time", .wholeFEELOnly,
      Form([.text("from")], .kind(.time)) { a, call in
        FEELTime(text: a[0].string ?? "", in: call.zones).map { .time($0) }
          ?? call.fail("the text is no time; a time is written 10:30:00")
      },
      Form([Parameter("from", [.time, .date, .dateTime])], .kind(.time)) { a, _ in a[0].timeOfDay.map { .time($0) } ?? .null },
      Form(
        [.number("hour"), .number("minute"), .number("second"), Parameter("offset", .daysDuration).optional], .kind(.time)
      ) { a, call in time(a, &call) }),
    BuiltIn("date and time", .everywhere,
      Form([.text("from")], .kind(.dateTime)) { a, call in
        FEELDateTime(text: a[0].string ?? "", in: call.zones).map { .dateTime($0) }
          ?? call.fail("the text is no date with a time; one is written 2026-04-01T10:30:00")
      },
      Form([Parameter("date", .days), Parameter("time", .time)], .kind(.dateTime)) { a, _ in
        guard let day = a[0].day, case .time(let time) = a[1] else { return .null }
        return .dateTime(FEELDateTime(date: day, time: time))
      },
      Form([Parameter("date", .dateTime), .text("timezone")], .kind(.dateTime)) { a, call in
        guard case .dateTime(let value) = a[0], case let name = a[1].string ?? "", call.zones.rules(named: name) != nil,
          let converted = value.converted(to: .named(name), in: call.zones)
        else { return call.fail("there is no such time zone, or the value has none") }
        return .dateTime(converted)
      }),
    BuiltIn("duration", .everywhere,
      Form([.text("from")], .kind(.durations)) { a, call in
        TemporalLiteral(duration: a[0].string ?? "").map { Value($0) }
          ?? call.fail("the text is no length of time; ten days are written P10D, six months P6M")
      }),
    BuiltIn("years and months duration", .everywhere,
      Form([Parameter("from", .days), Parameter("to", .days)], .kind(.monthsDuration)) { a, _ in
        guard let from = a[0].day, let to = a[1].day else { return .null }
        return .monthsDuration(FEELDate.yearsAndMonths(from: from, to: to))
      }),
    calendarPart("day of year", .number) { .number(Decimal($0.dayOfYear)) },
    calendarPart("day of week", .string) { .string($0.weekdayName) },
    calendarPart("month of year", .string) { .string($0.monthName) },
    calendarPart("week of year", .number) { .number(Decimal($0.isoWeek)) },
    BuiltIn("now", .wholeFEELOnly,
      Form([], .kind(.dateTime)) { _, call in call.run.map { .dateTime($0.now) } ?? .null }),
    BuiltIn("today", .everywhere,
      Form([], .kind(.date)) { _, call in call.run.map { .date($0.now.date) } ?? .null }),
  ]

  private static func calendarPart(
    _ name: String, _ gives: Kinds, _ part: @escaping @Sendable (FEELDate) -> Value
  ) -> BuiltIn {
    BuiltIn(name, .everywhere, Form([Parameter("date", .days)], .kind(gives)) { a, _ in a[0].day.map(part) ?? .null })
  }

  private static func date(_ a: [Value], _ call: inout Call) -> Value {
    guard let year = a[0].number?.truncated, let month = a[1].number?.truncated, let day = a[2].number?.truncated,
      let date = FEELDate(year: Int64(year), month: month, day: day)
    else { return call.fail("there is no such day") }
    return .date(date)
  }

  private static func time(_ a: [Value], _ call: inout Call) -> Value {
    var zone: Zone?
    if case .daysDuration(let offset) = a[3] {
      guard let known = Zone(offset: offset) else { return call.fail("an offset is a whole number of seconds, at most 14 hours") }
      zone = known
    }
    guard let hour = a[0].number?.truncated, let minute = a[1].number?.truncated, let second = a[2].number,
      let whole = second.rounded(scale: 0, .floor)?.int,
      let nanosecond = second.modulo(.one)?.multiplying(Decimal(1_000_000_000))?.truncated,
      let time = FEELTime(hour: hour, minute: minute, second: whole, nanosecond: nanosecond, zone: zone)
    else { return call.fail("there is no such time") }
    return .time(time)
  }
}

extension Value {
  /// The day of a date or a date with a time.
  var day: FEELDate? {
    switch self {
    case .date(let date): date
    case .dateTime(let value): value.date
    default: nil
    }
  }

  /// The time of a time or a date with a time; a date's is midnight.
  var timeOfDay: FEELTime? {
    switch self {
    case .time(let time): time
    case .dateTime(let value): value.time
    case .date: .midnightUTC
    default: nil
    }
  }

  init(_ literal: TemporalLiteral) {
    self =
      switch literal {
      case .date(let date): .date(date)
      case .time(let time): .time(time)
      case .dateTime(let value): .dateTime(value)
      case .daysDuration(let duration): .daysDuration(duration)
      case .monthsDuration(let duration): .monthsDuration(duration)
      }
  }

  /// What `@"…"` says.
  init?(temporal text: String, _ zones: ZoneTable) {
    guard let literal = TemporalLiteral(text: text, in: zones) else { return nil }
    self.init(literal)
  }
}

extension FEELDate {
  var midnightUTC: FEELDateTime { FEELDateTime(midnightOf: self) }
}
