import Caseload
import SourceText

/// Something that lends names to an expression.
enum NameFrame: Sendable {
  /// A record: its fields by bare name.
  case record(list: Int, Typed)
  /// A value that is filtered: `item`.
  case element(Typed)
  /// The variable of `some` or `every`.
  case variable(String, Typed)

  var record: (list: Int, base: Typed)? { if case .record(let list, let base) = self { (list, base) } else { nil } }
}

/// Whether a name begins a path (`visit.date`) or stands for a value.
enum NameUse { case value, path }

extension Checker {
  /// What a name means here.
  mutating func resolve(_ name: String, _ range: Range<Int>, use: NameUse, wanted: ValueType? = nil) -> Typed? {
    if let special = special(name, range) { return special }
    if let slot = neighbour(name), let item = scope.item {
      if isTaken(name) {
        report(ambiguous(name, holders(of: name), range))
        return nil
      }
      return Typed(.slot(slot), .record(list: item), range)
    }
    for case .variable(name, let value) in frames.reversed() { return Typed(value.op, value.type, range) }
    let holders = holders(of: name)
    let extra = scope.extraDates.firstIndex(of: name)
    if holders.count + (extra == nil ? 0 : 1) > 1 || isListToo(name, holders) {
      report(ambiguous(name, holders, range))
      return nil
    }
    if let extra {
      facts.extra = true
      return Typed(.extra(extra), .date, range)
    }
    if let holder = holders.first, let record = frames[holder].record,
      let field = shape.lists[record.list].field(named: name)
    {
      return read(FieldAddress(list: record.list, field: field), of: record.base, range)
    }
    guard let list = shape.list(named: name) else {
      report(unknown(name, range, wanted))
      return nil
    }
    return records(of: list, range, use)
  }

  private func special(_ name: String, _ range: Range<Int>) -> Typed? {
    if name == "item" {
      for frame in frames.dropFirst().reversed() {
        switch frame {
        case .record(_, let base): return Typed(base.op, base.type, range, isNullable: false)
        case .element(let element): return Typed(element.op, element.type, range)
        case .variable: continue
        }
      }
    }
    return nil
  }

  /// The slot that `previous` or `next` stands for, where they may be used.
  private mutating func neighbour(_ name: String) -> Int? {
    if name == "previous", scope.hasPrevious {
      facts.previous = true
      return Slot.previous
    }
    if name == "next", scope.hasNext {
      facts.next = true
      return Slot.next
    }
    return nil
  }

  /// Whether the schema uses a word of the language as a name that could be meant.
  private func isTaken(_ name: String) -> Bool { !holders(of: name).isEmpty || shape.list(named: name) != nil }

  /// The frames whose record has such a field.
  private func holders(of name: String) -> [Int] {
    frames.indices.filter { index in
      frames[index].record.map { shape.lists[$0.list].field(named: name) != nil } ?? false
    }
  }

  /// Whether a field of a tested record is named like a list outside.
  private func isListToo(_ name: String, _ holders: [Int]) -> Bool {
    guard let holder = holders.first, holder > 0, let list = shape.list(named: name) else { return false }
    // A field that leads to a record of that very list is what is meant: the placement of this stretch of time.
    if let own = frames[holder].record?.list, let field = shape.lists[own].field(named: name),
      shape.lists[own].fields[field].type == .reference(list: list)
    {
      return false
    }
    return frames[..<holder].contains { $0.record?.list == shape.lists[list].owner?.list && $0.record != nil }
  }

  private func ambiguous(_ name: String, _ holders: [Int], _ range: Range<Int>) -> Diagnostic {
    let innermost = frames.indices.last { $0 > 0 && frames[$0].record != nil }
    var ways: [String] = []
    for holder in holders.reversed() {
      guard let list = frames[holder].record?.list else { continue }
      let way = (holder == innermost ? "item" : shape.lists[list].name) + "." + name
      if !ways.contains(way) { ways.append(way) }
    }
    let way = "\(shape.lists[shape.aboutList].name).\(name)"
    if shape.list(named: name) != nil, !ways.contains(way) { ways.append(way) }
    return FEELDiagnostics.ambiguous(name, ways, span(range))
  }

  /// A list of records, or the one record that a list's name stands for.
  private mutating func records(of list: Int, _ range: Range<Int>, _ use: NameUse) -> Typed? {
    if shape.lists[list].isSingle {
      facts.lists.insert(list)
      return Typed(.single(list: list), .record(list: list), range)
    }
    // Inside a filter over the rule's own list, `item` is the record that is tested and the list's name the rule's own.
    let ofList = frames.compactMap { $0.record?.list == list ? $0.record?.base : nil }
    let enclosing = ofList.count > 1 ? ofList[ofList.count - 2] : ofList.last
    let owner = frames.last { $0.record != nil && $0.record?.list == shape.lists[list].owner?.list }?.record?.base
    if let enclosing, use == .path || owner == nil || list == shape.aboutList {
      return Typed(enclosing.op, enclosing.type, range, isNullable: false)
    }
    if let owner { return rows(list, of: owner, range) }
    let near = frames.indices.filter { index in frames[index].record.map { isParent(list, of: $0.list) } ?? false }
    if near.count > 1 {
      report(ambiguous(shape.lists[list].name, near, range))
      return nil
    }
    if let record = near.first.flatMap({ frames[$0].record }),
      let found = parent(list, of: record.base, record.list, range)
    {
      return found
    }
    report(FEELDiagnostics.listElsewhere(shape.lists[list].name, relation(of: list), span(range)))
    return nil
  }

