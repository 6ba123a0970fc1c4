public import Caseload
import CivilTime
import FEEL

extension SpanExpression {
  /// As a person would write it on one line: "10 working days", "the sooner of visit_interval and plan.visit_every".
  public func inWords(_ shape: Shape) -> String { inWords(shape, counted: nil) }

  private func inWords(_ shape: Shape, counted own: CountFrom?) -> String {
    func part(_ span: SpanExpression) -> String { span.inWords(shape, counted: own) }
    let tail = own?.inBrackets ?? ""
    switch self {
    case .fixed(let span): return span.description + (span.movesWithDayOne ? tail : "")
    case .figure(let figure): return figure.id + tail
    case .field(let address): return shape.name(of: address) + tail
    case .soonerOf(let parts): return "the sooner of " + parts.map(part).joined(separator: " and ")
    case .laterOf(let parts): return "the later of " + parts.map(part).joined(separator: " and ")
    case .counted(let inner, let from): return inner.inWords(shape, counted: from)
    case .table(let table):
      let rows = table.rows.map { "\(part($0.then)) when \($0.when.expression.text)" }
      return (rows + (table.otherwise.map { ["otherwise \(part($0))"] } ?? [])).joined(separator: "; ")
    }
  }
}

extension CountFrom {
  /// What follows a span that is counted in a way of its own.
  var inBrackets: String {
    switch self {
    case .sameDay: " (the first day counted)"
    case .nextDay: " (the first day not counted)"
    }
  }
}
