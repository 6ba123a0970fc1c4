/// The names of functions that the language has, in rules or only in whole FEEL.
enum FunctionNames {
  /// What conditions of rules may call, sorted.
  static let ofRules = BuiltIn.all.values.filter { $0.use == .everywhere }.map(\.name).sorted()

  /// Those of several words, which the reader must know to tell them from names side by side.
  static let ofSeveralWords = Set(BuiltIn.all.keys.filter { $0.contains(" ") })
}
