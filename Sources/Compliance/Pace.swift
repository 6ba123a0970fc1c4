import CivilTime
import FEEL

/// How often something is asked for: the ground of "more or fewer visits a month".
extension Check {
  /// Occasions a month, in thousandths, that the interval of a case asks for; nil where nothing of the kind is open.
  func pace(_ judgement: Judgement, _ person: Int) -> Int? {
    guard case .chain(let chain) = form, let open = judgement.obligations.last(where: \.isOpen),
      let days = thousandthsOfDays(open, chain, person), days > 0
    else { return nil }
    return Self.thousandthsOfDaysInAMonth * 1000 / days
  }

  /// The same of a quick answer.
  func pace(_ answer: QuickCheck.Answer) -> Int? {
    // Only the chain's answers say how often.
    guard answer.thousandthsOfDays > 0 else { return nil }
    return Int(Int32(Self.thousandthsOfDaysInAMonth * 1000) / answer.thousandthsOfDays)
  }

  private static let thousandthsOfDaysInAMonth = 30_437

  private func thousandthsOfDays(_ open: Obligation, _ chain: BoundChain, _ person: Int) -> Int? {
    guard open.reading.state == .date else { return nil }
    if open.isFirst, chain.first != nil, case .interval(let interval) = chain.next, let opened = open.opened {
      // The first has a span of its own; what follows it goes by the interval.
      var frame = frame(person, on: opened.dayNumber)
      frame.item = open.factsItem
      frame.extra = (opened.dayNumber, open.periodStart)
      let reading = due(interval, from: opened.dayNumber, frame)
      return reading.state == .date ? reading.span.thousandthsOfDays : nil
    }
    return open.reading.span.thousandthsOfDays
  }

  /// Whether it asks for something again and again.
  var repeats: Bool { if case .chain = form { true } else { false } }
}

extension CivilTime.Span {
  /// The usual length: a year has 365.25 days, 253 working days and 190 school days.
  var thousandthsOfDays: Int {
    let one =
      switch unit {
      case .hours: 42
      case .days: 1_000
      case .workingDays: 1_444
      case .schoolDays: 1_922
      case .weeks: 7_000
      case .months: 30_437
      case .years: 365_250
      }
    return Int(count) * one
  }
}
