/// What had to be done to read a file as text, or why it is none.
enum TextForm: Hashable {
  case utf8
  case utf16
  case windows1252
  /// A file that is no text, with what it seems to be.
  case notText(Kind)

  enum Kind: Hashable { case workbook, oldWorkbook, pdf, packed, database, unknown }
}

/// The text of a file as UTF-8: the bytes themselves where they are UTF-8, else a decoded copy.
struct DecodedText {
  let form: TextForm
  let storage: FileBytes
  /// Where the text begins (behind a byte order mark).
  let start: Int

  init(_ file: FileBytes) {
    let bytes = file.bytes
    if let kind = TextForm.Kind(magic: bytes) {
      self.init(form: .notText(kind), storage: file, start: 0)
    } else if let littleEndian = utf16Order(bytes) {
      self.init(form: .utf16, storage: FileBytes(copying: decodedUTF16(bytes, littleEndian)), start: 0)
    } else if looksBinary(bytes) {
      self.init(form: .notText(.unknown), storage: file, start: 0)
    } else {
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      if isUTF8(bytes, from: start) {
        self.init(form: .utf8, storage: file, start: start)
      } else {
        self.init(form: .windows1252, storage: FileBytes(copying: decodedWindows1252(bytes)), start: 0)
      }
    }
  }

  private init(form: TextForm, storage: FileBytes, start: Int) {
    self.form = form
    self.storage = storage
    self.start = start
  }
}

/// Where the text begins if these first bytes of a file are those of plain UTF-8 text, as far as they tell; else nil.
func startOfPlainText(_ bytes: CellBytes) -> Int? {
  if TextForm.Kind(magic: bytes) != nil || utf16Order(bytes) != nil || looksBinary(bytes) { return nil }
  return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

extension TextForm.Kind {
  fileprivate init?(magic bytes: UnsafeBufferPointer<UInt8>) {
    let known: [([UInt8], TextForm.Kind)] = [
      ([0x50, 0x4B, 0x03, 0x04], .workbook), ([0xD0, 0xCF, 0x11, 0xE0], .oldWorkbook),
      (Array("%PDF".utf8), .pdf), ([0x1F, 0x8B], .packed), (Array("7z".utf8) + [0xBC], .packed),
      (Array("SQLite format 3".utf8), .database), (Array("PAR1".utf8), .database),
    ]
    guard let match = known.first(where: { bytes.starts(with: $0.0) }) else { return nil }
    self = match.1
  }
}

/// true: little endian, false: big endian, nil: not UTF-16. Told by its mark, or by a NUL in every second place.
private func utf16Order(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
  if bytes.starts(with: [0xFF, 0xFE]) { return true }
  if bytes.starts(with: [0xFE, 0xFF]) { return false }
  let pairs = min(bytes.count, 400) / 2
  guard pairs >= 4 else { return nil }
  let even = (0..<pairs).count { bytes[$0 * 2] == 0 }
  let odd = (0..<pairs).count { bytes[$0 * 2 + 1] == 0 }
  if even == 0 && odd * 10 >= pairs * 9 { return true }
  if odd == 0 && even * 10 >= pairs * 9 { return false }
  return nil
}

/// More than one control character in a hundred (NUL apart, which some exports write for empty) is no text.
private func looksBinary(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let sample = bytes.prefix(65_536)
  let raw = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<sample.count])
  var (odd, nul) = (0, 0)
  var place = 0
  while place < raw.count {
    // Mostly there is none in eight bytes.
    if place + 8 <= raw.count, !holdsControl(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) {
      place += 8
      continue
    }
    for byte in raw[place..<min(place + 8, raw.count)] where byte < 0x20 {
      if byte == 0 { nul += 1 } else if !(byte >= 0x09 && byte <= 0x0D) && byte != 0x1A { odd += 1 }
    }
    place += 8
  }
  return odd * 100 > sample.count || nul * 2 > sample.count
}

/// Whether one of eight bytes is below a blank; now and then true where none is.
@inline(__always)
private func holdsControl(_ word: UInt64) -> Bool {
  (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 != 0
}

func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
  guard let base = bytes.baseAddress else { return true }
  let raw = UnsafeRawPointer(base)
  var at = start
  while at < bytes.count {
    while at + 8 <= bytes.count, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
      at += 8
    }
    guard at < bytes.count else { return true }
    if bytes[at] < 0x80 {
      at += 1
      continue
    }
    guard let length = utf8Length(bytes, at) else { return false }
    at += length
  }
  return true
}

/// The length of the well-formed sequence at `at`, or nil.
private func utf8Length(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
  let first = bytes[at]
  let length: Int, second: ClosedRange<UInt8>
  switch first {
  case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
  default: return nil
  }
  guard at + length <= bytes.count, second.contains(bytes[at + 1]) else { return nil }
  for offset in 2..<max(2, length) where bytes[at + offset] & 0xC0 != 0x80 { return nil }
  return length
}

private func decodedUTF16(_ bytes: UnsafeBufferPointer<UInt8>, _ littleEndian: Bool) -> [UInt8] {
  let marked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  let units = stride(from: marked ? 2 : 0, to: bytes.count - 1, by: 2).map { (at: Int) -> UInt16 in
    let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
    return littleEndian ? first | second << 8 : second | first << 8
  }
  return Array(String(decoding: units, as: UTF16.self).utf8)
}

private func decodedWindows1252(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + bytes.count / 16)
  for byte in bytes {
    if byte < 0x80 {
      result.append(byte)
    } else {
      let scalar = byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt16(byte)
      if scalar < 0x800 {
        result.append(0xC0 | UInt8(scalar >> 6))
      } else {
        result.append(0xE0 | UInt8(scalar >> 12))
        result.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      }
      result.append(0x80 | UInt8(scalar & 0x3F))
    }
  }
  return result
}

/// Code points of 0x80 to 0x9F; the five that Windows-1252 leaves out become the replacement character.
private let windows1252: [UInt16] = [
  0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
  0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
  0x0153, 0xFFFD, 0x017E, 0x0178,
]
