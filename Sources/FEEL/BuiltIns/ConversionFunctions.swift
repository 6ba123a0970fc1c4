import CivilTime

extension BuiltIn {
  static let conversions: [BuiltIn] = [
    BuiltIn("string", .everywhere,
      Form([.any("from")], .kind(.string)) { a, call in a[0].isNull ? .null : call.string(a[0].text) }),
    BuiltIn("number", .everywhere,
      Form([.text("from")], .kind(.number)) { a, call in number(a[0].string ?? "", nil, nil, &call) },
      Form([.text("from"), .text("grouping separator").orNull, .text("decimal separator").orNull], .kind(.number)) { a, call in
        number(a[0].string ?? "", a[1].string, a[2].string, &call)
      }),
    BuiltIn("not", .everywhere,
      Form([Parameter("negand", [.boolean, .null])], .kind(.boolean)) { a, _ in
        a[0].boolean.map { .boolean(!$0) } ?? .null
      }),
    BuiltIn("get or else", .everywhere,
      Form([.any("value"), .any("default")], .like(1)) { a, _ in a[0].isNull ? a[1] : a[0] }),
    BuiltIn("is missing", .everywhere,
      Form([.any("value")], .kind(.boolean)) { a, _ in .boolean(a[0].isNull) }),
    BuiltIn("is", .wholeFEELOnly,
      Form([.any("value1"), .any("value2").optional], .kind(.boolean)) { a, call in
        .boolean(a[0].isSamePart(as: a[1], call.zones))
      },
      Form([.any("value2")], .kind(.boolean)) { a, _ in .boolean(a[0].isNull) }),
  ]

  /// A number written with other signs for thousands and decimals.
  private static func number(_ text: String, _ grouping: String?, _ decimal: String?, _ call: inout Call) -> Value {
    guard grouping.map({ [" ", ",", "."].contains($0) }) ?? true else {
      return call.fail("grouping separator must be a blank, a comma or a point")
    }
    guard decimal.map({ [",", "."].contains($0) }) ?? true, grouping == nil || grouping != decimal else {
      return call.fail("decimal separator must be a comma or a point, and another than the grouping separator")
    }
    guard call.step(text.utf8.count / 8) else { return .null }
    var plain = Array(text.utf8)
    if let sign = grouping?.utf8.first { plain.removeAll { $0 == sign } }
    if let sign = decimal?.utf8.first, sign != UInt8(ascii: ".") {
      guard !plain.contains(UInt8(ascii: ".")) else { return call.fail("the text is not a number") }
      plain = plain.map { $0 == sign ? UInt8(ascii: ".") : $0 }
    }
    guard let last = plain.last, UInt8(ascii: "0")...UInt8(ascii: "9") ~= last,
      let number = Decimal(literal: String(decoding: plain, as: UTF8.self))
    else { return call.fail("the text is not a number") }
    return .number(number)
  }
}

extension BuiltIn.Parameter {
  /// May be null, but not left out.
  var orNull: Self { Self(name, kinds.union(.null)) }
}

extension Value {
  /// Whether two values are the same in every part, zones included.
  func isSamePart(as other: Value, _ zones: ZoneTable) -> Bool {
    switch (self, other) {
    case (.time(let a), .time(let b)): a == b
    case (.dateTime(let a), .dateTime(let b)): a == b
    default: equals(other, zones) ?? false
    }
  }
}
