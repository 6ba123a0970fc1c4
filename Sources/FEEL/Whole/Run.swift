import CivilTime

/// What functions may ask for beside their arguments.
final class Resources: Sendable {
  /// The time zones of the machine.
  let zones: ZoneTable
  /// For Duly's own functions.
  let calendars: Calendars

  init(zones: ZoneTable = ZoneTable(), calendars: Calendars) {
    self.zones = zones
    self.calendars = calendars
  }
}

/// What an evaluation may grow to. Beyond it, the value is null and the failure says so.
enum Limits {
  /// Parts of expressions and values that one evaluation goes through, as `Run.step` counts them: a second or so.
  static let steps = 2_000_000
  /// Levels of expressions that are being evaluated inside one another.
  static let depth = 2_000
  /// Levels of lists, contexts, ranges and functions inside one another: few enough to be printed and let go on the
  /// smallest stack that a thread has, half a megabyte, in a debug build.
  static let valueDepth = 250
  /// Levels of a type's name: those of an expression, and some for names that come from elsewhere.
  static let typeDepth = 300
  /// Values inside one value.
  static let valueSize = 2_000_000
  /// Bytes of one text.
  static let textBytes = 4_000_000
  /// Steps that matching one pattern may take.
  static let patternSteps = 2_000_000
  /// Steps that a logarithm, an exponential or a power with all its digits costs.
  static let longCalculation = 120
  /// Levels of a JSON file.
  static let jsonDepth = 200
  /// Names among which the one that may have been meant is looked for.
  static let suggestions = 100
  /// Failures that are kept; the others are counted.
  static let failures = 50

  static func isWithin(_ depth: Int, _ size: Int) -> Bool { depth <= valueDepth && size <= valueSize }
}

/// An error that the language turns into null: where it happened and why.
public struct Failure: Sendable, Hashable {
  /// Why, in plain words.
  public let reason: String
  /// Where it is written: UTF-8 offsets in the expression.
  public let range: Range<Int>
}

/// One evaluation of whole FEEL: what it has cost so far and what failed.
final class Run {
  private(set) var failures: [Failure] = []
  /// Failures beyond those that are kept.
  private(set) var furtherFailures = 0
  private var steps = 0
  private var depth = 0
  /// Too much was asked for: everything ends as soon as it can.
  private(set) var isHalted = false
  /// What `now()` gives.
  let now: FEELDateTime
  let resources: Resources

  init(now: FEELDateTime, resources: Resources) {
    self.now = now
    self.resources = resources
  }

  /// What happens once all is over comes only from that.
  func fail(_ reason: String, _ range: Range<Int>) {
    if isHalted { return }
    // To say what went wrong takes longer than most operations.
    steps = steps.saturated(plus: 4)
    // The range first: where it differs, no text is compared.
    if failures.contains(where: { $0.range == range && $0.reason == reason }) { return }
    let failure = Failure(reason: reason, range: range)
    if failures.count < Limits.failures { failures.append(failure) } else { furtherFailures += 1 }
  }

  /// Counts work; false once there was too much of it. One step is some hundred nanoseconds: a round of a loop or a
  /// call, and for each further four parts of the expression in it one more (see `weight`); or eight items of a list
  /// that is looked through (see `Value.work`).
  func step(_ count: Int, _ range: Range<Int>) -> Bool {
    steps = steps.saturated(plus: max(count, 1))
    if steps > Limits.steps { halt("this takes more than \(Limits.steps) steps", range) }
    return !isHalted
  }

  /// What a round of a loop or a call costs whose expression has so many parts.
  static func weight(_ parts: Int) -> Int { 1 + parts / 4 }

  func failOfSize(_ range: Range<Int>) { fail("the value grows too large", range) }

  /// Goes into an expression of so many levels; false where that is too deep.
  func enter(_ levels: Int, _ range: Range<Int>) -> Bool {
    if depth + levels > Limits.depth {
      halt("functions call one another more than \(Limits.depth) levels deep", range)
      return false
    }
    depth += levels
    return !isHalted
  }

  func leave(_ levels: Int) { depth -= levels }

  private func halt(_ reason: String, _ range: Range<Int>) {
    if isHalted { return }
    isHalted = true
    // The one failure that must be seen.
    failures.insert(Failure(reason: reason, range: range), at: 0)
  }
}

/// A value with what is known of it beside.
struct Given: Sendable {
  var value: Value
  var flags: Flags

  init(_ value: Value, _ flags: Flags = .none) {
    self.value = value
    self.flags = flags
  }

  static let null = Given(.null)
}

/// The variables of loops, filters, contexts and functions, innermost first.
final class Environment: Sendable {
  private let own: Given
  /// What a loop has given so far, where that is the variable.
  private let partial: Partial?
  /// Changes only when the environment goes.
  nonisolated(unsafe) private(set) var parent: Environment?
  let depth: Int

  init(_ given: Given, _ parent: Environment?) {
    own = given
    partial = nil
    self.parent = parent
    depth = max(given.value.depth, parent?.depth ?? 0)
  }

  init(_ partial: Partial, _ parent: Environment?) {
    own = .null
    self.partial = partial
    self.parent = parent
    depth = parent?.depth ?? 0
  }

  /// Those further out go one after the other, not one inside the other: a long context has many.
  deinit {
    var next = parent
    parent = nil
    while isKnownUniquelyReferenced(&next), let last = next {
      next = last.parent
      last.parent = nil
    }
  }

  var given: Given { partial.map { Given(.list($0.list)) } ?? own }
}

/// The results of a loop so far. It belongs to one evaluation, which runs on one thread.
final class Partial: @unchecked Sendable { var list = ListValue([]) }

typealias ValueCode = @Sendable (inout Context) -> Given
