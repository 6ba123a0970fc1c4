public import SourceText

/// An expression as read: its tree, and where it stands.
public struct Expression: Sendable {
  /// The tree.
  public let root: Node
  /// Where it was written.
  public let source: ExpressionSource

  /// The text as written.
  public var text: String { source.text }

  /// The text of one part, as written.
  public func text(of node: Node) -> String { source.text(in: node.range) }
}

/// The text of an expression and the place of each of its parts in a file.
public struct ExpressionSource: Sendable {
  /// The text as written.
  public let text: String
  private let place: Place

  /// Whether it is whole FEEL, with names that rules do not have.
  let isWholeFEEL: Bool

  private enum Place: Sendable {
    case scalar(YAMLScalar)
    case file(SourceFile)
  }

  /// An expression that is the value of a key in a YAML file.
  public init(_ scalar: YAMLScalar) {
    text = scalar.text
    place = .scalar(scalar)
    isWholeFEEL = false
  }

  /// An expression that is a whole file, or was given at the command line.
  public init(_ file: SourceFile, isWholeFEEL: Bool = false) {
    text = String(decoding: file.bytes, as: UTF8.self)
    place = .file(file)
    self.isWholeFEEL = isWholeFEEL
  }

  /// A name that is to be taken apart.
  init(name: String) { self.init(SourceFile(name: "", text: name), isWholeFEEL: true) }

  /// The place of a part, by UTF-8 offsets in `text`.
  public func span(ofUTF8 range: Range<Int>) -> SourceSpan {
    switch place {
    case .scalar(let scalar): scalar.span(ofUTF8: range)
    case .file(let file): SourceSpan(file: file, start: range.lowerBound, end: range.upperBound)
    }
  }

  /// The text of a part, by UTF-8 offsets.
  func text(in range: Range<Int>) -> String {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: min(range.lowerBound, utf8.count))
    let end = utf8.index(utf8.startIndex, offsetBy: min(range.upperBound, utf8.count))
    return String(decoding: utf8[start..<end], as: UTF8.self)
  }
}

/// What an expression may grow to. Beyond it the reader stops with a diagnostic.
public struct ExpressionLimits: Sendable {
  /// Bytes of text.
  public var bytes = 65_536
  /// Levels of the tree, and of parentheses.
  public var depth = 256
  /// Nodes of the tree.
  public var nodes = 4_096

  /// The limits that rules have.
  public static let standard = ExpressionLimits()
}

/// Reads the expression that a YAML value holds. What is wrong is reported at its place in the YAML file; then nil.
public func readExpression(_ scalar: YAMLScalar, diagnostics: inout Diagnostics) -> Expression? {
  readExpression(ExpressionSource(scalar), limits: .standard, diagnostics: &diagnostics)
}

/// Reads the expression that is a whole file. What is wrong is reported at its place; then nil.
public func readExpression(_ file: SourceFile, diagnostics: inout Diagnostics) -> Expression? {
  readExpression(ExpressionSource(file), limits: .standard, diagnostics: &diagnostics)
}

/// Reads an expression within limits. What is wrong is reported at its place; then nil.
public func readExpression(
  _ source: ExpressionSource, limits: ExpressionLimits, diagnostics: inout Diagnostics
) -> Expression? {
  readExpression(source, limits: limits, names: KnownNames(top: [], deep: []), diagnostics: &diagnostics)
}

/// Reads an expression that may use names of several words.
func readExpression(
  _ source: ExpressionSource, limits: ExpressionLimits, names: KnownNames, diagnostics: inout Diagnostics
) -> Expression? {
  guard source.text.utf8.count <= limits.bytes else {
    diagnostics.report(FEELDiagnostics.tooLong(limits, source.span(ofUTF8: 0..<1)))
    return nil
  }
  do throws(SyntaxError) {
    var parser = Parser(source, try Lexer.tokens(of: source), limits, names)
    return Expression(root: try parser.whole(), source: source)
  } catch {
    diagnostics.report(error.diagnostic)
    return nil
  }
}
