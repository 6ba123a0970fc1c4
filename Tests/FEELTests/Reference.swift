import Caseload
import CivilTime

@testable import FEEL

/// A slow evaluator that walks the tree as written: it shares nothing with the product but the parser.
///
/// Every value comes with the set of cells that it rests on. It knows the forms that `ExpressionMaker` makes.
struct Reference {
  let caseload: Caseload
  let frame: Frame
  /// Records that lend names, outermost first, and variables.
  var records: [(list: Int, row: Int)]
  var variables: [String: (list: Int, row: Int)] = [:]

  init(_ caseload: Caseload, _ frame: Frame) {
    self.caseload = caseload
    self.frame = frame
    records = [(Fixture.child, Int(frame.subject))]
  }

  enum Value: Equatable {
    case null
    case bool(Bool)
    case number(Int64)
    case text(String)
    case date(Int32)
    case record(list: Int, row: Int)
  }

  struct Result {
    var value: Value
    var rests: Set<CellAddress> = []
    /// Null because the cell itself is blank, and `rests` is that cell.
    var isOwnBlank = false
  }

  struct Member {
    let row: Int
    let isIn: Bool
    let rests: Set<CellAddress>
  }

  struct Members {
    var list: Int
    var members: [Member]
    var absence: Set<CellAddress>
  }

  var shape: Shape { Fixture.shape }

  // MARK: - Fields

  func read(_ list: Int, _ row: Int, _ name: String) -> Result {
    let field = shape.lists[list].field(named: name) ?? -1
    let fieldShape = shape.lists[list].fields[field]
    if fieldShape.dated != nil, caseload.lists[Fixture.history].holds != .notSupplied { return readCategory(row) }
    guard let column = caseload.lists[list].columns[field] else { return Result(value: .null) }
    return cell(column, CellAddress(list: list, row: row, field: field), fieldShape)
  }

  func cell(_ column: Column, _ address: CellAddress, _ field: FieldShape) -> Result {
    var state = column.state(address.row)
    if case .date(let dates) = column, state == .value, field.clock == .happened,
      dates.days[address.row] > frame.horizon
    {
      state = .blank
    }
    switch state {
    case .invalid: return Result(value: .null, rests: [address])
    case .blank:
      switch field.blank {
      case .no: return Result(value: .bool(false))
      case .notYet: return Result(value: .null)
      case .unknown: return Result(value: .null, rests: [address], isOwnBlank: true)
      }
    case .value: break
    }
    switch column {
    case .date(let column): return Result(value: .date(column.days[address.row]))
    case .number(let column): return Result(value: .number(column.millionths[address.row]))
    case .boolean(let column): return Result(value: .bool(column.states[address.row] == 1))
    case .code(let column): return Result(value: .text(column[address.row]?.value ?? ""))
    case .text(let column): return Result(value: .text(column[address.row] ?? ""))
    case .reference(let column): return Result(value: .record(list: Fixture.worker, row: Int(column.rows[address.row])))
    default: return Result(value: .null)
    }
  }

  func readCategory(_ child: Int) -> Result {
    let records = caseload.lists[Fixture.history]
    guard case .date(let from)? = records.columns[2], case .date(let until)? = records.columns[3],
      case .code(let values)? = records.columns[1]
    else { return Result(value: .null) }
    let limit = min(frame.factsDay, frame.horizon)
    let running = records.rows(of: child).filter { !(until.state($0) == .value && until.days[$0] <= frame.factsDay) }
    let begun = running.filter { from.state($0) == .value && from.days[$0] <= limit }
    let latest = begun.map { from.days[$0] }.max()
    let best = begun.filter { from.days[$0] == latest }
    var doubts: Set<CellAddress> = []
    for row in running where from.state(row) != .value { doubts.insert(cellOfHistory(row, 2)) }
    for row in best where until.state(row) == .invalid { doubts.insert(cellOfHistory(row, 3)) }
    guard let last = best.last else {
      if !doubts.isEmpty { return Result(value: .null, rests: doubts) }
      let none = cellOfHistory(-1, 1)
      if case .completeFrom(let date) = records.holds, date.dayNumber > frame.factsDay {
        return Result(value: .null, rests: [none])
      }
      return Result(value: .null, rests: [none], isOwnBlank: true)
    }
    if doubts.isEmpty {
      let rivals = best.filter {
        values.ids[$0] != values.ids[last] || values.unlistedText($0) != values.unlistedText(last)
      }
      if !rivals.isEmpty { doubts = Set((rivals + [last]).map { cellOfHistory($0, 1) }) }
    }
    var result = cell(.code(values), cellOfHistory(last, 1), shape.lists[Fixture.child].fields[1])
    if !doubts.isEmpty { result.isOwnBlank = false }
    result.rests.formUnion(doubts)
    return result
  }

