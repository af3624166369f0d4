import Foundation
import PlanCore
import PlanRendering
import TestSupport
import Testing

@testable import PlumblineCommand

/// The program as a process: standard input, exit codes, limits, other users.
struct ProgramTests {
  private let scratch: Scratch
  private let tiny = ["PLUMBLINE_PLANS": Bench.root + "Tests/Fixtures/plans"]

  init() throws {
    scratch = try Scratch()
  }

  private func run(_ arguments: String..., input: String = "") throws -> Program.Result {
    var program = Program()
    program.arguments = arguments
    program.input = Data(input.utf8)
    program.environment = tiny
    return try program.run()
  }

  @Test func readsAProfileFromStandardInput() throws {
    let path = try scratch.write(Sample.calm, "calm.yaml")
    let piped = try run("generate", "-", "--format", "json", input: Sample.calm)
    let named = try run("generate", path, "--format", "json")
    #expect(piped.code == 0)
    #expect(piped.error.isEmpty)
    #expect(piped.output == named.output)
    #expect(try PlanJSON.read(Array(piped.output)).plan == "tiny")
  }

  @Test func namesStandardInputInItsFindings() throws {
    let result = try run(
      "generate", "-", input: Sample.profile("age_years: 40", "numbnes: no"))
    #expect(result.code == 1)
    #expect(result.output.isEmpty)
    #expect(result.error.contains("<stdin>:6:3"))
  }

  @Test func emptyStandardInputIsAFinding() throws {
    let result = try run("generate", "-")
    #expect(result.code == 1)
    #expect(result.output.isEmpty)
    #expect(result.error.contains("error["))
  }

  @Test func renderReadsAPlanFromStandardInput() throws {
    let json = try run("generate", "-", "--format", "json", input: Sample.calm)
    let text = try run("generate", "-", input: Sample.calm)
    let again = try run("render", "-", input: json.text)
    #expect(again.code == 0)
    #expect(again.text == text.text)
  }

  @Test func renderRefusesWhatIsNoPlan() throws {
    let result = try run("render", "-", input: "{\"plan\": 3}")
    #expect(result.code == 1)
    #expect(result.output.isEmpty)
    #expect(result.error.contains("error[not-a-plan]"))
  }

  @Test(arguments: [
    ["generate"], ["generate", "a", "b"], ["generat", "a"], ["generate", "a", "--format", "pdf"],
    ["generate", "a", "--on", "2026-02-30"], ["generate", "a", "--audience", "nurse"],
    ["schema", "disease"], ["validate", "--format", "xml"], ["generate", "a", "--color", "blue"],
  ])
  func wrongUsageEndsWithSixtyFour(_ arguments: [String]) throws {
    var program = Program()
    program.arguments = arguments
    let result = try program.run()
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    #expect(!result.error.isEmpty)
  }

  @Test func findsPlansBesideTheWorkingFolder() throws {
    let path = try scratch.write(Sample.calm, "profile.yaml")
    _ = try scratch.copy(Bench.root + "Tests/Fixtures/plans", as: "Plans")
    var program = Program("generate", path)
    program.folder = scratch.url
    #expect(try program.run().code == 0)
    program.folder = scratch.url.appending(path: "Plans")
    #expect(try program.run().code == 1)
  }

  @Test func validateLooksAtThePlansBesideTheWorkingFolder() throws {
    _ = try scratch.copy(Bench.root + "Tests/Fixtures/plans", as: "Plans")
    var program = Program("validate")
    program.folder = scratch.url
    let result = try program.run()
    #expect(result.code == 0)
    #expect(result.error == "1 plans and 0 profiles checked: 0 errors, 0 warnings\n")
  }

