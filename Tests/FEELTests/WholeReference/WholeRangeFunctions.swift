import SourceText

@testable import FEEL

extension WholeReference {
  /// How one stretch lies to another, as the standard's table says it; a point is a stretch from itself to itself.
  private struct Stretch {
    let start: Value, end: Value
    let hasStart: Bool, hasEnd: Bool
    let isPoint: Bool

    init?(_ value: Value?) {
      switch value {
      case .range(let span)?:
        guard let lower = span.lower, let upper = span.upper else { return nil }
        (start, end, hasStart, hasEnd) = (lower, upper, span.includesLower, span.includesUpper)
        isPoint = false
      case let value?:
        (start, end, hasStart, hasEnd) = (value, value, true, true)
        isPoint = true
      case nil: return nil
      }
    }
  }

  /// Nil for functions that are not of ranges, and for null.
  static func rangeFunction(_ name: String, _ arguments: [Value?]) -> Value? {
    if name == "range" { return arguments[0]?.string.flatMap { range($0) } }
    guard arguments.count == 2, let a = Stretch(arguments[0]), let b = Stretch(arguments[1]),
      order(a.start, b.start) != nil
    else { return nil }
    return relation(name, a, b).map { .boolean($0) }
  }

  private static func relation(_ name: String, _ a: Stretch, _ b: Stretch) -> Bool? {
    switch name {
    case "before": isBefore(a, b)
    case "after": isBefore(b, a)
    case "meets": meets(a, b)
    case "met by": meets(b, a)
    case "overlaps": overlaps(a, b)
    case "overlaps before": overlapsBefore(a, b)
    case "overlaps after": overlapsBefore(b, a)
    case "finishes": finishes(a, b)
    case "finished by": finishes(b, a)
    case "includes": b.isPoint && a.isPoint ? nil : includes(a, b)
    case "during": b.isPoint && a.isPoint ? nil : includes(b, a)
    case "starts": starts(a, b)
    case "started by": starts(b, a)
    case "coincides":
      a.isPoint == b.isPoint
        ? same(a.start, b.start) && same(a.end, b.end) && a.hasStart == b.hasStart && a.hasEnd == b.hasEnd : nil
    default: nil
    }
  }

  private static func less(_ a: Value, _ b: Value) -> Bool { order(a, b).map { $0 < 0 } ?? false }
  private static func same(_ a: Value, _ b: Value) -> Bool { order(a, b) == 0 }

  private static func isBefore(_ a: Stretch, _ b: Stretch) -> Bool {
    less(a.end, b.start) || (same(a.end, b.start) && (!a.hasEnd || !b.hasStart))
  }

  private static func meets(_ a: Stretch, _ b: Stretch) -> Bool { a.hasEnd && b.hasStart && same(a.end, b.start) }

  private static func overlaps(_ a: Stretch, _ b: Stretch) -> Bool { !isBefore(a, b) && !isBefore(b, a) }

  private static func overlapsBefore(_ a: Stretch, _ b: Stretch) -> Bool {
    let beginsBefore = less(a.start, b.start) || (same(a.start, b.start) && a.hasStart && !b.hasStart)
    let reaches = less(b.start, a.end) || (same(b.start, a.end) && a.hasEnd && b.hasStart)
    let endsBefore = less(a.end, b.end) || (same(a.end, b.end) && (!a.hasEnd || b.hasEnd))
    return beginsBefore && reaches && endsBefore
  }

  private static func finishes(_ a: Stretch, _ b: Stretch) -> Bool? {
    if b.isPoint { return nil }
    if a.isPoint { return b.hasEnd && same(a.end, b.end) }
    return a.hasEnd == b.hasEnd && same(a.end, b.end)
      && (less(b.start, a.start) || (same(a.start, b.start) && (!a.hasStart || b.hasStart)))
  }

  private static func starts(_ a: Stretch, _ b: Stretch) -> Bool? {
    if b.isPoint { return nil }
    if a.isPoint { return b.hasStart && same(a.start, b.start) }
    return a.hasStart == b.hasStart && same(a.start, b.start)
      && (less(a.end, b.end) || (same(a.end, b.end) && (!a.hasEnd || b.hasEnd)))
  }

  private static func includes(_ a: Stretch, _ b: Stretch) -> Bool? {
    if a.isPoint { return nil }
    if b.isPoint {
      return (less(a.start, b.start) && less(b.start, a.end)) || (a.hasStart && same(a.start, b.start))
        || (a.hasEnd && same(a.end, b.start))
    }
    return (less(a.start, b.start) || (same(a.start, b.start) && (a.hasStart || !b.hasStart)))
      && (less(b.end, a.end) || (same(a.end, b.end) && (a.hasEnd || !b.hasEnd)))
  }

  /// `range("[1..5]")`: the text of a range whose ends are literals.
  private static func range(_ text: String) -> Value? {
    guard let node = WholeReference.tree(text), case .range(let parts) = node.kind,
      [parts.lower, parts.upper].allSatisfy(isLiteral), case .range(let span) = evaluate(node)
    else { return nil }
    return .range(span)
  }

  private static func isLiteral(_ node: Node) -> Bool {
    switch node.kind {
    case .number, .string, .temporal: true
    case .negative(let operand): isLiteral(operand)
    case .call(_, let arguments): arguments.allSatisfy { $0.value.children.isEmpty && isLiteral($0.value) }
    default: false
    }
  }

  /// Reads an expression; nil where it cannot be read.
  static func tree(_ text: String) -> Node? {
    var diagnostics = Diagnostics()
    return readExpression(SourceFile(name: "whole.feel", text: text), diagnostics: &diagnostics)?.root
  }
}
