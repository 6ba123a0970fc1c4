import Caseload
import CivilTime
import Glibc

/// Cases drawn at random, the same for the same count on every machine, with blanks as records have them.
struct MadeUpCases {
  static let asOf = CivilDate(iso: "2026-03-31") ?? CivilDate(dayNumber: 0)
  static let categories = ["CIN", "CP", "CLA", "CL", "EHM", "NONE"]
  static let teams = ["North", "South", "East", "West", "Assessment", "Leaving care", "Disabilities", ""]

  let count: Int
  private(set) var category: [Int32] = []
  private(set) var dateOfBirth: [Int32] = []
  private(set) var opened: [Int32] = []
  private(set) var closed: [Int32] = []
  private(set) var lastVisit: [Int32] = []
  private(set) var seen: [UInt8] = []
  private(set) var alone: [UInt8] = []
  private(set) var minutes: [Int64] = []
  private(set) var travel: [Int64] = []
  private(set) var team: [Int] = []

  init(count: Int) {
    self.count = count
    var dice = Dice()
    let today = MadeUpCases.asOf.dayNumber
    for _ in 0..<count {
      let start = today - Int32(dice.below(2_000))
      category.append(dice.below(20) == 0 ? CodeColumn.blank : Int32(dice.below(MadeUpCases.categories.count)))
      dateOfBirth.append(dice.below(50) == 0 ? DateColumn.blank : today - Int32(dice.below(7_300)))
      opened.append(start)
      closed.append(dice.below(10) < 4 ? DateColumn.blank : start + Int32(dice.below(Int(today - start) + 1)))
      lastVisit.append(dice.below(10) == 0 ? DateColumn.blank : today - Int32(dice.below(250)))
      seen.append(dice.below(20) == 0 ? BooleanColumn.blank : dice.below(5) == 0 ? 0 : 1)
      alone.append(dice.below(10) == 0 ? BooleanColumn.blank : UInt8(dice.below(2)))
      minutes.append(dice.below(20) == 0 ? NumberColumn.blank : Int64(dice.below(120)) * NumberColumn.scale)
      travel.append(dice.below(20) == 0 ? NumberColumn.blank : Int64(dice.below(60)) * NumberColumn.scale)
      team.append(dice.below(MadeUpCases.teams.count))
    }
  }

  // MARK: As columns

  var caseload: Caseload {
    var texts = TextColumn()
    for index in team { texts.append(MadeUpCases.teams[index]) }
    let list = CodeList(name: "category", codes: MadeUpCases.categories.map { CodeList.Code(value: $0, title: $0) })
    let columns: [(String, FieldType, Column)] = [
      ("category", .code(list), .code(CodeColumn(list: list, ids: category))),
      ("date_of_birth", .date, .date(DateColumn(days: dateOfBirth))),
      ("opened", .date, .date(DateColumn(days: opened))),
      ("closed", .date, .date(DateColumn(days: closed))),
      ("last_visit", .date, .date(DateColumn(days: lastVisit))),
      ("seen", .boolean, .boolean(BooleanColumn(states: seen))),
      ("alone", .boolean, .boolean(BooleanColumn(states: alone))),
      ("minutes", .number, .number(NumberColumn(millionths: minutes))),
      ("travel", .number, .number(NumberColumn(millionths: travel))),
      ("team", .text, .text(texts)),
    ]
    let shape = Shape(
      lists: [
        ListShape(
          name: "case", title: "case", plural: "cases",
          fields: columns.map { FieldShape(name: $0.0, title: $0.0, type: $0.1) })
      ], aboutList: 0)
    let records = RecordList(count: count, holds: .completeAlways, columns: columns.map(\.2), origins: Origins())
    return Caseload(shape: shape, lists: [records])
  }

  // MARK: As a file

  /// Blank cells are empty.
  func write(to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    var text = "category,date_of_birth,opened,closed,last_visit,seen,alone,minutes,travel,team\n"
    for row in 0..<count {
      text += category[row] < 0 ? "," : "\(MadeUpCases.categories[Int(category[row])]),"
      for days in [dateOfBirth, opened, closed, lastVisit] {
        text += days[row] == DateColumn.blank ? "," : "\(CivilDate(dayNumber: days[row])),"
      }
      for states in [seen, alone] {
        text += states[row] == BooleanColumn.blank ? "," : states[row] == 1 ? "true," : "false,"
      }
      for numbers in [minutes, travel] {
        text += numbers[row] == NumberColumn.blank ? "," : "\(numbers[row] / NumberColumn.scale),"
      }
      text += "\(MadeUpCases.teams[team[row]])\n"
      if text.utf8.count > 1 << 20 {
        fputs(text, file)
        text = ""
      }
    }
    fputs(text, file)
    return fclose(file) == 0
  }
}

/// SplitMix64.
private struct Dice {
  private var state: UInt64 = 42

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(limit))
  }
}
