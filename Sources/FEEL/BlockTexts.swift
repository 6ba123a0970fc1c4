import Caseload

/// Texts of blocks: whether a field's text is a given one, and whether there is one.
extension BlockBinder {
  /// `a field = "text"`.
  func compareTexts(_ op: Comparison, _ a: Typed, _ b: Typed) -> BlockTruth? {
    guard !op.isOrder, case .text(let text) = b.op, case .field(let address, let base) = a.op else { return nil }
    let (yes, no): (UInt8, UInt8) = op == .equal ? (1, 0) : (0, 1)
    let flags = blankFlags(address)
    return texts(
      address, base,
      TextAnswers(
        wanted: Array(text.utf8), match: yes, other: no, blank: no | (flags.isUncertain ? 4 : 0), invalid: no | 4,
        missing: { Truth(bits: no).resting($0.isUncertain).bits },
        withBase: { $0 | ($1.isUncertain ? 4 : 0) }))
  }

  func isNullText(_ operand: Typed) -> BlockTruth? {
    guard case .field(let address, let base) = operand.op else { return nil }
    func bits(_ flags: Flags) -> UInt8 { BlockBinder.isNull(flags.bits) }
    // Whether the record itself is certain would have to be known cell by cell.
    guard case .slot = base.op else { return nil }
    return texts(
      address, base,
      TextAnswers(
        wanted: [], match: 0, other: 0, blank: bits(blankFlags(address)), invalid: bits(.nullResting),
        missing: { BlockBinder.isNull($0.bits) }, withBase: { said, _ in said }))
  }

  private func blankFlags(_ address: FieldAddress) -> Flags {
    binder.shape[address].blank == .unknown ? .blankCell : .null
  }

  /// What is said of each content of a text cell.
  private struct TextAnswers: Sendable {
    let wanted: [UInt8]
    let match: UInt8, other: UInt8, blank: UInt8, invalid: UInt8
    /// Of a record that is not there, by its flags.
    let missing: @Sendable (Flags) -> UInt8
    /// Of a record that is there, by its flags.
    let withBase: @Sendable (UInt8, Flags) -> UInt8

    @inline(__always) func said(_ content: TextSearch.Content) -> UInt8 {
      content.isBlank ? blank : content.isInvalid ? invalid : content.isWanted ? match : other
    }
  }

  private func texts(_ address: FieldAddress, _ base: Typed, _ answers: TextAnswers) -> BlockTruth? {
    let (shape, records) = (binder.shape[address], binder.caseload.lists[address.list])
    guard History(shape, binder.caseload) == nil, shape.blank != .no, base.type.record == address.list,
      case .text(let column)? = records.columns[address.field], column.ends.count == records.count
    else { return nil }
    let (search, horizon) = (TextSearch(answers.wanted), frame.horizon)
    let arrivals = dates(shape.arrivesWith, of: address.list)
    if case .slot(let slot) = base.op, slot == lane.slot {
      return { block, out in
        search.each(column, block.start, block.count) { i, content in out[i] = answers.said(content) }
        guard let arrivals else { return }
        for i in 0..<block.count where arrivals[block.start + i] > horizon { out[i] = answers.blank }
      }
    }
    let (row, flags) = (scratch.reserve(Int32.self), scratch.reserve(UInt8.self))
    guard let rows = narrow(base) else { return nil }
    return { block, out in
      let (row, flags) = (row(block), flags(block))
      rows(&block, row, flags)
      for i in 0..<block.count {
        let (at, flags) = (Int(row[i]), Flags(bits: flags[i]))
        if flags.isNull || at >= column.ends.count {
          out[i] = answers.missing(flags)
        } else if let arrivals, arrivals[at] > horizon {
          out[i] = answers.withBase(answers.blank, flags)
        } else {
          search.each(column, at, 1) { _, content in out[i] = answers.withBase(answers.said(content), flags) }
        }
      }
    }
  }
}

/// Looks for one text among many: length and first eight bytes tell nearly all of them apart.
private struct TextSearch: Sendable {
  struct Content {
    let isBlank: Bool, isInvalid: Bool, isWanted: Bool
  }

  private let wanted: [UInt8]
  private let start: UInt64
  private let mask: UInt64

  init(_ wanted: [UInt8]) {
    self.wanted = wanted
    var (start, mask): (UInt64, UInt64) = (0, 0)
    for (place, byte) in wanted.prefix(8).enumerated() {
      start |= UInt64(byte) << (8 * UInt64(place))
      mask |= 0xFF << (8 * UInt64(place))
    }
    (self.start, self.mask) = (start, mask)
  }

  @inline(__always)
  func each(_ column: TextColumn, _ first: Int, _ count: Int, _ body: (Int, Content) -> Void) {
    column.ends.withUnsafeBufferPointer { ends in
      column.bytes.withUnsafeBufferPointer { cells in
        let bytes = UnsafeRawBufferPointer(cells)
        var low = first == 0 ? 0 : Int(truncatingIfNeeded: ends[first - 1])
        let lastWhole = bytes.count - 8
        for i in 0..<count {
          let high = Int(truncatingIfNeeded: ends[first + i])
          let word = low <= lastWhole ? UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: low, as: UInt64.self))
            : TextSearch.word(bytes, low)
          var isWanted = high - low == wanted.count && word & mask == start
          if isWanted, wanted.count > 8 { isWanted = hasRest(bytes, low) }
          body(i, Content(isBlank: low == high, isInvalid: word & 0xFF == 0xFF, isWanted: isWanted))
          low = high
        }
      }
    }
  }

  private func hasRest(_ bytes: UnsafeRawBufferPointer, _ low: Int) -> Bool {
    for place in 8..<wanted.count where bytes[low + place] != wanted[place] { return false }
    return true
  }

  /// The last bytes of all, where eight cannot be read.
  private static func word(_ bytes: UnsafeRawBufferPointer, _ low: Int) -> UInt64 {
    var word: UInt64 = 0
    for place in 0..<max(0, min(8, bytes.count - low)) { word |= UInt64(bytes[low + place]) << (8 * UInt64(place)) }
    return word
  }
}