  func cellOfHistory(_ row: Int, _ field: Int) -> CellAddress {
    CellAddress(list: Fixture.history, row: row, field: field)
  }

  // MARK: - Lists

  mutating func members(_ node: Node) -> Members? {
    switch node.kind {
    case .name(let name):
      guard let list = shape.list(named: name), shape.lists[list].owner != nil, variables[name] == nil else {
        return nil
      }
      return all(list)
    case .filter(let base, let condition):
      if index(condition) != nil { return nil }
      guard var members = members(base) else { return nil }
      members.members = members.members.compactMap { member in
        let answer = within(members.list, member.row) { $0.evaluate(condition, asCondition: true) }
        if answer.rests.isEmpty && answer.value != .bool(true) { return nil }
        return Member(
          row: member.row, isIn: member.isIn && answer.value == .bool(true), rests: member.rests.union(answer.rests))
      }
      return members
    default: return nil
    }
  }

  func all(_ list: Int) -> Members {
    let records = caseload.lists[list]
    let field = shape.lists[list].dateField ?? -1
    var result = Members(list: list, members: [], absence: [])
    switch records.holds {
    case .completeAlways: break
    case .completeFrom(let date) where date.dayNumber <= frame.historyFrom: break
    default: result.absence = [CellAddress(list: list, row: -1, field: -1)]
    }
    guard case .date(let dates)? = records.columns[field] else { return result }
    for row in records.rows(of: Int(frame.subject)) {
      switch dates.state(row) {
      case .value:
        if dates.days[row] <= frame.horizon { result.members.append(Member(row: row, isIn: true, rests: [])) }
      default:
        result.members.append(Member(row: row, isIn: true, rests: [CellAddress(list: list, row: row, field: field)]))
      }
    }
    return result
  }

  mutating func within<T>(_ list: Int, _ row: Int, _ body: (inout Reference) -> T) -> T {
    records.append((list, row))
    defer { records.removeLast() }
    return body(&self)
  }

  func index(_ node: Node) -> Int? {
    switch node.kind {
    case .number(let text): Int(text)
    case .negative(let operand): index(operand).map { -$0 }
    default: nil
    }
  }

  mutating func pick(_ base: Node, last: Bool) -> Result {
    guard let members = members(base) else { return Result(value: .null) }
    var rests: Set<CellAddress> = []
    var picked: Member?
    let dateField = shape.lists[members.list].dateField ?? -1
    for member in last ? members.members.reversed() : members.members {
      let isUndated = member.rests.contains(CellAddress(list: members.list, row: member.row, field: dateField))
      if let picked, last || !isUndated {
        if !isUndated, case .date(let day) = read(members.list, member.row, "date").value,
          case .date(let other) = read(members.list, picked.row, "date").value, day == other
        {
          rests.formUnion(member.rests)
          rests.insert(CellAddress(list: members.list, row: member.row, field: dateField))
        }
        continue
      }
      rests.formUnion(member.rests)
      if member.isIn, picked == nil { picked = member }
    }
    var isComplete = members.absence.isEmpty
    if last, let picked, !isComplete {
      switch caseload.lists[members.list].holds {
      case .latestOnly: isComplete = true
      case .completeFrom(let date):
        if case .date(let date_) = read(members.list, picked.row, "date").value { isComplete = date_ >= date.dayNumber }
      default: break
      }
    }
    if !isComplete { rests.formUnion(members.absence) }
    return Result(value: picked.map { .record(list: members.list, row: $0.row) } ?? .null, rests: rests)
  }

