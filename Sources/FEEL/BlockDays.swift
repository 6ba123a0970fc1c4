import Caseload

extension BoundCondition {
  /// Whether each record gives the same answer on all days, as far as can be told without looking at records: then asking
  /// once for each, as `blocks` does, will do.
  public var isSameOnAllDays: Bool {
    guard watched == nil, let root else { return false }
    return binder.isSameOnAllDays(root)
  }
}

extension Binder {
  fileprivate func isSameOnAllDays(_ typed: Typed) -> Bool {
    switch typed.op {
    case .null, .truth, .scalar, .text: true
    case .field(let address, let base): isAtHand(base) && isSameOnAllDays(address)
    case .negative(let a), .not(let a), .isNull(let a), .dateOf(let a), .part(_, let a), .codeText(let a): isSameOnAllDays(a)
    case .compare(_, let a, let b), .orElse(let a, let b), .arithmetic(_, let a, let b):
      isSameOnAllDays(a) && isSameOnAllDays(b)
    case .and(let all, _), .or(let all, _), .extremeOf(_, let all): all.allSatisfy { isSameOnAllDays($0) }
    case .ifElse(let a, let b, let c): [a, b, c].allSatisfy { isSameOnAllDays($0) }
    default: false
    }
  }

  /// The record that is judged, or the one that is tested.
  private func isAtHand(_ typed: Typed) -> Bool {
    if case .slot(let slot) = typed.op { slot == Slot.subject || slot == Slot.item } else { false }
  }

  /// Whether a field is read as it stands: it has no history, and no date says from when on it may be seen.
  private func isSameOnAllDays(_ address: FieldAddress) -> Bool {
    let field = shape[address]
    func isSupplied(_ date: Int?) -> Bool { date.map { caseload.lists[address.list].columns[$0] != nil } ?? false }
    if History(field, caseload) != nil || isSupplied(field.arrivesWith) || isSupplied(field.endsWith) { return false }
    switch caseload.column(address) {
    case .number?, .boolean?, .code?, .span?: return true
    case .date?, .dateTime?: return field.clock != .happened
    case .text?, .reference?, nil: return false
    }
  }
}
