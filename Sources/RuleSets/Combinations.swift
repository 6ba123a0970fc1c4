import CivilTime
import FEEL

/// Every combination of answers to some questions.
struct Combinations {
  private let names: [String]
  private let domains: [Questions.Domain]
  /// The answers that there are, for each question.
  private let answers: [[Int]]
  /// Where it is asked whether something is blank, by its name.
  private var blanks: [String: Int] = [:]

  init(_ questions: Questions) {
    names = questions.names
    domains = questions.domains
    answers = questions.domains.map(\.answers)
    for (place, name) in questions.names.enumerated() { blanks[name] = place }
  }

  /// How many there are; Int.max where they are too many to count.
  var count: Int {
    answers.reduce(1) { product, answers in
      let (result, overflow) = product.multipliedReportingOverflow(by: max(1, answers.count))
      return overflow ? Int.max : result
    }
  }

  func forEach(_ body: ([Int]) -> Void) {
    var places = [Int](repeating: 0, count: answers.count)
    while true {
      body(zip(answers, places).map { $0[$1] })
      var place = 0
      while place < places.count {
        places[place] += 1
        if places[place] < answers[place].count { break }
        places[place] = 0
        place += 1
      }
      if place == places.count { return }
    }
  }

  func isTrue(_ formula: Formula, _ combination: [Int]) -> Bool { truth(formula, combination) == true }

  /// nil: neither true nor false, for something that it needs is blank.
  func truth(_ formula: Formula, _ combination: [Int]) -> Bool? {
    switch formula {
    case .answer(let question, .among(let among)): return among.contains(combination[question])
    case .answer(let question, .order(let comparison, let point)):
      return holds(comparison, combination[question], domains[question].place(of: point))
    case .all(let parts): return joined(parts, combination, decidedBy: false)
    case .any(let parts): return joined(parts, combination, decidedBy: true)
    case .not(let part): return truth(part, combination).map { !$0 }
    case .constant(let value): return value
    case .unlessBlank(let names, let part):
      let isBlank = names.contains { name in blanks[Questions.blankName(name)].map { combination[$0] == 0 } ?? false }
      return isBlank ? nil : truth(part, combination)
    }
  }

  private func joined(_ parts: [Formula], _ combination: [Int], decidedBy deciding: Bool) -> Bool? {
    var answer: Bool? = !deciding
    for part in parts {
      guard let truth = truth(part, combination) else {
        answer = nil
        continue
      }
      if truth == deciding { return deciding }
    }
    return answer
  }

  private func holds(_ comparison: Comparison, _ stretch: Int, _ point: Int) -> Bool {
    switch comparison {
    case .equal: stretch == point
    case .notEqual: stretch != point
    case .less: stretch < point
    case .atMost: stretch <= point
    case .greater: stretch > point
    case .atLeast: stretch >= point
    }
  }

  /// "category: CL, age: 5 to 11"
  func inWords(_ combination: [Int]) -> String {
    zip(zip(names, domains), combination).map { $0.1.inWords($0.0, $1) }.joined(separator: ", ")
  }
}

extension Questions.Domain {
  /// A line has a stretch before its first point (0), its first point (1), a stretch (2), and so on.
  fileprivate var answers: [Int] {
    switch self {
    case .words(let words): return Array(words.indices)
    case .texts(let texts): return Array(0...texts.count)
    case .relation: return [0, 1, 2]
    case .line(let points, let scale):
      return (0...(2 * points.count)).filter { stretch in
        if stretch % 2 == 1 { return scale.isThere(points[stretch / 2]) }
        return scale.isThere(
          above: stretch == 0 ? nil : points[stretch / 2 - 1], below: stretch == 2 * points.count ? nil : points[stretch / 2])
      }
    }
  }

  fileprivate func place(of point: Int64) -> Int {
    guard case .line(let points, _) = self, let place = points.firstIndex(of: point) else { return 0 }
    return 2 * place + 1
  }

  fileprivate func inWords(_ name: String, _ answer: Int) -> String {
    switch self {
    case .words(let words): return "\(name): \(words[answer])"
    case .texts(let texts): return "\(name): \(answer < texts.count ? texts[answer] : "any other text")"
    case .relation(let other):
      let first = name.dropLast(other.count + " beside ".count)
      return "\(first) \(["before", "equal to", "after"][answer]) \(other)"
    case .line(let points, let scale):
      let place = answer / 2
      if answer % 2 == 1 { return "\(name): \(scale.written(points[place]))" }
      let (low, high) = (place == 0 ? nil : points[place - 1], place == points.count ? nil : points[place])
      return "\(name): \(scale.stretch(low, high))"
    }
  }
}

extension Questions.Scale {
  private var step: Int64 { self == .days ? 1 : 1_000_000 }

  fileprivate func isThere(_ point: Int64) -> Bool {
    guard case .whole(let least) = self else { return true }
    return point % step == 0 && least.map { point >= $0 } ?? true
  }

  /// Whether anything lies between two points.
  fileprivate func isThere(above low: Int64?, below high: Int64?) -> Bool {
    if self == .millionths { return true }
    guard let high else { return true }
    if let first = first(above: low) { return first < high }
    return true
  }

  /// The first whole number or day above a point; nil where there is none below all others.
  private func first(above low: Int64?) -> Int64? {
    if let low { return low >= 0 ? low / step * step + step : -((-low - 1) / step) * step }
    if case .whole(let least?) = self { return least }
    return nil
  }

  private func last(below high: Int64) -> Int64 { high > 0 ? (high - 1) / step * step : -(-high / step + 1) * step }

  fileprivate func written(_ point: Int64) -> String {
    if self == .days { return CivilDate(dayNumber: Int32(clamping: point)).description }
    let (whole, rest) = (point / 1_000_000, abs(point % 1_000_000))
    if rest == 0 { return String(whole) }
    var digits = String(rest + 1_000_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(point < 0 && whole == 0 ? "-" : "")\(whole).\(digits)"
  }

  fileprivate func stretch(_ low: Int64?, _ high: Int64?) -> String {
    let (before, after) = self == .days ? ("before", "after") : ("below", "above")
    guard let high else { return low.map { "\(after) \(written($0))" } ?? "anything" }
    guard self != .millionths, let first = first(above: low) else {
      return low.map { "between \(written($0)) and \(written(high))" } ?? "\(before) \(written(high))"
    }
    let last = last(below: high)
    return first == last ? written(first) : "\(written(first)) to \(written(last))"
  }
}
