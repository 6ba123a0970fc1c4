import Caseload
import CivilTime
import FEEL
import RuleSets

/// Why something cannot be told: each cell and record in doubt, in words.
extension Check {
  func uncertainties(_ judgement: Judgement, _ person: Int) -> [Uncertainty] {
    guard judgement.outcome == .cannotTell else { return [] }
    var found: [Uncertainty] = []
    if judgement.either != nil {
      found = doubtfulRecords(person)
    } else if let deciding = judgement.deciding {
      found = uncertainties(judgement.obligations[deciding], person)
    }
    if found.isEmpty { found = [unsettled] }
    var seen = Set<String>()
    return found.filter { seen.insert($0.text).inserted }
  }

  /// Said where several readings differ and no single cell is at fault.
  private var unsettled: Uncertainty {
    Uncertainty(
      cause: .conflicting, record: nil, field: nil, fieldName: nil,
      text: "what is on record can be read in two ways", personCanFix: true)
  }

  func uncertainties(_ obligation: Obligation, _ person: Int) -> [Uncertainty] {
    let day = factsDay(obligation)
    var frame = frame(person, on: day)
    frame.item = itemRow(obligation)
    frame.extra = (day, obligation.periodStart)
    switch obligation.doubt {
    case .none: return doubtfulRecords(person)
    case .applies: return words(RestsOn(appliesWhen.map { $0.explain(frame) }), person)
    case .due:
      var rests = RestsOn()
      for span in spans(for: obligation) { doubts(span, from: day, frame, into: &rests) }
      return rests.isEmpty ? unspoken(obligation, person) : words(rests, person)
    case .reviewDue: return reviewDue(obligation, person)
    case .start: return unknownStart(obligation, person)
    case .outsideCalendar: return [outsideCalendar()]
    case .notInExtract(let list): return [notInExtract(list: list)]
    case .field(let field): return cells([CellAddress(list: context.shape.aboutList, row: person, field: field)], person)
    case .condition:
      guard case .mustBeTrue(let duty) = form else { return [] }
      return words(doubts(duty, obligation, person), person)
    case .doneBeforeStart: return doneBeforeStart(obligation)
    case .time: return missingTimes(obligation, person)
    case .event: return undatedEvent(obligation, person)
    case .outsideTerms: return outsideTerms()
    }
  }

  /// The day whose facts an obligation was judged with.
  private func factsDay(_ obligation: Obligation) -> Int32 {
    switch form {
    case .recorded(_, by: nil), .mustBeTrue: return asOf
    case .chain: return max(obligation.opened?.dayNumber ?? asOf, obligation.doubt == .start ? Int32.min : obligation.periodStart)
    default: return obligation.opened?.dayNumber ?? asOf
    }
  }

  /// The item of a frame, for a duty that has one.
  func itemRow(_ obligation: Obligation) -> Int32 {
    if case .within(let duty) = form, duty.list == context.shape.aboutList { return -1 }
    return obligation.factsItem
  }

  /// The span expressions that may have given an obligation's due date.
  func spans(for obligation: Obligation) -> [BoundSpan] {
    switch form {
    case .recorded(_, let by): return [by].compactMap { $0 }
    case .within(let duty): return [duty.span]
    case .before(let duty): return [duty.span]
    case .atLeast(let duty):
      if case .inTheLast(let span) = duty.window { return [span] }
      return []
    case .mustBeTrue: return []
    case .chain(let chain):
      if obligation.isFirst, let first = chain.first { return [first] }
      switch chain.next {
      case .interval(let span): return [span]
      case .ordinals: return []
      case .document(let age, _, _, _): return [age].compactMap { $0 }
      }
    }
  }

  // MARK: Causes

  /// Records that might count, trigger or end something.
  private func doubtfulRecords(_ person: Int) -> [Uncertainty] { formDoubts(person) + adjustmentDoubts(person) }

  private func formDoubts(_ person: Int) -> [Uncertainty] {
    switch form {
    case .chain(let chain):
      return doubtfulOccasions(chain.occasions, person) + doubtfulPeriods(chain.periods, person)
    case .within(let duty):
      var found = doubtfulTriggers(duty, person)
      if case .records(let occasions, _, _, _) = duty.done { found += doubtfulOccasions(occasions, person) }
      return found + doubtfulLife(person)
    case .before(let duty): return doubtfulEvents(duty, person) + doubtfulLife(person)
    case .atLeast(let duty):
      return doubtfulOccasions(duty.occasions, person) + (duty.openers.map { doubtfulOccasions($0, person) } ?? [])
        + (duty.periods.map { doubtfulPeriods($0, person) } ?? doubtfulLife(person))
    case .mustBeTrue(let duty): return words(doubtfulMembers(duty, person), person) + doubtfulLife(person)
    case .recorded: return doubtfulLife(person)
    }
  }

