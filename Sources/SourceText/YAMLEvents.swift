import CLibYAML

/// One event of libyaml's parser, copied into Swift. Places count characters of the text that was parsed.
struct YAMLEvent {
    enum Kind {
        case documentStart, documentEnd, streamEnd
        case scalar(text: String, style: ScalarStyle)
        case sequenceStart(isFlow: Bool)
        case mappingStart(isFlow: Bool)
        case collectionEnd
        case alias
    }

    var kind: Kind
    /// The anchor that it defines or, for an alias, names.
    var anchor: String?
    var hasTag = false
    var start: Int
    var end: Int
}

/// What libyaml says of text that is not YAML.
struct YAMLSyntaxProblem {
    var problem: String
    var context: String
    /// Character index of the problem.
    var index: Int
    /// Character index of what was being read, where libyaml gives it.
    var contextIndex: Int?
}

/// libyaml's event parser over bytes in memory.
final class YAMLEventStream {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>

    /// Nil when there is no memory for a parser.
    init?(_ bytes: [UInt8]) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        input = .allocate(capacity: max(bytes.count, 1))
        _ = input.update(fromContentsOf: bytes)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            input.deallocate()
            return nil
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        input.deallocate()
    }

    enum Step {
        case event(YAMLEvent)
        case problem(YAMLSyntaxProblem)
    }

    /// The next event that matters, or what is wrong.
    func next() -> Step {
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else { return .problem(problem()) }
            defer { yaml_event_delete(&event) }
            if let copy = Self.copy(&event) { return .event(copy) }
        }
    }

    private func problem() -> YAMLSyntaxProblem {
        let state = parser.pointee
        return YAMLSyntaxProblem(
            problem: state.problem.map { String(cString: $0) } ?? "",
            context: state.context.map { String(cString: $0) } ?? "",
            index: state.problem_mark.index,
            contextIndex: state.context == nil ? nil : state.context_mark.index
        )
    }

    private static func copy(_ event: UnsafePointer<yaml_event_t>) -> YAMLEvent? {
        var copy = YAMLEvent(kind: .streamEnd, start: event.pointee.start_mark.index, end: event.pointee.end_mark.index)
        switch event.pointee.type {
        case YAML_DOCUMENT_START_EVENT: copy.kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: copy.kind = .documentEnd
        case YAML_STREAM_END_EVENT: copy.kind = .streamEnd
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: copy.kind = .collectionEnd
        case YAML_ALIAS_EVENT:
            copy.kind = .alias
            copy.anchor = string(event.pointee.data.alias.anchor)
        case YAML_SCALAR_EVENT:
            let scalar = event.pointee.data.scalar
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            copy.kind = .scalar(text: text, style: style(scalar.style))
            copy.anchor = string(scalar.anchor)
            copy.hasTag = scalar.tag != nil
        case YAML_SEQUENCE_START_EVENT:
            let sequence = event.pointee.data.sequence_start
            copy.kind = .sequenceStart(isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE)
            copy.anchor = string(sequence.anchor)
            copy.hasTag = sequence.tag != nil
        case YAML_MAPPING_START_EVENT:
            let mapping = event.pointee.data.mapping_start
            copy.kind = .mappingStart(isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE)
            copy.anchor = string(mapping.anchor)
            copy.hasTag = mapping.tag != nil
        default: return nil
        }
        return copy
    }

    private static func style(_ style: yaml_scalar_style_t) -> ScalarStyle {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }
}
