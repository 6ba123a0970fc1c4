import Caseload

typealias CellReader = @Sendable (Int, inout Context) -> Scalar
typealias TextReader = @Sendable (Int, inout Context) -> TextValue

/// A field's place and what its blank means, for the readers of its cells.
struct CellPlace: Sendable {
  let list: Int, field: Int
  let meaning: BlankMeaning
  /// The dates with which the values arrive: while later than the horizon, the cell reads as blank.
  let arrivals: Cells<Int32>?

  @inline(__always) func isHidden(_ row: Int, _ context: Context) -> Bool {
    if let arrivals { arrivals[row] > context.horizon } else { false }
  }

  func blank(_ row: Int, _ context: Context) -> Scalar {
    switch meaning {
    case .no: return Scalar(0)
    case .notYet: return .null
    case .unknown:
      context.note(rests: list, row, field)
      return Scalar(0, .blankCell)
    }
  }

  func invalid(_ row: Int, _ context: Context) -> Scalar {
    context.note(rests: list, row, field)
    return Scalar(0, .nullResting)
  }

  func state(_ state: CellState, _ row: Int, _ value: Int64, _ context: Context) -> Scalar {
    if isHidden(row, context) { return blank(row, context) }
    return switch state {
    case .value: Scalar(value)
    case .blank: blank(row, context)
    case .invalid: invalid(row, context)
    }
  }
}

extension Binder {
  /// A field of the row that a record stands for.
  func field(_ address: FieldAddress, _ base: Typed) -> ScalarCode {
    let reader = reader(address)
    if case .slot(let slot) = base.op, !Slot.isNeighbour(slot) {
      return { context in
        let row = context.slots[slot]
        return row < 0 ? .null : reader(Int(row), &context)
      }
    }
    let row = scalar(base)
    return { context in
      let row = row(&context)
      if row.flags.isNull { return .null(row.flags) }
      var value = reader(Int(row.value), &context)
      value.flags = value.flags | row.flags.onlyRests
      return value
    }
  }

  /// The record that a row belongs to.
  func owner(_ list: Int, _ base: Typed) -> ScalarCode {
    let row = scalar(base)
    guard let from = base.type.record else { return { _ in .null } }
    let owners = caseload.lists[from].ownerRows
    let field = shape.lists[from].owner?.field ?? -1
    return { context in
      let row = row(&context)
      if row.flags.isNull { return row }
      let owner = owners[Int(row.value)]
      if owner >= 0 { return Scalar(Int64(owner), row.flags.onlyRests) }
      context.note(rests: from, Int(row.value), field)
      return Scalar(0, .nullResting)
    }
  }

  /// The one record of a list that has one for all; where there is none or several, nobody knows.
  func single(_ list: Int) -> ScalarCode {
    if caseload.lists[list].count == 1 { return { _ in Scalar(0) } }
    return { context in
      context.note(rests: list, -1, -1)
      return Scalar(0, .nullResting)
    }
  }

  /// Reads a field, from its history where it has one.
  func reader(_ address: FieldAddress) -> CellReader {
    guard let history = History(shape[address], caseload) else { return cells(address, shape[address]) }
    let values = cells(history.value, shape[address], isHistory: true)
    let nowhere = CellPlace(
      list: history.value.list, field: history.value.field, meaning: shape[address].blank, arrivals: nil)
    let translated = translation(from: history.value, to: address)
    return { row, context in
      let found = history.row(of: row, &context)
      guard found.row >= 0 else {
        return found.flags.isUncertain ? Scalar(0, .nullResting) : nowhere.blank(-1, context)
      }
      var value = values(found.row, &context)
      if let translated, !value.flags.isNull { value.value = translated[Int(value.value)] }
      value.flags = value.flags | found.flags
      return value
    }
  }

  /// Where a history's codes are those of another list: for each the position in the field's own list.
  private func translation(from: FieldAddress, to: FieldAddress) -> [Int64]? {
    guard let a = ValueType(shape[from].type).codes, let b = ValueType(shape[to].type).codes, a != b else { return nil }
    return a.codes.map { code in Int64(b.position(of: code.value) ?? -1) }
  }

