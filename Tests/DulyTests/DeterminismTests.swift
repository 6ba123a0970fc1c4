import Foundation
import Testing

/// The same records give the same bytes, whatever the order of their rows and the number of threads.
@Suite struct DeterminismTests {
  static let borough = projectFolder + "/docs/examples/borough"

  /// A copy of the example workspace whose rows stand in another order. (Rows that do not parse keep their places: what
  /// is wrong with them is told by row.)
  static func shuffledBorough(seed: UInt64) throws -> String {
    let top = try temporaryFolder()
    let folder = top + "/docs/examples/borough"
    try FileManager.default.createDirectory(atPath: top + "/docs/examples", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: borough, toPath: folder)
    try FileManager.default.copyItem(atPath: projectFolder + "/rules", toPath: top + "/rules")
    var state = seed
    for file in try FileManager.default.contentsOfDirectory(atPath: folder + "/data").sorted() {
      let path = "\(folder)/data/\(file)"
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      var lines = data.split(separator: 10, omittingEmptySubsequences: false).map { Data($0) }
      if lines.last?.isEmpty == true { lines.removeLast() }
      for index in stride(from: lines.count - 1, to: 1, by: -1) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        lines.swapAt(index, 1 + Int((state >> 33) % UInt64(index)))
      }
      try Data((lines.map { $0 + [10] }).joined()).write(to: URL(fileURLWithPath: path))
    }
    return folder
  }

  @Test(arguments: ["csv", "ndjson"], [UInt64(1), 2])
  func orderOfRowsDoesNotShow(_ format: String, _ seed: UInt64) throws {
    let folder = try Self.shuffledBorough(seed: seed)
    let plain = try runDuly(["check", "--format", format, "--all"], in: Self.borough)
    let shuffled = try runDuly(["check", "--format", format, "--all"], in: folder)
    #expect(plain.output.count > 1000)
    #expect(plain.output == shuffled.output, "seed \(seed)")
    #expect(plain.status == shuffled.status)
  }

  @Test func orderOfRowsDoesNotShowInPacks() throws {
    let folder = try Self.shuffledBorough(seed: 3)
    for format in ["html", "text", "markdown"] {
      let plain = try runDuly(["audit", "--supervisor", "M01", "--format", format], in: Self.borough)
      let shuffled = try runDuly(["audit", "--supervisor", "M01", "--format", format], in: folder)
      #expect(plain.output.count > 1000)
      #expect(plain.output == shuffled.output, "\(format)")
    }
  }

  @Test func threadsDoNotShow() throws {
    let one = try runDuly(["check", "--format", "csv", "--all", "--threads", "1"], in: Self.borough)
    for threads in ["2", "3", "7"] {
      let many = try runDuly(["check", "--format", "csv", "--all", "--threads", threads], in: Self.borough)
      #expect(one.output == many.output, "\(threads) threads")
    }
  }

  @Test func hashOrderDoesNotShow() throws {
    let runs = try (0..<3).map { _ in try runDuly(["check", "--format", "markdown"], in: Self.borough).output }
    #expect(Set(runs).count == 1)
  }
}
