public import Caseload
public import CivilTime

/// A condition over the columns of one caseload. Asking it allocates nothing; explaining it may.
///
/// A class, although nothing in it ever changes: it is asked for each record, and copying it would count references to each
/// of its parts.
public final class BoundCondition: Sendable {
  private let clause: Clause
  /// What it was made from; nil where that is no condition.
  let root: Typed?
  let binder: Binder
  /// Who is told of each answer; nil: nobody.
  let watched: Watched?

  init(_ clause: Clause, _ root: Typed?, _ binder: Binder, watched: Watched? = nil) {
    self.clause = clause
    self.root = root
    self.binder = binder
    self.watched = watched
  }

  /// The answer for some rows and days.
  public func callAsFunction(_ frame: Frame) -> Truth {
    if let watched { watched.watch.record(watched.parts, frame) }
    var context = Context(frame)
    return clause.code(&context).settled
  }

  /// The same for many records in one go: the judged ones, or those of a list that are tested one by one.
  ///
  /// - Parameter frame: the days for which all of them are asked. Its rows do not matter: each row of `list` is the
  ///   subject, or where `list` is another one the item, with the record that it belongs to as subject.
  public func blocks(over list: Int, _ frame: Frame) -> BlockCondition {
    BlockCondition(root, clause.code, binder, over: list, frame)
  }

  /// The answer with what it rests on and what decided it.
  public func explain(_ frame: Frame) -> Explanation {
    let (truth, recorder) = clause.report(frame)
    return Explanation(
      truth: truth, restsOn: recorder.cellsRested, failures: recorder.failedParts,
      restsOnPrevious: recorder.restsOn(neighbour: Slot.previous), restsOnNext: recorder.restsOn(neighbour: Slot.next),
      deciding: clause.deciding(frame))
  }
}

/// Why a condition answered as it did.
public struct Explanation: Sendable, Hashable {
  /// The answer.
  public let truth: Truth
  /// The cells that it rests on, sorted, each once. Of a list that may lack records: row and field -1; of a history
  /// that holds no value for the day: row -1. Empty, too, where a date that the caller gives is blank.
  public let restsOn: [CellAddress]
  /// What could not be worked out although nothing that it read is blank. Its cells are among those of `restsOn`.
  public let failures: [FailedPart]
  /// Whether it rests on which record stands before the one that is tested, or after it: see `Frame.unknown`.
  public let restsOnPrevious: Bool, restsOnNext: Bool
  /// The parts that decided: for `and` and `or` the deciding operands, else the whole.
  public let deciding: [NodeReport]

  /// One part with its answer.
  public struct NodeReport: Sendable, Hashable {
    /// Where it stands in the whole: "and[1]", "" for the whole. Survives reformatting.
    public let path: String
    /// As written.
    public let text: String
    /// Its answer.
    public let truth: Truth
    /// The cells that it read, sorted, each once.
    public let cells: [CellAddress]
  }
}

/// What an expression of type date gives.
public enum DateReading: Sendable, Hashable {
  case date(CivilDate)
  /// Surely no date.
  case null
  /// Rests on something blank, invalid or failed.
  case unknown

  /// The date, if it is one.
  public var date: CivilDate? { if case .date(let date) = self { date } else { nil } }
}

/// A date over the columns of one caseload.
public struct BoundDate: Sendable {
  private let code: ScalarCode

  init(_ code: @escaping ScalarCode) { self.code = code }

  /// The date for some rows and days.
  public func callAsFunction(_ frame: Frame) -> DateReading {
    var context = Context(frame)
    return BoundDate.reading(code(&context))
  }

  /// The date with what it rests on and what it read.
  public func explain(_ frame: Frame) -> DateExplanation {
    let recorder = Recorder()
    var context = Context(frame, recorder)
    let reading = withExtendedLifetime(recorder) { BoundDate.reading(code(&context)) }
    return DateExplanation(reading: reading, restsOn: recorder.cellsRested, failures: recorder.failedParts, cells: recorder.cellsRead)
  }

  private static func reading(_ value: Scalar) -> DateReading {
    if value.flags.isUncertain { return .unknown }
    return value.flags.isNull ? .null : .date(CivilDate(dayNumber: Int32(clamping: value.value)))
  }
}

/// Where a date came from.
public struct DateExplanation: Sendable, Hashable {
  /// The date.
  public let reading: DateReading
  /// As in `Explanation`.
  public let restsOn: [CellAddress]
  /// As in `Explanation`.
  public let failures: [FailedPart]
  /// The cells that were read, sorted, each once.
  public let cells: [CellAddress]
}

/// What an expression of type number gives.
public enum NumberReading: Sendable, Hashable {
  /// Whole millionths.
  case millionths(Int64)
  case null
  case unknown
}

/// A number over the columns of one caseload.
public struct BoundNumber: Sendable {
  private let code: ScalarCode

  init(_ code: @escaping ScalarCode) { self.code = code }

  /// The number for some rows and days.
  public func callAsFunction(_ frame: Frame) -> NumberReading {
    var context = Context(frame)
    let value = code(&context)
    if value.flags.isUncertain { return .unknown }
    return value.flags.isNull ? .null : .millionths(value.value)
  }

  /// The cells that the number rests on, sorted, each once.
  public func restsOn(_ frame: Frame) -> [CellAddress] {
    let recorder = Recorder()
    var context = Context(frame, recorder)
    withExtendedLifetime(recorder) { _ = code(&context) }
    return recorder.cellsRested
  }
}
