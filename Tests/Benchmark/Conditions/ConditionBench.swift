import Caseload
import CivilTime
import FEEL
import Glibc
import SourceText

/// Times conditions over made-up cases on one core, row by row and in blocks.
///
/// usage: condition-bench COUNT CASES.csv < conditions
/// Conditions come one a line. The cases are written to the file, so that others can be asked the same of the same
/// cases. For each condition one line: nanoseconds a case row by row, in blocks, how many say yes, and the condition.
@main struct ConditionBench {
  static func main() {
    guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[1]), count > 0 else {
      return print("usage: condition-bench COUNT CASES.csv < conditions")
    }
    let cases = MadeUpCases(count: count)
    guard cases.write(to: CommandLine.arguments[2]) else { return print("cannot write \(CommandLine.arguments[2])") }
    let caseload = cases.caseload
    while let line = readLine() {
      var diagnostics = Diagnostics()
      guard let expression = readExpression(SourceFile(name: "condition", text: line), diagnostics: &diagnostics),
        let checked = check(expression, in: Scope(shape: caseload.shape), expecting: .boolean, diagnostics: &diagnostics)
      else {
        print(DiagnosticRenderer(colour: false).render(diagnostics))
        continue
      }
      measure(checked.bindCondition(to: caseload, calendars: .none), line, count)
    }
  }

  private static func measure(_ condition: BoundCondition, _ line: String, _ count: Int) {
    let day = MadeUpCases.asOf
    var yes = 0
    let rows = median(of: 5) {
      yes = 0
      var frame = Frame(subject: 0, horizon: day, factsDay: day)
      for row in 0..<count {
        frame.subject = Int32(truncatingIfNeeded: row)
        if condition(frame).isYes { yes += 1 }
      }
    }
    var answers = [Truth](repeating: .no, count: count)
    var yesInBlocks = 0
    let blocks = median(of: 25) {
      let blocks = condition.blocks(over: 0, Frame(subject: 0, horizon: day, factsDay: day))
      _ = answers.withUnsafeMutableBufferPointer { blocks.answer(0..<count, into: $0) }
      yesInBlocks = yesCount(answers)
    }
    guard yes == yesInBlocks else { return print("two answers: \(yes) and \(yesInBlocks) for \(line)") }
    print(rows / Double(count), blocks / Double(count), yes, line, separator: "\t")
  }

  /// How many say yes: counted sixteen at a time, so that the counting is not what is measured.
  private static func yesCount(_ answers: [Truth]) -> Int {
    answers.withUnsafeBytes { bytes in
      var (total, place) = (0, 0)
      let one = SIMD16<UInt8>(repeating: 1)
      while place + 16 * 255 <= bytes.count {
        var counts = SIMD16<UInt8>.zero
        for step in 0..<255 {
          let some = bytes.loadUnaligned(fromByteOffset: place + 16 * step, as: SIMD16<UInt8>.self)
          counts &+= SIMD16<UInt8>.zero.replacing(with: one, where: some .== one)
        }
        for lane in 0..<16 { total += Int(counts[lane]) }
        place += 16 * 255
      }
      return bytes[place...].reduce(total) { $0 + ($1 == 1 ? 1 : 0) }
    }
  }

  /// Nanoseconds of processor time of one run; the first run warms up.
  private static func median(of runs: Int, _ body: () -> Void) -> Double {
    body()
    let times = (0..<runs).map { _ in
      let start = now()
      body()
      return now() - start
    }
    return times.sorted()[runs / 2]
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
