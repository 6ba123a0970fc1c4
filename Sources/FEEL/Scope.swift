public import Caseload

/// The names that an expression may use.
///
/// The record that is judged gives its fields by bare name and as `child.x`, and its lists by name.
public struct Scope: Sendable {
  /// The record schema.
  public let shape: Shape
  /// A list whose record is tested (`counts_if`, `for_each`): its fields by bare name, as `item.x` and as `visit.x`.
  public var item: Int?
  /// Whether `next.x`, the record after the item, may be used.
  public var hasNext = false
  /// Names of dates that the caller gives, at most two, bound in `Frame.extra` in this order.
  public var extraDates: [String] = []
  /// Whole FEEL: what the caller gives; nil for a rule.
  var given: ContextValue?

  /// The names of a schema.
  public init(shape: Shape) { self.shape = shape }

  /// The names of a schema, with a record that is tested and dates that the caller gives.
  public init(shape: Shape, item: Int?, hasNext: Bool = false, extraDates: [String] = []) {
    self.shape = shape
    self.item = item
    self.hasNext = hasNext
    self.extraDates = extraDates
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
  /// The first of those for filters and quantifiers, by nesting.
  static let firstLocal = 3
  static let count = 12
}
