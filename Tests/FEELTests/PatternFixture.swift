import Testing

@testable import FEEL

/// Patterns for tests: compiled, and looked for with steps enough.
enum PatternFixture {
  static func compile(_ pattern: String, _ flags: String = "") -> Pattern? {
    try? Pattern.compile(pattern, flags: flags).get()
  }

  static func problem(_ pattern: String, _ flags: String = "") -> Pattern.Problem? {
    guard case .failure(let problem) = Pattern.compile(pattern, flags: flags) else { return nil }
    return problem
  }

  /// The first match, and of each group what it took; nil if there is none.
  static func groups(_ pattern: String, _ flags: String = "", in text: String) -> [String?]? {
    let input = Array(text.unicodeScalars)
    var steps = 1_000_000
    guard case .match(let match)? = compile(pattern, flags)?.firstMatch(in: input, steps: &steps) else { return nil }
    return match.groups.map { range in range.map { string(input[$0]) } }
  }

  static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
