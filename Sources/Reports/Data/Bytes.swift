import CivilTime

/// Text in UTF-8 that is written bit by bit, straight into memory: a scan writes some hundred megabytes.
public struct Bytes: @unchecked Sendable {
  // Shared by copies until one of them is written to; whoever writes is the only owner. Hence safe to send.
  private var memory: Memory
  private var end: UnsafeMutablePointer<UInt8>

  private final class Memory {
    let start: UnsafeMutablePointer<UInt8>
    let limit: UnsafeMutablePointer<UInt8>

    init(_ capacity: Int) {
      start = .allocate(capacity: capacity)
      limit = start + capacity
    }

    deinit { start.deallocate() }
  }

  /// Nothing yet, and room for so many bytes.
  public init(room: Int = 256) {
    memory = Memory(max(16, room))
    end = memory.start
  }

  /// Room for so many bytes at most, and what is written there: `write` says where it ended.
  init(room: Int, _ write: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>) {
    self.init(room: room)
    end = write(memory.start)
  }

  /// A copy of some.
  public init(_ bytes: [UInt8]) {
    self.init(room: bytes.count)
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// How many there are.
  public var count: Int { end - memory.start }

  /// What is written so far, where it lies.
  public func withBuffer<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    defer { withExtendedLifetime(memory) {} }
    return try body(UnsafeBufferPointer(start: memory.start, count: count))
  }

  /// The last byte; 0 where there is none.
  @inline(__always)
  var last: UInt8 { end == memory.start ? 0 : (end - 1).pointee }

  /// Makes this value the only owner of memory for so many more.
  @inline(__always)
  private mutating func need(_ more: Int) {
    if memory.limit - end < more || !isKnownUniquelyReferenced(&memory) { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let count = count
    let larger = Memory(max(count * 2, count + more))
    larger.start.update(from: memory.start, count: count)
    memory = larger
    end = larger.start + count
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    need(1)
    end.pointee = byte
    end += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let from = bytes.baseAddress else { return }
    need(bytes.count)
    end.update(from: from, count: bytes.count)
    end += bytes.count
  }

  /// A name or mark of the program's own.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// What another holds.
  public mutating func append(_ other: Bytes) { other.withBuffer { append($0) } }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func append(_ number: Int) {
    need(20)
    end.add(number: number)
  }

  /// `yyyy-mm-dd`
  mutating func append(_ date: CivilDate) {
    need(10)
    if !end.add(date) { append(date.description) }
  }

  /// Copies text as long as every byte stands for itself in JSON. False, and nothing is added, where one does not.
  @inline(__always)
  mutating func appendPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    need(text.count)
    var place = end
    for byte in text {
      if byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
      place.pointee = byte
      place += 1
    }
    end = place
    return true
  }
}

/// Writing into memory that has room for it.
extension UnsafeMutablePointer<UInt8> {
  @inline(__always)
  mutating func add(_ byte: UInt8) {
    pointee = byte
    self += 1
  }

  /// `yyyy-mm-dd`; false, and nothing is added, where the year has not four digits.
  @inline(__always)
  mutating func add(_ date: CivilDate) -> Bool {
    let (year, month, day) = date.yearMonthDay
    guard (1000...9999).contains(year) else { return false }
    add(twoDigits: year / 100)
    add(twoDigits: year % 100)
    add(UInt8(ascii: "-"))
    add(twoDigits: month)
    add(UInt8(ascii: "-"))
    add(twoDigits: day)
    return true
  }

  @inline(__always)
  private mutating func add(twoDigits number: Int) {
    add(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10))
    add(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
  }

  mutating func add(number: Int) {
    if number < 0 { add(UInt8(ascii: "-")) }
    var divisor: UInt = 1
    let magnitude = number.magnitude
    while magnitude / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      add(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude / divisor % 10))
      divisor /= 10
    }
  }
}
