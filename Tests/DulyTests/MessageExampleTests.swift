import Foundation
import SourceText
import Testing

@testable import duly

/// Each message has a wrong example that gives it and no other, and a right one that gives none.
@Suite struct MessageExampleTests {
  static let shown = messageExamples.filter { $0.instead == nil }

  @Test func everyMessageHasOne() {
    let known = allDiagnosticIDs.map(\.0.text)
    let explained = messageExamples.map(\.id)
    #expect(Set(explained).count == explained.count)
    #expect(Set(known).subtracting(explained).sorted() == [])
    #expect(Set(explained).subtracting(known).sorted() == [])
  }

  @Test(arguments: shown.map(\.id))
  func theWrongOneGivesItAndTheRightOneNothing(_ id: String) throws {
    let example = try #require(Self.shown.first { $0.id == id })
    let wrong = try MessageFrame(example, example.wrong).ids(for: id)
    #expect(Set(wrong) == Set([id] + example.beside), "\(id), wrong")
    let right = try MessageFrame(example, example.right).ids(for: id)
    #expect(right == [], "\(id), right")
  }

  @Test func helpShowsBoth() throws {
    let run = try runDuly(["help", "DULY-E012"])
    #expect(run.output.contains("Wrong, in a rule:") && run.output.contains("recordng_time") && run.output.contains("Right:"))
    #expect(try runDuly(["help", "duly-e012"]).output == run.output)
    #expect(try runDuly(["help", "DULY-E9999"]).status == 2)
  }
}
