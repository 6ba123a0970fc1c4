import CivilTime

/// Duly's own functions, which the standard does not have. Dates with times are taken by their day.
extension BuiltIn {
  static let ofDuly: [BuiltIn] = [
    BuiltIn("working days between", needs: .working,
      Form([Parameter("from", .days), Parameter("to", .days)], .kind(.number)) { a, call in
        counted(a, &call) { calendar, from, to in
          calendar.workingDays(after: from, through: to).map { .number(Decimal($0)) }
        }
      }),
    BuiltIn("working day after", needs: .working,
      Form([Parameter("date", .days), .number("n")], .kind(.date)) { a, call in
        guard let n = a[1].number, let count = n.int, count >= 0 else {
          return call.fail("the number of days must be whole, 0 or more")
        }
        return counted([a[0]], &call) { calendar, day, _ in
          calendar.workingDay(count, after: day, counting: .nextDay).map { .date(FEELDate($0)) }
        }
      }),
    BuiltIn("age at", .everywhere,
      Form([Parameter("date of birth", .days), Parameter("date", .days)], .kind(.number)) { a, call in
        guard let birth = a[0].day, let day = a[1].day else { return .null }
        if day < birth { return call.fail("the day lies before the date of birth") }
        return .number(Decimal(birth.birthdays(through: day)))
      }),
    BuiltIn("school term of", needs: .school,
      Form([Parameter("date", .days)], .kind(.string)) { a, call in term(a, &call) }),
  ]

  /// What a calendar of working days says of one or two days; a failure where there is none, or it does not cover them.
  private static func counted(
    _ days: [Value], _ call: inout Call, _ answer: (WorkingCalendar, CivilDate, CivilDate) -> Value?
  ) -> Value {
    guard let calendar = call.resources.calendars.working else {
      return call.fail("there is no calendar of working days here", lacksCalendar: true)
    }
    if let from = days.first?.day?.civilDate, let to = days.last?.day?.civilDate, let value = answer(calendar, from, to) {
      return value
    }
    return call.fail(
      "the calendar of working days covers \(calendar.covers.inWords) only", lacksCalendar: true)
  }

  /// The name of the school term; null in the holidays.
  private static func term(_ days: [Value], _ call: inout Call) -> Value {
    guard let calendar = call.resources.calendars.school else {
      return call.fail("there is no school calendar here", lacksCalendar: true)
    }
    switch days[0].day?.civilDate.map(calendar.day) {
    case .term(let term)?: return .string(term.name)
    case .holidays?: return .null
    case .notCovered?, nil:
      return call.fail("the school calendar covers \(calendar.covers.inWords) only", lacksCalendar: true)
    }
  }
}

extension ClosedRange<CivilDate> {
  /// "2012-01-01 to 2028-12-31"
  fileprivate var inWords: String { "\(lowerBound) to \(upperBound)" }
}

extension FEELDate {
  /// How many birthdays have come by a day, itself included. Who was born on 29 February has theirs on the 28th in
  /// other years, the month's last day, as everywhere in Duly.
  fileprivate func birthdays(through day: FEELDate) -> Int {
    let years = day.year - year
    let (month, ofMonth) = (yearMonthDay.month, yearMonthDay.day)
    let last = ProlepticCalendar.daysInMonth(month, ofYear: day.year)
    let (thisMonth, thisDay) = (day.month, day.day)
    return Int((thisMonth, thisDay) < (month, min(ofMonth, last)) ? years - 1 : years)
  }
}
