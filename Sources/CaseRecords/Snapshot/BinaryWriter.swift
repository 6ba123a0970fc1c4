/// Writes numbers and texts one after another. A text that comes again is written as its number.
struct BinaryWriter {
  private(set) var bytes: [UInt8] = []
  private var texts: [String: UInt32] = [:]

  mutating func append(raw: [UInt8]) { bytes += raw }

  mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ flag: Bool) { append(UInt8(flag ? 1 : 0)) }

  mutating func append(count: Int) { append(UInt64(count)) }

  mutating func append(_ text: String) {
    if let known = texts[text] { return append(known) }
    let number = UInt32(texts.count)
    texts[text] = number
    append(number)
    var text = text
    text.withUTF8 { utf8 in
      append(count: utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func append(_ texts: [String]) { append(texts) { $0.append($1) } }

  mutating func append<Item>(_ items: [Item], _ write: (inout BinaryWriter, Item) -> Void) {
    append(count: items.count)
    for item in items { write(&self, item) }
  }

  mutating func append<Item>(optional item: Item?, _ write: (inout BinaryWriter, Item) -> Void) {
    append(item != nil)
    if let item { write(&self, item) }
  }

  mutating func append(optional number: Int?) { append(optional: number) { $0.append(Int64($1)) } }

  mutating func append(optional text: String?) { append(optional: text) { $0.append($1) } }
}
