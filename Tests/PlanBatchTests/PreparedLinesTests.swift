import PlanCore
import Testing

@testable import PlanBatch
@testable import PlanRendering

/// The short way of whole plans, of fields and of counts, compared with the long one.
struct PreparedLinesTests {
  private let definition: PlanDefinition

  init() throws {
    definition = try plan("Plans/low-back-thigh-pain")
  }

  @Test(
    "other plans are the same on both ways, closed stages and facts with words of their own among them",
    arguments: ["Tests/Fixtures/plans/tiny", "Tests/Fixtures/rows"])
  func sameOtherPlans(folder: String) throws {
    let definition = try plan(folder)
    #expect(wholePlans(definition) != nil)
    var urgencies: Set<Substring> = []
    for seed in 0..<6 {
      var profiles = RandomProfiles(definition, seed: UInt64(seed))
      let input = profiles.lines(60)
      let (short, long) = (part(input, definition), part(input, definition, takesShortWay: false))
      #expect(
        String(decoding: short.merged(from: 1), as: UTF8.self)
          == String(decoding: long.merged(from: 1), as: UTF8.self))
      let text = String(decoding: short.results, as: UTF8.self)
      urgencies.formUnion(text.matches(of: /"urgency":"([a-z-]+)"/).map(\.output.1))
    }
    #expect(urgencies.contains("routine"))
    if folder.hasSuffix("tiny") { #expect(urgencies.count > 1) }
  }

  @Test("profiles get the same plans on the short way and on the long one", arguments: 0..<8)
  func samePlans(seed: UInt64) throws {
    var profiles = RandomProfiles(definition, seed: seed)
    let input = profiles.lines(25)
    let (short, long) = (part(input, definition), part(input, definition, takesShortWay: false))
    let (shortLines, longLines) = (
      short.merged(from: 1).split(separator: 10), long.merged(from: 1).split(separator: 10)
    )
    #expect(shortLines.count == longLines.count)
    for (index, (short, long)) in zip(shortLines, longLines).enumerated() where short != long {
      let common = zip(short, long).prefix { $0 == $1 }.count
      Issue.record(
        """
        line \(index + 1) differs at byte \(common):
        \(String(decoding: short.dropFirst(max(0, common - 80)).prefix(200), as: UTF8.self))
        \(String(decoding: long.dropFirst(max(0, common - 80)).prefix(200), as: UTF8.self))
        \(String(decoding: input.split(separator: 10)[index], as: UTF8.self))
        """)
    }
    #expect(short.records == long.records && short.failures == long.failures)
  }

  @Test(
    "plain profiles take the short way",
    arguments: [
      #""on":"2026-11-22","facts":{}"#,
      #""on":"2026-11-22","facts":{"age_years":"58","sex_at_birth":"female","nrs_leg":7,"fever_or_rigors":false}"#,
      #""on":"2026-11-22","facts":{"pain_regions":["buttock","below_knee"],"aggravators":"none","goals":["walk é 漢"]}"#,
      #""on":"2026-11-22","facts":{"egfr":{"value":"74","on":"2026-10-01"},"bladder_change":"declined","slr":null}"#,
      #""on":"2026-11-22","facts":{"current_medications":[{"name":"ibuprofen","route":"oral"},"folic acid"]}"#,
      #""on":"2026-11-22","facts":{"odi_sections":["1","1",2,"unknown",1,1,1,null,1,1],"psfs":["6","7"]}"#,
      #""on":"2026-11-22","facts":{},"visits":[{"on":"2026-10-01","facts":{"nrs_leg":"4","odi":30}}]"#,
    ])
  func plainProfile(members: String) throws {
    #expect(try isTaken(#"{"plan":"low-back-thigh-pain","patient":"P-1",\#(members)}"#))
  }

