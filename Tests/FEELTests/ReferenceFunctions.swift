import Caseload
import CivilTime

@testable import FEEL

extension Reference {
  mutating func call(_ name: String, _ arguments: [Node]) -> Result {
    switch name {
    case "today": return Result(value: .date(frame.today))
    case "is missing":
      let null = Node(.null, 0..<0)
      return comparison(.equal, arguments[0], null)
    case "get or else":
      let value = evaluate(arguments[0])
      if value.value != .null { return value }
      var other = evaluate(arguments[1])
      if !value.isOwnBlank, !value.rests.isEmpty {
        other.rests.formUnion(value.rests)
        other.isOwnBlank = false
      }
      return other
    case "count":
      guard let members = members(arguments[0]) else { return Result(value: .null) }
      let rests = members.members.reduce(into: members.absence) { $0.formUnion($1.rests) }
      return Result(value: .number(Int64(members.members.count { $0.isIn }) * 1_000_000), rests: rests)
    case "sum", "min", "max": return fold(name, arguments[0])
    case "list contains":
      guard case .path(let base, let name) = arguments[0].kind, let members = members(base) else {
        return Result(value: .null)
      }
      let wanted = evaluate(arguments[1])
      var rests = members.absence
      var said: [Value] = []
      for member in members.members {
        let answer = Reference.compare(.equal, read(members.list, member.row, name.text), wanted)
        if member.isIn { said.append(answer.value) }
        if answer.rests.isEmpty, answer.value == .bool(false) { continue }
        if member.rests.isEmpty, answer.rests.isEmpty { return Result(value: .bool(true)) }
        rests.formUnion(member.rests)
        rests.formUnion(answer.rests)
      }
      return Result(value: .bool(said.contains(.bool(true))), rests: rests)
    default: return general(name, arguments)
    }
  }

  mutating func fold(_ name: String, _ node: Node) -> Result {
    guard case .path(let base, let field) = node.kind, let members = members(base) else { return Result(value: .null) }
    var rests = members.absence
    var values: [Value] = []
    for member in members.members {
      let value = read(members.list, member.row, field.text)
      rests.formUnion(member.rests)
      rests.formUnion(value.rests)
      if member.isIn { values.append(value.value) }
    }
    if values.isEmpty || values.contains(.null) { return Result(value: .null, rests: rests) }
    let numbers: [Int64] = values.map {
      switch $0 {
      case .number(let number): number
      case .date(let date): Int64(date)
      default: 0
      }
    }
    let total = name == "sum" ? numbers.reduce(0, +) : name == "min" ? numbers.min() ?? 0 : numbers.max() ?? 0
    if case .date = values[0] { return Result(value: .date(Int32(total)), rests: rests) }
    return Result(value: .number(total), rests: rests)
  }
}
