/// A title inside a sentence: "Home visit" becomes "home visit", "NHS number" stays.
func lowercasedFirst(_ text: String) -> String {
  guard let first = text.first else { return text }
  let rest = text.dropFirst()
  if let second = rest.first, second.isUppercase { return text }
  return first.lowercased() + rest
}
