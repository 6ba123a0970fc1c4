/// The variables of whole FEEL that a part of an expression may name, outermost first. A name is found at once, however
/// many there are.
struct Variables {
  /// Nil for an item that is tested in a filter, whose entries are names.
  private(set) var names: [String?] = []
  /// Where each name stands, innermost last.
  private var places: [String: [Int]] = [:]
  private var filtered: [Int] = []

  var count: Int { names.count }

  /// The name of a loop, a context or a function.
  mutating func add(_ name: String) {
    places[name, default: []].append(names.count)
    names.append(name)
  }

  /// An item that is tested in a filter.
  mutating func addItem() {
    filtered.append(names.count)
    names.append(nil)
  }

  mutating func leave(to count: Int) {
    while names.count > count {
      if let name = names.removeLast() { places[name]?.removeLast() } else { filtered.removeLast() }
    }
  }

  /// How many levels up the variable of a name is, nil where there is none; and the items of filters further in that may
  /// have an entry of this name, innermost first.
  func find(_ name: String) -> (level: Int?, items: [Int]) {
    func level(_ place: Int) -> Int { names.count - 1 - place }
    let place = places[name]?.last
    if name == "item", let item = filtered.last, item > place ?? -1 { return (level(item), [level(item)]) }
    return (place.map(level), filtered.reversed().prefix { $0 > place ?? -1 }.map(level))
  }
}
