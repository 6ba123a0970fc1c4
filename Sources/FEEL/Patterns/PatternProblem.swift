extension Pattern {
  /// What is wrong with a pattern, its flags or a replacement.
  ///
  /// The sentences hold nothing of the text except, at most, one sign or the letter after a backslash.
  struct Problem: Error, Equatable, Sendable {
    enum Kind: Equatable, Sendable {
      case tooLong, tooDeep, tooManyRepeats, tooLarge
      case unknownFlag
      case nothingToRepeat(Unicode.Scalar), repeatedTwice, countMalformed, countReversed
      case groupNotClosed, groupNotOpened, groupKind
      case classNotClosed, classEmpty, classBracket, classAfterSubtraction, rangeReversed, rangeEnd, hyphenInRange
      case bareSign(Unicode.Scalar)
      case backslashAtEnd, unknownEscape(Unicode.Scalar), wordEdge(Unicode.Scalar), referenceInClass, zeroReference
      case noSuchGroup, groupStillOpen
      case propertyMalformed, unknownProperty, unknownBlock
      case replacementDollar, replacementBackslash
    }

    let kind: Kind
    /// Where, in Unicode scalars from the start of what was written (the flags, for an unknown flag).
    let offset: Int

    init(_ kind: Kind, at offset: Int) {
      self.kind = kind
      self.offset = offset
    }

    /// One plain sentence or two, without a full stop at the end.
    var sentence: String { limitSentence ?? repeatSentence ?? classSentence ?? escapeSentence ?? otherSentence }
  }
}

/// Why a pattern that is in order was not used.
enum PatternRefusal: Error, Equatable, Sendable {
  case tooManySteps
  /// FORX0003: there would be no end to replacing or splitting.
  case matchesEmptyText

  var sentence: String {
    switch self {
    case .tooManySteps:
      "the pattern takes too many steps on this text; make it simpler, mostly where one repeated part holds another"
    case .matchesEmptyText:
      "the pattern also fits an empty text, so it cannot replace or split; write `+` in place of `*`, or take off a `?`"
    }
  }
}

extension Pattern.Problem {
  private var limitSentence: String? {
    switch kind {
    case .tooLong: "the pattern is longer than \(Pattern.longest) characters"
    case .tooDeep: "the pattern nests groups or classes more than \(Pattern.deepest) deep"
    case .tooManyRepeats: "a count in `{ }` is at most \(Pattern.mostRepeats)"
    case .tooLarge: "the counts in this pattern multiply to too much; use smaller counts, or `*` and `+`"
    default: nil
    }
  }

  private var repeatSentence: String? {
    switch kind {
    case .nothingToRepeat(let sign): "there is nothing before `\(sign)` to repeat; write `\\\(sign)` for the sign itself"
    case .repeatedTwice: "this part is repeated already; put it in `(?: )` to repeat it again"
    case .countMalformed: "a count is written `{3}`, `{3,}` or `{3,5}`; write `\\{` for the sign itself"
    case .countReversed: "the smaller count comes first, as in `{3,5}`"
    default: nil
    }
  }

  private var classSentence: String? {
    switch kind {
    case .classNotClosed: "`]` is missing after this `[`"
    case .classEmpty: "there is nothing between `[` and `]`"
    case .classBracket: "inside `[ ]` write `\\[` for the sign itself; a class is taken away as in `[a-z-[aeiou]]`"
    case .classAfterSubtraction: "the class that is taken away comes last, so `]` is missing here"
    case .rangeReversed: "this range runs backwards; write the lower character first, as in `a-z`"
    case .rangeEnd: "a range ends with one character, not with a class; write `\\-` for the sign itself"
    case .hyphenInRange: "write `\\-` where a range begins or ends with a hyphen"
    default: nil
    }
  }

  private var escapeSentence: String? {
    switch kind {
    case .backslashAtEnd: "nothing follows this backslash; write `\\\\` for the sign itself"
    case .unknownEscape(let letter): "`\\\(letter)` means nothing here; if you mean the character itself, leave the backslash out"
    case .wordEdge(let letter): "`\\\(letter)`, a place and not a character, is not known here; only `^` and `$` are"
    case .referenceInClass: "a group cannot be repeated by its number inside `[ ]`"
    case .zeroReference: "groups are numbered from 1, and characters are not written by number"
    case .noSuchGroup: "there is no group of this number before this place"
    case .groupStillOpen: "this group is not finished here, so it cannot be repeated yet"
    case .propertyMalformed: "write a category or block in braces, as in `\\p{Lu}` or `\\p{IsBasicLatin}`"
    case .unknownProperty: "no category of characters has this name; examples are `L`, `Lu` and `Nd`"
    case .unknownBlock: "no block of characters has this name; an example is `IsBasicLatin`"
    default: nil
    }
  }

  private var otherSentence: String {
    switch kind {
    case .unknownFlag: "the flags are `s`, `m`, `i`, `x` and `q`"
    case .groupNotClosed: "`)` is missing for this `(`"
    case .groupNotOpened: "there is no `(` for this `)`; write `\\)` for the sign itself"
    case .groupKind: "after `(?` only `:` is known; there is no looking ahead or behind, and groups have no names"
    case .bareSign(let sign): "write `\\\(sign)` for the sign itself"
    case .replacementDollar: "`$` is followed by the number of a group; write `\\$` for the sign itself"
    case .replacementBackslash: "a backslash stands before `$` or another backslash only; write `\\\\` for the sign itself"
    default: "this pattern cannot be read"
    }
  }
}
