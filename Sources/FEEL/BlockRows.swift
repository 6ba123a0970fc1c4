import Caseload

/// Lists that belong to the rows of a block: their records lie side by side too, so that what is asked of them is asked
/// of all in one go, and then gathered for each owner.
extension BlockBinder {
  /// The records of a list that belong to the rows of the lane.
  struct Members: Sendable {
    let groupStarts: Cells<Int32>
    let lane: Lane
    /// Whether each record is there: 0 not yet, 1 yes, 2 undated. Nil where all are.
    let presence: Presence?
    let isIncomplete: Bool
  }

  struct Presence: Sendable {
    let days: Cells<Int32>
    let write: StepWriter<Int32>
  }

  private func members(_ rows: Rows) -> Members? {
    let records = binder.caseload.lists[rows.list]
    let shape = binder.shape.lists[rows.list]
    guard case .slot(let slot) = rows.owner.op, slot == lane.slot, shape.owner?.list == lane.list,
      binder.starts(rows.list) == nil, !records.groupStarts.isEmpty, records.groupStarts.last.map({ $0 <= records.count }) ?? true
    else { return nil }
    var presence: Presence?
    if let field = shape.dateField, let column = records.days(field) {
      guard column.days.count == records.count else { return nil }
      var steps = Steps(missing: 0, hidden: 0, ended: 0)
      steps.append(.min, 2)
      steps.append(Int64(DateColumn.invalid) + 1, 1)
      if shape.fields[field].clock == .happened {
        steps.append(max(Int64(frame.horizon) + 1, Int64(DateColumn.invalid) + 1), 0)
      }
      presence = Presence(days: column.days, write: steps.writer(Int32.self))
    }
    return Members(
      groupStarts: records.groupStarts, lane: Lane(rows.list, slot: rows.slot, owners: records.ownerRows, in: lane),
      presence: presence, isIncomplete: binder.bind(rows).isIncomplete(Context(frame)))
  }

  /// The filter of a list; nil where it has no block form.
  private func filter(_ rows: Rows, _ inner: BlockBinder) -> BlockTruth? {
    switch rows.filters.count {
    case 0: BlockBinder.fill(1)
    case 1: inner.form(rows.filters[0], true)
    default: inner.form(Typed(.and(rows.filters, written: false), .boolean, 0..<0), true)
    }
  }

  /// Goes through the records that belong to the rows of a block: what each adds to its owner.
  ///
  /// - Parameters:
  ///   - ask: asks a block of records.
  ///   - add: adds what the record at a place of that block says to the owner at a place of the outer one.
  private static func each(
    _ members: Members, of block: Block, _ ask: (inout Block) -> Void, _ add: (_ owner: Int, _ records: Range<Int>) -> Void
  ) {
    members.groupStarts.withUnsafeBufferPointer { starts in
      guard block.start + 1 < starts.count else { return }
      let last = min(block.start + block.count, starts.count - 1)
      let end = Int(starts[last])
      var owner = block.start
      var inner = Block(context: block.context, start: Int(starts[owner]), count: 0, scratch: block.scratch)
      while inner.start < end {
        inner.count = min(Block.size, end - inner.start)
        ask(&inner)
        var row = inner.start
        let stop = inner.start + inner.count
        while row < stop {
          while Int(starts[owner + 1]) <= row { owner += 1 }
          let next = min(stop, Int(starts[owner + 1]))
          add(owner - block.start, row - inner.start..<next - inner.start)
          row = next
        }
        inner.start = stop
      }
    }
  }

  private static func writePresence(_ members: Members, _ block: Block, _ out: UnsafeMutablePointer<UInt8>) {
    guard let presence = members.presence else { return out.update(repeating: 1, count: block.count) }
    presence.days.withUnsafeBufferPointer { days in
      if let days = days.baseAddress { presence.write(days + block.start, block.count, out) }
    }
  }

  // MARK: - some, every

  func quantified(_ quantifier: Quantifier, _ rows: Rows, _ body: Typed) -> BlockTruth? {
    let (presence, filtered, answers) = (
      scratch.reserve(UInt8.self), scratch.reserve(UInt8.self), scratch.reserve(UInt8.self)
    )
    guard let members = members(rows) else { return nil }
    let inner = BlockBinder(binder, frame, members.lane, scratch)
    guard let filter = filter(rows, inner), let body = inner.form(body, false) else { return nil }
    let heard = QuantifierTable(wanted: quantifier == .some, isIncomplete: members.isIncomplete)
    return { block, out in
      let (presence, filtered, answers) = (presence(block), filtered(block), answers(block))
      out.update(repeating: 0, count: block.count)
      BlockBinder.each(members, of: block) { inner in
        filter(&inner, filtered)
        body(&inner, answers)
        BlockBinder.writePresence(members, inner, presence)
      } _: { owner, records in
        heard.ofRecords.withUnsafeBufferPointer { table in
          for i in records {
            out[owner] |= table[Int(presence[i]) << 6 | Int(filtered[i]) << 3 | Int(answers[i])]
          }
        }
      }
      for i in 0..<block.count { out[i] = heard.answers[Int(out[i])] }
    }
  }

