import Caseload

extension CheckedExpression {
  /// The condition, or what gives the date or number, in plain English: from the checked tree, with the titles of fields
  /// and codes. What has no words of its own is quoted as it is written.
  public var inWords: String {
    let writer = ConditionWords(shape: shape, source: expression.source, hasItem: root.readsSlot(Slot.item))
    return type == .boolean ? writer.truth(root, false).text : writer.value(root)
  }
}

extension Typed {
  /// Whether a record in a slot is read anywhere in it.
  fileprivate func readsSlot(_ slot: Int) -> Bool {
    if case .slot(slot) = op { return true }
    return parts.contains { $0.readsSlot(slot) }
  }

  /// The parts that it is made of, as far as they are rules' own.
  fileprivate var parts: [Typed] {
    switch op {
    case .null, .truth, .scalar, .text, .slot, .today, .extra, .single: []
    case .field(_, let a), .keyText(_, let a), .owner(_, let a), .not(let a), .isNull(let a), .negative(let a), .dateOf(let a),
      .part(_, let a), .codeText(let a):
      [a]
    case .and(let all, _), .or(let all, _), .extremeOf(_, let all), .literalList(let all): all
    case .compare(_, let a, let b), .orElse(let a, let b), .arithmetic(_, let a, let b): [a, b]
    case .ifElse(let a, let b, let c): [a, b, c]
    case .rows(let rows), .count(let rows): [rows.owner] + rows.filters
    case .projected(let rows, let a), .sum(let rows, let a), .extreme(_, let rows, let a), .pick(let rows, let a, _),
      .quantified(_, let rows, let a):
      [rows.owner] + rows.filters + [a]
    case .general(.apply(_, let arguments)): arguments.map(\.value)
    case .general: []
    }
  }
}

/// A sentence part, and how its own parts hang together: what joins it with others minds that.
struct JoinedWords {
  enum Joint { case none, and, or }
  var text: String
  var joint = Joint.none

  init(_ text: String, _ joint: Joint = .none) {
    self.text = text
    self.joint = joint
  }

  /// Several as one: "a, b and c". Where "and" holds an "or", the parts say that they belong together.
  static func joined(_ parts: [JoinedWords], _ joint: Joint) -> JoinedWords {
    guard parts.count > 1 else { return parts.first ?? JoinedWords("") }
    let word = joint == .and ? "and" : "or"
    let texts = parts.map { part in
      switch (joint, part.joint) {
      case (.and, .or): "either \(part.text)"
      case (.or, .and): "both \(part.text)"
      default: part.text
      }
    }
    let isLong = texts.contains { $0.contains(",") } || zip(parts, texts).contains { $0.text != $1 }
    let comma = isLong ? ", " : " "
    return JoinedWords(texts.dropLast().joined(separator: ", ") + "\(comma)\(word) \(texts[texts.count - 1])", joint)
  }
}

/// Writes checked conditions as people say them.
struct ConditionWords {
  let shape: Shape
  let source: ExpressionSource
  /// A record is tested, so that the fields of the person are named as theirs.
  let hasItem: Bool
  /// The slot of the innermost record whose fields are named bare.
  var innermost: Int?

  /// A condition, or its opposite.
  func truth(_ typed: Typed, _ negated: Bool) -> JoinedWords {
    switch typed.op {
    case .truth(let value): return JoinedWords(value != negated ? "it is always so" : "it is never so")
    case .and(let all, _):
      if let words = range(all, negated) { return words }
      return .joined(all.map { truth($0, negated) }, negated ? .or : .and)
    case .or(let all, _):
      if let words = choice(all, negated) { return words }
      return .joined(all.map { truth($0, negated) }, negated ? .and : .or)
    case .not(let inner): return truth(inner, !negated)
    case .isNull(let inner): return JoinedWords(missing(inner, isRecorded: negated))
    case .compare(let op, let a, let b): return comparison(negated ? op.opposite : op, a, b)
    case .field: return JoinedWords(answered(typed, !negated))
    case .quantified(let quantifier, let rows, let body): return quantified(quantifier, rows, body, negated)
    case .ifElse(let test, let a, let b):
      return JoinedWords("if \(truth(test, false).text), then \(truth(a, negated).text), and otherwise \(truth(b, negated).text)")
    case .orElse(let a, let b):
      let known = truth(a, negated).text
      if case .truth(let value) = b.op { return JoinedWords(value != negated ? "\(known) or is not recorded" : known) }
      return JoinedWords("\(known) (where it is not recorded: \(truth(b, negated).text))")
    case .general(.apply(let builtIn, let arguments)) where arguments.count == 2:
      guard let verbs = ConditionWords.verbs[builtIn.name] else { break }
      return JoinedWords("\(value(arguments[0].value)) \(negated ? verbs.not : verbs.yes) \(value(arguments[1].value))")
    default: break
    }
    return JoinedWords((negated ? "this is not so: " : "this is so: ") + quoted(typed))
  }

  /// What functions of two values say of them.
  private static let verbs: [String: (yes: String, not: String)] = [
    "contains": ("contains", "does not contain"), "starts with": ("begins with", "does not begin with"),
    "ends with": ("ends with", "does not end with"), "list contains": ("holds", "does not hold"),
  ]

