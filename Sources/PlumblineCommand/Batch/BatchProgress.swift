import FoundationEssentials

/// A line on standard error that says how far a run is; only on a terminal.
struct BatchProgress {
  private let isOn: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var shown: ContinuousClock.Instant
  private var first: Int?

  init(isOn: Bool) {
    self.isOn = isOn
    start = clock.now
    shown = start
  }

  /// Shows the state, a few times a second at most.
  ///
  /// - Parameter part: how much of the input is read, from 0 to 1; nil when its size is not known.
  mutating func show(_ mark: BatchJournal.Mark, part: Double?) {
    guard isOn else { return }
    let now = clock.now
    if first == nil { first = mark.records }
    guard now - shown > .milliseconds(200) else { return }
    shown = now
    let seconds =
      Double((now - start).components.seconds) + Double((now - start).components.attoseconds) / 1e18
    let text = Self.text(mark, done: mark.records - (first ?? 0), seconds: seconds, part: part)
    System.write(Array("\r\u{1B}[K\(text)".utf8), to: 2)
  }

  static func text(_ mark: BatchJournal.Mark, done: Int, seconds: Double, part: Double?) -> String {
    var text = "\(mark.records) records, \(Int(Double(done) / max(seconds, 0.001)))/s"
    if mark.failures > 0 { text += ", \(mark.failures) with errors" }
    guard let part, part > 0 else { return text }
    let left = Int(seconds / part - seconds)
    let (hours, minutes, rest) = (left / 3600, left / 60 % 60, left % 60)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
    return text + ", \(Int(part * 100))%, \(time) left"
  }

  /// Takes the line away.
  static func end() {
    System.write(Array("\r\u{1B}[K".utf8), to: 2)
  }
}
