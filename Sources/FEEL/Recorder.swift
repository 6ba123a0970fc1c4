public import Caseload

/// A part of an expression that has no answer although nothing that it read is blank: why, in plain words.
public struct FailedPart: Sendable, Hashable {
  /// Why: "the day lies before the date of birth".
  public let reason: String
  /// The cells that it read, sorted, each once; lists with row and field -1. Empty where it read none.
  public let cells: [CellAddress]
  /// Whether only a calendar says too little: nothing on record is at fault.
  public let lacksCalendar: Bool
}

/// Why operations on columns fail.
enum Failing {
  static let calculation = "the result cannot be worked out"
  static let noTime = "only the day is known, not the time"
}

/// Collects the cells that an answer read and those that it rests on.
final class Recorder {
  private(set) var rests: [CellAddress] = []
  var reads: [CellAddress] = []
  /// Each with the place in `rests` at which its cells begin.
  private var failures: [(at: Int, part: FailedPart)] = []

  func rest(on cell: CellAddress) { rests.append(cell) }

  func forget(from mark: Int) {
    rests.removeSubrange(mark...)
    while let last = failures.last, last.at >= mark { failures.removeLast() }
  }

  func fail(_ part: FailedPart) {
    failures.append((rests.count, part))
    rests += part.cells.isEmpty ? [.nothing] : part.cells
  }

  // MARK: - What is told

  /// The cells of records that were read, sorted, each once.
  var cellsRead: [CellAddress] { reads.filter { $0.row >= 0 && $0.field >= 0 }.unique }

  /// The cells that the answer rests on, sorted, each once.
  var cellsRested: [CellAddress] { rests.filter { $0.list >= 0 && $0.field >= -1 }.unique }

  /// What failed, in the order in which it did, each once.
  var failedParts: [FailedPart] {
    var parts: [FailedPart] = []
    for (_, part) in failures where !parts.contains(part) { parts.append(part) }
    return parts
  }

  /// Whether the answer rests on which record a neighbour is.
  func restsOn(neighbour slot: Int) -> Bool { rests.contains { $0.list < 0 && $0.row == slot } }
}

/// What an answer rests on that is no cell. It has no list.
extension CellAddress {
  /// A part that read nothing, and failed.
  static let nothing = CellAddress(list: -1, row: -1, field: -1)

  /// Which record stands before or after the one that is tested.
  static func neighbour(_ slot: Int) -> CellAddress { CellAddress(list: -1, row: slot, field: -1) }
}

extension [CellAddress] {
  /// Sorted, each once.
  var unique: [CellAddress] {
    var result: [CellAddress] = []
    for cell in sorted() where result.last != cell { result.append(cell) }
    return result
  }
}

extension Binder {
  /// The record in a slot.
  static func slot(_ slot: Int) -> ScalarCode {
    guard Slot.isNeighbour(slot) else {
      return { context in
        let row = context.slots[slot]
        return row < 0 ? .null : Scalar(Int64(row))
      }
    }
    return { context in
      let row = context.slots[slot]
      if row >= 0 { return Scalar(Int64(row)) }
      guard row == Frame.unknown else { return .null }
      context.recorder?.rest(on: .neighbour(slot))
      return .null(.rests)
    }
  }
}
