public import Caseload
public import CivilTime
public import SourceText

/// What the records of a council look like: lists, fields, code lists, what is derived, and who is who.
public struct RecordSchema: Sendable {
  /// Its name, and what people read.
  public let name: String, title: String
  /// The version, as written.
  public let version: String
  /// The zone in which date-times are meant: `Europe/London`.
  public let zone: String
  /// Lists and fields, derived lists last.
  public let shape: Shape
  /// Where names, teams and the like stand.
  public let roles: Roles
  /// How files are read; parallel to `shape.lists`.
  public let reading: [ListReading]
  /// The file that it was read from.
  public let file: SourceFile
  /// Lists that are worked out from others, in the order in which they can be.
  let derivedLists: [DerivedList]

  /// The fields of other lists from which a derived list's records are worked out; none for any other list.
  public func fieldsBehind(_ list: Int) -> [FieldAddress] {
    derivedLists.filter { $0.list == list }.flatMap { derived in
      derived.reads + [derived.from, derived.until].map { FieldAddress(list: derived.base, field: $0) }
        + [shape.lists[derived.base].owner?.field].compactMap { $0 }.map { FieldAddress(list: derived.base, field: $0) }
    }
  }
}

/// How the file of a list is found and its columns are read.
public struct ListReading: Sendable {
  /// The list's name, then the others under which its file comes, without ".csv".
  public let fileNames: [String]
  /// Parallel to the list's fields.
  public internal(set) var fields: [FieldReading]
}

/// How the cells of a field are read.
public struct FieldReading: Sendable {
  /// The field's name, then its aliases, then those of the owner's key where the field holds it.
  public internal(set) var headers: [String]
  /// Texts that read as blank.
  public let emptyValues: EmptyValues
  /// Dates outside are not believed.
  public let plausible: ClosedRange<CivilDate>
  /// Words for yes and no, without regard to case.
  public let yes: [String], no: [String]
  /// Words which say that a record sets no span of its own.
  public let noSpan: [String]
  /// A cell that says `00:00` means midnight, not a date without a time.
  public let midnightIsTime: Bool
}

/// Where the schema says that names, teams and the like stand. Every part is optional.
public struct Roles: Sendable {
  /// Fields of the list that the caseload is about.
  public var subjectName, subjectNumber, born, restricted, family, subjectTeam: FieldAddress?
  /// The reference in the about list to who holds the case now.
  public var holderNow: FieldAddress?
  /// Who held the case when.
  public var holderOverTime: (list: Int, worker: Int, from: Int, until: Int?)?
  /// The list of workers, and its fields.
  public var workerList: Int?
  /// Who a worker is, in which team, and who supervises them.
  public var workerName, workerTeam, workerSupervisor, workerSupervisorName: FieldAddress?
  /// Dates between which a worker is away.
  public var workerAwayFrom, workerAwayUntil: FieldAddress?
  /// What heads a chosen case, in order.
  public var keyInformation: [KeyInformationLine] = []

  public init() {}
}

/// One line of a case's key information.
public struct KeyInformationLine: Sendable {
  /// What a line shows.
  public enum Source: Sendable, Hashable {
    case field(FieldAddress)
    /// The records of a list with these of its fields.
    case list(Int, show: [Int])
  }
  /// What people read before it.
  public let title: String
  /// What it shows.
  public let source: Source
  public init(title: String, source: Source) {
    self.title = title
    self.source = source
  }
}