  /// What a list belongs to, for messages.
  private func relation(of list: Int) -> String? { shape.lists[list].owner.map { shape.lists[$0.list].name } }

  /// All records of a list that belong to one record.
  mutating func rows(_ list: Int, of owner: Typed, _ range: Range<Int>) -> Typed? {
    guard nextSlot < Slot.count else {
      report(FEELDiagnostics.listsTooNested(span(range)))
      return nil
    }
    facts.lists.insert(list)
    if let date = shape.lists[list].dateField ?? shape.lists[list].period?.from { facts.fields.insert(FieldAddress(list: list, field: date)) }
    let rows = Rows(list: list, owner: owner, slot: nextSlot, filters: [])
    return Typed(.rows(rows), .list(of: .record(list: list)), range, isNullable: false)
  }

  /// Whether a record of `from` refers to just one record of `list`, or belongs to one.
  private func isParent(_ list: Int, of from: Int) -> Bool {
    shape.lists[from].fields.count { $0.type == .reference(list: list) } == 1 || shape.lists[from].owner?.list == list
  }

  /// The one record of `list` that a record refers to or belongs to.
  private mutating func parent(_ list: Int, of base: Typed, _ from: Int, _ range: Range<Int>) -> Typed? {
    let fields = shape.lists[from].fields.indices.filter { shape.lists[from].fields[$0].type == .reference(list: list) }
    if fields.count == 1 { return read(FieldAddress(list: from, field: fields[0]), of: base, range) }
    if shape.lists[from].owner?.list == list { return Typed(.owner(list: list, of: base), .record(list: list), range) }
    return nil
  }

  /// A field of a record, with all that reading it means.
  mutating func read(_ address: FieldAddress, of base: Typed, _ range: Range<Int>) -> Typed {
    let field = shape[address]
    facts.fields.insert(address)
    if let dated = field.dated {
      facts.dated.insert(address)
      for part in [dated.value, dated.from, dated.until] {
        if let part { facts.histories.insert(FieldAddress(list: dated.list, field: part)) }
      }
    }
    return Typed(.field(address, of: base), ValueType(field.type), range)
  }

  private func unknown(_ name: String, _ range: Range<Int>, _ wanted: ValueType?) -> Diagnostic {
    if let codes = wanted?.codes, codes.codes.contains(where: { $0.value == name }) {
      return FEELDiagnostics.codeWithoutQuotes(name, span(range))
    }
    if wanted == .boolean, let value = FEELDiagnostics.yesOrNo(name) {
      return FEELDiagnostics.wordForBoolean(name, value, span(range))
    }
    var names = scope.extraDates
    for frame in frames.reversed() {
      switch frame {
      case .record(let list, _): names += shape.lists[list].fields.map(\.name)
      case .variable(let variable, _): names.append(variable)
      case .element: break
      }
    }
    names += shape.lists.map(\.name)
    let near = suggestion(for: name, among: names)
    let homes = near == nil ? shape.lists.filter { $0.field(named: name) != nil }.map(\.name) : []
    return FEELDiagnostics.unknownName(name, near: near, homes: homes, span(range))
  }

  // MARK: - Paths

  mutating func path(_ base: Node, _ name: Node.Name, _ range: Range<Int>) -> Typed? {
    var from: Typed?
    if case .name(let word) = base.kind {
      from = resolve(word, base.range, use: .path)
    } else {
      from = check(base)
    }
    guard let from else { return nil }
    switch from.type {
    case .record(let list): return member(name, of: from, list, range)
    case .list:
      guard let (rows, element) = from.elements, case .record(let list) = element.type else { break }
      guard let projected = member(name, of: element, list, range) else { return nil }
      if projected.type.isList {
        report(FEELDiagnostics.listOfLists(source.text(in: range), span(name.range)))
        return nil
      }
      return Typed(.projected(rows, projected), .list(of: projected.type), range, isNullable: false)
    case .date, .dateTime, .daysDuration, .monthsDuration:
      if let part = part(name.text, of: from, range) { return part }
    default: break
    }
    report(FEELDiagnostics.noParts(text(from), words(from.type), name.text, span(name.range)))
    return nil
  }

  /// A field of a record, a list that belongs to it, or the record that it refers to.
  private mutating func member(_ name: Node.Name, of base: Typed, _ list: Int, _ range: Range<Int>) -> Typed? {
    if let field = shape.lists[list].field(named: name.text) {
      return read(FieldAddress(list: list, field: field), of: base, range)
    }
    if let other = shape.list(named: name.text) {
      if shape.lists[other].owner?.list == list { return rows(other, of: base, range) }
      if let found = parent(other, of: base, list, range) { return found }
    }
    let names = shape.lists[list].fields.map(\.name) + shape.lists.filter { $0.owner?.list == list }.map(\.name)
    let homes = shape.lists.filter { $0.field(named: name.text) != nil }.map(\.name)
    report(
      FEELDiagnostics.unknownField(
        name.text, of: shape.lists[list].name, near: suggestion(for: name.text, among: names), homes: homes,
        span(name.range)))
    return nil
  }

  private func part(_ name: String, of value: Typed, _ range: Range<Int>) -> Typed? {
    let part: Part? =
      switch (value.type, name) {
      case (.date, "year"): .year
      case (.date, "month"): .month
      case (.date, "day"): .day
      case (.date, "weekday"): .weekday
      case (.daysDuration, "days"): .days
      case (.daysDuration, "hours"): .hours
      case (.daysDuration, "minutes"): .minutes
      case (.monthsDuration, "years"): .years
      case (.monthsDuration, "months"): .months
      default: nil
      }
    return part.map { Typed(.part($0, value), .number, range) }
  }
}
