import Compliance

/// What of the language a generated rule and case show.
enum Feature: String, CaseIterable, Sendable {
  case recorded, within, every, upToDate = "up to date", mustBeTrue = "must be true", atLeast = "at least", before, forEach = "for each"
  case table, figure, figureThatChanges = "a figure that changes", spanField = "a span field", soonerOrLater = "sooner or later of"
  case ordinals, first, restart, lookBack = "look back", intervalAtDue = "interval at due", eachRecord = "each record"
  case runsOfAList = "periods of a list", byKey = "answers by key", oneEach = "one answer each", newestOnly = "the newest trigger"
  case appliesWhen = "applies when", inForce = "dates of the rule", sameDay = "the same day counts", spanCounting = "counting of a span"
  case dueSoon = "due soon", recordingTime = "recording time"
  case clockStop = "a clock stop", runningStop = "a clock stop without an end", extensions = "an extension", limit = "a limit of extensions", bySpan = "an extension by a span", stopByReference = "a clock stop of one record", doubtfulStop = "a doubtful clock stop or extension"
  case exceptions = "an agreed exception"
  case hours, noTime = "a time that is not recorded"
  case runs, overlaps, schoolDays = "school days", schoolTerm = "school terms", knownAt = "as known on a day", aboutWorkers = "about workers"
  case blank, invalid, undated, possible = "possible evidence", incomplete = "a list that is not complete"

  static func shown(by scenario: Scenario, _ one: PlainCase, _ verdict: NaiveVerdict) -> Set<Feature> {
    var features = Set(scenario.rule.features)
    let cells = ([one.person] + one.records).flatMap(\.cells.values)
    if cells.contains(.blank) { features.insert(.blank) }
    if cells.contains(.invalid) { features.insert(.invalid) }
    if one.records.contains(where: { $0[dateField(of: $0.list)] == .blank || $0[dateField(of: $0.list)] == .invalid }) {
      features.insert(.undated)
    }
    features.formUnion(adjustments(scenario, one))
    if one.known(at: scenario.knownAt).records.count < one.records.count { features.insert(.knownAt) }
    if scenario.rule.countsHours {
      features.insert(.hours)
      let cells = one.records.filter { ["call", "reply", "echo"].contains($0.list) }.flatMap(\.cells.values)
      if cells.contains(where: { if case .moment(_, let minute) = $0 { minute == nil || minute == 0 } else { false } }) { features.insert(.noTime) }
    }
    if verdict.isDoubtful { features.insert(.possible) }
    if !scenario.holdings.isEmpty { features.insert(.incomplete) }
    return features
  }

  private static func adjustments(_ scenario: Scenario, _ one: PlainCase) -> [Feature] {
    var features: [Feature] = []
    let list = scenario.rule.stops?.list ?? "pause"
    let (pauses, extensions) = (one.records(of: list), one.records(of: "extension"))
    if list == "halt", !pauses.isEmpty { features.append(.stopByReference) }
    if !pauses.isEmpty { features.append(.clockStop) }
    if pauses.contains(where: { $0[list + "_until"] == .blank }) { features.append(.runningStop) }
    if !extensions.isEmpty { features.append(.extensions) }
    if !extensions.isEmpty, scenario.rule.extensions?.limit != nil { features.append(.limit) }
    if !extensions.isEmpty, scenario.rule.extensions?.bySpan == true { features.append(.bySpan) }
    let cells = pauses.flatMap { [$0[list + "_from"], $0[list + "_agreed"]] } + extensions.flatMap { [$0["granted_on"], $0["new_date"]] }
    if cells.contains(.blank) || cells.contains(.invalid) || pauses.contains(where: { $0[list + "_until"] == .invalid }) {
      features.append(.doubtfulStop)
    }
    if !one.exceptions.isEmpty { features.append(.exceptions) }
    return features
  }
}

extension PlainRule {
  var features: [Feature] {
    var features = intervalFeatures + dutyFeatures
    if appliesWhen != nil { features.append(.appliesWhen) }
    if inForceFrom != nil || inForceUntil != nil { features.append(.inForce) }
    if sameDay { features.append(.sameDay) }
    if dueSoon != nil { features.append(.dueSoon) }
    if let derivedList { features.append(derivedList == "placed" ? .overlaps : .runs) }
    if countsSchoolDays { features.append(.schoolDays) }
    if isAboutWorkers { features.append(.aboutWorkers) }
    if countsByTerm { features.append(.schoolTerm) }
    if recordingTime != nil { features.append(.recordingTime) }
    return features
  }

  private var intervalFeatures: [Feature] {
    intervals.flatMap(\.parts).compactMap { part in
      switch part {
      case .span: nil
      case .figure(let figure): figure.values.count > 1 ? .figureThatChanges : .figure
      case .field, .newest: .spanField
      case .table: .table
      case .sooner, .later: .soonerOrLater
      case .counted: .spanCounting
      }
    }
  }

  private var dutyFeatures: [Feature] {
    switch duty {
    case .recorded: return [.recorded]
    case .mustBeTrue(_, let list, _): return [.mustBeTrue] + (list == nil ? [] : [.forEach])
    case .within(let within): return [.within] + within.features
    case .chain(let chain): return chain.features
    case .atLeast: return [.atLeast]
    case .before: return [.before]
    }
  }
}

extension PlainWithin {
  fileprivate var features: [Feature] {
    var features: [Feature] = newestOnly ? [.newestOnly] : []
    if case .records(_, _, let oneEach, let byKey, let back) = done {
      if oneEach { features.append(.oneEach) }
      if byKey { features.append(.byKey) }
      if back != nil { features.append(.lookBack) }
    }
    return features
  }
}

extension PlainChain {
  fileprivate var features: [Feature] {
    var features: [Feature] = []
    switch next {
    case .interval: features.append(.every)
    case .ordinals: features += [.every, .ordinals]
    case .document: features.append(.upToDate)
    }
    if first != nil { features.append(.first) }
    if !restarts.isEmpty { features.append(.restart) }
    if lookBack != nil { features.append(.lookBack) }
    if atDue { features.append(.intervalAtDue) }
    if eachRecord { features.append(.eachRecord) }
    if case .each = period { features.append(.runsOfAList) }
    return features
  }
}
