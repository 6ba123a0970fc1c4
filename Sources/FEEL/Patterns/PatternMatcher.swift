/// Looks for a pattern in one text: tries the first way, and on coming to nothing goes back to the last choice.
///
/// The choices stand on a stack of its own, so that no text is too long for the machine's. After a while the matcher also remembers
/// what came to nothing (an instruction at a position), which makes the work linear in the text. It may not remember so where a
/// pattern refers back to a group, as then the outcome depends on more than the position; such a pattern may end with too many steps.
struct PatternMatcher {
  /// The most choices at one time.
  static let mostChoices = 6_000_000
  /// The most that is remembered, in bits.
  static let mostRemembered = 1 << 28

  /// Something to come back to.
  struct Choice {
    /// The instruction; if negative, -1 less the slot to set back to `position`.
    var instruction: Int32
    var position: Int32
    /// For a run that has begun: its shortest end if greedy, its start if not. Otherwise -1.
    var bound: Int32 = -1
    /// For a greedy run: the end that could not be passed.
    var limit: Int32 = 0
  }

  let program: PatternProgram
  let input: [Unicode.Scalar]
  let memoAfter: Int?
  var steps = 0
  var slots: [Int32]
  var stack: [Choice] = []
  var origin = 0
  /// When so few steps are left, there is something to decide.
  var alarm = 0
  var isRemembering = false
  var remembered: [UInt64] = []
  /// For each endless run, a stretch of characters from any of which on it is known to come to nothing.
  var exhausted: [(start: Int, end: Int)] = []

  /// - Parameter memoAfter: After how many steps it begins to remember; by itself once that is cheap beside what was done.
  init(_ program: PatternProgram, input: [Unicode.Scalar], memoAfter: Int? = nil) {
    self.program = program
    self.input = input
    self.memoAfter = memoAfter
    slots = Array(repeating: -1, count: program.slots)
  }

  /// Whether the pattern is found. False too if the steps run out; then `steps` is negative.
  mutating func isFound(from: Int, steps: inout Int) -> Bool {
    let found = search(from: from, steps: steps)
    steps = self.steps
    return found
  }

  mutating func firstMatch(from: Int, steps: inout Int) -> Pattern.MatchResult {
    guard isFound(from: from, steps: &steps) else { return steps < 0 ? .tooManySteps : .none }
    return .match(Pattern.Match(range: group(0) ?? from..<from, groups: (0...program.groups).map(group)))
  }

  /// What a group took in the match found last.
  func group(_ number: Int) -> Range<Int>? {
    let start = slots[2 * number]
    let end = slots[2 * number + 1]
    return start >= 0 && end >= start ? Int(start)..<Int(end) : nil
  }

  private mutating func search(from: Int, steps: Int) -> Bool {
    self.steps = steps
    guard input.count < Int(Int32.max) / 2 else {
      self.steps = -1
      return false
    }
    startAfresh(from)
    var start = from
    while start <= input.count {
      self.steps -= 1
      if allows(program.firstLook, start) {
        if run(from: start) { return true }
      }
      if self.steps < 0 { return false }
      start += 1
    }
    return false
  }

  private mutating func startAfresh(_ from: Int) {
    origin = from
    isRemembering = false
    if exhausted.isEmpty {
      exhausted = Array(repeating: (0, -1), count: program.runs.count)
    } else {
      for index in exhausted.indices { exhausted[index] = (0, -1) }
    }
    steps -= exhausted.count / 8
    alarm = mayRemember ? max(0, steps - (memoAfter ?? 1_000 + 8 * (input.count - from))) : 0
  }

  var mayRemember: Bool { !program.hasBackReferences }

  mutating func startRemembering() {
    let bits = program.states * (input.count - origin + 1)
    guard bits <= PatternMatcher.mostRemembered else { return }
    isRemembering = true
    remembered = Array(repeating: 0, count: bits / 64 + 1)
    steps -= remembered.count / 8
  }

  // MARK: - Running

  private mutating func run(from start: Int) -> Bool {
    for slot in slots.indices { slots[slot] = -1 }
    steps -= slots.count / 8
    stack.removeAll(keepingCapacity: true)
    var at = 0
    var position = start
    while true {
      steps -= 1
      if steps < alarm, !mayGoOn() { return false }
      if case .accept = program.code[at] {
        slots[0] = Int32(start)
        slots[1] = Int32(position)
        return true
      }
      if !step(&at, &position), !goBack(&at, &position) { return false }
    }
  }

  /// The alarm is either for beginning to remember or for the end of the steps.
  private mutating func mayGoOn() -> Bool {
    if alarm > 0 {
      alarm = 0
      startRemembering()
    }
    return steps >= 0
  }

  /// False if the instruction does not fit.
  private mutating func step(_ at: inout Int, _ position: inout Int) -> Bool {
    switch program.code[at] {
    case .scalar(let scalar):
      guard position < input.count, input[position] == scalar else { return false }
      position += 1
    case .set(let set):
      guard position < input.count, holds(set, input[position]) else { return false }
      position += 1
    case .edge(let edge):
      guard isAt(edge, position) else { return false }
    case .backReference(let slot):
      guard let end = repeats(slot, position) else { return false }
      position = end
    case .save(let slot): set(slot, to: position)
    case .leaveIfEmpty(let slot, let out):
      if slots[Int(slot)] == position {
        at = Int(out)
        return true
      }
    case .jump(let to):
      at = Int(to)
      return true
    case .split(let split): return take(split, &at, position)
    case .run(let run): return begin(run, &at, &position)
    case .accept: return true
    }
    at += 1
    return true
  }

  private mutating func take(_ split: PatternSplit, _ at: inout Int, _ position: Int) -> Bool {
    if isRemembering && isKnown(split.mark, position) { return false }
    let second = allows(program.looks[Int(split.secondLook)], position)
    guard allows(program.looks[Int(split.firstLook)], position) else {
      at = Int(split.second)
      return second
    }
    if second { push(Choice(instruction: split.second, position: Int32(position))) }
    at = Int(split.first)
    return true
  }

  /// Back to the last choice; false if there is none.
  private mutating func goBack(_ at: inout Int, _ position: inout Int) -> Bool {
    while let choice = stack.popLast() {
      if choice.instruction < 0 {
        slots[Int(-1 - choice.instruction)] = choice.position
        continue
      }
      at = Int(choice.instruction)
      position = Int(choice.position)
      guard choice.bound >= 0, case .run(let run) = program.code[at] else { return true }
      if resume(run, choice, &at, &position) { return true }
      if steps < 0 { return false }
    }
    return false
  }
}
