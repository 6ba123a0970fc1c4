/// Repeated parts, and what parts may begin with.
extension PatternCompiler {
  mutating func emit(repeated inner: PatternNode, _ count: PatternCount, then after: PatternLook) {
    if count.least == 1 && count.most == 1 { return emit(inner, then: after) }
    if emitRun(inner, count, then: after) { return }
    let body = look(inner, then: after)
    let again = body.joined(after)
    let plain = count.most == nil ? max(0, count.least - 1) : count.least
    for _ in 0..<plain where !isTooLarge { emit(inner, then: again) }
    guard let most = count.most else { return emitLoop(inner, count, body: body, then: after) }
    emitOptional(inner, times: most - count.least, greedy: count.greedy, body: body, then: after)
  }

  /// `a*`, `[a-z]{2,5}?`, `(a)+`: one instruction.
  private mutating func emitRun(_ inner: PatternNode, _ count: PatternCount, then after: PatternLook) -> Bool {
    var slot: Int32 = -1
    var part = inner
    if case .capture(let captured, let number) = inner {
      slot = Int32(2 * number)
      part = captured
    }
    guard let set = part.asSet else { return false }
    let run = PatternRun(
      set: index(set), least: Int32(count.least), most: count.most.map(Int32.init) ?? .max, greedy: count.greedy,
      slot: slot, look: index(after), mark: newMark(), farther: isInsideLoops && count.least == 0)
    add(.run(Int32(program.runs.count)))
    program.runs.append(run)
    return true
  }

  /// At least once where the count says so; then for as long as it fits.
  private mutating func emitLoop(_ inner: PatternNode, _ count: PatternCount, body: PatternLook, then after: PatternLook) {
    let entry = count.least == 0 ? addSplit(count.greedy, body, after) : nil
    let top = next
    let leave = emitBody(inner, then: body.joined(after))
    let back = addSplit(count.greedy, body, after)
    if let leave { program.code[leave.at] = .leaveIfEmpty(slot: leave.slot, to: next) }
    for split in [entry, back].compactMap({ $0 }) { aim(split, count.greedy, top, next) }
  }

  /// A body that may be empty notes where it begins, and the loop is left if it ends there.
  private mutating func emitBody(_ inner: PatternNode, then after: PatternLook) -> (at: Int, slot: Int32)? {
    guard inner.mayBeEmpty else {
      emit(inner, then: after)
      return nil
    }
    let slot = newSlot()
    add(.save(slot: slot))
    emit(inner, then: after, inside: slot)
    add(.leaveIfEmpty(slot: slot, to: 0))
    return (program.code.count - 1, slot)
  }

  private mutating func emitOptional(
    _ inner: PatternNode, times: Int, greedy: Bool, body: PatternLook, then after: PatternLook
  ) {
    var splits: [Int] = []
    for _ in 0..<times where !isTooLarge {
      splits.append(addSplit(greedy, body, after))
      emit(inner, then: body.joined(after))
    }
    for split in splits { aim(split, greedy, Int32(split + 1), next) }
  }

  private mutating func newSlot() -> Int32 {
    program.slots += 1
    return Int32(program.slots - 1)
  }

  private mutating func addSplit(_ greedy: Bool, _ body: PatternLook, _ after: PatternLook) -> Int {
    greedy ? addSplit(firstLook: body, secondLook: after) : addSplit(firstLook: after, secondLook: body)
  }

  private mutating func aim(_ split: Int, _ greedy: Bool, _ body: Int32, _ out: Int32) {
    aim(split, first: greedy ? body : out, second: greedy ? out : body)
  }

  /// What a part, and where it may be empty what follows it, may begin with.
  mutating func look(_ node: PatternNode, then after: PatternLook) -> PatternLook {
    program.effort += 1
    switch node {
    case .empty, .edge: return after
    case .scalar(let scalar): return PatternLook(scalar)
    case .set(let set): return program.setLooks[Int(index(set))]
    case .sequence(let parts):
      var result = after
      for part in parts.reversed() { result = look(part, then: result) }
      return result
    case .choice(let branches):
      var result = PatternLook()
      for branch in branches { result = result.joined(look(branch, then: after)) }
      return result
    case .capture(let inner, _): return look(inner, then: after)
    case .repeated(let inner, let count):
      let body = look(inner, then: after)
      return count.least == 0 ? body.joined(after) : body
    case .backReference: return .any
    }
  }
}
