/// How the dates of a column are written.
public enum DateForm: Sendable, Hashable, CaseIterable {
    /// `2026-03-31`
    case iso
    /// `31/03/2026`, `31-03-2026`, `31.03.2026`, `1/4/2026`; the year has four digits.
    case dayFirst
}

/// A date as it stands in a file, with the time of day where one is written.
public struct DateAndTime: Hashable, Sendable {
    /// The day.
    public let date: CivilDate
    /// Minutes since midnight (0 to 1439), seconds dropped; nil where only a date is written.
    public let minuteOfDay: Int?

    /// A date, with minutes since midnight where a time is known.
    public init(date: CivilDate, minuteOfDay: Int?) {
        self.date = date
        self.minuteOfDay = minuteOfDay
    }
}

/// The date that the bytes say in that form; nil where they say none.
///
/// A time may follow after `T` or a blank (`00:00`, `00:00:00`, `00:00:00.000`) and is checked, then dropped.
/// A zone (`Z`, `+01:00`) is refused, since it could move the day. Blanks around the date are the caller's to trim.
public func parseDate(_ bytes: UnsafeBufferPointer<UInt8>, form: DateForm) -> CivilDate? {
    let (date, end) = dayPart(bytes, form)
    if end == bytes.count { return date }
    guard let date, minutes(of: bytes, from: end) != nil else { return nil }
    return date
}

/// The date that the text says in that form; nil where it says none. Rules as for bytes.
public func parseDate(_ text: String, form: DateForm) -> CivilDate? {
    var text = text
    return text.withUTF8 { parseDate($0, form: form) }
}

/// The date and, where written, the time of day that the bytes say; nil where they say no date of that form.
public func parseDateAndTime(_ bytes: UnsafeBufferPointer<UInt8>, form: DateForm) -> DateAndTime? {
    let (day, end) = dayPart(bytes, form)
    guard let day else { return nil }
    if end == bytes.count { return DateAndTime(date: day, minuteOfDay: nil) }
    guard let minutes = minutes(of: bytes, from: end) else { return nil }
    return DateAndTime(date: day, minuteOfDay: minutes)
}

/// The date and, where written, the time of day that the text says; nil where it says no date of that form.
public func parseDateAndTime(_ text: String, form: DateForm) -> DateAndTime? {
    var text = text
    return text.withUTF8 { parseDateAndTime($0, form: form) }
}

// MARK: - Bytes

/// The date at the beginning, and the offset after it.
@inline(__always)
private func dayPart(_ bytes: UnsafeBufferPointer<UInt8>, _ form: DateForm) -> (date: CivilDate?, end: Int) {
    switch form {
    case .iso: isoPart(bytes)
    case .dayFirst: dayFirstPart(bytes)
    }
}

private func isoPart(_ bytes: UnsafeBufferPointer<UInt8>) -> (date: CivilDate?, end: Int) {
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
        let year = number(bytes, 0, 4), let month = number(bytes, 5, 2), let day = number(bytes, 8, 2)
    else { return (nil, bytes.count) }
    return (CivilDate(year: year, month: month, day: day), 10)
}

private func dayFirstPart(_ bytes: UnsafeBufferPointer<UInt8>) -> (date: CivilDate?, end: Int) {
    let none: (CivilDate?, Int) = (nil, bytes.count)
    guard bytes.count >= 8 else { return none }
    let dayLength = isDigit(bytes[1]) ? 2 : 1
    let separator = bytes[dayLength]
    guard separator == UInt8(ascii: "/") || separator == UInt8(ascii: "-") || separator == UInt8(ascii: ".")
    else { return none }
    let monthStart = dayLength + 1
    let monthLength = isDigit(bytes[monthStart + 1]) ? 2 : 1
    let yearStart = monthStart + monthLength + 1
    guard yearStart + 4 <= bytes.count, bytes[yearStart - 1] == separator,
        let day = number(bytes, 0, dayLength),
        let month = number(bytes, monthStart, monthLength),
        let year = number(bytes, yearStart, 4)
    else { return none }
    return (CivilDate(year: year, month: month, day: day), yearStart + 4)
}

/// Minutes since midnight of `T00:00[:00[.0…]]` from the offset to the end; nil where it is no time.
private func minutes(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard bytes.count >= start + 6, bytes[start] == UInt8(ascii: "T") || bytes[start] == UInt8(ascii: " "),
        let hour = number(bytes, start + 1, 2), hour < 24,
        bytes[start + 3] == UInt8(ascii: ":"),
        let minute = number(bytes, start + 4, 2), minute < 60,
        areSeconds(bytes, from: start + 6)
    else { return nil }
    return hour * 60 + minute
}

/// Whether the rest is nothing, `:00` or `:00.0` with one to nine decimals.
private func areSeconds(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    if bytes.count == start { return true }
    guard bytes.count >= start + 3, bytes[start] == UInt8(ascii: ":"),
        let second = number(bytes, start + 1, 2), second < 60
    else { return false }
    if bytes.count == start + 3 { return true }
    let decimals = bytes.count - (start + 4)
    guard bytes[start + 3] == UInt8(ascii: "."), decimals >= 1, decimals <= 9 else { return false }
    return (start + 4..<bytes.count).allSatisfy { isDigit(bytes[$0]) }
}

@inline(__always)
private func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") <= 9
}

/// The number that so many digits say; nil where one of them is none. The offsets lie within the bytes.
@inline(__always)
private func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) -> Int? {
    var value = 0
    for offset in start..<start + length {
        let digit = bytes[offset] &- UInt8(ascii: "0")
        guard digit <= 9 else { return nil }
        value = value * 10 + Int(digit)
    }
    return value
}
