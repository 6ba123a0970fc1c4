import CivilTime

/// The zone of a time: an offset from UTC, or the name of an IANA zone.
enum Zone: Sendable, Hashable {
  /// Seconds east of Greenwich; `Z` is 0. At most 14 hours either way, as XML Schema has it.
  case offset(seconds: Int)
  case named(String)

  static let utc = Zone.offset(seconds: 0)
  static let largestOffset = 14 * 3600

  /// An offset given as a duration; nil if it is longer than 14 hours or no whole number of seconds.
  init?(offset duration: DaysDuration) {
    let (seconds, rest) = duration.nanoseconds.quotientAndRemainder(dividingBy: Timeline.nanosecondsInSecond)
    guard rest == 0, seconds.magnitude <= UInt128(Zone.largestOffset) else { return nil }
    self = .offset(seconds: Int(seconds))
  }

  /// `Z`, `+01:00`, `-02:45:55` or `@Europe/Paris`.
  var text: String {
    switch self {
    case .named(let name): return "@" + name
    case .offset(0): return "Z"
    case .offset(let seconds):
      let size = Int(seconds.magnitude)
      let minutes = "\(seconds < 0 ? "-" : "+")\(zeroPadded(size / 3600, to: 2)):\(zeroPadded(size / 60 % 60, to: 2))"
      return size % 60 == 0 ? minutes : "\(minutes):\(zeroPadded(size % 60, to: 2))"
    }
  }

  /// The IANA name; nil for an offset.
  var name: String? {
    if case .named(let name) = self { name } else { nil }
  }

  /// The offset in seconds when its clocks show a local time; nil if the table does not know the zone.
  func offset(atLocal seconds: Int64, in zones: ZoneTable) -> Int? {
    switch self {
    case .offset(let seconds): seconds
    case .named(let name): zones.rules(named: name)?.offset(atLocal: seconds)
    }
  }

  /// The offset in seconds at an instant; nil if the table does not know the zone.
  func offset(atInstant seconds: Int64, in zones: ZoneTable) -> Int? {
    switch self {
    case .offset(let seconds): seconds
    case .named(let name): zones.rules(named: name)?.offset(atInstant: seconds)
    }
  }
}
