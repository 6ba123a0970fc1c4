import Caseload
import CivilTime
import SourceText

extension Checker {
  mutating func comparing(_ node: Node) -> Typed? {
    switch node.kind {
    case .comparison(let op, let left, let right): return comparison(op, left, right, node.range)
    case .between(let value, let lower, let upper):
      let checked = check(value)
      let from = check(lower, wanted: checked?.type)
      let to = check(upper, wanted: checked?.type)
      guard let checked, let from, let to else { return nil }
      return range(checked, from, to, true, true, node.range)
    case .isIn(let value, let tests): return membership(value, tests, node.range)
    case .unaryTest(let op, let operand):
      report(FEELDiagnostics.bareTest(op, text(operand), example: "a_field", span(node.range)))
      return nil
    default: return nil
    }
  }

  private mutating func comparison(_ op: Comparison, _ left: Node, _ right: Node, _ range: Range<Int>) -> Typed? {
    let a: Typed?
    let b: Typed?
    if case .name = left.kind, isValue(right) {
      b = check(right)
      a = check(left, wanted: b?.type)
    } else {
      a = check(left)
      b = check(right, wanted: a?.type)
    }
    guard let a, let b else { return nil }
    return compare(op, a, b, range)
  }

  /// Whether a side says its type by itself, so that the other may be advised by it.
  private func isValue(_ node: Node) -> Bool {
    switch node.kind {
    case .path, .call: true
    default: false
    }
  }

  /// A comparison of two checked values.
  mutating func compare(_ op: Comparison, _ a: Typed, _ b: Typed, _ range: Range<Int>) -> Typed? {
    if a.isNullLiteral || b.isNullLiteral { return nullTest(op, a, b, range) }
    guard let (x, y) = aligned(a, b, range) else { return nil }
    if op.isOrder, let problem = unordered(x) {
      report(problem)
      return nil
    }
    if let answer = impossibleCount(op, x, y) {
      report(FEELDiagnostics.settled(answer, span(range)))
      return nil
    }
    return truth(.compare(op, x, y), range)
  }

  /// `= null` and `!= null`: tests made for blanks.
  private mutating func nullTest(_ op: Comparison, _ a: Typed, _ b: Typed, _ range: Range<Int>) -> Typed? {
    let tested = a.isNullLiteral ? b : a
    if op.isOrder || (!tested.isNullable && !tested.isConstant) || tested.type.isList {
      report(FEELDiagnostics.neverNull(text(tested), isList: tested.type.isList, op, span(range)))
      return nil
    }
    let test = Typed(.isNull(tested), .boolean, range)
    return truth(op == .equal ? test.op : .not(test), range)
  }

  private func unordered(_ typed: Typed) -> Diagnostic? {
    switch typed.type {
    case .boolean, .code, .record: FEELDiagnostics.noOrder(text(typed), words(typed.type), span(typed.range))
    default: nil
    }
  }

  /// The answer of comparing a count with a number, where it is always the same.
  private func impossibleCount(_ op: Comparison, _ a: Typed, _ b: Typed) -> Bool? {
    if case .count = b.op, case .scalar = a.op { return impossibleCount(op.mirrored, b, a) }
    guard case .count = a.op, case .scalar(let millionths) = b.op else { return nil }
    switch op {
    case .equal: return millionths < 0 || millionths % 1_000_000 != 0 ? false : nil
    case .notEqual: return millionths < 0 || millionths % 1_000_000 != 0 ? true : nil
    case .less: return millionths <= 0 ? false : nil
    case .atMost: return millionths < 0 ? false : nil
    case .greater: return millionths < 0 ? true : nil
    case .atLeast: return millionths <= 0 ? true : nil
    }
  }

  // MARK: - One type on both sides

  private mutating func aligned(_ a: Typed, _ b: Typed, _ range: Range<Int>) -> (Typed, Typed)? {
    if case .span = a.type { return refused(FEELDiagnostics.spanCompared(text(a), span(range))) }
    if case .span = b.type { return refused(FEELDiagnostics.spanCompared(text(b), span(range))) }
    if a.type.isList || b.type.isList {
      let list = a.type.isList ? a : b
      return refused(
        FEELDiagnostics.listCompared(text(list), words(list.type), isRecords: list.rows != nil, span(range)))
    }
    if a.type == b.type { return (a, b) }
    if let codes = a.type.codes, case .text = b.op { return codeLiteral(b, codes, beside: a).map { (a, $0) } }
    if let codes = b.type.codes, case .text = a.op { return codeLiteral(a, codes, beside: b).map { ($0, b) } }
    if case .code = a.type, case .code = b.type { return refused(mismatch(a, b, range)) }
    if let x = asText(a), let y = asText(b), a.type == .string || b.type == .string { return (x, y) }
    return refused(mismatch(a, b, range))
  }

  private mutating func refused(_ diagnostic: Diagnostic) -> (Typed, Typed)? {
    report(diagnostic)
    return nil
  }

  /// A text as a code of a list.
  mutating func codeLiteral(_ literal: Typed, _ list: CodeList, beside other: Typed?) -> Typed? {
    guard case .text(let text) = literal.op else { return nil }
    if let position = list.codes.firstIndex(where: { $0.value == text }) {
      return literal.converted(.scalar(Int64(position)), to: .code(list))
    }
    report(FEELDiagnostics.unknownCode(text, list, of: other.map { self.text($0) }, span(literal.range)))
    return nil
  }