  // MARK: - Expressions

  /// `asCondition`: only whether it is surely yes matters here, so that a plain null decides an `and`.
  mutating func evaluate(_ node: Node, asCondition: Bool = false) -> Result {
    switch node.kind {
    case .null: return Result(value: .null)
    case .boolean(let value): return Result(value: .bool(value))
    case .number(let text): return Result(value: .number((Int64(text) ?? 0) * 1_000_000))
    case .string(let text): return Result(value: .text(text))
    case .temporal(let text): return Result(value: .date(day(text).dayNumber))
    case .name(let name): return evaluate(name: name)
    case .path(let base, let name): return path(base, name.text)
    case .filter(let base, let condition): return pick(base, last: index(condition) == -1)
    case .not(let operand):
      let result = evaluate(operand)
      if case .bool(let value) = result.value { return Result(value: .bool(!value), rests: result.rests) }
      return Result(value: .null, rests: result.rests)
    case .and(let operands):
      var result = junction(operands.map { evaluate($0, asCondition: asCondition) }, decisive: false)
      if asCondition, operands.contains(where: { isPlainNull($0) }) { result.rests = [] }
      return result
    case .or(let operands): return junction(operands.map { evaluate($0, asCondition: asCondition) }, decisive: true)
    case .comparison(let op, let a, let b): return comparison(op, a, b)
    case .between(let a, let b, let c):
      let (x, y, z) = (evaluate(a), evaluate(b), evaluate(c))
      return junction([Reference.compare(.atLeast, x, y), Reference.compare(.atMost, x, z)], decisive: false)
    case .isIn(let a, let tests):
      let value = evaluate(a)
      return junction(tests.map { Reference.compare(.equal, value, evaluate($0)) }, decisive: true)
    case .ifElse(let test, let a, let b):
      let condition = evaluate(test, asCondition: true)
      var result = condition.value == .bool(true) ? evaluate(a) : evaluate(b)
      if !condition.rests.isEmpty { result.isOwnBlank = false }
      result.rests.formUnion(condition.rests)
      return result
    case .arithmetic(let op, let a, let b): return arithmetic(op, a, b)
    case .quantified(let quantifier, let bindings, let body): return quantified(quantifier, bindings[0], body)
    case .call(let function, let arguments):
      guard case .name(let name) = function.kind else { return Result(value: .null) }
      return call(name, arguments.map(\.value))
    default: return Result(value: .null)
    }
  }

  mutating func isPlainNull(_ node: Node) -> Bool {
    let result = evaluate(node, asCondition: true)
    return result.value == .null && result.rests.isEmpty
  }

  func evaluate(name: String) -> Result {
    if let variable = variables[name] { return Result(value: .record(list: variable.list, row: variable.row)) }
    if name == "item", let last = records.last { return Result(value: .record(list: last.list, row: last.row)) }
    if name == "child" { return Result(value: .record(list: Fixture.child, row: Int(frame.subject))) }
    if name == "worker" { return read(Fixture.child, Int(frame.subject), "worker_id") }
    for record in records.reversed() where shape.lists[record.list].field(named: name) != nil {
      return read(record.list, record.row, name)
    }
    return Result(value: .null)
  }

  mutating func path(_ base: Node, _ name: String) -> Result {
    let record = evaluate(base)
    if name == "worker", case .record(Fixture.child, let row) = record.value {
      return read(Fixture.child, row, "worker_id")
    }
    guard case .record(let list, let row) = record.value else {
      return Result(value: .null, rests: record.rests, isOwnBlank: record.isOwnBlank)
    }
    var result = read(list, row, name)
    if !record.rests.isEmpty { result.isOwnBlank = false }
    result.rests.formUnion(record.rests)
    return result
  }

