import Caseload
import CivilTime
import FEEL

/// What is in doubt about clock stops and extensions, in words.
extension Check {
  func adjustmentDoubts(_ person: Int) -> [Uncertainty] {
    var rests = RestsOn()
    var lists: [(list: Int, dates: DateColumn)] = []
    if let stops = adjustments.stops {
      addDoubts(stops, person, to: &rests)
      lists.append((stops.list, stops.from))
    }
    if let extensions = adjustments.extensions {
      addDoubts(extensions, person, to: &rests)
      lists.append((extensions.list, extensions.granted))
    }
    let unseen = lists.filter { list, dates in
      unseenBefore(list, person, dates: dates).map { $0 > personStart(person) } ?? false
    }
    return words(rests, person) + unseen.map { notInExtract(list: $0.list) }
  }

  private func addDoubts(_ stops: BoundStops, _ person: Int, to rests: inout RestsOn) {
    for row in context.caseload.lists[stops.list].rows(of: person) {
      guard let stop = stop(row, stops, person, for: nil), stop.isDoubtful || refersToNothing(stops.reference, row) else { continue }
      if stops.from.state(row) != .value { rests.cells.append(CellAddress(list: stops.list, row: row, field: stops.fromField)) }
      if stop.isEndUnreadable { rests.cells.append(CellAddress(list: stops.list, row: row, field: stops.untilField)) }
      addDoubts(stops.countsIf, stops.reference, stops.referenceField, stops.list, row, person, on: stops.from.days[row], to: &rests)
    }
  }

  private func addDoubts(_ extensions: BoundExtensions, _ person: Int, to rests: inout RestsOn) {
    for row in context.caseload.lists[extensions.list].rows(of: person) {
      guard let standing = standing(row, extensions, person, for: nil), !standing.isSure || refersToNothing(extensions.reference, row) else { continue }
      if extensions.granted.state(row) != .value { rests.cells.append(CellAddress(list: extensions.list, row: row, field: extensions.grantedField)) }
      if extensions.to.state(row) != .value { rests.cells.append(CellAddress(list: extensions.list, row: row, field: extensions.toField)) }
      addDoubts(extensions.countsIf, extensions.reference, extensions.referenceField, extensions.list, row, person, on: extensions.granted.days[row], to: &rests)
    }
  }

  private func refersToNothing(_ reference: ReferenceColumn?, _ row: Int) -> Bool {
    reference.map { $0.state(row) != .value } ?? false
  }

  private func addDoubts(
    _ condition: BoundCondition?, _ reference: ReferenceColumn?, _ field: Int, _ list: Int, _ row: Int, _ person: Int,
    on day: Int32, to rests: inout RestsOn
  ) {
    if let explanation = condition?.explain(itemFrame(person, row, on: day)), explanation.truth.isUnknown { rests.add(explanation) }
    if refersToNothing(reference, row) { rests.cells.append(CellAddress(list: list, row: row, field: field)) }
  }
}
