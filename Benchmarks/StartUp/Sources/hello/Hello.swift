import ArgumentParser

/// Says hello; what it costs is the cost of starting.
@main
struct Hello: ParsableCommand {
  @Argument var name = "world"

  func run() {
    print("hello \(name)")
  }
}
