/// A type as an expression names it: `number`, `list<string>`, `context<a: date>`, `function<number>->boolean`.
indirect enum TypeName: Sendable, Hashable {
  case any
  case kind(Kinds)
  case list(TypeName)
  /// Any context, or one with these entries.
  case context([Entry]?)
  case range(TypeName)
  case function([TypeName], TypeName)
  /// A name that is defined elsewhere.
  case unknown(String)

  struct Entry: Sendable, Hashable {
    let name: String
    let type: TypeName
  }

  private static let plain: [String: TypeName] = [
    "Any": .any, "Null": .kind(.null), "number": .kind(.number), "string": .kind(.string), "boolean": .kind(.boolean),
    "date": .kind(.date), "time": .kind(.time), "date and time": .kind(.dateTime), "dateTime": .kind(.dateTime),
    "days and time duration": .kind(.daysDuration), "dayTimeDuration": .kind(.daysDuration),
    "years and months duration": .kind(.monthsDuration), "yearMonthDuration": .kind(.monthsDuration),
    "list": .list(.any), "context": .context(nil), "function": .kind(.function), "range": .range(.any),
  ]

  /// Reads a type as `Parser.type` wrote it down.
  init(_ text: String) {
    var reader = TypeNameReader(rest: Substring(text))
    self = reader.type()
  }

  private static func element(ofListNamed name: String) -> TypeName? {
    guard name.hasSuffix("List") else { return nil }
    var stem = name.dropLast("List".count)
    if stem.first == "t", stem.dropFirst().first?.isUppercase == true { stem = stem.dropFirst() }
    let element = TypeName.plain.first { $0.key.lowercased() == stem.lowercased() }?.value
    return element
  }

  /// A name without arguments. One that the language does not have says what it is only where it is called a list of
  /// something that the language has: `tNumberList`.
  init(plain name: String) {
    self = TypeName.plain[name] ?? TypeName.element(ofListNamed: name).map { .list($0) } ?? .unknown(name)
  }
}

/// Takes the text of a type apart.
private struct TypeNameReader {
  var rest: Substring
  private var depth = 0

  init(rest: Substring) { self.rest = rest }

  mutating func type() -> TypeName {
    depth += 1
    defer { depth -= 1 }
    let name = name()
    // What the parser let pass is not so deep; a name from elsewhere may be.
    if depth > Limits.typeDepth { return end(name) }
    switch name {
    case "list": return .list(take("<") ? closing(type()) : .any)
    case "range": return .range(take("<") ? closing(type()) : .any)
    case "context":
      guard take("<") else { return .context(nil) }
      return .context(entries())
    case "function":
      guard take("<") else { return .kind(.function) }
      let parameters = types()
      return .function(parameters, take("->") ? type() : .any)
    default: return TypeName(plain: name)
    }
  }

  /// Reads no further.
  private mutating func end(_ name: String) -> TypeName {
    rest = ""
    return .unknown(name)
  }

  /// Whether there is something more in the list that is being read. Signs that belong nowhere end it.
  private mutating func goesOn(from before: Int) -> Bool {
    let hasRead = rest.utf8.count < before
    if !hasRead { rest = "" }
    return hasRead
  }

  private mutating func skipBlanks() { rest = rest.drop { $0 == " " } }

  private mutating func take(_ sign: String) -> Bool {
    skipBlanks()
    guard rest.hasPrefix(sign) else { return false }
    rest = rest.dropFirst(sign.count)
    return true
  }

  private mutating func name() -> String {
    skipBlanks()
    let name = rest.prefix { !"<>,:".contains($0) && $0 != "-" }
    rest = rest.dropFirst(name.count)
    return String(name).trimmingBlanks
  }

  private mutating func closing(_ type: TypeName) -> TypeName {
    _ = take(">")
    return type
  }

  private mutating func types() -> [TypeName] {
    var all: [TypeName] = []
    var before = Int.max
    while !take(">"), !rest.isEmpty, goesOn(from: before) {
      before = rest.utf8.count
      all.append(type())
      _ = take(",")
    }
    return all
  }

  private mutating func entries() -> [TypeName.Entry] {
    var all: [TypeName.Entry] = []
    var before = Int.max
    while !take(">"), !rest.isEmpty, goesOn(from: before) {
      before = rest.utf8.count
      let name = name()
      _ = take(":")
      all.append(TypeName.Entry(name: name, type: type()))
      _ = take(",")
    }
    return all
  }
}

extension String {
  var trimmingBlanks: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension TypeName {
  /// A name that is defined nowhere.
  var unknownName: String? {
    switch self {
    case .unknown(let name): name
    case .list(let element), .range(let element): element.unknownName
    case .context(let entries): entries?.lazy.compactMap(\.type.unknownName).first
    case .function(let parameters, let result): (parameters + [result]).lazy.compactMap(\.unknownName).first
    case .any, .kind: nil
    }
  }

  /// Whether a value is of the type. Null is of every type but is an instance of none: see `isInstance`.
  func conforms(_ value: Value) -> Bool {
    switch (self, value) {
    case (.any, _), (_, .null): true
    case (.kind(let kind), _): kind.contains(Kinds(value))
    case (.list(let element), .list(let list)): list.items.allSatisfy(element.conforms)
    case (.context(nil), .context): true
    case (.context(let entries?), .context(let context)):
      entries.allSatisfy { entry in context[entry.name].map(entry.type.conforms) ?? false }
    case (.range(let element), .range(let range)):
      (range.lower.map(element.conforms) ?? true) && (range.upper.map(element.conforms) ?? true)
    case (.function(let parameters, let result), .function(let function)): function.conforms(parameters, result)
    default: false
    }
  }

  /// What `instance of` says. Null is an instance of `Null` alone.
  func isInstance(_ value: Value) -> Bool { value.isNull ? self == .kind(.null) : conforms(value) }
}

extension FunctionValue {
  /// Whether it takes these parameters. What a written function gives is not known before it is called.
  func conforms(_ wanted: [TypeName], _ result: TypeName) -> Bool {
    switch body {
    case .written(let parameters, _, _, _):
      parameters.count == wanted.count && result == .any
        && zip(parameters, wanted).allSatisfy { ($0.type ?? .any) == .any || $0.type == $1 }
    case .builtIn(let builtIn): builtIn.forms.contains { $0.conforms(wanted, result) }
    }
  }
}
