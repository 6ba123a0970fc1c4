/// Reads what `BinaryWriter` wrote. Whatever the bytes are, nothing is read beyond them, and no more memory is taken than
/// they could fill.
struct BinaryReader {
  /// The bytes are not what was written.
  struct Damage: Error {}

  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private var known: [String] = []

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  /// What follows, as another `BinaryWriter` wrote it.
  func rest() -> BinaryReader { BinaryReader(UnsafeRawBufferPointer(rebasing: bytes[place...])) }

  mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type = Number.self) throws -> Number {
    let size = MemoryLayout<Number>.size
    guard bytes.count - place >= size else { throw Damage() }
    defer { place += size }
    return bytes.loadUnaligned(fromByteOffset: place, as: type)
  }

  mutating func flag() throws -> Bool {
    switch try number(UInt8.self) {
    case 0: return false
    case 1: return true
    default: throw Damage()
    }
  }

  /// How many items follow, each of which takes at least `size` bytes.
  mutating func count(ofSize size: Int = 1) throws -> Int {
    let count = try number(UInt64.self)
    guard count <= UInt64((bytes.count - place) / size) else { throw Damage() }
    return Int(count)
  }

  /// A number that is not negative, and no greater than `limit`.
  mutating func whole(upTo limit: Int) throws -> Int {
    let number = try number(UInt64.self)
    guard number <= UInt64(limit) else { throw Damage() }
    return Int(number)
  }

  mutating func text() throws -> String {
    let number = Int(try number(UInt32.self))
    if number < known.count { return known[number] }
    guard number == known.count else { throw Damage() }
    let count = try self.count()
    let text = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[place..<place + count]), as: UTF8.self)
    place += count
    known.append(text)
    return text
  }

  mutating func items<Item>(_ read: (inout BinaryReader) throws -> Item) throws -> [Item] {
    let count = try self.count()
    var items: [Item] = []
    for _ in 0..<count { items.append(try read(&self)) }
    return items
  }

  mutating func texts() throws -> [String] { try items { try $0.text() } }

  mutating func optional<Item>(_ read: (inout BinaryReader) throws -> Item) throws -> Item? {
    try flag() ? try read(&self) : nil
  }

  mutating func optionalInt() throws -> Int? { try optional { Int(try $0.number(Int64.self)) } }

  mutating func optionalText() throws -> String? { try optional { try $0.text() } }
}
