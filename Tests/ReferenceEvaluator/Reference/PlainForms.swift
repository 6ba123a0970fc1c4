/// `at_least` and `before` as plain as they get.
struct PlainAtLeast: Hashable {
  enum Window: Hashable {
    case week, month, schoolTerm
    /// The month with which the year begins.
    case quarter(from: Int), year(from: Int)
    case inTheLast(PlainInterval)
    case between(list: String, countsIf: PlainCondition?)
  }
  var count: Int
  var list: String
  var countsIf: PlainCondition?
  var eachRecord = false
  var window: Window
  /// nil: the person's own; only in the last so long.
  var period: PlainPeriod?
  var countsPartial = false
  var lookBack: PlainSpan?
}

struct PlainBefore: Hashable {
  enum Done: Hashable {
    case shared
    case records(list: String, countsIf: PlainCondition?, oneEach: Bool, lookBack: PlainSpan?)
  }
  var span: PlainInterval
  var triggerIf: PlainCondition?
  var isCancelledIfCalledOff = false
  var readsBooking = true
  var done: Done
}

extension PlainRule {
  /// The period of a repeating duty.
  var period: PlainPeriod? {
    switch duty {
    case .chain(let chain): chain.period
    case .atLeast(let duty): duty.period
    default: nil
    }
  }

  /// The derived list whose records are its periods.
  var derivedList: String? {
    if case .each(let list, _)? = period, list != "stay" { return list }
    return nil
  }

  var lookBack: PlainSpan? {
    switch duty {
    case .chain(let chain): chain.lookBack
    case .atLeast(let duty): duty.lookBack
    default: nil
    }
  }
}
