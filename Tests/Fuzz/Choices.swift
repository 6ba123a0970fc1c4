/// Bytes taken for choices, one after the other. Once they are used up every choice is the first, so that what is built
/// ends: the first alternative must always be a leaf.
struct Choices {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isUsedUp: Bool { at >= bytes.count }

  mutating func byte() -> UInt8 {
    guard at < bytes.count else { return 0 }
    defer { at += 1 }
    return bytes[at]
  }

  /// From 0 up to, not including, the limit, which is at most 256.
  mutating func below(_ limit: Int) -> Int { Int(byte()) % limit }

  mutating func pick<T>(_ all: [T]) -> T { all[below(all.count)] }
}