  func doubtfulOccasions(_ occasions: BoundOccasions, _ person: Int) -> [Uncertainty] {
    var found: [Uncertainty] = []
    for row in context.caseload.lists[occasions.list].rows(of: person) {
      guard case .possible = standing(row, of: occasions, person) else { continue }
      var rests = RestsOn()
      if occasions.dates.state(row) != .value {
        rests.cells.append(CellAddress(list: occasions.list, row: row, field: occasions.dateField))
      }
      let day = occasions.dates.days[row]
      var frame = frame(person, on: day > DateColumn.invalid ? day : asOf)
      frame.horizon = asOf
      frame.item = Int32(row)
      if let explanation = occasions.countsIf?.explain(frame) { rests.add(explanation) }
      found += words(rests, person)
    }
    var all: [Occasion] = []
    self.occasions(occasions, of: person, from: absenceMatters(person), into: &all)
    if all.contains(where: { $0.row < 0 }) || (occasions.holds == .latestOnly && isAnswerList(occasions)) {
      found.append(notInExtract(list: occasions.list))
    }
    return found
  }

  private func isAnswerList(_ occasions: BoundOccasions) -> Bool {
    switch form {
    case .within, .before: return true
    default: return false
    }
  }

  /// From which day on a missing record of the person matters, at the earliest.
  private func absenceMatters(_ person: Int) -> Int32 {
    switch form {
    case .chain(let chain): return earliestStart(periods(chain.periods, of: person), chain.lookBack)
    case .atLeast(let duty):
      guard let periods = duty.periods else { return personStart(person) }
      return earliestStart(self.periods(periods, of: person), duty.lookBack)
    default: return personStart(person)
    }
  }

  private func doubtfulPeriods(_ periods: BoundPeriods, _ person: Int) -> [Uncertainty] {
    let conditions = doubtfulConditions(periods, person)
    guard let until = periods.until, let field = periods.untilField else { return conditions }
    let list = periods.list ?? context.shape.aboutList
    let rows = periods.list == nil ? person..<(person + 1) : context.caseload.lists[list].rows(of: person)
    return conditions
      + cells(
        rows.filter { until.state($0) == .invalid }.map { CellAddress(list: list, row: $0, field: field) }, person)
  }

  /// Periods of which nobody knows whether the rule means them.
  private func doubtfulConditions(_ periods: BoundPeriods, _ person: Int) -> [Uncertainty] {
    guard case .list(let list, let condition?, _) = periods.origin else { return [] }
    var rests = RestsOn()
    for row in context.caseload.lists[list].rows(of: person) {
      let day = periods.from.days[row]
      var frame = frame(person, on: day > DateColumn.invalid ? min(day, asOf) : asOf)
      frame.horizon = asOf
      frame.item = Int32(row)
      let explanation = condition.explain(frame)
      if explanation.truth.isUnknown { rests.add(explanation) }
    }
    return words(rests, person)
  }

  private func doubtfulTriggers(_ duty: BoundWithin, _ person: Int) -> [Uncertainty] {
    let isPerson = duty.list == context.shape.aboutList
    let rows = isPerson ? person..<(person + 1) : context.caseload.lists[duty.list].rows(of: person)
    var rests = RestsOn()
    for row in rows where isPerson || isThere(row, in: duty.list) {
      var frame = frame(person, on: asOf)
      if !isPerson { frame.item = Int32(row) }
      switch duty.anchor {
      case .field(let column, let isPlanned):
        // What has not happened yet leaves nothing in doubt.
        if column.days[row] > asOf && !isPlanned || column.days[row] == DateColumn.blank && meansNotYet(duty) { continue }
        if column.state(row) != .value, let field = duty.anchorField {
          rests.cells.append(CellAddress(list: duty.list, row: row, field: field))
        }
      case .expression(let date): rests.add(date.explain(frame))
      }
      if let condition = duty.triggerIf {
        if case .field(let column, _) = duty.anchor, column.days[row] > DateColumn.invalid {
          frame.factsDay = min(column.days[row], asOf)
        }
        let explanation = condition.explain(frame)
        if explanation.truth.isUnknown { rests.add(explanation) }
      }
      if case .field(let column, let field) = duty.done, column.state(row) == .invalid {
        rests.cells.append(CellAddress(list: duty.list, row: row, field: field))
      }
    }
    return words(rests, person)
  }

