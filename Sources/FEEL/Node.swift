/// One part of an expression as it was written, with its place and its parts in the order of the text.
///
/// The tree knows nothing of types or schemas: rules and whole FEEL share it.
public struct Node: Sendable {
  /// What it is.
  public let kind: Kind
  /// Where it is written: UTF-8 offsets in the expression's text.
  public let range: Range<Int>
  /// How many levels it has; 1 for a leaf.
  public let depth: Int
  /// How many nodes it holds, itself included.
  public let size: Int

  /// A node with its place.
  public init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
    var depth = 0
    var size = 1
    for child in kind.children {
      depth = max(depth, child.depth)
      size += child.size
    }
    self.depth = depth + 1
    self.size = size
  }

  /// The parts, in the order in which they are written.
  public var children: [Node] { kind.children }
}

extension Node {
  /// What a node is. Names and literals hold what was written, not yet what it means.
  public indirect enum Kind: Sendable {
    case null
    case boolean(Bool)
    /// The digits as written: "10", "0.5".
    case number(String)
    case string(String)
    /// `@"2026-01-01"`: the text in the quotes.
    case temporal(String)
    /// A name, or the name of a function; words are parted by one blank.
    case name(String)
    case negative(Node)
    case arithmetic(ArithmeticOperator, Node, Node)
    case comparison(Comparison, Node, Node)
    /// Two or more conditions: `a and b and c` is one node.
    case and([Node])
    case or([Node])
    case not(Node)
    /// `a between b and c`
    case between(Node, Node, Node)
    /// `a in (tests)`
    case isIn(Node, [Node])
    /// `< 5`: a test of a value that is named elsewhere.
    case unaryTest(Comparison, Node)
    case range(RangeParts)
    /// `if a then b else c`
    case ifElse(Node, Node, Node)
    /// `some x in a satisfies b`
    case quantified(Quantifier, [Binding], Node)
    /// `for x in a return b`
    case forEach([Binding], Node)
    /// `a.b`
    case path(Node, Name)
    /// `a[b]`
    case filter(Node, Node)
    case call(Node, [Argument])
    case list([Node])
    case context([Entry])
    case function([Parameter], Node)
    /// The body of a function that another program would work out.
    case external(Node)
    /// `a instance of t`
    case instanceOf(Node, String)
  }

  /// A name and its place.
  public struct Name: Sendable, Hashable {
    public let text: String
    public let range: Range<Int>
  }

  /// The ends of `[a..b]`, `(a..b)` and the like.
  public struct RangeParts: Sendable {
    public let lower: Node, upper: Node
    public let includesLower: Bool, includesUpper: Bool
  }

  /// `x in a`
  public struct Binding: Sendable {
    public let name: Name
    public let list: Node
    /// Counts from one to the other: `x in 1..10`, without brackets.
    public let isSteps: Bool
  }

  /// A value given to a function; with its label in `f(label: value)`.
  public struct Argument: Sendable {
    public let label: Name?
    public let value: Node
  }

  /// `key: value` in a context.
  public struct Entry: Sendable {
    public let key: Name
    public let value: Node
  }

  /// `name: type` of a function.
  public struct Parameter: Sendable {
    public let name: Name
    public let type: String?
  }
}

/// `some` or `every`.
public enum Quantifier: String, Sendable, Hashable { case some, every }

/// `+`, `-`, `*`, `/`, `**`.
public enum ArithmeticOperator: String, Sendable, Hashable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "**"
}

/// `=`, `!=`, `<`, `<=`, `>`, `>=`.
public enum Comparison: String, Sendable, Hashable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="

  /// Whether it asks which of the two comes first.
  public var isOrder: Bool { self != .equal && self != .notEqual }

  /// The same question with its sides exchanged.
  public var mirrored: Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .atMost: .atLeast
    case .greater: .less
    case .atLeast: .atMost
    }
  }

  /// The answer for two values that can be ordered.
  @inline(__always) func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .atMost: a <= b
    case .greater: a > b
    case .atLeast: a >= b
    }
  }
}

extension Node.Kind {
  /// The parts, in the order in which they are written.
  public var children: [Node] {
    switch self {
    case .null, .boolean, .number, .string, .temporal, .name: []
    case .negative(let a), .not(let a), .unaryTest(_, let a), .path(let a, _), .function(_, let a),
      .external(let a), .instanceOf(let a, _):
      [a]
    case .arithmetic(_, let a, let b), .comparison(_, let a, let b), .filter(let a, let b): [a, b]
    case .and(let all), .or(let all), .list(let all): all
    case .between(let a, let b, let c), .ifElse(let a, let b, let c): [a, b, c]
    case .isIn(let a, let tests): [a] + tests
    case .range(let parts): [parts.lower, parts.upper]
    case .quantified(_, let bindings, let body), .forEach(let bindings, let body): bindings.map(\.list) + [body]
    case .call(let function, let arguments): [function] + arguments.map(\.value)
    case .context(let entries): entries.map(\.value)
    }
  }

  /// What the node says by itself, without its parts: two trees are the same when labels and children are.
  public var label: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "boolean \(value)"
    case .number(let text): "number \(text)"
    case .string(let text): "string \(text)"
    case .temporal(let text): "temporal \(text)"
    case .name(let text): "name \(text)"
    case .negative: "negative"
    case .arithmetic(let op, _, _): "arithmetic \(op.rawValue)"
    case .comparison(let op, _, _): "comparison \(op.rawValue)"
    case .and: "and"
    case .or: "or"
    case .not: "not"
    case .between: "between"
    case .isIn: "in"
    case .unaryTest(let op, _): "test \(op.rawValue)"
    case .range(let parts): "range \(parts.includesLower) \(parts.includesUpper)"
    case .ifElse: "if"
    case .quantified(let quantifier, let bindings, _):
      "\(quantifier.rawValue) \(bindings.map(\.label).joined(separator: ","))"
    case .forEach(let bindings, _): "for \(bindings.map(\.label).joined(separator: ","))"
    case .path(_, let name): "path \(name.text)"
    case .filter: "filter"
    case .call(_, let arguments): "call \(arguments.map { $0.label?.text ?? "" }.joined(separator: ","))"
    case .list: "list"
    case .context(let entries): "context \(entries.map(\.key.text).joined(separator: ","))"
    case .function(let parameters, _):
      "function \(parameters.map { $0.name.text + ":" + ($0.type ?? "") }.joined(separator: ","))"
    case .external: "external"
    case .instanceOf(_, let type): "instance of \(type)"
    }
  }
}

extension Node.Binding {
  fileprivate var label: String { name.text + (isSteps ? " counted" : "") }
}

extension Node {
  /// Whether a name stands somewhere in it.
  func mentions(_ name: String) -> Bool {
    if case .name(name) = kind { return true }
    return children.contains { $0.mentions(name) }
  }

  /// Whether two trees say the same, wherever they are written.
  public func matches(_ other: Node) -> Bool {
    kind.label == other.kind.label && children.count == other.children.count
      && zip(children, other.children).allSatisfy { $0.matches($1) }
  }
}
