import Dispatch
import Synchronization

/// What `body` makes of each range of so many things, on several cores, in the order of the ranges.
///
/// - Parameter threads: how many at once; all cores are used without it.
public func inRanges<Part: Sendable>(
  _ count: Int, of size: Int, threads: Int = .max, _ body: @Sendable (Range<Int>) -> Part
) -> [Part] {
  let ranges = stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
  let next = Atomic<Int>(0)
  return [Part](unsafeUninitializedCapacity: ranges.count) { parts, written in
    // Each place is written once, by whoever has its range.
    nonisolated(unsafe) let places = parts
    DispatchQueue.concurrentPerform(iterations: max(0, min(threads, ranges.count))) { _ in
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        if place >= ranges.count { return }
        places.initializeElement(at: place, to: body(ranges[place]))
      }
    }
    written = ranges.count
  }
}
