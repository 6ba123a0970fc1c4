import Dispatch

/// What `body` makes of each range of so many things, on all cores, in the order of the ranges.
func inRanges<Part: Sendable>(_ count: Int, of size: Int, _ body: @Sendable (Range<Int>) -> Part) -> [Part] {
  let ranges = stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
  return [Part](unsafeUninitializedCapacity: ranges.count) { parts, written in
    // Each place is written once, by whoever has its range.
    nonisolated(unsafe) let places = parts
    DispatchQueue.concurrentPerform(iterations: ranges.count) { place in
      places.initializeElement(at: place, to: body(ranges[place]))
    }
    written = ranges.count
  }
}
