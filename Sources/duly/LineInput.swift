import Glibc

/// Standard input line by line. A line is good until the next is asked for.
final class LineInput {
  private static let block = 1 << 20

  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity = 2 * LineInput.block
  /// What is in memory, and where in it the next line starts.
  private var count = 0, start = 0
  private var isAtEnd = false
  /// The rest of a line that is too long is passed over.
  private var isPassingOver = false
  /// No more of a line is kept.
  private let longest: Int
  /// The number of the line given last, counted from 1.
  private(set) var number = 0
  /// Reading went wrong before the end.
  private(set) var isBroken = false

  /// - Parameter longest: of a longer line one byte more is given, and the rest passed over.
  init(longest: Int) {
    self.longest = longest
    memory = .allocate(capacity: capacity)
  }

  deinit { memory.deallocate() }

  /// - Parameter beforeWaiting: called where nothing more is there yet, so that nobody waits for an answer to what they
  ///   have sent.
  func next(beforeWaiting: () -> Void) -> UnsafeBufferPointer<UInt8>? {
    var searched = start
    while true {
      if let end = lineEnd(from: searched) {
        if !isPassingOver { return line(to: end, next: end + 1) }
        isPassingOver = false
        start = end + 1
        searched = start
        continue
      }
      if isPassingOver { start = count }
      if isAtEnd { return start >= count ? nil : line(to: count, next: count) }
      if !isPassingOver, count - start > longest {
        isPassingOver = true
        return line(to: start + longest + 1, next: count)
      }
      searched = count - start
      moveToFront()
      fill(beforeWaiting)
    }
  }

  private func lineEnd(from place: Int) -> Int? {
    guard place < count, let found = memchr(memory + place, 10, count - place) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(memory)
  }

  private func line(to end: Int, next: Int) -> UnsafeBufferPointer<UInt8> {
    number += 1
    var from = start
    start = next
    // The mark that some programs write before the first line.
    if number == 1, end - from >= 3, memory[from] == 0xEF, memory[from + 1] == 0xBB, memory[from + 2] == 0xBF { from += 3 }
    return UnsafeBufferPointer(start: memory + from, count: end - from)
  }

  private func moveToFront() {
    memmove(memory, memory + start, count - start)
    count -= start
    start = 0
    if capacity - count >= LineInput.block { return }
    capacity *= 2
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memcpy(larger, memory, count)
    memory.deallocate()
    memory = larger
  }

  private func fill(_ beforeWaiting: () -> Void) {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    if poll(&waiting, 1, 0) == 0 { beforeWaiting() }
    var got = 0
    repeat { got = read(STDIN_FILENO, memory + count, LineInput.block) } while got < 0 && errno == EINTR
    count += max(0, got)
    if got <= 0 { isAtEnd = true }
    if got < 0 { isBroken = true }
  }
}
