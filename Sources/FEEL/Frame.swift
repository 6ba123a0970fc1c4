import Caseload
public import CivilTime

/// The rows and days that an expression is evaluated with. A small value, no allocation.
public struct Frame: Sendable {
  /// Row of the record that is judged.
  public var subject: Int32
  /// Row of the record that is tested; -1 where there is none.
  public var item: Int32 = -1
  /// Rows of the records before and after it; -1 where there surely is none, `unknown` where nobody can tell.
  public var previous: Int32 = -1
  public var next: Int32 = -1
  /// Day number: records that happened later are not there; later happened dates are blank, and what arrives with them.
  public var horizon: Int32
  /// Day on which fields with a history are read.
  public var factsDay: Int32
  /// What `today()` gives.
  public var today: Int32
  /// Records matter from this day on: a list that is complete only from a later day proves nothing by absence.
  public var historyFrom: Int32 = Int32.min + 2
  /// Values of `Scope.extraDates`; `DateColumn.blank` where blank.
  public var extra: (Int32, Int32) = (DateColumn.blank, DateColumn.blank)

  /// In place of a row: which record it is, or whether there is one, is not known. What is read of it rests on that.
  public static let unknown: Int32 = -2

  /// `today` is the horizon until said otherwise.
  public init(subject: Int, horizon: CivilDate, factsDay: CivilDate) {
    self.subject = Int32(truncatingIfNeeded: subject)
    self.horizon = horizon.dayNumber
    self.factsDay = factsDay.dayNumber
    today = horizon.dayNumber
  }
}

/// What closures read while an expression is evaluated, and where they leave their notes.
struct Context {
  var slots: InlineArray<13, Int32>
  let horizon: Int32
  let factsDay: Int32
  let today: Int32
  let historyFrom: Int32
  let extra: (Int32, Int32)
  /// Held by whoever began the evaluation: a context is copied and passed on without counting references.
  unowned(unsafe) let recorder: Recorder?
  /// Whole FEEL: the evaluation, and its variables; held like the recorder.
  unowned(unsafe) var run: Run?
  unowned(unsafe) var environment: Environment?

  init(_ frame: Frame, _ recorder: Recorder? = nil) {
    slots = [frame.subject, frame.item, frame.next, frame.previous, -1, -1, -1, -1, -1, -1, -1, -1, -1]
    horizon = frame.horizon
    factsDay = frame.factsDay
    today = frame.today
    historyFrom = frame.historyFrom
    extra = frame.extra
    self.recorder = recorder
  }

  // MARK: Notes

  /// The cells that the value now being worked out rests on lie above this mark.
  @inline(__always) var mark: Int { recorder?.rests.count ?? 0 }
  @inline(__always) var readMark: Int { recorder?.reads.count ?? 0 }

  @inline(__always) func note(read list: Int, _ row: Int, _ field: Int) {
    if let recorder { recorder.reads.append(CellAddress(list: list, row: row, field: field)) }
  }

  @inline(__always) func note(rests list: Int, _ row: Int, _ field: Int) {
    if let recorder { recorder.rest(on: CellAddress(list: list, row: row, field: field)) }
  }

  /// What was noted since the mark does not decide after all.
  @inline(__always) func forget(from mark: Int) {
    if let recorder { recorder.forget(from: mark) }
  }

  /// An operation failed: its result rests on the cells that it read; on lists, where it read no cells.
  func fail(_ reason: String, from readMark: Int, to end: Int? = nil, lacksCalendar: Bool = false) {
    guard let recorder else { return }
    let reads = recorder.reads[readMark..<(end ?? recorder.reads.count)]
    let cells = reads.filter { $0.row >= 0 }
    recorder.fail(
      FailedPart(reason: reason, cells: (cells.isEmpty ? Array(reads) : cells).unique, lacksCalendar: lacksCalendar))
  }
}
