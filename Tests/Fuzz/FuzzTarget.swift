import Caseload
import CivilTime
import Glibc
import SourceText

@testable import FEEL

/// What libFuzzer calls with each input. The environment's `DULY_FUZZ` says what the bytes are taken for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = start.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  switch mode {
  case .whole: evaluate(String(decoding: bytes, as: UTF8.self))
  case .built:
    var writer = ExpressionWriter(Choices(bytes))
    evaluate(writer.expression())
  case .rules: judge(String(decoding: bytes, as: UTF8.self))
  case .builtRules:
    var writer = RuleWriter(Choices(bytes))
    judge(writer.condition())
  }
  return 0
}

enum Mode: String {
  /// The text of an expression of whole FEEL.
  case whole
  /// Choices from which an expression of whole FEEL is built.
  case built
  /// The text of a rule's condition.
  case rules
  /// Choices from which a rule's condition is built.
  case builtRules
}

/// `DULY_FUZZ_SHOW=1` prints each expression, to see what a finding says.
let (mode, shows) = (
  Mode(rawValue: getenv("DULY_FUZZ").map { String(cString: $0) } ?? "") ?? .whole, getenv("DULY_FUZZ_SHOW") != nil
)

func show(_ text: String) { if shows { print(text) } }

// MARK: - Whole FEEL

let feel: WholeFEEL = {
  var diagnostics = Diagnostics()
  let names = #"{n: -9223372036854775808, "day rate": 12.5, l: [1, [2, null], {a: "x"}], f: function(x) x, t: "text", d: @"2026-04-01"}"#
  let plain = WholeFEEL(today: day("2026-04-01"))
  return plain.giving(SourceFile(name: "names", text: names), diagnostics: &diagnostics) ?? plain
}()

/// Reads and evaluates; then all that is printed of it.
func evaluate(_ text: String) {
  show(text)
  var diagnostics = Diagnostics()
  let file = SourceFile(name: "expression", text: text)
  if let expression = feel.read(file, diagnostics: &diagnostics) {
    let evaluation = feel.evaluate(expression)
    show(evaluation.text)
    _ = (evaluation.text, evaluation.type, evaluation.typedJSON)
    for failure in evaluation.failures { diagnostics.report(expression.diagnostic(failure)) }
  }
  let said = DiagnosticRenderer(colour: false).render(diagnostics)
  show(said)
}

// MARK: - Rules

/// Two caseloads: one with all sorts of cells, one with nothing in it.
let caseloads: [Caseload] = [
  Fixture.caseload(
    child: [
      "category": .code("CP"), "opened": .date(day("2026-01-01")), "age": .number(millionths: 3_500_000), "name": .text("a b"),
      "worker_id": .key("W1"), "long_term": .invalid,
    ],
    visits: [
      ["date": .date(day("2026-01-10")), "seen": .boolean(true), "kind": .code("home"), "minutes": .number(millionths: 30_000_000), "worker_id": .key("W2")],
      ["date": .date(day("2026-02-10")), "seen": .boolean(false), "minutes": .number(millionths: .max)],
      ["date": .invalid, "note": .text("long note")],
    ],
    plans: [["date": .date(day("2026-01-12")), "agreed": .boolean(true)]],
    assessments: [["started": .date(day("2026-03-01")), "outcome": .text("x")]]),
  Fixture.caseload(),
]

/// Checks a condition and asks it of each caseload, by itself and with the records of a list.
func judge(_ text: String) {
  show(text)
  var diagnostics = Diagnostics()
  guard let expression = readExpression(SourceFile(name: "rule", text: text), diagnostics: &diagnostics) else {
    return show(DiagnosticRenderer(colour: false).render(diagnostics))
  }
  for item in [nil, Fixture.visit] {
    let scope = Scope(shape: Fixture.shape, item: item, hasNext: item != nil, extraDates: ["due"])
    guard let checked = check(expression, in: scope, expecting: nil, diagnostics: &diagnostics) else { continue }
    ask(checked, of: caseloads[0], rows: item == nil ? [-1] : [0, 1, 2])
    if item == nil { ask(checked, of: caseloads[1], rows: [-1]) }
  }
  show(DiagnosticRenderer(colour: false).render(diagnostics))
}

func ask(_ checked: CheckedExpression, of caseload: Caseload, rows: [Int32]) {
  for row in rows {
    let frame = Fixture.frame(item: row, next: 0..<2 ~= row ? row + 1 : -1)
    switch checked.type {
    case .boolean:
      let bound = checked.bindCondition(to: caseload)
      guard bound(frame) == bound.explain(frame).truth else { abort() }
    case .date: _ = checked.bindDate(to: caseload).explain(frame)
    case .number:
      let bound = checked.bindNumber(to: caseload)
      _ = (bound(frame), bound.restsOn(frame))
    default: break
    }
  }
}
