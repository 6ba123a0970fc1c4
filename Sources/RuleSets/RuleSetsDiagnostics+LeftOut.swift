import SourceText

/// What is said where a rule, or a part of one, would otherwise be left out.
extension Diagnostic {
  static func notAName(_ node: YAMLNode, of what: String) -> Diagnostic {
    error(
      317, "\(what) needs a name here, not \(node.kindInWords)", at: node.span,
      help: ["write it without brackets of its own, one name for each item"])
  }

  static func nothingListed(_ message: String, at span: SourceSpan, like: String) -> Diagnostic {
    error(346, message, at: span, help: ["name at least one: `\(like)`", "or take it out, if nothing uses it"])
  }

  /// Whatever is left out must have been given a mistake of its own: where it was not, this stops the file all the same.
  static func leftOutWithoutAWord(_ span: SourceSpan) -> Diagnostic {
    error(
      347, "this would be left out, and Duly cannot say what is wrong with it", at: span,
      help: ["compare it with a rule that reads well; that nothing more is said is a mistake of Duly itself: please report it"])
  }
}

/// One sentence for each id of these.
let leftOutDiagnosticIDs: [(String, String)] = [
  ("346", "A list that has to name something is empty."),
  ("347", "Something would be left out without a word: a mistake of Duly itself."),
]