  @Test(
    "profiles whose keys are sorted take the short way",
    arguments: [
      #"{"facts":{},"on":"2026-11-22","patient":"P-1"}"#,
      #"{"facts":{"age_years":58,"egfr":{"on":"2026-10-01","value":"74"}},"on":"2026-11-22","patient":"P-1","plan":"low-back-thigh-pain","visits":[{"facts":{"nrs_leg":4},"on":"2026-10-01"}]}"#,
      #"{"visits":[{"facts":{"odi":30},"on":"2026-10-01"}],"facts":{"goals":["a ] b"]},"patient":"P-1","on":"2026-11-22"}"#,
      #"{ "facts": { "egfr": { "on": "2026-10-01", "value": 74 } }, "on": "2026-11-22", "patient": "P-1" }"#,
    ])
  func sortedKeys(line: String) throws {
    #expect(try isTaken(line))
  }

  @Test(
    "what is not plain takes the long way",
    arguments: [
      #"{"patient":"P-1","facts":{}}"#,
      #"{"facts":{"age_years":44],"on":"2026-11-22","patient":"P-1"}"#,
      #"{"facts":{"nrs_leg":{"on":"2027-01-01","value":4}},"on":"2026-11-22","patient":"P-1"}"#,
      #"{"patient":"P \u0041","on":"2026-11-22","facts":{}}"#,
      #"{"patient":"P-1","on":"2026-11-22","facts":{"agee":1}}"#,
      #"{"patient":"P-1","on":"2026-11-22","facts":{"age_years":10}}"#,
      #"{"patient":"P-1","on":"2026-11-22","facts":{"age_years":44,"age_years":44}}"#,
      #"{"patient":"P-1","on":"2026-11-22","facts":{"nrs_leg":{"value":4,"on":"2027-01-01"}}}"#,
      #"{"patient":"P-1","on":"2026-11-22","facts":{"psfs":[6.0,7]}}"#,
      #"{"plan":"another","patient":"P-1","on":"2026-11-22","facts":{}}"#,
      #"{"patient":"P-1","on":"2026-11-22","facts":{}} x"#,
      #"{"patient":"P-1","on":"2026-11-22","facts":{},"visits":[{"on":"2027-01-01","facts":{}}]}"#,
    ])
  func notPlain(line: String) throws {
    #expect(try !isTaken(line))
  }

  @Test("a page that is too small is written again on a larger one, as often as it takes")
  func smallPage() throws {
    let people = (1...60).map { number in
      #"{"patient":"P-\#(number)","on":"2026-11-22","facts":{"age_years":\#(20 + number)}}"# + "\n"
    }
    let input = Array(people.joined().utf8)
    let lines = try #require(wholePlans(definition))
    let written = [1 << 17, 1].map { room in
      var run = lines.makeRun()
      run.run.room = room
      var results: [UInt8] = []
      let bytes = input + Array(repeating: 0, count: BytePlace.margin)
      bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return }
        var place = BytePlace(start)
        var kept = 0
        while place.pointer < start + input.count, !run.isFull, let next = run.take(place) {
          place = next
          kept += 1
        }
        run.judge()
        run.write(kept, to: &results)
      }
      #expect(run.run.room > room || room > 1)
      return results
    }
    #expect(written[0] == written[1])
    #expect(written[0].count { $0 == 10 } == 60)
  }

  private func isTaken(_ line: String) throws -> Bool {
    let lines = try #require(wholePlans(definition))
    var run = lines.makeRun()
    var results: [UInt8] = []
    let bytes = Array(line.utf8) + [10] + Array(repeating: 0, count: BytePlace.margin)
    let isTaken = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { run.take(BytePlace($0)) != nil } ?? false
    }
    run.judge()
    run.write(isTaken ? 1 : 0, to: &results)
    #expect(results.count { $0 == 10 } == (isTaken ? 1 : 0))
    return isTaken
  }

  private func wholePlans(_ definition: PlanDefinition) -> PreparedLines? {
    PreparedLines(definition, RecordReader(definition), .plan, counting: false)
  }

  private func part(
    _ input: [UInt8], _ definition: PlanDefinition, takesShortWay: Bool = true
  ) -> BatchPart {
    BatchWriter(
      definition, RecordReader(definition), .plan, counting: false, takesShortWay: takesShortWay
    ).part(BatchWriter.Lines(input, count: input.count))
  }
}
