import Caseload
import CivilTime

@testable import FEEL

/// Functions and calculations on plain values. Where they fail, the answer rests on all that was read.
extension Reference {
  mutating func arithmetic(_ op: ArithmeticOperator, _ a: Node, _ b: Node) -> Result {
    let (x, y) = (evaluate(a), evaluate(b))
    let rests = x.rests.union(y.rests)
    guard case .number(let first) = x.value, case .number(let second) = y.value else {
      return Result(value: .null, rests: rests)
    }
    switch op {
    case .add: return Result(value: .number(first + second), rests: rests)
    case .subtract: return Result(value: .number(first - second), rests: rests)
    // All quotients that are made come out even in millionths.
    case .divide: return second == 0 ? failed(rests, [a, b]) : Result(value: .number(first * 1_000_000 / second), rests: rests)
    case .multiply, .power: return Result(value: .null, rests: rests)
    }
  }

  mutating func general(_ name: String, _ arguments: [Node]) -> Result {
    let given = arguments.map { evaluate($0) }
    let rests = given.reduce(into: Set<CellAddress>()) { $0.formUnion($1.rests) }
    if given.contains(where: { $0.value == .null }) { return Result(value: .null, rests: rests) }
    if let value = value(name, given.map(\.value)) { return Result(value: value, rests: rests) }
    return failed(rests, arguments)
  }

  private func failed(_ rests: Set<CellAddress>, _ nodes: [Node]) -> Result {
    Result(value: .null, rests: rests.isEmpty ? nodes.reduce(into: []) { $0.formUnion(reads($1)) } : rests)
  }

  /// The cells of the child that the names in it stand for.
  private func reads(_ node: Node) -> Set<CellAddress> {
    switch node.kind {
    case .name(let name):
      guard let field = shape.lists[Fixture.child].field(named: name) else { return [] }
      return [CellAddress(list: Fixture.child, row: Int(frame.subject), field: field)]
    case .call(_, let arguments): return arguments.reduce(into: []) { $0.formUnion(reads($1.value)) }
    default: return node.children.reduce(into: []) { $0.formUnion(reads($1)) }
    }
  }

  /// Nil where the function fails.
  private func value(_ name: String, _ given: [Value]) -> Value? {
    switch (name, given.first, given.dropFirst().first) {
    case ("contains", .text(let text)?, .text(let part)?): .bool(text.contains(part))
    case ("starts with", .text(let text)?, .text(let part)?): .bool(text.hasPrefix(part))
    case ("upper case", .text(let text)?, nil): .text(text.uppercased())
    case ("string length", .text(let text)?, nil): .number(Int64(text.count) * 1_000_000)
    case ("abs", .number(let number)?, nil): .number(abs(number))
    case ("floor", .number(let number)?, nil): .number(Reference.floored(number, by: 1_000_000) * 1_000_000)
    case ("modulo", .number(let number)?, .number(let divisor)?):
      divisor == 0 ? nil : .number(number - divisor * Reference.floored(number, by: divisor))
    case ("day of week", .date(let day)?, nil): .text(CivilDate(dayNumber: day).weekday.name)
    case ("working days between", .date(let from)?, .date(let to)?):
      .number(Int64(from <= to ? workingDays(from, to) : -workingDays(to, from)) * 1_000_000)
    case ("working day after", .date(let day)?, .number(let count)?): workingDay(Int(count / 1_000_000), after: day)
    case ("age at", .date(let birth)?, .date(let day)?): age(birth, day)
    case ("school term of", .date(let day)?, nil):
      Fixture.calendars.school?.terms.first { ($0.from...$0.until).contains(CivilDate(dayNumber: day)) }.map { .text($0.name) }
        ?? .null
    default: nil
    }
  }

  private static func floored(_ a: Int64, by b: Int64) -> Int64 {
    let quotient = a / b
    return quotient * b != a && (a < 0) != (b < 0) ? quotient - 1 : quotient
  }

  // MARK: - Days, one by one

  private func isWorking(_ day: Int32) -> Bool {
    let date = CivilDate(dayNumber: day)
    return !date.weekday.isWeekend && Fixture.calendars.working?.holidays.contains { $0.date == date } == false
  }

  private func workingDays(_ from: Int32, _ to: Int32) -> Int { (from..<to).count { isWorking($0 + 1) } }

  private func workingDay(_ count: Int, after day: Int32) -> Value? {
    guard let last = Fixture.calendars.working?.covers.upperBound.dayNumber else { return nil }
    var (day, left) = (day, count)
    while left > 0 {
      day += 1
      if day > last { return nil }
      if isWorking(day) { left -= 1 }
    }
    return .date(day)
  }

  private func age(_ birth: Int32, _ day: Int32) -> Value? {
    if day < birth { return nil }
    var years = 0
    while CivilDate(dayNumber: birth).adding(years: years + 1).dayNumber <= day { years += 1 }
    return .number(Int64(years) * 1_000_000)
  }
}
