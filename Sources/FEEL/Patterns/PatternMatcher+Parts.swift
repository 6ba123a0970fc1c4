/// The small questions that instructions ask.
extension PatternMatcher {
  func allows(_ look: PatternLook, _ position: Int) -> Bool {
    position < input.count ? look.allows(input[position]) : look.atEnd
  }

  func holds(_ set: Int32, _ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 128
      ? program.setLooks[Int(set)].holds(ascii: scalar.value) : program.sets[Int(set)].contains(scalar)
  }

  /// Lines end at a line feed. After one that ends the text there is no further, empty line.
  func isAt(_ edge: PatternEdge, _ position: Int) -> Bool {
    let end = input.count
    return switch edge {
    case .textStart: position == 0
    case .textEnd: position == end
    case .lineStart: position == 0 || (position < end && input[position - 1] == "\n")
    case .lineEnd: position < end ? input[position] == "\n" : end == 0 || input[end - 1] != "\n"
    }
  }

  /// The end of what a group took, found again at `position`; a group that took no part is empty.
  mutating func repeats(_ slot: Int32, _ position: Int) -> Int? {
    let start = Int(slots[Int(slot)])
    let length = Int(slots[Int(slot) + 1]) - start
    guard start >= 0, length > 0 else { return position }
    guard position + length <= input.count else { return nil }
    steps -= length
    for offset in 0..<length where !isSame(input[start + offset], input[position + offset]) { return nil }
    return position + length
  }

  private func isSame(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
    one == other || (program.ignoresCase && PatternCaseVariants.areVariants(one, other))
  }

  /// Notes a position, and on the stack what was there before.
  mutating func set(_ slot: Int32, to position: Int) {
    let old = slots[Int(slot)]
    if !stack.isEmpty { push(Choice(instruction: -1 - slot, position: old)) }
    slots[Int(slot)] = Int32(position)
  }

  mutating func push(_ choice: Choice) {
    stack.append(choice)
    if stack.count > PatternMatcher.mostChoices { steps = -1 }
  }

  /// Whether this has been tried here; from now on it has.
  mutating func isKnown(_ mark: Int32, _ position: Int) -> Bool {
    let mark = program.marks[Int(mark)]
    var state = Int(mark.state)
    for loop in mark.loops where slots[Int(program.loops[loop])] == position { state += 1 }
    let bit = state * (input.count - origin + 1) + position - origin
    let known = remembered[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    remembered[bit >> 6] |= 1 << UInt64(bit & 63)
    return known
  }
}
