public import CivilTime
public import Caseload
public import FEEL
public import SourceText

/// What may stand where a span is asked for.
public indirect enum SpanExpression: Sendable {
  case fixed(CivilTime.Span)
  /// A figure of the rule set: its value on the day the duty opened.
  case figure(Figure)
  /// A span field: of the person, or of the newest record of a list.
  case field(FieldAddress)
  case table(SpanTable)
  case soonerOf([SpanExpression])
  case laterOf([SpanExpression])
  /// Counted in a way of its own, whatever the rule says; the innermost holds.
  case counted(SpanExpression, from: CountFrom)
}

/// `when … then …` rows, the first that is true holds; `otherwise` last.
public struct SpanTable: Sendable {
  public let rows: [Row]
  public let otherwise: SpanExpression?
  public let otherwiseGroup: String
  public let span: SourceSpan

  public struct Row: Sendable {
    public let when: CheckedExpression
    public let then: SpanExpression
    /// In words: "a child with a child protection plan".
    public let group: String
    public let span: SourceSpan
  }
}

extension SpanExpression {
  /// Every condition in it, at any depth, figures included.
  public var conditions: [CheckedExpression] {
    switch self {
    case .fixed, .field: []
    case .figure(let figure): figure.values.flatMap(\.value.conditions)
    case .table(let table): table.rows.flatMap { [$0.when] + $0.then.conditions } + (table.otherwise?.conditions ?? [])
    case .soonerOf(let parts), .laterOf(let parts): parts.flatMap(\.conditions)
    case .counted(let inner, _): inner.conditions
    }
  }

  /// Every span field that it reads.
  public var fields: [FieldAddress] {
    switch self {
    case .fixed: []
    case .field(let address): [address]
    case .figure(let figure): figure.values.flatMap(\.value.fields)
    case .table(let table): table.rows.flatMap(\.then.fields) + (table.otherwise?.fields ?? [])
    case .soonerOf(let parts), .laterOf(let parts): parts.flatMap(\.fields)
    case .counted(let inner, _): inner.fields
    }
  }

  /// Every figure that it names.
  public var figures: [Figure] {
    switch self {
    case .fixed, .field: []
    case .figure(let figure): [figure]
    case .table(let table): table.rows.flatMap(\.then.figures) + (table.otherwise?.figures ?? [])
    case .soonerOf(let parts), .laterOf(let parts): parts.flatMap(\.figures)
    case .counted(let inner, _): inner.figures
    }
  }

  /// Every span in it that is written in words, at any depth, figures included.
  public var fixedSpans: [CivilTime.Span] { leaves().compactMap(\.span) }

  /// What it ends in at every depth, figures included: a span in words, or nil for one that a record holds; and the
  /// counting of its own, where it has one.
  func leaves(counting: CountFrom? = nil) -> [(span: CivilTime.Span?, counting: CountFrom?)] {
    switch self {
    case .fixed(let span): [(span, counting)]
    case .field: [(nil, counting)]
    case .figure(let figure): figure.values.flatMap { $0.value.leaves(counting: counting) }
    case .table(let table):
      table.rows.flatMap { $0.then.leaves(counting: counting) } + (table.otherwise?.leaves(counting: counting) ?? [])
    case .soonerOf(let parts), .laterOf(let parts): parts.flatMap { $0.leaves(counting: counting) }
    case .counted(let inner, let from): inner.leaves(counting: from)
    }
  }

  /// Whether it weighs spans against each other.
  public var isWeighed: Bool {
    switch self {
    case .fixed, .field: false
    case .figure(let figure): figure.values.contains(where: \.value.isWeighed)
    case .table(let table): table.rows.contains { $0.then.isWeighed } || table.otherwise?.isWeighed == true
    case .soonerOf, .laterOf: true
    case .counted(let inner, _): inner.isWeighed
    }
  }

  /// Whether it counts working days anywhere.
  public var countsWorkingDays: Bool {
    switch self {
    case .fixed(let span): span.unit == .workingDays
    case .field: false
    case .figure(let figure): figure.values.contains { $0.value.countsWorkingDays }
    case .table(let table):
      table.rows.contains { $0.then.countsWorkingDays } || table.otherwise?.countsWorkingDays == true
    case .soonerOf(let parts), .laterOf(let parts): parts.contains(where: \.countsWorkingDays)
    case .counted(let inner, _): inner.countsWorkingDays
    }
  }
}
