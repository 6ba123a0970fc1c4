/// Turns a pattern as read into instructions. Counts are written out, except where one character is repeated.
struct PatternCompiler {
  var program = PatternProgram()
  private var setIndex: [PatternSet: Int32] = [:]
  private var lookIndex: [PatternLook: Int32] = [:]
  /// The slots of the loops around, as in `PatternMark`.
  private var around: [Int32] = []
  private var aroundInLoops = 0..<0

  static func compile(_ parsed: PatternParser.Parsed, flags: Pattern.Flags) throws(Pattern.Problem) -> PatternProgram {
    var compiler = PatternCompiler()
    compiler.program.groups = parsed.groups
    compiler.program.slots = 2 * (parsed.groups + 1)
    compiler.program.ignoresCase = flags.ignoreCase
    compiler.program.firstLook = compiler.look(parsed.node, then: .any)
    compiler.emit(parsed.node, then: .any)
    compiler.add(.accept)
    if compiler.isTooLarge { throw Pattern.Problem(.tooLarge, at: 0) }
    return compiler.program
  }

  var isTooLarge: Bool { program.code.count > Pattern.largestProgram || program.effort > Pattern.mostEffort }
  var next: Int32 { Int32(program.code.count) }

  mutating func add(_ instruction: PatternInstruction) { program.code.append(instruction) }

  mutating func index(_ set: PatternSet) -> Int32 {
    if let known = setIndex[set] { return known }
    let index = Int32(program.sets.count)
    program.sets.append(set)
    program.setLooks.append(PatternLook(set))
    setIndex[set] = index
    return index
  }

  mutating func index(_ look: PatternLook) -> Int32 {
    if let known = lookIndex[look] { return known }
    let index = Int32(program.looks.count)
    program.looks.append(look)
    lookIndex[look] = index
    return index
  }

  mutating func newMark() -> Int32 {
    program.marks.append(PatternMark(state: Int32(program.states), loops: aroundInLoops))
    program.states += 1 + around.count
    return Int32(program.marks.count - 1)
  }

  var isInsideLoops: Bool { !around.isEmpty }

  /// Emits the body of a loop that may take nothing.
  mutating func emit(_ node: PatternNode, then after: PatternLook, inside slot: Int32) {
    let before = aroundInLoops
    around.append(slot)
    aroundInLoops = program.loops.count..<program.loops.count + around.count
    program.loops += around
    emit(node, then: after)
    around.removeLast()
    aroundInLoops = before
  }

  // MARK: - Instructions

  /// - Parameter then: What may come after the part.
  mutating func emit(_ node: PatternNode, then after: PatternLook) {
    if isTooLarge { return }
    switch node {
    case .empty: break
    case .scalar(let scalar): add(.scalar(scalar))
    case .set(let set): add(.set(index(set)))
    case .edge(let edge): add(.edge(edge))
    case .sequence(let parts): emit(sequence: parts, then: after)
    case .choice(let branches): emit(choice: branches, whole: node, then: after)
    case .capture(let inner, let number): emit(capture: inner, Int32(2 * number), then: after)
    case .repeated(let inner, let count): emit(repeated: inner, count, then: after)
    case .backReference(let number):
      program.hasBackReferences = true
      add(.backReference(Int32(2 * number)))
    }
  }

  private mutating func emit(sequence parts: [PatternNode], then after: PatternLook) {
    var looks = [after]
    for part in parts.reversed() { looks.append(look(part, then: looks[looks.count - 1])) }
    for (index, part) in parts.enumerated() { emit(part, then: looks[parts.count - 1 - index]) }
  }

  private mutating func emit(capture inner: PatternNode, _ slot: Int32, then after: PatternLook) {
    add(.save(slot: slot))
    emit(inner, then: after)
    add(.save(slot: slot + 1))
  }

  private mutating func emit(choice branches: [PatternNode], whole: PatternNode, then after: PatternLook) {
    if let set = whole.asSet { return add(.set(index(set))) }
    // What the branches from each on may begin with, the last first.
    var rest = [look(branches[branches.count - 1], then: after)]
    for branch in branches.dropLast().reversed() { rest.append(look(branch, then: after).joined(rest[rest.count - 1])) }
    var jumps: [Int] = []
    for (number, branch) in branches.dropLast().enumerated() {
      let own = look(branch, then: after)
      let split = addSplit(firstLook: own, secondLook: rest[branches.count - 2 - number])
      emit(branch, then: after)
      jumps.append(program.code.count)
      add(.jump(0))
      aim(split, first: Int32(split + 1), second: next)
    }
    emit(branches[branches.count - 1], then: after)
    for jump in jumps { program.code[jump] = .jump(next) }
  }

  // MARK: - Splits

  mutating func addSplit(firstLook: PatternLook, secondLook: PatternLook) -> Int {
    let split = PatternSplit(
      first: 0, second: 0, firstLook: index(firstLook), secondLook: index(secondLook), mark: newMark())
    add(.split(split))
    return program.code.count - 1
  }

  mutating func aim(_ at: Int, first: Int32, second: Int32) {
    guard case .split(var split) = program.code[at] else { return }
    split.first = first
    split.second = second
    program.code[at] = .split(split)
  }
}
