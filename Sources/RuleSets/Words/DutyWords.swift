import Caseload
import CivilTime
import FEEL

/// What each form of duty asks, in sentences.
extension RuleWriter {
  var duty: [Part] {
    switch rule.duty {
    case .recorded(let duty): recorded(duty)
    case .within(let duty): within(duty)
    case .before(let duty): before(duty)
    case .every(let duty): every(duty)
    case .upToDate(let duty): upToDate(duty)
    case .atLeast(let duty): atLeast(duty)
    case .mustBeTrue(let duty): mustBeTrue(duty)
    }
  }

  // MARK: recorded

  private func recorded(_ duty: RecordedDuty) -> [Part] {
    let fields = joined(duty.fields.map(named)).capitalisedAtStart
    let verb = duty.fields.count == 1 ? "has" : "have"
    guard let by = duty.by else { return [Part("recorded", "\(fields) \(verb) to be recorded.")] }
    let from = duty.from.map { date(FieldAddress(list: shape.aboutList, field: $0)) } ?? "the start"
    return spans.words(by) { "within \($0) of \(from)" }.part("by", "\(fields) \(verb) to be recorded")
  }

  /// "the religion", "\"disability\"", "the date of birth"
  private func named(_ field: Int) -> String {
    switch about.fields[field].type {
    case .boolean: "\"\(about.fields[field].title)\""
    case .date, .dateTime: date(FieldAddress(list: shape.aboutList, field: field))
    default: "the \(about.fields[field].title)"
    }
  }

  /// What is asked for: as it is where it has an article, else in quotes.
  private func asked(_ called: String, _ list: Int, _ done: WithinDuty.Done) -> String {
    guard called == shape.lists[list].title else { return called.withArticle == called ? called : "\"\(called)\"" }
    // The rule gives it no name of its own: then it is what counts.
    switch done {
    case .field(let field): return "\"\(shape.lists[list].fields[field].title)\""
    case .records(let records): return shape.lists[records.list].title.withArticle
    }
  }

  // MARK: within

  private func within(_ duty: WithinDuty) -> [Part] {
    let isPerson = duty.list == shape.aboutList
    let list = shape.lists[duty.list]
    var trigger = duty.newestOnly ? "For the newest \(list.title)" : "For each \(list.title)"
    if let condition = duty.triggerIf { trigger += " where \(condition.inWords)" }
    let from: String
    switch duty.from {
    case .field(let field): from = date(FieldAddress(list: duty.list, field: field))
    case .expression(let expression): from = expression.inWords
    }
    let called = asked(duty.called, duty.list, duty.done)
    let lead = isPerson && duty.triggerIf == nil ? "\(called.capitalisedAtStart) is due" : "\(trigger), \(called) is due"
    return spans.words(duty.span) { "within \($0) of \(from)" }.part("within", lead)
      + done(duty.done, list: duty.list, called: duty.called) + reason(duty.reason, duty.list)
  }

  private func done(_ done: WithinDuty.Done, list: Int, called: String) -> [Part] {
    switch done {
    case .field(let field):
      return [Part("done", "What counts is \(date(FieldAddress(list: list, field: field))) of the same record.")]
    case .records(let records):
      let other = shape.lists[records.list]
      var text = "What counts is \(other.title.withArticle)"
      if let condition = records.countsIf { text += " where \(condition.inWords)" }
      if records.refersBy != nil { text += ", recorded as belonging to it" }
      if records.date != other.dateField { text += "; its day is \(date(FieldAddress(list: records.list, field: records.date)))" }
      var parts = [Part("done", text + ".")]
      if records.refersBy == nil, list != shape.aboutList {
        parts.append(
          Part(
            "answers",
            records.answers == .each
              ? "One \(other.title) may answer several." : "Each \(other.title) answers one, the oldest first."))
      }
      if let span = records.lookBack { parts.append(Part("look_back", "One from up to \(span) earlier counts too.")) }
      return parts
    }
  }

