import Foundation

/// The checkout's top folder.
let projectFolder: String = {
  var url = URL(fileURLWithPath: #filePath)
  for _ in 0..<3 { url.deleteLastPathComponent() }
  return url.path
}()

/// The folder of shared facts beside the checkout; nil where it is missing (tests that need it are then skipped).
let sharedFolder: String? = {
  let path = URL(fileURLWithPath: projectFolder).deletingLastPathComponent().appendingPathComponent("shared").path
  return FileManager.default.fileExists(atPath: path + "/bench/generate.py") ? path : nil
}()

/// The program as built for these tests: it lies beside the test bundle.
let programPath: String = {
  if let given = ProcessInfo.processInfo.environment["DULY_PROGRAM"] { return given }
  var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  for _ in 0..<4 {
    let candidate = folder.appendingPathComponent("duly").path
    if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
    folder.deleteLastPathComponent()
  }
  return projectFolder + "/.build/debug/duly"
}()

struct ProgramRun {
  var status: Int32
  var output: String
  var errors: String
}

/// Runs a shell line in a folder with `duly` on the path; output and errors go through files, so that nothing blocks.
func runShell(_ line: String, in folder: String) throws -> ProgramRun {
  let scratch = try temporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: scratch) }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  process.arguments = ["-c", line]
  process.currentDirectoryURL = URL(fileURLWithPath: folder)
  var environment = ProcessInfo.processInfo.environment
  let programFolder = URL(fileURLWithPath: programPath).deletingLastPathComponent().path
  environment["PATH"] = programFolder + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
  environment["NO_COLOR"] = "1"
  process.environment = environment
  for name in ["output", "errors"] { try Data().write(to: URL(fileURLWithPath: "\(scratch)/\(name)")) }
  let output = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch + "/output"))
  let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch + "/errors"))
  process.standardOutput = output
  process.standardError = errors
  process.standardInput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(scratch)/\(name)")), as: UTF8.self)
  }
  return ProgramRun(status: process.terminationStatus, output: try text("output"), errors: try text("errors"))
}

/// Runs the program with these arguments.
func runDuly(_ arguments: [String], in folder: String = projectFolder) throws -> ProgramRun {
  let quoted = arguments.map { "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'" }
  return try runShell("duly " + quoted.joined(separator: " "), in: folder)
}

func temporaryFolder() throws -> String {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("duly-" + UUID().uuidString)
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  return url.path
}

func readText(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

/// Snapshots are written anew with DULY_RECORD=1, and then read by a person before they are kept.
let isRecording = ProcessInfo.processInfo.environment["DULY_RECORD"] == "1"