  /// `and` (decisive: false) and `or` (decisive: true).
  func junction(_ operands: [Result], decisive: Bool) -> Result {
    if operands.contains(where: { $0.rests.isEmpty && $0.value == .bool(decisive) }) {
      return Result(value: .bool(decisive))
    }
    let rests = operands.reduce(into: Set<CellAddress>()) { $0.formUnion($1.rests) }
    if operands.contains(where: { $0.value == .bool(decisive) }) { return Result(value: .bool(decisive), rests: rests) }
    if operands.contains(where: { $0.value == .null }) { return Result(value: .null, rests: rests) }
    return Result(value: .bool(!decisive), rests: rests)
  }

  mutating func comparison(_ op: Comparison, _ a: Node, _ b: Node) -> Result {
    if case .null = b.kind {
      let tested = evaluate(a)
      let isNull = tested.value == .null
      let rests = isNull && tested.isOwnBlank ? [] : tested.rests
      return Result(value: .bool(isNull == (op == .equal)), rests: rests)
    }
    if case .call(let function, let arguments) = a.kind, case .name("count") = function.kind {
      return count(op, arguments[0].value, b)
    }
    return Reference.compare(op, evaluate(a), evaluate(b))
  }

  /// A count is compared with a limit: settled when every number that there may be answers alike.
  mutating func count(_ op: Comparison, _ list: Node, _ limit: Node) -> Result {
    guard let members = members(list) else { return Result(value: .null) }
    let limit = evaluate(limit)
    let said = Int64(members.members.count { $0.isIn }) * 1_000_000
    let rests = members.members.reduce(into: members.absence.union(limit.rests)) { $0.formUnion($1.rests) }
    let answer = Reference.compare(op, Result(value: .number(said), rests: rests), limit)
    guard case .number(let number) = limit.value, limit.rests.isEmpty else { return answer }
    let sure = members.members.count { $0.rests.isEmpty }
    let most = members.absence.isEmpty ? members.members.count : 1_000
    let answers = Set((sure...most).map { op.holds(Int64($0) * 1_000_000, number) })
    return answers.count == 1 ? Result(value: answer.value) : answer
  }

  static func compare(_ op: Comparison, _ a: Result, _ b: Result) -> Result {
    let rests = a.rests.union(b.rests)
    switch (a.value, b.value) {
    case (.null, .null):
      return Result(value: op == .equal ? .bool(true) : op == .notEqual ? .bool(false) : .null, rests: rests)
    case (.null, _), (_, .null):
      return Result(value: op == .equal ? .bool(false) : op == .notEqual ? .bool(true) : .null, rests: rests)
    case (.number(let x), .number(let y)): return Result(value: .bool(op.holds(x, y)), rests: rests)
    case (.date(let x), .date(let y)): return Result(value: .bool(op.holds(x, y)), rests: rests)
    default: return Result(value: .bool((a.value == b.value) == (op == .equal)), rests: rests)
    }
  }

  mutating func quantified(_ quantifier: Quantifier, _ binding: Node.Binding, _ body: Node) -> Result {
    guard let members = members(binding.list) else { return Result(value: .null) }
    let decisive = quantifier == .some
    var rests = members.absence
    var said: [Value] = []
    for member in members.members {
      variables[binding.name.text] = (members.list, member.row)
      let answer = evaluate(body)
      variables[binding.name.text] = nil
      if member.isIn { said.append(answer.value) }
      if answer.rests.isEmpty, answer.value == .bool(!decisive) { continue }
      if member.rests.isEmpty, answer.rests.isEmpty, answer.value == .bool(decisive) {
        return Result(value: .bool(decisive))
      }
      rests.formUnion(member.rests)
      rests.formUnion(answer.rests)
    }
    let value: Value =
      said.contains(.bool(decisive)) ? .bool(decisive) : said.contains(.null) ? .null : .bool(!decisive)
    return Result(value: value, rests: rests)
  }
}