  @Test func aHundredMegabytesOfBracketsAreRefusedInLittleMemory() throws {
    let path = scratch.path("brackets.yaml")
    let handle = try #require(
      FileManager.default.createFile(atPath: path, contents: nil)
        ? FileHandle(forWritingAtPath: path) : nil)
    let block = Data(repeating: UInt8(ascii: "["), count: 1 << 20)
    for _ in 0..<100 { try handle.write(contentsOf: block) }
    try handle.close()
    let usual = try memory("generate", try scratch.write(Sample.calm, "calm.yaml"))
    let named = try memory("generate", path)
    #expect(named.result.code == 1)
    #expect(named.result.error.contains("error[file-too-large]"))
    #expect(named.kilobytes < usual.kilobytes + 64 << 10)
    let piped = try memory("generate", "-", from: path)
    #expect(piped.result.code == 1)
    #expect(piped.result.error.contains("error[file-too-large]"))
    #expect(piped.kilobytes < usual.kilobytes + 64 << 10)
  }

  /// Runs the program and looks up the most memory that it held, as the kernel counted it.
  private func memory(
    _ arguments: String..., from input: String = "/dev/null"
  ) throws -> (result: Program.Result, kilobytes: Int) {
    var program = Program()
    program.arguments = arguments
    program.environment = tiny
    let report = scratch.path("memory")
    program.script = """
      python3 -c 'import resource, subprocess, sys
      code = subprocess.call(sys.argv[3:], stdin=open(sys.argv[2]))
      peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
      open(sys.argv[1], "w").write(str(peak))
      sys.exit(code)' '\(report)' '\(input)' "$0" "$@"
      """
    let result = try program.run()
    let peak = try String(contentsOfFile: report, encoding: .utf8)
    return (result, try #require(Int(peak)))
  }

  @Test(.enabled(if: OtherUser.exists, "no way to become another user"))
  func aFileThatMayNotBeReadIsAFinding() throws {
    let path = try scratch.write(Sample.calm, "secret.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: path)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: scratch.url.path)
    let program = try scratch.copy(Program.url.path, as: "plumbline")
    var asOther = Program("generate", path)
    asOther.script = OtherUser.prefix + " '\(program)' \"$@\""
    let result = try asOther.run()
    #expect(result.code == 1)
    #expect(result.error.contains("error[file-unreadable]"), "\(result.error)")
    #expect(result.error.contains("may not be read by you"))
  }

  @Test(.enabled(if: SmallDisk.isThere, "no small file system can be mounted here"))
  func aFullDiskLeavesTheOldFileWhole() throws {
    let profile = try scratch.write(Sample.calm, "profile.yaml")
    let result = try SmallDisk.run(
      """
      printf 'the old plan' > "$DISK/plan.json"
      head -c 1000000 /dev/zero > "$DISK/filler" 2> /dev/null
      "$0" generate '\(profile)' --format json -o "$DISK/plan.json"
      code=$?
      ls "$DISK"; cat "$DISK/plan.json"
      exit $code
      """, in: scratch, tiny)
    #expect(result.code == 1)
    #expect(result.error.contains("error[disk-full]"), "\(result.error)")
    #expect(result.text == "filler\nplan.json\nthe old plan")
  }

  @Test func standardOutputThatIsFullEndsWithThree() throws {
    let path = try scratch.write(Sample.calm, "profile.yaml")
    var program = Program("generate", path)
    program.environment = tiny
    program.script = "\"$0\" \"$@\" > /dev/full"
    let result = try program.run()
    #expect(result.code == 3)
    #expect(result.error.contains("standard output could not be written"))
  }
}

/// Another user than the one who runs the tests: root may read everything.
enum OtherUser {
  static let prefix: String = {
    if getuid() != 0 { return "exec" }
    return "exec setpriv --reuid=65534 --regid=65534 --clear-groups"
  }()

  static let exists: Bool = {
    var program = Program()
    program.script = "\(prefix) true".replacing("exec true", with: "true")
    return (try? program.run().code) == 0
  }()
}

/// A file system of 256 kilobytes in a mount namespace of its own.
enum SmallDisk {
  static let isThere: Bool = {
    guard let scratch = try? Scratch() else { return false }
    return (try? run("true", in: scratch, [:]).code) == 0
  }()

  static func run(
    _ script: String, in scratch: Scratch, _ environment: [String: String]
  ) throws -> Program.Result {
    let disk = scratch.path("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    let body = "mount -t tmpfs -o size=256k tmpfs '\(disk)' || exit 99\n" + script
    try scratch.write(body, "script.sh")
    var program = Program()
    program.environment = environment.merging(["DISK": disk]) { own, _ in own }
    program.script =
      "exec unshare --mount --map-root-user sh -c '. \(scratch.path("script.sh"))' \"$0\""
    return try program.run()
  }
}