  private func reason(_ field: Int?, _ list: Int) -> [Part] {
    field.map { [Part("reason", "Where it is done late, the reason is asked for (\"\(shape.lists[list].fields[$0].title)\").")] } ?? []
  }

  // MARK: before

  private func before(_ duty: BeforeDuty) -> [Part] {
    let list = shape.lists[duty.list]
    var trigger = "For each \(list.title)"
    if let condition = duty.triggerIf { trigger += " where \(condition.inWords)" }
    let event = date(FieldAddress(list: duty.list, field: duty.event))
    var parts = spans.words(duty.span) { "\($0) before \(event)" }
      .part("before", "\(trigger), \(asked(duty.called, duty.list, duty.done)) is due")
    parts.append(Part("event", "When that date moves, the due date moves with it."))
    if let condition = duty.cancelledIf { parts.append(Part("cancelled_if", "Nothing is due where \(condition.inWords).")) }
    return parts + done(duty.done, list: duty.list, called: duty.called) + reason(duty.reason, duty.list)
  }

  // MARK: every, up_to_date

  private func every(_ duty: EveryDuty) -> [Part] {
    var parts: [Part] = []
    let called = duty.called.withArticle.capitalisedAtStart
    switch duty.interval {
    case .span(let span):
      parts += spans.words(span, everySpan).part("every", "\(called) is due", listLead: "\(called) is due")
    case .ordinals(let all):
      let names = ["first", "second", "third", "fourth", "fifth", "sixth"]
      let texts = all.enumerated().map { index, span -> String in
        if index == 0 { return "the first within \(span) of the start" }
        if index == all.count - 1 { return "each one after that within \(span) of the last" }
        return "the \(index < names.count ? names[index] : "next") within \(span) of the one before"
      }
      parts.append(Part("every", "\(called) is due again and again: \(joined(texts))."))
    }
    if let first = duty.first { parts += spans.words(first) { "within \($0) of the start" }.part("first", "The first is due") }
    return parts + occasions(duty.occasions, "counts") + period(duty.period) + restarts(duty.restarts)
      + later(duty.intervalAt, duty.lookBack)
  }

  private func everySpan(_ span: CivilTime.Span) -> String {
    span.count == 1 ? "every \(span.unit.singular)" : "every \(span)"
  }

  private func upToDate(_ duty: UpToDateDuty) -> [Part] {
    let list = shape.lists[duty.occasions.list]
    var parts: [Part] = []
    let review = duty.reviewDue.map { list.fields[$0].title }
    if let age = duty.maximumAge {
      parts += spans.words(age) { "\($0) old" }.part("max_age", "The newest \(list.title) may be at most", listLead: "The newest \(list.title) may be at most")
      if let review { parts.append(Part("review_due", "Where it says itself by when it is to be looked at again (\"\(review)\"), and that is sooner, that date counts.")) }
    } else if let review {
      parts.append(Part("review_due", "The newest \(list.title) says itself by when it is to be looked at again (\"\(review)\"); by then a newer one is due."))
    }
    if let by = duty.by { parts += spans.words(by) { "within \($0) of the start" }.part("by", "The first is due") }
    return parts + occasions(duty.occasions, "counts") + period(duty.period) + restarts(duty.restarts)
      + later(duty.intervalAt, duty.lookBack)
  }

  private func occasions(_ rule: OccasionRule, _ verb: String) -> [Part] {
    let list = shape.lists[rule.list]
    var parts: [Part] = []
    if let condition = rule.countsIf {
      parts.append(Part("counts_if", "\(list.title.withArticle.capitalisedAtStart) counts where \(condition.inWords)."))
    }
    if rule.eachRecord { parts.append(Part("each_record", "Two on one day count as two.")) }
    return parts
  }

