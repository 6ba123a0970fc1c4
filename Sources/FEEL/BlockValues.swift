import Caseload

/// Values of blocks: 32 bits for dates, codes, records, spans and booleans, 64 bits for all else. Nil where a value has
/// no block form.
extension BlockBinder {
  func isNarrow(_ type: ValueType) -> Bool {
    switch type {
    case .date, .boolean, .code, .record, .span: true
    default: false
    }
  }

  func isWide(_ type: ValueType) -> Bool {
    switch type {
    case .number, .dateTime, .daysDuration, .monthsDuration: true
    default: false
    }
  }

  func narrow(_ typed: Typed) -> BlockValue<Int32>? {
    guard isNarrow(typed.type) else { return nil }
    return scratch.scoped {
      if let known = constant(typed) { return BlockBinder.fill(Int32(truncatingIfNeeded: known.value), known.flags) }
      switch typed.op {
      case .slot(let slot): return rows(slot)
      case .field(let address, let base): return field(address, base)
      case .owner(let list, let base): return owner(list, base)
      case .ifElse(let test, let a, let b) where typed.type != .boolean:
        return choice(test, { narrow(a) }, { narrow(b) })
      case .orElse(let a, let b): return orElse({ narrow(a) }, { narrow(b) })
      case .dateOf(let operand): return narrowed({ wide(operand) }, { ($0 >> 1).flooredDays })
      case .arithmetic(let op, let a, let b): return narrowed({ calculated(op, a, b, typed.type) }, { $0 })
      default: return typed.type == .boolean ? asValue(typed) : nil
      }
    }
  }

  func wide(_ typed: Typed) -> BlockValue<Int64>? {
    guard isWide(typed.type) else { return nil }
    return scratch.scoped {
      if let known = constant(typed) { return BlockBinder.fill(known.value, known.flags) }
      switch typed.op {
      case .field(let address, let base): return field(address, base)
      case .ifElse(let test, let a, let b): return choice(test, { wide(a) }, { wide(b) })
      case .orElse(let a, let b): return orElse({ wide(a) }, { wide(b) })
      case .negative(let operand):
        guard let value = wide(operand) else { return nil }
        return { block, values, flags in
          value(&block, values, flags)
          for i in 0..<block.count { values[i] = 0 &- values[i] }
        }
      case .part(let part, let operand):
        guard let value = widened(operand) else { return nil }
        return { block, values, flags in
          value(&block, values, flags)
          for i in 0..<block.count where flags[i] & 1 == 0 { values[i] = Binder.part(part, values[i]) * NumberColumn.scale }
        }
      case .arithmetic(let op, let a, let b): return calculated(op, a, b, typed.type)
      case .count(let rows): return count(rows)
      default: return nil
      }
    }
  }

  static func fill<V: Sendable>(_ value: V, _ flags: Flags) -> BlockValue<V> {
    { block, values, out in
      values.update(repeating: value, count: block.count)
      out.update(repeating: flags.bits, count: block.count)
    }
  }

  private func narrowed(
    _ value: () -> BlockValue<Int64>?, _ change: @escaping @Sendable (Int64) -> Int64
  ) -> BlockValue<Int32>? {
    let place = scratch.reserve(Int64.self)
    guard let value = value() else { return nil }
    return { block, values, flags in
      let from = place(block)
      value(&block, from, flags)
      for i in 0..<block.count { values[i] = Int32(truncatingIfNeeded: change(from[i])) }
    }
  }

  /// Any value in 64 bits.
  func widened(_ typed: Typed) -> BlockValue<Int64>? {
    if isWide(typed.type) { return wide(typed) }
    let place = scratch.reserve(Int32.self)
    guard let value = narrow(typed) else { return nil }
    return { block, values, flags in
      let from = place(block)
      value(&block, from, flags)
      for i in 0..<block.count { values[i] = Int64(from[i]) }
    }
  }

  /// A condition as a value.
  private func asValue(_ typed: Typed) -> BlockValue<Int32>? {
    guard let code = form(typed, false) else { return nil }
    return { block, values, flags in
      code(&block, flags)
      for i in 0..<block.count {
        let answer = flags[i]
        values[i] = answer & 3 == 1 ? 1 : 0
        flags[i] = answer &>> 1 & 3
      }
    }
  }

  /// A value as a condition.
  func boolean(_ typed: Typed) -> BlockTruth? {
    let place = scratch.reserve(Int32.self)
    guard let value = boolValue(typed) else { return nil }
    return { block, out in
      let values = place(block)
      value(&block, values, out)
      for i in 0..<block.count {
        let flags = out[i]
        out[i] = (flags & 1 != 0 ? 2 : values[i] != 0 ? 1 : 0) | flags.onlyRests &<< 1
      }
    }
  }

  /// Not by way of `form`, which is where it comes from.
  private func boolValue(_ typed: Typed) -> BlockValue<Int32>? {
    switch typed.op {
    case .field(let address, let base): field(address, base)
    case .orElse(let a, let b): orElse({ narrow(a) }, { narrow(b) })
    default: nil
    }
  }

  func isNull(_ operand: Typed) -> BlockTruth? {
    if operand.type == .string { return isNullText(operand) }
    func test<V: Sendable>(_ value: @escaping BlockValue<V>, _ place: Place<V>) -> BlockTruth {
      { block, out in
        value(&block, place(block), out)
        for i in 0..<block.count { out[i] = BlockBinder.isNull(out[i]) }
      }
    }
    if isNarrow(operand.type) {
      let place = scratch.reserve(Int32.self)
      return narrow(operand).map { test($0, place) }
    }
    let place = scratch.reserve(Int64.self)
    return wide(operand).map { test($0, place) }
  }

  /// As row by row: from flags to an answer.
  @inline(__always) static func isNull(_ flags: UInt8) -> UInt8 {
    (flags & 1) | (flags & 2 | (flags &>> 1 & 2 & ~(flags &<< 1))) &<< 1
  }

  // MARK: - One of two

  private func choice<V: Sendable>(
    _ test: Typed, _ a: () -> BlockValue<V>?, _ b: () -> BlockValue<V>?
  ) -> BlockValue<V>? {
    let answers = scratch.reserve(UInt8.self)
    let (others, otherFlags) = (scratch.reserve(V.self), scratch.reserve(UInt8.self))
    guard let test = form(test, true), let a = a(), let b = b() else { return nil }
    return { block, values, flags in
      let (answers, others, otherFlags) = (answers(block), others(block), otherFlags(block))
      test(&block, answers)
      a(&block, values, flags)
      b(&block, others, otherFlags)
      for i in 0..<block.count {
        let isFirst = answers[i] & 3 == 1
        values[i] = isFirst ? values[i] : others[i]
        flags[i] = (isFirst ? flags[i] : otherFlags[i]) | (answers[i] & 4) >> 1
      }
    }
  }

  private func orElse<V: Sendable>(_ a: () -> BlockValue<V>?, _ b: () -> BlockValue<V>?) -> BlockValue<V>? {
    let (others, otherFlags) = (scratch.reserve(V.self), scratch.reserve(UInt8.self))
    guard let a = a(), let b = b() else { return nil }
    return { block, values, flags in
      let (others, otherFlags) = (others(block), otherFlags(block))
      a(&block, values, flags)
      b(&block, others, otherFlags)
      for i in 0..<block.count where flags[i] & 1 != 0 {
        values[i] = others[i]
        flags[i] = otherFlags[i] | (flags[i] & 2)
      }
    }
  }
}
