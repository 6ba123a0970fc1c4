import CivilTime

/// What `@"…"` says: the text's own form settles its kind.
enum TemporalLiteral: Sendable, Hashable {
  case date(FEELDate)
  case time(FEELTime)
  case dateTime(FEELDateTime)
  case daysDuration(DaysDuration)
  case monthsDuration(MonthsDuration)

  /// Nil for a text of no such form.
  init?(text: String, in zones: ZoneTable) {
    if let date = FEELDate(text: text) {
      self = .date(date)
    } else if let dateTime = FEELDateTime(text: text, in: zones) {
      self = .dateTime(dateTime)
    } else if let time = FEELTime(text: text, in: zones) {
      self = .time(time)
    } else if let duration = TemporalLiteral(duration: text) {
      self = duration
    } else {
      return nil
    }
  }

  /// FEEL's `duration(from)`: either kind of duration; nil for a text of no such form.
  init?(duration text: String) {
    if let days = DaysDuration(text: text) {
      self = .daysDuration(days)
    } else if let months = MonthsDuration(text: text) {
      self = .monthsDuration(months)
    } else {
      return nil
    }
  }

  /// FEEL's `string()` of it, in its standard form.
  var text: String {
    switch self {
    case .date(let date): date.text
    case .time(let time): time.text
    case .dateTime(let dateTime): dateTime.text
    case .daysDuration(let duration): duration.text
    case .monthsDuration(let duration): duration.text
    }
  }
}
