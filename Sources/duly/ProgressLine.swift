import Synchronization

/// A counter on standard error for long runs; called from any thread.
func progressLine() -> @Sendable (Int, Int) -> Void {
  let state = ProgressState()
  return { done, total in state.add(done, of: total) }
}

private final class ProgressState: Sendable {
  private let done = Mutex((count: 0, shown: -1))

  func add(_ count: Int, of total: Int) {
    done.withLock { state in
      state.count += count
      let percent = total == 0 ? 100 : state.count * 100 / total
      if percent != state.shown {
        state.shown = percent
        Output.complain(percent >= 100 ? "\u{1B}[2K\r" : "Judging the cases: \(percent) %\r")
      }
    }
  }
}
