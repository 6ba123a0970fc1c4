import Compliance
import Synchronization

/// How far a long run has come, on standard error: a line that is written anew on a terminal (cases, rate, time left), else
/// a line every few seconds. nil where there is too little to wait for.
func progress(_ checks: [Check]) -> (@Sendable (Int, Int) -> Void)? {
  guard checks.reduce(0, { $0 + $1.people }) > 100_000 else { return nil }
  let state = ProgressState(isTerminal: Output.isErrorTerminal)
  return { done, total in state.add(done, of: total) }
}

/// "rules 0.123 s" on standard error, for people who measure.
func tellTime(_ what: String, since start: ContinuousClock.Instant) {
  tellTime(what, ContinuousClock.now - start)
}

func tellTime(_ what: String, _ duration: Duration) {
  let milliseconds = Int(duration / .milliseconds(1))
  let digits = String(milliseconds % 1000)
  Output.complain("\(what) \(milliseconds / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits) s\n")
}

private final class ProgressState: Sendable {
  private struct Shown {
    var count = 0
    var at: ContinuousClock.Instant
  }
  private let isTerminal: Bool
  private let start = ContinuousClock.now
  private let shown: Mutex<Shown>

  init(isTerminal: Bool) {
    self.isTerminal = isTerminal
    shown = Mutex(Shown(at: start))
  }

  /// Called from any thread.
  func add(_ count: Int, of total: Int) {
    shown.withLock { shown in
      shown.count += count
      let now = ContinuousClock.now
      if shown.count >= total {
        if isTerminal { Output.complain("\u{1B}[2K\r") }
        return
      }
      guard now - shown.at >= (isTerminal ? .milliseconds(200) : .seconds(5)) else { return }
      shown.at = now
      let words = words(shown.count, total, after: (now - start) / .milliseconds(1))
      Output.complain(isTerminal ? "\u{1B}[2K\(words)\r" : words + "\n")
    }
  }

  /// "Judging: 1,204,000 of 2,800,000 cases (once for each rule), 431,000 a second, 4 s left"
  private func words(_ count: Int, _ total: Int, after milliseconds: Double) -> String {
    let rate = Double(count) * 1000 / max(1, milliseconds)
    let left = Int((Double(total - count) / max(1, rate)).rounded(.up))
    return "Judging: \(grouped(count)) of \(grouped(total)) cases (once for each rule), \(grouped(Int(rate) / 1000 * 1000)) a second, \(left) s left"
  }

  /// 1204000 is "1,204,000".
  private func grouped(_ number: Int) -> String {
    var groups: [String] = []
    var rest = number
    while rest >= 1000 {
      let digits = String(rest % 1000)
      groups.append(String(repeating: "0", count: 3 - digits.count) + digits)
      rest /= 1000
    }
    return ([String(rest)] + groups.reversed()).joined(separator: ",")
  }
}
