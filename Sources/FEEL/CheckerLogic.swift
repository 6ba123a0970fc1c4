import Caseload
import SourceText

extension Checker {
  /// A part that must be a condition: not a value, and not one that is always the same.
  mutating func condition(_ node: Node) -> Typed? {
    guard let typed = check(node, wanted: .boolean) else { return nil }
    guard typed.type == .boolean else {
      report(FEELDiagnostics.notACondition(text(typed), words(typed.type), help: advice(typed), span(typed.range)))
      return nil
    }
    if case .truth(let value) = typed.op {
      report(FEELDiagnostics.settled(value, span(typed.range)))
      return nil
    }
    return typed
  }

  /// How to make a condition of a value.
  private func advice(_ typed: Typed) -> String {
    let text = text(typed)
    switch typed.type {
    case .code(let list): return "compare it, for example: \(text) = \"\(list.codes.first?.value ?? "A")\""
    case .string: return "compare it, for example: \(text) = \"some text\""
    case .date: return "compare it, for example: \(text) <= today(), or \(text) != null"
    case .dateTime: return "compare it, for example: date(\(text)) <= today(), or \(text) != null"
    case .number: return "compare it, for example: \(text) > 0"
    case .any, .range, .list: return "count it, for example: count(\(text)) > 0"
    case .record, .span: return "ask whether it is there: \(text) != null"
    case .daysDuration: return "compare it, for example: \(text) > duration(\"P10D\")"
    case .monthsDuration: return "compare it, for example: \(text) > duration(\"P6M\")"
    case .null, .boolean: return "write a comparison"
    }
  }

  mutating func logic(_ node: Node) -> Typed? {
    switch node.kind {
    case .and(let operands): return junction(operands, node.range, isAnd: true)
    case .or(let operands): return junction(operands, node.range, isAnd: false)
    case .not(let operand): return condition(operand).flatMap { truth(.not($0), node.range) }
    case .ifElse(let test, let then, let otherwise): return choice(test, then, otherwise, node.range)
    case .quantified(let quantifier, let bindings, let body):
      return quantified(quantifier, bindings[...], body, node.range)
    default: return nil
    }
  }

  private mutating func junction(_ operands: [Node], _ range: Range<Int>, isAnd: Bool) -> Typed? {
    let checked = operands.map { condition($0) }
    let all = checked.compactMap { $0 }
    guard all.count == operands.count else { return nil }
    if isAnd, let (first, second) = contradiction(all) {
      report(FEELDiagnostics.contradiction(text(first), text(second), span(second.range)))
      return nil
    }
    return truth(isAnd ? .and(all, written: true) : .or(all, written: true), range)
  }

  /// Two operands that ask one field to be two things at once.
  private func contradiction(_ all: [Typed]) -> (Typed, Typed)? {
    var seen: [(field: FieldAddress, slot: Int, literal: Typed, whole: Typed)] = []
    for operand in all {
      guard case .compare(.equal, let a, let b) = operand.op, case .field(let field, let base) = a.op,
        case .slot(let slot) = base.op, b.isLiteral
      else { continue }
      if let other = seen.first(where: { $0.field == field && $0.slot == slot && !isSame($0.literal, b) }) {
        return (other.whole, operand)
      }
      seen.append((field, slot, b, operand))
    }
    return nil
  }

  private func isSame(_ a: Typed, _ b: Typed) -> Bool {
    switch (a.op, b.op) {
    case (.scalar(let x), .scalar(let y)): x == y
    case (.text(let x), .text(let y)): x == y
    case (.truth(let x), .truth(let y)): x == y
    default: true
    }
  }

  private mutating func choice(_ test: Node, _ then: Node, _ otherwise: Node, _ range: Range<Int>) -> Typed? {
    let condition = condition(test)
    let a = check(then)
    let b = check(otherwise)
    guard let condition, let a, let b, let (x, y, type) = unify(a, b, range) else { return nil }
    return Typed(.ifElse(condition, x, y), type, range)
  }

  /// Two values of which one is taken: both as one type.
  mutating func unify(_ a: Typed, _ b: Typed, _ range: Range<Int>) -> (Typed, Typed, ValueType)? {
    if !a.type.isList, !b.type.isList {
      if a.type == b.type { return (a, b, a.type) }
      if a.isNullLiteral { return (a, b, b.type) }
      if b.isNullLiteral { return (a, b, a.type) }
      if let list = a.type.codes, case .text = b.op { return codeLiteral(b, list, beside: a).map { (a, $0, a.type) } }
      if let list = b.type.codes, case .text = a.op { return codeLiteral(a, list, beside: b).map { ($0, b, b.type) } }
      if let x = asText(a), let y = asText(b) { return (x, y, .string) }
    }
    report(FEELDiagnostics.mixedTypes(text(a), words(a.type), text(b), words(b.type), span(b.range)))
    return nil
  }

