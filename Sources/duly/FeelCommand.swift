import ArgumentParser
import CaseRecords
import CivilTime
import FEEL
import Glibc
import SourceText

struct FeelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feel", _superCommandName: "duly",
    abstract: "Evaluates an expression of whole FEEL and says what went wrong in it.",
    discussion: """
      Prints the value, and the type that it has. Where something cannot be worked out, FEEL gives null; then a warning
      says where and why.

      Examples:
        duly feel '1 / 3'
        duly feel 'date("2026-03-18") + duration("P10D")'
        duly feel 'working day after(@"2026-03-24", 10)'
        duly feel 'visit[seen = true].date' --context child.json
        duly feel -- '-3 ** 2'                    -- before one that begins with a minus
        duly feel 'school term of(@"2026-04-20")' --calendar terms.yaml
        duly feel --cases feel-cases.json > values.ndjson

      Exit codes: 0 a value without warnings, 2 the expression or a file is wrong, 4 something could not be worked out.
      With --cases: 0 all cases were gone through, 2 the file is wrong.
      """)

  @Argument(help: "The expression, in quotes; - reads it from standard input.")
  var expression: String?

  @Option(help: "A file of names and values: JSON (.json), YAML (.yaml), or a FEEL context.")
  var context: String?

  @Option(
    name: .customLong("calendar"), parsing: .singleValue,
    help: "A calendar of school terms, or of working days instead of England's and Wales's; both may be given.")
  var calendarPaths: [String] = []

  @Option(name: .customLong("cases"), help: "A JSON file of conformance cases; prints one line of JSON for each, in order.")
  var casesPath: String?

  @Option(name: .customLong("as-of"), help: "What today() gives, 2026-03-31 (default: today).")
  var asOf: String?

  @Flag(help: "Print the value with its types, as JSON.")
  var json = false

  func validate() throws {
    if (expression == nil) == (casesPath == nil) {
      throw ValidationError("Give an expression in quotes, or --cases FILE.")
    }
    if casesPath != nil, context != nil || json { throw ValidationError("--cases goes with neither --context nor --json.") }
    if let asOf, CivilDate(iso: asOf) == nil { throw ValidationError("--as-of: write a day as 2026-03-31.") }
  }

  func run() {
    var diagnostics = Diagnostics()
    let feel = surroundings(&diagnostics)
    if let casesPath { runCases(casesPath, feel) }
    let text = expression == "-" ? readStandardInput() : expression ?? ""
    let file = SourceFile(name: "expression", text: text)
    guard let feel, let read = feel.read(file, diagnostics: &diagnostics) else {
      Output.complain(diagnostics)
      leave(.wrongInput)
    }
    tell(feel.evaluate(read), of: read)
  }

  private func tell(_ evaluation: Evaluation, of expression: Expression) -> Never {
    Output.print(json ? evaluation.typedJSON + "\n" : evaluation.text + "\n    " + evaluation.type + "\n")
    var warnings = Diagnostics()
    for failure in evaluation.failures { warnings.report(expression.diagnostic(failure)) }
    Output.complain(warnings)
    if evaluation.furtherFailures > 0 { Output.complain("and \(evaluation.furtherFailures) more like these\n") }
    leave(evaluation.failures.isEmpty ? .fine : .cannotTell)
  }

  private func runCases(_ path: String, _ feel: WholeFEEL?) -> Never {
    var diagnostics = Diagnostics()
    guard let feel, let file = readFile(path, &diagnostics), let cases = readConformanceCases(file, diagnostics: &diagnostics) else {
      Output.complain(diagnostics)
      leave(.wrongInput)
    }
    for item in cases { Output.print(outcomeLine(of: item, in: feel) + "\n") }
    leave(.fine)
  }

  // MARK: - What is read

  /// The moment, the calendar, and the names of the context; nil where something is wrong with those.
  private func surroundings(_ diagnostics: inout Diagnostics) -> WholeFEEL? {
    let second = Int(time(nil))
    let today = asOf.flatMap { CivilDate(iso: $0) } ?? CivilDate(dayNumber: Int32(clamping: second / 86_400))
    let calendars = calendars(&diagnostics)
    if diagnostics.hasErrors { return nil }
    let feel = WholeFEEL(today: today, secondOfDay: asOf == nil ? second % 86_400 : 0, calendars: calendars)
    guard let path = context else { return feel }
    return readFile(path, &diagnostics).flatMap { feel.giving($0, diagnostics: &diagnostics) }
  }

  private func calendars(_ diagnostics: inout Diagnostics) -> Calendars {
    var calendars = Calendars(working: shippedCalendar())
    for path in calendarPaths {
      switch readFile(path, &diagnostics).flatMap({ readAnyCalendar($0, diagnostics: &diagnostics) }) {
      case .working(let calendar)?: calendars.working = calendar
      case .school(let calendar)?: calendars.school = calendar
      case nil: break
      }
    }
    return calendars
  }

  private func shippedCalendar() -> WorkingCalendar? {
    var diagnostics = Diagnostics()
    return shippedFiles.first { $0.path == "schemas/calendars/england-and-wales.yaml" }
      .flatMap { readCalendar(SourceFile(name: $0.path, text: $0.text), diagnostics: &diagnostics) }
  }

  private static let largestFile = 64 << 20

  private func readFile(_ path: String, _ diagnostics: inout Diagnostics) -> SourceFile? {
    SourceFile.read(path: path, name: path, maximumBytes: FeelCommand.largestFile, diagnostics: &diagnostics)
  }

  private func readStandardInput() -> String {
    var text = ""
    while let line = readLine(strippingNewline: false) { text += line }
    return text
  }
}
