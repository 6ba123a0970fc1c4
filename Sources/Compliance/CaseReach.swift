import Caseload
import FEEL
public import RuleSets
public import CaseRecords

/// Why a rule cannot be judged from one case alone, in words; nil where it can. A case's own records, what they name
/// (their worker), and what there is once for all are at hand; other cases are not.
public func reachBeyondCase(_ rule: Rule, of ruleSet: RuleSet, schema: RecordSchema) -> String? {
  let shape = schema.shape
  let about = shape.list(named: ruleSet.about) ?? shape.aboutList
  guard shape.belongsToSubject(about) else { return "is about \(shape.lists[about].plural), not about a case" }
  let needs = Needs(rule, about == shape.aboutList ? shape : shape.about(about))
  for list in needs.lists.sorted() where !shape.belongsToSubject(list) && !shape.lists[list].isSingle {
    return "looks through \(shape.lists[list].plural) that belong to no case"
  }
  for address in needs.fields.union(needs.optional).sorted() {
    guard case .reference(let target) = shape[address].type, shape.belongsToSubject(target),
      shape.lists[address.list].owner?.field != address.field
    else { continue }
    if target == shape.aboutList || !shape.belongsToSubject(address.list) {
      return "reads another case's records by \(shape.name(of: address))"
    }
  }
  return nil
}
