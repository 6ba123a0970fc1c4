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
}

// MARK: - Members of a JSON object

extension Bytes {
  /// The name of a member, behind a comma where one stands before it, and room for so many bytes more.
  @inline(__always)
  private mutating func begin(_ key: StaticString, room: Int) {
    need(key.utf8CodeUnitCount + 4 + room)
    if last != UInt8(ascii: "{") { end.add(UInt8(ascii: ",")) }
    end.add(UInt8(ascii: "\""))
    end.add(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    end.add(UInt8(ascii: "\""))
    end.add(UInt8(ascii: ":"))
  }

  /// The name alone: its value is added behind it.
  mutating func begin(_ key: StaticString) { begin(key, room: 0) }

  mutating func member(_ key: StaticString, _ word: StaticString) {
    begin(key, room: word.utf8CodeUnitCount)
    end.add(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  mutating func member(_ key: StaticString, _ date: CivilDate) {
    begin(key, room: 12)
    end.add(UInt8(ascii: "\""))
    if !end.add(date) { append(date.description) }
    append(UInt8(ascii: "\""))
  }

  mutating func member(_ key: StaticString, written: Bytes) {
    written.withBuffer {
      begin(key, room: $0.count)
      end.add($0)
    }
  }

  mutating func member(_ key: StaticString, quoted text: String) {
    let isWritten = text.utf8.withContiguousStorageIfAvailable { text in
      begin(key, room: text.count + 2)
      end.add(UInt8(ascii: "\""))
      if !end.addPlain(text) { return false }
      end.add(UInt8(ascii: "\""))
      return true
    }
    if isWritten == true { return }
    if isWritten == nil {
      begin(key)
      append(UInt8(ascii: "\""))
    }
    appendSpelt(text)
    append(UInt8(ascii: "\""))
  }
}

// MARK: - Texts

extension Bytes {
  /// A JSON string.
  mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    append(escaped: text)
    append(UInt8(ascii: "\""))
  }

  /// What stands within its quotes. Line ends, and the two separators that some readers of JSON lines take for them, are
  /// escaped.
  mutating func append(escaped text: String) {
    let isWritten = text.utf8.withContiguousStorageIfAvailable { text in
      need(text.count)
      return end.addPlain(text)
    }
    if isWritten != true { appendSpelt(text) }
  }

  @inline(never)
  private mutating func appendSpelt(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"" as StaticString)
      case "\\": append("\\\\" as StaticString)
      case "\n": append("\\n" as StaticString)
      case "\r": append("\\r" as StaticString)
      case "\t": append("\\t" as StaticString)
      default:
        let isEscaped = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          || scalar.value == 0x2028 || scalar.value == 0x2029
        append(isEscaped ? unicodeEscape(scalar.value) : String(scalar))
      }
    }
  }
}

private func unicodeEscape(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}

/// Writing into memory that has room for it.
extension UnsafeMutablePointer<UInt8> {
  @inline(__always)
  mutating func add(_ byte: UInt8) {
    pointee = byte
    self += 1
  }

  @inline(__always)
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let from = bytes.baseAddress else { return }
    update(from: from, count: bytes.count)
    self += bytes.count
  }

  /// Copies text as long as every byte stands for itself in JSON; false, and nothing is added, where one does not.
  @inline(__always)
  mutating func addPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = text.baseAddress else { return true }
    let (count, from, to) = (text.count, UnsafeRawPointer(start), UnsafeMutableRawPointer(self))
    /// Eight bytes at a time; the last eight may begin among those before.
    func copies(_ place: Int) -> Bool {
      let word = from.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      to.storeBytes(of: word, toByteOffset: place, as: UInt64.self)
      return word.isPlainText
    }
    if count < 8 {
      for place in 0..<count {
        if !start[place].isPlainText { return false }
        self[place] = start[place]
      }
    } else {
      for place in stride(from: 0, through: count - 8, by: 8) where !copies(place) { return false }
      if !copies(count - 8) { return false }
    }
    self += count
    return true
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

extension UInt8 {
  /// ASCII that stands for itself in a JSON string.
  fileprivate var isPlainText: Bool { self >= 0x20 && self <= 0x7E && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\") }
}

extension UInt64 {
  /// The same of all of its bytes.
  @inline(__always)
  fileprivate var isPlainText: Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    func marks(_ byte: UInt8) -> UInt64 {
      let difference = self ^ (ones &* UInt64(byte))
      return (difference &- ones) & ~difference
    }
    let isControl = (self &- ones &* 0x20) & ~self
    let found = self | isControl | marks(UInt8(ascii: "\"")) | marks(UInt8(ascii: "\\")) | marks(0x7F)
    return found & (ones &* 0x80) == 0
  }
}
