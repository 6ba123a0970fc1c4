/// Why a line is not a bundle. Names lists and fields of the schema, and places in the line; never what is written there.
public struct BundleTrouble: Error, Sendable, Hashable {
  /// The end of a sentence: "has no list `visit`; …".
  public let inWords: String

  init(_ inWords: String) { self.inWords = inWords }

  static func notJSON(_ what: String, at place: Int) -> BundleTrouble {
    BundleTrouble("is no JSON: \(what) (byte \(place + 1))")
  }

  static let tooLong = BundleTrouble("is longer than \(BundleReader.maximumLineBytes >> 20) MiB")
  static let notText = BundleTrouble("is not UTF-8")
  static let noKey = BundleTrouble("does not say whom it is about: the key is blank")

  static func twice(_ name: String) -> BundleTrouble { BundleTrouble("has `\(name)` twice") }

  static func notObject(_ list: String) -> BundleTrouble {
    BundleTrouble("`\(list)` is one record, so an object in { } belongs there")
  }

  static func notList(_ list: String) -> BundleTrouble {
    BundleTrouble("`\(list)` is a list of records, so [ ] with objects in it belongs there")
  }

  static func notCell(_ list: String, _ field: String) -> BundleTrouble {
    BundleTrouble("`\(list).\(field)` is one value: a text, a number, true, false, null, or {\"unreadable\": true}")
  }

  /// - Parameter flags: what to write behind --not-supplied.
  static func lacks(_ what: [String], flags: [String]) -> BundleTrouble {
    BundleTrouble(
      "has no \(what.joined(separator: ", ")). Write null or [] where nothing is written; where no bundle has it, start with --not-supplied "
        + flags.joined(separator: " "))
  }

  static func otherOwner(_ list: String, _ subject: String) -> BundleTrouble {
    BundleTrouble("holds a record of `\(list)` that belongs to another \(subject)")
  }
}
