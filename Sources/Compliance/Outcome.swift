/// What became of something that was due (language, section 5). Exactly one holds.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
  case met, late, missed, lapsed, due
  case dueSoon = "due_soon"
  case awaitingRecord = "awaiting_record"
  case overdue
  case notMet = "not_met"
  case exempt
  case notApplicable = "not_applicable"
  case cannotTell = "cannot_tell"

  /// Not done although it should have been: what exit code 1 counts.
  public var isInBreach: Bool {
    switch self {
    case .overdue, .missed, .late, .notMet: true
    default: false
    }
  }

  /// Its position among all cases.
  var place: Int {
    switch self {
    case .met: 0
    case .late: 1
    case .missed: 2
    case .lapsed: 3
    case .due: 4
    case .dueSoon: 5
    case .awaitingRecord: 6
    case .overdue: 7
    case .notMet: 8
    case .exempt: 9
    case .notApplicable: 10
    case .cannotTell: 11
    }
  }

  /// The order in which open outcomes make the verdict: smaller is worse. Outcomes that are never open come last.
  var rank: Int {
    switch self {
    case .overdue: 0
    case .notMet: 1
    case .cannotTell: 2
    case .awaitingRecord: 3
    case .dueSoon: 4
    case .due: 5
    case .exempt: 6
    case .missed: 7
    case .late: 8
    case .met: 9
    case .lapsed: 10
    case .notApplicable: 11
    }
  }
}

/// The three kinds of result, kept apart everywhere.
public enum Kind: String, Sendable, Hashable {
  /// Something is missing now and a person can act.
  case gap
  /// A list: nothing is missing.
  case comingUp = "coming_up"
  /// Figures and explanations only.
  case history
}

/// Some of the outcomes.
public struct OutcomeSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// One alone.
  @inline(__always)
  public init(_ outcome: Outcome) { rawValue = 1 << UInt16(truncatingIfNeeded: outcome.place) }

  /// Those for which something holds.
  public init(where isIn: (Outcome) -> Bool) {
    self = Outcome.allCases.filter(isIn).reduce(into: OutcomeSet()) { $0.formUnion(OutcomeSet($1)) }
  }

  public static let all = OutcomeSet { _ in true }
}
