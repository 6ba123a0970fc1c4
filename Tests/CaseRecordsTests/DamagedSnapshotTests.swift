import Glibc
import TestSupport
import Testing

@testable import CaseRecords

/// Whatever happens to a snapshot's bytes: it is not believed, or it still says the same.
@Suite struct DamagedSnapshotTests {
  private let place: SnapshotTests.Place
  private let bytes: [UInt8]
  private let words: String

  init() throws {
    place = try SnapshotTests.Place(SnapshotTests.files(seed: 11, children: 8))
    try place.write()
    bytes = try Self.read(place.path)
    words = SnapshotTests.allOf(try place.loaded())
  }

  private static func read(_ path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "rb"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 22)
    return Array(bytes.prefix(fread(&bytes, 1, bytes.count, file)))
  }

  /// - Returns: whether it was refused.
  private func isRefused(_ bytes: [UInt8]) -> Bool {
    place.folder.write("cases.snapshot", bytes)
    switch place.snapshot().open(threads: 1) {
    case .problem: return true
    case .opened(let records, _):
      // Only what lies between sections can be different.
      #expect(SnapshotTests.allOf(records) == words)
      return false
    }
  }

  @Test func aFlippedBitIsFound() {
    var dice = SeededGenerator(seed: 1)
    var refused = 0
    for _ in 0..<400 {
      var changed = bytes
      changed[Int.random(in: changed.indices, using: &dice)] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
      if isRefused(changed) { refused += 1 }
    }
    #expect(refused > 250)
  }

  @Test func eachByteOfTheHeadCounts() {
    for place in 0..<64 {
      var changed = bytes
      changed[place] ^= 0x10
      let wasRefused = isRefused(changed)
      // The last bytes are for later formats.
      #expect(wasRefused || place >= 48, "byte \(place)")
    }
  }

  @Test func aCutFileIsFound() {
    var dice = SeededGenerator(seed: 2)
    for length in [0, 1, 7, 8, 9, 63, 64, 65, bytes.count - 1] + (0..<100).map({ _ in Int.random(in: 0..<bytes.count, using: &dice) }) {
      #expect(isRefused(Array(bytes.prefix(length))), "\(length) bytes")
    }
    #expect(isRefused(bytes + [0]))
  }

  /// Contents that say something else with a checksum that is right: every number is held against what there is.
  @Test func contentsThatLieAreFound() throws {
    var dice = SeededGenerator(seed: 3)
    var refused = 0
    for _ in 0..<400 {
      var changed = bytes
      let start = Int(number(changed, 24))
      for _ in 0...Int.random(in: 0..<2, using: &dice) {
        changed[Int.random(in: start..<changed.count, using: &dice)] = [0, 1, 0xFF, 0x7F, UInt8.random(in: 0...255, using: &dice)]
          .randomElement(using: &dice) ?? 0
      }
      seal(&changed)
      place.folder.write("cases.snapshot", changed)
      if case .problem = place.snapshot().open(threads: 1) { refused += 1 }
    }
    #expect(refused > 80)
  }

  private func number(_ bytes: [UInt8], _ place: Int) -> UInt64 {
    bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
  }

  private func seal(_ bytes: inout [UInt8]) {
    let head = SnapshotFormat.Head(
      fileBytes: number(bytes, 16), contentsStart: number(bytes, 24), contentsBytes: number(bytes, 32))
    let hash = bytes[Int(head.contentsStart)...].withUnsafeBytes { BlockHash.of($0, seed: head.seed) }
    withUnsafeBytes(of: hash) { for (place, byte) in $0.enumerated() { bytes[40 + place] = byte } }
  }

  @Test func theChecksumIsTheSameForAnyNumberOfThreads() {
    let long = (0..<(3 << 20) + 13).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    long.withUnsafeBytes { long in
      let parts = [long, UnsafeRawBufferPointer(rebasing: long[..<5]), UnsafeRawBufferPointer(rebasing: long[..<0])]
      let one = BlockHash.ofAll(parts, threads: 1)
      #expect(one == BlockHash.ofAll(parts, threads: 4))
      #expect(Set(one).count == 3)
    }
  }
}
