import CivilTime

/// A function of the language.
struct BuiltIn: Sendable {
  let name: String
  /// The ways in which it can be called; the first that fits is taken.
  let forms: [Form]
  let use: Use
  /// The calendar without which it has no answer.
  private(set) var needs: CalendarKind?

  /// Where a function may be called.
  enum Use: Sendable { case everywhere, wholeFEELOnly }

  init(_ name: String, _ use: Use = .everywhere, _ forms: Form...) {
    self.name = name
    self.use = use
    self.forms = forms
  }

  /// One that asks a calendar.
  init(_ name: String, needs calendar: CalendarKind, _ form: Form) {
    self.init(name, .everywhere, form)
    needs = calendar
  }
}

extension BuiltIn {
  /// One way of calling a function.
  struct Form: Sendable {
    let parameters: [Parameter]
    let gives: Result
    let run: @Sendable ([Value], inout Call) -> Value

    init(
      _ parameters: [Parameter], _ gives: Result, _ run: @escaping @Sendable ([Value], inout Call) -> Value
    ) {
      self.parameters = parameters
      self.gives = gives
      self.run = run
    }

    var fewest: Int { parameters.count { !$0.isOptional } }
    var most: Int { parameters.last?.isRepeated == true ? Int.max : parameters.count }

    /// Whether a function of this form can stand where one with these parameters is wanted.
    func conforms(_ wanted: [TypeName], _ result: TypeName) -> Bool {
      guard wanted.count >= fewest, wanted.count <= most else { return false }
      for (index, type) in wanted.enumerated() {
        let kinds = parameters[min(index, parameters.count - 1)].kinds
        if case .kind(let kind) = type, !kinds.isSuperset(of: kind) { return false }
        if case .list = type, !kinds.contains(.list) { return false }
      }
      if case .kind(let kind) = result { return gives.kinds == kind }
      return true
    }
  }

  struct Parameter: Sendable {
    let name: String
    let kinds: Kinds
    var isOptional = false
    /// Takes all further arguments; they arrive as one list.
    var isRepeated = false

    init(_ name: String, _ kinds: Kinds) {
      self.name = name
      self.kinds = kinds
    }

    /// May be left out, or null.
    var optional: Parameter {
      var copy = self
      copy.isOptional = true
      return copy
    }

    /// The same for one argument.
    var single: Parameter { Parameter(name, kinds) }

    var repeated: Parameter {
      var copy = self
      copy.isRepeated = true
      return copy
    }
  }

  /// What sort of value a form gives.
  enum Result: Sendable {
    case kind(Kinds)
    /// A list of one kind.
    case list(Kinds)
    /// The same type as an argument, by its place.
    case like(Int)
    /// What an argument is a list of.
    case element(of: Int)
    /// A list of what an argument is a list of.
    case listLike(Int)

    var kinds: Kinds {
      switch self {
      case .kind(let kinds): kinds
      case .list, .listLike: .list
      case .like, .element: .anything
      }
    }
  }

  /// The names of all functions, sorted.
  static let names = all.keys.sorted()

  /// All functions, by name.
  static let all: [String: BuiltIn] = {
    var table: [String: BuiltIn] = [:]
    let groups = [
      conversions, texts, lists, numbers, dates, ranges, sorting, contexts, ofDuly,
    ]
    for builtIn in groups.joined() { table[builtIn.name] = builtIn }
    return table
  }()
}

/// One call of a function: what it may use, and where it leaves word that it failed.
struct Call {
  let name: String
  /// Where the call is written.
  let range: Range<Int>
  let resources: Resources
  /// Nil while a rule is evaluated.
  unowned(unsafe) let run: Run?
  var hasFailed = false
  /// Why it failed, and whether because no calendar says: then nothing that is written is at fault.
  private(set) var reason = ""
  private(set) var lacksCalendar = false

  var zones: ZoneTable { resources.zones }

  /// Null, with a reason.
  mutating func fail(_ reason: String, lacksCalendar: Bool = false) -> Value {
    hasFailed = true
    self.reason = reason
    self.lacksCalendar = lacksCalendar
    run?.fail("`\(name)`: \(reason)", range)
    return .null
  }

  /// Counts work; false once there was too much of it. Then null should be given at once.
  func step(_ count: Int = 1) -> Bool { run?.step(count, range) ?? true }

  /// Counts the comparisons of a value with so many others.
  func step(comparing value: Value, with count: Int) -> Bool {
    let (work, overflows) = count.multipliedReportingOverflow(by: 1.saturated(plus: value.work))
    return step(overflows ? Int.max : work / 8)
  }

  /// A list, unless it grew too large.
  mutating func list(_ items: [Value]) -> Value {
    let list = ListValue(items)
    if step(items.count), Limits.isWithin(list.depth, list.size) { return .list(list) }
    return tooLarge()
  }

  /// A context, unless it grew too large.
  mutating func context(_ entries: [(key: String, value: Value)]) -> Value {
    let context = ContextValue(entries)
    if step(entries.count * 2), Limits.isWithin(context.depth, context.size) { return .context(context) }
    return tooLarge()
  }

  /// A text, unless it grew too long.
  mutating func string(_ text: String) -> Value {
    if step(text.utf8.count / 32), text.utf8.count <= Limits.textBytes { return .string(text) }
    return tooLarge()
  }

  /// Null, since the value would grow beyond all limits.
  mutating func tooLarge() -> Value {
    run?.failOfSize(range)
    hasFailed = true
    return .null
  }

  /// What a function that was given as an argument says.
  mutating func invoke(_ function: FunctionValue, _ arguments: [Value]) -> Value {
    let (value, failed) = function.call(
      arguments.map { Argument(label: nil, value: $0) }, range, resources, run)
    if failed { hasFailed = true }
    return value
  }
}

/// A value given to a function; with its label in `f(label: value)`.
struct Argument {
  let label: String?
  let value: Value
}

extension BuiltIn.Parameter {
  /// A value as the parameter wants it: itself, or converted as the standard says. Nil where it does not fit.
  func fitting(_ value: Value) -> Value? {
    if isRepeated {
      var items: [Value] = []
      for item in value.items {
        guard let fitting = single.fitting(item) else { return nil }
        items.append(fitting)
      }
      return .list(ListValue(items))
    }
    if value.isNull, isOptional { return value }
    return value.converted(to: kinds)
  }
}

extension Value {
  /// The value as one of the kinds, with the standard's implicit conversions: a list of one becomes its item, a value
  /// becomes a list of one, a date becomes its midnight. Nil where none fits.
  func converted(to kinds: Kinds) -> Value? {
    if kinds.contains(Kinds(self)) { return self }
    if case .list(let list) = self, list.items.count == 1, kinds.contains(Kinds(list.items[0])) {
      return list.items[0]
    }
    if isNull { return nil }
    if kinds.contains(.list) { return .list(ListValue([self])) }
    if case .date(let date) = self, kinds.contains(.dateTime) { return .dateTime(date.midnightUTC) }
    return nil
  }
}
