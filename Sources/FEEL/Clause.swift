import Caseload

/// A condition, or an operand of its `and`s and `or`s, that can be asked on its own.
final class Clause: Sendable {
  /// Where it stands: "and[1]/or[0]"; empty for the whole.
  let path: String
  let text: String
  let code: TruthCode
  let operands: [Clause]
  let isConjunction: Bool

  init(_ path: String, _ text: String, _ code: @escaping TruthCode) {
    self.path = path
    self.text = text
    self.code = code
    operands = []
    isConjunction = false
  }

  init(_ typed: Typed, _ path: String, _ binder: Binder, _ source: ExpressionSource) {
    self.path = path
    text = source.text(in: typed.range)
    func clauses(_ word: String, _ all: [Typed]) -> [Clause] {
      all.enumerated().map { index, operand in
        Clause(operand, (path.isEmpty ? "" : path + "/") + "\(word)[\(index)]", binder, source)
      }
    }
    switch typed.op {
    case .and(let all, written: true):
      operands = clauses("and", all)
      isConjunction = true
      code = Binder.conjunction(operands.map { Binder.Operand(code: $0.code) }, true)
    case .or(let all, written: true):
      operands = clauses("or", all)
      isConjunction = false
      code = Binder.disjunction(operands.map { Binder.Operand(code: $0.code) })
    default:
      operands = []
      isConjunction = false
      code = binder.truth(typed, asCondition: true)
    }
  }

  /// The answer with all that it read and rests on.
  func report(_ frame: Frame) -> (truth: Truth, recorder: Recorder) {
    let recorder = Recorder()
    var context = Context(frame, recorder)
    let truth = withExtendedLifetime(recorder) { code(&context).settled }
    return (truth, recorder)
  }

  /// The innermost operands that made the answer what it is.
  func deciding(_ frame: Frame) -> [Explanation.NodeReport] {
    let (truth, recorder) = report(frame)
    guard !operands.isEmpty else {
      return [Explanation.NodeReport(path: path, text: text, truth: truth, cells: recorder.cellsRead)]
    }
    return operands.filter { $0.decides(truth, frame, inConjunction: isConjunction) }.flatMap { $0.deciding(frame) }
  }

  private func decides(_ whole: Truth, _ frame: Frame, inConjunction: Bool) -> Bool {
    var context = Context(frame)
    let own = code(&context).settled
    if whole.isUnknown { return own.isUnknown }
    if inConjunction == whole.isYes { return true }
    return inConjunction ? own.isNo : own.isYes
  }
}
