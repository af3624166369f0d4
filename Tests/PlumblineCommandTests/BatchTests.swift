import ArgumentParser
import ByteStreams
import Foundation
import PlanRendering
import TestSupport
import Testing

@testable import PlumblineCommand

/// Many people in one stream.
struct BatchTests {
  private let scratch: Scratch
  private let people: [[String: Any]]

  init() throws {
    scratch = try Scratch()
    people = (0..<40).map { index in
      [
        "plan": "low-back-thigh-pain", "patient": "P-\(index)", "on": "2026-11-22",
        "facts": [
          "age_years": 20 + index, "nrs_leg": index % 11,
          "saddle_sensory_change": index % 7 == 0 ? "yes" : "no",
        ],
      ]
    }
  }

  @Test(
    "a line's plan is the one that generate makes of the same profile", arguments: ["", "\u{FEFF}"])
  func samePlan(mark: String) throws {
    let line = try Data(mark.utf8) + json(people[7])
    try line.write(to: URL(fileURLWithPath: scratch.path("one.json")))
    let run = try batch([line])
    let alone = try Bench.generate(scratch.path("one.json"), "--format", "json")
    #expect(try PlanJSON.read(Array(run.results)) == Bench.plan(alone))
  }

  @Test("results come in the order of the input, however many cores work", arguments: [1, 2, 5])
  func order(jobs: Int) throws {
    let input = try (0..<3).flatMap { _ in try people.map(padded) }
    let run = try batch(input, "--select", "urgency,flags", "--jobs", "\(jobs)")
    let names = try lines(run.results).map { $0["patient"] as? String }
    #expect(names == (0..<3).flatMap { _ in people.map { $0["patient"] as? String } })
    #expect(run.output.exit == .fine)
  }

