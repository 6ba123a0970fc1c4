import Glibc
import Testing

import SourceText

@testable import RuleSets

/// Slips made to the shipped files. `DULY_SEED` chooses others, `DULY_MUTANTS` more of them.
@Suite("Slips in shipped files")
struct MutationTests {
  private static let seed = number("DULY_SEED") ?? 2
  private static let count = number("DULY_MUTANTS") ?? 200
  private static func number(_ name: String) -> UInt64? { getenv(name).flatMap { UInt64(String(cString: $0)) } }

  /// Fields of the lists that rules read, and codes, each of which may be written for another.
  private static let names = [
    ["category", "disabled", "unborn", "long_term_placement", "placed_with_parents"],
    ["opened", "closed", "placement_start", "date_of_birth", "referral_date"], ["visit", "review", "supervision", "plan"],
    ["date", "updated", "started", "completed", "review_due"], ["religion", "ethnicity"],
    ["CP", "CLA", "CIN", "CL", "CPCLA"], ["social_worker", "team_manager", "service_manager", "reviewing_officer"],
    ["asked_on", "placement_start"],
  ]


  @Test("each shipped rule file reads, and its examples are as expected", arguments: ShippedRules.ruleFiles)
  func unchanged(path: String) {
    let fate = ShippedRules.shared.fate(ShippedRules.shared.texts[path] ?? "", as: path)
    guard case .accepted = fate else {
      Issue.record("\(path): \(fate)")
      return
    }
  }

  @Test("a slip in a rule file is a mistake that is said, or makes an example differ, or changes no answer", arguments: 0..<Int(count))
  func ruleFile(number: Int) {
    let path = ShippedRules.ruleFiles[number % ShippedRules.ruleFiles.count]
    let original = ShippedRules.shared.texts[path] ?? ""
    let seed = Self.seed &* 1_000_003 &+ UInt64(number)
    var mutator = Mutator(seed: seed, names: Self.names)
    let mutant = mutator.mutant(of: original)
    switch ShippedRules.shared.fate(mutant.text, as: path) {
    case .mistakes(let messages): #expect(!messages.isEmpty, "seed \(seed), \(path): no word of what is wrong, \(mutant.change)")
    case .exampleDiffers: break
    case .accepted(let meaning):
      #expect(.accepted(meaning) == ShippedRules.shared.fates[path], "seed \(seed), \(path): accepted with another meaning, \(mutant.change)")
    }
  }

  @Test("a slip in a record schema is said, or the shipped rules are read against what it says", arguments: 0..<Int(count / 10))
  func schemaFile(number: Int) {
    let path = ShippedRules.schemaFiles[number % ShippedRules.schemaFiles.count]
    let seed = Self.seed &* 2_000_003 &+ UInt64(number)
    var mutator = Mutator(seed: seed, names: Self.names)
    let mutant = mutator.mutant(of: ShippedRules.shared.texts[path] ?? "")
    #expect(ShippedRules.shared.readsOrSays(mutant.text, as: path), "seed \(seed), \(path): \(mutant.change)")
  }
}
