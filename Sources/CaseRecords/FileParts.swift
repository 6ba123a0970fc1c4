import Caseload
import Dispatch
import Glibc
import Synchronization

/// Reads a file in parts, on several threads, and adds the parts in their order.
///
/// A part begins behind the first line end in it. Within a quoted text that is wrong, and found out: the part before says
/// where its last row ends, and what began elsewhere is read again from there.
final class FileParts: @unchecked Sendable {
  // `next`, `turn` and `isRefused` are atomic; all else is written by one thread at a time: the one whose turn it is.

  private let file: OpenFile
  private let start: Int
  private let partSize: Int
  private let count: Int
  private let next = Atomic<Int>(0)
  private let isRefused = Atomic<Bool>(false)
  /// The part whose turn it is to be added; and a signal for each, for those that wait longer.
  private let turn = Atomic<Int>(0)
  private let turns: [DispatchSemaphore]
  /// Where the row behind all rows added so far begins, in bytes of the file.
  private var end: Int
  private let add: (PartReader, PartReader.Outcome) -> Void

  private static let smallestPart = 1 << 16, largestPart = 1 << 18
  /// What is read of the next part at first, to see the end of the last row; and the longest row for which more is read.
  private static let overlap = 1 << 12, longestRow = 1 << 24
  /// How often the turn is looked at before a thread goes to sleep: some tens of microseconds.
  private static let looks = 100

  /// - Parameters:
  ///   - start: where the first row begins.
  ///   - add: takes what a part gave; called in the order of the file.
  init(_ file: OpenFile, from start: Int, threads: Int, add: @escaping (PartReader, PartReader.Outcome) -> Void) {
    self.file = file
    self.start = start
    self.add = add
    let size = max(0, file.size - start)
    partSize = min(FileParts.largestPart, max(FileParts.smallestPart, size / (threads * 4)))
    count = (size + partSize - 1) / partSize
    turns = (0...count).map { _ in DispatchSemaphore(value: 0) }
    end = start
  }

  /// - Parameter clearing: memory that is going to be filled: the threads share the pages before they read.
  /// - Returns: false if the file cannot be read in parts.
  func read(threads: Int, clearing memory: [UnclearedPages], reader: @escaping () -> PartReader) -> Bool {
    nonisolated(unsafe) let reader = reader
    let pages = memory.flatMap { memory in (0..<memory.count).map { (memory, $0) } }
    let nextPage = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
      while true {
        let page = nextPage.add(1, ordering: .relaxed).oldValue
        if page >= pages.count { break }
        pages[page].0.clear(pages[page].1)
      }
      self.work(reader())
    }
    return !isRefused.load(ordering: .acquiring)
  }

  private func work(_ reader: PartReader) {
    var bytes = PartBytes(room: partSize + FileParts.overlap)
    while true {
      let part = next.add(1, ordering: .relaxed).oldValue
      if part >= count { return }
      let limit = min(file.size, start + (part + 1) * partSize)
      var outcome: PartReader.Outcome?
      var guess = start
      if !isRefused.load(ordering: .acquiring) {
        let from = start + part * partSize
        bytes.read(file, from: part == 0 ? from : from - 1, to: limit + FileParts.overlap)
        guess = part == 0 ? from : bytes.lineStart(before: limit)
        outcome = rows(reader, &bytes, from: guess, limit: limit)
      }
      waitForTurn(of: part)
      if isRefused.load(ordering: .acquiring) { return passOn(part + 1) }
      // What was begun in the wrong place is worth nothing, and a part that one row fills has none of its own.
      if end < limit, guess != end { outcome = rows(reader, &bytes, from: end, limit: limit) }
      if end < limit {
        if let outcome {
          add(reader, outcome)
          end = bytes.offset + outcome.end
        } else {
          isRefused.store(true, ordering: .releasing)
        }
      }
      handTurn(to: part + 1)
    }
  }

  /// Mostly the part before is nearly done: going to sleep and being woken would take longer than that.
  private func waitForTurn(of part: Int) {
    for _ in 0..<FileParts.looks {
      if turn.load(ordering: .acquiring) >= part { return }
      sched_yield()
    }
    turns[part].wait()
  }

  private func handTurn(to part: Int) {
    turn.store(part, ordering: .releasing)
    turns[part].signal()
  }

  /// Nobody waits for a part that nobody reads any more.
  private func passOn(_ part: Int) {
    for place in part...count { handTurn(to: place) }
  }

  private func rows(_ reader: PartReader, _ bytes: inout PartBytes, from start: Int, limit: Int) -> PartReader.Outcome? {
    if start >= limit { return PartReader.Outcome(end: start - bytes.offset) }
    while true {
      // The file has become shorter while it was read: it is read again, as a whole.
      if bytes.isShort { return nil }
      let outcome = reader.read(bytes.cells, from: start - bytes.offset, limit: limit - bytes.offset, isEnd: bytes.isEnd)
      if let outcome {
        return outcome.isASCII || isUTF8(CellBytes(rebasing: bytes.cells[..<outcome.end]), from: start - bytes.offset) ? outcome : nil
      }
      let more = bytes.cells.count * 2
      if bytes.isEnd || more > FileParts.longestRow { return nil }
      bytes.read(file, from: bytes.offset, to: bytes.offset + more)
    }
  }
}

/// A stretch of a file, with line ends behind it.
private struct PartBytes {
  private(set) var offset = 0
  private(set) var isEnd = false
  /// Less of the file was there than should have been.
  private(set) var isShort = false
  private var memory: Memory
  private var count = 0

  private final class Memory {
    let start: UnsafeMutablePointer<UInt8>
    let room: Int
    init(room: Int) {
      start = .allocate(capacity: room + PartReader.padding)
      self.room = room
    }
    deinit { start.deallocate() }
  }

  init(room: Int) { memory = Memory(room: room + 1) }

  var cells: CellBytes { CellBytes(start: memory.start, count: count) }

  mutating func read(_ file: OpenFile, from: Int, to end: Int) {
    let wanted = max(0, min(end, file.size) - from)
    if memory.room < wanted { memory = Memory(room: wanted) }
    offset = from
    count = file.read(memory.start, at: from, count: wanted)
    isShort = count < wanted
    isEnd = from + count >= file.size
    (memory.start + count).update(repeating: UInt8(ascii: "\n"), count: PartReader.padding)
  }

  /// The first place behind a line end; `limit` where there is none before it.
  func lineStart(before limit: Int) -> Int {
    guard let line = cells.firstIndex(of: UInt8(ascii: "\n")) else { return limit }
    return min(limit, offset + line + 1)
  }
}
