import TestSupport

/// Rules about another list: what is made for persons, under the names of workers.
enum Renaming {
  static let toWorkers = [
    "person": "worker", "person_id": "worker_id", "opened": "employed", "closed": "left", "settled": "promoted",
    "disabled": "part_time", "restricted": "senior", "own_gap": "worker_gap", "visit": "talk", "visited": "talked",
    "visit_recorded": "talk_recorded", "seen": "heard", "place": "room",
  ]
  static let toPersons = Dictionary(uniqueKeysWithValues: toWorkers.map { ($1, $0) })

  /// Word by word.
  static func renamed(_ text: String) -> String {
    var (result, word) = ("", "")
    for character in text + " " {
      if character.isLetter || character == "_" {
        word.append(character)
      } else {
        result += (toWorkers[word] ?? word) + String(character)
        word = ""
      }
    }
    return String(result.dropLast())
  }
}

extension PlainCase {
  func renamed(_ names: [String: String]) -> PlainCase {
    var copy = PlainCase(person: person.renamed(names), records: records.map { $0.renamed(names) })
    copy.exceptions = exceptions
    return copy
  }
}

extension PlainRecord {
  fileprivate func renamed(_ names: [String: String]) -> PlainRecord {
    var record = PlainRecord(list: names[list] ?? list, key: key)
    for (field, cell) in cells { record.cells[names[field] ?? field] = cell }
    return record
  }
}

extension RuleGenerator {
  /// Tries until it reads nothing that only persons have.
  mutating func askOfWorkers(_ rule: inout PlainRule) {
    (rule.stops, rule.extensions, rule.appliesWhen, rule.allowsExceptions) = (nil, nil, nil, false)
    for _ in 0..<40 {
      if random.chance(40) {
        let duty = atLeast()
        guard duty.period == .person(until: true), duty.isCalendar else { continue }
        rule.duty = .atLeast(duty)
      } else {
        var chain = PlainChain(next: .interval(interval(nil)), first: nil, list: "visit", period: .person(until: random.chance(85)))
        if random.chance(35) { chain.first = interval(nil) }
        if random.chance(65) { chain.countsIf = condition(on: visitQuestions, depth: 1) }
        if random.chance(20) { chain.lookBack = anySpan() }
        if random.chance(20) { chain.restarts = [.settled] }
        rule.duty = .chain(chain)
      }
      let words = Set(rule.text.split { !$0.isLetter && $0 != "_" }.map(String.init))
      if words.isDisjoint(with: ["group", "plan", "plan_gap", "stay", "meeting"]) {
        rule.isAboutWorkers = true
        return
      }
    }
  }
}
