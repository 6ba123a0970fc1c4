import Caseload
import CivilTime
import FEEL
import RuleSets

extension Check {
  /// Records since the duty opened that were turned down, newest first, five at most, and by which part of the rule.
  func nearMisses(_ obligation: Obligation, _ person: Int) -> [NearMiss] {
    let occasions: BoundOccasions
    switch form {
    case .chain(let chain): occasions = chain.occasions
    case .within(let duty):
      guard case .records(let records, _, _, _) = duty.done else { return [] }
      occasions = records
    case .before(let duty):
      guard let records = duty.answering else { return [] }
      occasions = records
    case .atLeast(let duty): occasions = duty.occasions
    case .recorded, .mustBeTrue: return []
    }
    let from = obligation.countsFrom ?? obligation.opened?.dayNumber ?? Int32.min
    var found: [NearMiss] = []
    for row in context.caseload.lists[occasions.list].rows(of: person).reversed() where found.count < 5 {
      let day = occasions.dates.days[row]
      if day > DateColumn.invalid, day < from { break }
      switch standing(row, of: occasions, person) {
      case .counts, .possible:
        if let miss = tooEarly(row, day, obligation, occasions) { found.append(miss) }
      case .notYet:
        found.append(
          NearMiss(
            record: record(occasions.list, row), why: "dated after \(context.asOf.inWords(withYear: false))",
            clause: "\(rule.id)/list"))
      case .rejected:
        if day > DateColumn.invalid { found.append(rejection(row, day, occasions, person)) }
      }
    }
    return found
  }

  /// On the day on which hours began to count, but before they did.
  private func tooEarly(_ row: Int, _ day: Int32, _ obligation: Obligation, _ occasions: BoundOccasions) -> NearMiss? {
    guard case .within(let duty) = form, let clock = duty.clock, let start = obligation.clock?.start,
      day == obligation.opened?.dayNumber, obligation.doneBy?.row != row
    else { return nil }
    let moment = clock.moment(clock.done, row, day)
    guard moment.latest < start.earliest, let minute = minute(moment) else { return nil }
    return NearMiss(
      record: record(occasions.list, row), why: "at \(clockWords(minute)), before the time began", clause: "\(rule.id)/from")
  }

  private func rejection(_ row: Int, _ day: Int32, _ occasions: BoundOccasions, _ person: Int) -> NearMiss {
    var frame = frame(person, on: day)
    frame.horizon = asOf
    frame.item = Int32(row)
    let explanation = occasions.countsIf?.explain(frame)
    let node = explanation?.deciding.first { !$0.truth.isYes } ?? explanation?.deciding.first
    let path = node.map { $0.path.isEmpty ? "counts_if" : "counts_if/\($0.path)" } ?? "counts_if"
    return NearMiss(
      record: record(occasions.list, row), why: words(node?.cells ?? []), clause: "\(rule.id)/\(path)")
  }

  /// "child seen: no": the cells that decided, in words; special fields are not shown.
  private func words(_ cells: [CellAddress]) -> String {
    var parts: [String] = []
    for cell in cells where cell.row >= 0 {
      let field = context.shape[cell.fieldAddress]
      let value = field.special ? "as recorded" : context.text(cell.fieldAddress, cell.row) ?? "not recorded"
      let part = "\(field.title): \(value)"
      if !parts.contains(part) { parts.append(part) }
    }
    return parts.isEmpty ? "it is not one that the rule counts" : parts.joined(separator: ", ")
  }
}
