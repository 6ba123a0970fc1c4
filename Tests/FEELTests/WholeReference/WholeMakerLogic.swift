import TestSupport

@testable import FEEL

extension WholeExpressionMaker {
  private static let ordered: [Kind] = [.number, .number, .string, .date, .time, .dateTime, .months, .seconds]
  static let comparisons = ["=", "!=", "<", "<=", ">", ">="]

  mutating func boolean(_ depth: Int, _ sure: Bool) -> Fragment {
    if sure { return sureBoolean(depth) }
    switch random.below(23) {
    case 0, 1: return chain("and", .and, depth)
    case 2, 3: return chain("or", .or, depth)
    case 4: return Fragment("not(\(text(.boolean, depth)))")
    case 5, 6:
      let kind = random.pick(WholeExpressionMaker.ordered)
      return infix(kind, random.pick(WholeExpressionMaker.comparisons), kind, .comparison, depth)
    case 7: return infix(.list(.number), random.pick(["=", "!="]), .list(.number), .comparison, depth)
    case 8: return equality(depth)
    case 9: return between(depth)
    case 10, 11: return membership(depth)
    case 12, 13: return quantified(depth)
    case 14: return call("list contains", text(.list(.number), depth), text(.number, depth))
    case 15: return allOrAny(depth)
    case 16, 17: return ofTexts(depth)
    case 18: return instance(depth)
    case 19, 20, 21: return relation(depth)
    default: return Fragment(text(.record, depth, .postfix) + ".c")
    }
  }

  private mutating func sureBoolean(_ depth: Int) -> Fragment {
    switch random.below(7) {
    case 0: return Fragment("not(\(text(.boolean, depth, sure: true)))")
    case 1: return infix(.boolean, random.pick(["and", "or"]), .boolean, .and, depth, sure: true).inParentheses
    case 2:
      let kind = random.pick(WholeExpressionMaker.ordered)
      return infix(kind, random.pick(WholeExpressionMaker.comparisons), kind, .comparison, depth, sure: true)
    case 3: return instance(depth)
    case 4: return membership(depth)
    case 5: return relation(depth)
    default: return Fragment(text(plainKind(), depth, .comparison) + random.pick([" = null", " != null"]), .comparison)
    }
  }

  private mutating func chain(_ word: String, _ level: NodePrinter.Binding, _ depth: Int) -> Fragment {
    let parts = (0..<2 + random.below(2)).map { _ in text(.boolean, depth, level.tighter) }
    return Fragment(parts.joined(separator: " \(word) "), level)
  }

  private mutating func equality(_ depth: Int) -> Fragment {
    switch random.below(5) {
    case 0: return infix(.record, random.pick(["=", "!="]), .record, .comparison, depth)
    case 1: return infix(.boolean, random.pick(["=", "!="]), .boolean, .comparison, depth)
    case 2: return Fragment("\(range(.number)) = \(range(.number))", .comparison)
    case 3:
      let kind = plainKind()
      return call("is", text(kind, depth), text(random.chance(70) ? kind : plainKind(), depth))
    default: return Fragment(text(anyKind(), depth, .comparison) + random.pick([" = null", " != null"]), .comparison)
    }
  }

  private mutating func between(_ depth: Int) -> Fragment {
    let kind = random.pick(WholeExpressionMaker.ordered)
    let value = text(kind, depth, .comparison)
    let lower = text(kind, depth, .additive)
    return Fragment("\(value) between \(lower) and \(text(kind, depth, .additive))", .comparison)
  }

  // MARK: - `in`

  /// The value and the tests are sure, and of one kind.
  private mutating func membership(_ depth: Int) -> Fragment {
    let kind = random.pick([Kind.number, .number, .string, .date])
    let value = text(kind, depth, .comparison, sure: true)
    if random.chance(12) { return ranged(kind) }
    let tests: String
    switch random.below(6) {
    case 0: tests = range(kind)
    case 1: tests = literalList(kind, 1, sure: true, count: random.below(4))
    case 2: tests = "\(random.pick(WholeExpressionMaker.comparisons)) \(text(kind, 0, .additive, sure: true))"
    case 3: tests = "[\(range(kind)), \(range(kind))]"
    default:
      let all = (0..<2 + random.below(2)).map { _ in test(kind) }
      tests = "(\(all.joined(separator: ", ")))"
    }
    return Fragment("\(value) in \(tests)", .comparison)
  }

  /// Ranges that are known by a name.
  private mutating func ranged(_ kind: Kind) -> Fragment {
    let (name, value) = (newName(), text(kind, 1, .comparison, sure: true))
    let open = "(\(random.pick(["<", "<=", ">", ">="])) \(text(kind, 0, .additive, sure: true)))"
    let range = random.chance(30) ? open : range(kind)
    return random.chance(50)
      ? Fragment("{\(name): \(range), r: \(value) in \(name)}.r")
      : Fragment("some \(name) in [\(self.range(kind)), \(range)] satisfies \(value) in \(name)", .lowest)
  }

  private mutating func test(_ kind: Kind) -> String {
    switch random.below(4) {
    case 0: range(kind)
    case 1: text(kind, 1, sure: true)
    case 2: literalList(kind, 0, sure: true, count: 2)
    default: "\(random.pick(WholeExpressionMaker.comparisons)) \(text(kind, 0, .additive, sure: true))"
    }
  }

