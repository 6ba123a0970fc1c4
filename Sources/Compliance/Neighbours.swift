import Caseload
import CivilTime
import FEEL

/// A record that counts, or may, among those of one person.
struct Member: Sendable {
  let row: Int
  /// Its own date; what is not above `DateColumn.invalid` is none.
  let day: Int32
  /// Whether it surely counts.
  let isSure: Bool

  var isDated: Bool { day > DateColumn.invalid }
}

/// The record before or after another, or why nobody can say which it is.
enum Neighbour: Sendable, Equatable {
  case record(Int)
  /// There surely is none.
  case none
  /// Some record has no date that can be read: it may stand anywhere.
  case undated
  /// Several records have this date, and nobody knows their order.
  case sameDay(Int32)
  /// The nearest one may not count, by its place.
  case mayNotCount(Int)
  /// The source may lack one that stands between.
  case mayBeMissing

  /// Whether it is known which record it is, or that there is none.
  var isKnown: Bool { frameRow != Frame.unknown }

  /// What stands in a frame for it.
  var frameRow: Int32 {
    switch self {
    case .record(let row): Int32(row)
    case .none: -1
    case .undated, .sameDay, .mayNotCount, .mayBeMissing: Frame.unknown
    }
  }
}

enum Side: Int, Sendable { case before = -1, after = 1 }

extension Check {
  /// A person's records that are there on the day judged and count, or may count, in the list's order: by date, those
  /// without one last.
  func members(_ duty: BoundMustBeTrue, _ list: Int, _ person: Int) -> [Member] {
    var members: [Member] = []
    for row in context.caseload.lists[list].rows(of: person) where isThere(row, in: list) {
      let counts = duty.countsIf?.certainty(itemFrame(person, row)) ?? .yes
      if counts == .no { continue }
      members.append(Member(row: row, day: duty.dates?.days[row] ?? DateColumn.blank, isSure: counts == .yes))
    }
    return members
  }

  /// The frame in which it is asked whether a record counts.
  func itemFrame(_ person: Int, _ row: Int) -> Frame {
    var frame = frame(person, on: asOf)
    frame.item = Int32(row)
    frame.extra = (asOf, asOf)
    return frame
  }

  /// The record on one side of another.
  func neighbour(
    _ side: Side, _ place: Int, of members: [Member], _ duty: BoundMustBeTrue, _ person: Int
  ) -> Neighbour {
    // Those without a date stand last.
    if members.last?.isDated == false { return .undated }
    let own = members[place].day
    for other in [place - 1, place + 1] where members.indices.contains(other) && members[other].day == own {
      return .sameDay(own)
    }
    let nearest = place + side.rawValue
    guard members.indices.contains(nearest) else {
      return isWhole(duty, person, side, from: own, to: nil) ? .none : .mayBeMissing
    }
    let found = members[nearest]
    let beyond = nearest + side.rawValue
    if members.indices.contains(beyond), members[beyond].day == found.day { return .sameDay(found.day) }
    if !found.isSure { return .mayNotCount(nearest) }
    return isWhole(duty, person, side, from: own, to: found.day) ? .record(found.row) : .mayBeMissing
  }

  /// All records that may stand on one side of another. Where the nearest may not count it is that one, or the one behind it;
  /// a second that may not count leaves it open.
  func neighbours(_ side: Side, _ place: Int, of members: [Member], _ duty: BoundMustBeTrue, _ person: Int) -> [Neighbour] {
    let found = neighbour(side, place, of: members, duty, person)
    guard case .mayNotCount(let nearest) = found else { return [found] }
    var (counting, without) = (members, members)
    counting[nearest] = Member(row: members[nearest].row, day: members[nearest].day, isSure: true)
    without.remove(at: nearest)
    let readings = [
      neighbour(side, place, of: counting, duty, person),
      neighbour(side, nearest < place ? place - 1 : place, of: without, duty, person),
    ]
    return readings.allSatisfy(\.isKnown) ? readings : [found]
  }

  /// Whether the source surely holds all that lies between a record and the one found on that side, or beyond it where
  /// none was found.
  private func isWhole(_ duty: BoundMustBeTrue, _ person: Int, _ side: Side, from own: Int32, to found: Int32?) -> Bool {
    switch duty.list.map({ context.caseload.lists[$0].holds }) ?? .notSupplied {
    case .completeAlways: return true
    case .completeFrom(let date):
      if date.dayNumber <= personStart(person) { return true }
      let earliest = side == .after ? own : found
      return earliest.map { $0 >= date.dayNumber } ?? false
    // Only the newest is held: after it surely comes none.
    case .latestOnly: return side == .after && found == nil
    case .notSupplied: return false
    }
  }
}