  private func period(_ rule: PeriodRule) -> [Part] {
    switch rule {
    case .person(let from, let until):
      if about.period == ListShape.PeriodFields(from: from, until: until), until != nil {
        return [Part("while", "This runs \(whileOpen).")]
      }
      let start = date(FieldAddress(list: shape.aboutList, field: from))
      guard let until else { return [Part("while", "This runs from \(start) on.")] }
      return [Part("while", "This runs from \(start) to \(date(FieldAddress(list: shape.aboutList, field: until))).")]
    case .each(let list, _, _, let condition):
      let words = condition.map { " where \($0.inWords)" } ?? ""
      return [Part("while", "This runs anew for each \(shape.lists[list].title)\(words), from its start to its end.")]
    }
  }

  private func restarts(_ restarts: [Restart]) -> [Part] {
    let words = restarts.map { restart -> String in
      switch restart {
      case .fact(let field): "when the \(about.fields[field].title) changes"
      case .date(let address):
        address.list == shape.aboutList
          ? "on \(date(address))" : "with each new \(shape.lists[address.list].title)"
      }
    }
    return words.isEmpty ? [] : [Part("restarts", "It begins anew \(joined(words, "and")).")]
  }

  private func later(_ at: IntervalAt, _ lookBack: CivilTime.Span?) -> [Part] {
    var parts: [Part] = []
    if at == .due { parts.append(Part("interval_at", "Where a longer time holds by the due date, the longer one counts.")) }
    if let lookBack { parts.append(Part("look_back", "One from up to \(lookBack) before the start counts too.")) }
    return parts
  }

  // MARK: at_least

  private func atLeast(_ duty: AtLeastDuty) -> [Part] {
    let list = shape.lists[duty.occasions.list]
    let isPlain = [list.title, list.plural, ""].contains(duty.called)
    // What it is called may be one thing or several; only several fit a number as they stand.
    let fits = duty.count == 1 || duty.called.hasPrefix(list.plural) || duty.called.hasSuffix("s")
    let what = isPlain ? (duty.count == 1 ? list.title : list.plural) : fits ? duty.called : "times: \(duty.called)"
    let lead = "There \(duty.count == 1 ? "has" : "have") to be at least \(duty.count) \(what)"
    var parts: [Part] = []
    switch duty.window {
    case .per(let window): parts.append(Part("per", "\(lead) \(words(window))."))
    case .inTheLast(let span): parts += spans.words(span) { "in the last \($0), looking back from the day looked at" }.part("in_the_last", lead)
    case .between(let occasions):
      let other = shape.lists[occasions.list]
      let which = occasions.countsIf.map { " where \($0.inWords)" } ?? ""
      parts.append(Part("between", "\(lead) from each \(other.title)\(which) to the next."))
    }
    parts += self.occasions(duty.occasions, "counts")
    if let period = duty.period { parts += self.period(period) }
    if case .per = duty.window {
      parts.append(
        Part(
          "partial",
          duty.countsPartial
            ? "A stretch that is cut short, at the start or end, counts as a whole one."
            : "A stretch that is cut short, at the start or end, is not asked for."))
    }
    if let lookBack = duty.lookBack { parts.append(Part("look_back", "One from up to \(lookBack) before the start counts too.")) }
    return parts
  }

  private func words(_ window: CalendarWindow) -> String {
    switch window {
    case .week: "in each week, Monday to Sunday"
    case .month: "in each calendar month"
    case .quarter(let from): "in each quarter, counted from \(from.words)"
    case .year(let from): "in each year, counted from \(from.words)"
    case .schoolTerm: "in each school term"
    }
  }

  // MARK: must_be_true

  private func mustBeTrue(_ duty: MustBeTrueDuty) -> [Part] {
    let condition = duty.condition.inWords
    let lead = duty.isFault ? "it must not be so that" : "it has to be so that"
    guard let list = duty.forEach else { return [Part(duty.key, "\(lead.capitalisedAtStart) \(condition).")] }
    let which = duty.countsIf.map { " where \($0.inWords)" } ?? ""
    return [Part(duty.key, "For each \(shape.lists[list].title)\(which) \(lead) \(condition).")]
  }

  // MARK: Dates

  /// "the date of birth", "the date of \"case opened\""
  func date(_ address: FieldAddress) -> String { shape[address].dayInWords }
}
