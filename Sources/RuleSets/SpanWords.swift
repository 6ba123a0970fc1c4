public import Caseload
import CivilTime
import FEEL

extension SpanExpression {
  /// As a person would write it on one line: "10 working days", "the sooner of visit_interval and plan.visit_every".
  public func inWords(_ shape: Shape) -> String {
    switch self {
    case .fixed(let span): return span.description
    case .figure(let figure): return figure.id
    case .field(let address): return shape.name(of: address)
    case .soonerOf(let parts): return "the sooner of " + parts.map { $0.inWords(shape) }.joined(separator: " and ")
    case .laterOf(let parts): return "the later of " + parts.map { $0.inWords(shape) }.joined(separator: " and ")
    case .table(let table):
      let rows = table.rows.map { "\($0.then.inWords(shape)) when \($0.when.expression.text)" }
      return (rows + (table.otherwise.map { ["otherwise \($0.inWords(shape))"] } ?? [])).joined(separator: "; ")
    }
  }
}
