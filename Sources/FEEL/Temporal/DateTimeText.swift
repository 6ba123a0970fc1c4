import CivilTime

extension FEELDate {
  /// The date that a text says in XML Schema's form, without a zone; nil for anything else.
  init?(text: String) {
    var reader = TemporalReader(text)
    guard let date = reader.date(), reader.isAtEnd else { return nil }
    self = date
  }

  /// `2017-01-01`, `-2017-01-01`, `12345-01-01`.
  var text: String {
    let (year, month, day) = yearMonthDay
    return "\(year < 0 ? "-" : "")\(zeroPadded(Int(year.magnitude), to: 4))-\(zeroPadded(month, to: 2))-\(zeroPadded(day, to: 2))"
  }
}

extension FEELTime {
  /// The time that a text says in XML Schema's form, with `@` and an IANA zone besides; nil for anything else.
  ///
  /// `24:00:00` is midnight.
  init?(text: String, in zones: ZoneTable) {
    var reader = TemporalReader(text)
    guard let nanoseconds = reader.clock(), let zone = reader.zone(in: zones).accepted else { return nil }
    self.init(nanosecondOfDay: nanoseconds % FEELTime.nanosecondsInDay, zone: zone)
  }

  /// `10:30:00`, `10:30:00.5Z`, `10:30:00+01:00`, `10:30:00@Europe/Paris`.
  var text: String {
    let (seconds, nanoseconds) = second
    let clock = "\(zeroPadded(hour, to: 2)):\(zeroPadded(minute, to: 2)):\(zeroPadded(seconds, to: 2))"
    return clock + fractionText(nanoseconds: nanoseconds) + (zone?.text ?? "")
  }
}

extension FEELDateTime {
  /// The date and time that a text says in XML Schema's form, with `@` and an IANA zone besides; nil for anything else.
  ///
  /// A date alone is its midnight, without a zone; `24:00:00` is midnight of the next day.
  init?(text: String, in zones: ZoneTable) {
    var reader = TemporalReader(text)
    guard let date = reader.date() else { return nil }
    guard reader.take("T") else {
      guard reader.isAtEnd, let midnight = FEELTime(nanosecondOfDay: 0, zone: nil) else { return nil }
      self.init(date: date, time: midnight)
      return
    }
    guard let nanoseconds = reader.clock(), let zone = reader.zone(in: zones).accepted,
      let day = date.adding(days: nanoseconds / FEELTime.nanosecondsInDay),
      let time = FEELTime(nanosecondOfDay: nanoseconds % FEELTime.nanosecondsInDay, zone: zone)
    else { return nil }
    self.init(date: day, time: time)
  }

  /// `2017-01-01T10:30:00`, with what `FEELTime.text` adds.
  var text: String { "\(date.text)T\(time.text)" }
}

/// `.5` for half a second; nothing for a whole one.
func fractionText(nanoseconds: Int) -> String {
  guard nanoseconds != 0 else { return "" }
  let digits = zeroPadded(nanoseconds, to: 9).utf8
  let end = digits.lastIndex { $0 != 0x30 } ?? digits.startIndex
  return "." + String(decoding: digits[...end], as: UTF8.self)
}

/// A number that is not negative, with zeros before it.
func zeroPadded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
