import Compliance

/// What a person is called in sentences: the first name where one is known, else "the child".
func firstName(_ person: PersonSummary) -> String {
  guard let name = person.name else { return "the \(person.list ?? "child")" }
  // "Hassan, Amira" is a list's order, not how anyone is called.
  let given = name.split(separator: ",", maxSplits: 1).count == 2 ? name.split(separator: ",", maxSplits: 1)[1] : name[...]
  guard let first = oneLine(String(given)).split(separator: " ").first else { return "the child" }
  return ["unborn", "baby"].contains(first.lowercased()) ? "the baby" : String(first)
}

/// What stands at the head of a person's lines: the name where one is known, else the number in the case system.
func fullName(_ person: PersonSummary) -> String {
  person.name.map(oneLine) ?? "\(capitalised(person.list ?? "child")) \(oneLine(person.number))"
}

/// "Amira Hassan · 104233"; the number alone where there is no name.
func nameAndNumber(_ person: PersonSummary) -> String {
  person.name == nil ? fullName(person) : "\(fullName(person)) · \(oneLine(person.number))"
}

/// A worker's name, else the key that the record holds.
func holderName(_ holder: Holder?) -> String {
  holder.map { oneLine($0.name ?? $0.key) } ?? "nobody (not allocated)"
}

/// A role as a rule names it, in words: `social_worker` is "social worker".
public func roleWords(_ role: String) -> String {
  switch role {
  case "conference_chair": "child protection conference chair"
  case "reviewing_officer": "independent reviewing officer"
  default: oneLine(role.replacing("_", with: " "))
  }
}

/// "a", "a and b", "a, b and c".
func listed(_ items: [String]) -> String {
  guard items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " and " + items[items.count - 1]
}

/// "1 child", "3 children".
func counted(_ number: Int, _ one: String, _ many: String) -> String {
  "\(number) \(number == 1 ? one : many)"
}

func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

/// With a full stop at the end, unless it ends already.
func stopped(_ text: String) -> String {
  guard let last = text.last else { return text }
  return ".!?".contains(last) ? text : text + "."
}
func unstopped(_ text: String) -> String { text.hasSuffix(".") ? String(text.dropLast()) : text }
