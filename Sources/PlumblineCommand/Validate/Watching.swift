import SourceTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Does something again whenever a file below some paths changes, until the person interrupts it.
struct Watching {
  private let paths: [String]
  private let system: System

  init(_ paths: [String], system: System) {
    self.paths = paths
    self.system = system
  }

  /// Runs until SIGINT or SIGTERM, and ends with the exit code of the last run.
  func run(_ work: () -> CommandOutput) -> Never {
    Interruption.hold()
    while true {
      // The folders are watched before they are read, so no change falls between.
      let watch = FolderWatch(paths)
      let output = work()
      show(output)
      guard watch.waitForChange(unless: Interruption.isPending) else {
        exit(output.exit.rawValue)
      }
    }
  }

  private func show(_ output: CommandOutput) {
    let clear = system.isTerminal ? "\u{1B}[2J\u{1B}[H" : ""
    System.write(Array(clear.utf8) + output.standardOutput, to: 1)
    System.write(Array("\(output.standardError)watching; Ctrl-C ends it\n".utf8), to: 2)
  }
}

/// The signals by which people end a program; held back, so that the last run's exit code can be kept.
enum Interruption {
  /// Holds the signals back from now on.
  static func hold() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    sigprocmask(SIG_BLOCK, &signals, nil)
  }

  /// Whether one of them has come.
  static func isPending() -> Bool {
    var signals = sigset_t()
    guard sigpending(&signals) == 0 else { return false }
    return sigismember(&signals, SIGINT) == 1 || sigismember(&signals, SIGTERM) == 1
  }
}
