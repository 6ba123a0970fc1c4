import Glibc
import ReferenceEvaluator

/// Compares the engine with the reference on a hundred thousand generated verdicts and more.
///
/// usage: agreement [VERDICTS [SEED]]
/// Ends with 1 where they differ, and where an outcome or a feature of the language was hardly among them.
let arguments = CommandLine.arguments.dropFirst().map { UInt64($0) }
let (cases, days) = (8, 3)
let wanted = Int((arguments.first ?? nil) ?? 100_000)
let seed = arguments.count > 1 ? arguments[1] ?? 1 : 1
var agreement = Agreement()
var next = seed
while agreement.compared < wanted {
  // Some rules are turned down by the reader, so the number of verdicts is not known beforehand.
  let rules = max(20, (wanted - agreement.compared) / (cases * days))
  let found = Agreement.compare(from: next, rules: rules, cases: cases, days: days)
  if found.compared == 0 {
    print("no rule of \(rules) could be read")
    exit(1)
  }
  agreement.add(found)
  next += UInt64(rules)
}
for report in agreement.reports.prefix(20) { print("-----\n\(report)") }
for (kind, count) in agreement.kinds.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { print("\(count) × \(kind)") }
print(agreement.shares)
print("seeds \(seed) to \(next - 1): \(agreement.compared) verdicts, \(agreement.wrong) differ, \(agreement.known) in ways that are known")
if !agreement.rarities.isEmpty { print("too seldom: \(agreement.rarities.joined(separator: ", "))") }
let lateEntry = LateEntry.compare(from: seed, rules: 400)
for report in lateEntry.reports.prefix(10) { print("-----\n\(report)") }
print("late entry: \(lateEntry.tried) records put in, \(lateEntry.wrong) changed the identity of another finding")
exit(agreement.wrong == 0 && lateEntry.wrong == 0 && agreement.rarities.isEmpty ? 0 : 1)
