/// What may move a due date, or excuse from it for a time, as plain as it gets.
struct PlainStops: Hashable {
  var countsIf: PlainCondition?
  /// Each refers to the record whose clock it stops, under `within`.
  var byReference = false
  var list: String { byReference ? "halt" : "pause" }
}

struct PlainExtensions: Hashable {
  var limit: PlainSpan?
  /// By a span beyond the date in force, instead of to a date.
  var bySpan = false
}

/// An exception that somebody has agreed; both days are part of it.
struct PlainException: Hashable, CustomStringConvertible {
  var from: Int
  var until: Int
  var approvedOn: Int

  /// "They cover as_of days in their span only", and nothing that is not yet agreed covers anything.
  func covers(_ day: Int) -> Bool { from <= day && day <= until && approvedOn <= day }

  var description: String { "from \(iso(from)) until \(iso(until)), approved on \(iso(approvedOn))" }
}
