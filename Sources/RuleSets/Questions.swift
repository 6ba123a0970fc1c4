import Caseload
import CivilTime
import FEEL

/// A condition over numbered questions.
indirect enum Formula {
  case answer(question: Int, Test)
  case all([Formula])
  case any([Formula])
  case not(Formula)
  case constant(Bool)
  /// Neither true nor false where one of these is blank.
  case unlessBlank([String], Formula)

  /// What is asked of the answer to a question.
  enum Test {
    /// One of these.
    case among(Set<Int>)
    /// Before, at or after a point; the point's place is known once all points are.
    case order(Comparison, Int64)
  }
}

/// What conditions ask, each question with the answers that there are: the codes of a code list, yes and no, the stretches
/// into which the numbers or dates that are written part a line, and yes and no for anything else.
struct Questions {
  private let shape: Shape
  /// The list whose fields may be named bare, beside those of the person.
  private var item: Int?
  private var all: [Question] = []

  init(shape: Shape, item: Int? = nil) {
    self.shape = shape
    self.item = item
  }

  struct Question {
    let name: String
    var domain: Domain
  }

  enum Domain {
    case words([String])
    /// A text field: the texts that are written, and any other.
    case texts([String])
    /// A line parted at these points; whole numbers and dates have nothing between neighbours.
    case line(points: [Int64], Scale)
    /// How one thing stands to another: smaller, equal, larger.
    case relation(String)
  }

  enum Scale: Equatable { case millionths, whole(atLeast: Int64?), days }

  // MARK: Reading

  /// Reads a condition that tests a record of a list, or of none, beside those read before: what is of one name is one.
  mutating func read(_ condition: ReadCondition) -> Formula {
    let before = item
    defer { item = before }
    item = condition.item
    return read(condition.condition.expression.root)
  }

  mutating func read(_ node: Node) -> Formula {
    switch node.kind {
    case .boolean(let value): return .constant(value)
    case .and(let parts): return .all(parts.map { read($0) })
    case .or(let parts): return .any(parts.map { read($0) })
    case .not(let part): return .not(read(part))
    case .comparison(let comparison, let left, let right): return compared(comparison, left, right, node)
    case .between(let value, let lower, let upper):
      return .all([compared(.atLeast, value, lower, node), compared(.atMost, value, upper, node)])
    case .isIn(let value, let tests): return .any(tests.map { membership(value, $0, node) })
    case .ifElse(let condition, let then, let otherwise):
      let formula = read(condition)
      return .any([.all([formula, read(then)]), .all([.not(formula), read(otherwise)])])
    case .call(let function, let arguments):
      if case .name("is missing") = function.kind, arguments.count == 1 { return blank(arguments[0].value) }
      return opaque(node)
    case .name, .path:
      if let name = fieldName(node), field(name)?.type == .boolean { return known([node], .equal, boolean(name, true)) }
      return opaque(node)
    default: return opaque(node)
    }
  }

  private mutating func membership(_ value: Node, _ test: Node, _ whole: Node) -> Formula {
    switch test.kind {
    case .unaryTest(let comparison, let other): return compared(comparison, value, other, whole)
    case .range(let parts):
      return .all([
        compared(parts.includesLower ? .atLeast : .greater, value, parts.lower, whole),
        compared(parts.includesUpper ? .atMost : .less, value, parts.upper, whole),
      ])
    default: return compared(.equal, value, test, whole)
    }
  }

  private mutating func compared(_ comparison: Comparison, _ left: Node, _ right: Node, _ whole: Node) -> Formula {
    if case .null = left.kind { return isBlank(comparison, right) ?? opaque(whole) }
    if case .null = right.kind { return isBlank(comparison, left) ?? opaque(whole) }
    let formula = tested(comparison, left, right) ?? tested(comparison.mirrored, right, left) ?? related(comparison, left, right)
    return known([left, right], comparison, formula)
  }

  /// What compares blank fields is never true, nor is its opposite. Where the schema says what a blank means, only the
  /// order of dates is sure to have no answer.
  private func known(_ values: [Node], _ comparison: Comparison, _ formula: Formula) -> Formula {
    let names = values.compactMap { value -> String? in
      guard let name = fieldName(value), let field = field(name) else { return nil }
      switch field.blank {
      case .unknown: return name
      case .notYet: return comparison.isOrder ? name : nil
      case .no: return nil
      }
    }
    return names.isEmpty ? formula : .unlessBlank(names, formula)
  }

  private mutating func isBlank(_ comparison: Comparison, _ value: Node) -> Formula? {
    switch comparison {
    case .equal: blank(value)
    case .notEqual: .not(blank(value))
    default: nil
    }
  }

  private mutating func blank(_ value: Node) -> Formula { opaque(named: Self.blankName(fieldName(value) ?? value.printed)) }

  /// The name of the question whether something is blank.
  static func blankName(_ name: String) -> String { "\(name) is blank" }

  /// A value beside something that is written out.
  private mutating func tested(_ comparison: Comparison, _ value: Node, _ written: Node) -> Formula? {
    if let point = number(written) {
      let scale: Scale = isWhole(value) ? .whole(atLeast: isCount(value) ? 0 : nil) : .millionths
      return ordered(comparison, value, point, scale)
    }
    if let day = day(written) { return ordered(comparison, value, day, .days) }
    guard let formula = equality(value, written) else { return nil }
    switch comparison {
    case .equal: return formula
    case .notEqual: return .not(formula)
    default: return nil
    }
  }

