import FoundationEssentials

/// A line on standard error with a bar that says how far a run is; only on a terminal.
struct BatchProgress {
  private let isOn: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var shown: ContinuousClock.Instant
  /// How far an earlier run had come.
  private var earlier: State?

  /// How far a run is.
  struct State {
    var records: Int
    var failures = 0
    /// How much of the input is read, from 0 to 1; nil when its size is not known.
    var part: Double?
  }

  init(isOn: Bool) {
    self.isOn = isOn
    start = clock.now
    shown = start
  }

  /// Shows the state, a few times a second at most.
  mutating func show(_ state: State) {
    guard isOn else { return }
    let now = clock.now
    let earlier = earlier ?? state
    self.earlier = earlier
    guard now - shown > .milliseconds(200) else { return }
    shown = now
    let text = Self.text(state, since: earlier, seconds: (now - start) / .seconds(1))
    System.write(Array("\r\u{1B}[K\(text)".utf8), to: 2)
  }

  /// The line: what was done since an earlier state tells the rate and the time that is left.
  static func text(_ state: State, since earlier: State, seconds: Double) -> String {
    let rate = Double(state.records - earlier.records) / max(seconds, 0.001)
    var text = "\(state.records) records, \(Int(rate))/s"
    if state.failures > 0 { text += ", \(state.failures) with errors" }
    guard let part = state.part else { return text }
    text = "\(bar(part)) \(Int(part * 100))%, \(text)"
    let done = part - (earlier.part ?? 0)
    return done > 0 ? "\(text), \(time(seconds * (1 - part) / done)) left" : text
  }

  private static func bar(_ part: Double) -> String {
    let columns = 20
    let full = min(columns, Int(part * Double(columns)))
    return "[" + String(repeating: "#", count: full)
      + String(repeating: ".", count: columns - full) + "]"
  }

  private static func time(_ seconds: Double) -> String {
    let left = Int(max(0, seconds))
    let (hours, minutes, rest) = (left / 3600, left / 60 % 60, left % 60)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
  }

  /// Takes the line away.
  static func end() {
    System.write(Array("\r\u{1B}[K".utf8), to: 2)
  }
}
