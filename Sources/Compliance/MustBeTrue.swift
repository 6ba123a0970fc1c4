import Caseload
import CivilTime
import FEEL
import RuleSets

/// A condition of the person or of each record of a list, bound to columns.
struct BoundMustBeTrue: Sendable {
  let condition: BoundCondition
  let isFault: Bool
  /// The list of whose records it is asked; nil: of the person.
  let list: Int?
  let countsIf: BoundCondition?
  let readsNeighbours: Bool
  /// The own dates of the list's records.
  let dates: DateColumn?
  let dateField: Int

  init(_ duty: MustBeTrueDuty, _ context: RunContext, _ calendars: Calendars) {
    isFault = duty.isFault
    condition = duty.condition.bindCondition(
      to: context.caseload, calendars: calendars, watch: context.watch?.condition(duty.key))
    list = duty.forEach
    countsIf = duty.countsIf?.bindCondition(
      to: context.caseload, calendars: calendars, watch: context.watch?.condition("counts_if"))
    readsNeighbours = duty.readsNeighbours
    dateField = duty.forEach.flatMap { context.shape.lists[$0].dateField } ?? -1
    dates = dateField < 0 ? nil : list.flatMap { [dateField] in context.caseload.lists[$0].days(dateField) }
  }
}

extension Check {
  func obligations(
    _ duty: BoundMustBeTrue, of person: Int, in world: World, _ doubtful: inout Bool
  ) -> [Obligation] {
    guard let life = life(of: person, in: world, &doubtful), life.end == nil, isInForce(asOf) else { return [] }
    guard let list = duty.list else {
      return truth(duty, person, frame(person, on: asOf), row: nil).map { [$0] } ?? []
    }
    let members = members(duty, list, person)
    var obligations: [Obligation] = []
    for (place, member) in members.enumerated() {
      if !member.isSure {
        doubtful = true
        if !world.contains(.possible) { continue }
      }
      // Whichever records stand beside it: the same answer stands.
      let readings = frames(person, for: place, of: members, duty).map { truth(duty, person, $0, row: (list, member.row)) }
      if readings.contains(where: { $0?.outcome != readings[0]?.outcome }) {
        let frame = frame(person, for: place, of: members, duty)
        if let obligation = truth(duty, person, frame, row: (list, member.row)) { obligations.append(obligation) }
      } else if let obligation = readings[0] {
        obligations.append(obligation)
      }
    }
    return obligations + [unseen(list, since: life.start)].compactMap { $0 }
  }

  private func truth(_ duty: BoundMustBeTrue, _ person: Int, _ frame: Frame, row: (list: Int, row: Int)?) -> Obligation? {
    var frame = frame
    frame.extra = (asOf, asOf)
    var obligation = Obligation(outcome: .cannotTell, isOpen: true)
    obligation.openedBy = row
    obligation.factsItem = frame.item
    switch applies(frame) {
    case .no: return nil
    case .unknown:
      obligation.doubt = .applies
      return obligation
    case .yes: break
    }
    let answer = duty.condition.certainty(frame)
    if answer == .unknown {
      obligation.doubt = .condition
    } else if (answer == .yes) != duty.isFault {
      obligation.outcome = .met
      obligation.isOpen = false
    } else {
      obligation.outcome = .notMet
    }
    return obligation
  }

  /// The frame in which a record is asked, with those before and after it.
  private func frame(_ person: Int, for place: Int, of members: [Member], _ duty: BoundMustBeTrue) -> Frame {
    var frame = frame(person, on: asOf)
    frame.item = Int32(members[place].row)
    if duty.readsNeighbours {
      frame.previous = neighbour(.before, place, of: members, duty, person).frameRow
      frame.next = neighbour(.after, place, of: members, duty, person).frameRow
    }
    return frame
  }

  /// The frames in which it is asked with each of those that may stand before it, and after it.
  private func frames(_ person: Int, for place: Int, of members: [Member], _ duty: BoundMustBeTrue) -> [Frame] {
    let frame = frame(person, for: place, of: members, duty)
    if !duty.readsNeighbours { return [frame] }
    let after = neighbours(.after, place, of: members, duty, person)
    return neighbours(.before, place, of: members, duty, person).flatMap { before in
      after.map { next in
        var copy = frame
        (copy.previous, copy.next) = (before.frameRow, next.frameRow)
        return copy
      }
    }
  }

  // MARK: Doubts

  /// What leaves it open whether the condition holds for a record.
  func doubts(_ duty: BoundMustBeTrue, _ obligation: Obligation, _ person: Int) -> RestsOn {
    var rests = RestsOn()
    guard let list = duty.list else {
      var frame = frame(person, on: asOf)
      frame.extra = (asOf, asOf)
      rests.add(duty.condition.explain(frame))
      return rests
    }
    let members = members(duty, list, person)
    guard let place = members.firstIndex(where: { $0.row == Int(obligation.factsItem) }) else { return rests }
    let explanation = duty.condition.explain(frame(person, for: place, of: members, duty))
    rests.add(explanation)
    if explanation.restsOnPrevious { add(neighbour(.before, place, of: members, duty, person), members, duty, person, to: &rests) }
    if explanation.restsOnNext { add(neighbour(.after, place, of: members, duty, person), members, duty, person, to: &rests) }
    return rests
  }

  /// Records of which nobody knows whether they count.
  func doubtfulMembers(_ duty: BoundMustBeTrue, _ person: Int) -> RestsOn {
    var rests = RestsOn()
    guard let list = duty.list else { return rests }
    for member in members(duty, list, person) where !member.isSure { add(member, duty, person, to: &rests) }
    return rests
  }

  private func add(_ member: Member, _ duty: BoundMustBeTrue, _ person: Int, to rests: inout RestsOn) {
    if let explanation = duty.countsIf?.explain(itemFrame(person, member.row)) { rests.add(explanation) }
  }

  /// Why nobody can say which record a neighbour is.
  private func add(
    _ neighbour: Neighbour, _ members: [Member], _ duty: BoundMustBeTrue, _ person: Int, to rests: inout RestsOn
  ) {
    guard let list = duty.list else { return }
    func date(_ member: Member) -> CellAddress { CellAddress(list: list, row: member.row, field: duty.dateField) }
    switch neighbour {
    case .record, .none: break
    case .undated: rests.cells += members.filter { !$0.isDated }.map(date)
    case .sameDay(let day): rests.cells += members.filter { $0.day == day }.map(date)
    case .mayNotCount(let place): add(members[place], duty, person, to: &rests)
    case .mayBeMissing: rests.cells.append(CellAddress(list: list, row: -1, field: -1))
    }
  }
}
