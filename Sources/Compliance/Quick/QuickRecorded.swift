import Caseload
import CivilTime

/// A field that has to be recorded.
enum QuickField: Equatable {
  /// A code: per code whether it stands for "not recorded".
  case code(UnsafeBufferPointer<Int32>, isMissing: [Bool])
  case other(Int)

  static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.code(let one, let missing), .code(let other, let alsoMissing)): one.baseAddress == other.baseAddress && missing == alsoMissing
    case (.other(let one), .other(let other)): one == other
    default: false
    }
  }

  init(_ field: Int, _ context: RunContext) {
    guard case .code(let column)? = context.about.columns[field], context.aboutShape.fields[field].arrivesWith == nil else {
      self = .other(field)
      return
    }
    self = .code(column.ids.buffer, isMissing: column.list.codes.map { $0.standing == .notRecorded })
  }
}

extension QuickCheck {
  func recorded(
    _ fields: [QuickField], _ people: Range<Int>, _ conditions: borrowing RangeAnswers, _ answers: UnsafeMutableBufferPointer<Answer>
  ) {
    for person in people {
      answers[person - people.lowerBound] = recorded(fields, person, conditions) ?? .declined
    }
  }

  @inline(__always)
  private func recorded(_ fields: [QuickField], _ person: Int, _ conditions: borrowing RangeAnswers) -> Answer? {
    let start: Int32
    switch life(person) {
    case .notBegun, .over: return .notApplicable
    case .unclear: return nil
    case .runs(let since): start = since
    }
    switch applies(person, conditions, { frame(person, item: -1, on: asOf, (asOf, start)) }) {
    case .no: return .notApplicable
    case .unknown: return nil
    case .yes: break
    }
    var (isMissing, isUnreadable) = (false, false)
    for field in fields {
      switch field {
      case .code(let ids, let missing):
        let id = ids[person]
        if id >= 0 { isMissing = isMissing || missing[Int(id)] } else if id == CodeColumn.blank { isMissing = true } else { isUnreadable = true }
      case .other(let field):
        switch check.context.state(check.context.shape.aboutList, person, field) {
        case .blank: isMissing = true
        case .invalid: isUnreadable = true
        case .value:
          if case .code(let codes)? = check.context.about.columns[field], codes[person]?.standing == .notRecorded { isMissing = true }
        }
      }
    }
    if isUnreadable, !isMissing { return nil }
    return Answer(
      outcome: isMissing ? .notMet : .met, opened: start == CivilDate.earliest.dayNumber ? DateColumn.blank : start)
  }
}
