extension BuiltIn {
  static let texts: [BuiltIn] = [
    BuiltIn("substring", .everywhere,
      Form([.text("string"), .number("start position"), .number("length").optional], .kind(.string)) { a, call in
        substring(a, &call)
      }),
    BuiltIn("string length", .everywhere,
      Form([.text("string")], .kind(.number)) { a, _ in .number(Decimal(a[0].characters.count)) }),
    BuiltIn("upper case", .everywhere,
      Form([.text("string")], .kind(.string)) { a, call in call.string((a[0].string ?? "").uppercased()) }),
    BuiltIn("lower case", .everywhere,
      Form([.text("string")], .kind(.string)) { a, call in call.string((a[0].string ?? "").lowercased()) }),
    BuiltIn("substring before", .everywhere,
      Form([.text("string"), .text("match")], .kind(.string)) { a, _ in
        let (text, match) = (a[0].characters, a[1].characters)
        return .string(place(of: match, in: text).map { String(scalars: text[..<$0]) } ?? "")
      }),
    BuiltIn("substring after", .everywhere,
      Form([.text("string"), .text("match")], .kind(.string)) { a, _ in
        let (text, match) = (a[0].characters, a[1].characters)
        return .string(place(of: match, in: text).map { String(scalars: text[($0 + match.count)...]) } ?? "")
      }),
    BuiltIn("contains", .everywhere,
      Form([.text("string"), .text("match")], .kind(.boolean)) { a, _ in
        .boolean(place(of: a[1].characters, in: a[0].characters) != nil)
      }),
    BuiltIn("starts with", .everywhere,
      Form([.text("string"), .text("match")], .kind(.boolean)) { a, _ in
        .boolean(a[0].characters.starts(with: a[1].characters))
      }),
    BuiltIn("ends with", .everywhere,
      Form([.text("string"), .text("match")], .kind(.boolean)) { a, _ in
        .boolean(a[0].characters.reversed().starts(with: a[1].characters.reversed()))
      }),
    BuiltIn("string join", .everywhere,
      Form([.list("list"), .text("delimiter").optional], .kind(.string)) { a, call in join(a, &call) }),
    BuiltIn("matches", .everywhere,
      Form([.text("input"), .text("pattern"), .text("flags").optional], .kind(.boolean)) { a, call in
        matches(a, &call)
      }),
    BuiltIn("replace", .everywhere,
      Form([.text("input"), .text("pattern"), .text("replacement"), .text("flags").optional], .kind(.string)) { a, call in
        replace(a, &call)
      }),
    BuiltIn("split", .everywhere,
      Form([.text("string"), .text("delimiter")], .list(.string)) { a, call in split(a, &call) }),
  ]

  /// From the start position, 1 for the first and -1 for the last character, so many characters or all.
  private static func substring(_ a: [Value], _ call: inout Call) -> Value {
    let text = a[0].characters
    guard let start = a[1].number?.truncated, start != 0 else { return call.fail("start position counts from 1, or back from -1") }
    let first = start > 0 ? start - 1 : text.count + start
    guard first >= 0, first <= text.count else { return first < 0 ? call.fail("start position lies before the text") : .string("") }
    guard let length = a[2].number else { return .string(String(scalars: text[first...])) }
    guard let length = length.truncated, length >= 1 else { return call.fail("length must be 1 or more") }
    return .string(String(scalars: text[first..<min(text.count, first.saturated(plus: length))]))
  }

  /// Where one text first stands in another, in a time that grows with the two lengths alone (Knuth, Morris, Pratt).
  private static func place(of match: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
    if match.isEmpty { return 0 }
    // For each length of what fits so far, the longest beginning of the match that it also ends with.
    var shorter = [0]
    var length = 0
    for scalar in match.dropFirst() {
      while length > 0, match[length] != scalar { length = shorter[length - 1] }
      if match[length] == scalar { length += 1 }
      shorter.append(length)
    }
    length = 0
    for (index, scalar) in text.enumerated() {
      while length > 0, match[length] != scalar { length = shorter[length - 1] }
      if match[length] == scalar { length += 1 }
      if length == match.count { return index + 1 - length }
    }
    return nil
  }

