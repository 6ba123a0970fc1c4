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
    let folder = projectFolder + "/schemas"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
    #expect(Set(shippedFiles.map(\.path)) == Set(files.map { "schemas/\($0)" }))
  }
}
