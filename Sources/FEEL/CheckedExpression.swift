public import Caseload
public import CivilTime

/// An expression whose every part has a meaning and a type.
public struct CheckedExpression: Sendable {
  /// As it was read.
  public let expression: Expression
  /// What sort of value it gives.
  public let type: ValueType
  /// Every field read, sorted, each once; the own dates of lists that are counted or filtered are among them.
  public let reads: [FieldAddress]
  /// Lists whose records are counted or filtered, sorted: there absence matters.
  public let readsLists: [Int]
  /// Fields read that have a history, sorted.
  public let datedFields: [FieldAddress]
  /// Of the histories of `datedFields`: value, from and until, sorted. Read where the history is supplied.
  public let readsDated: [FieldAddress]
  /// Whether `today()` is asked for.
  public let readsToday: Bool
  /// Whether the record before the tested one is asked for, or the one after it.
  public let readsPrevious: Bool, readsNext: Bool
  /// The calendars that it asks, in the order of `CalendarKind`.
  public let asksCalendars: [CalendarKind]
  /// Whether the value depends on the day on which facts are read.
  public var readsFactsOfDay: Bool { !datedFields.isEmpty || readsGivenDates }
  /// Whether it reads a date that the caller gives: the day on which it is asked.
  private let readsGivenDates: Bool

  let root: Typed
  let shape: Shape

  init(expression: Expression, root: Typed, shape: Shape, facts: ReadFacts) {
    self.expression = expression
    self.root = root
    self.shape = shape
    type = root.type
    reads = facts.fields.sorted()
    readsLists = facts.lists.sorted()
    datedFields = facts.dated.sorted()
    readsDated = facts.histories.sorted()
    readsToday = facts.today
    readsGivenDates = facts.extra
    readsPrevious = facts.previous
    readsNext = facts.next
    asksCalendars = CalendarKind.allCases.filter(facts.calendars.contains)
  }

  /// Compiles a condition to closures over a caseload of the same shape. One of another type is always unknown.
  ///
  /// - Parameters:
  ///   - calendars: Those that the rule set names; what asks another cannot be answered.
  ///   - watch: Told what each part answers whenever it is asked; nil: nobody watches.
  public func bindCondition(
    to caseload: Caseload, calendars: Calendars, watch: ConditionWatch? = nil
  ) -> BoundCondition {
    let binder = Binder(caseload: caseload, calendars: calendars)
    guard type == .boolean else {
      return BoundCondition(Clause("", expression.text, { _ in .unknown }), nil, binder)
    }
    let parts = watch == nil ? [] : WatchedPart.parts(root, "", binder, expression.source)
    watch?.register(parts)
    return BoundCondition(
      Clause(root, "", binder, expression.source), root, binder, watched: watch.map { Watched(watch: $0, parts: parts) })
  }

  /// Compiles an expression that gives a date. One of another type is always unknown.
  public func bindDate(to caseload: Caseload, calendars: Calendars) -> BoundDate {
    guard type == .date else { return BoundDate { _ in .null(.rests) } }
    return BoundDate(Binder(caseload: caseload, calendars: calendars).scalar(root))
  }

  /// Compiles an expression that gives a number. One of another type is always unknown.
  public func bindNumber(to caseload: Caseload, calendars: Calendars) -> BoundNumber {
    guard type == .number else { return BoundNumber { _ in .null(.rests) } }
    return BoundNumber(Binder(caseload: caseload, calendars: calendars).scalar(root))
  }
}
