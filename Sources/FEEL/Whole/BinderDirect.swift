import Caseload

/// Functions that rules call often, worked out on what the columns hold: nothing is allocated for a case. They answer as
/// the table of functions does; a test compares the two.
extension Binder {
  /// A function of texts that gives yes or no; nil where it must be worked out as a value.
  func directTruth(_ typed: Typed) -> TruthCode? {
    guard case .general(.apply(let builtIn, let arguments)) = typed.op, arguments.count == 2,
      arguments.allSatisfy({ $0.value.isText && !$0.value.isGeneral }), let test = Binder.textTests[builtIn.name]
    else { return nil }
    let (a, b) = (text(asText(arguments[0].value)), text(asText(arguments[1].value)))
    return { context in
      let x = a(&context)
      let y = b(&context)
      let flags = x.flags | y.flags
      if flags.isNull { return Truth(nil, rests: flags.isUncertain) }
      return Truth(test(x, y), rests: flags.isUncertain)
    }
  }

  /// A function of one text or number that gives a number; nil where it must be worked out as a value.
  func directNumber(_ typed: Typed) -> ScalarCode? {
    guard case .general(.apply(let builtIn, let arguments)) = typed.op, arguments.count == 1 else { return nil }
    let argument = arguments[0].value
    if argument.isGeneral { return nil }
    if argument.isText, builtIn.name == "string length" {
      let code = text(asText(argument))
      return { context in
        let text = code(&context)
        if text.flags.isNull { return .null(text.flags.onlyRests) }
        return Scalar(text.characterCount * NumberColumn.scale, text.flags.onlyRests)
      }
    }
    guard argument.type == .number, let function = Binder.numberFunctions[builtIn.name] else { return nil }
    let code = scalar(argument)
    return { context in
      let readMark = context.readMark
      let number = code(&context)
      if number.flags.isNull { return .null(number.flags.onlyRests) }
      if let value = function(number.value) { return Scalar(value, number.flags.onlyRests) }
      if !number.flags.isUncertain { context.fail(Failing.calculation, from: readMark) }
      return Scalar(0, .nullResting)
    }
  }

  private func asText(_ typed: Typed) -> Typed {
    if case .code = typed.type { Typed(.codeText(typed), .string, typed.range) } else { typed }
  }

  private static let textTests: [String: @Sendable (TextValue, TextValue) -> Bool] = [
    "starts with": { $0.begins(with: $1, at: $0.range.lowerBound) },
    "ends with": { $0.begins(with: $1, at: $0.range.upperBound - $1.range.count) },
    "contains": { $0.holds($1) },
  ]

  /// Of whole millionths; nil where the result is too large.
  private static let numberFunctions: [String: @Sendable (Int64) -> Int64?] = [
    "abs": { abs($0) },
    "floor": { whole(floored($0, NumberColumn.scale).multipliedReportingOverflow(by: NumberColumn.scale)) },
    "ceiling": { whole((-floored(-$0, NumberColumn.scale)).multipliedReportingOverflow(by: NumberColumn.scale)) },
  ]
}

extension Typed {
  /// A text, or a code, which is a text to functions.
  fileprivate var isText: Bool {
    switch type {
    case .string, .code: true
    default: false
    }
  }
}

extension TextValue {
  /// Whether another text stands at an offset of the buffer.
  fileprivate func begins(with other: TextValue, at start: Int) -> Bool {
    guard start >= range.lowerBound, start + other.range.count <= range.upperBound else { return false }
    for offset in 0..<other.range.count where bytes[start + offset] != other.bytes[other.range.lowerBound + offset] {
      return false
    }
    return true
  }

  fileprivate func holds(_ other: TextValue) -> Bool {
    if other.range.count > range.count { return false }
    for start in range.lowerBound...(range.upperBound - other.range.count) where begins(with: other, at: start) {
      return true
    }
    return false
  }

  /// How many code points: all bytes of UTF-8 but those that go on with one.
  fileprivate var characterCount: Int64 {
    var count: Int64 = 0
    for place in range where bytes[place] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
