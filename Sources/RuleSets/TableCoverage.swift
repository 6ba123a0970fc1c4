import Caseload
import FEEL
import SourceText

/// Finds rows that are never reached, and cases that no row takes, by trying every combination of what the conditions
/// ask: each code of a code list, yes and no of a boolean, and true and false of anything else.
extension RuleSetReader {
  /// More combinations than this are not tried.
  private static let limit = 20_000

  mutating func reportCoverage(of table: SpanTable) {
    var questions = Questions(shape: shape)
    let rows = table.rows.map { questions.read($0.when.expression.root) }
    guard questions.combinations <= Self.limit else { return }
    var isReached = [Bool](repeating: false, count: rows.count)
    var lastTaker = [Int?](repeating: nil, count: rows.count)
    var uncovered: [Int]?
    questions.forEachCombination { answers in
      var taker: Int?
      for (index, row) in rows.enumerated() where row.isTrue(answers) {
        if let taker { lastTaker[index] = max(lastTaker[index] ?? 0, taker) } else {
          taker = index
          isReached[index] = true
        }
      }
      if taker == nil, uncovered == nil { uncovered = answers }
    }
    for (index, row) in table.rows.enumerated() where !isReached[index] {
      let covering = lastTaker[index].map { table.rows[$0].when.expression.wholeSpan } ?? table.span
      diagnostics.report(.unreachableRow(row.when.expression.wholeSpan, covered: covering))
    }
    if table.otherwise == nil, let uncovered {
      diagnostics.report(.uncoveredInput(table.span, example: questions.inWords(uncovered)))
    }
  }
}

/// A condition over numbered questions.
private indirect enum Formula {
  case answer(question: Int, among: Set<Int>)
  case all([Formula])
  case any([Formula])
  case not(Formula)
  case constant(Bool)

  func isTrue(_ answers: [Int]) -> Bool {
    switch self {
    case .answer(let question, let among): among.contains(answers[question])
    case .all(let parts): parts.allSatisfy { $0.isTrue(answers) }
    case .any(let parts): parts.contains { $0.isTrue(answers) }
    case .not(let part): !part.isTrue(answers)
    case .constant(let value): value
    }
  }
}

/// What the conditions of a table ask, each with the answers that there are.
private struct Questions {
  let shape: Shape
  private var names: [String] = []
  private var answers: [[String]] = []

  init(shape: Shape) { self.shape = shape }

  var combinations: Int {
    answers.reduce(1) { product, answers in
      let (result, overflow) = product.multipliedReportingOverflow(by: max(1, answers.count))
      return overflow ? Int.max : result
    }
  }

  mutating func read(_ node: Node) -> Formula {
    switch node.kind {
    case .boolean(let value): return .constant(value)
    case .and(let parts): return .all(parts.map { read($0) })
    case .or(let parts): return .any(parts.map { read($0) })
    case .not(let part): return .not(read(part))
    case .comparison(let comparison, let left, let right):
      if comparison == .equal || comparison == .notEqual, let formula = equality(left, right) ?? equality(right, left) {
        return comparison == .equal ? formula : .not(formula)
      }
      return opaque(node)
    case .isIn(let value, let tests):
      let parts = tests.map { equality(value, $0) }
      let known = parts.compactMap { $0 }
      return known.count == parts.count ? .any(known) : opaque(node)
    case .name, .path:
      if let name = fieldName(node), let field = field(name), field.type == .boolean { return boolean(name, true) }
      return opaque(node)
    default: return opaque(node)
    }
  }

  /// Anything else is one question that may be answered yes or no, whatever the others say.
  private mutating func opaque(_ node: Node) -> Formula {
    .answer(question: question(node.printed, ["yes", "no"]), among: [0])
  }

  private mutating func equality(_ value: Node, _ literal: Node) -> Formula? {
    guard let name = fieldName(value), let field = field(name) else { return nil }
    switch (field.type, literal.kind) {
    case (.code(let codes), .string(let text)):
      guard let position = codes.position(of: text) else { return nil }
      return .answer(question: question(name, codes.codes.map(\.value)), among: [Int(position)])
    case (.boolean, .boolean(let wanted)): return boolean(name, wanted)
    default: return nil
    }
  }

  private mutating func boolean(_ name: String, _ wanted: Bool) -> Formula {
    .answer(question: question(name, ["yes", "no"]), among: [wanted ? 0 : 1])
  }

  private mutating func question(_ name: String, _ possible: [String]) -> Int {
    if let known = names.firstIndex(of: name) { return known }
    names.append(name)
    answers.append(possible)
    return names.count - 1
  }

  /// "category" for `category` and `child.category` alike.
  private func fieldName(_ node: Node) -> String? {
    switch node.kind {
    case .name(let name): return name
    case .path(let base, let field):
      guard case .name(let list) = base.kind else { return nil }
      return list == shape.lists[shape.aboutList].name ? field.text : "\(list).\(field.text)"
    default: return nil
    }
  }

  private func field(_ name: String) -> FieldShape? {
    let parts = name.split(separator: ".").map(String.init)
    let list = parts.count == 2 ? shape.list(named: parts[0]) : shape.aboutList
    guard let list, let last = parts.last, let field = shape.lists[list].field(named: last) else { return nil }
    return shape.lists[list].fields[field]
  }

  func forEachCombination(_ body: ([Int]) -> Void) {
    var current = [Int](repeating: 0, count: names.count)
    while true {
      body(current)
      var place = 0
      while place < current.count {
        current[place] += 1
        if current[place] < answers[place].count { break }
        current[place] = 0
        place += 1
      }
      if place == current.count { return }
    }
  }

  func inWords(_ combination: [Int]) -> String {
    zip(zip(names, answers), combination).map { "\($0.0): \($0.1[$1])" }.joined(separator: ", ")
  }
}

extension Expression {
  /// The whole text's place in the file.
  fileprivate var wholeSpan: SourceSpan { source.span(ofUTF8: 0..<text.utf8.count) }
}
