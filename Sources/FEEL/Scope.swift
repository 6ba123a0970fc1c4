public import Caseload
public import CivilTime

/// The names that an expression may use.
///
/// The record that is judged gives its fields by bare name and as `child.x`, and its lists by name.
public struct Scope: Sendable {
  /// The record schema.
  public let shape: Shape
  /// A list whose record is tested (`counts_if`, `for_each`): its fields by bare name, as `item.x` and as `visit.x`.
  public var item: Int?
  /// Whether `previous.x` and `next.x`, the records before and after the item, may be used.
  public var hasPrevious = false
  public var hasNext = false
  /// The calendars that functions may ask; nil where there can be none.
  public var calendars: Set<CalendarKind>?
  /// Names of dates that the caller gives, at most two, bound in `Frame.extra` in this order.
  public var extraDates: [String] = []
  /// Whole FEEL: what the caller gives; nil for a rule.
  var given: ContextValue?

  /// The names of a schema, with a record that is tested and dates that the caller gives.
  public init(
    shape: Shape, item: Int? = nil, hasPrevious: Bool = false, hasNext: Bool = false, extraDates: [String] = [],
    calendars: Set<CalendarKind>? = nil
  ) {
    self.shape = shape
    self.item = item
    self.hasPrevious = hasPrevious
    self.hasNext = hasNext
    self.extraDates = extraDates
    self.calendars = calendars
  }
}

extension Scope {
  /// Whole FEEL, without records.
  static let open = Scope(shape: Shape(lists: [], aboutList: 0))
}

/// Where a row stands in the context while an expression is evaluated.
enum Slot {
  static let subject = 0
  static let item = 1
  static let next = 2
  static let previous = 3
  /// The first of those for filters and quantifiers, by nesting.
  static let firstLocal = 4
  static let count = 13

  static func isNeighbour(_ slot: Int) -> Bool { slot == next || slot == previous }
}
