@testable import FEEL

extension WholeReference {
  typealias Given = [(label: String?, value: Value)]

  static func call(_ function: Node, _ arguments: [Node.Argument], _ names: Names) -> Value {
    let given: Given = arguments.map { ($0.label?.text, evaluate($0.value, names)) }
    if case .name(let name) = function.kind, names[name] == nil { return builtIn(name, given) }
    guard case .function(let function) = evaluate(function, names) else { return .null }
    return call(function, given)
  }

  /// Calls a function that an expression defines.
  static func call(_ function: Function, _ given: Given) -> Value {
    guard given.count == function.parameters.count, Set(given.map { $0.label == nil }).count < 2 else { return .null }
    var names = function.names
    for (place, parameter) in function.parameters.enumerated() {
      let isNamed = given[place].label != nil
      let argument = isNamed ? given.first { $0.label == parameter.name.text } : given[place]
      guard var value = argument?.value else { return .null }
      if let type = parameter.type, !conforms(value, to: type) {
        guard let items = value.items, items.count == 1, conforms(items[0], to: type) else { return .null }
        value = items[0]
      }
      names[parameter.name.text] = value
    }
    return evaluate(function.body, names)
  }

  private static func builtIn(_ name: String, _ given: Given) -> Value {
    for signature in WholeSignature.of(name) {
      guard let arguments = arguments(given, for: signature) else { continue }
      return value(of: name, signature, arguments) ?? .null
    }
    return .null
  }

  private static func value(of name: String, _ signature: WholeSignature, _ arguments: [Value?]) -> Value? {
    if signature.parameters[0].name == "list" || signature.isVariadic {
      return listFunction(name, signature, arguments)
    }
    return textFunction(name, arguments) ?? numberFunction(name, arguments) ?? timeFunction(name, arguments)
      ?? contextFunction(name, arguments) ?? rangeFunction(name, arguments)
  }
}
