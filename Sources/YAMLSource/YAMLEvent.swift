import SourceTree

/// One step of the YAML parser, with the marks that libyaml gives, before the rules of plan files apply.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd
    case documentStart, documentEnd
    case mappingStart, mappingEnd
    case sequenceStart, sequenceEnd
    case scalar, alias
  }

  /// A place as libyaml counts it: in code points from 0, without the byte order mark.
  struct Mark: Equatable {
    var index: Int
    var line: Int
  }

  var kind: Kind
  var start: Mark
  var end: Mark
  /// How a scalar is written.
  var style = ScalarStyle.plain
  /// Whether a collection is written in braces or brackets.
  var isFlow = false
  var hasAnchor = false
  var hasTag = false
  /// Whether a document begins without `---` or ends without `...`.
  var isImplicit = false
}

/// What stands in front of a document.
struct YAMLDirectives {
  /// What a `%YAML` line says.
  var version: (major: Int, minor: Int)?
  var hasTag = false
}
