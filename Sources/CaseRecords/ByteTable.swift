import Caseload

/// Finds a text among many by its bytes, without making a String: record keys, spellings of codes.
struct ByteTable {
  /// The texts; a text's place here is what `find` gives.
  private(set) var texts: TextColumn
  private var slots: [Int32]
  private var mask: Int
  private var used = 0

  /// An empty table, to be filled with `insert`.
  init() {
    texts = TextColumn()
    slots = Array(repeating: -1, count: 64)
    mask = 63
  }

  /// A table of a whole column; of equal texts the first row counts. Blank and unreadable cells are left out.
  /// - Parameter onDuplicate: is told the first row of the text and the later one.
  init(_ column: TextColumn, onDuplicate: (_ first: Int32, _ later: Int32) -> Void = { _, _ in }) {
    texts = column
    var size = 64
    while size < column.ends.count * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
    column.bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<column.ends.count where column.state(row) == .value {
        let text = UnsafeBufferPointer(rebasing: bytes[column.range(row)])
        let slot = place(of: text, in: bytes)
        if slots[slot] < 0 { slots[slot] = Int32(row) } else { onDuplicate(slots[slot], Int32(row)) }
      }
    }
  }

  /// The place of a text, or -1.
  func find(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    texts.bytes.withUnsafeBufferPointer { slots[place(of: text, in: $0)] }
  }

  /// The place of a text, which is added if it is new.
  mutating func insert(_ text: UnsafeBufferPointer<UInt8>) -> (place: Int32, isNew: Bool) {
    let slot = texts.bytes.withUnsafeBufferPointer { place(of: text, in: $0) }
    if slots[slot] >= 0 { return (slots[slot], false) }
    let new = Int32(texts.ends.count)
    texts.bytes.append(contentsOf: text)
    texts.ends.append(UInt64(texts.bytes.count))
    slots[slot] = new
    used += 1
    if used * 2 > slots.count { grow() }
    return (new, true)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    mask = slots.count - 1
    texts.bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<texts.ends.count {
        slots[place(of: UnsafeBufferPointer(rebasing: bytes[texts.range(row)]), in: bytes)] = Int32(row)
      }
    }
  }

  /// Where the text stands, or the free slot where it would.
  @inline(__always)
  private func place(of text: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = Int(truncatingIfNeeded: hash(text)) & mask
    while true {
      let row = slots[slot]
      if row < 0 || equal(bytes, texts.range(Int(row)), text) { return slot }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  private func equal(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard range.count == text.count else { return false }
    for offset in 0..<text.count where bytes[range.lowerBound &+ offset] != text[offset] { return false }
    return true
  }

  /// The same in every run: nothing about the order of records may depend on it, but times should not vary either.
  @inline(__always)
  private func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var value: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(text.count)
    func mix(_ word: UInt64) {
      value = (value ^ word) &* 0xD6E8_FEB8_6659_FD93
      value ^= value >> 32
    }
    let raw = UnsafeRawBufferPointer(text)
    var place = 0
    while place &+ 8 <= raw.count {
      mix(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      place &+= 8
    }
    var rest: UInt64 = 0
    for byte in raw[place...] { rest = rest << 8 | UInt64(byte) }
    mix(rest)
    return value ^ (value >> 29)
  }
}
