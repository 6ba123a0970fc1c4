import Caseload

extension RecordSchema {
  /// The same by the list's name; itself where there is no such list.
  public func about(_ name: String) -> RecordSchema { shape.list(named: name).map(about) ?? self }

  /// The same schema for rules about another of its lists: workers, enquiries, episodes. Who holds a case, and a
  /// case's key information, stay with the schema's own list.
  public func about(_ list: Int) -> RecordSchema {
    guard list != shape.aboutList else { return self }
    var roles = Roles()
    let own = self.roles
    roles.workerList = own.workerList
    (roles.workerName, roles.workerTeam) = (own.workerName, own.workerTeam)
    (roles.workerSupervisor, roles.workerSupervisorName) = (own.workerSupervisor, own.workerSupervisorName)
    (roles.workerAwayFrom, roles.workerAwayUntil) = (own.workerAwayFrom, own.workerAwayUntil)
    if list == own.workerList {
      roles.subjectName = own.workerName
      roles.subjectTeam = own.workerTeam
    }
    roles.subjectNumber = shape.lists[list].numberField.map { FieldAddress(list: list, field: $0) }
    return RecordSchema(
      name: name, title: title, version: version, zone: zone, shape: shape.about(list), roles: roles, reading: reading,
      file: file, derivedLists: derivedLists)
  }
}