  private static func join(_ a: [Value], _ call: inout Call) -> Value {
    let delimiter = a[1].string ?? ""
    var (texts, bytes) = ([String](), 0)
    for item in a[0].items where !item.isNull {
      guard let text = item.string else { return call.fail("the list must hold texts, and holds \(item.kindInWords)") }
      bytes += text.utf8.count + (texts.isEmpty ? 0 : delimiter.utf8.count)
      // Before it is made: a long delimiter between many short texts would fill the memory.
      if bytes > Limits.textBytes { return call.tooLarge() }
      texts.append(text)
    }
    return call.string(texts.joined(separator: delimiter))
  }

  // MARK: - Patterns

  private static func pattern(_ a: Value, _ flags: Value, _ call: inout Call) -> Pattern? {
    switch Pattern.compile(a.string ?? "", flags: flags.string ?? "") {
    case .success(let pattern):
      guard call.step((pattern.program.code.count + pattern.program.effort) / 4) else { return nil }
      return pattern
    case .failure(let problem):
      if problem.kind == .tooLarge, !call.step(Pattern.mostEffort / 4) { return nil }
      _ = call.fail(problem.sentence)
      return nil
    }
  }

  private static func matches(_ a: [Value], _ call: inout Call) -> Value {
    guard let pattern = pattern(a[1], a[2], &call) else { return .null }
    let found = searching(&call) { steps in pattern.isFound(in: a[0].string ?? "", steps: &steps) }
    return found.map { .boolean($0) } ?? .null
  }

  private static func replace(_ a: [Value], _ call: inout Call) -> Value {
    guard let pattern = pattern(a[1], a[3], &call) else { return .null }
    let replacement = Replacement.compile(a[2].string ?? "", groups: pattern.groups, literal: pattern.flags.literal)
    guard case .success(let replacement) = replacement else {
      guard case .failure(let problem) = replacement else { return .null }
      return call.fail(problem.sentence)
    }
    let replaced = searching(&call) { steps in
      pattern.replaced(in: a[0].string ?? "", with: replacement, steps: &steps)
    }
    return replaced.map { call.string($0) } ?? .null
  }

  private static func split(_ a: [Value], _ call: inout Call) -> Value {
    guard let pattern = pattern(a[1], .null, &call) else { return .null }
    let parts = searching(&call) { steps in pattern.split(a[0].string ?? "", steps: &steps) }
    return parts.map { parts in call.list(parts.map { .string($0) }) } ?? .null
  }

  /// Looks for a pattern; the steps that it takes count, eight as one of the evaluation's.
  private static func searching<T>(
    _ call: inout Call, _ search: (inout Int) -> Swift.Result<T, PatternRefusal>
  ) -> T? {
    var left = Limits.patternSteps
    let result = search(&left)
    guard call.step((Limits.patternSteps - left) / 8) else { return nil }
    switch result {
    case .success(let value): return value
    case .failure(let refusal):
      _ = call.fail(refusal.sentence)
      return nil
    }
  }
}

extension BuiltIn.Parameter {
  static func text(_ name: String) -> Self { Self(name, .string) }
  static func number(_ name: String) -> Self { Self(name, .number) }
  static func boolean(_ name: String) -> Self { Self(name, .boolean) }
  static func list(_ name: String) -> Self { Self(name, .list) }
  static func context(_ name: String) -> Self { Self(name, .context) }
  static func range(_ name: String) -> Self { Self(name, .range) }
  static func any(_ name: String) -> Self { Self(name, .anything) }
}

extension Value {
  /// The code points of a text.
  var characters: [Unicode.Scalar] { Array((string ?? "").unicodeScalars) }
}

extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self = String(view)
  }
}

extension Decimal {
  /// Without its decimals; nil where that is too large.
  var truncated: Int? { rounded(scale: 0, .down)?.int }
}
