import PlanCore
import PlanRendering
import Testing

@testable import PlanBatch

/// The short way of rows, compared with the long one.
struct OfferedRowsTests {
  private let definition: PlanDefinition

  init() throws {
    definition = try plan("Tests/Fixtures/rows")
  }

  @Test("rows get the same lines on the short way and on the long one", arguments: 0..<12)
  func sameLines(seed: UInt64) throws {
    var rows = RandomRows(seed: seed)
    let input = rows.lines(400)
    for naming in Selection.RuleNaming.allCases {
      let (short, long) = try (
        part(input, naming), part(input, naming, takesShortWay: false)
      )
      #expect(
        String(decoding: short.merged(from: 1), as: UTF8.self)
          == String(decoding: long.merged(from: 1), as: UTF8.self))
      #expect(short.lines == long.lines && short.records == long.records)
      #expect(short.failures == long.failures && short.results == long.results)
    }
  }

  @Test("plain rows take the short way")
  func plainRows() throws {
    let offered = try #require(try rowsOfTheShortWay())
    var run = offered.makeRun()
    var taken = 0
    var results: [UInt8] = []
    let rows = [
      #"{"id":"P-1","age":44,"weight_kg":70.25,"sex":"M","numb":false,"regions":["back","thigh"]}"#,
      #"{ "words" : "a \"b\" \u00e9".."# + "é \",\n",
      "{\"age\": null, \"id\": \"P-2\", \"words\": \"tab \\t, quote \\\", é 漢 🦴\", \"steps_x\": 4}",
      #"{"stage":"three","id":"P-3","regions":[],"sex":"unknown","words":"so long a text that words are passed"}"#,
    ]
    for row in rows {
      let bytes = Array(row.utf8) + [10] + Array(repeating: 0, count: BytePlace.margin)
      bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return }
        guard run.take(BytePlace(start)) != nil else { return }
        taken += 1
        run.judge()
        run.write(1, to: &results)
        run.clear()
      }
    }
    #expect(taken == 2)
    #expect(
      String(decoding: results, as: UTF8.self) == """
        {"id":"P-1","offered":["one"]}
        {"id":"P-3","offered":["seven","eight"]}

        """)
  }

  @Test("results with other fields take another way")
  func otherFields() throws {
    #expect(OfferedRows(definition, .plan, rowsBy: "id") == nil)
    let fields = ResultShape.fields(try Selection("offered,urgency"), id: "id")
    #expect(OfferedRows(definition, fields, rowsBy: "id") == nil)
  }

  private func rowsOfTheShortWay() throws -> OfferedRows? {
    OfferedRows(definition, .fields(try Selection("offered"), id: "id"), rowsBy: "id")
  }

  private func part(
    _ input: [UInt8], _ naming: Selection.RuleNaming, takesShortWay: Bool = true
  ) throws -> BatchPart {
    var selection = try Selection("offered,again=offered")
    selection.naming = naming
    let reader = RecordReader(
      definition, shape: .row(id: "id"), on: Day(number: 20_000))
    let writer = BatchWriter(
      definition, reader, .fields(selection, id: "id"), counting: false,
      takesShortWay: takesShortWay)
    return writer.part(BatchWriter.Lines(input, count: input.count))
  }
}