  /// The ends of a range, the lower before the upper, few enough that two ranges often share one.
  private mutating func ends(_ kind: Kind) -> (lower: String, upper: String) {
    switch kind {
    case .string: return random.pick([("\"a\"", "\"b\""), ("\"a\"", "\"c\""), ("\"B\"", "\"a\"")])
    case .date:
      let dates = ["27", "28", "29"].map { "@\"2020-02-\($0)\"" }
      let lower = random.below(2)
      return (dates[lower], dates[lower + 1 + (lower == 0 ? random.below(2) : 0)])
    default:
      let lower = random.number(-1...1)
      return ("\(lower)", "\(lower + 1 + random.below(2))")
    }
  }

  private mutating func bracketed(_ ends: (lower: String, upper: String)) -> String {
    let text = ends.lower + ".." + ends.upper + random.pick(["]", "]", "]", ")", "["])
    // In parentheses, since a `]` that begins a range would end the list that it stands in.
    return random.chance(15) ? "(]" + text + ")" : random.pick(["[", "[", "("]) + text
  }

  /// A range written out.
  mutating func range(_ kind: Kind) -> String {
    let ends = ends(kind)
    return kind == .number && random.chance(10) ? "range(\"[\(ends.lower)..\(ends.upper)]\")" : bracketed(ends)
  }

  private mutating func relation(_ depth: Int) -> Fragment {
    let kind = random.pick([Kind.number, .number, .date])
    let (one, another) = (ends(kind), ends(kind))
    let (range, other) = (bracketed(one), bracketed(another))
    let near = random.pick([one.lower, one.upper, another.lower, another.upper])
    let point = random.chance(75) ? near : text(kind, min(depth, 1), sure: true)
    let ofPointAndRange = ["before", "after", "finishes", "during", "starts"]
    switch random.below(5) {
    case 0: return call(random.pick(ofPointAndRange), point, range)
    case 1: return call(random.pick(["before", "after", "finished by", "includes", "started by"]), range, point)
    case 2: return call(random.pick(["before", "after", "coincides"]), point, text(kind, depth, sure: true))
    default:
      let function = random.pick(
        ofPointAndRange + [
          "meets", "met by", "overlaps", "overlaps before", "overlaps after", "finished by", "includes", "started by",
          "coincides",
        ])
      return call(function, range, other)
    }
  }

  // MARK: - The rest

  private mutating func quantified(_ depth: Int) -> Fragment {
    let word = random.pick(["some", "every"])
    let iterators = (0..<1 + random.below(2)).map { _ in iterator(depth) }
    let body = within(iterators.map(\.variable)) { $0.text(.boolean, depth) }
    return Fragment("\(word) \(iterators.map(\.text).joined(separator: ", ")) satisfies \(body)", .lowest)
  }

  /// `v1 in [1, 2]`, and what it binds.
  mutating func iterator(_ depth: Int) -> (text: String, variable: Variable) {
    let (name, kind) = (newName(), random.chance(40) ? Kind.number : itemKind())
    let list: String
    switch (random.below(3), kind) {
    case (0, .number): list = random.pick(["1..3", "3..1", "-1..1", "[0..2]", "2..2", "1..count([1, 2])"])
    case (0, .date): list = random.pick(["@\"2020-02-28\"..@\"2020-03-01\"", "@\"2021-01-01\"..@\"2020-12-31\""])
    case (1, _): list = literalList(kind, 1, sure: true, count: random.below(4))
    default: list = text(.list(kind), depth, sure: true)
    }
    return ("\(name) in \(list)", Variable(name: name, kind: kind, isSure: true))
  }

  private mutating func allOrAny(_ depth: Int) -> Fragment {
    let function = random.pick(["all", "any"])
    if random.chance(70) { return call(function, text(.list(.boolean), depth)) }
    return call(function, text(.boolean, depth), text(.boolean, depth))
  }

  private mutating func ofTexts(_ depth: Int) -> Fragment {
    if random.chance(30) {
      let match = random.pick(["\"a\"", "\"ab\"", "\"bc\"", "\"c\"", "\"\""])
      return call(random.pick(["contains", "starts with", "ends with"]), random.pick(["\"abc\"", "\"ba\""]), match)
    }
    switch random.below(4) {
    case 0:
      return call(random.pick(["contains", "starts with", "ends with"]), text(.string, depth), text(.string, depth))
    case 1:
      return call(
        "matches", text(.string, depth), random.pick(["\"[a-b]+\"", "\"^a.*c$\"", "\".b\"", "\"c?$\"", "\"\\\\d\""]))
    case 2: return call("matches", text(.string, depth), "\"ABC?\"", "\"i\"")
    default: return call(random.pick(["odd", "even"]), "floor(\(text(.number, depth)))")
    }
  }

  private mutating func instance(_ depth: Int) -> Fragment {
    let kind = anyKind()
    let type = random.chance(60) ? typeName(kind) : random.pick([typeName(anyKind()), "Any", "range<number>"])
    if random.chance(8) { return Fragment("\(range(.number)) instance of range<number>", .comparison).inParentheses }
    return Fragment(text(kind, depth, .comparison, sure: true) + " instance of " + type, .comparison).inParentheses
  }
}

extension WholeExpressionMaker.Fragment {
  var inParentheses: Self { Self("(\(text))") }
}