  /// A text, code or reference as text.
  func asText(_ typed: Typed) -> Typed? {
    switch (typed.type, typed.op) {
    case (.string, _): typed
    case (.code, _): typed.converted(.codeText(typed), to: .string)
    case (.record, .field(let address, let base)): typed.converted(.keyText(address, of: base), to: .string)
    default: nil
    }
  }

  // MARK: - some, every

  private mutating func quantified(
    _ quantifier: Quantifier, _ bindings: ArraySlice<Node.Binding>, _ body: Node, _ range: Range<Int>
  ) -> Typed? {
    guard let binding = bindings.first else { return condition(body) }
    let free = isFree(binding.name)
    guard let list = check(binding.list) else { return nil }
    guard let (rows, element) = list.elements else {
      report(FEELDiagnostics.notRecords(text(list), words(list.type), quantifier, span(list.range)))
      return nil
    }
    guard free else { return nil }
    let inner = within(.variable(binding.name.text, element), rows) { checker in
      checker.quantified(quantifier, bindings.dropFirst(), body, range)
    }
    return inner.map { Typed(.quantified(quantifier, rows, $0), .boolean, range) }
  }

  /// Checks something inside a list, with one more frame of names.
  mutating func within(_ frame: NameFrame, _ rows: Rows, _ body: (inout Checker) -> Typed?) -> Typed? {
    let slot = nextSlot
    frames.append(frame)
    nextSlot = rows.slot + 1
    defer {
      frames.removeLast()
      nextSlot = slot
    }
    return body(&self)
  }

  /// Whether a name may be given to a variable: it must mean nothing else here.
  private mutating func isFree(_ name: Node.Name) -> Bool {
    let isTaken =
      name.text == "item" || shape.list(named: name.text) != nil || scope.extraDates.contains(name.text)
      || frames.contains { frame in
        switch frame {
        case .record(let list, _): shape.lists[list].field(named: name.text) != nil
        case .variable(let other, _): other == name.text
        case .element: false
        }
      }
    if isTaken { report(FEELDiagnostics.nameTaken(name.text, span(name.range))) }
    return !isTaken
  }

  // MARK: - Filters

  mutating func filter(_ base: Node, _ condition: Node, _ range: Range<Int>) -> Typed? {
    guard let list = check(base) else { return nil }
    guard let (rows, element) = list.elements else {
      if case .list(let element) = list.type, let index = index(condition), let number = Decimal(literal: index) {
        let place = Typed(.general(.constant(.number(number))), .number, condition.range, isNullable: false)
        return Typed(.general(.filter(list, place)), element, range)
      }
      report(FEELDiagnostics.notFilterable(text(list), words(list.type), span(list.range)))
      return nil
    }
    if let index = index(condition) {
      guard index == "1" || index == "-1" else {
        report(FEELDiagnostics.otherIndex(span(condition.range)))
        return nil
      }
      return Typed(.pick(rows, element, last: index == "-1"), element.type, range)
    }
    let frame: NameFrame = list.rows == nil ? .element(element) : .record(list: rows.list, element)
    guard let test = within(frame, rows, { $0.condition(condition) }) else { return nil }
    var filtered = rows
    filtered.filters.append(test)
    if list.rows != nil { return Typed(.rows(filtered), list.type, range, isNullable: false) }
    return Typed(.projected(filtered, element), list.type, range, isNullable: false)
  }

  /// `for v in visit return v.date`: what each record gives.
  mutating func forEach(_ bindings: [Node.Binding], _ body: Node, _ node: Node) -> Typed? {
    guard bindings.count == 1, !bindings[0].isSteps else {
      report(FEELDiagnostics.notInRules(node, text(node), span(node.range)))
      return nil
    }
    let binding = bindings[0]
    guard let list = check(binding.list), isFree(binding.name) else { return nil }
    guard let (rows, element) = list.elements else {
      report(FEELDiagnostics.notFilterable(text(list), words(list.type), span(list.range)))
      return nil
    }
    guard let value = within(.variable(binding.name.text, element), rows, { $0.check(body) }) else { return nil }
    if value.type.isList || value.type.record != nil {
      report(FEELDiagnostics.listOfLists(text(node), span(body.range)))
      return nil
    }
    return Typed(.projected(rows, value), .list(of: value.type), node.range, isNullable: false)
  }

  private func index(_ node: Node) -> String? {
    switch node.kind {
    case .number(let text): text
    case .negative(let operand): index(operand).map { "-" + $0 }
    default: nil
    }
  }
}
