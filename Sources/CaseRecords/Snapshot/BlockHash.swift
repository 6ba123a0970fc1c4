import Dispatch
import Synchronization

/// A 64-bit checksum, word by word: against damage, not against somebody who makes a file on purpose.
///
/// Every step is reversible, so a change within one word always shows; of larger changes one in 2^64 does not.
enum BlockHash {
  private static let first: UInt64 = 0x9E37_79B1_85EB_CA87, second: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  /// What one thread takes at a time.
  static let blockBytes = 1 << 20

  /// Of one stretch of memory, read from front to back.
  static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    var (a, b, c, d) = (seed &+ first &+ second, seed &+ second, seed, seed &- first)
    var place = 0
    let stripes = bytes.count & ~31
    while place < stripes {
      a = step(a, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      b = step(b, bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
      c = step(c, bytes.loadUnaligned(fromByteOffset: place + 16, as: UInt64.self))
      d = step(d, bytes.loadUnaligned(fromByteOffset: place + 24, as: UInt64.self))
      place += 32
    }
    var whole = mixed(mixed(mixed(mixed(UInt64(bytes.count), a), b), c), d)
    while place + 8 <= bytes.count {
      whole = mixed(whole, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    while place < bytes.count {
      whole = mixed(whole, UInt64(bytes[place]) &+ 1)
      place += 1
    }
    whole = (whole ^ whole >> 33) &* second
    whole = (whole ^ whole >> 29) &* first
    return whole ^ whole >> 32
  }

  @inline(__always)
  private static func step(_ sum: UInt64, _ word: UInt64) -> UInt64 { rotated(sum &+ word &* second, 31) &* first }

  @inline(__always)
  private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    rotated(sum ^ step(0, word), 27) &* first &+ 0x85EB_CA77_C2B2_AE63
  }

  @inline(__always)
  private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }

  /// Of several stretches at once, block by block on all threads: each is the checksum of its blocks' checksums.
  static func ofAll(_ stretches: [UnsafeRawBufferPointer], threads: Int) -> [UInt64] {
    var blocks: [(stretch: Int, start: Int)] = []
    for (place, stretch) in stretches.enumerated() {
      for start in stride(from: 0, to: stretch.count, by: blockBytes) { blocks.append((place, start)) }
    }
    var sums = [UInt64](repeating: 0, count: blocks.count)
    let next = Atomic<Int>(0)
    sums.withUnsafeMutableBufferPointer { sums in
      nonisolated(unsafe) let sums = sums
      nonisolated(unsafe) let stretches = stretches
      let blocks = blocks
      DispatchQueue.concurrentPerform(iterations: max(1, min(threads, blocks.count))) { _ in
        while true {
          let block = next.add(1, ordering: .relaxed).oldValue
          if block >= blocks.count { return }
          let (stretch, start) = blocks[block]
          let end = min(stretches[stretch].count, start + blockBytes)
          sums[block] = of(UnsafeRawBufferPointer(rebasing: stretches[stretch][start..<end]), seed: UInt64(start))
        }
      }
    }
    var (results, block) = ([UInt64](), 0)
    for stretch in stretches {
      let count = (stretch.count + blockBytes - 1) / blockBytes
      results.append(sums[block..<block + count].withUnsafeBytes { of($0, seed: UInt64(stretch.count)) })
      block += count
    }
    return results
  }
}
