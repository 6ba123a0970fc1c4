import Caseload
import CivilTime
import RuleSets

/// By what a finding is known from one night to the next.
extension Check {
  func identity(_ obligation: Obligation, _ person: Int) -> FindingIdentity {
    FindingIdentity(
      ruleSet: rule.identity.ruleSet, rule: rule.identity.rule, person: context.personKey(person),
      duty: dutyKey(obligation, person))
  }

  /// The key of the record that opened it, else the occasion's date, else the period's start, else "-".
  private func dutyKey(_ obligation: Obligation, _ person: Int) -> String {
    if let (list, row) = obligation.openedBy, list != context.shape.aboutList {
      return context.key(list, row) ?? keyless(list, row, obligation, person)
    }
    switch form {
    case .chain: break
    case .atLeast(let duty):
      if case .per = duty.window { break }
      return "-"
    default: return "-"
    }
    return obligation.doubt == .start ? "-" : CivilDate(dayNumber: obligation.periodStart).description
  }

  /// A record without a key is known by its date; without either, by what it says.
  private func keyless(_ list: Int, _ row: Int, _ obligation: Obligation, _ person: Int) -> String {
    guard let date = context.names.records[list].day(row) else {
      return context.shape.lists[list].dateField == nil ? context.fingerprint(list, row, of: person) : "-"
    }
    // What the start of its stretch opened has the day for a name already.
    if case .chain = form, obligation.periodStart == date.dayNumber { return "\(date)-\(context.shape.lists[list].name)" }
    return date.description
  }
}

extension RunContext {
  /// "header-5f0c91d2": the list, and a check sum of the record's cells. No value of a special field is in it. Of records
  /// that say the same the second, third … have a number; which of them is which makes no difference.
  fileprivate func fingerprint(_ list: Int, _ row: Int, of person: Int) -> String {
    let sum = checkSum(list, row)
    let before = caseload.lists[list].rows(of: person).count { $0 < row && checkSum(list, $0) == sum }
    let digits = String(sum, radix: 16)
    let name = "\(shape.lists[list].name)-\(String(repeating: "0", count: 8 - digits.count))\(digits)"
    return before == 0 ? name : "\(name)-\(before + 1)"
  }

  private func checkSum(_ list: Int, _ row: Int) -> UInt32 {
    var sum = UInt32(0x811C_9DC5)
    for field in shape.lists[list].fieldsThatTellApart {
      guard let text = text(FieldAddress(list: list, field: field), row) else { continue }
      for byte in "\(shape.lists[list].fields[field].name)=\(text);".utf8 { sum = (sum ^ UInt32(byte)) &* 0x0100_0193 }
    }
    return sum
  }
}

extension ListShape {
  /// Of a list without keys and dates: the fields by which its records are known apart.
  var fieldsThatTellApart: [Int] {
    guard keyField == nil, dateField == nil else { return [] }
    // Whose it is stands in the identity itself.
    return fields.indices.filter { !fields[$0].special && fields[$0].dated == nil && $0 != owner?.field }
  }
}