  /// The person's own start is blank, or one of the two dates cannot be read.
  private func doubtfulLife(_ person: Int) -> [Uncertainty] {
    guard let period = context.aboutShape.period else { return [] }
    var fields: [Int] = []
    if let state = context.about.columns[period.from]?.state(person), state != .value { fields.append(period.from) }
    if let until = period.until, context.about.columns[until]?.state(person) == .invalid { fields.append(until) }
    return cells(fields.map { CellAddress(list: context.shape.aboutList, row: person, field: $0) }, person)
  }

  private func reviewDue(_ obligation: Obligation, _ person: Int) -> [Uncertainty] {
    guard case .chain(let chain) = form, case .document(_, let review?, let field, _) = chain.next,
      let (list, first) = obligation.openedBy
    else { return [] }
    let day = chain.occasions.dates.days[first]
    let rows = context.caseload.lists[list].rows(of: person).filter { chain.occasions.dates.days[$0] == day }
    var found = cells(
      rows.filter { review.state($0) != .value }.map { CellAddress(list: list, row: $0, field: field) }, person)
    for row in rows where review.state(row) == .value && review.days[row] < day {
      let record = record(list, row)
      let title = context.shape.lists[list].fields[field].title
      found.append(
        Uncertainty(
          cause: .conflicting, record: record, field: title, fieldName: context.shape.lists[list].fields[field].name,
          text: "\(title) is before the date of the \(describe(record))", personCanFix: true))
    }
    return found
  }

  private func unknownStart(_ obligation: Obligation, _ person: Int) -> [Uncertainty] {
    guard let periods = formPeriods, let list = periods.list else {
      let field = startField()
      return cells(field.map { [CellAddress(list: context.shape.aboutList, row: person, field: $0)] } ?? [], person)
    }
    let row = Int(obligation.factsItem)
    if let derivation = context.shape.lists[list].derivation, periods.from.state(row) == .blank {
      return [
        Uncertainty(
          cause: .unknownStart, record: record(list, row), field: nil, fieldName: nil, text: derivation.unknownStart,
          personCanFix: false)
      ]
    }
    return cells([CellAddress(list: list, row: row, field: periods.fromField)], person)
  }

  private func startField() -> Int? {
    switch form {
    case .chain(let chain): return chain.periods.fromField
    case .atLeast(let duty): return duty.periods?.fromField ?? context.aboutShape.period?.from
    case .recorded(let duty, _): return duty.from ?? context.aboutShape.period?.from
    default: return context.aboutShape.period?.from
    }
  }

  private func doneBeforeStart(_ obligation: Obligation) -> [Uncertainty] {
    guard let (list, row) = obligation.openedBy, case .within(let duty) = form, case .field(_, let field) = duty.done
    else { return [] }
    let record = record(list, row)
    let title = context.shape.lists[list].fields[field].title
    return [
      Uncertainty(
        cause: .conflicting, record: record, field: title, fieldName: context.shape.lists[list].fields[field].name,
        text: "\(title) is before the start of the \(describe(record))", personCanFix: true)
    ]
  }

  private func outsideCalendar() -> Uncertainty {
    if let school = counting.school, rule.countsSchoolDays {
      return Uncertainty(
        cause: .outsideCalendar, record: nil, field: nil, fieldName: nil,
        text: "the calendar of school terms covers \(school.covers.lowerBound) to \(school.covers.upperBound) only",
        personCanFix: false)
    }
    let calendar = counting.calendar
    return Uncertainty(
      cause: .outsideCalendar, record: nil, field: nil, fieldName: nil,
      text: "the calendar of working days covers \(calendar.covers.lowerBound) to \(calendar.covers.upperBound) only",
      personCanFix: false)
  }

  func notInExtract(list: Int) -> Uncertainty {
    let shape = context.shape.lists[list]
    let text: String
    switch context.caseload.lists[list].holds {
    case .completeFrom(let day): text = "this extract holds \(shape.plural) only from \(day.inWords(withYear: true)) on"
    case .latestOnly: text = "this extract holds only the newest \(shape.title) of each \(context.aboutShape.title)"
    default: text = "this extract does not hold all \(shape.plural)"
    }
    return Uncertainty(
      cause: .notInThisExtract, record: nil, field: nil, fieldName: nil, text: text, personCanFix: false)
  }

  /// The rule asks for a span that nothing on record gives.
  private func unspoken(_ obligation: Obligation, _ person: Int) -> [Uncertainty] {
    if case .chain(let chain) = form, case .ordinals = chain.next, chain.occasions.holds != .completeAlways {
      return [notInExtract(list: chain.occasions.list)]
    }
    return [
      Uncertainty(
        cause: .blank, record: nil, field: nil, fieldName: nil,
        text: "nothing on record says by when", personCanFix: true)
    ]
  }
}
