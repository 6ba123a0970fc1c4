/// Runs: one character of a set repeated. Only the ends that the rest of the pattern may follow are tried.
///
/// An endless run from a position takes all it can, so a run that begins inside one that came to nothing need not go over it again.
/// What is known of such a stretch is that it comes to nothing to end in it, `PatternRun.unknown` or more after its start.
extension PatternMatcher {
  mutating func begin(_ index: Int32, _ at: inout Int, _ position: inout Int) -> Bool {
    let run = program.runs[Int(index)]
    if isRemembering && isKnown(run.mark, position) { return false }
    return run.greedy
      ? beginGreedy(run, Int(index), &at, &position) : beginReluctant(run, Int(index), &at, &position)
  }

  /// The next end of a run that is on the stack.
  mutating func resume(_ index: Int32, _ choice: Choice, _ at: inout Int, _ position: inout Int) -> Bool {
    let run = program.runs[Int(index)]
    if run.greedy {
      let tried = Ends(shortest: Int(choice.bound), longest: Int(choice.position) - 1, limit: Int(choice.limit))
      return tryGreedy(run, Int(index), tried, &at, &position)
    }
    return extend(run, Int(index), from: Int(choice.bound), &at, &position)
  }

  // MARK: - As many as possible first

  /// Where a greedy run may end, and where it had to.
  private struct Ends {
    var shortest: Int
    var longest: Int
    var limit: Int
  }

  private mutating func beginGreedy(_ run: PatternRun, _ index: Int, _ at: inout Int, _ position: inout Int) -> Bool {
    let shortest = position + Int(run.least)
    let most = run.most == .max ? input.count : min(input.count, position + Int(run.most))
    let known = exhaustedStretch(run, index)
    var end = position
    if let known, known.start <= position, position <= known.end {
      guard run.farther else { return false }
      return tryGreedy(run, index, Ends(shortest: shortest, longest: position, limit: known.end), &at, &position)
    }
    while end < most, end != known?.start, holds(run.set, input[end]) { end += 1 }
    steps -= end - position
    var ends = Ends(shortest: shortest, longest: end, limit: end)
    if let known, end == known.start {
      ends.limit = known.end
      ends.longest = min(known.end, known.start + run.unknown - 1)
    }
    return tryGreedy(run, index, ends, &at, &position)
  }

  private mutating func tryGreedy(
    _ run: PatternRun, _ index: Int, _ ends: Ends, _ at: inout Int, _ position: inout Int
  ) -> Bool {
    let look = program.looks[Int(run.look)]
    var end = ends.longest
    while end >= ends.shortest, !allows(look, end) { end -= 1 }
    steps -= ends.longest - end
    let start = ends.shortest - Int(run.least)
    guard end >= ends.shortest else {
      exhaust(run, index, start, ends.limit)
      return false
    }
    if ends.limit > start && (end > ends.shortest || run.most == .max) {
      push(Choice(instruction: Int32(at), position: Int32(end), bound: Int32(ends.shortest), limit: Int32(ends.limit)))
    }
    finish(run, from: start, to: end, &at, &position)
    return true
  }

  // MARK: - As few as possible first

  private mutating func beginReluctant(_ run: PatternRun, _ index: Int, _ at: inout Int, _ position: inout Int) -> Bool {
    if !run.farther, let known = exhaustedStretch(run, index), known.start <= position, position <= known.end {
      return false
    }
    let start = position
    let shortest = start + Int(run.least)
    guard shortest <= input.count else { return false }
    steps -= Int(run.least)
    for offset in start..<shortest where !holds(run.set, input[offset]) { return false }
    return tryReluctant(run, index, from: start, shortest, &at, &position)
  }

  /// One character more than last time.
  private mutating func extend(
    _ run: PatternRun, _ index: Int, from start: Int, _ at: inout Int, _ position: inout Int
  ) -> Bool {
    guard let end = longer(run, index, from: start, position) else { return false }
    return tryReluctant(run, index, from: start, end, &at, &position)
  }

  private mutating func tryReluctant(
    _ run: PatternRun, _ index: Int, from start: Int, _ shortest: Int, _ at: inout Int, _ position: inout Int
  ) -> Bool {
    let look = program.looks[Int(run.look)]
    var end = shortest
    while !allows(look, end) {
      guard let next = longer(run, index, from: start, end) else { return false }
      end = next
      steps -= 1
    }
    push(Choice(instruction: Int32(at), position: Int32(end), bound: Int32(start)))
    finish(run, from: start, to: end, &at, &position)
    return true
  }

  /// The end after `end`; nil if there is none, or none that has not come to nothing.
  private mutating func longer(_ run: PatternRun, _ index: Int, from start: Int, _ end: Int) -> Int? {
    if run.most != .max && end - start >= Int(run.most) { return nil }
    guard end < input.count, holds(run.set, input[end]) else {
      exhaust(run, index, start, end)
      return nil
    }
    if let known = exhaustedStretch(run, index), known.start + run.unknown <= end + 1, end + 1 <= known.end {
      exhaust(run, index, min(start, known.start), known.end)
      return nil
    }
    return end + 1
  }

  // MARK: - Both

  private mutating func finish(_ run: PatternRun, from start: Int, to end: Int, _ at: inout Int, _ position: inout Int) {
    if run.slot >= 0 && end > start {
      set(run.slot, to: end - 1)
      set(run.slot + 1, to: end)
    }
    position = end
    at += 1
  }

  private func exhaustedStretch(_ run: PatternRun, _ index: Int) -> (start: Int, end: Int)? {
    let stretch = exhausted[index]
    return stretch.end >= stretch.start ? stretch : nil
  }

  private mutating func exhaust(_ run: PatternRun, _ index: Int, _ start: Int, _ end: Int) {
    guard run.most == .max, mayRemember, end >= start else { return }
    let known = exhausted[index]
    exhausted[index] = (known.start <= start && start <= known.end ? known.start : start, end)
  }
}

extension PatternRun {
  /// How far from the start of an exhausted stretch the ends are that are not known to come to nothing.
  fileprivate var unknown: Int { farther ? 1 : Int(least) }
}
