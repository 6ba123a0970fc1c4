import SourceText

/// Looks at the roles that a rule file names. Any council has roles of its own, so only one that differs little from a
/// known or more frequent one is pointed at.
struct RoleAdvice {
  /// Roles that Duly has words or people for, and usual ones.
  static let known = [
    "social_worker", "team_manager", "personal_adviser", "reviewing_officer", "conference_chair", "service_manager",
    "head_of_service", "assistant_director", "practice_manager", "supervisor",
  ]

  private var named: [YAMLScalar] = []

  /// Every role like another, in the order in which they are written.
  var diagnostics: [Diagnostic] {
    var counts: [String: Int] = [:]
    for role in named { counts[role.text, default: 0] += 1 }
    return named.compactMap { role in
      if Self.known.contains(role.text) { return nil }
      let frequent = counts.filter { $0.value > (counts[role.text] ?? 0) }.keys.sorted()
      let others = (Self.known + frequent).filter { $0 != role.text }
      return suggestion(for: role.text, among: others).map { .roleLikeAnother(role.text, meant: $0, at: role.span) }
    }
  }

  mutating func read(_ root: YAMLNode) {
    for rule in root["rules"]?.sequence ?? [] {
      if let role = rule["exception_by"]?.scalar { named.append(role) }
      for entry in rule["remedial_action"]?.entries ?? [] { readAction(entry) }
    }
  }

  private mutating func readAction(_ entry: YAMLEntry) {
    switch entry.key.text {
    case "owner", "tell": named += roles(entry.value)
    case "copy", "refer_up":
      for step in entry.value.sequence ?? [entry.value] { named += step["to"].map(roles) ?? roles(step) }
    default: return
    }
  }

  private func roles(_ node: YAMLNode) -> [YAMLScalar] {
    node.scalar.map { [$0] } ?? (node.sequence ?? []).compactMap(\.scalar)
  }
}
