import ArgumentParser
import Glibc

/// What the program says by its exit code; documented in docs/reference/exit-codes.md.
enum Ending: Int32 {
  /// Nothing in breach and nothing that cannot be told.
  case fine = 0
  /// Something is in breach.
  case inBreach = 1
  /// Rules, schema, workspace or command are wrong.
  case wrongInput = 2
  /// Data cannot be read, or are too old for the day asked.
  case unusableData = 3
  /// No breach, but something cannot be told or was not run.
  case cannotTell = 4
}

/// Ends the program.
func leave(_ ending: Ending) -> Never {
  exit(ending.rawValue)
}
