public import CivilTime
public import SourceText

/// What whole FEEL may use beside what is written: the given names, the moment, the calendars.
public struct WholeFEEL: Sendable {
  private let given: ContextValue
  private let now: FEELDateTime
  private let resources: Resources

  /// - Parameters:
  ///   - today: What `today()` gives.
  ///   - secondOfDay: What `now()` gives beside it, on UTC.
  ///   - calendars: What Duly's own functions ask.
  public init(today: CivilDate, secondOfDay: Int = 0, calendars: Calendars = .none) {
    given = ContextValue([])
    let time = FEELTime(
      hour: secondOfDay / 3600, minute: secondOfDay / 60 % 60, second: secondOfDay % 60, zone: .utc)
    now = FEELDateTime(date: FEELDate(today), time: time ?? .midnightUTC)
    resources = Resources(calendars: calendars)
  }

  private init(_ other: WholeFEEL, given: ContextValue) {
    self.given = given
    now = other.now
    resources = other.resources
  }

  /// The same with the names of a context that a file holds: JSON (`.json`), YAML (`.yaml`, `.yml`) or FEEL. What is
  /// wrong with it is reported, every failure in it too; then nil.
  public func giving(_ file: SourceFile, diagnostics: inout Diagnostics) -> WholeFEEL? {
    let (value, own) = onDeepStack {
      var own = Diagnostics()
      return (context(in: file, &own), own)
    }
    diagnostics.append(own)
    guard let value, own.isEmpty else { return nil }
    if case .context(let context) = value { return WholeFEEL(self, given: context) }
    diagnostics.report(FEELDiagnostics.noContext(SourceSpan(file: file, start: 0, end: min(1, file.bytes.count))))
    return nil
  }

  private func context(in file: SourceFile, _ diagnostics: inout Diagnostics) -> Value? {
    if file.name.hasSuffix(".json") { return readJSON(file, diagnostics: &diagnostics) }
    if file.name.hasSuffix(".yaml") || file.name.hasSuffix(".yml") {
      return readYAMLValue(file, resources.zones, diagnostics: &diagnostics)
    }
    guard let expression = read(file, limits: .contextFiles, diagnostics: &diagnostics) else { return nil }
    let outcome = outcome(of: expression)
    for failure in outcome.run.failures { diagnostics.report(expression.diagnostic(failure)) }
    return outcome.value
  }

  /// Reads an expression, with the given names. What is wrong is reported at its place; then nil.
  public func read(_ file: SourceFile, diagnostics: inout Diagnostics) -> Expression? {
    read(file, limits: .standard, diagnostics: &diagnostics)
  }

  private func read(_ file: SourceFile, limits: ExpressionLimits, diagnostics: inout Diagnostics) -> Expression? {
    let names = KnownNames(top: given.entries.map(\.key), deep: Value.context(given).keys)
    let (expression, own) = onDeepStack {
      var own = Diagnostics()
      let source = ExpressionSource(file, isWholeFEEL: true)
      return (readExpression(source, limits: limits, names: names, diagnostics: &own), own)
    }
    diagnostics.append(own)
    return expression
  }

  /// Evaluates an expression. It always ends, with a value.
  public func evaluate(_ expression: Expression) -> Evaluation {
    let outcome = outcome(of: expression)
    return Evaluation(value: outcome.value, run: outcome.run)
  }

  /// Evaluates an expression whose value must be of a type, as the standard's implicit conversions allow.
  public func evaluate(_ expression: Expression, asType name: String) -> Evaluation {
    let outcome = outcome(of: expression)
    let converted = onDeepStack {
      let type = TypeName(name)
      return type.unknownName != nil ? outcome.value : type.converting(outcome.value)
    }
    if let converted { return Evaluation(value: converted, run: outcome.run) }
    outcome.run.fail("the value is \(outcome.value.kindInWords), which is not of the type \(name)", expression.root.range)
    return Evaluation(value: .null, run: outcome.run)
  }

  private func outcome(of expression: Expression) -> (value: Value, run: Run) {
    onDeepStack {
      var scope = Scope.open
      scope.given = given
      var checker = Checker(expression, scope)
      let typed = checker.open(expression.root)
      let binder = Binder(open: resources)
      let run = Run(now: now, resources: resources)
      var context = Context.nowhere
      context.run = run
      let code = binder.value(typed)
      return withExtendedLifetime(run) {
        let value = code(&context).value
        // What was stopped has no answer, whatever its last part made of nothing.
        if run.isHalted { return (.null, run) }
        // What is given is not within limits by itself, and all of it may be printed.
        if Limits.isWithin(value.depth, value.size) { return (value, run) }
        run.failOfSize(expression.root.range)
        return (.null, run)
      }
    }
  }
}

/// What came of an expression.
public struct Evaluation: Sendable {
  let value: Value
  /// What went wrong on the way, each once, in the order in which it happened; at most fifty.
  public let failures: [Failure]
  /// Failures beyond those.
  public let furtherFailures: Int

  init(value: Value, run: Run) {
    self.value = value
    failures = run.failures
    furtherFailures = run.furtherFailures
  }

  /// The value as it could be written.
  public var text: String { value.literal }
  /// What sort of value it is, as the language names types.
  public var type: String { value.typeName }
  /// The value with its types, as JSON: `{"t":"decimal","v":"30.25"}`.
  public var typedJSON: String { value.typedJSON }
  /// Whether it is null.
  public var isNull: Bool { value.isNull }
}

extension Expression {
  /// A failure at its place in the text.
  public func diagnostic(_ failure: Failure) -> Diagnostic {
    FEELDiagnostics.failure(failure.reason, source.span(ofUTF8: failure.range))
  }
}

extension ExpressionLimits {
  /// A file of names and values is longer than an expression.
  static let contextFiles = ExpressionLimits(bytes: 16_000_000, depth: 256, nodes: 2_000_000)
}
