import Caseload
import CivilTime
import SourceText
import Testing

@testable import FEEL

/// `previous` and `next` as the caller gives them: a record, surely none, or nobody knows.
@Suite("The record before and after") struct NeighbourTests {
  private static let caseload = Fixture.caseload(
    visits: ["2026-03-01", "2026-03-10", "2026-03-20"].map { ["date": .date(day($0)), "seen": .boolean(true)] })

  private func explained(_ text: String, previous: Int32, next: Int32) throws -> Explanation {
    try explain(
      text, Self.caseload, Fixture.frame(item: 1, previous: previous, next: next), item: Fixture.visit, hasNext: true)
  }

  @Test("both are read") func known() throws {
    for text in [
      "date - previous.date = duration(\"P9D\")", "next.date - date = duration(\"P10D\")", "previous.seen and next.seen",
      "previous != null", "next.date - previous.date = duration(\"P19D\")",
      "count(visit[item.date > previous.date]) = 2",
    ] {
      #expect(try explained(text, previous: 0, next: 2).truth == .yes, "\(text)")
    }
  }

  @Test("none is a plain null") func none() throws {
    for text in ["previous = null", "previous = null or date - previous.date <= duration(\"P1D\")", "is missing(previous)"] {
      #expect(try explained(text, previous: -1, next: 2).truth == .yes, "\(text)")
    }
    #expect(try explained("date - previous.date <= duration(\"P10D\")", previous: -1, next: 2).truth == .null)
    #expect(try explained("next = null", previous: 0, next: -1).truth == .yes)
  }

  @Test("one that is not known makes the answer rest on that")
  func unknown() throws {
    for text in [
      "previous = null", "previous != null", "previous.seen", "date - previous.date <= duration(\"P10D\")",
      "previous = null or date - previous.date <= duration(\"P10D\")", "is missing(previous.date)",
      "get or else(previous.minutes, 3) = 3", "previous.note = \"x\"", "previous.worker_id.team = \"North\"",
      "string length(previous.note) > 2", "count(previous.child.plan) = 0",
    ] {
      let explanation = try explained(text, previous: Frame.unknown, next: 2)
      #expect(explanation.truth.isUnknown && explanation.restsOnPrevious && !explanation.restsOnNext, "\(text)")
    }
    let next = try explained("next.seen", previous: 0, next: Frame.unknown)
    #expect(next.truth.isUnknown && next.restsOnNext && !next.restsOnPrevious && next.restsOn.isEmpty)
    // The other side of the `or` decides.
    let settled = try explained("previous.seen or seen", previous: Frame.unknown, next: 2)
    #expect(settled.truth == .yes && !settled.restsOnPrevious)
  }

  @Test("where they may stand") func scope() throws {
    #expect(messages("previous.seen = true", item: Fixture.visit) == ["nothing is called `previous` here"])
    #expect(reported("next = null", item: Fixture.visit).contains("`must_be_true` with `for_each`"))
    let expression = try #require(checked("previous = null", item: Fixture.visit, hasNext: true))
    #expect(expression.readsPrevious && !expression.readsNext)
  }

  @Test("a field of that name is not passed over") func taken() {
    let shape = Shape(
      lists: [
        ListShape(name: "child", title: "child", plural: "children", fields: [], keyField: nil),
        ListShape(
          name: "visit", title: "visit", plural: "visits",
          fields: [
            FieldShape(name: "child_id", title: "child", type: .reference(list: 0)),
            FieldShape(name: "next", title: "next visit", type: .date),
          ], owner: .init(list: 0, field: 0)),
      ], aboutList: 0)
    var diagnostics = Diagnostics()
    let file = SourceFile(name: "rule.feel", text: "next = null")
    let scope = Scope(shape: shape, item: 1, hasPrevious: true, hasNext: true)
    _ = readExpression(file, diagnostics: &diagnostics).flatMap {
      check($0, in: scope, expecting: .boolean, diagnostics: &diagnostics)
    }
    let said = DiagnosticRenderer(colour: false).render(diagnostics)
    #expect(said.contains("could mean two things") && said.contains("item.next"), "\(said)")
  }
}