  /// What one record says, and what all of them together give: see `Binder.quantified`.
  private struct QuantifierTable: Sendable {
    /// By presence, place in the list, and answer. Bit 0: settled, 1: says what is wanted, 2: says null, 3: rests.
    var ofRecords: [UInt8] = []
    /// By what was heard.
    var answers: [UInt8] = []

    init(wanted: Bool, isIncomplete: Bool) {
      let (hit, miss): (Truth, Truth) = wanted ? (.yes, .no) : (.no, .yes)
      for index in 0..<256 {
        let (presence, place) = (index >> 6, Truth(bits: UInt8(index >> 3 & 7)))
        let answer = Truth(bits: UInt8(index & 7))
        if presence == 0 || place.isNo {
          ofRecords.append(0)
          continue
        }
        let isSure = place == .yes && presence == 1
        var heard: UInt8 = 0
        if place.saysYes {
          if wanted ? answer.saysYes : answer.saysNo { heard |= 2 }
          if answer.saysNull { heard |= 4 }
        }
        if isSure, answer == hit { heard |= 1 } else if answer != miss, !(isSure && answer == .null) { heard |= 8 }
        ofRecords.append(heard)
      }
      for heard in 0..<16 {
        let value: Bool? = heard & 2 != 0 ? wanted : heard & 4 != 0 ? nil : !wanted
        answers.append(heard & 1 != 0 ? hit.bits : Truth(value, rests: heard & 8 != 0 || isIncomplete).bits)
      }
    }
  }

  // MARK: - count

  /// Per owner: how many the list says there are, how many there are surely, and how many more there may be.
  private func tallies(_ rows: Rows) -> (Members, @Sendable (Block, UnsafeMutablePointer<SIMD4<Int32>>) -> Void)? {
    let (presence, filtered) = (scratch.reserve(UInt8.self), scratch.reserve(UInt8.self))
    guard let members = members(rows) else { return nil }
    let inner = BlockBinder(binder, frame, members.lane, scratch)
    guard let filter = filter(rows, inner) else { return nil }
    let ofRecords = (0..<32).map { index -> SIMD4<Int32> in
      let (presence, place) = (index >> 3, Truth(bits: UInt8(index & 7)))
      if presence == 0 || place.isNo { return .zero }
      let isSure = place == .yes && presence == 1
      return SIMD4(place.saysYes ? 1 : 0, isSure ? 1 : 0, isSure ? 0 : 1, 0)
    }
    return (
      members,
      { block, tallies in
        let (presence, filtered) = (presence(block), filtered(block))
        tallies.update(repeating: .zero, count: block.count)
        BlockBinder.each(members, of: block) { inner in
          filter(&inner, filtered)
          BlockBinder.writePresence(members, inner, presence)
        } _: { owner, records in
          ofRecords.withUnsafeBufferPointer { table in
            var tally = SIMD4<Int32>.zero
            for i in records { tally &+= table[Int(presence[i]) << 3 | Int(filtered[i])] }
            tallies[owner] &+= tally
          }
        }
      }
    )
  }

  func count(_ rows: Rows) -> BlockValue<Int64>? {
    let place = scratch.reserve(SIMD4<Int32>.self)
    guard let (members, count) = tallies(rows) else { return nil }
    return { block, values, flags in
      let tallies = place(block)
      count(block, tallies)
      for i in 0..<block.count {
        values[i] = Int64(tallies[i].x) * NumberColumn.scale
        flags[i] = tallies[i].z > 0 || members.isIncomplete ? 2 : 0
      }
    }
  }

  func compareCount(_ op: Comparison, _ rows: Rows, _ other: Typed) -> BlockTruth? {
    let place = scratch.reserve(SIMD4<Int32>.self)
    let (limits, limitFlags) = (scratch.reserve(Int64.self), scratch.reserve(UInt8.self))
    guard other.type == .number, let limit = wide(other), let (members, count) = tallies(rows) else { return nil }
    return { block, out in
      let (tallies, limits, limitFlags) = (place(block), limits(block), limitFlags(block))
      count(block, tallies)
      limit(&block, limits, limitFlags)
      for i in 0..<block.count {
        out[i] = BlockBinder.compare(op, tallies[i], limits[i], Flags(bits: limitFlags[i]), members.isIncomplete).bits
      }
    }
  }

  /// See `Binder.compareCount`.
  @inline(__always)
  private static func compare(
    _ op: Comparison, _ tally: SIMD4<Int32>, _ limit: Int64, _ flags: Flags, _ isIncomplete: Bool
  ) -> Truth {
    if flags.isNull {
      return Binder.withNull(op, .none, flags, rests: flags.isUncertain || tally.z > 0 || isIncomplete)
    }
    let (sure, possible) = (Int64(tally.y), Int64(tally.z))
    let most = isIncomplete ? Int64.max / NumberColumn.scale : sure + possible
    let isSettled = Binder.isSettled(op, sure, most, limit)
    return Truth(op.holds(Int64(tally.x) * NumberColumn.scale, limit), rests: flags.isUncertain || !isSettled)
  }
}
