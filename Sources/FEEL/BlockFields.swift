import Caseload

/// Cells of a block: those of the rows themselves lie side by side, those of other records are picked together first.
extension BlockBinder {
  /// The rows of the record in a slot.
  func rows(_ slot: Int) -> BlockValue<Int32> {
    guard let level = lane.levels.firstIndex(where: { $0.slot == slot }) else { return BlockBinder.fill(0, .null) }
    let lane = lane
    return { block, values, flags in
      let (count, start) = (block.count, Int32(truncatingIfNeeded: block.start))
      for i in 0..<count { values[i] = start + Int32(truncatingIfNeeded: i) }
      for step in lane.levels[...level].dropFirst() {
        step.rows.follow(UnsafeMutableBufferPointer(start: values, count: count))
      }
      for i in 0..<count { flags[i] = values[i] < 0 ? 1 : 0 }
    }
  }

  /// The record that a row belongs to.
  func owner(_ list: Int, _ base: Typed) -> BlockValue<Int32>? {
    guard let from = base.type.record, let rows = narrow(base) else { return nil }
    let owners = binder.caseload.lists[from].ownerRows
    return { block, values, flags in
      rows(&block, values, flags)
      for i in 0..<block.count where flags[i] & 1 == 0 {
        let owner = owners[Int(values[i])]
        values[i] = owner
        flags[i] = owner < 0 ? 3 : flags[i].onlyRests
      }
    }
  }

  /// A field of the row that a record stands for.
  ///
  /// - Parameter settled: whether it rests on its own blank cell or on something else need not be told apart.
  func field<V: BlockNumber>(_ address: FieldAddress, _ base: Typed, settled: Bool = false) -> BlockValue<V>? {
    guard base.type.record == address.list, let column = cellColumn(address) else { return nil }
    // A blank that stands for a number is not written in the column.
    if binder.shape[address].blank == .no, binder.shape[address].type != .boolean { return nil }
    let value = CellValue(cell: BlockCell(address: address, slot: 0), column: column)
    guard let steps = steps(value, at: nil, { settled ? BlockBinder.bothFlags($0.flags.bits) : $0.flags.bits }) else {
      return nil
    }
    switch column.raw {
    case .bytes(let cells): return field(cells, mask: 1, steps, column, base)
    case .narrow(let cells): return field(cells, mask: -1, steps, column, base)
    case .wide(let cells): return field(cells, mask: -1, steps, column, base)
    }
  }

  private func field<R: BlockNumber, V: BlockNumber>(
    _ cells: Cells<R>, mask: R, _ steps: Steps, _ column: CellColumn, _ base: Typed
  ) -> BlockValue<V>? {
    let write = steps.writer(R.self)
    let patch = Patch(column, steps, frame)
    if case .slot(let slot) = base.op, slot == lane.slot {
      return { block, values, flags in
        cells.withUnsafeBufferPointer { cells in
          guard let cells = cells.baseAddress.map({ $0 + block.start }) else { return }
          BlockBinder.copy(cells, mask, block.count, values)
          write(cells, block.count, flags)
        }
        guard let patch else { return }
        for i in 0..<block.count where patch(block.start + i, &flags[i]) { values[i] = 1 }
      }
    }
    let (rowPlace, rowFlagPlace) = (scratch.reserve(Int32.self), scratch.reserve(UInt8.self))
    let picked = scratch.reserve(R.self)
    guard let rows = narrow(base) else { return nil }
    return { block, values, flags in
      let (row, rowFlags, picked) = (rowPlace(block), rowFlagPlace(block), picked(block))
      rows(&block, row, rowFlags)
      BlockBinder.pick(cells, row, rowFlags, block.count, picked)
      BlockBinder.copy(picked, mask, block.count, values)
      write(picked, block.count, flags)
      if let patch {
        for i in 0..<block.count where rowFlags[i] & 1 == 0 && patch(Int(row[i]), &flags[i]) { values[i] = 1 }
      }
      for i in 0..<block.count {
        flags[i] = rowFlags[i] & 1 != 0 ? rowFlags[i] : flags[i] | rowFlags[i].onlyRests
      }
    }
  }

  @inline(__always)
  private static func copy<R: BlockNumber, V: BlockNumber>(
    _ cells: UnsafePointer<R>, _ mask: R, _ count: Int, _ values: UnsafeMutablePointer<V>
  ) {
    if R.self == V.self, mask == -1 {
      UnsafeMutableRawPointer(values).copyMemory(from: cells, byteCount: count * MemoryLayout<V>.stride)
    } else {
      for i in 0..<count { values[i] = V(truncatingIfNeeded: cells[i] & mask) }
    }
  }

  /// Picks cells by row; any one where there is no row.
  static func pick<R: FixedWidthInteger>(
    _ cells: Cells<R>, _ rows: UnsafeMutablePointer<Int32>, _ flags: UnsafeMutablePointer<UInt8>, _ count: Int,
    _ picked: UnsafeMutablePointer<R>
  ) {
    guard !cells.isEmpty else { return picked.update(repeating: 0, count: count) }
    // With a look at the bounds: rows come out of the records.
    for i in 0..<count { picked[i] = cells[flags[i] & 1 != 0 ? 0 : Int(rows[i])] }
  }

  /// What other columns of the record say of a cell.
  struct Patch: Sendable {
    private let arrivals: Cells<Int32>?
    private let ends: Cells<Int32>?
    private let hidden: UInt8, ended: UInt8
    private let horizon: Int32, factsDay: Int32

    init?(_ column: CellColumn, _ steps: Steps, _ frame: Frame) {
      if column.arrivals == nil, column.ends == nil { return nil }
      (arrivals, ends) = (column.arrivals, column.ends)
      (hidden, ended) = (steps.hidden, steps.ended)
      (horizon, factsDay) = (frame.horizon, frame.factsDay)
    }

    /// Corrects what was said of the cell. Returns whether it is yes whatever stands in it.
    @inline(__always) func callAsFunction(_ row: Int, _ said: inout UInt8) -> Bool {
      if let ends, ends[row] > DateColumn.invalid, factsDay < ends[row] {
        said = ended
        return true
      }
      if let arrivals, arrivals[row] > horizon { said = hidden }
      return false
    }
  }

  // MARK: - Conditions on one cell

  func code(_ test: CellTest) -> BlockTruth {
    switch test.column.raw {
    case .bytes(let cells): code(cells, test)
    case .narrow(let cells): code(cells, test)
    case .wide(let cells): code(cells, test)
    }
  }

  private func code<R: BlockNumber>(_ cells: Cells<R>, _ test: CellTest) -> BlockTruth {
    let write = test.steps.writer(R.self)
    let patch = Patch(test.column, test.steps, frame)
    if test.cell.slot == lane.slot {
      return { block, out in
        cells.withUnsafeBufferPointer { cells in
          if let cells = cells.baseAddress { write(cells + block.start, block.count, out) }
        }
        guard let patch else { return }
        for i in 0..<block.count { _ = patch(block.start + i, &out[i]) }
      }
    }
    let missing = test.steps.missing
    let (row, rowFlags) = (scratch.reserve(Int32.self), scratch.reserve(UInt8.self))
    let picked = scratch.reserve(R.self)
    let rows = rows(test.cell.slot)
    return { block, out in
      let (row, rowFlags, picked) = (row(block), rowFlags(block), picked(block))
      rows(&block, row, rowFlags)
      BlockBinder.pick(cells, row, rowFlags, block.count, picked)
      write(picked, block.count, out)
      for i in 0..<block.count where rowFlags[i] != 0 { out[i] = missing }
    }
  }
}