  /// "X is A, B or C", for equalities of one value.
  private func choice(_ all: [Typed], _ negated: Bool) -> JoinedWords? {
    var left: Typed?
    var rights: [String] = []
    for case .compare(.equal, let a, let b) in all.map(\.op) {
      if let left, value(left) != value(a) { return nil }
      if !b.isConstant || a.type == .boolean { return nil }
      left = a
      rights.append(value(b))
    }
    guard let left, rights.count == all.count, rights.count > 1 else { return nil }
    let list = rights.dropLast().joined(separator: ", ") + " \(negated ? "and" : "or") " + rights[rights.count - 1]
    return JoinedWords("\(value(left)) is \(negated ? "none of " : "")\(list)")
  }

  /// "X is from A to B"
  private func range(_ all: [Typed], _ negated: Bool) -> JoinedWords? {
    guard all.count == 2, case .compare(let low, let a, let from) = all[0].op, case .compare(let high, let b, let to) = all[1].op,
      low == .atLeast, high == .atMost, value(a) == value(b)
    else { return nil }
    return JoinedWords("\(value(a)) is \(negated ? "not " : "")from \(value(from)) to \(value(to))")
  }

  /// "X is not recorded", or "X is recorded"
  private func missing(_ inner: Typed, isRecorded: Bool) -> String {
    if case .slot(let slot) = inner.op, Slot.isNeighbour(slot) {
      return "there is \(isRecorded ? "a" : "no") record \(slot == Slot.previous ? "before" : "after") it"
    }
    if case .general(.apply(let builtIn, let arguments)) = inner.op, builtIn.name == "school term of", let day = arguments.first {
      return "\(value(day.value)) lies \(isRecorded ? "in" : "outside") a school term"
    }
    if case .field(let address, let base) = inner.op, inner.type == .date || inner.type == .dateTime {
      return "\(isRecorded ? "a" : "no") date is recorded for \(owned(base, address))\"\(shape[address].title)\""
    }
    if case .field = inner.op, inner.type == .boolean { return "\(yesOrNo(inner)) is \(isRecorded ? "" : "not ")recorded" }
    return "\(value(inner)) is \(isRecorded ? "" : "not ")recorded"
  }

  private func comparison(_ op: Comparison, _ a: Typed, _ b: Typed) -> JoinedWords {
    if a.isConstant, !b.isConstant { return comparison(op.mirrored, b, a) }
    if a.type == .boolean, case .truth(let wanted) = b.op {
      let isYes = (op == .equal) == wanted
      if case .field = a.op { return JoinedWords(answered(a, isYes)) }
      return truth(a, !isYes)
    }
    if case .count(let rows) = a.op, case .scalar(let millionths) = b.op, millionths % 1_000_000 == 0 {
      return JoinedWords(counted(rows, op, Int(millionths / 1_000_000)))
    }
    return JoinedWords("\(value(a)) \(verb(op, a.type)) \(value(b))")
  }

  /// "\"child seen\" is recorded as yes". Where a blank counts as no, no need not be written.
  private func answered(_ field: Typed, _ isYes: Bool) -> String {
    guard case .field(let address, _) = field.op, !isYes, shape[address].blank == .no else {
      return "\(yesOrNo(field)) is recorded as \(isYes ? "yes" : "no")"
    }
    return "\(yesOrNo(field)) is not recorded as yes"
  }

  private func verb(_ op: Comparison, _ type: ValueType) -> String {
    let isDate = type == .date || type == .dateTime
    switch op {
    case .equal: return "is"
    case .notEqual: return "is not"
    case .less: return isDate ? "is before" : "is less than"
    case .atMost: return isDate ? "is on or before" : "is at most"
    case .greater: return isDate ? "is after" : "is more than"
    case .atLeast: return isDate ? "is on or after" : "is at least"
    }
  }

  /// "there is no visit where …"
  private func counted(_ rows: Rows, _ op: Comparison, _ number: Int) -> String {
    switch (op, number) {
    case (.equal, 0), (.less, 1), (.atMost, 0): return "there is no \(records(rows, plural: false))"
    case (.greater, 0), (.atLeast, 1), (.notEqual, 0): return "there is at least one \(records(rows, plural: false))"
    default: break
    }
    // "More than 1 visit" is not how people say it.
    if op == .greater { return counted(rows, .atLeast, number + 1) }
    if op == .less { return counted(rows, .atMost, number - 1) }
    let words = "\(number) \(records(rows, plural: number != 1))"
    switch op {
    case .equal: return "there \(number == 1 ? "is" : "are") exactly \(words)"
    case .notEqual: return "there are not exactly \(words)"
    case .less, .atMost: return "there \(number == 1 ? "is" : "are") at most \(words)"
    case .greater, .atLeast: return "there are at least \(words)"
    }
  }

  private func quantified(_ quantifier: Quantifier, _ rows: Rows, _ body: Typed, _ negated: Bool) -> JoinedWords {
    var inner = self
    inner.innermost = rows.slot
    switch (quantifier, negated) {
    case (.some, _):
      let both = Rows(list: rows.list, owner: rows.owner, slot: rows.slot, filters: rows.filters + [body])
      return JoinedWords("there is \(negated ? "no" : "at least one") \(records(both, plural: false))")
    case (.every, false):
      return JoinedWords("for every \(records(rows, plural: false)), \(inner.truth(body, false).text)")
    case (.every, true):
      return JoinedWords("there is a \(records(rows, plural: false)) for which \(inner.truth(body, true).text)")
    }
  }
}

extension Comparison {
  /// The comparison that holds where this one does not.
  fileprivate var opposite: Comparison {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .atLeast
    case .atMost: .greater
    case .greater: .atMost
    case .atLeast: .less
    }
  }
}
