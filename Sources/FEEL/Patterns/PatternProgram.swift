/// A pattern as instructions, with the tables that they point into.
struct PatternProgram: Sendable {
  var code: [PatternInstruction] = []
  var sets: [PatternSet] = []
  /// For each set, which ASCII characters it holds.
  var setLooks: [PatternLook] = []
  var looks: [PatternLook] = []
  var runs: [PatternRun] = []
  /// Capturing groups, besides the whole match.
  var groups = 0
  /// Two for each group and the whole match, then one for each loop whose body may be empty.
  var slots = 2
  /// The places in the code that are worth remembering as tried.
  var marks: [PatternMark] = []
  /// How many kinds of states the marks tell apart.
  var states = 0
  /// For the marks: the slots of the loops around them whose body may be empty, outermost first, list after list.
  var loops: [Int32] = []
  var hasBackReferences = false
  var ignoresCase = false
  /// What a match may begin with.
  var firstLook = PatternLook.any
  /// How many parts were looked at to make it.
  var effort = 0
}

enum PatternInstruction: Sendable {
  case scalar(Unicode.Scalar)
  case set(Int32)
  case edge(PatternEdge)
  case backReference(Int32)
  /// Notes the position.
  case save(slot: Int32)
  case jump(Int32)
  /// Goes to the first target, and if that comes to nothing to the second; targets whose look does not fit are left out.
  case split(PatternSplit)
  /// A set repeated: the whole loop in one instruction.
  case run(Int32)
  /// Leaves a loop whose body took nothing this time: it would take nothing for ever.
  case leaveIfEmpty(slot: Int32, to: Int32)
  case accept
}

struct PatternSplit: Sendable {
  var first: Int32
  var second: Int32
  var firstLook: Int32
  var secondLook: Int32
  var mark: Int32
}

/// A place in the code. What follows from it depends on the position, and on which of the loops around it, whose bodies may be
/// empty, have taken nothing so far this time. Those are always the innermost ones, so that their number says it.
struct PatternMark: Sendable {
  /// The number of its first state; a further one for each loop.
  var state: Int32
  /// Its part of `PatternProgram.loops`.
  var loops: Range<Int>
}

/// One character of a set, again and again; perhaps the whole of a capturing group, as in `(a)*`.
struct PatternRun: Sendable {
  var set: Int32
  var least: Int32
  /// `Int32.max` for as often as it fits.
  var most: Int32
  var greedy: Bool
  /// Where the last character's start and end are noted; -1 for nowhere.
  var slot: Int32
  /// What has to come after the run.
  var look: Int32
  var mark: Int32
  /// That it takes nothing may come to something where the same end, reached by taking something, does not: so within loops whose
  /// bodies may be empty.
  var farther: Bool
}
