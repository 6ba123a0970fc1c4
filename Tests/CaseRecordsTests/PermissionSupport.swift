import Caseload
import Glibc
import SourceText

@testable import CaseRecords

/// The message for a file that may not be read: a test that runs as the system's owner cannot make one.
func diagnosticsForPermission() -> String {
  let file = ListFile(
    list: 0, path: "x.csv", shown: "x.csv", source: SourceDescription(folder: "."), description: nil, holding: .completeAlways)
  return CaseRecordsDiagnostics.cannotOpen(file, FileProblem(EACCES)).message
}
