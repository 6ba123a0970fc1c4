import Caseload
import CivilTime
import FEEL
import RuleSets

/// `recorded`: what is asked of a person once, not again and again.
extension Check {
  func obligations(
    _ duty: RecordedDuty, by: BoundSpan?, of person: Int, in world: World, _ doubtful: inout Bool
  ) -> [Obligation] {
    guard let life = life(of: person, in: world, &doubtful), life.end == nil else { return [] }
    let anchor = anchor(duty, by, life, person)
    if case .notYet = anchor { return [] }
    var obligation = Obligation(outcome: .cannotTell, isOpen: true)
    obligation.opened = anchor.date
    obligation.periodStart = anchor.day ?? asOf
    // Without a deadline it is asked on the day judged, with one on the day it opened.
    let day = by == nil ? asOf : (anchor.day ?? asOf)
    // Where nobody knows when it opened, nobody knows what held on that day; it may have been while the rule was in force.
    let isDayKnown = by == nil || anchor.day != nil
    if isDayKnown ? !isInForce(day) : rule.until.map({ $0.dayNumber <= life.start }) ?? false { return [] }
    var frame = frame(person, on: day)
    frame.extra = (day, obligation.periodStart)
    switch isDayKnown || !appliesByDay ? applies(frame) : applies(frame, onAnyDaySince: life.start) {
    case .no: return []
    case .unknown: obligation.doubt = .applies
    case .yes: judge(&obligation, duty, by, anchor.day, person, frame, adjusting(person, in: world, &doubtful))
    }
    return [obligation]
  }

  /// Whether the rule applies on a day of which only the earliest is known: nobody can tell where days differ.
  private func applies(_ frame: Frame, onAnyDaySince start: Int32) -> Certainty {
    let first = max(start, rule.from?.dayNumber ?? start)
    if first == CivilDate.earliest.dayNumber || first > asOf { return .unknown }
    var answer: Certainty?
    for day in first...asOf {
      var then = self.frame(Int(frame.subject), on: day)
      then.extra = (day, frame.extra.1)
      let onDay = applies(then)
      if onDay == .unknown || onDay != answer ?? onDay { return .unknown }
      answer = onDay
    }
    return answer ?? .unknown
  }

  /// Where `by` counts from.
  private enum RecordedAnchor {
    case day(Int32)
    /// Blank or unreadable.
    case unknown
    /// It has a date, later than the day judged.
    case notYet

    var day: Int32? {
      if case .day(let day) = self { return day }
      return nil
    }
    /// nil also where nothing says when it began.
    var date: CivilDate? {
      day.flatMap { $0 == CivilDate.earliest.dayNumber ? nil : CivilDate(dayNumber: $0) }
    }
  }

  private func anchor(_ duty: RecordedDuty, _ by: BoundSpan?, _ life: Life, _ person: Int) -> RecordedAnchor {
    guard by != nil, let field = duty.from, case .date(let column)? = context.about.columns[field] else {
      let isKnown = by == nil || context.aboutShape.period == nil || life.start != CivilDate.earliest.dayNumber
      return isKnown ? .day(life.start) : .unknown
    }
    let day = column.days[person]
    if day <= DateColumn.invalid { return .unknown }
    if day <= asOf { return .day(day) }
    // A planned date is seen, and nothing is owed before it; one that happened later is blank on the day judged.
    return context.aboutShape.fields[field].clock == .planned ? .notYet : .unknown
  }

  private func judge(
    _ obligation: inout Obligation, _ duty: RecordedDuty, _ by: BoundSpan?, _ start: Int32?, _ person: Int, _ frame: Frame,
    _ adjusting: Adjusting
  ) {
    let standing = standing(duty, person)
    obligation.isRefused = standing.refused
    if standing.filled {
      obligation.outcome = .met
      obligation.isOpen = false
      return
    }
    if let field = standing.unreadable, !standing.missing {
      obligation.doubt = .field(field)
      return
    }
    guard let by else {
      obligation.outcome = .notMet
      return
    }
    if let start {
      obligation.take(due(by, from: start, frame, adjusting.way))
      extend(&obligation, adjusting)
    } else {
      obligation.doubt = .start
    }
    obligation.settle(asOf: context.asOf, check: self)
  }

  private func standing(_ duty: RecordedDuty, _ person: Int)
    -> (filled: Bool, missing: Bool, unreadable: Int?, refused: Bool)
  {
    var (missing, refused) = (false, false)
    var unreadable: Int?
    for field in duty.fields {
      switch context.state(context.shape.aboutList, person, field) {
      case .blank: missing = true
      case .invalid: unreadable = unreadable ?? field
      case .value:
        guard case .code(let codes)? = context.about.columns[field], let code = codes[person] else { continue }
        if code.standing == .notRecorded { missing = true }
        if code.standing == .refused { refused = true }
      }
    }
    return (!missing && unreadable == nil, missing, unreadable, refused)
  }
}

/// What absence proves.
extension Check {
  /// A record whose own date happened after the day judged is not there.
  func isThere(_ row: Int, in list: Int) -> Bool {
    guard let dates = context.names.records[list].happened else { return true }
    return dates.days[row] <= asOf
  }

  /// Before what the extract holds, that there is no record proves nothing: nobody can tell whether anything was due.
  func unseen(_ list: Int, since start: Int32) -> Obligation? {
    guard case .completeFrom(let day) = context.caseload.lists[list].holds, day.dayNumber > start else { return nil }
    var obligation = Obligation(outcome: .cannotTell, isOpen: true)
    obligation.doubt = .notInExtract(list: list)
    return obligation
  }
}
