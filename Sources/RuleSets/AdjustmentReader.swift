import CaseRecords
import Caseload
import CivilTime
import FEEL
import SourceText

/// What may move a due date, or excuse from it for a time: clock stops, extensions, agreed exceptions.
extension RuleSetReader {
  static let adjustmentKeys = ["clock_stops", "extensions", "exception_by"]

  mutating func readClockStops(_ map: KeyedNode, _ duty: Duty?) -> ClockStopRule? {
    guard let stops = adjustment(map, "clock_stops", allowed: ["counts_if", "from", "until"], duty),
      let list = ownedList(stops, "list")
    else { return nil }
    let period = shape.lists[list].period
    let from = stops["from"] == nil ? period?.from : field(stops, "from", of: list, type: .date)
    let until = stops["until"] == nil ? period?.until : field(stops, "until", of: list, type: .date)
    for (key, value) in [("from", from), ("until", until)] where value == nil && stops[key] == nil {
      diagnostics.report(.missingInDuty(key, form: "clock_stops", at: stops.node.span))
    }
    let countsIf = recordCondition(stops, list)
    guard let from, let until else { return nil }
    return ClockStopRule(list: list, countsIf: countsIf, from: from, until: until, refersBy: reference(list, duty))
  }

  mutating func readExtensions(_ map: KeyedNode, _ duty: Duty?) -> ExtensionRule? {
    guard let extensions = adjustment(map, "extensions", allowed: ["counts_if", "granted", "to", "by", "limit"], duty),
      let list = ownedList(extensions, "list")
    else { return nil }
    if extensions["granted"] == nil, shape.lists[list].dateField == nil {
      diagnostics.report(.missingInDuty("granted", form: "extensions", at: extensions.node.span))
    }
    let granted = extensions["granted"] == nil
      ? shape.lists[list].dateField : field(extensions, "granted", of: list, type: .date)
    let countsIf = recordCondition(extensions, list)
    let limit = span(extensions, "limit")
    let to = destination(extensions, list)
    guard let granted, let to else { return nil }
    return ExtensionRule(
      list: list, countsIf: countsIf, granted: granted, to: to, limit: limit, refersBy: reference(list, duty))
  }

  /// Only what the council has set itself can be set aside by agreement.
  mutating func readExceptionBy(_ map: KeyedNode, _ source: Source?) -> String? {
    guard let node = map["exception_by"], let role = identifier(map, "exception_by") else { return nil }
    if let source, source.kind != .local {
      diagnostics.report(.exceptionToLaw(node.span, source.kind))
      return nil
    }
    return role
  }

  // MARK: Parts

  private mutating func adjustment(_ map: KeyedNode, _ key: String, allowed: [String], _ duty: Duty?) -> KeyedNode? {
    guard let node = map[key] else { return nil }
    if let duty, duty.countsHours {
      diagnostics.report(.noClock(node.span, key: key, form: "\(duty.keyword): 72 hours"))
    } else if let duty, !duty.hasClock { diagnostics.report(.noClock(node.span, key: key, form: duty.keyword)) }
    return KeyedNode(node, of: "`\(key)`", allowed: allowed, required: ["list"], diagnostics: &diagnostics)
  }

  private mutating func recordCondition(_ map: KeyedNode, _ list: Int) -> CheckedExpression? {
    var scope = self.scope
    scope.item = list
    return condition(map, "counts_if", in: scope)
  }

  private func reference(_ list: Int, _ duty: Duty?) -> Int? {
    guard let opening = duty?.openingList, opening != shape.aboutList else { return nil }
    return shape.lists[list].fields.firstIndex { $0.type == .reference(list: opening) }
  }

  private mutating func destination(_ map: KeyedNode, _ list: Int) -> ExtensionRule.Destination? {
    if (map["to"] == nil) == (map["by"] == nil) {
      diagnostics.report(.extensionToOrBy(map.node.span, isBoth: map["to"] != nil))
      return nil
    }
    if map["by"] != nil { return field(map, "by", of: list, type: .span).map { .span($0) } }
    guard let scalar = map.text("to", diagnostics: &diagnostics), let to = field(scalar, of: list, type: .date)
    else { return nil }
    let fields = shape.lists[list].fields
    if fields[to].clock != .planned {
      let planned = fields.filter { $0.type == .date && $0.clock == .planned }.map(\.name)
      diagnostics.report(.extensionNotPlanned(scalar, planned: planned))
      return nil
    }
    return .date(to)
  }
}
