/// Unicode's general categories as bits, and the sets that XML Schema gives a letter (`\s`, `\i`, `\c`, `\d`, `\w`).
enum PatternCategories {
  /// In the order of their bits. Surrogates are no characters, so `Cs` has no name here.
  private static let names = [
    "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
    "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn",
  ]
  static let all: UInt32 = 1 << UInt32(names.count) - 1

  /// The bits of `L` or `Lu`; nil if no category has the name.
  static func mask(_ name: String) -> UInt32? {
    var mask: UInt32 = 0
    for (bit, known) in names.enumerated() where known == name || (name.utf8.count == 1 && known.hasPrefix(name)) {
      mask |= 1 << UInt32(bit)
    }
    return mask == 0 ? nil : mask
  }

  static func bit(of scalar: Unicode.Scalar) -> UInt32 { 1 << index(scalar.properties.generalCategory) }

  private static func index(_ category: Unicode.GeneralCategory) -> UInt32 {
    switch category {
    case .uppercaseLetter: 0
    case .lowercaseLetter: 1
    case .titlecaseLetter: 2
    case .modifierLetter: 3
    case .otherLetter: 4
    case .nonspacingMark: 5
    case .spacingMark: 6
    case .enclosingMark: 7
    case .decimalNumber: 8
    case .letterNumber: 9
    case .otherNumber: 10
    case .connectorPunctuation: 11
    case .dashPunctuation: 12
    case .openPunctuation: 13
    case .closePunctuation: 14
    case .initialPunctuation: 15
    case .finalPunctuation: 16
    case .otherPunctuation: 17
    case .mathSymbol: 18
    case .currencySymbol: 19
    case .modifierSymbol: 20
    case .otherSymbol: 21
    case .spaceSeparator: 22
    case .lineSeparator: 23
    case .paragraphSeparator: 24
    case .control: 25
    case .format: 26
    case .privateUse: 27
    case .unassigned, .surrogate: 28
    @unknown default: 28
    }
  }

  /// The set that a backslash and this letter stand for; a capital stands for the rest.
  static func set(_ letter: Unicode.Scalar) -> PatternSet? {
    switch letter {
    case "s": blanks
    case "S": blanks.complement
    case "d": decimals
    case "D": decimals.complement
    case "w": noWord.complement
    case "W": noWord
    case "i": nameStarts
    case "I": nameStarts.complement
    case "c": nameCharacters
    case "C": nameCharacters.complement
    default: nil
    }
  }

  private static let blanks = PatternSet(ranges: [9...10, 13...13, 32...32])
  private static let decimals = PatternSet(categories: mask("Nd") ?? 0)
  /// XML Schema: punctuation, separators and others.
  private static let noWord = PatternSet(categories: (mask("P") ?? 0) | (mask("Z") ?? 0) | (mask("C") ?? 0))

  /// XML 1.0 (fifth edition), NameStartChar.
  private static let starts: [PatternSet.Scalars] = [
    0x3A...0x3A, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
    0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
    0xFDF0...0xFFFD, 0x10000...0xEFFFF,
  ]
  private static let nameStarts = PatternSet(ranges: starts)
  /// NameChar.
  private static let nameCharacters = PatternSet(
    ranges: starts + [0x2D...0x2E, 0x30...0x39, 0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040])
}
