/// The short words of a field (codes, yes and no) by their bytes: found with one multiplication and one comparison.
final class WordTable<Value: BitwiseCopyable>: @unchecked Sendable {
  // One thread's own: each reader of a part has its sinks.

  /// At most fifteen bytes, the last byte being the length.
  struct Word: Equatable {
    var low: UInt64
    var high: UInt64

    /// The word of so many bytes that begins here; sixteen bytes must be readable.
    @inline(__always)
    init(_ start: UnsafePointer<UInt8>, _ length: Int) {
      let raw = UnsafeRawPointer(start)
      low = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
      high = UInt64(length) << 56
      if length < 8 {
        low &= (1 << UInt64(length * 8)) &- 1
      } else {
        high |= UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) & ((1 << UInt64((length - 8) * 8)) &- 1)
      }
    }

    @inline(__always) var slot: Int {
      Int(truncatingIfNeeded: (low &* 0x9E37_79B9_7F4A_7C15 ^ high &* 0xD6E8_FEB8_6659_FD93) >> 56)
    }
  }

  struct Entry {
    var word: Word
    var value: Value
    var isUsed: Bool
  }

  static var longest: Int { 15 }
  private static var size: Int { 256 }
  let entries: UnsafeMutablePointer<Entry>
  private var count = 0

  init() {
    entries = .allocate(capacity: WordTable.size)
    let bytes = UnsafeMutableRawPointer(entries)
    bytes.initializeMemory(as: UInt8.self, repeating: 0, count: WordTable.size * MemoryLayout<Entry>.stride)
  }

  deinit { entries.deallocate() }

  /// What the word stands for, or nil where it has not been met yet.
  @inline(__always)
  static func find(_ word: Word, in entries: UnsafeMutablePointer<Entry>) -> Value? {
    var slot = word.slot
    while entries[slot].isUsed {
      if entries[slot].word == word { return entries[slot].value }
      slot = (slot + 1) & 255
    }
    return nil
  }

  /// Remembers a word; beyond a number of words no more, which only costs time.
  func add(_ word: Word, _ value: Value) {
    guard count < 128, WordTable.find(word, in: entries) == nil else { return }
    var slot = word.slot
    while entries[slot].isUsed { slot = (slot + 1) & 255 }
    entries[slot] = Entry(word: word, value: value, isUsed: true)
    count += 1
  }

  func add(_ text: String, _ value: Value) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= WordTable.longest else { return }
    (bytes + Array(repeating: 0, count: 16)).withUnsafeBufferPointer { padded in
      if let start = padded.baseAddress { add(Word(start, bytes.count), value) }
    }
  }
}
