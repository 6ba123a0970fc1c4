/// What a caseload can hold: its record lists, their fields and types, as the record schema declares them.
///
/// Lists and fields are addressed by their position here, so that nothing looks up a name while cases are judged.
public struct Shape: Sendable {
  public let lists: [ListShape]
  /// The list that the caseload is about (a child): the one whose records are judged.
  public let aboutList: Int

  public init(lists: [ListShape], aboutList: Int) {
    self.lists = lists
    self.aboutList = aboutList
  }

  /// The position of the list named `name`, or nil.
  public func list(named name: String) -> Int? { lists.firstIndex { $0.name == name } }

  public subscript(address: FieldAddress) -> FieldShape { lists[address.list].fields[address.field] }

  /// "visit.seen", for messages.
  public func name(of address: FieldAddress) -> String {
    "\(lists[address.list].name).\(self[address].name)"
  }
}

/// One record list: children, visits, plans.
public struct ListShape: Sendable {
  /// Singular, snake_case: `visit`.
  public let name: String
  /// In words, singular and plural: "visit", "visits".
  public let title: String, plural: String
  public let fields: [FieldShape]
  /// The field that holds the record's own key, if it has one.
  public let keyField: Int?
  /// The field that holds the record's number in the case system, by which people find it.
  public let numberField: Int?
  /// The field that says what sort of record it is ("home visit"), shown beside number and date.
  public let kindField: Int?
  /// The list that this one belongs to, and the field here that holds the owner's key.
  public let owner: Owner?
  /// The date by which records are ordered, occasions are made and records after the day are not there.
  public let dateField: Int?
  /// When the record was written down, if the list says.
  public let recordedField: Int?
  /// The span of time for which a record of this list stands, if it does: from (included) until (not included).
  public let period: PeriodFields?
  /// Set where the records are worked out from another list (periods of care from episodes).
  public let derivation: Derivation?
  /// One record for all: the head of a return. Its fields may be named from every record.
  public let isSingle: Bool
  /// Its records come from no file: there is one for each key that the lists belonging to it name.
  public let isFromKeys: Bool

  public struct Owner: Sendable, Hashable {
    public let list: Int, field: Int
    public init(list: Int, field: Int) { self.list = list; self.field = field }
  }

  public struct PeriodFields: Sendable, Hashable {
    public let from: Int
    /// nil: the period never ends.
    public let until: Int?
    public init(from: Int, until: Int?) { self.from = from; self.until = until }
  }

  /// Names the list that rows come from, and what is said when the start is not in the data.
  public struct Derivation: Sendable, Hashable {
    public let from: Int
    public let unknownStart: String
    public init(from: Int, unknownStart: String) { self.from = from; self.unknownStart = unknownStart }
  }

  public init(
    name: String, title: String, plural: String, fields: [FieldShape], keyField: Int? = nil,
    numberField: Int? = nil, kindField: Int? = nil, owner: Owner? = nil, dateField: Int? = nil,
    recordedField: Int? = nil, period: PeriodFields? = nil, derivation: Derivation? = nil,
    isSingle: Bool = false, isFromKeys: Bool = false
  ) {
    self.name = name
    self.title = title
    self.plural = plural
    self.isSingle = isSingle
    self.isFromKeys = isFromKeys
    self.fields = fields
    self.keyField = keyField
    self.numberField = numberField
    self.kindField = kindField
    self.owner = owner
    self.dateField = dateField
    self.recordedField = recordedField
    self.period = period
    self.derivation = derivation
  }

  /// The same list, belonging to another.
  func owned(by owner: Owner) -> ListShape {
    ListShape(
      name: name, title: title, plural: plural, fields: fields, keyField: keyField, numberField: numberField,
      kindField: kindField, owner: owner, dateField: dateField, recordedField: recordedField, period: period,
      derivation: derivation, isSingle: isSingle, isFromKeys: isFromKeys)
  }

  /// The position of the field named `name`, or nil.
  public func field(named name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

/// One field of a list.
public struct FieldShape: Sendable {
  public let name: String
  /// In words, for people: "case opened".
  public let title: String
  public let type: FieldType
  /// Dates only: did it happen (invisible while later than the day judged), or is it planned (always seen)?
  public let clock: Clock
  /// What a blank means when a condition reads it. Default: nobody knows.
  public let blank: BlankMeaning
  /// A date field of the same list: while that date is later than the day judged, this field is blank too.
  public let arrivesWith: Int?
  /// A date field of the same list: when this field was written down, where that may be later than the record.
  public let recorded: Int?
  /// Where the value on a given day is drawn from, if the field has a history.
  public let dated: DatedFrom?
  /// Booleans: a date of the same list before which this is yes, and from which on it cannot be (not yet born, until the
  /// date of birth). Where the cell says yes and the date is filled, the cell is not to be believed.
  public let endsWith: Int?
  /// Religion, ethnicity, disability, health: shown as recorded / not recorded, never the value.
  public let special: Bool

  public init(
    name: String, title: String, type: FieldType, clock: Clock = .happened, blank: BlankMeaning = .unknown,
    arrivesWith: Int? = nil, recorded: Int? = nil, dated: DatedFrom? = nil, endsWith: Int? = nil, special: Bool = false
  ) {
    self.name = name
    self.title = title
    self.type = type
    self.clock = clock
    self.blank = blank
    self.arrivesWith = arrivesWith
    self.recorded = recorded
    self.dated = dated
    self.endsWith = endsWith
    self.special = special
  }
}

public enum FieldType: Sendable, Hashable {
  case text, date, dateTime, number, boolean
  /// A span in words: "2 weeks".
  case span
  case code(CodeList)
  /// Holds the key of a record of another list.
  case reference(list: Int)
}

/// Whether a date tells what happened or what is planned (language, section 4).
public enum Clock: Sendable, Hashable { case happened, planned }

/// What the schema says a blank means. `unknown` makes every condition that needs the field unknown.
public enum BlankMeaning: Sendable, Hashable {
  case unknown
  /// Booleans: a blank is a plain no.
  case no
  /// Dates: it has not happened yet.
  case notYet
}

/// A field's history: the record of `list` whose period covers the day holds the value.
public struct DatedFrom: Sendable, Hashable {
  public let list: Int, value: Int, from: Int
  public let until: Int?
  public init(list: Int, value: Int, from: Int, until: Int?) {
    self.list = list
    self.value = value
    self.from = from
    self.until = until
  }
}

/// A field of a list, by position.
public struct FieldAddress: Hashable, Comparable, Sendable {
  public let list: Int, field: Int
  public init(list: Int, field: Int) { self.list = list; self.field = field }
  public static func < (a: FieldAddress, b: FieldAddress) -> Bool { (a.list, a.field) < (b.list, b.field) }
}

/// One cell: a field of one record.
public struct CellAddress: Hashable, Comparable, Sendable {
  public let list: Int, row: Int, field: Int
  public init(list: Int, row: Int, field: Int) { self.list = list; self.row = row; self.field = field }
  public var fieldAddress: FieldAddress { FieldAddress(list: list, field: field) }
  public static func < (a: CellAddress, b: CellAddress) -> Bool {
    (a.list, a.row, a.field) < (b.list, b.row, b.field)
  }
}
