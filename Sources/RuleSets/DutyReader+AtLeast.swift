import CaseRecords
import Caseload
import CivilTime
import FEEL
import SourceText

/// `at_least`: so many records in each window of time.
extension RuleSetReader {
  static let atLeastKeys = [
    "list", "counts_if", "each_record", "per", "year_from", "in_the_last", "between", "while", "partial", "look_back",
    "called",
  ]
  private static let windowKeys = ["per", "in_the_last", "between"]
  private static let windows = ["week", "month", "quarter", "year", "school term"]

  mutating func readAtLeast(_ map: KeyedNode) -> AtLeastDuty? {
    let count = readCount(map)
    if map["list"] == nil { diagnostics.report(.missingInDuty("list", form: "at_least", at: map.node.span)) }
    let occasions = ownedList(map, "list").flatMap { readOccasions(map, $0) }
    let period = readPeriod(map)
    let window = readWindow(map, periodScope(period))
    let partial = choice(map, "partial", ["count": true]) ?? false
    let lookBack = span(map, "look_back")
    guard let count, let occasions, let window, period != nil || map["while"] == nil else { return nil }
    return AtLeastDuty(
      count: count, occasions: occasions, window: window, period: period, countsPartial: partial, lookBack: lookBack,
      called: called(map) ?? shape.lists[occasions.list].plural)
  }

  private mutating func readCount(_ map: KeyedNode) -> Int? {
    guard let scalar = map.text("at_least", diagnostics: &diagnostics) else { return nil }
    if scalar.text.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(scalar.text), (1...1000).contains(count) {
      return count
    }
    diagnostics.report(.notACount(scalar))
    return nil
  }

  /// Exactly one of `per`, `in_the_last`, `between`, and only the keys that go with it.
  private mutating func readWindow(_ map: KeyedNode, _ scope: Scope) -> AtLeastDuty.Window? {
    let given = Self.windowKeys.filter { map[$0] != nil }
    guard given.count == 1, let kind = given.first else {
      diagnostics.report(.notOneWindow(map.node.span, given: given))
      return nil
    }
    if kind != "per", let node = map["partial"] { diagnostics.report(.keyWithoutWindow("partial", needs: "per", at: node.span)) }
    if kind != "in_the_last", map["while"] == nil {
      diagnostics.report(.missingInDuty("while", form: "at_least", at: map.node.span))
    }
    switch kind {
    case "per": return readCalendarWindow(map).map { .per($0) }
    case "in_the_last":
      checkYearFrom(map, isUsed: false)
      return spanExpression(map, "in_the_last", in: scope).map { .inTheLast($0) }
    default:
      checkYearFrom(map, isUsed: false)
      return readBetween(map).map { .between($0) }
    }
  }

  private mutating func checkYearFrom(_ map: KeyedNode, isUsed: Bool) {
    guard !isUsed, let node = map["year_from"] else { return }
    diagnostics.report(.keyWithoutWindow("year_from", needs: "per: year` or `per: quarter", at: node.span))
  }

  private mutating func readCalendarWindow(_ map: KeyedNode) -> CalendarWindow? {
    let words = Dictionary(uniqueKeysWithValues: Self.windows.map { ($0, $0) })
    guard let word = choice(map, "per", words) else { return nil }
    checkYearFrom(map, isUsed: word == "year" || word == "quarter")
    let from = readYearFrom(map)
    switch word {
    case "week": return .week
    case "month": return .month
    case "quarter": return from.map { .quarter(from: $0) }
    case "year": return from.map { .year(from: $0) }
    default:
      if !calendarKinds.contains(.school), let place = map["per"]?.span { diagnostics.report(.termsWithoutCalendar(place)) }
      return .schoolTerm
    }
  }

  /// The first day of the year that is meant: 1 January where none is written; nil where it cannot be read.
  private mutating func readYearFrom(_ map: KeyedNode) -> DayOfYear? {
    guard map["year_from"] != nil else { return .newYear }
    guard let scalar = map.text("year_from", diagnostics: &diagnostics) else { return nil }
    let parts = scalar.text.split(separator: " ")
    // 2025 is no leap year: a year cannot begin on 29 February.
    if parts.count == 2, let day = Int(parts[0]), let month = CivilDate.monthNames.firstIndex(of: String(parts[1])),
      CivilDate(year: 2025, month: month + 1, day: day) != nil
    {
      return DayOfYear(month: month + 1, day: day)
    }
    diagnostics.report(.notADayOfTheYear(scalar))
    return nil
  }

  /// A list, or a list with a condition on its records.
  private mutating func readBetween(_ map: KeyedNode) -> OccasionRule? {
    guard let node = map["between"] else { return nil }
    if node.scalar != nil {
      guard let list = ownedList(map, "between") else { return nil }
      return occasions(list, map)
    }
    guard
      let between = KeyedNode(
        node, of: "`between`", allowed: ["list", "counts_if"], required: ["list"], diagnostics: &diagnostics),
      let list = ownedList(between, "list")
    else { return nil }
    return readOccasions(between, list)
  }

  /// All the records of a list.
  private mutating func occasions(_ list: Int, _ map: KeyedNode) -> OccasionRule? {
    guard let date = shape.lists[list].dateField else {
      diagnostics.report(.listWithoutDate(map.node.span, list: shape.lists[list].name))
      return nil
    }
    return OccasionRule(list: list, date: date, countsIf: nil, eachRecord: false)
  }
}
