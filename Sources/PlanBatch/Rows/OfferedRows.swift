import Conditions
import JSONWriting
import PlanCore
import PlanPipeline
import PlanRendering

/// The short way from rows to result lines that say only what is offered; the bytes are those of the long way.
///
/// Nothing is allocated for a row. What is not plain is left to the long way, row by row.
struct OfferedRows: Sendable {
  private let scanner: RowScanner
  private let pipeline: VerdictPipeline
  private let program: ConditionProgram
  /// What stands before the person's identifier, and behind it and each list of rules.
  private let opening: [UInt8]
  private let lists: [[UInt8]]
  /// The ids of all rules behind each other, each in quotes with a comma before it, and where each stands.
  private let ids: [UInt8]
  private let places: [Range<Int>]

  /// Nil for results or plans that need more.
  init?(_ definition: PlanDefinition, _ shape: ResultShape, rowsBy key: String) {
    guard case .fields(let selection, let name) = shape,
      selection.columns.allSatisfy({ $0.field == .offered }),
      let scanner = RowScanner(definition, id: key),
      let pipeline = VerdictPipeline(definition)
    else { return nil }
    self.scanner = scanner
    self.pipeline = pipeline
    program = definition.program
    opening = Self.key(name, behind: "{") + [UInt8(ascii: "\"")]
    lists = selection.columns.map { Self.key($0.key, behind: ",") + [UInt8(ascii: "[")] }
    var ids: [UInt8] = []
    places = pipeline.rules.map { rule in
      let start = ids.count
      ids.append(UInt8(ascii: ","))
      JSONString.append(selection.name(of: rule), to: &ids)
      return start..<ids.count
    }
    self.ids = ids
  }

  private static func key(_ key: String, behind mark: String) -> [UInt8] {
    var bytes = Array(mark.utf8)
    JSONString.append(key, to: &bytes)
    return bytes + [UInt8(ascii: ":")]
  }

  /// One task's way through rows, with what it uses again for every one of them.
  func makeRun() -> Run {
    Run(self)
  }

  /// One task's way through rows.
  struct Run: ShortWay {
    let rows: OfferedRows
    private var state: FactState
    private var seen: [UInt64]
    private var block: VerdictPipeline.Block
    private var people: [UnsafeBufferPointer<UInt8>] = []
    private var written = 0

    init(_ rows: OfferedRows) {
      self.rows = rows
      state = rows.program.makeState()
      seen = Array(repeating: 0, count: rows.scanner.columnWords)
      block = rows.pipeline.makeBlock()
    }

    var isFull: Bool { block.isFull }

    mutating func take(_ place: BytePlace) -> BytePlace? {
      rows.program.reset(&state)
      let row = state.withWords { rows.scanner.scan(place, into: $0, seen: &seen) }
      guard let row,
        rows.pipeline.add(state, to: &block)
      else { return nil }
      people.append(row.person)
      return row.end
    }

    mutating func judge() {
      if !people.isEmpty { rows.pipeline.judge(&block) }
    }

    mutating func write(_ count: Int, to results: inout [UInt8]) {
      for index in written..<written + count {
        rows.append(people[index], index, block, &results)
      }
      written += count
    }

    mutating func clear() {
      people.removeAll(keepingCapacity: true)
      rows.pipeline.empty(&block)
      written = 0
    }
  }

  private func append(
    _ person: UnsafeBufferPointer<UInt8>, _ index: Int, _ block: VerdictPipeline.Block,
    _ results: inout [UInt8]
  ) {
    results += opening
    results += person
    results.append(UInt8(ascii: "\""))
    for list in lists {
      results += list
      let start = results.count
      // Read in place: a part of an array would count its holders for every rule, and other cores wait for that.
      ids.withUnsafeBufferPointer { ids in
        pipeline.offered(to: index, in: block) { rule in
          let id = results.count == start ? places[rule].dropFirst() : places[rule]
          results.append(contentsOf: UnsafeBufferPointer(rebasing: ids[id]))
        }
      }
      results.append(UInt8(ascii: "]"))
    }
    results.append(UInt8(ascii: "}"))
    results.append(10)
  }
}
