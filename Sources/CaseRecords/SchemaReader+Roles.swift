import Caseload
import SourceText

extension SchemaReader {
  mutating func readRoles(_ top: KeyedNode, _ shape: Shape) -> Roles {
    var roles = Roles()
    let about = shape.aboutList
    roles.subjectNumber = shape.lists[about].numberField.map { FieldAddress(list: about, field: $0) }
    if let node = top["people"] { readPeople(node, about, &roles) }
    if let node = top["holding"] { readHolding(node, about, &roles) }
    if top["key_information"] != nil, let lines = top.list("key_information", diagnostics: &diagnostics) {
      roles.keyInformation = lines.compactMap { keyInformationLine($0, about) }
    }
    return roles
  }

  private mutating func readPeople(_ node: YAMLNode, _ about: Int, _ roles: inout Roles) {
    guard
      let keyed = KeyedNode(
        node, of: "people", allowed: ["name", "number", "born", "restricted", "family", "team"],
        diagnostics: &diagnostics)
    else { return }
    roles.subjectName = address(keyed, "name", about)
    roles.subjectNumber = address(keyed, "number", about) ?? roles.subjectNumber
    roles.born = address(keyed, "born", about)
    roles.restricted = address(keyed, "restricted", about)
    roles.family = address(keyed, "family", about)
    roles.subjectTeam = address(keyed, "team", about)
  }

  private mutating func readHolding(_ node: YAMLNode, _ about: Int, _ roles: inout Roles) {
    guard
      let keyed = KeyedNode(node, of: "holding", allowed: ["worker", "now", "over_time"], diagnostics: &diagnostics)
    else { return }
    if let worker = keyed["worker"] { readWorker(worker, &roles) }
    roles.holderNow = address(keyed, "now", about)
    if let overTime = keyed["over_time"] { readOverTime(overTime, &roles) }
  }

  private mutating func readWorker(_ node: YAMLNode, _ roles: inout Roles) {
    let parts = ["name", "team", "supervisor", "supervisor_name", "away_from", "away_until"]
    guard
      let keyed = KeyedNode(node, of: "holding.worker", allowed: parts, required: ["list"], diagnostics: &diagnostics),
      keyed["list"] != nil, let name = keyed.text("list", diagnostics: &diagnostics), let list = list(name)
    else { return }
    roles.workerList = list
    roles.workerName = address(keyed, "name", list)
    roles.workerTeam = address(keyed, "team", list)
    roles.workerSupervisor = address(keyed, "supervisor", list)
    roles.workerSupervisorName = address(keyed, "supervisor_name", list)
    roles.workerAwayFrom = address(keyed, "away_from", list)
    roles.workerAwayUntil = address(keyed, "away_until", list)
  }

  private mutating func readOverTime(_ node: YAMLNode, _ roles: inout Roles) {
    guard
      let keyed = KeyedNode(
        node, of: "holding.over_time", allowed: ["until"], required: ["list", "worker", "from"],
        diagnostics: &diagnostics),
      keyed["list"] != nil, let name = keyed.text("list", diagnostics: &diagnostics), let list = list(name)
    else { return }
    let until = field(keyed, "until", of: list)
    guard let worker = field(keyed, "worker", of: list), let from = field(keyed, "from", of: list) else { return }
    roles.holderOverTime = (list, worker, from, until)
  }

  private mutating func keyInformationLine(_ node: YAMLNode, _ about: Int) -> KeyInformationLine? {
    guard
      let keyed = KeyedNode(
        node, of: "a line of key information", allowed: ["field", "list", "show"], required: ["title"],
        diagnostics: &diagnostics),
      keyed["title"] != nil, let title = keyed.text("title", diagnostics: &diagnostics)
    else { return nil }
    if keyed["field"] != nil {
      return address(keyed, "field", about).map { KeyInformationLine(title: title.text, source: .field($0)) }
    }
    guard keyed["list"] != nil else {
      diagnostics.report(CaseRecordsDiagnostics.lineNeedsSource(title))
      return nil
    }
    guard let name = keyed.text("list", diagnostics: &diagnostics), let list = list(name) else { return nil }
    let shown = keyed["show"] == nil ? [] : keyed.list("show", diagnostics: &diagnostics) ?? []
    let fields = shown.compactMap(\.scalar).compactMap { field($0, of: list) }
    return KeyInformationLine(title: title.text, source: .list(list, show: fields))
  }

  /// `child.worker_id`, or `worker_id` of the list given.
  private mutating func address(_ keyed: KeyedNode, _ key: String, _ list: Int) -> FieldAddress? {
    guard keyed[key] != nil, let name = keyed.text(key, diagnostics: &diagnostics) else { return nil }
    let parts = name.text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return field(name, of: list).map { FieldAddress(list: list, field: $0) } }
    let listName = part(name, parts[0], from: 0)
    guard let other = self.list(listName) else { return nil }
    let fieldName = part(name, parts[1], from: parts[0].utf8.count + 1)
    return field(fieldName, of: other).map { FieldAddress(list: other, field: $0) }
  }

  private func part(_ name: YAMLScalar, _ text: Substring, from start: Int) -> YAMLScalar {
    YAMLScalar(
      text: String(text), style: name.style, span: name.span(ofUTF8: start..<start + text.utf8.count))
  }
}
