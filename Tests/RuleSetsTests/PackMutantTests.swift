import Glibc
import TestSupport
import Testing

/// Mutants of all shipped packs: what becomes of each small change of a span, an operator, a code, a name or a date.
/// `DULY_SEED` chooses others, `DULY_MUTANTS` more of them (`all`: every one), `DULY_SURVIVORS` names a file for those that nothing told.
@Suite("Mutants of the shipped packs")
struct PackMutantTests {
  /// Of a hundred mutants no more than so many may change what a rule means without anything saying so.
  private static let mostSurvivors = 0.02

  private static func setting(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
  private static let seed = setting("DULY_SEED").flatMap { UInt64($0) } ?? 2
  private static let count = setting("DULY_MUTANTS") == "all" ? Int.max : setting("DULY_MUTANTS").flatMap { Int($0) } ?? 300

  private struct Fared: Sendable {
    let pack: Int
    let mutant: SemanticMutant
    let fate: MutantFate
  }

  @Test("at most one mutant in fifty is told by neither validate nor an example")
  func survivors() async throws {
    let packs = ShippedPacks.shared
    #expect(packs.packs.count >= 5)
    var all = packs.packs.enumerated().flatMap { index, pack in packs.mutants(of: pack).map { (pack: index, mutant: $0) } }
    let total = all.count
    #expect(total > 1000)
    if Self.count < total {
      var random = SeededGenerator(seed: Self.seed)
      all.shuffle(using: &random)
      all.removeLast(total - Self.count)
    }
    let fared = await run(all)
    report(fared, of: total)
    let survivors = fared.filter { $0.fate == .survived }
    let stories = survivors.prefix(40).map { packs.packs[$0.pack].path + ", " + $0.mutant.story(packs.packs[$0.pack].file) }
    #expect(
      Double(survivors.count) <= Self.mostSurvivors * Double(fared.count),
      "seed \(Self.seed): \(survivors.count) of \(fared.count)\n\(stories.joined(separator: "\n"))")
  }

  private func run(_ mutants: [(pack: Int, mutant: SemanticMutant)]) async -> [Fared] {
    let lanes = 4
    return await withTaskGroup(of: [Fared].self) { group in
      for lane in 0..<lanes {
        group.addTask {
          stride(from: lane, to: mutants.count, by: lanes).map { place in
            let (pack, mutant) = mutants[place]
            return Fared(pack: pack, mutant: mutant, fate: ShippedPacks.shared.fate(mutant, of: ShippedPacks.shared.packs[pack]))
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }.sorted { ($0.pack, $0.mutant.start, $0.mutant.replacement) < ($1.pack, $1.mutant.start, $1.mutant.replacement) }
  }

  // MARK: Shares

  private func report(_ fared: [Fared], of total: Int) {
    print("mutants of the shipped packs: seed \(Self.seed), \(fared.count) of \(total)")
    print("  all: \(shares(fared))")
    for kind in SemanticMutant.Kind.allCases { print("  \(kind.rawValue): \(shares(fared.filter { $0.mutant.kind == kind }))") }
    for (index, pack) in ShippedPacks.shared.packs.enumerated() { print("  \(pack.path): \(shares(fared.filter { $0.pack == index }))") }
    guard let path = Self.setting("DULY_SURVIVORS"), let file = fopen(path, "w") else { return }
    defer { fclose(file) }
    for one in fared where one.fate == .survived {
      let pack = ShippedPacks.shared.packs[one.pack]
      fputs("\(pack.path)\t\(one.mutant.start)\t\(one.mutant.end)\t\(one.mutant.replacement)\t\(one.mutant.story(pack.file))\n", file)
    }
  }

  private func shares(_ fared: [Fared]) -> String {
    func share(_ fate: MutantFate) -> String {
      let tenths = fared.isEmpty ? 0 : (fared.count { $0.fate == fate } * 1000 + fared.count / 2) / fared.count
      return "\(tenths / 10).\(tenths % 10)%"
    }
    return "\(fared.count), by validate \(share(.validate)), by examples \(share(.examples)), equivalent \(share(.equivalent)), survived \(share(.survived))"
  }
}
