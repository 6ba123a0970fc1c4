/// The parts of an expression that are worked out as whole values (see `Value`), not as columns.
indirect enum General: Sendable {
  case constant(Value)
  /// A variable, so many levels up the environment.
  case variable(Int)
  /// A name inside filters: an entry of one of the filtered items, innermost first, by their levels; else the other.
  case member(String, [Int], otherwise: Typed)
  /// Something that cannot be had, and why.
  case failing(String)
  case negative(Typed)
  case arithmetic(ArithmeticOperator, Typed, Typed)
  case compare(Comparison, Typed, Typed)
  case and([Typed])
  case or([Typed])
  case not(Typed)
  case between(Typed, Typed, Typed)
  case isIn(Typed, [Typed])
  /// A test that speaks of the tested value as `?`.
  case asked(Typed)
  /// `< 5` by itself.
  case test(Comparison, Typed)
  case range(Typed, Typed, includesLower: Bool, includesUpper: Bool)
  case ifElse(Typed, Typed, Typed)
  /// The weight of a body is what a round of it costs; see `Run.weight`.
  case forEach([Source], Typed, weight: Int)
  case quantified(Quantifier, [Source], Typed, weight: Int)
  case path(Typed, String)
  case filter(Typed, Typed, weight: Int = 1)
  case apply(BuiltIn, [GeneralArgument])
  case invoke(Typed, [GeneralArgument])
  case list([Typed])
  case context([(key: String, value: Typed)])
  case function([(name: String, type: TypeName?)], Typed, cost: FunctionCost)
  case instanceOf(Typed, TypeName)

  /// Whether it reads nothing at all.
  var isConstant: Bool {
    switch self {
    case .constant: true
    case .apply(let builtIn, let arguments):
      builtIn.name != "today" && builtIn.needs == nil && arguments.allSatisfy(\.value.isConstant)
    case .arithmetic(_, let a, let b), .compare(_, let a, let b), .range(let a, let b, _, _): a.isConstant && b.isConstant
    case .negative(let a): a.isConstant
    default: false
    }
  }

  /// What a loop goes through.
  enum Source: Sendable {
    case list(Typed)
    /// `1..10`
    case steps(Typed, Typed)
  }
}

/// What a call of a function costs.
struct FunctionCost: Sendable {
  /// Levels of its expression.
  let depth: Int
  let weight: Int

  init(_ body: Node) { (depth, weight) = (body.depth + 1, Run.weight(body.size)) }
}

/// A value given to a function; with its label in `f(label: value)`.
struct GeneralArgument: Sendable {
  let label: String?
  let value: Typed
}