  /// Says why two types do not meet, with the likely remedy.
  private func mismatch(_ a: Typed, _ b: Typed, _ range: Range<Int>) -> Diagnostic {
    var help: [String] = []
    var place = range
    for (value, other) in [(a, b), (b, a)] {
      if let hint = hint(value, other) {
        help = [hint]
        place = other.range
        break
      }
    }
    return FEELDiagnostics.mismatch(text(a), words(a.type), text(b), words(b.type), help: help, span(place))
  }

  /// What to write in place of `other` beside `value`.
  private func hint(_ value: Typed, _ other: Typed) -> String? {
    switch (value.type, other.type) {
    case (.date, .string), (.date, .number), (.dateTime, .string), (.dateTime, .number):
      return FEELDiagnostics.dateHint(Checker.date(writtenAs: content(other)))
    case (.date, .dateTime): return "compare days with days: date(\(text(other)))"
    case (.boolean, .string):
      guard let yes = FEELDiagnostics.yesOrNo(content(other)) else {
        return "yes and no are written true and false, without quotes"
      }
      return "write \(yes), without quotes"
    case (.boolean, .number): return "yes and no are written true and false"
    case (.number, .string):
      if case .millionths = Literals.number(content(other)), content(other).first?.isNumber == true {
        return "write \(content(other)), without quotes"
      }
      return nil
    case (.string, .number), (.code, .number): return "texts and codes stand in quotes: \"\(text(other))\""
    case (.code, .boolean): return "compare with one of the codes, in quotes"
    case (.record(let list), .string):
      guard let key = shape.lists[list].keyField else { return nil }
      return "compare its key: \(text(value)).\(shape.lists[list].fields[key].name)"
    default: return nil
    }
  }

  private func content(_ typed: Typed) -> String {
    if case .text(let content) = typed.op { content } else { text(typed) }
  }

  /// The date that somebody meant who wrote `01/04/2026` or `2026-04-01`.
  static func date(writtenAs text: String) -> String? {
    let plain = String(text.filter { $0 != " " })
    return (parseDate(plain, form: .dayFirst) ?? parseDate(plain, form: .iso))?.description
  }

  // MARK: - in

  private mutating func membership(_ value: Node, _ tests: [Node], _ range: Range<Int>) -> Typed? {
    // The value is evaluated while a list on the right is gone through: it must use other slots.
    nextSlot += 1
    let checked = check(value)
    nextSlot -= 1
    guard let checked else {
      for test in tests { _ = testOperands(test, wanted: nil) }
      return nil
    }
    let all = tests.map { test($0, of: checked) }
    let good = all.compactMap { $0 }
    guard good.count == tests.count else { return nil }
    return good.count == 1
      ? Typed(good[0].op, .boolean, range) : truth(.or(good, written: false), range)
  }

  private mutating func test(_ node: Node, of value: Typed) -> Typed? {
    switch node.kind {
    case .unaryTest(let op, let operand):
      return check(operand, wanted: value.type).flatMap { compare(op, value, $0, node.range) }
    case .range(let parts):
      let lower = check(parts.lower, wanted: value.type)
      let upper = check(parts.upper, wanted: value.type)
      guard let lower, let upper else { return nil }
      return range(value, lower, upper, parts.includesLower, parts.includesUpper, node.range)
    case .list(let items):
      let all = items.map { test($0, of: value) }
      let good = all.compactMap { $0 }
      guard good.count == items.count, !good.isEmpty else { return nil }
      return truth(.or(good, written: false), node.range)
    default:
      guard let other = check(node, wanted: value.type) else { return nil }
      return other.type.isList ? contains(other, value, node.range) : compare(.equal, value, other, node.range)
    }
  }

  /// Looks for mistakes in tests whose value could not be checked.
  private mutating func testOperands(_ node: Node, wanted: ValueType?) -> Typed? {
    switch node.kind {
    case .unaryTest(_, let operand): return check(operand)
    case .range(let parts):
      _ = check(parts.lower)
      return check(parts.upper)
    default: return check(node)
    }
  }

  private mutating func range(
    _ value: Typed, _ lower: Typed, _ upper: Typed, _ includesLower: Bool, _ includesUpper: Bool, _ range: Range<Int>
  ) -> Typed? {
    let a = compare(includesLower ? .atLeast : .greater, value, lower, range)
    let b = compare(includesUpper ? .atMost : .less, value, upper, range)
    guard let a, let b else { return nil }
    if case .scalar(let low) = lower.op, case .scalar(let high) = upper.op,
      low > high || (low == high && !(includesLower && includesUpper))
    {
      report(FEELDiagnostics.emptyRange(text(lower), text(upper), span(range)))
      return nil
    }
    return truth(.and([a, b], written: false), range)
  }

  /// Whether a list holds a value. The value must not use the list's slot.
  mutating func contains(_ list: Typed, _ value: Typed, _ range: Range<Int>) -> Typed? {
    if case .literalList(let items) = list.op {
      let all = items.map { compare(.equal, value, $0, range) }
      let good = all.compactMap { $0 }
      return good.count == all.count ? truth(.or(good, written: false), range) : nil
    }
    guard let (rows, element) = list.elements else {
      guard let builtIn = BuiltIn.all["list contains"] else { return nil }
      let arguments = [list, value].map { GeneralArgument(label: nil, value: $0) }
      return apply(builtIn, arguments, range)
    }
    return compare(.equal, element, value, range).map { Typed(.quantified(.some, rows, $0), .boolean, range) }
  }
}
