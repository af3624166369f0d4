import CLibYAML
import SourceTree

extension EventParser {
  /// The event that libyaml gave last.
  var translatedEvent: YAMLEvent {
    var result = YAMLEvent(
      kind: .streamEnd, start: unsafe YAMLEvent.Mark(event.pointee.start_mark),
      end: unsafe YAMLEvent.Mark(event.pointee.end_mark))
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT:
      result.kind = .scalar
      unsafe result.style = ScalarStyle(event.pointee.data.scalar.style)
      unsafe result.hasTag = event.pointee.data.scalar.tag != nil
      unsafe result.hasAnchor = event.pointee.data.scalar.anchor != nil
    case YAML_MAPPING_START_EVENT:
      result.kind = .mappingStart
      unsafe result.isFlow = event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      unsafe result.hasTag = event.pointee.data.mapping_start.tag != nil
      unsafe result.hasAnchor = event.pointee.data.mapping_start.anchor != nil
    case YAML_SEQUENCE_START_EVENT:
      result.kind = .sequenceStart
      unsafe result.isFlow = event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
      unsafe result.hasTag = event.pointee.data.sequence_start.tag != nil
      unsafe result.hasAnchor = event.pointee.data.sequence_start.anchor != nil
    case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
    case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
    case YAML_ALIAS_EVENT: result.kind = .alias
    case YAML_DOCUMENT_START_EVENT:
      result.kind = .documentStart
      unsafe result.isImplicit = event.pointee.data.document_start.implicit != 0
    case YAML_DOCUMENT_END_EVENT:
      result.kind = .documentEnd
      unsafe result.isImplicit = event.pointee.data.document_end.implicit != 0
    case YAML_STREAM_START_EVENT: result.kind = .streamStart
    default: result.kind = .streamEnd
    }
    return result
  }

  /// What stands in front of the document that the last event began.
  var directives: YAMLDirectives {
    var result = YAMLDirectives()
    guard unsafe event.pointee.type == YAML_DOCUMENT_START_EVENT else { return result }
    let document = unsafe event.pointee.data.document_start
    if let version = unsafe document.version_directive {
      unsafe result.version = (Int(version.pointee.major), Int(version.pointee.minor))
    }
    unsafe result.hasTag = document.tag_directives.start != document.tag_directives.end
    return result
  }

  /// The anchor and the tag of the last event, and the name of an alias as its anchor.
  var properties: (anchor: String?, tag: String?) {
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT:
      let data = unsafe event.pointee.data.scalar
      return unsafe (string(data.anchor), string(data.tag))
    case YAML_MAPPING_START_EVENT:
      let data = unsafe event.pointee.data.mapping_start
      return unsafe (string(data.anchor), string(data.tag))
    case YAML_SEQUENCE_START_EVENT:
      let data = unsafe event.pointee.data.sequence_start
      return unsafe (string(data.anchor), string(data.tag))
    case YAML_ALIAS_EVENT:
      return unsafe (string(event.pointee.data.alias.anchor), nil)
    default: return (nil, nil)
    }
  }

  private func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    unsafe text.map { unsafe String(cString: $0) }
  }

  /// Why the parser stopped.
  var failure: ParserFailure {
    let state = unsafe parser
    guard unsafe state.pointee.error != YAML_MEMORY_ERROR else { return .outOfMemory }
    let problem = unsafe state.pointee.problem.map { unsafe String(cString: $0) } ?? ""
    let context = unsafe state.pointee.context.map { unsafe String(cString: $0) }
    return ParserFailure(
      problem: problem, mark: unsafe YAMLEvent.Mark(state.pointee.problem_mark),
      context: context,
      contextMark: context == nil ? nil : unsafe YAMLEvent.Mark(state.pointee.context_mark))
  }
}

extension YAMLEvent.Mark {
  init(_ mark: yaml_mark_t) {
    self.init(index: Int(mark.index), line: Int(mark.line))
  }
}

extension ScalarStyle {
  init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}
