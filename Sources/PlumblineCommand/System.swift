import PlanCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a command needs of the machine it runs on; a value, so that tests can hand in another.
struct System: Sendable {
  /// The environment's variables.
  var environment: [String: String]
  /// Whether standard error is a terminal.
  var isTerminal: Bool
  /// The day, for what is only true up to a day.
  var today: Day?
  /// The folder of the running program, for the installed plans; nil when it is not known.
  var programFolder: String?
  /// The folder that relative paths start from; nil when it is not known.
  var workingFolder: String?

  /// The machine itself.
  static func current() -> System {
    let names = [
      "NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "TERM", "PLUMBLINE_PLANS",
    ]
    var environment: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    return System(
      environment: environment, isTerminal: isatty(2) == 1,
      today: Day(number: time(nil) / 86_400), programFolder: programFolder(),
      workingFolder: workingFolder())
  }

  private static func workingFolder() -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let found = buffer.withUnsafeMutableBufferPointer { getcwd($0.baseAddress, $0.count) != nil }
    guard found else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func programFolder() -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? -1
    }
    guard count > 0 else { return nil }
    let path = String(decoding: buffer[..<count], as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  /// Prints what a command said and ends the process with its code.
  func finish(_ output: CommandOutput) -> Never {
    System.write(Array(output.standardError.utf8), to: 2)
    guard System.write(output.standardOutput, to: 1) else {
      System.write(Array("error: standard output could not be written\n".utf8), to: 2)
      exit(CommandOutput.Exit.inputOutput.rawValue)
    }
    exit(output.exit.rawValue)
  }

  /// Writes all bytes; false when the system refuses.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
