import Foundation
import Testing

@testable import duly

@Suite struct ShippedFilesTests {
  @Test func theProgramHoldsTheFilesAsTheyAre() throws {
    for shipped in shippedFiles {
      let text = try readText("\(projectFolder)/\(shipped.path)")
      let isSame = shipped.text.trimmingCharacters(in: .newlines) == text.trimmingCharacters(in: .newlines)
      #expect(isSame, "\(shipped.path) is out of date in the program: run `make shipped`")
    }
    let files = try ["schemas", "rules"].flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: "\(projectFolder)/\(folder)").map { "\(folder)/\($0)" }
    }
    #expect(Set(shippedFiles.map(\.path)) == Set(files.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml") }))
  }
}