  @Test("a bad line gets an error line with its number, place and code; the others go on")
  func badLines() throws {
    var input = try people.prefix(3).map(json)
    input.insert(
      Data(
        #"{"plan": "low-back-thigh-pain", "patient": "x", "on": "2026-11-22", "facts": {"age_yeers": 4}}"#
          .utf8), at: 1)
    input.insert(Data(), at: 2)
    input.append(Data(#"{"a":}"#.utf8))
    let among = try lines(batch(input, "--select", "urgency").results)
    #expect(among.map { $0["code"] as? String } == [nil, "unknown-fact", nil, nil, "json-syntax"])
    #expect(among[1]["line"] as? Int == 2 && among[1]["column"] as? Int == 79)
    #expect(among[4]["line"] as? Int == 6 && among[4]["column"] as? Int == 6)

    let run = try batch(input, "--select", "urgency", "--errors", scratch.path("errors"))
    #expect(run.output.exit == .findings)
    #expect(try lines(run.results).count == 3)
    let errors = try lines(Data(contentsOf: URL(fileURLWithPath: scratch.path("errors"))))
    #expect(errors.map { $0["line"] as? Int } == [2, 6])
  }

  @Test("error lines of later blocks have the numbers of their lines, among results and apart")
  func lateBadLines() throws {
    let blank = Data(repeating: 32, count: 24_000)
    let tooLong = Data(repeating: 32, count: 5 << 20)
    var input = Array(repeating: blank, count: 60)
    let wrong = [4, 33, 34, 47, 59]
    for number in wrong { input[number - 1] = number == 47 ? tooLong : Data(#"{"a":}"#.utf8) }
    input[40] = try json(people[7])
    let among = try batch(input, "--select", "urgency", "--jobs", "3")
    let numbers = try lines(among.results).map { $0["line"] as? Int }
    #expect(numbers == [4, 33, 34, nil, 47, 59])
    #expect(among.output.standardError == "5 of 6 records have errors\n")

    let apart = try batch(
      input, "--select", "urgency", "--jobs", "1", "--errors", scratch.path("errors"))
    let errors = try lines(Data(contentsOf: URL(fileURLWithPath: scratch.path("errors"))))
    #expect(errors.map { $0["line"] as? Int } == wrong)
    #expect(try lines(apart.results).count == 1)
  }

  @Test("an output that cannot be written ends the run", arguments: ["1", "2"])
  func fullDisk(jobs: String) throws {
    let path = scratch.path("people.ndjson")
    try write(try people.map(padded), path)
    // A name of its own, because the journal stands beside it.
    let output = scratch.path("full")
    try FileManager.default.createSymbolicLink(atPath: output, withDestinationPath: "/dev/full")
    let run = try Batch.parse(
      [path, "--output", output, "--plan", Bench.shipped, "--select", "urgency", "--jobs", jobs])
    let result = run.perform(Bench.system)
    #expect(result.exit == .inputOutput)
  }

  @Test("a folder's profiles are read in the order of their names, YAML and JSON alike")
  func folder() throws {
    let folder = scratch.path("people")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try json(people[1]).write(to: URL(fileURLWithPath: "\(folder)/b.json"))
    try Data("plan: low-back-thigh-pain\npatient: A\non: 2026-11-22\nfacts:\n  nrs_back: 77\n".utf8)
      .write(to: URL(fileURLWithPath: "\(folder)/a.yaml"))
    let run = try Bench.batch(
      folder, to: scratch.path("out"), "--plan", Bench.shipped, "--select", "urgency")
    let results = try lines(run.results)
    #expect(results[0]["code"] as? String == "wrong-value" && results[0]["line"] as? Int == 5)
    #expect(results[1]["patient"] as? String == "P-1")
  }

  @Test("rows of a table are read as facts, with a key that names the person")
  func rows() throws {
    let rows = [
      Data(#"{"id": "r1", "age_years": 50, "saddle_sensory_change": true}"#.utf8),
      Data(#"{"age_years": 50}"#.utf8),
    ]
    let run = try batch(
      rows, "--rows", "id", "--on", "2026-11-22", "--select", "level=urgency, flags")
    let results = try lines(run.results)
    #expect(results[0]["id"] as? String == "r1" && results[0]["level"] as? String == "emergency")
    #expect(results[1]["code"] as? String == "missing-key")
  }

  @Test("packed input and output hold the same as plain ones")
  func packed() throws {
    let input = try people.map(json)
    let plain = try batch(input, "--select", "urgency").results
    let path = scratch.path("people.ndjson.gz")
    try ByteSink(path).write(Array(input.joined(separator: [10])))
    let run = try Bench.batch(
      path, to: scratch.path("out.gz"), "--plan", Bench.shipped, "--select", "urgency")
    #expect(run.results.prefix(2) == Data([0x1F, 0x8B]))
    #expect(try unzip(scratch.path("out.gz")) == plain)
  }

  @Test("the table counts what the lines say")
  func summary() throws {
    let path = scratch.path("people.ndjson")
    try write(try people.map(json), path)
    let run = try Bench.batch(
      path, to: scratch.path("out"), "--plan", Bench.shipped, "--summary", "json", "--select",
      "urgency")
    let table = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.standardOutput)) as? [String: Any])
    let rows = try #require(table["counts"] as? [[String: Any]])
    let urgent = rows.first {
      $0["subject"] as? String == "urgency" && $0["id"] as? String == "emergency"
    }
    let told = try lines(run.results).count { $0["urgency"] as? String == "emergency" }
    #expect(urgent?["count"] as? Int == told && told == 6)
    #expect(table["plans"] as? Int == 40)
  }

  @Test(
    "a run that broke off goes on without doing a line twice or losing one",
    arguments: ["out", "out.gz"])
  func resume(name: String) throws {
    let input = try (0..<3).flatMap { _ in try people.map(padded) }
    let path = scratch.path("people.ndjson")
    let output = scratch.path(name)
    let options = ["--plan", Bench.shipped, "--select", "urgency,flags", "--jobs", "2"]
    try write(input, path)
    let command = try Batch.parse([path, "--output", output] + options)
    _ = command.perform(Bench.system)
    let whole = try unzip(output)

    // The first hundred lines, and a part of what came behind them when the run was killed.
    try write(Array(input.prefix(100)), path)
    let size = try Data(contentsOf: URL(fileURLWithPath: path)).count
    _ = command.perform(Bench.system)
    let done = try Data(contentsOf: URL(fileURLWithPath: output))
    try (done + Data(#"{"patient":"P-2"#.utf8)).write(to: URL(fileURLWithPath: output))
    let plan = try #require(PlanInput(command.plans, system: Bench.system).definition)
    let journal = BatchJournal(besides: output, command.fingerprint(plan))
    try journal.begin(BatchJournal.Mark()).add(
      BatchJournal.Mark(input: size, lines: 100, output: done.count, records: 100))
    try write(input, path)

    let again = try Batch.parse([path, "--output", output, "--resume"] + options)
    #expect(again.perform(Bench.system).exit == .fine)
    #expect(try unzip(output) == whole)
    #expect(!FileManager.default.fileExists(atPath: output + ".progress"))
  }

  @Test("a run that is ended by a signal leaves whole lines, and goes on behind them")
  func endedBySignal() throws {
    try write(try people.map(padded), scratch.path("people.ndjson"))
    var program = Program("batch", "people.ndjson", "--plan", Bench.shipped, "--jobs", "2")
    program.folder = scratch.url
    let whole = try program.run()
    program.arguments += ["--output", "out"]
    program.script = """
      "$0" "$@" &
      while kill -0 $! && [ "$(cat out.progress | wc -l)" -lt 4 ]; do sleep 0.001; done 2>/dev/null
      kill -TERM $!; wait $!
      """
    let ended = try program.run()
    let lines = try Data(contentsOf: scratch.url.appending(path: "out"))
    #expect(ended.code == 130 && ended.error.hasSuffix("; go on with --resume\n"))
    #expect(lines.last == 10 && lines.count < whole.output.count)
    #expect(whole.output.starts(with: lines))

    program.script = nil
    program.arguments += ["--resume"]
    #expect(try program.run().code == 0)
    #expect(try Data(contentsOf: scratch.url.appending(path: "out")) == whole.output)
  }

  @Test("a run does not go on with another plan, other options or a shorter input")
  func refusesToResume() throws {
    let path = scratch.path("people.ndjson")
    let output = scratch.path("out")
    try write(try people.map(json), path)
    try Data("plumbline batch 1 other\n1 1 1 1 1 1\n".utf8)
      .write(to: URL(fileURLWithPath: output + ".progress"))
    let again = try Batch.parse([path, "--output", output, "--resume", "--plan", Bench.shipped])
    let result = again.perform(Bench.system)
    #expect(result.exit == .inputOutput)
    #expect(result.standardError.contains("another plan, input or other options"))
  }

  private func batch(
    _ input: [Data], _ arguments: String...
  ) throws -> (output: CommandOutput, results: Data) {
    let path = scratch.path("people.ndjson")
    try write(input, path)
    let output = try Batch.parse(
      [path, "--output", scratch.path("out"), "--plan", Bench.shipped] + arguments
    ).perform(Bench.system)
    return (output, try Data(contentsOf: URL(fileURLWithPath: scratch.path("out"))))
  }

  private func json(_ value: [String: Any]) throws -> Data {
    try JSONSerialization.data(withJSONObject: value, options: .sortedKeys)
  }

  /// A line so long that it fills a block by itself.
  private func padded(_ value: [String: Any]) throws -> Data {
    try json(value) + Data(repeating: 32, count: 40_000)
  }

  private func lines(_ data: Data) throws -> [[String: Any]] {
    try data.split(separator: 10).map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
  }

  private func write(_ lines: [Data], _ path: String) throws {
    try Data(lines.joined(separator: [10]) + [10]).write(to: URL(fileURLWithPath: path))
  }

  /// The bytes of a file, unpacked where its name says so.
  private func unzip(_ path: String) throws -> Data {
    let source = try ByteSource(path)
    var piece = [UInt8](repeating: 0, count: 1000)
    var bytes = Data()
    while true {
      let count = try source.read(into: &piece, 0..<piece.count)
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
    }
  }
}
