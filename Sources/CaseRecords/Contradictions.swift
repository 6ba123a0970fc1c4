import Caseload

/// A cell that says yes although another field of the record says that it cannot be: `unborn` beside a date of birth.
struct Contradiction {
  let list: Int, row: Int, field: Int
  let against: Int
}

extension Caseload {
  /// Every cell that another field of its record contradicts.
  var contradictions: [Contradiction] {
    var found: [Contradiction] = []
    for (list, listShape) in shape.lists.enumerated() {
      for (field, fieldShape) in listShape.fields.enumerated() {
        guard let against = fieldShape.endsWith, case .boolean(let column)? = lists[list].columns[field],
          let other = lists[list].columns[against]
        else { continue }
        for row in 0..<lists[list].count where column[row] == true && other.state(row) != .blank {
          found.append(Contradiction(list: list, row: row, field: field, against: against))
        }
      }
    }
    return found
  }

  /// The same records, the contradicted cells not readable: nobody can tell which of the two is right.
  func without(_ contradictions: [Contradiction]) -> Caseload {
    var caseload = self
    for list in Set(contradictions.map(\.list)).sorted() {
      let records = caseload.lists[list]
      var columns = records.columns
      for contradiction in contradictions where contradiction.list == list {
        guard case .boolean(var column)? = columns[contradiction.field] else { continue }
        columns[contradiction.field] = nil
        column.states[contradiction.row] = BooleanColumn.invalid
        columns[contradiction.field] = .boolean(column)
      }
      caseload = caseload.replacing(
        list: list,
        with: RecordList(
          count: records.count, holds: records.holds, columns: columns, origins: records.origins,
          groupStarts: records.groupStarts))
    }
    return caseload
  }
}

extension Contradiction {
  /// What the data quality says of it.
  func issue(in caseload: Caseload) -> QualityIssue {
    let fields = caseload.shape.lists[list].fields
    let origin = caseload.lists[list].origins.origin(of: row)
    return QualityIssue(
      kind: .recordsDiffer, list: caseload.shape.lists[list].name, file: origin?.file ?? "", row: origin?.line,
      column: fields[field].name,
      reason: "says yes although the \(fields[against].title) is filled in; it cannot be used until one is put right")
  }
}