  private mutating func ordered(_ comparison: Comparison, _ value: Node, _ point: Int64, _ scale: Scale) -> Formula {
    let name = fieldName(value) ?? value.printed
    let place = question(name) { domain in
      if case .line(_, let known) = domain { return known == scale }
      return false
    } or: {
      .line(points: [], scale)
    }
    if case .line(var points, let scale) = all[place].domain, !points.contains(point) {
      points.append(point)
      all[place].domain = .line(points: points.sorted(), scale)
    }
    return .answer(question: place, .order(comparison, point))
  }

  private mutating func equality(_ value: Node, _ literal: Node) -> Formula? {
    switch literal.kind {
    case .boolean(let wanted):
      let name = fieldName(value) ?? value.printed
      guard field(name).map({ $0.type == .boolean }) ?? true else { return nil }
      return boolean(name, wanted)
    case .string(let text):
      let name = fieldName(value) ?? value.printed
      // What is no field of a list by name, such as the team of a worker who is referred to, may be any text.
      switch field(name)?.type ?? .text {
      case .code(let codes):
        guard let position = codes.position(of: text) else { return nil }
        let place = question(name) { _ in true } or: { .words(codes.codes.map(\.value)) }
        return .answer(question: place, .among([Int(position)]))
      case .text:
        let place = question(name) { _ in true } or: { .texts([]) }
        guard case .texts(var texts) = all[place].domain else { return nil }
        if !texts.contains(text) { texts.append(text) }
        all[place].domain = .texts(texts)
        return texts.firstIndex(of: text).map { .answer(question: place, .among([$0])) }
      default: return nil
      }
    default: return nil
    }
  }

  private mutating func boolean(_ name: String, _ wanted: Bool) -> Formula {
    let place = question(name) { _ in true } or: { .words(["yes", "no"]) }
    return .answer(question: place, .among([wanted ? 0 : 1]))
  }

  /// One thing beside another, neither of them written out.
  private mutating func related(_ comparison: Comparison, _ left: Node, _ right: Node) -> Formula {
    let (one, two) = (fieldName(left) ?? left.printed, fieldName(right) ?? right.printed)
    if one == two { return .constant(comparison == .equal || comparison == .atMost || comparison == .atLeast) }
    let isTurned = two < one
    let (first, second) = isTurned ? (two, one) : (one, two)
    let place = question("\(first) beside \(second)") { _ in true } or: { .relation(second) }
    let among: Set<Int> =
      switch isTurned ? comparison.mirrored : comparison {
      case .less: [0]
      case .equal: [1]
      case .greater: [2]
      case .atMost: [0, 1]
      case .atLeast: [1, 2]
      case .notEqual: [0, 2]
      }
    return .answer(question: place, .among(among))
  }

  /// Anything else is one question that may be answered yes or no, whatever the others say.
  private mutating func opaque(_ node: Node) -> Formula { opaque(named: node.printed) }

  private mutating func opaque(named name: String) -> Formula {
    let place = question(name) { _ in true } or: { .words(["yes", "no"]) }
    return .answer(question: place, .among([0]))
  }

  private mutating func question(_ name: String, fits: (Domain) -> Bool, or domain: () -> Domain) -> Int {
    if let known = all.firstIndex(where: { $0.name == name && fits($0.domain) }) { return known }
    all.append(Question(name: name, domain: domain()))
    return all.count - 1
  }

  // MARK: What is written

  private func number(_ node: Node) -> Int64? {
    switch node.kind {
    case .number(let text): return millionths(text)
    case .negative(let part): return number(part).map { -$0 }
    default: return nil
    }
  }

  private func millionths(_ text: String) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int64(parts[0].isEmpty ? "0" : parts[0]), abs(whole) < 1_000_000_000_000 else { return nil }
    guard parts.count == 2 else { return whole * 1_000_000 }
    guard parts[1].count <= 6, let rest = Int64(parts[1] + String(repeating: "0", count: 6 - parts[1].count)) else { return nil }
    return whole * 1_000_000 + rest
  }

  private func day(_ node: Node) -> Int64? {
    switch node.kind {
    case .temporal(let text): return CivilDate(iso: text).map { Int64($0.dayNumber) }
    case .call(let function, let arguments):
      guard case .name("date") = function.kind, arguments.count == 1, case .string(let text) = arguments[0].value.kind
      else { return nil }
      return CivilDate(iso: text).map { Int64($0.dayNumber) }
    default: return nil
    }
  }

  private func isCount(_ node: Node) -> Bool {
    guard case .call(let function, _) = node.kind, case .name(let name) = function.kind else { return false }
    // An age before the birth has no number.
    return ["count", "age at", "string length"].contains(name)
  }

  private func isWhole(_ node: Node) -> Bool {
    guard case .call(let function, _) = node.kind, case .name(let name) = function.kind else { return false }
    return ["count", "age at", "working days between", "string length", "floor", "ceiling"].contains(name)
  }

  // MARK: Fields

  /// "category" for `category` and `child.category` alike; "visit.seen" for a field of the record that is tested.
  private func fieldName(_ node: Node) -> String? {
    switch node.kind {
    case .name(let name):
      if let item, shape.lists[item].field(named: name) != nil { return "\(shape.lists[item].name).\(name)" }
      return name
    case .path(let base, let field):
      guard case .name(let list) = base.kind else { return nil }
      if list == "item", let item { return "\(shape.lists[item].name).\(field.text)" }
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

  // MARK: Asking

  var names: [String] { all.map(\.name) }
  var domains: [Domain] { all.map(\.domain) }
}
