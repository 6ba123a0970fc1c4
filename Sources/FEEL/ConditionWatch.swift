public import SourceText
import Synchronization

/// What a condition and its parts answered while it was watched: for coverage by examples.
///
/// The parts are its innermost operands of `and`, `or`, `not` and `in`. A class, because the same condition is bound anew
/// for each example, and all of them fill one watch.
public final class ConditionWatch: Sendable {
  /// Where the condition stands in its rule: "counts_if".
  public let name: String
  private let seen = Mutex<[Part]>([])

  /// One part with all that it answered.
  public struct Part: Sendable {
    /// Where it stands in the whole: "and[1]", "" for the whole. Survives reformatting.
    public let path: String
    /// As written.
    public let text: String
    /// Where it is written.
    public let place: SourceSpan
    /// Whether it answered yes, no, or that nobody knows, at least once.
    public fileprivate(set) var yes = false, no = false, unknown = false
  }

  /// A watch for the condition that stands there.
  public init(_ name: String) { self.name = name }

  /// The parts in the order in which they are written.
  public var parts: [Part] { seen.withLock { $0 } }

  func register(_ parts: [WatchedPart]) {
    seen.withLock { seen in
      if seen.isEmpty { seen = parts.map { Part(path: $0.path, text: $0.text, place: $0.place) } }
    }
  }

  func record(_ parts: [WatchedPart], _ frame: Frame) {
    let answers = parts.map { part in
      var context = Context(frame)
      return part.code(&context).settled
    }
    seen.withLock { seen in
      for (index, answer) in answers.enumerated() where index < seen.count {
        if answer.isUnknown { seen[index].unknown = true } else if answer.isYes { seen[index].yes = true } else { seen[index].no = true }
      }
    }
  }
}

/// A watch with the compiled parts of one binding. A class, so that an unwatched condition carries one empty word only.
final class Watched: Sendable {
  let watch: ConditionWatch
  let parts: [WatchedPart]

  init(watch: ConditionWatch, parts: [WatchedPart]) {
    self.watch = watch
    self.parts = parts
  }
}

/// A part of a watched condition, compiled.
struct WatchedPart: Sendable {
  let path: String
  let text: String
  let place: SourceSpan
  let code: TruthCode

  /// The innermost operands of a condition. An `in` with several values has one part for each.
  static func parts(_ typed: Typed, _ path: String, _ binder: Binder, _ source: ExpressionSource) -> [WatchedPart] {
    func operands(_ word: String, _ all: [Typed]) -> [WatchedPart] {
      all.enumerated().flatMap { index, operand in
        parts(operand, (path.isEmpty ? "" : path + "/") + "\(word)[\(index)]", binder, source)
      }
    }
    switch typed.op {
    case .and(let all, let written): return operands(written ? "and" : "between", all)
    case .or(let all, let written): return operands(written ? "or" : "in", all)
    // `x != null` is a `not` of its own width: its text is the whole, so it is one part.
    case .not(let operand) where !operand.isLiteral && operand.type == .boolean && operand.range != typed.range:
      return parts(operand, (path.isEmpty ? "" : path + "/") + "not", binder, source)
    default:
      return [
        WatchedPart(
          path: path, text: source.text(in: typed.range), place: source.span(ofUTF8: typed.range),
          code: binder.truth(typed, asCondition: true))
      ]
    }
  }
}