  /// Reads the cells of a column. A field that no source supplies must not be reached: it is unknown.
  private func cells(_ address: FieldAddress, _ meaning: FieldShape, isHistory: Bool = false) -> CellReader {
    let (list, field, shape) = (address.list, address.field, shape[address])
    let place = CellPlace(
      list: list, field: field, meaning: meaning.blank, arrivals: isHistory ? nil : arrivals(address))
    switch caseload.column(address) {
    case .date(let column)?:
      let (days, happened) = (column.days, shape.clock == .happened)
      return { row, context in
        context.note(read: list, row, field)
        let day = days[row]
        if day > DateColumn.invalid, !(happened && day > context.horizon), !place.isHidden(row, context) {
          return Scalar(Int64(day))
        }
        return day == DateColumn.invalid ? place.state(.invalid, row, 0, context) : place.blank(row, context)
      }
    case .dateTime(let column)?:
      let happened = shape.clock == .happened
      return { row, context in
        context.note(read: list, row, field)
        let value = column.doubledMinutes[row]
        if column.state(row) == .value, happened, (value >> 1).flooredDays > Int64(context.horizon) {
          return place.blank(row, context)
        }
        return place.state(column.state(row), row, value, context)
      }
    case .number(let column)?:
      return { row, context in
        context.note(read: list, row, field)
        return place.state(column.state(row), row, column.millionths[row], context)
      }
    case .boolean(let column)?:
      if let end = shape.endsWith, case .date(let ends)? = caseload.column(FieldAddress(list: list, field: end)) {
        return { row, context in
          context.note(read: list, row, field)
          // Before the date that ends it, it was yes, whatever today's field says.
          if ends.days[row] > DateColumn.invalid, context.factsDay < ends.days[row] { return Scalar(1) }
          return place.state(column.state(row), row, Int64(column.states[row] & 1), context)
        }
      }
      return { row, context in
        context.note(read: list, row, field)
        return place.state(column.state(row), row, Int64(column.states[row] & 1), context)
      }
    case .code(let column)?:
      return { row, context in
        context.note(read: list, row, field)
        return place.state(column.state(row), row, Int64(column.ids[row]), context)
      }
    case .span(let column)?:
      return { row, context in
        context.note(read: list, row, field)
        return place.state(column.state(row), row, Int64(column.ids[row]), context)
      }
    case .reference(let column)?: return references(column, shape, place)
    case .text(let column)?:
      return { row, context in
        context.note(read: list, row, field)
        return place.state(column.state(row), row, 0, context)
      }
    case nil:
      return { row, context in
        context.note(read: list, row, field)
        return place.invalid(row, context)
      }
    }
  }

  /// A reference gives the row that it points to; a record that happened later than the horizon is not there.
  private func references(_ column: ReferenceColumn, _ field: FieldShape, _ place: CellPlace) -> CellReader {
    var later: Cells<Int32>?
    if case .reference(let target) = field.type { later = ownDates(target) }
    return { [later] row, context in
      context.note(read: place.list, row, place.field)
      let target = column.rows[row]
      if target >= 0, let later, later[Int(target)] > context.horizon { return .null }
      return place.state(column.state(row), row, Int64(target), context)
    }
  }

  /// The dates on which the records of a list happened; nil where they are planned or not there.
  func ownDates(_ list: Int) -> Cells<Int32>? {
    guard let field = shape.lists[list].dateField, shape.lists[list].fields[field].clock == .happened,
      let column = caseload.lists[list].days(field)
    else { return nil }
    return column.days
  }

  private func arrivals(_ address: FieldAddress) -> Cells<Int32>? {
    guard let with = shape[address].arrivesWith,
      case .date(let column)? = caseload.lists[address.list].columns[with]
    else { return nil }
    return column.days
  }

  // MARK: - Texts

  /// Reads a text, or the key that a reference holds.
  func textReader(_ address: FieldAddress) -> TextReader {
    let states = reader(address)
    let history = History(shape[address], caseload)
    guard let column = caseload.texts(history?.value ?? address) else {
      return { row, context in .null(states(row, &context).flags | .rests) }
    }
    return { row, context in
      let value = states(row, &context)
      if value.flags.isNull { return .null(value.flags) }
      // The state was worked out with all that hides or blanks a cell; the text itself lies in the same row.
      let place = history.map { $0.quietRow(of: row, context) } ?? row
      return TextValue(column.bytes, column.range(place), value.flags)
    }
  }
}
