import CLibYAML
import SourceTree

/// libyaml's parser over bytes that the caller keeps alive; with its extension, the only code that touches libyaml.
///
/// The C structure holds a pointer to itself, so it lives at one address on the heap and cannot be copied.
@safe struct EventParser: ~Copyable {
  let parser: UnsafeMutablePointer<yaml_parser_t>
  let event: UnsafeMutablePointer<yaml_event_t>

  /// Creates a parser; `bytes` must stay where they are for as long as the parser lives.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(ParserFailure) {
    unsafe parser = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe event.initialize(to: yaml_event_t())
    unsafe parser.initialize(to: yaml_parser_t())
    guard unsafe yaml_parser_initialize(parser) == 1 else { throw ParserFailure.outOfMemory }
    unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_event_delete(event)
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe event.deallocate()
  }

  /// Reads the next event; the value of the one before is gone.
  mutating func next() throws(ParserFailure) -> YAMLEvent {
    unsafe yaml_event_delete(event)
    guard unsafe yaml_parser_parse(parser, event) == 1 else { throw failure }
    return translatedEvent
  }

  /// Hands out the value of the scalar that `next` gave last; nothing for another event.
  func withValue<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    guard unsafe event.pointee.type == YAML_SCALAR_EVENT else { return body(Span()) }
    let scalar = unsafe event.pointee.data.scalar
    return unsafe body(UnsafeBufferPointer(start: scalar.value, count: scalar.length).span)
  }
}
