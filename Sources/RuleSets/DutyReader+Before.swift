import CaseRecords
import Caseload
import FEEL
import SourceText

/// `before`: by a span before a planned event.
extension RuleSetReader {
  static let beforeKeys = ["list", "trigger_if", "event", "cancelled_if", "booked", "done", "reason", "called"]

  mutating func readBefore(_ map: KeyedNode) -> BeforeDuty? {
    let list = map["list"] == nil ? shape.aboutList : ownedOrAboutList(map, "list")
    guard let list else { return nil }
    var scope = self.scope
    if list != shape.aboutList { scope.item = list }
    let span = spanExpression(map, "before", in: scope)
    reportCountingBack(map["before"])
    let trigger = condition(map, "trigger_if", in: scope)
    let cancelled = condition(map, "cancelled_if", in: scope)
    let event = plannedField(map, "event", of: list)
    let booked = field(map, "booked", of: list, type: .date)
    let done = readDone(map, list)
    let reason = field(map, "reason", of: list)
    for key in ["event", "done"] where map[key] == nil {
      diagnostics.report(.missingInDuty(key, form: "before", at: map.node.span))
    }
    guard let span, let event, let done else { return nil }
    return BeforeDuty(
      span: span, list: list, triggerIf: trigger, event: event, cancelledIf: cancelled, booked: booked, done: done,
      reason: reason, called: called(map) ?? shape.lists[list].title)
  }

  /// A date that is seen ahead of its day; nothing could be due before an event that shows only once it has happened.
  private mutating func plannedField(_ map: KeyedNode, _ key: String, of list: Int) -> Int? {
    guard let scalar = map.text(key, diagnostics: &diagnostics), let field = field(scalar, of: list, type: .date)
    else { return nil }
    let fields = shape.lists[list].fields
    if fields[field].clock == .planned { return field }
    let planned = fields.filter { $0.type == .date && $0.clock == .planned }.map(\.name)
    diagnostics.report(.eventNotPlanned(scalar, planned: planned))
    return nil
  }
}
